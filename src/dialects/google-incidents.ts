import { z } from 'zod'
import type { Draft } from '../core/item.ts'
import { defineDialect } from '../source.ts'
import {
  firstLine,
  type IncidentUpdate,
  instant,
  latest,
  linksIn,
  mentions,
  updateFacts,
  updatesText,
  webAddress,
} from './_incident.ts'
import { checkOptions, checkShape, readJson } from './_json.ts'

// Wire shape: status.cloud.google.com/incidents.json (schema at /incidents.schema.json). Before 2021-08 incidents had no
// `id`, no `status` on updates and a dashed `most-recent-update`; those still pass.
const Text = z.string().nullish()
const Location = z.object({ title: Text, id: Text })
const Update = z.object({ created: Text, modified: Text, when: Text, text: Text, status: Text })
const Incident = z.object({
  id: Text,
  number: z.union([z.string(), z.number()]).nullish(),
  begin: z.string(),
  created: Text,
  modified: Text,
  end: Text,
  external_desc: Text,
  updates: z.array(Update).nullish(),
  status_impact: Text,
  severity: Text,
  service_name: Text,
  affected_products: z.array(Location).nullish(),
  currently_affected_locations: z.array(Location).nullish(),
  uri: Text,
})
type Incident = z.infer<typeof Incident>

const Options = z.strictObject({
  /** Product ids or words of a product's or an incident's name, one of which must occur. */
  only: z.array(z.string().min(1)).min(1).optional(),
  /** Host of the page, for links. */
  site: z.url().optional(),
})

/** Google Cloud and Workspace status: one draft per incident, open and closed; `end` is absent or null while it is open. */
export default defineDialect({
  describe: 'Google Cloud status: incidents.json',
  speaker: { kind: 'status', authority: 'vendor' },
  accept: 'application/json',
  parse(payload, options) {
    const { only, site } = checkOptions(Options, options)
    return checkShape(z.array(Incident), readJson(payload))
      .filter((incident) => mentions(names(incident), only))
      .map((incident) => draft(incident, site ?? 'https://status.cloud.google.com/'))
  },
})

function draft(incident: Incident, site: string): Draft {
  const id = incident.id ?? String(incident.number ?? incident.begin)
  const place = `/${id}`
  const updates = (incident.updates ?? [])
    .map(
      (update): IncidentUpdate => ({
        id: null,
        status: update.status ?? null,
        at: instant(update.when ?? update.created, place),
        body: (update.text ?? '').replace(/\\$/gm, ''), // a backslash is Markdown's line break
      }),
    )
    .reverse() // served newest first
  const description = incident.external_desc ?? ''
  const links = linksIn(...updates.map(({ body }) => body))
  const products = (incident.affected_products ?? []).map(({ title }) => title).filter((title) => title != null)
  return {
    externalId: id,
    url: webAddress(incident.uri, site),
    title: firstLine(description) || `${incident.service_name ?? 'Google Cloud'} incident ${id}`,
    // The states are capitals such as SERVICE_OUTAGE: they are facts, not words for readers.
    text: updatesText(updates.map((update) => ({ ...update, status: null }))),
    published: instant(incident.created ?? incident.begin, place),
    updated: latest(instant(incident.modified, place), updates.at(-1)?.at),
    phase: incident.end ? 'resolved' : updates.at(-1)?.status === 'AVAILABLE' ? 'monitoring' : 'investigating',
    facts: {
      service: incident.service_name ?? null,
      impact: incident.status_impact ?? null,
      severity: incident.severity ?? null,
      products,
      locations: (incident.currently_affected_locations ?? []).map(({ id: location }) => location ?? null),
      begin: instant(incident.begin, place),
      end: instant(incident.end, place),
      updates: updateFacts(updates),
      ...(links.length > 0 ? { links } : {}),
    },
  }
}

function names(incident: Incident): string[] {
  const products = (incident.affected_products ?? []).flatMap(({ id, title }) => [id ?? '', title ?? ''])
  return [incident.service_name ?? '', incident.external_desc ?? '', ...products]
}

import { z } from 'zod'
import type { Draft } from '../core/item.ts'
import { defineDialect, type Payload } from '../source.ts'
import {
  type IncidentUpdate,
  instant,
  latest,
  linksIn,
  phaseOf,
  updateFacts,
  updatesText,
  webAddress,
} from './_incident.ts'
import { checkOptions, checkShape, readJson } from './_json.ts'
import { withVanished } from './_open-only.ts'
import { readPrevious } from './_previous.ts'

// Wire shape: Checkly status page, `unresolved-incidents`, undocumented. The text of an update is `description`
// or `body`; a service is a name or an object with one.
const Text = z.string().nullish()
const Update = z.object({
  id: Text,
  status: Text,
  description: Text,
  body: Text,
  created_at: Text,
  publicIncidentUpdateDate: Text,
})
const Incident = z.object({
  id: z.string().min(1),
  name: z.string(),
  severity: Text,
  created_at: Text,
  updated_at: Text,
  services: z.array(z.union([z.string(), z.object({ name: z.string() })])).nullish(),
  incident_updates: z.array(Update).nullish(),
})
const List = z.object({ incidents: z.array(Incident) })

/** Checkly: one draft per open incident; what is gone from a readable answer is over. */
export default defineDialect({
  describe: 'Checkly status page: unresolved incidents',
  speaker: { kind: 'status', authority: 'vendor' },
  accept: 'application/json',
  compares: true,
  parse(payload, options, previous) {
    checkOptions(z.strictObject({}), options)
    return withVanished(read(payload), readPrevious(previous, read) ?? [])
  },
})

function read(payload: Payload): Draft[] {
  return checkShape(List, readJson(payload)).incidents.map((incident) => {
    const place = `/incidents/${incident.id}`
    const updates = (incident.incident_updates ?? [])
      .map(
        (update): IncidentUpdate => ({
          id: update.id ?? null,
          status: update.status ?? null,
          at: instant(update.publicIncidentUpdateDate ?? update.created_at, place),
          body: update.description ?? update.body ?? '',
        }),
      )
      .sort((a, b) => (a.at ?? '').localeCompare(b.at ?? ''))
    const maintenance = incident.severity === 'MAINTENANCE'
    const links = linksIn(...updates.map(({ body }) => body))
    return {
      externalId: incident.id,
      url: webAddress('/', payload.url),
      title: incident.name.trim(),
      text: updatesText(updates),
      published: instant(incident.created_at, place),
      updated: latest(instant(incident.updated_at, place), updates.at(-1)?.at),
      phase: phaseOf(updates.at(-1)?.status) ?? (maintenance ? 'in_progress' : null),
      facts: {
        status: updates.at(-1)?.status ?? null,
        impact: incident.severity ?? null,
        components: (incident.services ?? []).map((service) => ({
          name: typeof service === 'string' ? service : service.name,
        })),
        updates: updateFacts(updates),
        ...(links.length > 0 ? { links } : {}),
      },
    }
  })
}

import { z } from 'zod'
import type { Draft } from '../core/item.ts'
import { defineDialect, type Payload } from '../source.ts'
import { instant, latest, linksIn, phaseOf, updateFacts, updatesText, webAddress } from './_incident.ts'
import { checkOptions, checkShape, readJson } from './_json.ts'
import { withVanished } from './_open-only.ts'
import { readPrevious } from './_previous.ts'

// Wire shape: Slack status API v2.0.0 `/current`; `/history` is a bare list of the same incidents.
const Incident = z.object({
  id: z.union([z.number(), z.string().min(1)]).transform(String),
  date_created: z.string(),
  date_updated: z.string().nullish(),
  title: z.string(),
  type: z.string(),
  status: z.string(),
  url: z.string().nullish(),
  services: z.array(z.string()).nullish(),
  notes: z.array(z.object({ date_created: z.string().nullish(), body: z.string() })).nullish(),
})
const Current = z.object({ status: z.string(), active_incidents: z.array(Incident) })

/** Slack status: one draft per incident, notice or outage; `current` lists open ones only. */
export default defineDialect({
  describe: 'Slack status API: current or history',
  speaker: { kind: 'status', authority: 'vendor' },
  accept: 'application/json',
  compares: true,
  parse(payload, options, previous) {
    checkOptions(z.strictObject({}), options)
    const { drafts, openOnly } = read(payload)
    return openOnly ? withVanished(drafts, readPrevious(previous, read)?.drafts ?? []) : drafts
  },
})

function read(payload: Payload): { drafts: Draft[]; openOnly: boolean } {
  const root = readJson(payload)
  if (Array.isArray(root)) return { drafts: checkShape(z.array(Incident), root).map(draft), openOnly: false }
  return { drafts: checkShape(Current, root).active_incidents.map(draft), openOnly: true }
}

function draft(incident: z.infer<typeof Incident>): Draft {
  const place = `/active_incidents/${incident.id}`
  const updates = (incident.notes ?? [])
    .map((note) => ({ id: null, status: null, at: instant(note.date_created, place), body: note.body }))
    .reverse() // served newest first
  const links = linksIn(...updates.map(({ body }) => body))
  return {
    externalId: incident.id,
    url: webAddress(incident.url),
    title: incident.title.trim(),
    text: updatesText(updates),
    published: instant(incident.date_created, place),
    updated: latest(instant(incident.date_updated, place), updates.at(-1)?.at),
    phase: incident.status === 'active' ? null : phaseOf(incident.status),
    facts: {
      status: incident.status,
      impact: incident.type, // `incident`, `notice`, `outage` or `maintenance`
      components: (incident.services ?? []).map((name) => ({ name })),
      updates: updateFacts(updates),
      ...(links.length > 0 ? { links } : {}),
    },
  }
}

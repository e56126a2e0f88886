import { z } from 'zod'
import type { Draft } from '../core/item.ts'
import { defineDialect, type Payload } from '../source.ts'
import { instant, phaseOf, webAddress } from './_incident.ts'
import { checkOptions, checkShape, readJson } from './_json.ts'
import { withVanished } from './_open-only.ts'
import { readPrevious } from './_previous.ts'

// Wire shape: Instatus `/summary.json`. The lists are left out when they are empty; the page's state is a word in
// some answers and an object in others. Incidents have an id in newer answers only.
const Text = z.string().nullish()
const Entry = z.object({
  id: Text,
  name: z.string(),
  started: Text,
  start: Text,
  duration: z.union([z.string(), z.number()]).nullish(),
  status: z.string(),
  impact: Text,
  url: Text,
})
const Summary = z.object({
  page: z.object({ name: Text, url: Text, status: z.union([z.string(), z.object({}).loose()]).nullish() }),
  activeIncidents: z.array(Entry).nullish(),
  activeMaintenances: z.array(Entry).nullish(),
})

/** Instatus: one draft per open incident or maintenance; what is gone from a readable answer is over. */
export default defineDialect({
  describe: 'Instatus: summary.json',
  speaker: { kind: 'status', authority: 'vendor' },
  accept: 'application/json',
  compares: true,
  parse(payload, options, previous) {
    checkOptions(z.strictObject({}), options)
    return withVanished(read(payload), readPrevious(previous, read) ?? [])
  },
})

function read(payload: Payload): Draft[] {
  const { page, activeIncidents, activeMaintenances } = checkShape(Summary, readJson(payload))
  return [...(activeIncidents ?? []), ...(activeMaintenances ?? [])].map((entry): Draft => {
    const started = instant(entry.started ?? entry.start, entry.name)
    const planned = phaseOf(entry.status) === 'scheduled'
    return {
      externalId: entry.id ?? entry.url ?? `${entry.name}@${started}`,
      url: webAddress(entry.url ?? page.url),
      title: entry.name.trim(),
      text: '', // the summary has no update texts
      published: planned ? null : started,
      effective: planned ? (started?.slice(0, 10) ?? null) : null,
      phase: phaseOf(entry.status),
      facts: {
        status: entry.status,
        impact: entry.impact ?? null,
        startedAt: started,
        ...(entry.duration == null ? {} : { durationMinutes: entry.duration }),
        ...(page.name ? { page: page.name } : {}),
      },
    }
  })
}

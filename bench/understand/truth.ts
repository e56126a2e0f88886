import { readFileSync } from 'node:fs'
import type { ReplayEvent } from '#src/actions/replay-document.ts'
import { impactRank } from '#src/core/impact.ts'
import { vendorKey } from '#src/core/seats.ts'

/** One thing that happened while a story was recorded, as a careful reader of it says. */
export interface True {
  event: string
  category: string
  impact: 'critical' | 'high' | 'medium' | 'low'
  vendors: string[]
  models: string[]
  jurisdictions: string[]
  firstObservable: string
  endsAt: string | null
}

/** What a story holds: replay never reads it. */
export interface Truth {
  story: string
  events: True[]
  notEvents: { trap: string; at: string | null; source: string }[]
}

const HOUR = 3_600_000

export function readTruth(file: string): Truth {
  return JSON.parse(readFileSync(file, 'utf8')) as Truth
}

/** The event that tells a true one: a shared vendor or model, about the same time, the best-fitting category and words. */
export function find(expected: True, events: readonly ReplayEvent[]): ReplayEvent | null {
  const first = Date.parse(expected.firstObservable)
  const vendors = expected.vendors.map(key)
  const models = expected.models.map((model) => model.toLowerCase().replace(/[^a-z0-9]+/g, '-'))
  const scored = events.flatMap((event) => {
    const gap = Date.parse(event.openedAt) - first
    // An event that is still going on may hold it as a turn of its story.
    const running = gap < 0 && (event.resolvedAt === null || Date.parse(event.resolvedAt) > first)
    if (!running && (gap < -36 * HOUR || gap > 48 * HOUR)) return []
    const vendor = event.vendors.some((id) => vendors.includes(key(id)))
    const model = event.models.some((id) => models.some((name) => id.includes(name) || name.includes(id)))
    // What names nobody is found by its place and its words.
    const nameless = vendors.length + models.length === 0
    const place = event.jurisdictions.some((code) => expected.jurisdictions.includes(code))
    if (nameless ? !place : !vendor && !model) return []
    const words = wordsOf(expected.event).intersection(wordsOf(event.title)).size
    // the end of a measure tells of the measure, but a measure is not told by an end
    const kind =
      family(event.category) === family(expected.category) ||
      (expected.category === 'resolved' && family(event.category) === 'access')
        ? 1
        : 0
    const score =
      kind * 2 +
      Number(model) +
      words * 0.5 +
      Number(event.category === expected.category) -
      Math.min(2, Math.abs(gap) / (24 * HOUR)) -
      0.7 * Math.abs(impactRank(event.impact) - impactRank(expected.impact))
    return kind === 0 && words < 2 ? [] : [{ event, score }]
  })
  return scored.sort((a, b) => b.score - a.score)[0]?.event ?? null
}

function key(vendor: string): string {
  const name = vendor.toLowerCase().replace(/ ai$/, '')
  // A name of several words may be known as it is written (`Google Cloud`), else as one word.
  const known = vendorKey(name)
  return known === name.replaceAll(' ', '-') ? vendorKey(name.replaceAll(' ', '')) : known
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[a-z0-9.]{3,}/g) ?? [])
}

function family(category: string): string {
  if (['export_control', 'vendor_withdrawal', 'region_restriction', 'sanctions', 'court_order'].includes(category))
    return 'access'
  if (['outage', 'degradation', 'maintenance'].includes(category)) return 'service'
  return category
}

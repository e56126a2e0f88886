import type { Profile } from './profile.ts'
import type { Track } from './track.ts'
import type { Traits } from './traits.ts'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR
/** How long after an incident the press still tells of it. */
export const RETOLD_MS = 36 * HOUR
/** How far beyond its usual reach in time an event is recapped. */
export const RECAP = 2.5
export const UNKNOWN = -1
/** How far apart in time items of one event are published, per strand. */
export const REACH: Record<Track, number> = {
  act: 60 * DAY,
  eased: 10 * DAY,
  lifted: 30 * DAY,
  threat: 10 * DAY,
  suit: 14 * DAY,
  ruling: 21 * DAY,
  law: 120 * DAY,
  retirement: 150 * DAY,
  terms: 10 * DAY,
  price: 14 * DAY,
  service: 12 * HOUR,
  security: 14 * DAY,
  other: 5 * DAY,
  none: 3 * DAY,
}
/** Strands on which much is said that passes: what was said last week is another matter. */
export const TALK: ReadonlySet<Track> = new Set<Track>(['threat', 'other', 'price', 'suit'])
/** Strands on which a vendor seldom has two stories in a week. */
export const SELDOM: ReadonlySet<Track> = new Set<Track>(['security', 'terms', 'law', 'retirement'])

/** How far apart in time they are; `UNKNOWN` when one of them has no date. */
export function distance(traits: Traits, event: Profile): number {
  if (traits.at <= 0 || event.lastAt <= 0) return UNKNOWN
  return Math.max(0, traits.at - event.lastAt, event.firstAt - traits.at)
}

/** The press tells of an incident the day after; the page of another vendor does not. */
export function retold(traits: Traits, event: Profile): number {
  if (traits.track !== 'service' || event.track !== 'service') return 0
  return traits.incident === null || event.incidents.length === 0 ? RETOLD_MS : 0
}

export function nearness(gap: number, unit: number): number {
  if (gap === UNKNOWN) return 0.05
  if (gap <= unit) return 0.15
  if (gap <= 3 * unit) return 0.1
  return gap <= 7 * unit ? 0.05 : 0
}

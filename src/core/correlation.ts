import { affinity, isMeasure, JOIN } from './affinity.ts'
import type { Event, Reading } from './event.ts'
import type { Exemplar, Profile } from './profile.ts'
import { hash } from './shingle.ts'
import { linksOf, ownKeysOf, type Traits, traitsOf } from './traits.ts'

export { keysOf } from './traits.ts'

/** Bounded, JSON-serialisable memory of an event: what correlation needs, at most about 8 kB. */
export interface EventSketch extends Profile {
  id: string
  /** `endedAt` says when it ended; merged or withdrawn events end too. */
  keys: readonly string[]
  vendors: readonly string[]
  /** Word hash per item (the last few), so that a revision without new words is known as such. */
  words: Readonly<Record<string, number>>
  /** Items and incidents that a person put here or took away; stronger than any score. */
  pins: { with: readonly string[]; apart: readonly string[] }
}

/** An open event that a reading ends, eases or puts in doubt, though it is not part of it. */
export interface Ending {
  event: string
  how: 'returned' | 'eased' | 'doubted'
  because: string[]
}

/** Where a reading belongs, and why. `ends` names the measures whose end it states. */
export type Correlation =
  | { to: 'new'; because: string[]; ends: Ending[] }
  | {
      to: 'event'
      event: string
      score: number
      /** The item whose text this repeats: the same witness, not another angle. */
      duplicateOf: string | null
      /** A revision: the item is in the event already; `sameWords` when nothing but its state has changed. */
      revision: { sameWords: boolean } | null
      because: string[]
      ends: Ending[]
    }

const CRITICAL = 4
const EPISODE_MS = 3 * 3_600_000
/** How long after its first item an event may still be said to be about models that it did not name. */
const NAMED_WITHIN_MS = 3 * 86_400_000
/** How long after it was first told a report may rest on another that is taken back. */
const DOUBTED_MS = 3 * 86_400_000
const MAX_EXEMPLARS = 5
const MAX_NAMES = 16
const MAX_KEYS = 96
const MAX_WORDS = 40
const MAX_PINS = 32

/**
 * Decides which event a reading belongs to: same identity first, then copies of a text, then the best-supported event
 * at or above the threshold; ties go to the older event, so the answer does not depend on the order of candidates.
 */
export function correlate(reading: Reading, candidates: readonly EventSketch[]): Correlation {
  const traits = traitsOf(reading)
  const ends = [...endsOf(traits, candidates), ...doubtsOf(traits, candidates)]
  const own = [traits.item, ...(traits.incident ? [traits.incident] : [])]
  let best: { sketch: EventSketch; pull: number; score: number; copyOf: string | null; because: string[] } | null = null
  for (const sketch of candidates) {
    if (own.some((id) => sketch.pins.apart.includes(id))) continue
    const found = own.some((id) => sketch.pins.with.includes(id))
      ? { score: 5, copyOf: null, because: ['a person put it there'] }
      : traits.item in sketch.words && !isNewEpisode(traits, sketch)
        ? { score: 4, copyOf: null, because: [`revision of ${traits.item}`] }
        : affinity(traits, sketch)
    if (!found || found.score < JOIN) continue
    const pull = found.score + sizeOf(sketch)
    if (!best || pull > best.pull || (pull === best.pull && older(sketch, best.sketch)))
      best = { sketch, pull, ...found }
  }
  if (!best) {
    const because =
      candidates.length === 0
        ? ['nothing like it is known']
        : [`none of ${candidates.length} candidates is close enough`]
    return { to: 'new', because, ends }
  }
  const words = best.sketch.words[traits.item]
  return {
    to: 'event',
    event: best.sketch.id,
    score: Math.min(1, best.score),
    duplicateOf: best.copyOf,
    revision: words === undefined ? null : { sameWords: words === wordsOf(reading) },
    because: best.because,
    ends: ends.filter((ending) => ending.event !== best.sketch.id),
  }
}

/** The memory of a new event that one reading opened. */
export function sketchOf(event: Pick<Event, 'id' | 'status' | 'resolvedAt'>, reading: Reading): EventSketch {
  const traits = traitsOf(reading)
  return {
    id: event.id,
    endedAt: event.status === 'open' || !event.resolvedAt ? null : Date.parse(event.resolvedAt),
    track: traits.track,
    keys: ownKeysOf(reading),
    vendors: traits.vendors,
    models: traits.models,
    instruments: traits.instruments,
    jurisdictions: traits.jurisdictions,
    effective: traits.effective,
    incidents: traits.incident ? [traits.incident] : [],
    links: linksOf(traits),
    exemplars: [exemplarOf(traits)],
    firstAt: traits.at,
    lastAt: traits.at,
    rank: traits.rank,
    firm: traits.firm,
    ...(traits.formal ? { formal: true } : {}),
    words: { [traits.item]: wordsOf(reading) },
    pins: { with: [], apart: [] },
  }
}

/** The memory after one more reading; the earliest and the latest items stay as examples. */
export function absorbSketch(sketch: EventSketch, reading: Reading): EventSketch {
  const traits = traitsOf(reading)
  const { [traits.item]: _, ...others } = sketch.words
  const kept = Object.entries(others).slice(-(MAX_WORDS - 1))
  const isRevision = traits.item in sketch.words
  return {
    ...sketch,
    track: isUnmasked(sketch, traits) ? 'act' : sketch.track,
    keys: keepKeys(union(ownKeysOf(reading), sketch.keys, Number.POSITIVE_INFINITY)),
    vendors: union(sketch.vendors, traits.vendors, MAX_NAMES),
    models: union(sketch.models, settles(sketch, traits) ? traits.models : [], MAX_NAMES),
    instruments: union(sketch.instruments, traits.instruments, MAX_NAMES),
    jurisdictions: union(sketch.jurisdictions, traits.jurisdictions, MAX_NAMES),
    effective: union(sketch.effective, traits.effective, MAX_NAMES),
    incidents: union(sketch.incidents, traits.incident ? [traits.incident] : [], MAX_NAMES),
    links: union(sketch.links, linksOf(traits), MAX_NAMES),
    exemplars: isRevision ? sketch.exemplars : keepExemplars([...sketch.exemplars, exemplarOf(traits)]),
    firstAt:
      traits.at > 0 && sketch.firstAt > 0 ? Math.min(sketch.firstAt, traits.at) : Math.max(sketch.firstAt, traits.at),
    lastAt: Math.max(sketch.lastAt, traits.at),
    rank: Math.max(sketch.rank, traits.rank),
    firm: sketch.firm || traits.firm,
    ...(sketch.formal || traits.formal ? { formal: true } : {}),
    words: Object.fromEntries([...kept, [traits.item, wordsOf(reading)]]),
  }
}

/** A disturbance that its vendor explains as an act is one from then on, and so is a retirement by which some lose access within days. */
function isUnmasked(sketch: EventSketch, traits: Traits): boolean {
  if (traits.track !== 'act') return false
  return (sketch.track === 'service' && traits.firm) || (sketch.track === 'retirement' && traits.rank >= CRITICAL)
}

/** A late retelling that names other models beside is no reason to look for the event under those. */
function settles(sketch: EventSketch, traits: Traits): boolean {
  const early = sketch.firstAt <= 0 || traits.at - sketch.firstAt <= NAMED_WITHIN_MS
  return early || traits.models.some((model) => sketch.models.includes(model))
}

/** The memory with the event's end, or without it once it is open again. */
export function endSketch(sketch: EventSketch, event: Pick<Event, 'status' | 'resolvedAt' | 'updatedAt'>): EventSketch {
  const endedAt = event.status === 'open' ? null : Date.parse(event.resolvedAt ?? event.updatedAt)
  return sketch.endedAt === endedAt ? sketch : { ...sketch, endedAt }
}

/** Marks items or incidents so that later correlation respects what a person decided. */
export function pin(sketch: EventSketch, to: 'with' | 'apart', ids: readonly string[]): EventSketch {
  return { ...sketch, pins: { ...sketch.pins, [to]: union(ids, sketch.pins[to], MAX_PINS) } }
}

/** A component that turns red again hours after the event ended is news, not a revision. */
function isNewEpisode(traits: Traits, sketch: EventSketch): boolean {
  return traits.recurs && sketch.endedAt !== null && traits.at - sketch.endedAt > EPISODE_MS
}

function endsOf(traits: Traits, candidates: readonly EventSketch[]): Ending[] {
  if (traits.track !== 'lifted' && traits.track !== 'eased' && !traits.undoes) return []
  return candidates.flatMap((sketch): Ending[] => {
    const measure = sketch.track === 'act' || (sketch.track === 'law' && sketch.models.length > 0)
    if (sketch.endedAt !== null || !measure || traits.at < sketch.firstAt) return []
    const vendor = traits.vendors.find((name) => sketch.vendors.includes(name))
    const model = traits.models.find((name) => sketch.models.includes(name))
    const instrument = traits.instruments.find((name) => sketch.instruments.includes(name))
    // The return of one model is not the end of everything that its vendor suffers.
    // Whoever took a measure under some act need not cite the act again to lift it.
    const byTaker = traits.authority === 'official' && sketch.exemplars[0]?.publisher === traits.publisher
    const free = sketch.instruments.length === 0 || (byTaker && traits.instruments.length === 0)
    const broad = traits.models.length === 0 && free ? vendor : undefined
    const named = sketch.models.length > 0 ? model : (instrument ?? broad)
    if (!vendor || !named) return []
    return [
      {
        event: sketch.id,
        how: traits.track === 'eased' ? 'eased' : 'returned',
        because: [`${traits.item} states the ${traits.track === 'eased' ? 'easing' : 'end'} for ${vendor} ${named}`],
      },
    ]
  })
}

/** What only repeaters tell of a vendor falls with the report that is denied or taken back, on whatever strand they told it. */
function doubtsOf(traits: Traits, candidates: readonly EventSketch[]): Ending[] {
  if (!traits.doubts) return []
  return candidates.flatMap((sketch): Ending[] => {
    const open = sketch.endedAt === null && !sketch.firm && traits.at >= sketch.firstAt
    const vendor = traits.vendors.find((name) => sketch.vendors.includes(name))
    if (!open || !vendor || !isMeasure(sketch.track) || traits.at - sketch.firstAt > DOUBTED_MS) return []
    return [{ event: sketch.id, how: 'doubted', because: [`${traits.item} doubts what is told of ${vendor}`] }]
  })
}

/** What a revision is compared by: the words only, not phase, impact or time stamps. */
function wordsOf(reading: Reading): number {
  return hash(`${reading.item.title}\n${reading.item.text}`)
}

function exemplarOf(traits: Traits): Exemplar {
  const { item, place, publisher, at, link, signature, title, body, latin, zone, ideas, lead, figures, tongue } = traits
  return { item, place, publisher, at, link, signature, title, body, latin, zone, ideas, lead, figures, tongue }
}

function keepExemplars(exemplars: readonly Exemplar[]): Exemplar[] {
  if (exemplars.length <= MAX_EXEMPLARS) return [...exemplars]
  return [...exemplars.slice(0, MAX_EXEMPLARS - 2), ...exemplars.slice(-2)]
}

/** What an event is about outlasts which texts told it; of those, the newest stay. */
function keepKeys(keys: readonly string[]): string[] {
  const lasting = keys.filter((key) => !/^[nb]:/.test(key)).slice(0, MAX_KEYS / 2)
  return [...lasting, ...keys.filter((key) => /^[nb]:/.test(key))].slice(0, MAX_KEYS)
}

/** Of two events that fit alike, an item belongs rather to the one that more is said of. */
function sizeOf(sketch: EventSketch): number {
  return 0.02 * Math.log2(Object.keys(sketch.words).length)
}

function older(one: EventSketch, other: EventSketch): boolean {
  return one.firstAt !== other.firstAt ? one.firstAt < other.firstAt : one.id < other.id
}

function union(first: readonly string[], second: readonly string[], most: number): string[] {
  return [...new Set([...first, ...second])].slice(0, most)
}

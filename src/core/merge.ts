import { absorbSketch, type EventSketch, endSketch, pin, sketchOf } from './correlation.ts'
import type { Event, Reading, Witness } from './event.ts'
import { highest, impactRank } from './impact.ts'
import { absorb, note, openEvent } from './lifecycle.ts'
import { publisherKey } from './voice.ts'

/** An event with its memory. */
export interface Kept {
  event: Event
  sketch: EventSketch
}

/**
 * Puts two events together because a person says that they are one. `into` keeps its id and takes everything of `from`;
 * `from` becomes withdrawn and points to it. Items of `from` stay with `into` in later correlation.
 */
export function merge(into: Kept, from: Kept, by: string, now: string): { into: Kept; from: Kept } {
  const [graver] = [into.event, from.event].sort((a, b) => impactRank(b.impact) - impactRank(a.impact))
  const worst = graver as Event
  const witnesses = distinct([...into.event.witnesses, ...from.event.witnesses])
  const union = (field: 'vendors' | 'models' | 'jurisdictions' | 'populations' | 'instruments' | 'items') => [
    ...new Set([...into.event[field], ...from.event[field]]),
  ]
  const ongoing = [...new Set([...(into.event.ongoing ?? []), ...(from.event.ongoing ?? [])])]
  const open = into.event.status === 'open' || from.event.status === 'open'
  const merged: Event = {
    ...into.event,
    revision: into.event.revision + 1,
    impact: highest([into.event.impact, from.event.impact]),
    category: worst.category,
    availability: worst.availability,
    certainty: into.event.certainty === 'official' ? 'official' : from.event.certainty,
    confidence: Math.max(into.event.confidence, from.event.confidence),
    status: open ? 'open' : into.event.status,
    resolvedAt: open ? null : into.event.resolvedAt,
    vendors: union('vendors'),
    models: union('models'),
    jurisdictions: union('jurisdictions'),
    populations: union('populations'),
    instruments: union('instruments'),
    items: union('items'),
    effectiveOn: into.event.effectiveOn ?? from.event.effectiveOn,
    witnesses,
    evidence: [...into.event.evidence, ...from.event.evidence].slice(-60),
    openedAt: into.event.openedAt < from.event.openedAt ? into.event.openedAt : from.event.openedAt,
    peakAt: worst.peakAt,
    updatedAt: now,
    ...(ongoing.length > 0 ? { ongoing } : {}),
  }
  const gone: Event = {
    ...from.event,
    revision: from.event.revision + 1,
    status: 'withdrawn',
    resolvedAt: now,
    updatedAt: now,
  }
  const memory = pin(joinSketches(into.sketch, from.sketch), 'with', [...from.event.items, ...from.sketch.incidents])
  const event = note(merged, `merged with ${from.event.id} by ${by}`)
  return {
    into: { event, sketch: endSketch(memory, event) },
    from: {
      event: note(gone, `merged into ${into.event.id} by ${by}`),
      sketch: pin(endSketch(from.sketch, gone), 'apart', [...from.event.items, ...from.sketch.incidents]),
    },
  }
}

/**
 * Takes some items out of an event because a person says that they are another one. Both sides are built again from
 * their readings, oldest first, and later correlation keeps them apart.
 * @throws Error when nothing would be left on one side
 */
export function split(
  kept: Kept,
  readings: readonly Reading[],
  items: readonly string[],
  by: string,
  now: string,
): { rest: Kept; out: Kept } {
  const own = [...readings].sort((a, b) => (a.item.published ?? a.seenAt).localeCompare(b.item.published ?? b.seenAt))
  const out = own.filter((reading) => items.includes(reading.item.id))
  const rest = own.filter((reading) => !items.includes(reading.item.id))
  if (out.length === 0 || rest.length === 0) throw new Error('a split needs items on both sides')
  const left = build(rest, now)
  const taken = build(out, now)
  const { id, revision, openedAt } = kept.event
  const stays: Event = { ...left.event, id, revision: revision + 1, openedAt }
  const ids = (side: readonly Reading[]) => side.map((reading) => reading.item.id)
  return {
    rest: {
      event: note(stays, `${out.length} items taken out by ${by}`),
      sketch: keep({ ...left.sketch, id, pins: kept.sketch.pins }, ids(rest), ids(out)),
    },
    out: {
      event: note(taken.event, `taken out of ${id} by ${by}`),
      sketch: keep(taken.sketch, ids(out), ids(rest)),
    },
  }
}

/** What a person decided last wins over what was decided before. */
function keep(sketch: EventSketch, own: readonly string[], others: readonly string[]): EventSketch {
  const without = (list: readonly string[], ids: readonly string[]) => list.filter((id) => !ids.includes(id))
  const pins = { with: without(sketch.pins.with, others), apart: without(sketch.pins.apart, own) }
  return pin(pin({ ...sketch, pins }, 'with', own), 'apart', others)
}

function build(readings: readonly Reading[], now: string): Kept {
  const [first, ...more] = readings as [Reading, ...Reading[]]
  let event = openEvent(first, first.seenAt)
  let sketch = sketchOf(event, first)
  for (const reading of more) {
    const put = {
      to: 'event',
      event: event.id,
      score: 1,
      duplicateOf: null,
      revision: null,
      because: [],
      ends: [],
    } as const
    event = absorb(event, reading, { ...put, because: [], ends: [] }, reading.seenAt).event
    sketch = absorbSketch(sketch, reading)
  }
  return { event: { ...event, updatedAt: now }, sketch: endSketch(sketch, event) }
}

function joinSketches(one: EventSketch, other: EventSketch): EventSketch {
  const both = (
    field: 'keys' | 'vendors' | 'models' | 'instruments' | 'jurisdictions' | 'effective' | 'incidents' | 'links',
    most: number,
  ) => [...new Set([...one[field], ...other[field]])].slice(0, most)
  return {
    ...one,
    keys: both('keys', 96),
    vendors: both('vendors', 16),
    models: both('models', 16),
    instruments: both('instruments', 16),
    jurisdictions: both('jurisdictions', 16),
    effective: both('effective', 16),
    incidents: both('incidents', 16),
    links: both('links', 16),
    exemplars: [...one.exemplars.slice(0, 3), ...other.exemplars.slice(0, 2)],
    words: Object.fromEntries([...Object.entries(other.words), ...Object.entries(one.words)].slice(-40)),
    firstAt: Math.min(one.firstAt, other.firstAt),
    lastAt: Math.max(one.lastAt, other.lastAt),
    rank: Math.max(one.rank, other.rank),
    firm: one.firm || other.firm,
  }
}

function distinct(witnesses: readonly Witness[]): Witness[] {
  const seen = new Set<string>()
  return witnesses.filter((witness) => {
    const voice = publisherKey(witness.publisher)
    if (seen.has(voice)) return false
    seen.add(voice)
    return true
  })
}

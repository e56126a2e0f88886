import { CERTAINTIES } from './assessment.ts'
import { absorbSketch, type Correlation, correlate, type EventSketch, endSketch, pin, sketchOf } from './correlation.ts'
import type { Event, Reading, Witness } from './event.ts'
import { derivedId } from './id.ts'
import { highest, impactRank } from './impact.ts'
import { absorb, note, openEvent } from './lifecycle.ts'
import { withPageFacts } from './severity.ts'
import { asItBegan } from './triage-batch.ts'
import { publisherKey } from './voice.ts'

/** An event with its memory. */
export interface Kept {
  event: Event
  sketch: EventSketch
}

/**
 * Puts two events together because a person says that they are one. `into` keeps its id and takes everything of `from`;
 * `from` becomes withdrawn, points to it and is found by nothing new. Items of `from` stay with `into` in later
 * correlation.
 */
export function merge(into: Kept, from: Kept, by: string, now: string): { into: Kept; from: Kept } {
  const both = [into.event, from.event].sort((a, b) => impactRank(b.impact) - impactRank(a.impact))
  const worst = both[0] as Event
  // What can be used again after one of them is decided by the other while that is going on.
  const current = both.find((event) => event.status === 'open') ?? worst
  const certainties = both.map((event) => event.certainty)
  const witnesses = distinct([...into.event.witnesses, ...from.event.witnesses])
  const union = (field: 'vendors' | 'models' | 'jurisdictions' | 'populations' | 'instruments' | 'items') => [
    ...new Set([...into.event[field], ...from.event[field]]),
  ]
  const ongoing = [...new Set([...(into.event.ongoing ?? []), ...(from.event.ongoing ?? [])])]
  const struck = [...(into.event.struck ?? []), ...(from.event.struck ?? [])]
  const cause = into.event.commonCause ?? from.event.commonCause
  const open = into.event.status === 'open' || from.event.status === 'open'
  const merged: Event = {
    ...into.event,
    revision: into.event.revision + 1,
    impact: highest([into.event.impact, from.event.impact]),
    category: worst.category,
    availability: current.availability,
    certainty: CERTAINTIES.find((one) => certainties.includes(one)) ?? into.event.certainty,
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
    ...(into.event.services || from.event.services
      ? { services: { ...from.event.services, ...into.event.services } }
      : {}),
    ...(struck.length > 0 ? { struck } : {}),
    ...(cause ? { commonCause: cause } : {}),
  }
  if (from.event.quiet !== true) delete merged.quiet
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
      sketch: {
        ...pin(endSketch(from.sketch, gone), 'apart', [...from.event.items, ...from.sketch.incidents]),
        keys: [],
      },
    },
  }
}

/**
 * Takes some items out of an event because a person says that they are another one. Both sides are built again from
 * their readings (every revision, as it was seen while the event went on), and later correlation keeps them apart.
 * @throws Error when nothing would be left on one side
 */
export function split(
  kept: Kept,
  readings: readonly Reading[],
  items: readonly string[],
  by: string,
  now: string,
): { rest: Kept; out: Kept } {
  const own = ofEvent(kept.event, readings)
  const out = own.filter((reading) => items.includes(reading.item.id))
  const rest = own.filter((reading) => !items.includes(reading.item.id))
  if (out.length === 0 || rest.length === 0) throw new Error('a split needs items on both sides')
  const ids = (side: readonly Reading[]) => [...new Set(side.map((reading) => reading.item.id))]
  const { id, revision, openedAt } = kept.event
  const left = build(rest, id, now)
  // Not the id that its first item would give: the event itself or one that was merged into it may bear that.
  const taken = build(out, derivedId('evt', id, ...ids(out), now), now)
  const quiet = kept.event.quiet === true ? { quiet: true } : {}
  const stays: Event = {
    ...left.event,
    ...outsideEnd(kept.event, left.event),
    ...quiet,
    revision: revision + 1,
    openedAt,
  }
  return {
    rest: {
      event: note(stays, `${ids(out).length} items taken out by ${by}`),
      sketch: keep({ ...endSketch(left.sketch, stays), pins: kept.sketch.pins }, ids(rest), ids(out)),
    },
    out: {
      event: note({ ...taken.event, ...quiet, revision: 1 }, `taken out of ${id} by ${by}`),
      sketch: keep(taken.sketch, ids(out), ids(rest)),
    },
  }
}

/** Of each item what it said when the event opened and since, in the order in which it was seen. */
function ofEvent(event: Event, readings: readonly Reading[]): Reading[] {
  const inOrder = [...readings].sort(
    (a, b) => a.seenAt.localeCompare(b.seenAt) || (a.item.published ?? '').localeCompare(b.item.published ?? ''),
  )
  return inOrder.filter((reading, index) => {
    if (reading.seenAt > event.openedAt) return reading.seenAt <= event.updatedAt
    const later = inOrder.slice(index + 1).filter(({ item }) => item.id === reading.item.id)
    return later.every(({ seenAt }) => seenAt > event.openedAt)
  })
}

/** An end that was stated outside the event (in another one) holds for what remains of it. */
function outsideEnd(was: Event, is: Event): Partial<Event> {
  const outside = was.evidence.some(({ item }) => !was.items.includes(item))
  if (!outside || is.status !== 'open' || was.status === 'open') return {}
  return { status: was.status, resolvedAt: was.resolvedAt, availability: was.availability }
}

/** What a person decided last wins over what was decided before. */
function keep(sketch: EventSketch, own: readonly string[], others: readonly string[]): EventSketch {
  const without = (list: readonly string[], ids: readonly string[]) => list.filter((id) => !ids.includes(id))
  const pins = { with: without(sketch.pins.with, others), apart: without(sketch.pins.apart, own) }
  return pin(pin({ ...sketch, pins }, 'with', own), 'apart', others)
}

function build(readings: readonly Reading[], id: string, now: string): Kept {
  const [first, ...more] = readings.map(withPageFacts) as [Reading, ...Reading[]]
  const opening = asItBegan(first)
  let event = { ...openEvent(opening, first.seenAt), id }
  let sketch = sketchOf(event, opening)
  for (const reading of more) {
    const found = correlate(reading, [sketch]) // knows copies and revisions, which are no new witnesses
    const put: Correlation =
      found.to === 'event'
        ? found
        : { to: 'event', event: id, score: 1, duplicateOf: null, revision: null, because: [], ends: [] }
    event = absorb(event, reading, put, reading.seenAt).event
    sketch = endSketch(absorbSketch(sketch, reading), event)
  }
  return { event: { ...event, updatedAt: now }, sketch: endSketch(sketch, event) }
}

function joinSketches(one: EventSketch, other: EventSketch): EventSketch {
  const both = (
    field: 'vendors' | 'models' | 'instruments' | 'jurisdictions' | 'effective' | 'incidents' | 'links',
    most: number,
  ) => [...new Set([...one[field], ...other[field]])].slice(0, most)
  return {
    ...one,
    // Half of the room for each: an event with many keys must not crowd out the identities of the other's items.
    keys: [...new Set([...one.keys.slice(0, 48), ...other.keys.slice(0, 48), ...one.keys, ...other.keys])].slice(0, 96),
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
    ...(one.formal || other.formal ? { formal: true } : {}),
  }
}

function distinct(witnesses: readonly Witness[]): Witness[] {
  const seen = new Set<string>()
  return witnesses.filter((witness) => {
    const voices = [publisherKey(witness.publisher), ...(witness.of ? [witness.of] : [])]
    if (voices.some((voice) => seen.has(voice))) return false
    for (const voice of voices) seen.add(voice)
    return true
  })
}

import { takesBack } from './amends.ts'
import { assess } from './assess.ts'
import { absorbSketch, type Correlation, correlate, type EventSketch, endSketch, sketchOf } from './correlation.ts'
import { createIndex } from './correlation-index.ts'
import type { Event, Reading } from './event.ts'
import type { Item } from './item.ts'
import { absorb, end, note, openEvent } from './lifecycle.ts'
import { isGauge, isOver, peakOf } from './phase.ts'
import { withPageFacts } from './severity.ts'
import { undoes } from './track.ts'
import { keysOf } from './traits.ts'

/** A reading, and whether it comes from the first snapshot of its source, which is stored and judged, not rung. */
export type Judged = Reading & { baseline: boolean }

/** The part of the known world that correlation needs. */
export interface KnownEvents {
  /** Sketches of recent events that share one of the keys. */
  candidates(keys: readonly string[]): readonly EventSketch[]
  event(id: string): Event | null
}

/** One event while a batch runs. */
export interface Entry {
  before: Event | null
  after: Event
  sketch: EventSketch
  changes: string[]
  /** Items that joined, each with why it belongs here. */
  joined: { item: string; because: string[] }[]
  /** Readings of this batch that are part of it or end it. */
  readings: Judged[]
}

/** Readings of one batch, put where they belong one after the other; later ones see what earlier ones opened. */
export interface Batch {
  /** Answers why the reading concerns no event, or null. */
  take(reading: Judged): string | null
  entries(): Entry[]
}

/** Starts a batch over what is known. */
export function createBatch(known: KnownEvents, now: string): Batch {
  const touched = new Map<string, Entry>()
  const index = createIndex({ windowMs: Number.POSITIVE_INFINITY, maxEvents: Number.POSITIVE_INFINITY })

  return { take, entries: () => [...touched.values()] }

  function take(judged: Judged): string | null {
    const reading = withPageFacts(judged)
    const stored = known.candidates(keysOf(reading)).filter((sketch) => !touched.has(sketch.id))
    const candidates = [...index.candidates(reading), ...stored]
    const correlation = correlate(reading, candidates)
    const why = correlation.to === 'event' ? join(reading, correlation, candidates) : start(reading, correlation)
    for (const ending of correlation.ends) {
      const entry = entryOf(ending.event, candidates)
      if (!entry) continue
      const { event, changes } = end(entry.after, reading, ending, now)
      if (changes.length > 0) put({ ...entry, after: event, changes: [...entry.changes, ...changes] }, reading)
    }
    return why
  }

  function join(
    reading: Judged,
    correlation: Correlation & { to: 'event' },
    candidates: readonly EventSketch[],
  ): string | null {
    const entry = entryOf(correlation.event, candidates)
    if (!entry) return `event ${correlation.event} is not known any more`
    const { event, changes } = absorb(entry.after, reading, correlation, now)
    const isNew = !entry.after.items.includes(reading.item.id)
    put(
      {
        ...entry,
        after: event,
        sketch: absorbSketch(entry.sketch, reading),
        changes: [...entry.changes, ...changes],
        joined: isNew ? [...entry.joined, { item: reading.item.id, because: correlation.because }] : entry.joined,
      },
      reading,
    )
    return null
  }

  function start(reading: Judged, correlation: Correlation): string | null {
    const opening = asItBegan(reading)
    if (!opening.assessment.relevant) return 'not relevant'
    if (isRest(reading.item)) return 'nothing was wrong with it before'
    if (takesBack(opening)) return 'takes back what is no event here'
    const opened = openEvent(opening, now)
    const after = reading.baseline ? { ...opened, quiet: true } : opened
    put(
      {
        before: null,
        after: correlation.ends.some(({ how }) => how !== 'doubted') ? asEnding(after, opening, correlation) : after,
        sketch: sketchOf(after, opening),
        changes: ['opened'],
        joined: [{ item: reading.item.id, because: correlation.because }],
        readings: [],
      },
      reading,
    )
    return null
  }

  function entryOf(id: string, candidates: readonly EventSketch[]): Entry | null {
    const entry = touched.get(id)
    if (entry) return entry
    const event = known.event(id)
    const sketch = candidates.find((candidate) => candidate.id === id)
    return event && sketch ? { before: event, after: event, sketch, changes: [], joined: [], readings: [] } : null
  }

  function put(entry: Entry, reading: Judged): void {
    const sketch = endSketch(entry.sketch, entry.after)
    touched.set(entry.after.id, { ...entry, sketch, readings: [...entry.readings, reading] })
    index.put(sketch, 0)
  }
}

/** A reading of an incident that was over when it was first seen, judged by what it was before. */
export function asItBegan<T extends Reading>(reading: T): T {
  const peak = peakOf(reading.item)
  if (!peak) return reading
  const { assessment } = withPageFacts({ ...reading, item: peak, assessment: assess(peak) })
  return assessment.relevant ? { ...reading, assessment } : reading
}

/** True for a component or page that reports normal service: no news unless something was wrong. */
function isRest(item: Item): boolean {
  return isGauge(item) && isOver(item)
}

/** The end of a grave measure is grave news itself, since traffic may return; a ruling is not the return. */
function asEnding(event: Event, reading: Reading, correlation: Correlation): Event {
  const slight = event.impact === 'low' || event.impact === 'medium'
  const impact = slight && !undoes(reading) ? 'high' : event.impact
  return note({ ...event, impact }, `ends or eases ${correlation.ends.map((ending) => ending.event).join(', ')}`)
}

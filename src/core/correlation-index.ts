import type { EventSketch } from './correlation.ts'
import type { Reading } from './event.ts'
import { keysOf } from './traits.ts'

/** Recent events by their keys, in bounded memory; the counterpart of the `event_keys` table. */
export interface CorrelationIndex {
  /** Sketches worth comparing with a reading, most keys in common first, at most 40. */
  candidates(reading: Reading): EventSketch[]
  /** The same for keys that are at hand. */
  lookup(keys: readonly string[]): EventSketch[]
  /** Adds or replaces the sketch of an event that was active at `at` (milliseconds). */
  put(sketch: EventSketch, at: number): void
  get(id: string): EventSketch | undefined
  readonly size: number
}

/** Ids kept per key: the most recently active. A vendor that is in the news daily must not make one key slow. */
const PER_KEY = 24
const MOST = 40

/** An index that forgets events idle for longer than `windowMs`, and the idlest beyond `maxEvents`. */
export function createIndex({ windowMs, maxEvents }: { windowMs: number; maxEvents: number }): CorrelationIndex {
  // A Map iterates in insertion order; an entry is deleted and set again when it is active, so the first is the idlest.
  const events = new Map<string, { sketch: EventSketch; at: number }>()
  const byKey = new Map<string, string[]>()

  return {
    candidates: (reading) => lookup(keysOf(reading)),
    lookup,
    get size() {
      return events.size
    },
    get: (id) => events.get(id)?.sketch,
    put(sketch, at) {
      const known = events.get(sketch.id)
      if (known) {
        events.delete(sketch.id)
        for (const key of known.sketch.keys) if (!sketch.keys.includes(key)) unlink(key, sketch.id)
      }
      events.set(sketch.id, { sketch, at: Math.max(at, known?.at ?? at) })
      for (const key of sketch.keys) link(key, sketch.id)
      for (const [id, entry] of events) {
        if (entry.at <= 0 && at > 0 && events.size <= maxEvents) {
          // Without a date of its own it counts from the next one that has one.
          events.delete(id)
          events.set(id, { ...entry, at })
          continue
        }
        if (events.size <= maxEvents && at - entry.at <= windowMs) break
        events.delete(id)
        for (const key of entry.sketch.keys) unlink(key, id)
      }
    },
  }

  function lookup(keys: readonly string[]): EventSketch[] {
    const hits = new Map<string, number>()
    for (const key of keys) {
      // An identity outweighs any number of shared names.
      const weight = key.startsWith('n:') || key.startsWith('i:') ? 100 : key.startsWith('l:') ? 10 : 1
      for (const id of byKey.get(key) ?? []) hits.set(id, (hits.get(id) ?? 0) + weight)
    }
    return [...hits]
      .sort((one, other) => other[1] - one[1])
      .slice(0, MOST)
      .flatMap(([id]) => events.get(id)?.sketch ?? [])
  }

  function link(key: string, id: string) {
    const ids = byKey.get(key)
    if (!ids) return void byKey.set(key, [id])
    const place = ids.indexOf(id)
    if (place === ids.length - 1) return
    if (place >= 0) ids.splice(place, 1)
    else if (ids.length >= PER_KEY) ids.shift()
    ids.push(id)
  }

  function unlink(key: string, id: string) {
    const ids = byKey.get(key)
    const place = ids?.indexOf(id) ?? -1
    if (!ids || place < 0) return
    if (ids.length === 1) byKey.delete(key)
    else ids.splice(place, 1)
  }
}

import { assess } from './assess.ts'
import type { Assessment } from './assessment.ts'
import { absorbSketch, correlate, sketchOf } from './correlation.ts'
import { type CorrelationIndex, createIndex } from './correlation-index.ts'
import type { Reading } from './event.ts'
import { derivedId } from './id.ts'
import type { Item } from './item.ts'

/** One line of `tocsin correlate`: `event` is equal for items of one event. */
export interface Correlated {
  id: string
  event: string
  because: string[]
}

const DAY = 86_400_000

/**
 * Groups items into events one at a time, oldest first, in bounded memory. An item without a date counts as seen with
 * the one before it.
 */
export function createCorrelateStream(
  read: (item: Item) => Assessment = assess,
  index: CorrelationIndex = createIndex({ windowMs: 150 * DAY, maxEvents: 100_000 }),
): (item: Item) => Correlated {
  let seenAt = new Date(0).toISOString()
  return (item) => {
    seenAt = item.published ?? seenAt
    const reading: Reading = { item, assessment: read(item), seenAt, sha256: null }
    const found = correlate(reading, index.candidates(reading))
    const known = found.to === 'event' ? index.get(found.event) : undefined
    const event = known?.id ?? derivedId('evt', item.id)
    const sketch = known
      ? absorbSketch(known, reading)
      : sketchOf({ id: event, status: 'open', resolvedAt: null }, reading)
    index.put(sketch, Date.parse(seenAt))
    return { id: item.id, event, because: [...found.because, ...found.ends.flatMap((ending) => ending.because)] }
  }
}

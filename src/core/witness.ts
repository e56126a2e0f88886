import type { Correlation } from './correlation.ts'
import type { Event, Reading, Witness } from './event.ts'
import type { Authority } from './item.ts'
import { traitsOf } from './traits.ts'
import { authorityOf, publisherKey } from './voice.ts'

/** How much a further witness adds: the share of the remaining doubt that it may remove. */
const WEIGHT: Record<Authority, number> = { official: 0.8, vendor: 0.7, press: 0.45, aggregator: 0.2 }
const ORDER: readonly Authority[] = ['official', 'vendor', 'press', 'aggregator']
const MOST = 0.99

/** The voice of a reading; without an authority it counts as the weakest. */
export function voiceOf(reading: Reading): Witness {
  const { item, seenAt } = reading
  const of = traitsOf(reading).link
  return {
    publisher: item.publisher ?? item.source ?? 'unknown',
    authority: authorityOf(reading) ?? 'aggregator',
    at: seenAt,
    item: item.id,
    ...(of === null ? {} : { of }),
  }
}

/**
 * Whether a reading is a new, independent voice, with the reason. One publisher speaks once, whatever its sources; a copy
 * of a known text, or a repeater's pointer to a known page, is no voice of its own. `replaces` is a repeater whose
 * original now speaks itself.
 */
export function independence(
  event: Event,
  reading: Reading,
  correlation: Correlation,
): { witness: Witness | null; replaces: Witness | null; because: string } {
  const witness = voiceOf(reading)
  const none = (because: string) => ({ witness: null, replaces: null, because })
  const same = event.witnesses.find((known) => publisherKey(known.publisher) === publisherKey(witness.publisher))
  if (same) return none(`${witness.publisher} is a witness already`)
  const rank = (one: Witness) => ORDER.indexOf(one.authority)
  const original =
    event.witnesses.find((known) => witness.of !== undefined && known.of === witness.of) ??
    (correlation.to === 'event' && correlation.duplicateOf !== null
      ? event.witnesses.find((known) => known.item === correlation.duplicateOf)
      : undefined)
  const copies = correlation.to === 'event' && correlation.duplicateOf !== null
  if (original && rank(witness) < rank(original))
    return { witness, replaces: original, because: `${witness.publisher} (${witness.authority}) speaks itself` }
  if (copies) return none(`repeats the text of ${correlation.duplicateOf}`)
  if (original) return none(`points to ${witness.of}, as ${original.publisher} does`)
  return { witness, replaces: null, because: `${witness.publisher} (${witness.authority}) says so too` }
}

/** Confidence after one more independent voice: it removes part of the remaining doubt, never all of it. */
export function corroborate(confidence: number, reading: Reading): number {
  const authority = authorityOf(reading) ?? 'aggregator'
  const doubt = (1 - confidence) * (1 - WEIGHT[authority] * reading.assessment.confidence)
  return capped(Math.max(confidence, 1 - doubt))
}

/** A probability that never becomes certainty. */
export function capped(value: number): number {
  return round(Math.min(MOST, value))
}

/** Rounds a probability to three places. */
export function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

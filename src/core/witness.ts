import type { Correlation } from './correlation.ts'
import type { Event, Reading, Witness } from './event.ts'
import { isHearsay } from './hearsay.ts'
import type { Authority } from './item.ts'
import { traitsOf } from './traits.ts'
import { authorityOf, isFirm, publisherKey } from './voice.ts'

/** How much a further witness adds: the share of the remaining doubt that it may remove. */
const WEIGHT: Record<Authority, number> = { official: 0.8, vendor: 0.7, press: 0.45, aggregator: 0.2 }
const ORDER: readonly Authority[] = ['official', 'vendor', 'press', 'aggregator']
const MOST = 0.99
/** Shorter names of outlets are words too. */
const SHORTEST_NAME = 4
const MOST_READ = 4_000

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
 * of a known text, a repeater's pointer to a known page, and what rests on nobody who is named, is no voice of its own.
 * `replaces` is a repeater whose
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
  const cited = isFirm(reading) ? undefined : event.witnesses.find((known) => cites(reading, known))
  if (cited) return none(`tells what ${cited.publisher} told`)
  if (reading.assessment.certainty === 'opinion' && !isFirm(reading)) return none('is an opinion about it')
  // Two outlets that have seen a leaked paper have most often seen the same one, or each other.
  const before = isHearsay(reading) ? event.witnesses.find((known) => known.authority === 'press') : undefined
  if (before) return none(`rests on a source that it does not name, as ${before.publisher} may`)
  return { witness, replaces: null, because: `${witness.publisher} (${witness.authority}) says so too` }
}

/** True when the text names the outlet whose report it passes on; that it names the vendor or the regulator says nothing. */
function cites({ item }: Reading, known: Witness): boolean {
  if (known.authority === 'official' || known.authority === 'vendor') return false
  const name = known.publisher.replace(/^the /i, '').trim()
  if (name.length < SHORTEST_NAME) return false
  const text = `${item.title}\n${item.text}`.slice(0, MOST_READ)
  const found = text.indexOf(name)
  if (found < 0) return false
  // Case counts, and so do the edges of words in Latin script: `Wired` is an outlet, `wired` is not.
  return !/[A-Za-z0-9]/.test(text[found - 1] ?? ' ') && !/[A-Za-z0-9]/.test(text[found + name.length] ?? ' ')
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

import type { Track } from './track.ts'

/** A representative item of an event, as far as correlation needs it; about 900 bytes as JSON. */
export interface Exemplar {
  item: string
  place: string
  publisher: string
  at: number
  link: string | null
  signature: readonly number[]
  title: readonly number[]
  body: readonly number[]
  /** Names and numbers in Latin letters, where the text itself is in another script; they cross languages. */
  latin: readonly number[]
  /** As in `Traits`; absent in memories from before these were kept. */
  zone?: string | null
  ideas?: readonly number[]
  lead?: number
  figures?: readonly number[]
  tongue?: readonly [number, number]
}

/** What an event offers for comparison. */
export interface Profile {
  track: Track
  vendors: readonly string[]
  models: readonly string[]
  instruments: readonly string[]
  jurisdictions: readonly string[]
  /** Dates from which it holds, as stated. */
  effective: readonly string[]
  incidents: readonly string[]
  links: readonly string[]
  exemplars: readonly Exemplar[]
  /** Publication times of the first and the latest item, milliseconds. */
  firstAt: number
  lastAt: number
  /** When it ended, milliseconds; null while it is open. */
  endedAt: number | null
  /** Rank of its gravest item, 0 (`none`) to 4 (`critical`). */
  rank: number
  /** True when the vendor itself or an official has spoken. */
  firm: boolean
  /** True when it was formally taken; absent in memories from before this was kept. */
  formal?: boolean
}

/**
 * How strongly a reading belongs to an event, with what speaks for it; `copyOf` names the item it repeats. Below 1.5 a sum
 * of hints, from 1.5 a copy of a text, 3 an identity.
 */
export interface Affinity {
  score: number
  copyOf: string | null
  because: string[]
  /** How alike the texts are, where they were compared word by word. */
  likeness?: number
}

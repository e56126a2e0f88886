import type { Tongue } from './tongue.ts'

/** Spanish words for the concepts of the vocabulary, beside those that stand with the concepts. */
export const SPANISH: Tongue = {
  concepts: {},
  places: {},
  bodies: {},
}

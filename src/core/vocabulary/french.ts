import type { Tongue } from './tongue.ts'

/** French words for the concepts of the vocabulary, beside those that stand with the concepts. */
export const FRENCH: Tongue = {
  concepts: {},
  places: {},
  bodies: {},
}

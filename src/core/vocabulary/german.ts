import type { Tongue } from './tongue.ts'

/** German words for the concepts of the vocabulary, beside those that stand with the concepts. */
export const GERMAN: Tongue = {
  concepts: {},
  places: {},
  bodies: {},
}

/**
 * What one language adds to the vocabulary, by the ids that stand there: concepts (cues, acts, groups of people), places
 * and the bodies that rule in them. Whoever speaks it well can extend it without knowing the rules.
 */
export interface Tongue {
  concepts: Readonly<Record<string, string>>
  places: Readonly<Record<string, string>>
  bodies: Readonly<Record<string, string>>
}

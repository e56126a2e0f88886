import type { Category } from '../assessment.ts'
import type { Impact } from '../impact.ts'

/**
 * A rule over concepts that stand in one sentence. `all` is a list of alternatives-by-`|`, every one of which must be
 * there; `none` spoils it. `says` is what a careful lawyer would conclude from it alone: the prior that training adjusts.
 */
export interface Frame {
  id: string
  all: readonly string[]
  none?: string
  /** Spoils it wherever in the item it stands. */
  nowhere?: string
  kinds?: string
  says: readonly [Category, Impact]
  /** How sure the rule is by itself, in logits; 1.5 by default. */
  weight?: number
  /** Why the rule exists: the law, the vendor document or the annotation principle it encodes. */
  basis: string
}

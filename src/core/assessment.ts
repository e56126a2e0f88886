import { z } from 'zod'
import { CATEGORIES, CERTAINTIES } from './closed-lists.ts'
import { Impact } from './impact.ts'

export { CATEGORIES, CERTAINTIES }

/** What sort of thing happened. */
export const Category = z.enum(CATEGORIES)
export type Category = z.infer<typeof Category>

/** How firmly it is known. */
export const Certainty = z.enum(CERTAINTIES)
export type Certainty = z.infer<typeof Certainty>

/** One reason: the rule that fired and the words that made it fire, a verbatim substring of that field. */
export const Reason = z.object({
  rule: z.string(),
  quote: z.string(),
  field: z.enum(['title', 'text']),
})
export type Reason = z.infer<typeof Reason>

/**
 * What an item means. `relevant` is false exactly when `impact` is `none`. `confidence` is a probability, 0 to 1.
 * Vendors and models are lower-case ids; jurisdictions ISO 3166-1 alpha-2, `EU` or `INT`; `effectiveOn` is
 * `YYYY-MM-DD` (or a stated `YYYY-MM`) or null.
 */
export const Assessment = z.object({
  id: z.string(),
  relevant: z.boolean(),
  category: Category,
  impact: Impact,
  certainty: Certainty,
  confidence: z.number().min(0).max(1),
  vendors: z.array(z.string()),
  models: z.array(z.string()),
  jurisdictions: z.array(z.string()),
  populations: z.array(z.string()),
  instruments: z.array(z.string()),
  effectiveOn: z.string().nullable(),
  because: z.array(Reason),
})
export type Assessment = z.infer<typeof Assessment>

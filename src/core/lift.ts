import { z } from 'zod'
import { Duration } from './duration.ts'

/** When a restriction ends after its events did. A legal one is never lifted without a person. */
export const LiftRule = z.strictObject({
  after: Duration.prefault('60m'),
  mode: z.enum(['propose', 'enforce']).default('propose'),
})
export type LiftRule = z.infer<typeof LiftRule>

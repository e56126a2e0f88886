import { z } from 'zod'
import { Duration } from './duration.ts'

/** Who must agree. Durations become milliseconds. */
export const ApprovalRule = z.strictObject({
  /** People who must approve; somebody who made the proposal by hand is never the only one. */
  quorum: z.int().min(1).default(1),
  timeout: Duration.prefault('15m'),
  onTimeout: z.enum(['hold', 'reject', 'enforce']).default('hold'),
})
export type ApprovalRule = z.infer<typeof ApprovalRule>

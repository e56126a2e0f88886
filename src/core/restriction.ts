import { z } from 'zod'

export const BASES = ['legal', 'availability', 'precaution'] as const
/**
 * Why something is restricted. `legal`: using it is itself the violation, so a route without lawful targets closes.
 * `availability`: never leave a route empty, keep the least bad target. `precaution`: prefer others, keep as last resort.
 */
export const Basis = z.enum(BASES)
export type Basis = z.infer<typeof Basis>

export const RESTRICTION_STATUSES = [
  'observed',
  'proposed',
  'approved',
  'active',
  'lifted',
  'rejected',
  'expired',
] as const
/** `observed`: a policy in observe mode would have restricted; it never reaches a directive. */
export type RestrictionStatus = (typeof RESTRICTION_STATUSES)[number]

/**
 * A standing statement that something must not be used. `["*"]` means any; `models: ["*"]` is every model of the
 * vendors. It binds when vendor, model, host, region and population all match.
 */
export interface Restriction {
  id: string
  status: RestrictionStatus
  basis: Basis
  vendors: string[]
  models: string[]
  hosts: string[]
  regions: string[]
  populations: string[]
  since: string
  until: string | null
  reason: string
  events: string[]
  evidence: { url: string | null; sha256: string | null; quote: string }[]
  /** Who decided, in order: `policy:cut-off`, `user:ann`. */
  decidedBy: string[]
  policy: string | null
  proposedAt: string
  activeAt: string | null
  liftedAt: string | null
}

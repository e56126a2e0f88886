import { z } from 'zod'
import { Matcher } from './matcher.ts'

const Id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/, 'an id: letters, digits, dash, underscore')

/** When a subscription speaks: at once, or on the ticks of a cron line in a zone (IANA name). */
export const Mode = z.union(
  [z.literal('immediate'), z.strictObject({ digest: z.string().min(1), timezone: z.string().min(1).default('UTC') })],
  { error: 'must be "immediate" or { digest: "<cron>", timezone: "<zone>" }' },
)
export type Mode = z.infer<typeof Mode>

/** Who is told about what, where, and how often. */
export const Subscription = z.strictObject({
  id: Id,
  match: Matcher,
  /** Ids of configured channels. */
  channels: z.array(z.string().min(1)).min(1, 'a subscription needs at least one channel'),
  mode: Mode.default('immediate'),
})
export type Subscription = z.infer<typeof Subscription>

/** The channel that exists when none is configured: it prints. */
export const DEFAULT_CHANNEL = { id: 'terminal', type: 'log' } as const

/** Who is told when no channel is configured: the terminal, of everything from medium up. */
export const DEFAULT_SUBSCRIPTION: Subscription = {
  id: 'terminal',
  match: { impact: ['>=medium'] },
  channels: [DEFAULT_CHANNEL.id],
  mode: 'immediate',
}

/** True when a subscription collects its alerts for a digest. */
export function isDigest(subscription: Subscription): boolean {
  return subscription.mode !== 'immediate'
}

import { z } from 'zod'
import { compileRoute, inForce } from './compile.ts'
import { Duration, formatDuration } from './duration.ts'
import type { Inventory } from './inventory.ts'
import type { Restriction } from './restriction.ts'
import type { Scope } from './scope.ts'
import { vendorKey } from './seats.ts'

const DAY_MS = 86_400_000

/** How much a policy may do without a person. */
export const Limits = z.strictObject({
  /** Share of all traffic that one restriction may move to another target or stop, 0 to 1. */
  maxShareMoved: z.number().min(0).max(1).default(1),
  /** Restrictions that this policy may put in force within 24 hours. */
  maxPerDay: z.int().min(1).default(10),
  /** Wait after a change by this policy to the same vendors or hosts for another event; stops flapping. */
  cooldown: Duration.prefault('0s'),
})
export type Limits = z.infer<typeof Limits>

/** Which limit a restriction would break. */
export type Breach = 'share' | 'budget' | 'cooldown'

/** The limits that a restriction would break, each as a word and a sentence. `own`: what the same policy did before. */
export function overLimits(
  limits: Limits,
  restriction: Restriction,
  own: readonly Restriction[],
  moved: number,
  now: Date,
): [Breach, string][] {
  const breaches: [Breach, string][] = []
  if (moved > limits.maxShareMoved + 1e-9)
    breaches.push([
      'share',
      `it would move ${percent(moved)} of traffic, the limit is ${percent(limits.maxShareMoved)}`,
    ])
  const since = (at: string | null) => (at === null ? Number.POSITIVE_INFINITY : now.getTime() - Date.parse(at))
  const today = own.filter((one) => since(one.activeAt ?? one.proposedAt) < DAY_MS).length
  if (today >= limits.maxPerDay)
    breaches.push(['budget', `${today} restrictions in 24 hours, the limit is ${limits.maxPerDay}`])
  const recent = own.find(
    (one) =>
      !one.events.some((event) => restriction.events.includes(event)) &&
      overlap(one, restriction) &&
      Math.min(since(one.activeAt ?? one.proposedAt), since(one.liftedAt)) < limits.cooldown,
  )
  if (recent) breaches.push(['cooldown', `${recent.id} changed the same within ${formatDuration(limits.cooldown)}`])
  return breaches
}

/** Share of traffic whose first target a restriction changes, and whether it changes anything: compiled before and after. */
export function shareMoved(
  restriction: Restriction,
  inventory: Inventory,
  restrictions: readonly Restriction[],
  now: Date,
): { share: number; changes: boolean } {
  const before = restrictions.filter((one) => inForce(one, now))
  // measured as if it began now, even when it is scheduled
  const after = [...before, { ...restriction, status: 'active' as const, since: now.toISOString() }]
  let share = 0
  let changes = false
  for (const route of inventory.routes) {
    const was = compileRoute(route, inventory, before)
    const will = compileRoute(route, inventory, after)
    if (was.targets[0]?.id !== will.targets[0]?.id) share += route.share
    changes ||= JSON.stringify(was) !== JSON.stringify(will)
  }
  return { share, changes }
}

function overlap(one: Scope, other: Scope): boolean {
  const share = (a: readonly string[], b: readonly string[]) =>
    a.includes('*') || b.includes('*') || a.some((x) => b.some((y) => vendorKey(x) === vendorKey(y)))
  return share(one.vendors, other.vendors) && share(one.hosts, other.hosts)
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

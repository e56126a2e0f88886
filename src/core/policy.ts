import { z } from 'zod'
import { affectedScope, vagueness } from './affected.ts'
import { ApprovalRule } from './approval.ts'
import { inForce } from './compile.ts'
import type { Event } from './event.ts'
import type { Exposure } from './exposure.ts'
import { derivedId } from './id.ts'
import { atLeast } from './impact.ts'
import type { Inventory } from './inventory.ts'
import type { Kind } from './item.ts'
import { LiftRule } from './lift.ts'
import { type Breach, Limits, overLimits, shareMoved } from './limits.ts'
import { Matcher, matches } from './matcher.ts'
import { type Lack, lacking, Requirement } from './requirement.ts'
import { BASES, Basis, type Restriction } from './restriction.ts'
import { coversScope, type Scope } from './scope.ts'

/** A restriction for something announced begins this long before it takes effect: traffic moves before the cut-off. */
const LEAD_MS = 86_400_000

export const POLICY_MODES = ['observe', 'propose', 'enforce'] as const
/** `observe`: log what would have been; `propose`: a person approves; `enforce`: act when sure enough. */
export const PolicyMode = z.enum(POLICY_MODES)
export type PolicyMode = z.infer<typeof PolicyMode>

/** What to restrict. `affected` is what the event names; other keys replace parts of it, `["*"]` means any. */
const Effect = z.strictObject({
  scope: z.literal('affected').default('affected'),
  basis: Basis,
  hosts: z.array(z.string().toLowerCase()).min(1).optional(),
  regions: z.array(z.string().toUpperCase()).min(1).optional(),
  populations: z.array(z.string().toLowerCase()).min(1).optional(),
})

/** When an event may restrict something, how sure we must be, who must agree. */
export const Policy = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'an id: letters, digits, dot, dash, underscore'),
  match: Matcher,
  require: Requirement.prefault({}),
  restrict: Effect,
  mode: PolicyMode.default('propose'),
  approval: ApprovalRule.prefault({}),
  limits: Limits.prefault({}),
  lift: LiftRule.prefault({}),
})
export type Policy = z.infer<typeof Policy>

/** Why a policy that matches does nothing. */
export type Held =
  | Lack
  | Breach
  | 'vague'
  | 'nothing-to-restrict'
  | 'already-restricted'
  | 'already-proposed'
  | 'already-observed'
  | 'rejected'
  | 'lifted'
  | 'halted'

/**
 * What one policy decides about one event. `because` holds the words of `Held` when it is held, else what matched;
 * `explain` says the same in sentences.
 */
export interface Verdict {
  policy: string
  event: string
  at: string
  verdict: 'active' | 'proposed' | 'observed' | 'held'
  because: string[]
  explain: string[]
  restriction: Restriction | null
}

export interface EvaluateInput {
  policies: readonly Policy[]
  event: Event
  exposure: Exposure
  inventory: Inventory
  /** All restrictions of the last 24 hours and all that are not over, whatever their status. */
  restrictions: readonly Restriction[]
  halted: boolean
  now: Date
  /** Source ids, kinds and text of the event's items, for matchers. */
  sources?: readonly string[]
  kinds?: readonly Kind[]
  text?: string
}

/** Decides what every policy does about an event; never acts. Exactly one verdict per policy that matches. */
export function evaluate(input: EvaluateInput): Verdict[] {
  const taken = [...input.restrictions]
  return input.policies.flatMap((policy): Verdict[] => {
    const match = matches(policy.match, input)
    if (!match.matched) return []
    const verdict = decide(policy, match.because, { ...input, restrictions: taken })
    if (verdict.restriction !== null) taken.push(verdict.restriction)
    return [verdict]
  })
}

function decide(policy: Policy, matched: string[], input: EvaluateInput): Verdict {
  const { event, now } = input
  const base = { policy: policy.id, event: event.id, at: now.toISOString() }
  const scope = wantedScope(policy, event, input.inventory)
  const held = new Map<Held, string>([
    ...lacking(policy.require, event, policy.mode === 'enforce'),
    ...subjectReasons(policy, scope, input),
  ])
  if (held.size === 0 && scope !== null) {
    const restriction = draft(policy, scope, input)
    for (const [word, why] of dangerReasons(policy, restriction, input)) held.set(word, why)
    if (held.size === 0) {
      const verdict = policy.mode === 'enforce' ? 'active' : policy.mode === 'propose' ? 'proposed' : 'observed'
      return { ...base, verdict, because: matched, explain: [summary(restriction)], restriction }
    }
  }
  return { ...base, verdict: 'held', because: [...held.keys()], explain: [...held.values()], restriction: null }
}

function wantedScope(policy: Policy, event: Event, inventory: Inventory): Scope | null {
  const scope = affectedScope(event, inventory)
  if (scope === null) return null
  const { hosts, regions, populations } = policy.restrict
  return {
    ...scope,
    hosts: hosts ?? scope.hosts,
    regions: regions ?? scope.regions,
    populations: populations ?? scope.populations,
  }
}

/** What speaks against restricting this at all. */
function* subjectReasons(
  policy: Policy,
  scope: Scope | null,
  { event, exposure, restrictions, now }: EvaluateInput,
): Generator<[Held, string]> {
  const vague = vagueness(event)
  if (scope === null)
    return yield ['nothing-to-restrict', 'the event names neither a vendor nor a model that programs call']
  if (exposure.routes.length === 0) return yield ['nothing-to-restrict', 'no route of the inventory is affected']
  if (vague !== null) yield ['vague', vague]
  const strength = (basis: Restriction['basis']) => BASES.length - BASES.indexOf(basis)
  const covering = restrictions.filter(
    (one) => coversScope(one, scope) && strength(one.basis) >= strength(policy.restrict.basis),
  )
  const mine = covering.filter((one) => one.policy === policy.id && one.events.includes(event.id))
  const active = covering.find((one) => inForce(one, now) || (one.status === 'active' && mine.includes(one)))
  const waiting = covering.find((one) => one.status === 'proposed' || one.status === 'approved')
  const seen = mine.find((one) => one.status === 'observed')
  const refused = mine.find((one) => one.status === 'rejected' || one.status === 'expired')
  const lifted = mine.find((one) => one.status === 'lifted')
  if (active) yield ['already-restricted', `${active.id} already covers it`]
  else if (waiting && (policy.mode !== 'enforce' || mine.includes(waiting)))
    yield ['already-proposed', `${waiting.id} waits for a decision`]
  else if (seen && policy.mode === 'observe') yield ['already-observed', `${seen.id} has been noted`]
  else if (refused) yield ['rejected', `${refused.id} was ${refused.status}; only wider news asks again`]
  else if (lifted) yield ['lifted', `${lifted.id} was lifted; only wider news restricts again`]
}

/** What speaks against doing it without a person. */
function* dangerReasons(policy: Policy, restriction: Restriction, input: EvaluateInput): Generator<[Held, string]> {
  const { inventory, restrictions, now, halted } = input
  const moved = shareMoved(restriction, inventory, restrictions, now)
  if (!moved.changes) yield ['nothing-to-restrict', 'every route already does without what would be restricted']
  if (policy.mode === 'propose') return // a person decides
  if (halted && policy.mode === 'enforce') yield ['halted', 'automatic enforcement is halted']
  // in observe mode the counterfactual restrictions use up the limits, as they would have
  const own = restrictions.filter(
    (one) =>
      one.policy === policy.id && (one.activeAt !== null || (policy.mode === 'observe' && one.status === 'observed')),
  )
  yield* overLimits(policy.limits, restriction, own, moved.share, now)
}

function draft(policy: Policy, scope: Scope, { event, now }: EvaluateInput): Restriction {
  const at = now.toISOString()
  const status = policy.mode === 'enforce' ? 'active' : policy.mode === 'propose' ? 'proposed' : 'observed'
  return {
    id: derivedId('rst', policy.id, event.id, String(event.revision), at),
    status,
    basis: policy.restrict.basis,
    ...scope,
    since: beginning(event, now),
    until: null,
    reason: event.title,
    events: [event.id],
    evidence: event.evidence.map(({ url, sha256, quote }) => ({ url, sha256, quote })),
    decidedBy: [`policy:${policy.id}`],
    policy: policy.id,
    proposedAt: at,
    activeAt: status === 'active' ? at : null,
    liftedAt: null,
  }
}

/** Critical means now or within days, so it binds at once; what is announced for later begins one day before its date. */
function beginning(event: Event, now: Date): string {
  if (event.effectiveOn === null || atLeast(event.impact, 'critical')) return now.toISOString()
  const start = Date.parse(event.effectiveOn.length === 7 ? `${event.effectiveOn}-01` : event.effectiveOn) - LEAD_MS
  return new Date(Number.isNaN(start) ? now.getTime() : Math.max(start, now.getTime())).toISOString()
}

function summary({ basis, vendors, models, hosts, populations, since }: Restriction): string {
  const of = hosts.includes('*') ? '' : ` at ${hosts.join(', ')}`
  return `${basis}: ${vendors.join(', ')} ${models.join(', ')}${of} for ${populations.join(', ')} from ${since}`
}

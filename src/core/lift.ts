import { z } from 'zod'
import { Duration, formatDuration } from './duration.ts'
import type { Event } from './event.ts'
import type { Restriction } from './restriction.ts'

const DAY_MS = 86_400_000
/** Each earlier lift of the same policy's restrictions on the same events within a day doubles the wait, this often. */
const MAX_DOUBLINGS = 5

/** When a restriction ends after its events did. A legal one is never lifted without a person. */
export const LiftRule = z.strictObject({
  after: Duration.prefault('60m'),
  mode: z.enum(['propose', 'enforce']).default('propose'),
})
export type LiftRule = z.infer<typeof LiftRule>

/** What to do about one active restriction whose reason may be gone. `because` holds words, `explain` sentences. */
export interface LiftVerdict {
  restriction: string
  verdict: 'lift' | 'propose' | 'held'
  because: string[]
  explain: string[]
  /** When a held one is worth another look by time alone, or null. */
  dueAt: string | null
}

export interface LiftInput {
  /** Every restriction that is active or was lifted within a day. */
  restrictions: readonly Restriction[]
  /** The policies' lift rules and cooldowns, by policy id. */
  policies: readonly { id: string; lift: LiftRule; limits: { cooldown: number } }[]
  /** The events of the restrictions. */
  events: readonly Event[]
  halted: boolean
  now: Date
}

/**
 * Judges every active restriction that may end: all its events are over and what they are about can be used again, or
 * its `until` has passed. Restrictions made by hand without `until` end by hand only and get no verdict, and nor do
 * those whose events are still open.
 */
export function dueLifts(input: LiftInput): LiftVerdict[] {
  return input.restrictions.filter((one) => one.status === 'active').flatMap((one) => judge(one, input) ?? [])
}

function judge(restriction: Restriction, input: LiftInput): LiftVerdict | null {
  const { id, basis, until } = restriction
  const { now, halted } = input
  const answer = (verdict: LiftVerdict['verdict'], word: string, why: string, dueAt: string | null = null) => ({
    restriction: id,
    verdict,
    because: [word],
    explain: [why],
    dueAt,
  })
  if (until !== null && Date.parse(until) <= now.getTime())
    return basis === 'legal'
      ? answer('propose', 'until-passed', `it was meant to end at ${until}; a legal one waits for a person`)
      : answer('lift', 'until-passed', `it was meant to end at ${until}`)
  const policy = input.policies.find((one) => one.id === restriction.policy)
  const over = ending(restriction, input.events)
  if (over === null) return null
  if ('held' in over) return answer('held', 'not-restored', over.held)
  // no policy of that id any more: a person looks
  if (policy === undefined)
    return restriction.policy === null
      ? null
      : answer('propose', 'events-over', `${over.why}; policy ${restriction.policy} is gone`)
  const wait = policy.lift.after * 2 ** Math.min(earlierLifts(restriction, input), MAX_DOUBLINGS)
  const steady = Date.parse(restriction.activeAt ?? restriction.since) + policy.limits.cooldown
  const due = Math.max(over.at + wait, steady)
  if (due > now.getTime()) {
    const dueAt = new Date(due).toISOString()
    return answer('held', 'waiting', `${over.why}; ${formatDuration(due - now.getTime())} to go`, dueAt)
  }
  if (policy.lift.mode === 'propose') return answer('propose', 'events-over', over.why)
  if (basis === 'legal') return answer('propose', 'legal', `${over.why}; a legal one waits for a person`)
  return halted ? answer('held', 'halted', 'automatic enforcement is halted') : answer('lift', 'events-over', over.why)
}

/** When and how all events of a restriction ended; held when one is over but its subject is still out of use; null while one is open. */
function ending(
  restriction: Restriction,
  events: readonly Event[],
): { at: number; why: string } | { held: string } | null {
  const mine = restriction.events.map((id) => events.find((event) => event.id === id))
  if (mine.length === 0 || mine.some((event) => event === undefined)) return null
  let at = 0
  for (const event of mine as Event[]) {
    if (event.status === 'open' && event.availability !== 'restored') return null
    // a page that turns green does not bring a withdrawn model back
    if (event.status === 'resolved' && (event.availability === 'withdrawn' || event.availability === 'impaired'))
      return { held: `event ${event.id} is resolved but what it is about is still ${event.availability}` }
    at = Math.max(at, Date.parse(event.resolvedAt ?? event.updatedAt))
  }
  const how = [...new Set((mine as Event[]).map((event) => (event.status === 'open' ? 'restored' : event.status)))]
  return { at, why: `events are ${how.join(' and ')} since ${new Date(at).toISOString()}` }
}

/** How often the same policy's restriction for one of the same events, or of the same vendors, was lifted within a day. */
function earlierLifts(restriction: Restriction, { restrictions, now }: LiftInput): number {
  return restrictions.filter(
    (one) =>
      one.id !== restriction.id &&
      one.policy === restriction.policy &&
      one.liftedAt !== null &&
      now.getTime() - Date.parse(one.liftedAt) < DAY_MS &&
      one.vendors.join() === restriction.vendors.join() &&
      one.hosts.join() === restriction.hosts.join(),
  ).length
}

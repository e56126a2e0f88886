import { z } from 'zod'
import { Duration, formatDuration } from './duration.ts'
import type { Restriction } from './restriction.ts'

/** Who must agree. Durations become milliseconds. */
export const ApprovalRule = z.strictObject({
  /** People who must approve; somebody who made the proposal by hand is never the only one. */
  quorum: z.int().min(1).default(1),
  timeout: Duration.prefault('15m'),
  onTimeout: z.enum(['hold', 'reject', 'enforce']).default('hold'),
})
export type ApprovalRule = z.infer<typeof ApprovalRule>

/** One person's word on a proposal, e.g. by `user:ann`. */
export interface Vote {
  by: string
  at: string
  decision: 'approve' | 'reject'
}

/** What becomes of a proposal. `because` holds words, `explain` sentences. */
export interface ApprovalVerdict {
  /** `held`: the time for it is over, nothing happens until a person acts; `pending`: it still runs. */
  verdict: 'approved' | 'rejected' | 'pending' | 'held'
  because: string[]
  explain: string[]
  /** Who approved, in the order of `decidedBy`. */
  decidedBy: string[]
  /** Approvals that are still missing. */
  missing: number
  /** When the time for it ends. */
  dueAt: string
}

export interface ApprovalInput {
  restriction: Pick<Restriction, 'proposedAt' | 'decidedBy'>
  rule: ApprovalRule
  votes: readonly Vote[]
  halted: boolean
  /** Whether the events may cause something without a person (`mayActAlone`), for `onTimeout: enforce`. */
  mayActAlone: boolean
  now: Date
}

/**
 * Judges a proposal by the votes so far. One rejection by anybody ends it. The quorum counts different people, and
 * whoever made the proposal by hand never carries it alone (four eyes).
 */
export function judgeApproval({ restriction, rule, votes, halted, mayActAlone, now }: ApprovalInput): ApprovalVerdict {
  const dueAt = new Date(Date.parse(restriction.proposedAt) + rule.timeout).toISOString()
  const approvers = [...new Set(votes.filter((vote) => vote.decision === 'approve').map((vote) => vote.by))]
  const others = approvers.filter((by) => !restriction.decidedBy.includes(by))
  const missing = Math.max(rule.quorum - approvers.length, others.length === 0 ? 1 : 0)
  const answer = (verdict: ApprovalVerdict['verdict'], word: string, why: string) => ({
    verdict,
    because: [word],
    explain: [why],
    decidedBy: approvers,
    missing,
    dueAt,
  })
  const rejection = votes.find((vote) => vote.decision === 'reject')
  if (rejection) return answer('rejected', 'rejected', `${rejection.by} rejected it`)
  if (missing === 0) return answer('approved', 'quorum', `${approvers.join(', ')} approved it`)
  const lack: [string, string] =
    approvers.length >= rule.quorum
      ? ['four-eyes', `${approvers.join(', ')} proposed it; somebody else must approve too`]
      : ['quorum', `${approvers.length} of ${rule.quorum} people approved it`]
  if (Date.parse(dueAt) > now.getTime()) return answer('pending', ...lack)
  const late = `nobody decided within ${formatDuration(rule.timeout)}`
  if (rule.onTimeout === 'reject') return answer('rejected', 'timeout', late)
  if (rule.onTimeout === 'hold') return answer('held', 'timeout', `${late}; it waits`)
  if (halted) return answer('held', 'halted', `${late}; automatic enforcement is halted`)
  if (!mayActAlone) return answer('held', 'authority', `${late}; press and aggregators alone never restrict anything`)
  // silence stands in for a quorum of policy decisions, never for a second pair of eyes on a person's own proposal
  if (restriction.decidedBy.some((by) => by.startsWith('user:')))
    return answer('held', 'four-eyes', `${late}; a proposal by hand needs a second person`)
  return answer('approved', 'timeout', `${late}; the policy then enforces`)
}

import { z } from 'zod'
import type { Context } from '../context.ts'
import { ApprovalRule, judgeApproval } from '../core/approval.ts'
import { derivedId } from '../core/id.ts'
import { Instant } from '../core/item.ts'

import { mayActAlone } from '../core/requirement.ts'
import { Basis, type Restriction } from '../core/restriction.ts'
import { append } from '../db/audit.ts'
import { lockStream } from '../db/directives.ts'
import { eventsById } from '../db/events.ts'
import { approvalsOf, lockRestriction, saveApproval, saveRestriction } from '../db/restrictions.ts'
import type { Db } from '../db/schema.ts'
import { InputError } from '../errors.ts'
import { recompile } from './directive.ts'
import { notifyRestriction } from './notify.ts'
import { type Nudges, nudgeAll, together } from './nudges.ts'

const Names = z.array(z.string().min(1).max(200)).min(1).max(100)

/** A restriction made by hand; a list that is left out means any. */
export const HandRestriction = z.strictObject({
  basis: Basis.default('legal'),
  vendors: Names.default(['*']),
  models: Names.default(['*']),
  hosts: Names.default(['*']),
  regions: Names.default(['*']),
  populations: Names.default(['all_users']),
  since: Instant.nullish(),
  until: Instant.nullish(),
  reason: z.string().trim().min(1).max(2000),
  events: z.array(z.string()).max(50).default([]),
})
export type HandRestriction = z.input<typeof HandRestriction>

/** What rule a restriction follows that no policy made. */
const BY_HAND = ApprovalRule.parse({})

/** Puts a restriction made by a person in force at once (break-glass: it is audited, and rung to everybody). */
export async function restrictByHand(context: Context, actor: string, given: HandRestriction): Promise<Restriction> {
  const input = HandRestriction.parse(given)
  if ([input.vendors, input.models, input.hosts].every((list) => list.includes('*')))
    throw new InputError(
      'invalid',
      'name at least one vendor, model or host: everything at once is `halt` and a phone call',
    )
  const now = context.now()
  const at = now.toISOString()
  const restriction: Restriction = {
    ...input,
    id: derivedId('rst', actor, at, JSON.stringify(input)),
    status: 'active',
    since: input.since ?? at,
    until: input.until ?? null,
    evidence: [],
    decidedBy: [actor],
    policy: null,
    proposedAt: at,
    activeAt: at,
    liftedAt: null,
  }
  const nudges = await context.db.transact(async (tx) => {
    await lockStream(tx, context.stream)
    return change(tx, context, restriction, { actor, action: 'restriction.active', reason: input.reason }, now)
  })
  await nudgeAll(context, nudges)
  return restriction
}

/** Counts a person's approval; with enough of them the restriction comes into force. */
export function approve(context: Context, actor: string, id: string, reason: string): Promise<Restriction> {
  return decide(context, actor, id, 'approve', reason)
}

/** Counts a person's refusal; one is enough. */
export function reject(context: Context, actor: string, id: string, reason: string): Promise<Restriction> {
  return decide(context, actor, id, 'reject', reason)
}

/** Ends a restriction that is in force. */
export async function lift(context: Context, actor: string, id: string, reason: string): Promise<Restriction> {
  const now = context.now()
  const { restriction, nudges } = await context.db.transact(async (tx) => {
    await lockStream(tx, context.stream)
    const found = await find(tx, id)
    if (found.status !== 'active') throw new InputError('conflict', `${id} is ${found.status}, not active`)
    const lifted = liftedNow(found, actor, now)
    return {
      restriction: lifted,
      nudges: await change(tx, context, lifted, { actor, action: 'restriction.lifted', reason }, now),
    }
  })
  await nudgeAll(context, nudges)
  return restriction
}

/** A restriction as it stands once it is lifted. */
export function liftedNow(restriction: Restriction, actor: string, now: Date): Restriction {
  const at = now.toISOString()
  return { ...restriction, status: 'lifted', liftedAt: at, decidedBy: [...restriction.decidedBy, actor] }
}

/** Writes a restriction's new state with its record, tells people, and compiles the directive anew. */
export async function change(
  tx: Db,
  context: Context,
  restriction: Restriction,
  why: { actor: string; action: string; reason: string },
  now: Date,
): Promise<Nudges> {
  const at = now.toISOString()
  await saveRestriction(tx, restriction, at)
  const { actor, action, reason } = why
  await append(tx, { at, actor, action, entity: restriction.id, data: { reason, restriction } })
  const type = MESSAGES[restriction.status]
  const deliver = type ? await notifyRestriction(tx, context, type, restriction, now) : []
  return together({ deliver }, await recompile(tx, context, { actor }, now))
}

const MESSAGES: Partial<
  Record<Restriction['status'], 'restriction.proposed' | 'restriction.active' | 'restriction.lifted'>
> = {
  proposed: 'restriction.proposed',
  active: 'restriction.active',
  lifted: 'restriction.lifted',
}

async function decide(
  context: Context,
  actor: string,
  id: string,
  decision: 'approve' | 'reject',
  reason: string,
): Promise<Restriction> {
  const now = context.now()
  const { restriction, nudges } = await context.db.transact(async (tx) => {
    await lockStream(tx, context.stream)
    const found = await find(tx, id)
    if (found.status !== 'proposed') throw new InputError('conflict', `${id} is ${found.status}, not proposed`)
    await saveApproval(tx, { restriction: id, actor, decision, at: now.toISOString(), reason })
    const said = { at: now.toISOString(), actor, action: `restriction.${decision}`, entity: id, data: { reason } }
    await append(tx, said)
    const judged = await judgeProposal(tx, context, found, now)
    if (judged === null) return { restriction: found, nudges: together() }
    return { restriction: judged, nudges: await change(tx, context, judged, outcomeOf(judged, actor, reason), now) }
  })
  await nudgeAll(context, nudges)
  return restriction
}

/** What becomes of a proposal by the votes and the time so far; null while it is still open. */
export async function judgeProposal(
  tx: Db,
  context: Context,
  restriction: Restriction,
  now: Date,
): Promise<Restriction | null> {
  const votes = await approvalsOf(tx, restriction.id)
  const policy = context.rules.policies.find((one) => one.id === restriction.policy)
  const { halted } = await lockStream(tx, context.stream)
  const [event] = await eventsById(tx, restriction.events.slice(0, 1))
  const verdict = judgeApproval({
    restriction,
    rule: policy?.approval ?? BY_HAND,
    votes: votes.map(({ actor, ...vote }) => ({ by: actor, ...vote })),
    halted,
    mayActAlone: event ? mayActAlone(event.event) : false,
    now,
  })
  const decidedBy = [...restriction.decidedBy, ...verdict.decidedBy]
  if (verdict.verdict === 'approved')
    return { ...restriction, status: 'active', activeAt: now.toISOString(), decidedBy }
  if (verdict.verdict === 'rejected')
    return {
      ...restriction,
      status: 'rejected',
      decidedBy: [...restriction.decidedBy, ...votes.map((one) => one.actor)],
    }
  return null
}

function outcomeOf(restriction: Restriction, actor: string, reason: string) {
  return { actor, action: `restriction.${restriction.status}`, reason }
}

async function find(tx: Db, id: string): Promise<Restriction> {
  const found = await lockRestriction(tx, id)
  if (found === null) throw new InputError('not-found', `no restriction ${id}`)
  return found
}

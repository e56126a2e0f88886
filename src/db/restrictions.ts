import { type Kysely, sql } from 'kysely'
import type { Restriction, RestrictionStatus } from '../core/restriction.ts'
import type { Schema } from './schema.ts'

/** Restrictions, newest first; only some statuses when given. */
export async function listRestrictions(
  db: Kysely<Schema>,
  filter: { statuses?: readonly RestrictionStatus[]; before?: number; limit?: number } = {},
): Promise<(Restriction & { seq: number })[]> {
  let query = db
    .selectFrom('restrictions')
    .select(['data', 'seq'])
    .orderBy('seq', 'desc')
    .limit(filter.limit ?? 10_000)
  if (filter.statuses) query = query.where('status', 'in', filter.statuses)
  if (filter.before !== undefined) query = query.where('seq', '<', filter.before)
  return (await query.execute()).map((row) => ({ ...(row.data as Restriction), seq: row.seq }))
}

/** Every restriction that is not over, and those of the last 24 hours: what policies must know. */
export async function recentRestrictions(db: Kysely<Schema>, now: Date): Promise<Restriction[]> {
  const dayAgo = new Date(now.getTime() - 86_400_000).toISOString()
  const rows = await db
    .selectFrom('restrictions')
    .select('data')
    .where((eb) =>
      eb.or([eb('status', 'in', ['observed', 'proposed', 'approved', 'active']), eb('updated_at', '>=', dayAgo)]),
    )
    .orderBy('seq')
    .execute()
  return rows.map((row) => row.data as Restriction)
}

/** Notes that lifting was proposed; true when it had been already. */
export async function liftProposed(tx: Kysely<Schema>, restriction: string, at: string): Promise<boolean> {
  const result = await tx
    .insertInto('settings')
    .values({ key: `lift-proposed/${restriction}`, value: JSON.stringify(at), updated_at: at })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows) === 0
}

/** One restriction as it stands; null when there is none. */
export async function readRestriction(db: Kysely<Schema>, id: string): Promise<Restriction | null> {
  const row = await db.selectFrom('restrictions').select('data').where('id', '=', id).executeTakeFirst()
  return row ? (row.data as Restriction) : null
}

/** One restriction, locked for the transaction. */
export async function lockRestriction(tx: Kysely<Schema>, id: string): Promise<Restriction | null> {
  const row = await tx.selectFrom('restrictions').select('data').where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? (row.data as Restriction) : null
}

/** Writes a restriction as it now stands. */
export async function saveRestriction(tx: Kysely<Schema>, restriction: Restriction, at: string): Promise<void> {
  const row = {
    status: restriction.status,
    policy: restriction.policy,
    data: JSON.stringify(restriction),
    proposed_at: restriction.proposedAt,
    updated_at: at,
  }
  await tx
    .insertInto('restrictions')
    .values({ id: restriction.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

/** Who has said what about a proposal. */
export async function approvalsOf(
  db: Kysely<Schema>,
  restriction: string,
): Promise<{ actor: string; decision: 'approve' | 'reject'; at: string }[]> {
  const rows = await db
    .selectFrom('approvals')
    .select(['actor', 'decision', 'at'])
    .where('restriction_id', '=', restriction)
    .orderBy('at')
    .execute()
  return rows.map((row) => ({ ...row, decision: row.decision as 'approve' | 'reject' }))
}

/** Records one person's decision; the same person's later one replaces it. */
export async function saveApproval(
  tx: Kysely<Schema>,
  approval: { restriction: string; actor: string; decision: 'approve' | 'reject'; at: string; reason: string },
): Promise<void> {
  const { restriction, actor, ...rest } = approval
  await tx
    .insertInto('approvals')
    .values({ restriction_id: restriction, actor, ...rest })
    .onConflict((conflict) => conflict.columns(['restriction_id', 'actor']).doUpdateSet(rest))
    .execute()
}

/** A policy's verdict on an event, kept also when it held. */
export async function saveVerdict(
  tx: Kysely<Schema>,
  verdict: {
    id: string
    policy: string
    event: string
    revision: number
    verdict: string
    because: readonly string[]
    restriction: string | null
    at: string
  },
): Promise<void> {
  await tx
    .insertInto('verdicts')
    .values({
      id: verdict.id,
      policy: verdict.policy,
      event_id: verdict.event,
      event_revision: verdict.revision,
      verdict: verdict.verdict,
      because: JSON.stringify(verdict.because),
      restriction_id: verdict.restriction,
      at: verdict.at,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** Events whose newest verdict of some policy was held for one of these reasons. */
export async function heldEvents(tx: Kysely<Schema>, reasons: readonly string[], since: string): Promise<string[]> {
  const rows = await sql<{ event_id: string }>`
    select distinct event_id from (
      select distinct on (policy, event_id) event_id, verdict, because
      from verdicts where at >= ${since} order by policy, event_id, at desc) as newest
    where verdict = 'held' and because ?| ${[...reasons]}::text[]`.execute(tx)
  return rows.rows.map((row) => row.event_id)
}

/** What the policies said of an event, oldest first. */
export async function verdictsOf(db: Kysely<Schema>, event: string) {
  return db.selectFrom('verdicts').selectAll().where('event_id', '=', event).orderBy('at').execute()
}

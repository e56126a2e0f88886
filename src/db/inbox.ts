import { sql } from 'kysely'
import { Assessment } from '../core/assessment.ts'
import { Item } from '../core/item.ts'
import type { Db } from './schema.ts'

// One triage at a time over all processes: correlation must see what the batch before it opened.
const TRIAGE_LOCK = 7_410_003

/** An item that waits for triage. */
export interface PendingItem {
  item: Item
  revision: number
  seenAt: string
  sha256: string | null
  baseline: boolean
  late: boolean
}

/** Takes the lock that makes triage, and whatever changes what it reads, run one at a time; ends with the transaction. */
export async function lockTriage(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(TRIAGE_LOCK)})`.execute(tx)
}

/** Items that wait for triage, in the order they were seen. */
export async function pendingItems(tx: Db, limit: number): Promise<PendingItem[]> {
  const rows = await tx
    .selectFrom('items')
    .select(['data', 'revision', 'seen_at', 'snapshot_sha256', 'baseline', 'late'])
    .where('triage', '=', 'pending')
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    item: Item.parse(row.data),
    revision: row.revision,
    seenAt: row.seen_at,
    sha256: row.snapshot_sha256,
    baseline: row.baseline,
    late: row.late,
  }))
}

/** Keeps what items mean and takes them out of the inbox. */
export async function settleItems(
  tx: Db,
  settled: readonly { item: string; revision: number; assessment: Assessment }[],
  ruleset: string,
  at: string,
): Promise<void> {
  if (settled.length === 0) return
  await tx
    .insertInto('assessments')
    .values(
      settled.map(({ item, revision, assessment }) => ({
        item_id: item,
        revision,
        ruleset,
        data: JSON.stringify(assessment),
        at,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['item_id', 'revision']).doUpdateSet((eb) => ({
        data: eb.ref('excluded.data'),
        ruleset: eb.ref('excluded.ruleset'),
        at: eb.ref('excluded.at'),
      })),
    )
    .execute()
  // A newer revision that came in meanwhile stays in the inbox.
  for (const { item, revision } of settled)
    await tx
      .updateTable('items')
      .set({ triage: 'done', triaged_at: at })
      .where('id', '=', item)
      .where('revision', '=', revision)
      .execute()
}

/** How many items wait. */
export async function inboxSize(db: Db): Promise<number> {
  const row = await db
    .selectFrom('items')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('triage', '=', 'pending')
    .executeTakeFirstOrThrow()
  return row.n
}

/** The newest assessment of an item. */
export async function assessmentOf(db: Db, item: string): Promise<Assessment | null> {
  const row = await db
    .selectFrom('assessments')
    .select('data')
    .where('item_id', '=', item)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? Assessment.parse(row.data) : null
}

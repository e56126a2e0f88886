import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** What a person says of our judgement of one item; kept as a label. */
export interface Feedback {
  id: string
  item: string
  actor: string
  /** Corrected fields in the shape of an assessment; `relevant: false` for "not relevant". */
  label: Record<string, unknown>
  note: string
  at: string
}

/** Keeps a label. */
export async function saveFeedback(tx: Kysely<Schema>, feedback: Feedback): Promise<void> {
  await tx
    .insertInto('feedback')
    .values({
      id: feedback.id,
      item_id: feedback.item,
      actor: feedback.actor,
      data: JSON.stringify({ label: feedback.label, note: feedback.note }),
      at: feedback.at,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** All labels, oldest first, each with the item it is about. */
export async function listFeedback(db: Kysely<Schema>): Promise<(Feedback & { itemData: unknown })[]> {
  const rows = await db
    .selectFrom('feedback')
    .leftJoin('items', 'items.id', 'feedback.item_id')
    .select(['feedback.id', 'feedback.item_id', 'feedback.actor', 'feedback.data', 'feedback.at', 'items.data as item'])
    .orderBy('feedback.at')
    .execute()
  return rows.map((row) => {
    const { label, note } = row.data as { label: Record<string, unknown>; note: string }
    return { id: row.id, item: row.item_id, actor: row.actor, label, note, at: row.at, itemData: row.item }
  })
}

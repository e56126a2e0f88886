import type { Kysely } from 'kysely'
import type { Item } from '../core/item.ts'
import type { Label } from '../core/label.ts'
import type { Schema } from './schema.ts'

/** What a person says of our judgement of one item; kept as a label. */
export interface Feedback {
  id: string
  item: string
  actor: string
  /** Corrected fields in the shape of an assessment; `relevant: false` for "not relevant". */
  label: Label
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

/** What was said of some items, oldest first. */
export async function feedbackOf(db: Kysely<Schema>, items: readonly string[]): Promise<Feedback[]> {
  if (items.length === 0) return []
  const rows = await db.selectFrom('feedback').selectAll().where('item_id', 'in', items).orderBy('at').execute()
  return rows.map(toFeedback)
}

/** All labels, oldest first, each with the item it is about as it is now; null when that is gone. */
export async function listFeedback(db: Kysely<Schema>): Promise<(Feedback & { itemData: Item | null })[]> {
  const rows = await db
    .selectFrom('feedback')
    .leftJoin('items', 'items.id', 'feedback.item_id')
    .selectAll('feedback')
    .select('items.data as item')
    .orderBy('feedback.at')
    .execute()
  return rows.map(({ item, ...row }) => ({ ...toFeedback(row), itemData: (item ?? null) as Item | null }))
}

function toFeedback(row: { id: string; item_id: string; actor: string; data: unknown; at: string }): Feedback {
  const { label, note } = row.data as { label: Label; note: string }
  return { id: row.id, item: row.item_id, actor: row.actor, label, note, at: row.at }
}

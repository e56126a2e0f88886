import type { Context } from '../context.ts'
import { assess } from '../core/assess.ts'
import { derivedId } from '../core/id.ts'
import type { Item } from '../core/item.ts'
import { corrected, type FullLabel, Label } from '../core/label.ts'
import { append } from '../db/audit.ts'
import { type Feedback, listFeedback, saveFeedback } from '../db/feedback.ts'
import { assessmentOf } from '../db/inbox.ts'
import { itemsByIds } from '../db/items.ts'
import type { Db } from '../db/schema.ts'
import { InputError } from '../errors.ts'

/** Keeps a person's correction as a label for training. It changes no event: what was rung was rung. */
export async function labelItem(
  context: Context,
  actor: string,
  item: string,
  given: Label,
  note: string,
): Promise<Feedback> {
  const label = Label.parse(given)
  const [stored] = await itemsByIds(context.db.kysely, [item])
  if (!stored) throw new InputError('not-found', `no item ${item}`)
  const at = context.now().toISOString()
  const feedback: Feedback = { id: derivedId('fbk', item, actor, at), item, actor, label, note, at }
  await context.db.transact(async (tx) => {
    await saveFeedback(tx, feedback)
    await append(tx, { at, actor, action: 'item.labelled', entity: item, data: { label, note } })
  })
  return feedback
}

/** One labelled item as `bench/understand/` reads it: the whole label, whose word it is, and the item. */
export interface TrainingLine extends FullLabel {
  id: string
  /** The notes of those who corrected it. */
  rationale: string
  by: string[]
  at: string
  item: Item
}

/** Every item that somebody corrected, in the order of the first correction; items that are gone are left out. */
export async function trainingLines(db: Db): Promise<TrainingLine[]> {
  const byItem = Map.groupBy(await listFeedback(db), (one) => one.item)
  const lines: TrainingLine[] = []
  for (const [id, said] of byItem) {
    const item = said.at(-1)?.itemData
    if (!item) continue
    const assessment = (await assessmentOf(db, id)) ?? assess(item)
    lines.push({
      id,
      ...corrected(
        assessment,
        said.map((one) => one.label),
      ),
      rationale: said.flatMap((one) => (one.note === '' ? [] : [one.note])).join('; '),
      by: [...new Set(said.map((one) => one.actor))],
      at: said.at(-1)!.at,
      item,
    })
  }
  return lines
}

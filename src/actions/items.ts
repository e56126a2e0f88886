import type { Context } from '../context.ts'
import type { Item } from '../core/item.ts'
import { mayActAs, type Role } from '../core/role.ts'
import { append } from '../db/audit.ts'
import { itemsByIds, recordItems } from '../db/items.ts'
import { InputError } from '../errors.ts'

/** Takes in an item that a person or a program reports; it is judged like any other. */
export async function reportItem(
  context: Context,
  by: { name: string; role: Role },
  item: Item,
): Promise<{ id: string; outcome: 'new' | 'revised' | 'known' }> {
  const now = context.now()
  const at = now.toISOString()
  const actor = `user:${by.name}`
  // Who may not decide cannot lend a voice of weight either: from analysts a report is at best what the press says.
  const authority = mayActAs(by.role, 'approver') ? (item.authority ?? 'press') : weaker(item.authority)
  const reported: Item = {
    ...item,
    source: item.source ?? 'reported',
    authority,
    publisher: item.publisher ?? actor,
  }
  const recorded = await context.db.transact(async (tx) => {
    const [known] = await itemsByIds(tx, [item.id])
    if (known && known.item.source !== reported.source)
      throw new InputError('conflict', `item ${item.id} belongs to ${known.item.source}; a report cannot change it`)
    const arrival = { sourceId: reported.source, snapshot: null, at, baseline: false, late: () => false }
    const result = await recordItems(tx, [reported], arrival)
    await append(tx, {
      at,
      actor,
      action: 'item.reported',
      entity: item.id,
      data: { title: item.title, url: item.url },
    })
    return result
  })
  await context.nudge('triage')
  const outcome = recorded.fresh.length > 0 ? 'new' : recorded.revised.length > 0 ? 'revised' : 'known'
  return { id: item.id, outcome }
}

function weaker(authority: Item['authority']): Item['authority'] {
  return authority === 'aggregator' ? 'aggregator' : 'press'
}

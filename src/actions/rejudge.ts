import type { Context } from '../context.ts'
import { evaluate } from '../core/policy.ts'
import { readStream } from '../db/directives.ts'
import { eventsById } from '../db/events.ts'
import { itemsByIds } from '../db/items.ts'
import { heldEvents, recentRestrictions } from '../db/restrictions.ts'
import type { Db } from '../db/schema.ts'
import { carryOut } from './carry-out.ts'
import { type Nudges, together } from './nudges.ts'

/** What passes by time or by a person: worth another look although nothing new was heard of the event. */
const PASSING = ['cooldown', 'budget', 'share', 'halted']
/** An event is looked at again for a week; after that a person decides. */
const WINDOW_MS = 7 * 86_400_000
const MAX_TEXT = 4_000

/** Judges again what a policy held only for a while: a cooldown is over, a new day began, a halt ended. */
export async function rejudge(tx: Db, context: Context, now: Date): Promise<Nudges> {
  const { halted } = await readStream(tx, context.stream)
  const since = new Date(now.getTime() - WINDOW_MS).toISOString()
  const held = await heldEvents(tx, PASSING, since)
  const parts: Nudges[] = []
  for (const { event, exposure } of await eventsById(tx, held)) {
    if (event.status !== 'open') continue
    const items = (await itemsByIds(tx, event.items)).map((stored) => stored.item)
    const verdicts = evaluate({
      policies: context.rules.policies,
      event,
      exposure,
      inventory: context.rules.inventory,
      restrictions: await recentRestrictions(tx, now),
      halted,
      now,
      sources: [...new Set(items.flatMap((item) => item.source ?? []))],
      kinds: [...new Set(items.map((item) => item.kind))],
      text: items.map((item) => `${item.title}\n${item.text}`.slice(0, MAX_TEXT)).join('\n'),
    })
    // What is still held was written down when it was held first.
    for (const verdict of verdicts)
      if (verdict.restriction !== null) parts.push(await carryOut(tx, context, verdict, event.revision, now))
  }
  return together(...parts)
}

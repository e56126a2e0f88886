import type { Context } from '../../context.ts'
import { listEvents } from '../../db/events.ts'
import { feedbackOf } from '../../db/feedback.ts'
import { listRestrictions } from '../../db/restrictions.ts'
import type { EventSurroundings } from './event.ts'

/** Events that are offered to merge into, of each vendor. */
const MAX_OTHERS = 40

/** Gathers what the page of an event shows beside the event itself. */
export async function eventSurroundings(
  context: Context,
  event: { id: string; vendors: readonly string[]; items: readonly string[] },
  mayCorrect: boolean,
): Promise<EventSurroundings> {
  const db = context.db.kysely
  const [restrictions, said, ...near] = await Promise.all([
    listRestrictions(db),
    feedbackOf(db, event.items),
    ...(mayCorrect ? event.vendors : []).map((vendor) => listEvents(db, { status: 'open', vendor, limit: MAX_OTHERS })),
  ])
  const others = new Map(near.flat().map((one) => [one.event.id, one]))
  others.delete(event.id)
  return {
    restrictions: restrictions.filter((one) => one.events.includes(event.id)),
    said,
    others: [...others.values()].sort((a, b) => b.seq - a.seq),
    mayCorrect,
  }
}

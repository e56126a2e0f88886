import type { Context } from '../context.ts'
import { assess } from '../core/assess.ts'
import type { Event } from '../core/event.ts'
import { type Exposure, expose } from '../core/exposure.ts'
import { type Kept, merge, split } from '../core/merge.ts'
import { append } from '../db/audit.ts'
import { lockStream } from '../db/directives.ts'
import { eventsById, type StoredEvent, saveEvent, unlinkItems } from '../db/events.ts'
import { lockTriage } from '../db/inbox.ts'
import { readingsOf } from '../db/readings.ts'
import { recentRestrictions, saveRestriction } from '../db/restrictions.ts'
import type { Db } from '../db/schema.ts'
import { InputError } from '../errors.ts'
import { recompile } from './directive.ts'
import { tell } from './event-alerts.ts'
import { nudgeAll, together } from './nudges.ts'
import { ring } from './ring.ts'

/** An event after a person changed what belongs to it. */
export interface Regrouped {
  event: Event
  exposure: Exposure
}

/**
 * Puts an event into another one because a person says that they are one. Those who were told of `from` hear that it is
 * withdrawn; `into` is told as any change. It restricts nothing by itself: policies look at the event with its next
 * news. Restrictions of `from` hold on to `into`, so that its end does not lift them.
 * @throws InputError when one is not there, or was withdrawn before
 */
export async function mergeEvents(
  context: Context,
  actor: string,
  ids: { from: string; into: string },
  reason: string,
): Promise<Regrouped> {
  if (ids.from === ids.into) throw new InputError('invalid', `${ids.from} cannot be merged into itself`)
  const now = context.now()
  const at = now.toISOString()
  const { into, nudges } = await context.db.transact(async (tx) => {
    await lock(tx, context)
    const [from, target] = [await find(tx, ids.from), await find(tx, ids.into)]
    const merged = merge(target, from, actor, at)
    const into = exposed(context, merged.into)
    const gone = exposed(context, merged.from)
    const because = [`merged from ${ids.from} by ${actor}`]
    const changes = [`merged with ${ids.from} by ${actor}: ${reason}`]
    await saveEvent(tx, into, changes, joined(from.event.items, at, because))
    await unlinkItems(tx, ids.from, [])
    await saveEvent(tx, gone, [`merged into ${ids.into} by ${actor}: ${reason}`], [])
    const told = await tell(tx, context, now, [
      { before: target.event, ...into, changes },
      { before: from.event, ...gone, changes: [], why: `it is part of ${ids.into}: ${reason}` },
    ])
    const restrictions = await relink(tx, now, ids.from, ids.into, () => true)
    await append(tx, {
      at,
      actor,
      action: 'event.merged',
      entity: ids.into,
      data: {
        from: ids.from,
        reason,
        items: from.event.items,
        revision: into.event.revision,
        restrictions,
        ...told.said,
      },
    })
    const deliver = await ring(tx, context, told.alerts, now)
    const enforced = restrictions.length > 0 ? await recompile(tx, context, { actor }, now) : {}
    return { into, nudges: together({ deliver }, enforced) }
  })
  await nudgeAll(context, nudges)
  return { event: into.event, exposure: into.exposure }
}

/**
 * Takes items out of an event because a person says that they are another one. Those who were told hear what does not
 * hold any more; the new event is told as new. Restrictions that rest on what was taken out belong to both from now on.
 * @throws InputError when the event is not there or was withdrawn, or items are not in it, or none would stay
 */
export async function splitEvent(
  context: Context,
  actor: string,
  id: string,
  items: readonly string[],
  reason: string,
): Promise<{ rest: Regrouped; out: Regrouped }> {
  const now = context.now()
  const at = now.toISOString()
  const { rest, out, nudges } = await context.db.transact(async (tx) => {
    await lock(tx, context)
    const stored = await find(tx, id)
    const foreign = items.filter((item) => !stored.event.items.includes(item))
    if (foreign.length > 0) throw new InputError('invalid', `${id} does not hold ${foreign.slice(0, 5).join(', ')}`)
    const readings = (await readingsOf(tx, stored.event.items)).map((reading) => ({
      ...reading,
      assessment: reading.assessment ?? assess(reading.item),
    }))
    const held = new Set(readings.map((reading) => reading.item.id))
    if (stored.event.items.every((item) => items.includes(item) || !held.has(item)))
      throw new InputError('invalid', `nothing would stay in ${id}; a split needs items on both sides`)
    const sides = split(stored, readings, items, actor, at)
    const [rest, out] = [exposed(context, sides.rest), exposed(context, sides.out)]
    const changes = [`${out.event.items.length} items taken out by ${actor}: ${reason}`]
    await unlinkItems(tx, id, out.event.items)
    await saveEvent(tx, rest, changes, [])
    const because = [`taken out of ${id} by ${actor}`]
    await saveEvent(tx, out, because, joined(out.event.items, at, because))
    const told = await tell(tx, context, now, [
      { before: stored.event, ...rest, changes },
      { before: null, ...out, changes: because },
    ])
    const quotes = new Set(out.event.evidence.map((one) => one.quote))
    const restrictions = await relink(tx, now, id, out.event.id, (quote) => quotes.has(quote))
    await append(tx, {
      at,
      actor,
      action: 'event.split',
      entity: id,
      data: {
        out: out.event.id,
        reason,
        items: out.event.items,
        revision: rest.event.revision,
        restrictions,
        ...told.said,
      },
    })
    const deliver = await ring(tx, context, told.alerts, now)
    const enforced = restrictions.length > 0 ? await recompile(tx, context, { actor }, now) : {}
    return { rest, out, nudges: together({ deliver }, enforced) }
  })
  await nudgeAll(context, nudges)
  return {
    rest: { event: rest.event, exposure: rest.exposure },
    out: { event: out.event, exposure: out.exposure },
  }
}

/** In the order of triage: its own lock, the stream's, then the audit log's. */
async function lock(tx: Db, context: Context): Promise<void> {
  await lockTriage(tx)
  await lockStream(tx, context.stream)
}

async function find(tx: Db, id: string): Promise<StoredEvent> {
  const [stored] = await eventsById(tx, [id])
  if (!stored) throw new InputError('not-found', `no event ${id}`)
  if (stored.event.status === 'withdrawn') throw new InputError('conflict', `${id} is withdrawn`)
  return stored
}

const exposed = (context: Context, kept: Kept) => ({ ...kept, exposure: expose(kept.event, context.rules.inventory) })

const joined = (items: readonly string[], at: string, because: string[]) => items.map((item) => ({ item, at, because }))

/** Restrictions because of one event that rest on the given quotes are because of the other one, too. */
async function relink(
  tx: Db,
  now: Date,
  from: string,
  to: string,
  restsOn: (quote: string) => boolean,
): Promise<string[]> {
  const recent = await recentRestrictions(tx, now)
  const linked = recent.filter(
    (one) =>
      one.events.includes(from) &&
      !one.events.includes(to) &&
      (one.evidence.length === 0 || one.evidence.some(({ quote }) => restsOn(quote))),
  )
  for (const one of linked) await saveRestriction(tx, { ...one, events: [...one.events, to] }, now.toISOString())
  return linked.map((one) => one.id)
}

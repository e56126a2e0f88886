import { type Kysely, sql } from 'kysely'
import type { EventSketch } from '../core/correlation.ts'
import type { Event } from '../core/event.ts'
import type { Exposure } from '../core/exposure.ts'
import type { Schema } from './schema.ts'

/** An event with what correlation remembers of it and whom it hits. */
export interface StoredEvent {
  event: Event
  sketch: EventSketch
  exposure: Exposure
  seq: number
}

/** How many events a key may bring up: bounds correlation when a key is common. */
const PER_KEY = 24
/** Disturbances of an hour that are worth comparing; three vendors are enough for a common cause. */
const MOST_TROUBLES = 200

/** Events that share a key with something new, newest first. */
export async function candidateEvents(
  tx: Kysely<Schema>,
  keys: readonly string[],
  since: string,
): Promise<StoredEvent[]> {
  if (keys.length === 0) return []
  const rows = await sql<{ event_id: string }>`
    select distinct hit.event_id
    from unnest(${[...new Set(keys)]}::text[]) as wanted(key)
    cross join lateral (
      select event_id from event_keys where event_keys.key = wanted.key and at >= ${since}
      order by at desc limit ${sql.lit(PER_KEY)}
    ) as hit`.execute(tx)
  return eventsById(
    tx,
    rows.rows.map((row) => row.event_id),
  )
}

/** Some events by id; unknown ids are left out. */
export async function eventsById(db: Kysely<Schema>, ids: readonly string[]): Promise<StoredEvent[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('events').selectAll().where('id', 'in', ids).orderBy('updated_at', 'desc').execute()
  return rows.map(toStored)
}

/** Outages and degradations that opened since then: what several vendors in trouble at once may have in common. */
export async function recentTroubles(tx: Kysely<Schema>, since: string): Promise<Event[]> {
  const rows = await tx
    .selectFrom('events')
    .select('data')
    .where(sql<boolean>`category in ('outage', 'degradation')`) // as the partial index says it
    .where('opened_at', '>=', since)
    .where('status', '!=', 'withdrawn')
    .orderBy('opened_at', 'desc')
    .limit(MOST_TROUBLES)
    .execute()
  return rows.map((row) => row.data as Event)
}

/** The events that already hold these items, by item id. */
export async function eventsOfItems(tx: Kysely<Schema>, items: readonly string[]): Promise<Map<string, string>> {
  if (items.length === 0) return new Map()
  const rows = await tx
    .selectFrom('event_items')
    .select(['item_id', 'event_id'])
    .where('item_id', 'in', items)
    .orderBy('at')
    .execute()
  return new Map(rows.map((row) => [row.item_id, row.event_id]))
}

/** Writes an event as it now stands, its revision, its index keys and the items that joined. */
export async function saveEvent(
  tx: Kysely<Schema>,
  stored: Omit<StoredEvent, 'seq'>,
  changes: readonly string[],
  joined: readonly { item: string; at: string; because: readonly string[] }[],
): Promise<void> {
  const { event, sketch, exposure } = stored
  const row = {
    revision: event.revision,
    status: event.status,
    category: event.category,
    impact: event.impact,
    vendors: event.vendors,
    data: JSON.stringify(event),
    sketch: JSON.stringify(sketch),
    exposure: JSON.stringify(exposure),
    opened_at: event.openedAt,
    updated_at: event.updatedAt,
  }
  await tx
    .insertInto('events')
    .values({ id: event.id, ...row })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ ...row, seq: sql`nextval(pg_get_serial_sequence('events', 'seq'))` }),
    )
    .execute()
  await tx
    .insertInto('event_revisions')
    .values({
      event_id: event.id,
      revision: event.revision,
      at: event.updatedAt,
      changes: JSON.stringify(changes),
      data: row.data,
    })
    .onConflict((conflict) =>
      conflict.columns(['event_id', 'revision']).doUpdateSet({ data: row.data, changes: JSON.stringify(changes) }),
    )
    .execute()
  if (sketch.keys.length > 0)
    await sql`
      insert into event_keys (key, event_id, at)
      select key, ${event.id}, ${event.updatedAt}::timestamptz from unnest(${sketch.keys}::text[]) as new(key)
      on conflict (key, event_id) do update set at = excluded.at`.execute(tx)
  if (joined.length > 0)
    await tx
      .insertInto('event_items')
      .values(
        joined.map(({ item, at, because }) => ({
          event_id: event.id,
          item_id: item,
          at,
          because: JSON.stringify(because),
        })),
      )
      .onConflict((conflict) => conflict.columns(['event_id', 'item_id']).doNothing())
      .execute()
}

/** Takes items out of an event and its keys from the index; `saveEvent` writes those that it keeps. */
export async function unlinkItems(tx: Kysely<Schema>, event: string, items: readonly string[]): Promise<void> {
  await tx.deleteFrom('event_keys').where('event_id', '=', event).execute()
  if (items.length > 0)
    await tx.deleteFrom('event_items').where('event_id', '=', event).where('item_id', 'in', items).execute()
}

/** What `GET /v1/events` asks for. */
export interface EventFilter {
  since?: string
  impacts?: readonly string[]
  vendor?: string
  status?: string
  before?: number
  limit: number
}

/** Events, last changed first. */
export async function listEvents(db: Kysely<Schema>, filter: EventFilter): Promise<StoredEvent[]> {
  let query = db.selectFrom('events').selectAll().orderBy('seq', 'desc').limit(filter.limit)
  if (filter.since) query = query.where('updated_at', '>=', filter.since)
  if (filter.impacts) query = query.where('impact', 'in', filter.impacts)
  if (filter.status) query = query.where('status', '=', filter.status)
  if (filter.before !== undefined) query = query.where('seq', '<', filter.before)
  if (filter.vendor) query = query.where(sql<boolean>`${filter.vendor} = any(vendors)`)
  return (await query.execute()).map(toStored)
}

/** Events that changed since then and name a vendor (one of `vendors` when given), last changed first. */
export async function eventsSince(
  db: Kysely<Schema>,
  since: string,
  limit: number,
  vendors: readonly string[] | null = null,
): Promise<Event[]> {
  const rows = await db
    .selectFrom('events')
    .select('data')
    .where('updated_at', '>=', since)
    .where('status', '!=', 'withdrawn')
    .where(vendors === null ? sql<boolean>`cardinality(vendors) > 0` : sql<boolean>`vendors && ${vendors}::text[]`)
    .orderBy('updated_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => row.data as Event)
}

/** A number that rises whenever any event changes; 0 before the first. */
export async function lastEventSeq(db: Kysely<Schema>): Promise<number> {
  const row = await db.selectFrom('events').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirst()
  return row?.seq ?? 0
}

/** An event's history, oldest first: what was known when. */
export async function eventHistory(
  db: Kysely<Schema>,
  id: string,
): Promise<{ revision: number; at: string; changes: string[]; event: Event }[]> {
  const rows = await db
    .selectFrom('event_revisions')
    .selectAll()
    .where('event_id', '=', id)
    .orderBy('revision')
    .execute()
  return rows.map((row) => ({
    revision: row.revision,
    at: row.at,
    changes: row.changes,
    event: row.data as Event,
  }))
}

function toStored(row: { data: unknown; sketch: unknown; exposure: unknown; seq: number }): StoredEvent {
  return {
    event: row.data as Event,
    sketch: row.sketch as EventSketch,
    exposure: row.exposure as Exposure,
    seq: row.seq,
  }
}

import type { Kysely, Selectable } from 'kysely'
import { fingerprint, type Item } from '../core/item.ts'
import type { ItemsTable, Schema } from './schema.ts'

/** An item as it is kept, newest revision. */
export interface StoredItem {
  item: Item
  revision: number
  /** Came with the first snapshot of its source: assessed, not rung. */
  baseline: boolean
  /** Was published long before it was seen. */
  late: boolean
  firstSeenAt: string
  /** When this revision was seen. */
  seenAt: string
  snapshotId: string | null
  snapshotSha256: string | null
  /** Position in the order of arrival, for paging. */
  seq: number
}

/** Where items come from. */
export interface Arrival {
  sourceId: string | null
  snapshot: { id: string; sha256: string } | null
  at: string
  baseline: boolean
  /** Whether a new item was published long before it was seen. */
  late(item: Item): boolean
}

export interface Recorded {
  /** Ids of items that were never seen before. */
  fresh: string[]
  /** Ids of items whose words or facts changed: the publisher edited them in place. */
  revised: string[]
}

/**
 * Keeps items: new ones with revision 1, edited ones (another fingerprint under the same id) with the next revision; both
 * wait for triage. A revision is news even when the item was baseline. Items that say the same as before are left alone.
 */
export async function recordItems(tx: Kysely<Schema>, items: readonly Item[], arrival: Arrival): Promise<Recorded> {
  const recorded: Recorded = { fresh: [], revised: [] }
  const incoming = new Map(items.map((item) => [item.id, { item: storable(item), print: '' }]))
  for (const entry of incoming.values()) entry.print = fingerprint(entry.item)
  if (incoming.size === 0) return recorded
  const known = await tx
    .selectFrom('items')
    .select(['id', 'fingerprint', 'revision'])
    .where('id', 'in', [...incoming.keys()])
    .forUpdate()
    .execute()
  for (const { id, fingerprint: old, revision } of known) {
    const { item, print } = incoming.get(id)!
    incoming.delete(id)
    if (old === print) continue
    await revise(tx, item, print, revision + 1, arrival)
    recorded.revised.push(id)
  }
  const fresh = [...incoming.values()]
  for (let at = 0; at < fresh.length; at += 200)
    recorded.fresh.push(...(await insert(tx, fresh.slice(at, at + 200), arrival)))
  return recorded
}

async function insert(
  tx: Kysely<Schema>,
  entries: readonly { item: Item; print: string }[],
  arrival: Arrival,
): Promise<string[]> {
  const rows = await tx
    .insertInto('items')
    .values(
      entries.map(({ item, print }) => ({
        id: item.id,
        source_id: arrival.sourceId,
        snapshot_id: arrival.snapshot?.id ?? null,
        snapshot_sha256: arrival.snapshot?.sha256 ?? null,
        fingerprint: print,
        data: JSON.stringify(item),
        first_seen_at: arrival.at,
        seen_at: arrival.at,
        published_at: instantOf(item.published),
        baseline: arrival.baseline,
        late: !arrival.baseline && arrival.late(item),
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .execute()
  const fresh = new Set(rows.map((row) => row.id))
  const revisions = entries.filter(({ item }) => fresh.has(item.id))
  if (revisions.length > 0) {
    await tx
      .insertInto('item_revisions')
      .values(revisions.map(({ item }) => revisionRow(item, 1, arrival)))
      .execute()
  }
  return [...fresh]
}

async function revise(
  tx: Kysely<Schema>,
  item: Item,
  print: string,
  revision: number,
  arrival: Arrival,
): Promise<void> {
  await tx
    .updateTable('items')
    .set({
      revision,
      fingerprint: print,
      data: JSON.stringify(item),
      snapshot_id: arrival.snapshot?.id ?? null,
      snapshot_sha256: arrival.snapshot?.sha256 ?? null,
      seen_at: arrival.at,
      published_at: instantOf(item.published),
      baseline: arrival.baseline,
      late: false,
      triage: 'pending',
      triaged_at: null,
    })
    .where('id', '=', item.id)
    .execute()
  await tx
    .insertInto('item_revisions')
    .values(revisionRow(item, revision, arrival))
    .execute()
}

/** Items by id, in the order of arrival; ids that are not kept are left out. */
export async function itemsByIds(db: Kysely<Schema>, ids: readonly string[]): Promise<StoredItem[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('items').selectAll().where('id', 'in', ids).orderBy('seq').execute()
  return rows.map(toStored)
}

/** A page of items, newest first, from before `beforeSeq`. */
export async function listItems(
  db: Kysely<Schema>,
  page: { source?: string; beforeSeq?: number; since?: string; limit: number },
): Promise<StoredItem[]> {
  let query = db.selectFrom('items').selectAll()
  if (page.source !== undefined) query = query.where('source_id', '=', page.source)
  if (page.beforeSeq !== undefined) query = query.where('seq', '<', page.beforeSeq)
  if (page.since !== undefined) query = query.where('first_seen_at', '>=', page.since)
  return (await query.orderBy('seq', 'desc').limit(page.limit).execute()).map(toStored)
}

/** Every revision of an item, first to last. */
export async function revisionsOf(
  db: Kysely<Schema>,
  id: string,
): Promise<{ revision: number; item: Item; snapshotId: string | null; seenAt: string }[]> {
  const rows = await db.selectFrom('item_revisions').selectAll().where('item_id', '=', id).orderBy('revision').execute()
  return rows.map(({ revision, data, snapshot_id, seen_at }) => ({
    revision,
    item: data as Item,
    snapshotId: snapshot_id,
    seenAt: seen_at,
  }))
}

function revisionRow(item: Item, revision: number, arrival: Arrival) {
  const snapshot_id = arrival.snapshot?.id ?? null
  return { item_id: item.id, revision, data: JSON.stringify(item), snapshot_id, seen_at: arrival.at }
}

/** An item as jsonb can hold it: NUL and half surrogate pairs, which PostgreSQL refuses, become U+FFFD. */
function storable(item: Item): Item {
  return /\\u0000|\\ud[89a-f]/i.test(JSON.stringify(item)) ? (clean(item) as Item) : item
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\u0000', '\ufffd')
  if (Array.isArray(value)) return value.map(clean)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [clean(key), clean(inner)]))
}

/** A date that timestamptz can hold and a person could mean; others stay in the item's data only. */
function instantOf(text: string | null): string | null {
  const millis = text === null ? Number.NaN : Date.parse(text)
  const year = new Date(millis).getUTCFullYear()
  return Number.isNaN(millis) || year < 1900 || year > 9999 ? null : new Date(millis).toISOString()
}

function toStored(row: Selectable<ItemsTable>): StoredItem {
  return {
    item: row.data as Item,
    revision: row.revision,
    baseline: row.baseline,
    late: row.late,
    firstSeenAt: row.first_seen_at,
    seenAt: row.seen_at,
    snapshotId: row.snapshot_id,
    snapshotSha256: row.snapshot_sha256,
    seq: row.seq,
  }
}

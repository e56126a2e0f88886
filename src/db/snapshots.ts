import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { type Kysely, sql } from 'kysely'
import { derivedId, sha256 } from '../core/id.ts'
import type { Payload } from '../source.ts'
import type { Schema } from './schema.ts'

/** The bytes of one fetch, without the bytes. */
export interface Snapshot {
  id: string
  sourceId: string
  url: string
  at: string
  status: number
  contentType: string | null
  headers: Record<string, string>
  sha256: string
  /** Decompressed size. */
  bytes: number
}

const pack = promisify(gzip)
const unpack = promisify(gunzip)

/** Keeps the bytes of a fetch as they came. Its own statement, committed before anything reads them. */
export async function saveSnapshot(
  db: Kysely<Schema>,
  sourceId: string,
  payload: Payload,
  headers: Readonly<Record<string, string>>,
): Promise<Snapshot> {
  const hash = sha256(payload.body)
  const snapshot: Snapshot = {
    id: derivedId('snp', sourceId, payload.at, hash),
    sourceId,
    url: payload.url,
    at: payload.at,
    status: payload.status,
    contentType: payload.contentType,
    headers: { ...headers },
    sha256: hash,
    bytes: payload.body.length,
  }
  const body = await pack(payload.body)
  await db
    .insertInto('snapshots')
    .values({
      id: snapshot.id,
      source_id: sourceId,
      url: snapshot.url,
      at: snapshot.at,
      status: snapshot.status,
      content_type: snapshot.contentType,
      headers: JSON.stringify(headers),
      sha256: hash,
      bytes: snapshot.bytes,
      body,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  return snapshot
}

/** The payload that a snapshot keeps; null when it was pruned. */
export async function snapshotPayload(db: Kysely<Schema>, id: string): Promise<Payload | null> {
  const row = await db
    .selectFrom('snapshots')
    .select(['url', 'content_type', 'status', 'at', 'body'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { url, content_type, status, at } = row
  return { url, contentType: content_type, status, at, body: await unpack(row.body) }
}

/** What is known of a snapshot without its bytes; null when it was pruned. */
export async function snapshotOf(db: Kysely<Schema>, id: string): Promise<Snapshot | null> {
  const row = await db.selectFrom('snapshots').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row ? toSnapshot(row) : null
}

/** The newest snapshots of a source. */
export async function snapshotsOf(db: Kysely<Schema>, sourceId: string, limit: number): Promise<Snapshot[]> {
  const rows = await db
    .selectFrom('snapshots')
    .select(COLUMNS)
    .where('source_id', '=', sourceId)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toSnapshot)
}

/** How long the bytes of polls that brought nothing are kept. */
const KEEP_MS = 90 * 86_400_000
/** Rows that one call deletes: the rest waits for the next, so that nobody waits long for a lock. */
const PRUNE_LIMIT = 1000

/** Deletes old snapshots that nothing cites: no item, no revision, no source as its last one. Returns how many went. */
export async function pruneSnapshots(db: Kysely<Schema>, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEEP_MS).toISOString()
  const gone = await sql`
    delete from snapshots where id in (
      select s.id from snapshots s
      where s.at < ${before}
        and not exists (select 1 from items i where i.snapshot_id = s.id)
        and not exists (select 1 from item_revisions r where r.snapshot_id = s.id)
        and not exists (select 1 from sources c where c.last_snapshot_id = s.id or c.state -> 'unread' ->> 'snapshot' = s.id)
      limit ${PRUNE_LIMIT})`.execute(db)
  return Number(gone.numAffectedRows ?? 0n)
}

const COLUMNS = ['id', 'source_id', 'url', 'at', 'status', 'content_type', 'headers', 'sha256', 'bytes'] as const

interface Row {
  id: string
  source_id: string
  url: string
  at: string
  status: number
  content_type: string | null
  headers: Record<string, string>
  sha256: string
  bytes: number
}

function toSnapshot({ source_id, content_type, ...rest }: Row): Snapshot {
  return { ...rest, sourceId: source_id, contentType: content_type }
}

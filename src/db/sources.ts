import { type Kysely, sql } from 'kysely'
import type { Health, Memory, SourceState } from '../core/source-state.ts'
import type { Schema, SourcesTable } from './schema.ts'

type Row = import('kysely').Selectable<SourcesTable>

/** A source as the register of this process knows it. */
export interface Registered {
  id: string
  /** When it is polled first, if it is new here. */
  firstPollAt: string
  /** Longest wait that its rhythm allows: a source that got a quicker rhythm does not sit out its old one. */
  latestPollAt: string
}

/**
 * Makes the table agree with the register: new sources get a row, sources that are off are never due, and sources that
 * are on again or became quicker are due in time. Rows are kept: what was learnt is history.
 */
export async function registerSources(tx: Kysely<Schema>, sources: readonly Registered[]): Promise<void> {
  const list = JSON.stringify(sources)
  await sql`
    insert into sources (id, next_poll_at)
    select id, "firstPollAt" from jsonb_to_recordset(${list}::jsonb) as r(id text, "firstPollAt" timestamptz)
    on conflict (id) do nothing`.execute(tx)
  await sql`
    update sources set next_poll_at = 'infinity', next_because = 'source is off'
    where next_poll_at <> 'infinity' and not exists (
      select 1 from jsonb_to_recordset(${list}::jsonb) as r(id text) where r.id = sources.id)`.execute(tx)
  // A pause that the publisher asked for (retry-after) or that failures earned stays.
  await sql`
    update sources set
      next_poll_at = case when next_poll_at = 'infinity' then r."firstPollAt" else r."latestPollAt" end,
      next_because = 'rhythm changed'
    from jsonb_to_recordset(${list}::jsonb) as r(id text, "firstPollAt" timestamptz, "latestPollAt" timestamptz)
    where r.id = sources.id and next_poll_at > r."latestPollAt"
      and (next_poll_at = 'infinity' or (failures = 0 and next_because not like 'retry-after%'))`.execute(tx)
}

/** Sources that are due, longest overdue first, locked for the rest of the transaction; rows that another process holds are passed over. */
export async function dueSources(tx: Kysely<Schema>, now: string, limit: number): Promise<string[]> {
  const rows = await sql<{ id: string }>`
    select id from sources
    where next_poll_at <= ${now} and health <> 'paused' and (claimed_until is null or claimed_until <= ${now})
    order by next_poll_at limit ${limit} for update skip locked`.execute(tx)
  return rows.rows.map((row) => row.id)
}

/** Sources whose poll is under way in some process. */
export async function runningSources(db: Kysely<Schema>, now: string): Promise<string[]> {
  const rows = await db.selectFrom('sources').select('id').where('claimed_until', '>', now).execute()
  return rows.map((row) => row.id)
}

/** Marks sources as being polled until `until` at the latest: after that the poll is taken for dead. */
export async function claimSources(tx: Kysely<Schema>, ids: readonly string[], until: string): Promise<void> {
  if (ids.length === 0) return
  await tx.updateTable('sources').set({ claimed_until: until }).where('id', 'in', ids).execute()
}

/** Gives a claim back without a poll: the process is stopping. */
export async function releaseSource(db: Kysely<Schema>, id: string): Promise<void> {
  await db.updateTable('sources').set({ claimed_until: null }).where('id', '=', id).execute()
}

/** Gives all claims back: nobody is left who could hold one. */
export async function releaseAll(tx: Kysely<Schema>): Promise<void> {
  await tx.updateTable('sources').set({ claimed_until: null }).where('claimed_until', 'is not', null).execute()
}

/** Moves due sources to a later time. */
export async function postponeSources(
  tx: Kysely<Schema>,
  later: readonly { id: string; at: string }[],
  because: string,
): Promise<void> {
  if (later.length === 0) return
  await sql`
    update sources set next_poll_at = r.at, next_because = ${because}
    from jsonb_to_recordset(${JSON.stringify(later)}::jsonb) as r(id text, at timestamptz)
    where r.id = sources.id`.execute(tx)
}

/** What is known of a source; null when it has no row yet. `claimed` while a poll is under way. */
export async function readSource(
  db: Kysely<Schema>,
  id: string,
): Promise<{ state: SourceState; claimedUntil: string | null } | null> {
  const row = await db.selectFrom('sources').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? { state: toState(row), claimedUntil: row.claimed_until } : null
}

/** What is known of every source that has a row, by id. */
export async function listSources(db: Kysely<Schema>): Promise<SourceState[]> {
  return (await db.selectFrom('sources').selectAll().orderBy('id').execute()).map(toState)
}

/**
 * Locks a source for the rest of the transaction. False when another poll has ended since `before` was read: then this
 * one came too late and what it brought must be thrown away.
 */
export async function holdSource(tx: Kysely<Schema>, before: SourceState): Promise<boolean> {
  const row = await tx
    .selectFrom('sources')
    .select('checked_at')
    .where('id', '=', before.sourceId)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined && row.checked_at === before.checkedAt
}

/**
 * Writes what a poll taught and ends its claim. False, and nothing is written, when another poll has ended since `before`
 * was read; a caller that holds the source need not ask.
 */
export async function saveSource(tx: Kysely<Schema>, before: SourceState, state: SourceState): Promise<boolean> {
  const saved = await tx
    .updateTable('sources')
    .set({
      etag: state.etag,
      last_modified: state.lastModified,
      sha256: state.sha256,
      checked_at: state.checkedAt,
      changed_at: state.changedAt,
      last_success_at: state.lastSuccessAt,
      last_item_at: state.lastItemAt,
      next_poll_at: state.nextPollAt,
      next_because: state.nextBecause,
      claimed_until: null,
      failures: state.failures,
      // A pause that a person ordered while the poll was under way stands.
      health: sql<string>`case when health = 'paused' then health else ${state.health} end`,
      health_since: state.healthSince,
      rung: state.rung,
      last_error: state.lastError,
      item_count: state.itemCount,
      latency_ms: state.latencyMs,
      last_snapshot_id: state.lastSnapshotId,
      state: JSON.stringify(state.memory),
    })
    .where('id', '=', state.sourceId)
    .where(sql<boolean>`checked_at is not distinct from ${before.checkedAt}::timestamptz`)
    .executeTakeFirst()
  return saved.numUpdatedRows > 0n
}

/** Rewrites what cadence remembers of a source beyond its columns. */
export async function saveMemory(tx: Kysely<Schema>, id: string, memory: Memory): Promise<void> {
  await tx
    .updateTable('sources')
    .set({ state: JSON.stringify(memory) })
    .where('id', '=', id)
    .execute()
}

/** Stops polling a source by a person's order, or takes it up again; false when there is no such source. */
export async function pauseSource(tx: Kysely<Schema>, id: string, paused: boolean, now: string): Promise<boolean> {
  const changed = await tx
    .updateTable('sources')
    .set(
      paused
        ? { health: 'paused', health_since: now }
        : { health: 'unknown', health_since: now, next_poll_at: now, next_because: 'resumed' },
    )
    .where('id', '=', id)
    .where('health', paused ? '<>' : '=', 'paused')
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

/** Makes a source due at once: a push came in, or a person asked. */
export async function pollSoon(tx: Kysely<Schema>, id: string, now: string, because: string): Promise<boolean> {
  const changed = await tx
    .updateTable('sources')
    .set({ next_poll_at: now, next_because: because })
    .where('id', '=', id)
    .where('health', '<>', 'paused')
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

/** Vendors that an open event of at least medium impact names, where it moved after `since`. */
export async function vendorsInTrouble(db: Kysely<Schema>, since: string): Promise<string[]> {
  const rows = await sql<{ vendor: string }>`
    select distinct unnest(vendors) as vendor from events
    where status = 'open' and updated_at > ${since} and impact in ('medium', 'high', 'critical')`.execute(db)
  return rows.rows.map((row) => row.vendor)
}

function toState(row: Row): SourceState {
  return {
    sourceId: row.id,
    etag: row.etag,
    lastModified: row.last_modified,
    sha256: row.sha256,
    checkedAt: row.checked_at,
    changedAt: row.changed_at,
    lastSuccessAt: row.last_success_at,
    lastItemAt: row.last_item_at,
    nextPollAt: row.next_poll_at,
    nextBecause: row.next_because,
    failures: row.failures,
    health: row.health as Health,
    healthSince: row.health_since,
    rung: row.rung as Health | null,
    lastError: row.last_error,
    itemCount: row.item_count,
    latencyMs: row.latency_ms,
    lastSnapshotId: row.last_snapshot_id,
    memory: row.state as Memory,
  }
}

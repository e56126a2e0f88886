import { Kysely, PostgresDialect, type RawBuilder, sql, type Transaction } from 'kysely'
import { DatabaseError } from '../errors.ts'
import type { DatabaseSettings, EngineRoom } from './engine.ts'
import type { Pool } from './pglite-pool.ts'
import type { Schema } from './schema.ts'

/** The database as everybody sees it; both engines answer alike (see parsers.ts for the shape of values). */
export interface Database {
  engine: EngineRoom['engine']
  kysely: Kysely<Schema>
  /** The same connections as `kysely`, for plain SQL. */
  pool: Pool
  /** For the queue: unqualified names mean BullMQ's schema. Opened on first use. */
  queuePool(): Pool
  /** One transaction: committed when `work` returns, rolled back when it throws. Nudge jobs after it, never inside. */
  transact<T>(work: (tx: Transaction<Schema>) => Promise<T>): Promise<T>
  /** Tells a second process that wants the same folder where this one serves; nothing on a server. */
  announce(address: string): void
  /** @throws when the database does not answer. */
  ping(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens `pglite:FOLDER`, `pglite:memory` or `postgres://…` and checks that it answers. Run `migrate` before use.
 * @throws DatabaseError `in-use` when another process has the folder, `unreachable`, `unsupported` for other addresses.
 */
export async function openDatabase(url: string, settings: DatabaseSettings = {}): Promise<Database> {
  const schema = settings.schema ?? 'public'
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema))
    throw new DatabaseError('unsupported', `schema ${schema}: not a plain name`)
  const room = await openEngine(url, schema, settings)
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: room.pool as never }) })
  let closing: Promise<void> | null = null
  const database: Database = {
    engine: room.engine,
    kysely,
    pool: room.pool,
    queuePool: room.queuePool,
    transact: (work) => kysely.transaction().execute((tx) => room.insideTransaction(() => work(tx))),
    announce: room.announce,
    async ping() {
      await room.pool.query('select 1')
    },
    close() {
      closing ??= kysely.destroy().then(room.close)
      return closing
    },
  }
  try {
    await room.pool.query(`create schema if not exists "${schema}"`)
  } catch (error) {
    await database.close().catch(() => undefined)
    throw error
  }
  return database
}

async function openEngine(url: string, schema: string, settings: DatabaseSettings): Promise<EngineRoom> {
  // Loaded on demand: the embedded engine is a large module that a server installation never needs.
  if (url.startsWith('pglite:'))
    return (await import('./pglite.ts')).openPglite(url.slice('pglite:'.length), schema, settings)
  if (/^postgres(ql)?:\/\//.test(url)) return (await import('./postgres.ts')).openPostgres(url, schema, settings)
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(url)?.[0] ?? 'no scheme'
  throw new DatabaseError(
    'unsupported',
    `database address with ${scheme}: use pglite:FOLDER, pglite:memory or postgres://…`,
  )
}

/** A value for a jsonb column: arrays too, which the driver would otherwise send as a PostgreSQL array. */
export function jsonb<T>(value: T): RawBuilder<T> {
  return sql<T>`${JSON.stringify(value)}::jsonb`
}

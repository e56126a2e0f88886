import pg from 'pg'
import { DatabaseError } from '../errors.ts'
import { type DatabaseSettings, type EngineRoom, QUEUE_SCHEMA } from './engine.ts'
import { typeParsers } from './parsers.ts'
import type { Pool } from './pglite-pool.ts'

/** Every worker of the queue keeps one connection that listens; the rest is for short statements. */
const QUEUE_CONNECTIONS = 16

/** Its rows are nudges that need not survive a power cut: sweep brings them back from the rows that matter. */
const QUEUE_SESSION = `-c search_path=${QUEUE_SCHEMA} -c synchronous_commit=off`

/** Connects to a PostgreSQL server. @throws DatabaseError `unreachable` without the password. */
export async function openPostgres(url: string, schema: string, settings: DatabaseSettings): Promise<EngineRoom> {
  const onError = settings.onError ?? (() => undefined)
  const pool = createPool(url, `-c search_path=${schema}`, settings.connections ?? 10, onError)
  let queue: pg.Pool | null = null
  try {
    await pool.query('select 1')
  } catch (cause) {
    await pool.end().catch(() => undefined)
    throw new DatabaseError('unreachable', `cannot open ${withoutSecret(url)}: ${reason(cause)}`, cause)
  }
  return {
    engine: 'postgres',
    pool: pool as unknown as Pool,
    queuePool() {
      queue ??= createPool(url, QUEUE_SESSION, QUEUE_CONNECTIONS, onError)
      return queue as unknown as Pool
    },
    insideTransaction: (work) => work(),
    announce: () => undefined,
    async close() {
      await queue?.end()
      if (!pool.ended) await pool.end()
    },
  }
}

function createPool(url: string, session: string, max: number, onError: (error: Error) => void): pg.Pool {
  // Session settings as start-up options, so that each connection has them from its first statement on.
  const address = new URL(url)
  const own = address.searchParams.get('options')
  address.searchParams.delete('options')
  const set = `${session} -c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=postgres`
  const pool = new pg.Pool({
    connectionString: address.href,
    options: own ? `${own} ${set}` : set,
    max,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: 10_000,
    application_name: 'tocsin',
    types: typeParsers,
  })
  pool.setMaxListeners(0) // every queue and worker of BullMQ adds its own
  pool.on('error', onError) // an idle connection broke; without a listener the process would end
  pool.on('connect', (client) => client.on('error', onError)) // and so would one that is checked out
  return pool
}

function withoutSecret(url: string): string {
  const address = new URL(url)
  return `postgres://${address.host}${address.pathname}`
}

/** Node's connection errors to several addresses carry an empty message and the real ones inside. */
function reason(cause: unknown): string {
  if (cause instanceof AggregateError) return [...new Set(cause.errors.map((error: Error) => error.message))].join('; ')
  return (cause as Error).message
}

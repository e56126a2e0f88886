import { EventEmitter } from 'node:events'
import type { PGlite } from '@electric-sql/pglite'
import type pg from 'pg'
import { DatabaseError } from '../errors.ts'
import { exchange, type Outcome, type Statement } from './pglite-wire.ts'
import { createTurns, type Turn } from './turns.ts'

/** The part of `pg.PoolClient` that Kysely and BullMQ use. */
export interface Client extends EventEmitter {
  query(statement: string | Statement, values?: readonly unknown[]): Promise<pg.QueryResult>
  /** Gives the client back; a transaction that is still open is rolled back, its LISTENs end. */
  release(destroy?: boolean | Error): void
}

/** The part of `pg.Pool` that Kysely and BullMQ use; a `pg.Pool` is one. */
export interface Pool extends EventEmitter {
  connect(): Promise<Client>
  query(statement: string | Statement, values?: readonly unknown[]): Promise<pg.QueryResult>
  end(): Promise<void>
}

export interface PglitePool extends Pool {
  options: { keepAlive: true }
  /**
   * The same engine seen with another search_path, for a library that keeps its tables in a schema of its own.
   * `lasting: false`: commits are on disk a little later, in order; for rows that may be lost in a power cut.
   */
  view(searchPath: string, options?: { lasting?: boolean }): PglitePool
  /** Runs `work` for code that holds a transaction: a statement outside that transaction fails at once instead of waiting for itself. */
  insideTransaction<T>(work: () => Promise<T>): Promise<T>
}

export interface PoolSettings {
  /** Schema that unqualified names are looked up in; default `public`. */
  searchPath?: string
  /** Longest wait for the connection, default 60 000: a transaction that never ends is an error, not a silence. */
  waitMs?: number
  /** Hears once that the engine is beyond use: nothing but a new process helps. */
  onLost?(error: Error): void
}

interface Engine {
  db: PGlite
  turns: ReturnType<typeof createTurns>
  /** The settings that the session has now, as SQL; null when they are not known. */
  session: string | null
  /** Channel → clients that listen. */
  listeners: Map<string, Set<Client>>
  ended: boolean
  /** Why the engine is beyond use. */
  broken: Error | null
  onLost(error: Error): void
}

const COMMENTS = '(?:\\s|--[^\\n]*\\n|/\\*.*?\\*/)*'
const IDENTIFIER = '("(?:[^"]|"")+"|[a-z_][\\w$]*)'
const LISTEN = new RegExp(`^${COMMENTS}listen\\s+${IDENTIFIER}\\s*;?\\s*$`, 'is')
const UNLISTEN = new RegExp(`^${COMMENTS}unlisten\\s+(?:${IDENTIFIER}|\\*)\\s*;?\\s*$`, 'is')

/**
 * One embedded PostgreSQL behind the shape of a `pg.Pool`. The engine is a single session: a client has it from BEGIN to
 * COMMIT or ROLLBACK, other statements take it one at a time, first come first served. What a session keeps beyond a
 * transaction is shared by all clients: use `set local` and transaction-level advisory locks.
 */
export function createPglitePool(db: PGlite, settings: PoolSettings = {}): PglitePool {
  const engine: Engine = {
    db,
    turns: createTurns(settings.waitMs ?? 60_000),
    session: null,
    listeners: new Map(),
    ended: false,
    broken: null,
    onLost: settings.onLost ?? (() => undefined),
  }
  db.onNotification((channel, payload) => {
    for (const client of [...(engine.listeners.get(channel) ?? [])]) {
      client.emit('notification', { channel, payload, processId: 0 })
    }
  })
  return createView(engine, sessionOf(settings.searchPath ?? 'public', true))
}

function createView(engine: Engine, session: string): PglitePool {
  const pool: PglitePool = Object.assign(new EventEmitter().setMaxListeners(0), {
    options: { keepAlive: true as const }, // in-process: a LISTEN cannot drop silently, so waiters need no short polls
    async connect() {
      if (engine.ended) throw new Error('cannot use a pool after calling end on the pool')
      return createClient(engine, session)
    },
    async query(statement: string | Statement, values?: readonly unknown[]) {
      const client = await pool.connect()
      try {
        return await client.query(statement, values)
      } finally {
        client.release()
      }
    },
    view: (path: string, options?: { lasting?: boolean }) =>
      createView(engine, sessionOf(path, options?.lasting ?? true)),
    insideTransaction: <T>(work: () => Promise<T>) => engine.turns.holding(work),
    async end() {
      if (engine.ended) return
      engine.ended = true
      const turn = await engine.turns.take('end of the pool')
      turn.done()
    },
  })
  return pool
}

function createClient(engine: Engine, session: string): Client {
  let turn: Turn | null = null
  let status: Outcome['status'] = 'I'
  let released = false
  let tail: Promise<unknown> = Promise.resolve()

  /** Statements of one client run in the order they were asked for. */
  function inOrder<T>(work: () => Promise<T>): Promise<T> {
    const run = tail.then(work)
    tail = run.catch(() => undefined)
    return run
  }

  async function run(statement: Statement): Promise<pg.QueryResult> {
    if (engine.broken) throw engine.broken
    turn ??= await engine.turns.take(statement.text)
    try {
      if (status === 'I') await useSession(engine, session)
      const outcome = await exchange(engine.db, statement)
      status = outcome.status
      if (/search_path|synchronous_commit/i.test(statement.text)) engine.session = null
      if (outcome.error) throw outcome.error
      return outcome.result
    } catch (error) {
      if (error instanceof DatabaseError && engine.broken === null) {
        engine.broken = error
        engine.onLost(error)
      }
      throw error
    } finally {
      if (status === 'I' || engine.broken) {
        turn.done()
        turn = null
      }
    }
  }

  const client: Client = Object.assign(new EventEmitter().setMaxListeners(0), {
    query(statement: string | Statement, values?: readonly unknown[]): Promise<pg.QueryResult> {
      if (released) return Promise.reject(new Error('this client was released'))
      const whole =
        typeof statement === 'string'
          ? { text: statement, values }
          : { ...statement, values: values ?? statement.values }
      return inOrder(async () => {
        const stop = UNLISTEN.exec(whole.text)
        if (stop) return unlisten(stop[1])
        const result = await run(whole)
        if (result.command === 'LISTEN') listen(whole.text)
        return result
      })
    },
    release() {
      if (released) throw new Error('this client was released before')
      released = true
      void inOrder(async () => {
        if (turn) await run({ text: 'rollback' })
        if (!engine.ended) await unlisten(undefined)
      }).catch(() => undefined) // the engine is beyond use: the next statement says so
    },
  })

  function listen(text: string): void {
    const name = LISTEN.exec(text)?.[1]
    if (!name) throw new Error(`cannot tell the channel of: ${text}`)
    const channel = unquote(name)
    engine.listeners.set(channel, (engine.listeners.get(channel) ?? new Set()).add(client))
  }

  /** Ends this client's LISTEN on a channel, or on all; the engine's own ends with its last client. */
  async function unlisten(name: string | undefined): Promise<pg.QueryResult> {
    const channels = name === undefined ? [...engine.listeners.keys()] : [unquote(name)]
    for (const channel of channels) {
      const clients = engine.listeners.get(channel)
      if (!clients?.delete(client) || clients.size > 0) continue
      engine.listeners.delete(channel)
      await run({ text: `unlisten ${quote(channel)}` })
    }
    return { command: 'UNLISTEN', rowCount: null, rows: [], fields: [], oid: 0 }
  }

  return client
}

function sessionOf(searchPath: string, lasting: boolean): string {
  return `set search_path to ${quote(searchPath)}; set synchronous_commit to ${lasting ? 'on' : 'off'}`
}

/** Another view may have used the session last. Only asked between transactions. */
async function useSession(engine: Engine, session: string): Promise<void> {
  if (engine.session === session) return
  const { error } = await exchange(engine.db, { text: session })
  if (error) throw error
  engine.session = session
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** The name as PostgreSQL keeps it: folded to lower case unless quoted. */
function unquote(identifier: string): string {
  return identifier.startsWith('"') ? identifier.slice(1, -1).replaceAll('""', '"') : identifier.toLowerCase()
}

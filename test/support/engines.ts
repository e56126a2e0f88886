import { createHash, randomBytes } from 'node:crypto'
import { existsSync, openAsBlob, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { afterAll, describe, inject } from 'vitest'
import { type Database, openDatabase } from '#src/db/database.ts'
import { migrate } from '#src/db/migrate.ts'
import type { QueueSettings } from '#src/queue.ts'
import { wantedEngines } from './services.ts'

/**
 * Runs a suite on each engine of the database. `open` gives a migrated, empty database: one engine per test file, emptied at
 * each call and closed at the end. Engines that this machine lacks are skipped.
 */
export function describeEngines(suite: (open: () => Promise<Database>, engine: Database['engine']) => void): void {
  const { postgres } = inject('services')
  const engines = [
    ['pglite', isWanted('pglite'), openMemory],
    ['postgres', postgres !== null, () => openServer(postgres!)],
  ] as const
  for (const [engine, there, start] of engines) {
    describe.skipIf(!there)(`on ${engine}`, () => {
      let shared: Promise<OpenedDatabase> | null = null
      afterAll(async () => (await shared)?.end())
      suite(async () => {
        shared ??= start()
        const { database } = await shared
        await empty(database)
        return { ...database, close: () => Promise.resolve() }
      }, engine)
    })
  }
}

/** Runs a suite on each engine of the queue. `settings` is for `openQueue`, with a prefix of its own at each call. */
export function describeQueues(suite: (settings: () => Promise<QueueSettings>, engine: string) => void): void {
  describeEngines((open, engine) => {
    suite(async () => ({ database: await open(), prefix: unique() }), engine)
  })
  const { redis } = inject('services')
  const none: QueueSettings['database'] = {
    engine: 'postgres',
    queuePool() {
      throw new Error('the queue is on redis')
    },
  }
  describe.skipIf(redis === null)('on redis', () => {
    suite(() => Promise.resolve({ redisUrl: redis!, database: none, prefix: unique() }), 'redis')
  })
}

interface OpenedDatabase {
  database: Database
  end(): Promise<void>
}

/** A migrated embedded database in memory, started from a dump because a new cluster takes several times as long. */
export async function openMemory(): Promise<OpenedDatabase> {
  const database = await openDatabase('pglite:memory', { template: await template() })
  await migrate(database)
  return { database, end: () => database.close() }
}

/** A migrated database of its own on a server, dropped at the end. */
export async function openServer(server: string): Promise<OpenedDatabase> {
  const name = unique()
  await run(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const database = await openDatabase(url.href)
  await migrate(database)
  return {
    database,
    async end() {
      await database.close()
      await run(server, `drop database ${name} with (force)`)
    },
  }
}

function isWanted(engine: 'pglite'): boolean {
  return wantedEngines()?.has(engine) ?? true
}

function unique(): string {
  return `t${randomBytes(6).toString('hex')}`
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(statement)
  await client.end()
}

async function empty(database: Database): Promise<void> {
  const { rows } = await database.pool.query(
    "select tablename from pg_tables where schemaname = 'public' and tablename <> 'migrations'",
  )
  const names = rows.map((row) => `"${row.tablename}"`).join(', ')
  if (names) await database.pool.query(`truncate ${names} restart identity cascade`)
}

/** The dump of an empty cluster; kept between runs, made anew for another version of the engine. */
async function template(): Promise<Blob> {
  const manifest = join(import.meta.dirname, '../../node_modules/@electric-sql/pglite/package.json')
  const version = createHash('sha256').update(readFileSync(manifest)).digest('hex').slice(0, 12)
  const prefix = 'tocsin-test-cluster-'
  const file = join(tmpdir(), `${prefix}${version}.tar`)
  if (!existsSync(file)) {
    const db = await PGlite.create('memory://')
    const draft = `${file}.${process.pid}`
    writeFileSync(draft, Buffer.from(await (await db.dumpDataDir('none')).arrayBuffer()))
    await db.close()
    for (const name of readdirSync(tmpdir())) {
      if (name.startsWith(prefix) && name.endsWith('.tar')) rmSync(join(tmpdir(), name), { force: true })
    }
    renameSync(draft, file)
  }
  return openAsBlob(file)
}

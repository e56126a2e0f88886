import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '../core/id.ts'
import { DatabaseError } from '../errors.ts'
import type { Database } from './database.ts'
import type { Client } from './pglite-pool.ts'

/** One numbered file of SQL. It runs in a transaction, so no `create index concurrently` and the like. */
export interface Migration {
  /** File name: `0001_init.sql`. */
  name: string
  sql: string
}

const FOLDER = join(import.meta.dirname, 'migrations')
/** Key of the advisory lock: "tocs" in ASCII. One migrating process at a time, whatever the schema. */
const LOCK_KEY = 0x746f6373

/**
 * Brings the tables up to date: each new file in its own transaction under an advisory lock, recorded with its checksum.
 * Answers the names that were applied now.
 * @throws DatabaseError `edited` when an applied file was changed, `newer` when the database has files this code lacks.
 */
export async function migrate(database: Database, migrations = readMigrations()): Promise<string[]> {
  const applied: string[] = []
  const client = await database.pool.connect()
  try {
    for (;;) {
      const name = await applyNext(client, migrations)
      if (name === null) return applied
      applied.push(name)
    }
  } finally {
    client.release()
  }
}

/** The migrations of a folder in the order of their numbers. @throws Error for a gap, a double number or a name that is not `0001_words.sql`. */
export function readMigrations(folder = FOLDER): Migration[] {
  const names = readdirSync(folder).sort()
  return names.map((name, index) => {
    if (!/^\d{4}_[a-z0-9_]+\.sql$/.test(name)) throw new Error(`${name}: a migration is named like 0001_words.sql`)
    if (Number(name.slice(0, 4)) !== index + 1)
      throw new Error(`${name}: migrations are numbered from 0001 without gaps`)
    return { name, sql: readFileSync(join(folder, name), 'utf8') }
  })
}

/** Applies the first migration that is missing; null when there is none. */
async function applyNext(client: Client, migrations: readonly Migration[]): Promise<string | null> {
  await client.query('begin')
  try {
    await client.query(`select pg_advisory_xact_lock(${LOCK_KEY})`)
    const next = await findNext(client, migrations)
    if (next) {
      await client.query(next.sql)
      await client.query('insert into migrations (name, sha256) values ($1, $2)', [next.name, sha256(next.sql)])
    }
    await client.query('commit')
    return next?.name ?? null
  } catch (error) {
    await client.query('rollback').catch(() => undefined) // the first error is the one to tell
    throw error
  }
}

async function findNext(client: Client, migrations: readonly Migration[]): Promise<Migration | undefined> {
  await client.query(
    'create table if not exists migrations (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
  )
  const { rows } = await client.query('select name, sha256 from migrations order by name')
  for (const [index, row] of (rows as { name: string; sha256: string }[]).entries()) {
    const known = migrations[index]
    if (known?.name !== row.name) {
      throw new DatabaseError(
        'newer',
        `the database has the migration ${row.name}, which this version of tocsin does not know; use a newer tocsin`,
      )
    }
    if (sha256(known.sql) !== row.sha256) {
      throw new DatabaseError(
        'edited',
        `the migration ${row.name} was changed after it was applied; put it back and add a new one`,
      )
    }
  }
  return migrations[rows.length]
}

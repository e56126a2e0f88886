import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** A value that the service itself keeps, e.g. its signing keys; null when it was never set. */
export async function readSetting<T>(db: Kysely<Schema>, key: string): Promise<T | null> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
  return row ? (row.value as T) : null
}

/** Every value whose key begins so, by key. */
export async function settingsUnder<T>(db: Kysely<Schema>, prefix: string): Promise<[string, T][]> {
  const rows = await db.selectFrom('settings').select(['key', 'value']).orderBy('key').execute()
  return rows.filter((row) => row.key.startsWith(prefix)).map((row) => [row.key, row.value as T])
}

/** Sets a value. */
export async function writeSetting(tx: Kysely<Schema>, key: string, value: unknown, at: string): Promise<void> {
  const row = { value: JSON.stringify(value), updated_at: at }
  await tx
    .insertInto('settings')
    .values({ key, ...row })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute()
}

/** Sets a value unless there is one, and returns the one that stands: two processes agree. */
export async function settleSetting<T>(db: Kysely<Schema>, key: string, value: T, at: string): Promise<T> {
  await db
    .insertInto('settings')
    .values({ key, value: JSON.stringify(value), updated_at: at })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
  return (await readSetting<T>(db, key)) as T
}

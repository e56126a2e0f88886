import type { Kysely } from 'kysely'
import type { Silence } from '../core/silence.ts'
import type { Schema } from './schema.ts'

/** Keeps a silence. */
export async function saveSilence(tx: Kysely<Schema>, silence: Silence, now: string): Promise<void> {
  await tx
    .insertInto('silences')
    .values({ id: silence.id, data: JSON.stringify(silence), ends_at: silence.until, created_at: now })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** Silences that have not ended. */
export async function activeSilences(db: Kysely<Schema>, now: string): Promise<Silence[]> {
  const rows = await db.selectFrom('silences').select('data').where('ends_at', '>', now).orderBy('created_at').execute()
  return rows.map((row) => row.data as Silence)
}

/** Ends a silence now. */
export async function endSilence(tx: Kysely<Schema>, id: string): Promise<boolean> {
  const result = await tx.deleteFrom('silences').where('id', '=', id).executeTakeFirst()
  return Number(result.numDeletedRows) > 0
}

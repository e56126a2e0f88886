import { type Kysely, sql } from 'kysely'
import { AuditEntry, type AuditFact, chain } from '../core/audit.ts'
import type { Schema } from './schema.ts'

// One writer at a time: the next hash needs the last one. Held until the transaction of the change ends.
const AUDIT_LOCK = 7_410_001

/** Appends to the chain, in the transaction of the change itself: no record, no act. */
export async function append(tx: Kysely<Schema>, fact: AuditFact): Promise<AuditEntry> {
  await sql`select pg_advisory_xact_lock(${sql.lit(AUDIT_LOCK)})`.execute(tx)
  const last = await tx.selectFrom('audit').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).executeTakeFirst()
  const entry = chain(last ?? null, fact)
  await tx
    .insertInto('audit')
    .values({
      seq: entry.seq,
      at: entry.at,
      actor: entry.actor,
      action: entry.action,
      entity: entry.entity,
      data: JSON.stringify(entry.data),
      prev_hash: entry.prevHash,
      hash: entry.hash,
    })
    .execute()
  return entry
}

/** Entries after `seq`, oldest first, at most `limit`. */
export async function auditAfter(db: Kysely<Schema>, seq: number, limit: number): Promise<AuditEntry[]> {
  const rows = await db.selectFrom('audit').selectAll().where('seq', '>', seq).orderBy('seq').limit(limit).execute()
  return rows.map(toEntry)
}

/** Entries before `seq` (all when null), newest first, at most `limit`. */
export async function auditBefore(db: Kysely<Schema>, seq: number | null, limit: number): Promise<AuditEntry[]> {
  const rows = await db
    .selectFrom('audit')
    .selectAll()
    .$if(seq !== null, (query) => query.where('seq', '<', seq as number))
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toEntry)
}

/** What was recorded of one thing, oldest first, at most `limit`. */
export async function auditOf(db: Kysely<Schema>, entity: string, limit: number): Promise<AuditEntry[]> {
  const rows = await db
    .selectFrom('audit')
    .selectAll()
    .where('entity', '=', entity)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map(toEntry)
}

/** The whole log, oldest first, read in pages so that it never stands in memory at once. */
export async function* auditEntries(db: Kysely<Schema>): AsyncGenerator<AuditEntry> {
  let seq = 0
  for (;;) {
    const page = await auditAfter(db, seq, 1000)
    yield* page
    const last = page.at(-1)
    if (last === undefined) return
    seq = last.seq
  }
}

function toEntry(row: {
  seq: number
  at: string
  actor: string
  action: string
  entity: string
  data: unknown
  prev_hash: string
  hash: string
}): AuditEntry {
  const { prev_hash, ...rest } = row
  return AuditEntry.parse({ ...rest, prevHash: prev_hash })
}

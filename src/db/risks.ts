import { sql } from 'kysely'
import type { RiskChange } from '../core/risk-watch.ts'
import type { Db } from './schema.ts'

// One look at the levels at a time over all processes: a rise is told once.
const RISK_LOCK = 7_410_004

/** Takes the lock of whoever changes levels; ends with the transaction. */
export async function lockRisks(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(RISK_LOCK)})`.execute(tx)
}

/** Where the level of each own vendor and model stands: its last change. */
export async function standingLevels(db: Db): Promise<RiskChange[]> {
  const rows = await db
    .selectFrom('risk_levels')
    .distinctOn(['vendor', 'model'])
    .select('data')
    .orderBy('vendor')
    .orderBy('model')
    .orderBy('seq', 'desc')
    .execute()
  return rows.map((row) => row.data as RiskChange)
}

/** Changes of levels from one instant to before another, oldest first. */
export async function levelChangesBetween(db: Db, from: string, to: string): Promise<RiskChange[]> {
  const rows = await db
    .selectFrom('risk_levels')
    .select('data')
    .where('at', '>=', from)
    .where('at', '<', to)
    .orderBy('seq')
    .execute()
  return rows.map((row) => row.data as RiskChange)
}

/** Keeps changes of levels. */
export async function saveLevelChanges(tx: Db, changes: readonly RiskChange[]): Promise<void> {
  if (changes.length === 0) return
  const row = (change: RiskChange) => ({
    vendor: change.vendor,
    model: change.model ?? '',
    level: change.level,
    at: change.at,
    data: JSON.stringify(change),
  })
  await tx.insertInto('risk_levels').values(changes.map(row)).execute()
}

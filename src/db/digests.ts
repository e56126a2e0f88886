import { type Kysely, sql } from 'kysely'
import type { WatchReport } from '../core/message.ts'
import type { Schema } from './schema.ts'

/** When a subscription's digest went out last and goes out next; null before the first was planned. */
export async function digestTimes(
  db: Kysely<Schema>,
  subscription: string,
): Promise<{ lastAt: string; nextAt: string } | null> {
  const row = await db
    .selectFrom('digests')
    .select(['last_at', 'next_at'])
    .where('subscription', '=', subscription)
    .executeTakeFirst()
  return row ? { lastAt: row.last_at, nextAt: row.next_at } : null
}

/** Plans a subscription's next digest. */
export async function planDigest(
  tx: Kysely<Schema>,
  subscription: string,
  times: { lastAt: string; nextAt: string },
): Promise<void> {
  const row = { last_at: times.lastAt, next_at: times.nextAt }
  await tx
    .insertInto('digests')
    .values({ subscription, ...row })
    .onConflict((conflict) => conflict.column('subscription').doUpdateSet(row))
    .execute()
}

/** What was checked between two instants: the proof of watching. */
export async function watchReport(db: Kysely<Schema>, from: string, to: string): Promise<WatchReport> {
  const counts = await sql<{ sources: number; checked: number; items: number }>`
    select (select count(*) from sources where next_poll_at < 'infinity')::int as sources,
           (select count(*) from sources where checked_at >= ${from})::int as checked,
           (select count(*) from items where seen_at >= ${from} and seen_at < ${to} and not baseline)::int as items`
    .execute(db)
    .then((result) => result.rows[0])
  const failing = await db
    .selectFrom('sources')
    .select('id')
    .where('health', 'in', ['failing', 'silent', 'shape-changed'])
    .orderBy('id')
    .execute()
  return {
    sources: counts?.sources ?? 0,
    polls: counts?.checked ?? 0,
    failing: failing.map((row) => row.id),
    items: counts?.items ?? 0,
    from,
    to,
  }
}

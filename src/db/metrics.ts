import { sql } from 'kysely'
import type { Db } from './schema.ts'

/** Rows by table and state, and how long news took from its publication to us (seconds, last week). */
export interface RowCounts {
  rows: { table: string; state: string; n: number }[]
  detection: { '0.5': number | null; '0.95': number | null }
  /** Of the second reader, since the beginning. */
  tokens: { prompt: number; answer: number }
}

/** Counts what the metrics show. */
export async function countRows(db: Db, now: Date): Promise<RowCounts> {
  const rows = await sql<{ table: string; state: string; n: number }>`
    select 'items' as "table", triage as state, count(*)::int as n from items group by triage
    union all select 'events', status, count(*)::int from events group by status
    union all select 'deliveries', status, count(*)::int from deliveries group by status
    union all select 'restrictions', status, count(*)::int from restrictions group by status
    union all select 'second_readings', case when cached then 'cached' else status end, count(*)::int
      from second_readings group by 2
    union all select 'alerts', reason, count(*)::int from alerts group by reason`.execute(db)
  const weekAgo = new Date(now.getTime() - 7 * 86_400_000).toISOString()
  const detection = await sql<{ p50: number | null; p95: number | null }>`
    select percentile_cont(0.5) within group (order by extract(epoch from first_seen_at - published_at))::float8 as p50,
           percentile_cont(0.95) within group (order by extract(epoch from first_seen_at - published_at))::float8 as p95
    from items
    where first_seen_at >= ${weekAgo} and not baseline and not late and published_at <= first_seen_at`.execute(db)
  const tokens = await sql<{ prompt: number; answer: number }>`
    select coalesce(sum(prompt_tokens), 0)::float8 as prompt, coalesce(sum(answer_tokens), 0)::float8 as answer
    from second_readings`.execute(db)
  return {
    rows: rows.rows,
    tokens: tokens.rows[0] ?? { prompt: 0, answer: 0 },
    detection: { '0.5': detection.rows[0]?.p50 ?? null, '0.95': detection.rows[0]?.p95 ?? null },
  }
}

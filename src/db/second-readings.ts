import { sql } from 'kysely'
import { Assessment } from '../core/assessment.ts'
import { derivedId } from '../core/id.ts'
import { Item } from '../core/item.ts'
import { SecondAnswer } from '../core/second-reading.ts'
import type { SecondOpinion } from '../core/suggest.ts'
import type { Db } from './schema.ts'

// One claim at a time over all processes: two of them must not both take the last request of the day.
const READER_LOCK = 7_410_004
const DAY_MS = 86_400_000

/** A question to be put to the second reader. */
export interface WantedReading {
  item: string
  revision: number
  because: string
  rank: number
  key: string
}

/** A question taken for one try. `answer` is there when the same was asked before; then no request is needed. */
export interface ClaimedReading {
  id: string
  attempts: number
  item: Item
  first: Assessment
  answer: SecondAnswer | null
}

/** Puts questions into the outbox; what is there stays. */
export async function wantReadings(tx: Db, wanted: readonly WantedReading[], at: string): Promise<void> {
  if (wanted.length === 0) return
  await tx
    .insertInto('second_readings')
    .values(
      wanted.map(({ item, revision, ...rest }) => ({
        ...rest,
        id: derivedId('snd', item, String(revision)),
        item_id: item,
        revision,
        created_at: at,
        next_at: at,
      })),
    )
    .onConflict((conflict) => conflict.columns(['item_id', 'revision']).doNothing())
    .execute()
}

/** Takes what need not be asked any more out of the outbox, and says why. */
export async function tidyReadings(db: Db, mostTries: number, now: Date): Promise<void> {
  const at = now.toISOString()
  const dayAgo = new Date(now.getTime() - DAY_MS).toISOString()
  await sql`update second_readings as mine
    set status = 'skipped', finished_at = ${at}, error = 'a newer revision of the item took its place'
    from items where items.id = mine.item_id and items.revision > mine.revision and mine.status = 'pending'`.execute(db)
  await sql`update second_readings
    set status = 'skipped', finished_at = ${at},
        error = 'not asked within a day' || coalesce('; the last try: ' || error, ': perDay allows no more requests')
    where status = 'pending' and created_at <= ${dayAgo}`.execute(db)
  await sql`update second_readings
    set status = 'failed', finished_at = ${at}, error = coalesce(error, 'asked, and the process ended each time')
    where status = 'pending' and attempts >= ${mostTries} and next_at <= ${at}`.execute(db)
}

/**
 * Takes the gravest question that is due, until the lease ends: first one that an earlier answer of the same model fits,
 * then, while the budget of 24 hours lasts, one for a request, which is counted at once. Null when there is none to take.
 */
export async function claimReading(
  tx: Db,
  { model, perDay, now, leaseUntil }: { model: string; perDay: number; now: Date; leaseUntil: string },
): Promise<ClaimedReading | null> {
  await sql`select pg_advisory_xact_lock(${sql.lit(READER_LOCK)})`.execute(tx)
  const at = now.toISOString()
  const answered = await take(tx, at, sql`earlier.answer is not null`, model)
  const known = SecondAnswer.safeParse(answered?.answer)
  if (answered !== null && known.success) return { ...answered, answer: known.data }
  if ((await requestsSince(tx, new Date(now.getTime() - DAY_MS).toISOString())) >= perDay) return null
  const due = await take(tx, at, sql`true`, model)
  if (due === null) return null
  const attempts = due.attempts + 1
  await tx.insertInto('second_requests').values({ reading_id: due.id, number: attempts, at }).execute()
  await tx.updateTable('second_readings').set({ attempts, next_at: leaseUntil }).where('id', '=', due.id).execute()
  return { ...due, attempts, answer: null }
}

/** The gravest question that is due among some, with an answer that the same model gave to the same before. */
async function take(tx: Db, at: string, which: ReturnType<typeof sql>, model: string) {
  const { rows } = await sql<{ id: string; attempts: number; item: unknown; first: unknown; answer: unknown }>`
    select mine.id, mine.attempts, revision.data as item, assessment.data as first, earlier.answer
    from second_readings as mine
    join item_revisions as revision on revision.item_id = mine.item_id and revision.revision = mine.revision
    join assessments as assessment on assessment.item_id = mine.item_id and assessment.revision = mine.revision
    left join lateral (
      select answer from second_readings as other
      where other.key = mine.key and other.status = 'done' and other.model = ${model} limit 1) as earlier on true
    where mine.status = 'pending' and mine.next_at <= ${at} and ${which}
    order by mine.rank desc, mine.created_at, mine.id
    limit 1`.execute(tx)
  const [row] = rows
  return row ? { ...row, item: Item.parse(row.item), first: Assessment.parse(row.first) } : null
}

/** Requests since an instant, of every reading. */
export async function requestsSince(db: Db, since: string): Promise<number> {
  const row = await db
    .selectFrom('second_requests')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('at', '>', since)
    .executeTakeFirstOrThrow()
  return row.n
}

/** Forgets the requests that no budget counts any more; how often a question was tried stands with the question. */
export async function pruneRequests(db: Db, now: Date): Promise<void> {
  const dayAgo = new Date(now.getTime() - DAY_MS).toISOString()
  await db.deleteFrom('second_requests').where('at', '<=', dayAgo).execute()
}

/** What came of a question. Tokens add up over its tries. */
export interface ReadingResult {
  at: string
  key: string
  model: string
  tokens: { prompt: number; answer: number }
  result:
    | { status: 'done'; answer: SecondAnswer; opinion: SecondOpinion; cached: boolean }
    | { status: 'failed'; error: string }
    | { status: 'pending'; error: string; nextAt: string }
}

/** Keeps what came of a question; one that was settled meanwhile stays as it is. */
export async function settleReading(db: Db, id: string, { at, key, model, tokens, result }: ReadingResult) {
  await db
    .updateTable('second_readings')
    .set((eb) => ({
      key,
      model,
      status: result.status,
      prompt_tokens: eb('prompt_tokens', '+', tokens.prompt),
      answer_tokens: eb('answer_tokens', '+', tokens.answer),
      error: result.status === 'done' ? null : result.error.slice(0, 500),
      ...(result.status === 'pending' ? { next_at: result.nextAt } : { finished_at: at }),
      ...(result.status === 'done'
        ? { answer: json(result.answer), opinion: json(result.opinion), cached: result.cached }
        : {}),
    }))
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .execute()
}

/** Lets every question wait until an instant. */
export async function restReadings(db: Db, until: string): Promise<void> {
  await db
    .updateTable('second_readings')
    .set({ next_at: until })
    .where('status', '=', 'pending')
    .where('next_at', '<', until)
    .execute()
}

/** Whether there is something to ask now, or to give up. */
export async function readingsDue(db: Db, now: Date): Promise<boolean> {
  const dayAgo = new Date(now.getTime() - DAY_MS).toISOString()
  const row = await db
    .selectFrom('second_readings')
    .select('id')
    .where('status', '=', 'pending')
    .where((eb) => eb.or([eb('next_at', '<=', now.toISOString()), eb('created_at', '<=', dayAgo)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** A second reading as it is shown. */
export interface StoredReading {
  item: string
  revision: number
  status: 'pending' | 'done' | 'failed' | 'skipped'
  /** Why it was worth asking. */
  because: string
  model: string | null
  attempts: number
  /** Why there is no answer, or none yet. */
  reason: string | null
  cached: boolean
  opinion: SecondOpinion | null
  tokens: { prompt: number; answer: number }
  createdAt: string
  finishedAt: string | null
}

/** The second reading of the newest revision of each item that has one, in the order they were wanted. */
export async function secondReadingsOf(db: Db, items: readonly string[]): Promise<StoredReading[]> {
  if (items.length === 0) return []
  const rows = await db
    .selectFrom('second_readings as reading')
    .innerJoin('items', (join) =>
      join.onRef('items.id', '=', 'reading.item_id').onRef('items.revision', '=', 'reading.revision'),
    )
    .selectAll('reading')
    .where('reading.item_id', 'in', items)
    .orderBy('reading.created_at')
    .orderBy('reading.id')
    .execute()
  return rows.map((row) => ({
    item: row.item_id,
    revision: row.revision,
    status: row.status as StoredReading['status'],
    because: row.because,
    model: row.model,
    attempts: row.attempts,
    reason: row.error,
    cached: row.cached,
    opinion: row.opinion as SecondOpinion | null,
    tokens: { prompt: row.prompt_tokens, answer: row.answer_tokens },
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  }))
}

/** As jsonb can hold it: a model may write NUL and half surrogate pairs. */
function json(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    typeof inner === 'string' ? inner.toWellFormed().replaceAll('\u0000', '\ufffd') : inner,
  )
}

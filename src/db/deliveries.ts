import { type Kysely, sql } from 'kysely'
import type { Message } from '../core/message.ts'
import type { Schema } from './schema.ts'

/** One message to one address. */
export interface Delivery {
  id: string
  channel: string
  subscription: string | null
  type: string
  thread: string | null
  message: Message
  status: 'pending' | 'delivered' | 'failed' | 'superseded'
  attempts: number
  createdAt: string
  lastError: string | null
}

/** Puts a message into the outbox; the same id twice is one message. */
export async function enqueue(
  tx: Kysely<Schema>,
  delivery: Pick<Delivery, 'id' | 'channel' | 'subscription' | 'type' | 'thread' | 'message'>,
  at: string,
): Promise<void> {
  await tx
    .insertInto('deliveries')
    .values({ ...delivery, message: JSON.stringify(delivery.message), next_at: at, created_at: at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** Changes a message that is not due yet and that nobody has taken to send; false when it is too late for that. */
export async function amendPending(
  tx: Kysely<Schema>,
  id: string,
  now: string,
  amend: (message: Message) => Message,
): Promise<boolean> {
  const row = await tx
    .selectFrom('deliveries')
    .select('message')
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .where('next_at', '>', now)
    .whereRef('next_at', '=', 'created_at') // a lease or a retry would have moved it
    .forUpdate()
    .executeTakeFirst()
  if (!row) return false
  const message = JSON.stringify(amend(row.message as Message))
  await tx.updateTable('deliveries').set({ message }).where('id', '=', id).execute()
  return true
}

/** How many messages of a type were put out on a channel since an instant. */
export async function countSince(db: Kysely<Schema>, channel: string, type: string, since: string): Promise<number> {
  const row = await db
    .selectFrom('deliveries')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('channel', '=', channel)
    .where('type', '=', type)
    .where('created_at', '>=', since)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Takes older messages of a thread out of the outbox because a newer one says it all (`directive.changed`). */
export async function supersede(tx: Kysely<Schema>, channel: string, thread: string, at: string): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({ status: 'superseded', finished_at: at })
    .where('channel', '=', channel)
    .where('thread', '=', thread)
    .where('status', '=', 'pending')
    .execute()
}

/**
 * Takes a due delivery for one try, until the lease ends; null when it is not due, taken, finished, or an earlier
 * message of its thread still waits (a "resolved" must not arrive before its "opened").
 */
export async function claimDelivery(
  db: Kysely<Schema>,
  id: string,
  now: string,
  leaseUntil: string,
): Promise<Delivery | null> {
  const rows = await sql<RawDelivery>`
    update deliveries as mine set next_at = ${leaseUntil}
    where mine.id = ${id} and mine.status = 'pending' and mine.next_at <= ${now}
      and not exists (
        select 1 from deliveries as earlier
        where earlier.channel = mine.channel and earlier.thread = mine.thread and earlier.status = 'pending'
          and (earlier.created_at, earlier.id) < (mine.created_at, mine.id))
    returning id, channel, subscription, type, thread, message, status, attempts, created_at, last_error`.execute(db)
  return rows.rows[0] ? toDelivery(rows.rows[0]) : null
}

/** Ids of deliveries that are due now, oldest first. */
export async function dueDeliveries(db: Kysely<Schema>, now: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('deliveries')
    .select('id')
    .where('status', '=', 'pending')
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** Messages of subscriptions that were put out since an instant; what storm control counts. */
export async function messagesSince(
  db: Kysely<Schema>,
  since: string,
): Promise<{ subscription: string; channel: string; at: string }[]> {
  const rows = await db
    .selectFrom('deliveries')
    .select(['subscription', 'channel', 'created_at'])
    .where('created_at', '>=', since)
    .where('subscription', 'is not', null)
    .execute()
  return rows.map((row) => ({ subscription: row.subscription as string, channel: row.channel, at: row.created_at }))
}

/** What came of one try. */
export interface AttemptResult {
  at: string
  ms: number
  outcome: 'delivered' | 'retry' | 'failed'
  /** Short code: HTTP status, error code. */
  code: string
  /** What the other side said, at most 2 kB. */
  response: string
  /** When the next try is due; only for `retry`. */
  nextAt: string | null
}

/** Keeps a try and moves the delivery on. */
export async function recordAttempt(tx: Kysely<Schema>, delivery: Delivery, result: AttemptResult): Promise<void> {
  const number = delivery.attempts + 1
  await tx
    .insertInto('attempts')
    .values({
      delivery_id: delivery.id,
      number,
      at: result.at,
      ms: result.ms,
      outcome: result.outcome,
      code: result.code,
      response: result.response.slice(0, 2048),
    })
    .onConflict((conflict) => conflict.columns(['delivery_id', 'number']).doNothing())
    .execute()
  await tx
    .updateTable('deliveries')
    .set({
      attempts: number,
      status: result.outcome === 'retry' ? 'pending' : result.outcome,
      last_error: result.outcome === 'delivered' ? null : `${result.code}: ${result.response}`.slice(0, 500),
      ...(result.nextAt === null ? { finished_at: result.at } : { next_at: result.nextAt }),
    })
    .where('id', '=', delivery.id)
    .where('status', '=', 'pending')
    .execute()
}

/** The next waiting message of a thread, which may go once the one before it is done. */
export async function nextInThread(db: Kysely<Schema>, channel: string, thread: string): Promise<string | null> {
  const row = await db
    .selectFrom('deliveries')
    .select('id')
    .where('channel', '=', channel)
    .where('thread', '=', thread)
    .where('status', '=', 'pending')
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Where a thread's first message is, e.g. Slack's channel and ts. */
export async function threadRef(
  db: Kysely<Schema>,
  channel: string,
  thread: string,
): Promise<Record<string, string> | null> {
  const row = await db
    .selectFrom('threads')
    .select('ref')
    .where('channel', '=', channel)
    .where('thread', '=', thread)
    .executeTakeFirst()
  return row?.ref ?? null
}

/** Remembers where a thread's first message is; the first one stays. */
export async function saveThreadRef(
  tx: Kysely<Schema>,
  channel: string,
  thread: string,
  ref: Record<string, string>,
  at: string,
): Promise<void> {
  await tx
    .insertInto('threads')
    .values({ channel, thread, ref: JSON.stringify(ref), at })
    .onConflict((conflict) => conflict.columns(['channel', 'thread']).doNothing())
    .execute()
}

/** Channels that their receiver switched off, with the reason. */
export async function disabledChannels(db: Kysely<Schema>): Promise<Map<string, string>> {
  const rows = await db.selectFrom('disabled_channels').select(['channel', 'because']).execute()
  return new Map(rows.map((row) => [row.channel, row.because]))
}

/** Switches a channel off: its receiver said it is gone. */
export async function disableChannel(tx: Kysely<Schema>, channel: string, because: string, at: string): Promise<void> {
  await tx
    .insertInto('disabled_channels')
    .values({ channel, because, at })
    .onConflict((conflict) => conflict.column('channel').doNothing())
    .execute()
}

/** Deliveries about one event, oldest first, with their tries. */
export async function deliveriesOfThread(db: Kysely<Schema>, thread: string) {
  const deliveries = await db
    .selectFrom('deliveries')
    .select(['id', 'channel', 'subscription', 'type', 'status', 'attempts', 'created_at', 'finished_at', 'last_error'])
    .where('thread', '=', thread)
    .orderBy('created_at')
    .execute()
  return deliveries
}

interface RawDelivery {
  id: string
  channel: string
  subscription: string | null
  type: string
  thread: string | null
  message: unknown
  status: string
  attempts: number
  created_at: string
  last_error: string | null
}

function toDelivery({ created_at, last_error, ...row }: RawDelivery): Delivery {
  return {
    ...row,
    message: row.message as Message,
    status: row.status as Delivery['status'],
    createdAt: created_at,
    lastError: last_error,
  }
}

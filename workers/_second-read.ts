import type { Context, SecondReader } from '#src/context.ts'
import type { Assessment } from '#src/core/assessment.ts'
import { promptFor } from '#src/core/second-prompt.ts'
import { ANSWER_SCHEMA, readAnswer, readingKey, type SecondAnswer, worthAsking } from '#src/core/second-reading.ts'
import { type FailedTry, MOST_TRIES, nextTry, restUntil } from '#src/core/second-try.ts'
import { suggest } from '#src/core/suggest.ts'
import type { PendingItem } from '#src/db/inbox.ts'
import type { Db } from '#src/db/schema.ts'
import {
  type ClaimedReading,
  claimReading,
  type ReadingResult,
  restReadings,
  settleReading,
  tidyReadings,
  wantReadings,
} from '#src/db/second-readings.ts'
import { FetchError } from '#src/errors.ts'
import { askModel } from '#src/net/ask-model.ts'

/** Questions of one run; the next run goes on. */
const MOST_A_RUN = 10
/** A request that has not been written down so long after its time is over died with its process. */
const GRACE_MS = 10_000

/** Notes which of some judged items are worth a second reading, in the transaction that judged them. */
export async function wantSecondReadings(
  tx: Db,
  { reader }: Context,
  judged: readonly { pending: PendingItem; assessment: Assessment }[],
  at: string,
): Promise<void> {
  if (!reader) return
  const wanted = judged.flatMap(({ pending, assessment }) => {
    const { asks, rank, because } = worthAsking(pending, assessment, reader.ask)
    const { item, revision } = pending
    return asks ? [{ item: item.id, revision, rank, because, key: readingKey(item, reader.model) }] : []
  })
  await wantReadings(tx, wanted, at)
}

/**
 * Puts waiting questions to the second reader, the gravest first, one after the other. All that comes of it is a row that
 * people may look at: no assessment, event, alert or restriction is touched from here.
 */
export async function askSecondReader(context: Context, signal: AbortSignal): Promise<void> {
  const { reader } = context
  if (!reader) return
  await tidyReadings(context.db.kysely, MOST_TRIES, context.now())
  for (let turn = 0; turn < MOST_A_RUN; turn++) {
    if (signal.aborted) return
    const now = context.now()
    const leaseUntil = new Date(now.getTime() + reader.timeoutMs + GRACE_MS).toISOString()
    const { model, perDay } = reader
    const claimed = await context.db.transact((tx) => claimReading(tx, { model, perDay, now, leaseUntil }))
    if (claimed === null) return
    const came = await resultOf(context, reader, claimed, signal)
    // A service that stops leaves the row to the next one.
    if (came === null) return
    const { rest, ...result } = came
    await context.db.transact(async (tx) => {
      await settleReading(tx, claimed.id, result)
      if (rest !== null) await restReadings(tx, rest)
    })
    const { status } = result.result
    const reason = 'error' in result.result ? { reason: result.result.error } : {}
    context.log.info({ item: claimed.item.id, status, ...result.tokens, ...reason }, 'reader.answered')
  }
  await context.nudge('second-read')
}

async function resultOf(
  context: Context,
  reader: SecondReader,
  claimed: ClaimedReading,
  signal: AbortSignal,
): Promise<(ReadingResult & { rest: string | null }) | null> {
  const { item, first } = claimed
  const about = {
    key: readingKey(item, reader.model),
    model: reader.model,
    tokens: { prompt: 0, answer: 0 },
    rest: null,
  }
  const done = (answer: SecondAnswer, cached: boolean) =>
    ({ status: 'done', answer, opinion: suggest(item, first, answer), cached }) as const
  if (claimed.answer) return { ...about, at: context.now().toISOString(), result: done(claimed.answer, true) }

  let failed: FailedTry
  try {
    const question = { ...reader, messages: promptFor(item), schema: ANSWER_SCHEMA }
    const given = await askModel(context.http, question, context.now, signal)
    about.tokens = given.tokens
    const read = 'words' in given ? readAnswer(given.words) : given
    if (!('problem' in read)) return { ...about, at: context.now().toISOString(), result: done(read, false) }
    const retryable = !('final' in given && given.final)
    failed = { message: read.problem, garbled: true, status: null, retryAfterMs: null, retryable }
  } catch (error) {
    if (!(error instanceof FetchError)) throw error
    if (signal.aborted) return null
    const { message, status, retryAfterMs, retryable } = error
    failed = { message, garbled: false, status, retryAfterMs, retryable }
  }
  const now = context.now()
  const next = nextTry(claimed.attempts, failed, context.random(), now)
  const result =
    'at' in next
      ? ({ status: 'pending', error: failed.message, nextAt: next.at } as const)
      : ({ status: 'failed', error: next.giveUp } as const)
  return { ...about, at: now.toISOString(), result, rest: restUntil(failed, next, now) }
}

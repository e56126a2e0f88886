import { type NextAttempt, nextAttempt, type Schedule } from './delivery.ts'

const SECOND = 1_000

/** Requests that are made for one item at most. */
export const MOST_TRIES = 4

/** An endpoint that is busy or away. */
const AWAY: Schedule = { waitsMs: [10 * SECOND, 60 * SECOND, 300 * SECOND], thenMs: null }
/** A key that is not taken, a model that is not there: trouble of the configuration, not of the item. */
const SHUT = new Set([401, 402, 403, 404])
const SHUT_MS = 300 * SECOND
/** An answer that cannot be read may be an accident once. */
const GARBLED: Schedule = { waitsMs: [5 * SECOND], thenMs: null }

/** Why a request came to nothing. `garbled`: there was an answer, and it was none. */
export interface FailedTry {
  message: string
  garbled: boolean
  /** HTTP status; null when there was no answer, or a good one. */
  status: number | null
  retryAfterMs: number | null
  /** False where asking again cannot help: a wrong key, a refusal. */
  retryable: boolean
}

/** When the second reader is asked again after a failure, or why it is not. */
export function nextTry(attempts: number, failed: FailedTry, jitter: number, now: Date): NextAttempt {
  const { message, garbled, status, retryAfterMs } = failed
  const retryable = failed.retryable && (status === null || status === 408 || status === 429 || status >= 500)
  if (!retryable) return { giveUp: message, disable: false }
  return nextAttempt({
    attempts,
    error: { kind: status === 429 ? 'rate-limited' : 'unavailable', retryable, status, retryAfterMs, message },
    schedule: garbled ? GARBLED : AWAY,
    jitter,
    now,
  })
}

/** Until when nobody else is asked either, because the failure was the endpoint's; null when it was about one item. */
export function restUntil({ garbled, status }: FailedTry, next: NextAttempt, now: Date): string | null {
  if (status !== null && SHUT.has(status)) return new Date(now.getTime() + SHUT_MS).toISOString()
  return !garbled && 'at' in next ? next.at : null
}

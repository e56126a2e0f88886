import { formatDuration, parseDuration } from './duration.ts'
import type { PollOutcome, SourceState } from './source-state.ts'

/** The part of a source that decides its rhythm. */
export interface Rhythm {
  every: string
  burst?: { at: string; timezone: string; minutes: number; every: string }
}

export interface PollMoment {
  /** The vendor of this source has an open event: look more often. */
  urgent: boolean
  /** 0 to 1; spreads sources with the same rhythm. */
  jitter: number
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** No source is asked more often than this. */
const FLOOR_MS = SECOND
/** Longest pause that a Retry-After header can impose: a header must not put the watchman to sleep for a day. */
const RETRY_AFTER_CAP_MS = 6 * HOUR

/**
 * When to poll a source next, and why. `state` is the state after the outcome. The publisher's wishes are honoured
 * within bounds: Retry-After up to six hours, max-age up to twice the rhythm, and max-age never in a burst or while urgent.
 */
export function nextPoll(
  source: Rhythm,
  state: Pick<SourceState, 'failures'>,
  outcome: PollOutcome,
  now: Date,
  { urgent, jitter }: PollMoment,
): { at: string; because: string } {
  const every = millis(source.every)
  const good = outcome.kind === 'unchanged' || outcome.kind === 'read'
  const burst = source.burst ? burstAt(source.burst, now) : null

  let wait = every
  let because = `every ${source.every}`
  if (urgent) {
    wait = Math.min(every, Math.max(every / 4, 15 * SECOND))
    if (wait < every) because = `every ${formatDuration(wait)} while its vendor has an open event`
  }
  const burstEvery = source.burst ? millis(source.burst.every) : Number.POSITIVE_INFINITY
  if (burst?.open && burstEvery < wait) {
    wait = burstEvery
    because = `every ${source.burst!.every} in the burst of ${source.burst!.at} ${source.burst!.timezone}`
  }
  const relaxed = !urgent && !burst?.open
  if (good && relaxed && outcome.maxAgeMs !== null && outcome.maxAgeMs > wait) {
    wait = Math.min(outcome.maxAgeMs, 2 * every)
    because = `fresh for ${formatDuration(outcome.maxAgeMs)} by its own word`
  }
  if (!good) {
    wait = backoff(every, state.failures)
    because = `${formatDuration(wait)} after ${state.failures} failure${state.failures === 1 ? '' : 's'}`
  }
  wait = Math.max(FLOOR_MS, wait) * (0.95 + 0.1 * clamp(jitter, 0, 1))
  if (burst?.nextMs !== undefined && burst.nextMs < wait) {
    wait = Math.max(FLOOR_MS, burst.nextMs)
    because = `burst of ${source.burst!.at} ${source.burst!.timezone} begins`
  }
  if (outcome.retryAfterMs !== null && outcome.retryAfterMs > wait) {
    wait = Math.max(wait, Math.min(outcome.retryAfterMs, RETRY_AFTER_CAP_MS))
    because = `retry-after ${formatDuration(outcome.retryAfterMs)}`
  }
  return { at: new Date(now.getTime() + Math.round(wait)).toISOString(), because }
}

/** When a source that was never polled is polled first: soon, spread over at most half a minute. */
export function firstPoll(source: Rhythm, now: Date, jitter: number): string {
  const spread = Math.min(millis(source.every), 30 * SECOND) * clamp(jitter, 0, 1)
  return new Date(now.getTime() + Math.round(spread)).toISOString()
}

/** Pause after some failures in a row: doubling from a minute (or the rhythm, if shorter) up to sixteen times the rhythm, 30 s to 6 h. */
export function backoff(everyMs: number, failures: number): number {
  const cap = clamp(16 * everyMs, 30 * SECOND, 6 * HOUR)
  const base = Math.min(everyMs, MINUTE)
  return Math.min(cap, base * 2 ** Math.min(Math.max(failures, 1) - 1, 30))
}

/** Whether a burst is open, and if not, how long until the next one opens. Bursts are on Monday to Friday, by the clock of their zone. */
function burstAt(burst: NonNullable<Rhythm['burst']>, now: Date): { open: boolean; nextMs?: number } {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(burst.timezone)
  const time = Temporal.PlainTime.from(burst.at)
  // A burst may begin before midnight and be open after it: yesterday's counts too.
  for (let day = -1; day <= 4; day += 1) {
    const date = here.toPlainDate().add({ days: day })
    if (date.dayOfWeek > 5) continue
    const start = date.toZonedDateTime({ timeZone: burst.timezone, plainTime: time }).epochMilliseconds
    const end = start + burst.minutes * MINUTE
    if (start <= now.getTime() && now.getTime() < end) return { open: true }
    if (start > now.getTime()) return { open: false, nextMs: start - now.getTime() }
  }
  return { open: false }
}

function millis(duration: string): number {
  const parsed = parseDuration(duration)
  if (parsed === null) throw new RangeError(`not a duration: '${duration}'`)
  return parsed
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))

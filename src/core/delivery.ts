import type { MessageType } from './message.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** When to try again: waits after the first, second, ... failure, and what repeats after the last of them, if anything. */
export interface Schedule {
  waitsMs: readonly number[]
  /** Wait after the listed ones, for ever; null gives up instead. */
  thenMs: number | null
}

export const SCHEDULES = {
  /** Webhooks: about three days, for receivers that are down over a weekend. */
  webhook: {
    waitsMs: [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR],
    thenMs: null,
  },
  /** `directive.changed`: until it is received or a newer generation takes its place. */
  directive: { waitsMs: [1, 2, 5, 10, 30].map((seconds) => seconds * SECOND), thenMs: MINUTE },
  /** People: dense at first, because an alarm that is an hour late is no alarm; a day in all. */
  people: {
    waitsMs: [
      5 * SECOND,
      15 * SECOND,
      MINUTE,
      3 * MINUTE,
      10 * MINUTE,
      30 * MINUTE,
      HOUR,
      2 * HOUR,
      6 * HOUR,
      14 * HOUR,
    ],
    thenMs: null,
  },
} as const satisfies Record<string, Schedule>

/** Which schedule a message has on a type of channel. */
export function scheduleOf(channelType: string, message: MessageType): Schedule {
  if (message === 'directive.changed') return SCHEDULES.directive
  return channelType === 'webhook' ? SCHEDULES.webhook : SCHEDULES.people
}

/** A failed attempt as a channel's error tells it. */
export interface Failure {
  kind: 'unavailable' | 'rate-limited' | 'rejected' | 'gone' | 'misconfigured'
  retryable: boolean
  status: number | null
  retryAfterMs: number | null
  message: string
}

export interface AttemptsSoFar {
  /** Attempts made, the failed one included; at least 1. */
  attempts: number
  error: Failure
  schedule: Schedule
  /** 0 to 1, from a source of randomness. */
  jitter: number
  now: Date
  /** True when a newer message (a higher generation of the directive) has taken this one's place. */
  superseded?: boolean
}

/** `disable`: the receiver wants nothing more, ever; the address is switched off until a person switches it on. */
export type NextAttempt = { at: string } | { giveUp: string; disable: boolean }

const HONOURS_RETRY_AFTER = new Set([429, 502, 503, 504])
/** Nobody may park an alarm for longer than this by a header. */
const LONGEST_RETRY_AFTER_MS = 24 * HOUR

/** Decides when a failed delivery is tried again, or why it is not. */
export function nextAttempt({ attempts, error, schedule, jitter, now, superseded }: AttemptsSoFar): NextAttempt {
  if (error.kind === 'gone') return { giveUp: `the receiver is gone: ${error.message}`, disable: true }
  if (superseded) return { giveUp: 'a newer message has taken its place', disable: false }
  if (!error.retryable) return { giveUp: `${error.kind}: ${error.message}`, disable: false }
  const planned = schedule.waitsMs[attempts - 1] ?? schedule.thenMs
  if (planned === null) return { giveUp: `failed ${attempts} times: ${error.message}`, disable: false }
  const wait = Math.max(planned * (0.8 + 0.4 * jitter), asked(error) * (1 + 0.2 * jitter))
  return { at: new Date(now.getTime() + Math.round(wait)).toISOString() }
}

/** What the receiver asked for; never less than asked, so jitter on it only adds. */
function asked({ status, kind, retryAfterMs }: Failure): number {
  if (retryAfterMs === null || retryAfterMs < 0) return 0
  const honoured = kind === 'rate-limited' || (status !== null && HONOURS_RETRY_AFTER.has(status))
  return honoured ? Math.min(retryAfterMs, LONGEST_RETRY_AFTER_MS) : 0
}

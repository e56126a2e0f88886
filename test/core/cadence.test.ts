import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backoff, firstPoll, nextPoll, type Rhythm } from '#src/core/cadence.ts'
import type { PollOutcome } from '#src/core/source-state.ts'

const calm = { urgent: false, jitter: 0.5 } // jitter in the middle leaves the wait as it is
const urgent = { urgent: true, jitter: 0.5 }
const measured = { latencyMs: 10, clockSkewMs: 0, maxAgeMs: null, retryAfterMs: null }
const unchanged: PollOutcome = { ...measured, kind: 'unchanged', etag: null, lastModified: null }
const failed: PollOutcome = {
  ...measured,
  kind: 'failed',
  message: 'answered 503',
  code: 'fetch.http',
  retryable: true,
}
const bis: Rhythm = {
  every: '15m',
  burst: { at: '08:45', timezone: 'America/New_York', minutes: 20, every: '20s' },
}
const night: Rhythm = { every: '1h', burst: { at: '23:50', timezone: 'UTC', minutes: 30, every: '1m' } }

const waitOf = (source: Rhythm, outcome: PollOutcome, at: string, failures = 0, moment = calm) => {
  const now = new Date(at)
  const next = nextPoll(source, { failures }, outcome, now, moment)
  return { seconds: (Date.parse(next.at) - now.getTime()) / 1000, because: next.because }
}

describe('next poll', () => {
  const noon = '2026-06-10T16:00:00Z' // a Wednesday
  const rows: [string, Rhythm, PollOutcome, string, number, typeof calm, number, RegExp][] = [
    ['the rhythm', { every: '15m' }, unchanged, noon, 0, calm, 900, /^every 15m$/],
    ['an open event quickens to a quarter', { every: '15m' }, unchanged, noon, 0, urgent, 225, /open event/],
    ['urgent is never under 15 s', { every: '30s' }, unchanged, noon, 0, urgent, 15, /open event/],
    ['urgent never slows a fast source', { every: '5s' }, unchanged, noon, 0, urgent, 5, /^every 5s$/],
    ['max-age stretches', { every: '1m' }, { ...unchanged, maxAgeMs: 90_000 }, noon, 0, calm, 90, /fresh for 90s/],
    ['max-age at most doubles', { every: '1m' }, { ...unchanged, maxAgeMs: 864e5 }, noon, 0, calm, 120, /fresh for 1d/],
    ['max-age is no excuse now', { every: '1m' }, { ...unchanged, maxAgeMs: 6e5 }, noon, 0, urgent, 15, /open event/],
    ['first failure', { every: '15m' }, failed, noon, 1, calm, 60, /after 1 failure$/],
    ['fourth failure', { every: '15m' }, failed, noon, 4, calm, 480, /after 4 failures$/],
    ['a daily source waits at most six hours', { every: '1d' }, failed, noon, 40, calm, 21_600, /after 40/],
    ['a fast source waits at most half a minute', { every: '1s' }, failed, noon, 40, calm, 30, /after 40/],
    ['retry-after', { every: '1m' }, { ...failed, retryAfterMs: 6e5 }, noon, 1, calm, 600, /retry-after 10m/],
    ['retry-after is capped', { every: '1m' }, { ...failed, retryAfterMs: 864e6 }, noon, 1, calm, 21_600, /-after 10d/],
    ['retry-after of a good answer', { every: '1m' }, { ...unchanged, retryAfterMs: 3e5 }, noon, 0, calm, 300, /retry/],
    ['in the burst, summer', bis, unchanged, '2026-06-10T12:50:00Z', 0, calm, 20, /burst of 08:45/],
    ['in the burst, winter', bis, unchanged, '2026-01-14T13:50:00Z', 0, calm, 20, /burst of 08:45/],
    ['the burst ends', bis, unchanged, '2026-06-10T13:05:00Z', 0, calm, 900, /^every 15m$/],
    ['a poll before a burst waits for it', bis, unchanged, '2026-06-10T12:40:00Z', 0, calm, 300, /begins$/],
    ['a failure is tried again with the burst', bis, failed, '2026-06-10T12:44:30Z', 6, calm, 30, /begins$/],
    ['no burst on Saturday', bis, unchanged, '2026-06-13T12:50:00Z', 0, calm, 900, /^every 15m$/],
    ['a burst over midnight stays open', night, unchanged, '2026-06-10T00:10:00Z', 0, calm, 60, /burst/],
  ]
  test.for(rows)('%s', ([, source, outcome, at, failures, moment, seconds, because]) => {
    const wait = waitOf(source, outcome, at, failures, moment)

    expect(wait.seconds).toBe(seconds)
    expect(wait.because).toMatch(because)
  })

  test('is after now and bounded, whatever the publisher says', () => {
    const wild = fc.record({
      every: fc.constantFrom('1s', '30s', '1m', '15m', '6h', '1d'),
      base: fc.constantFrom(failed, unchanged),
      maxAgeMs: fc.option(fc.nat(1e12), { nil: null }),
      retryAfterMs: fc.option(fc.nat(1e12), { nil: null }),
      failures: fc.nat(1000),
      urgent: fc.boolean(),
      jitter: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    const now = new Date('2026-03-08T06:59:59Z') // the night that clocks change in New York
    fc.assert(
      fc.property(wild, ({ every, base, failures, urgent, jitter, ...wishes }) => {
        const source = { every, burst: bis.burst! }
        const next = nextPoll(source, { failures }, { ...base, ...wishes }, now, { urgent, jitter })
        const wait = Date.parse(next.at) - now.getTime()
        expect(wait).toBeGreaterThanOrEqual(950)
        expect(wait).toBeLessThanOrEqual(2 * 864e5 * 1.05)
        expect(next.because).not.toBe('')
      }),
    )
  })

  test('jitter spreads by a twentieth to both sides', () => {
    const at = (jitter: number) => waitOf({ every: '100s' }, unchanged, noon, 0, { urgent: false, jitter }).seconds

    expect([at(0), at(1)]).toEqual([95, 105])
  })

  test('pauses never shrink while failures go on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 864e5 }), fc.nat(100), (every, failures) => {
        expect(backoff(every, failures + 1)).toBeGreaterThanOrEqual(backoff(every, failures))
      }),
    )
  })

  test('a new source is polled within its rhythm and half a minute', () => {
    const now = new Date(noon)

    expect(Date.parse(firstPoll({ every: '1s' }, now, 1)) - now.getTime()).toBe(1000)
    expect(Date.parse(firstPoll({ every: '1d' }, now, 1)) - now.getTime()).toBe(30_000)
  })
})

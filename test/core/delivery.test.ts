import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Failure, nextAttempt, SCHEDULES, type Schedule, scheduleOf } from '#src/core/delivery.ts'

const now = new Date('2026-06-12T21:45:00Z')
const down: Failure = { kind: 'unavailable', retryable: true, status: 500, retryAfterMs: null, message: 'answered 500' }

function waitSeconds(attempts: number, error: Failure = down, schedule: Schedule = SCHEDULES.webhook, jitter = 0.5) {
  const next = nextAttempt({ attempts, error, schedule, jitter, now })
  return 'at' in next ? (Date.parse(next.at) - now.getTime()) / 1_000 : next
}

describe('the webhook schedule', () => {
  test('is 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h and then gives up', () => {
    const hours = [2, 5, 10, 14, 20, 24].map((wait) => wait * 3_600)
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9].map((attempt) => waitSeconds(attempt))).toEqual([5, 300, 1_800, ...hours])
    expect(waitSeconds(10)).toEqual({ giveUp: 'failed 10 times: answered 500', disable: false })
  })

  test('has a jitter of at most a fifth either way', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, jitter) => {
        const ratio =
          (waitSeconds(attempt, down, SCHEDULES.webhook, jitter) as number) / (waitSeconds(attempt) as number)
        expect(ratio).toBeGreaterThanOrEqual(0.799)
        expect(ratio).toBeLessThanOrEqual(1.201)
      }),
    )
  })
})

test('a directive is tried at 1, 2, 5, 10, 30 s and then every minute until a newer one takes its place', () => {
  const schedule = scheduleOf('webhook', 'directive.changed')
  expect([1, 2, 3, 4, 5, 6, 500].map((attempt) => waitSeconds(attempt, down, schedule))).toEqual([
    1, 2, 5, 10, 30, 60, 60,
  ])
  expect(nextAttempt({ attempts: 3, error: down, schedule, jitter: 0, now, superseded: true })).toHaveProperty('giveUp')
})

describe('Retry-After', () => {
  test.each([429, 502, 503, 504])('of a %d is honoured, never earlier than asked', (status) => {
    const asked = { ...down, status, retryAfterMs: 60_000 }
    expect(waitSeconds(1, asked, SCHEDULES.webhook, 0)).toBe(60)
    expect(waitSeconds(4, asked)).toBe(7_200) // the schedule is later anyway
  })

  test('of other answers, or for years, is not', () => {
    expect(waitSeconds(1, { ...down, retryAfterMs: 60_000 })).toBe(5)
    expect(waitSeconds(1, { ...down, status: 503, retryAfterMs: 1e12 }, SCHEDULES.webhook, 0)).toBe(86_400)
  })
})

test('gone disables the address; what a person must repair is not tried again', () => {
  expect(waitSeconds(1, { ...down, kind: 'gone', retryable: false })).toMatchObject({ disable: true })
  expect(waitSeconds(1, { ...down, kind: 'misconfigured', retryable: false })).toMatchObject({ disable: false })
})

test('people are tried for about a day', () => {
  const schedule = scheduleOf('email', 'event.opened')
  const total = schedule.waitsMs.reduce((sum, wait) => sum + wait, 0) / 3_600_000
  expect(total).toBeGreaterThan(20)
  expect(total).toBeLessThan(28)
})

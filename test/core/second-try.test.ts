import { expect, test } from 'vitest'
import { type FailedTry, MOST_TRIES, nextTry, restUntil } from '#src/core/second-try.ts'

const NOW = new Date('2026-06-12T08:00:00.000Z')
const away: FailedTry = { message: 'answered 503', garbled: false, status: 503, retryAfterMs: null, retryable: true }
const seconds = (attempts: number, failed: FailedTry) => {
  const next = nextTry(attempts, failed, 0.5, NOW)
  return 'at' in next ? (Date.parse(next.at) - NOW.getTime()) / 1000 : next.giveUp
}

test('an endpoint that is away is tried four times, with growing pauses', () => {
  expect(Array.from({ length: MOST_TRIES }, (_, tries) => seconds(tries + 1, away))).toEqual([
    10,
    60,
    300,
    'failed 4 times: answered 503',
  ])
})

test('Retry-After is a floor, and only where the endpoint may ask for it', () => {
  expect(seconds(1, { ...away, status: 429, retryAfterMs: 120_000 })).toBeGreaterThanOrEqual(120)
  expect(seconds(1, { ...away, status: 500, retryAfterMs: 120_000 })).toBe(10)
})

test('what cannot get better is not asked for again; a garbled answer is, once', () => {
  expect(seconds(1, { ...away, status: 422 })).toBe('answered 503')
  expect(seconds(1, { ...away, status: null, retryable: false, message: 'refused: no' })).toBe('refused: no')
  const garbled = { ...away, garbled: true, status: null, message: 'not JSON' }
  expect([seconds(1, garbled), seconds(2, garbled)]).toEqual([5, 'failed 2 times: not JSON'])
})

test('trouble of the endpoint makes every question wait, trouble with one answer does not', () => {
  const rest = (failed: FailedTry) => restUntil(failed, nextTry(1, failed, 0.5, NOW), NOW)
  expect(rest(away)).toBe('2026-06-12T08:00:10.000Z')
  expect(rest({ ...away, status: 401, retryable: false })).toBe('2026-06-12T08:05:00.000Z')
  expect(rest({ ...away, garbled: true, status: null })).toBeNull()
  expect(rest({ ...away, status: 400, retryable: false })).toBeNull()
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ConfigError, DeliveryError, FetchError, GatewayError, InputError, ParseError } from '#src/errors.ts'
import { ATTEMPTS, backoff } from '#src/queue-backoff.ts'

test('what a retry cannot help ends at once', () => {
  const hopeless = [
    new InputError('invalid', 'x'),
    new ParseError('x'),
    new ConfigError([]),
    new DeliveryError('gone', 'x'),
    new FetchError('blocked', 'x'),
    new FetchError('http', 'x', { status: 410 }),
    new GatewayError('refused', 'x'),
  ]
  expect(hopeless.map((error) => backoff(error, 1, 0.5))).toEqual(hopeless.map(() => -1))
})

test('Retry-After is obeyed, up to an hour', () => {
  const asked = (retryAfterMs: number) => backoff(new FetchError('http', 'x', { status: 429, retryAfterMs }), 1, 0.5)
  expect([asked(0), asked(1234), asked(86_400_000), asked(-5)]).toEqual([0, 1234, 3_600_000, 0])
})

test('other errors wait longer each time, within a fifth of the plan', () => {
  const plan = Array.from({ length: ATTEMPTS - 1 }, (_, i) => backoff(new Error('x'), i + 1, 0.5))
  expect(plan).toEqual([1_000, 5_000, 25_000, 120_000])
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
      const middle = plan[Math.min(attempt, plan.length) - 1]!
      const pause = backoff(new GatewayError('unreachable', 'x'), attempt, random)
      expect(pause).toBeGreaterThanOrEqual(middle * 0.8 - 1)
      expect(pause).toBeLessThanOrEqual(middle * 1.2 + 1)
    }),
  )
})

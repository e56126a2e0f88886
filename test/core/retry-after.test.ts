import { expect, test } from 'vitest'
import { retryAfterMs } from '#src/core/retry-after.ts'

const now = new Date('2026-06-10T08:00:00Z')
const rows: [string | undefined, number | null][] = [
  ['120', 120_000],
  [' 0 ', 0],
  ['Wed, 10 Jun 2026 08:05:00 GMT', 300_000],
  ['Wednesday, 10-Jun-26 08:05:00 GMT', 300_000],
  ['Wed, 10 Jun 2026 07:00:00 GMT', 0],
  [undefined, null],
  ['', null],
  ['-5', null],
  ['1.5', null],
  ['soon', null],
  ['2026-06-10', null],
  ['99999999999999999999', null],
]
test.for(rows)('%s', ([header, expected]) => {
  expect(retryAfterMs(header, now)).toBe(expected)
})

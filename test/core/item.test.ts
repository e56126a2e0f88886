import { describe, expect, test } from 'vitest'
import { Instant } from '../../src/core/item.ts'

describe('instants', () => {
  test.each([
    ['2026-06-12', '2026-06-12T00:00:00.000Z'],
    ['2026-06-12T12:00:00+02:00', '2026-06-12T10:00:00.000Z'],
    ['2026-06-12T12:00', '2026-06-12T12:00:00.000Z'],
    ['2026-06-12 12:00:00', '2026-06-12T12:00:00.000Z'],
    ['Fri, 12 Jun 2026 12:00:00 -0400', '2026-06-12T16:00:00.000Z'],
    ['12 Jun 2026 12:00:00 EDT', '2026-06-12T16:00:00.000Z'],
    ['June 12, 2026', '2026-06-12T00:00:00.000Z'],
    [' 2026-06-12T12:00:00Z\n', '2026-06-12T12:00:00.000Z'],
  ])('%s is %s in every zone of the machine', (given, instant) => {
    const zone = process.env.TZ
    try {
      for (const local of ['America/New_York', 'Asia/Kolkata', 'UTC']) {
        process.env.TZ = local
        expect(Instant.parse(given)).toBe(instant)
      }
    } finally {
      process.env.TZ = zone ?? 'UTC'
    }
  })

  test.each(['yesterday', 'page 7', '', '1718000000', '2026-13-40', '+275760-09-13T00:00:00Z', '0000-01-01'])(
    "'%s' is none",
    (given) => expect(Instant.safeParse(given).success).toBe(false),
  )
})

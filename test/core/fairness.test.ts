import fc from 'fast-check'
import { expect, test } from 'vitest'
import { admit } from '#src/core/fairness.ts'

const now = new Date('2026-06-10T08:00:00Z')
const limits = { maxConcurrent: 2, minGapMs: 1000 }
const polite = () => limits

test('a host with many sources does not keep the others waiting', () => {
  const big = Array.from({ length: 50 }, (_, index) => ({ id: `big/${index}`, host: 'big' }))

  const { start, later } = admit([...big, { id: 'small/1', host: 'small' }], new Map(), polite, 100, now)

  expect(start).toEqual(['big/0', 'big/1', 'small/1'])
  expect(later[0]).toEqual({ id: 'big/2', at: '2026-06-10T08:00:01.000Z' })
  expect(later.at(-1)).toEqual({ id: 'big/49', at: '2026-06-10T08:00:24.000Z' })
})

test('polls under way count', () => {
  const { start, later } = admit([{ id: 'a', host: 'h' }], new Map([['h', 2]]), polite, 100, now)

  expect([start, later.map((each) => each.id)]).toEqual([[], ['a']])
})

test('no host ever gets more than its places, and no source is named twice', () => {
  const hosts = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 60 })
  fc.assert(
    fc.property(hosts, fc.nat(3), fc.nat(10), (names, running, capacity) => {
      const due = names.map((host, index) => ({ id: String(index), host }))
      const { start, later } = admit(due, new Map([['a', running]]), polite, capacity, now)
      for (const host of ['a', 'b', 'c']) {
        const before = host === 'a' ? running : 0
        const mine = start.filter((id) => names[Number(id)] === host).length
        expect(mine === 0 || before + mine <= limits.maxConcurrent).toBe(true)
      }
      expect(start.length).toBeLessThanOrEqual(capacity)
      const seen = [...start, ...later.map((each) => each.id)]
      expect(new Set(seen).size).toBe(seen.length)
    }),
  )
})

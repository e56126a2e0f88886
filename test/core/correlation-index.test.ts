import { expect, test } from 'vitest'
import { keysOf, sketchOf } from '#src/core/correlation.ts'
import { createIndex } from '#src/core/correlation-index.ts'
import { at, reading } from './readings.ts'

const DAY = 86_400_000
const start = Date.parse(at(0))
const item = (number: number) =>
  reading({ id: `i${number}`, title: `Acme news ${number}`, source: `s${number}`, published: at(number) })
const sketch = (number: number) => sketchOf({ id: `e${number}`, status: 'open', resolvedAt: null }, item(number))

test('memory is bounded however much is stored: the idlest are forgotten, with all of their keys', () => {
  const index = createIndex({ windowMs: Number.POSITIVE_INFINITY, maxEvents: 500 })
  const shape = sketch(0)
  for (let number = 0; number < 1_000_000; number++)
    index.put({ ...shape, id: `e${number}`, keys: [`n:i${number}`, 'v:act:acme'] }, start + number)
  expect(index.size).toBe(500)
  expect(index.get('e0')).toBeUndefined()
  expect(index.lookup(['n:i0'])).toEqual([])
  expect(index.lookup(['n:i999999'])).toHaveLength(1)
  expect(index.lookup(['v:act:acme']).length).toBeLessThanOrEqual(40)
})

test('what was idle for longer than the window goes, what is active stays', () => {
  const index = createIndex({ windowMs: 10 * DAY, maxEvents: 500 })
  index.put(sketch(0), start)
  index.put(sketch(1), start)
  index.put(sketch(0), start + 9 * DAY)
  index.put(sketch(2), start + 12 * DAY)
  expect([0, 1, 2].map((number) => index.get(`e${number}`)?.id)).toEqual(['e0', undefined, 'e2'])
})

test('an event without a date counts from the next one that has one', () => {
  const index = createIndex({ windowMs: 10 * DAY, maxEvents: 500 })
  index.put(sketch(0), 0)
  index.put(sketch(1), start)
  expect(index.get('e0')).toBeDefined()
  index.put(sketch(2), start + 11 * DAY)
  expect(index.get('e0')).toBeUndefined()
})

test('an item finds its event under any one of its own keys', () => {
  const index = createIndex({ windowMs: 10 * DAY, maxEvents: 500 })
  index.put(sketch(0), start)
  for (const key of keysOf(item(0))) expect(index.lookup([key]).map(({ id }) => id)).toEqual(['e0'])
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCorrelateStream } from '#src/core/correlate-stream.ts'
import { Item } from '#src/core/item.ts'

/** Invented news in several languages; `event` is what tells which lines are of one event. */
interface Told {
  event: string
  item: Item
}
const FOLDER = join(import.meta.dirname, '../fixtures/same-event')
const DAY = 86_400_000

const told: Told[] = readdirSync(FOLDER)
  .flatMap((file) => readFileSync(join(FOLDER, file), 'utf8').trim().split('\n'))
  .map((line) => JSON.parse(line) as { event: string })
  .map((line) => ({ event: line.event, item: Item.parse(line) }))
  .sort((one, other) => momentOf(one) - momentOf(other))
const several = told.filter(({ event }) => told.filter((other) => other.event === event).length > 1)

function momentOf({ item }: Told): number {
  return Date.parse(item.published ?? '')
}

function grouped(items: readonly Told[]): Map<string, string> {
  const correlate = createCorrelateStream()
  return new Map(items.map(({ item }) => [item.id, correlate(item).event]))
}

/** B³ of two ways to group items, over some of them. */
function bCubed(found: Map<string, string>, right: Map<string, string>, over: readonly Told[]) {
  const members = (groups: Map<string, string>, id: string) =>
    new Set([...groups].filter(([, group]) => group === groups.get(id)).map(([member]) => member))
  let [precision, recall] = [0, 0]
  for (const { item } of over) {
    const [own, wanted] = [members(found, item.id), members(right, item.id)]
    const both = own.intersection(wanted).size
    precision += both / own.size / over.length
    recall += both / wanted.size / over.length
  }
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) }
}

describe('invented stories in seven languages', () => {
  const truth = new Map(told.map(({ event, item }) => [item.id, event]))
  const found = grouped(told)

  test('most are put together', () => {
    const { f1, recall } = bCubed(found, truth, several)
    expect(recall).toBeGreaterThan(0.7)
    expect(f1).toBeGreaterThan(0.82)
  })

  test('stages, look-alikes and other models stay apart', () => {
    expect(bCubed(found, truth, told).precision).toBeGreaterThan(0.98)
  })

  test('the order within a day hardly matters', () => {
    const shuffled = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
      minLength: told.length,
      maxLength: told.length,
    })
    fc.assert(
      fc.property(shuffled, (keys) => {
        const order = told
          .map((one, index) => ({ one, day: Math.floor(momentOf(one) / DAY), key: keys[index]! }))
          .sort((a, b) => a.day - b.day || a.key - b.key)
          .map(({ one }) => one)
        expect(bCubed(grouped(order), found, told).f1).toBeGreaterThan(0.96)
      }),
      { numRuns: 12 },
    )
  })

  test('every answer says why', () => {
    const correlate = createCorrelateStream()
    expect(told.every(({ item }) => correlate(item).because.length > 0)).toBe(true)
  })
})

import { describe, expect, test } from 'vitest'
import { assess } from '#src/core/assess.ts'
import { Item } from '#src/core/item.ts'
import { effectiveOf } from '#src/core/rules/effective.ts'
import { readItem } from '#src/core/vocabulary/reading.ts'

const item = (title: string, text: string, more: Record<string, unknown> = {}) =>
  Item.parse({ id: 'one', kind: 'vendor', authority: 'vendor', published: '2026-05-08', title, text, ...more })
const on = (title: string, text: string) => effectiveOf(readItem(item(title, text)))?.on

describe('the date from which something applies', () => {
  test('a date that is written out beats one counted from publication', () => {
    expect(on('Our old API ends in 75 days', 'The API will be shut down on July 20, 2026.')).toBe('2026-07-20')
  })

  test('the day named later makes a month precise', () => {
    expect(on('Assistant retired by September 2026', 'It will be shut down on September 4, 2026.')).toBe('2026-09-04')
  })

  test('a day of this month', () => {
    expect(on('预览版下线', '预览版将于本月 25 日完全关闭。')).toBe('2026-05-25')
  })

  test("a cut that the vendor's own status page states applies from its day", () => {
    const cut = item('We have suspended access to Claude Opus 9', 'Status: major outage.', {
      kind: 'status',
      publisher: 'anthropic status page',
      published: '2026-05-08T00:50:43Z',
    })
    expect(assess(cut)).toMatchObject({ impact: 'critical', effectiveOn: '2026-05-08', vendors: ['anthropic'] })
  })
})

test('a publisher written as an id is the vendor', () => {
  const slow = item('Slow completions', 'Status: degraded performance.', {
    kind: 'status',
    publisher: 'cursor status page',
  })
  expect(readItem(slow).publisher).toBe('cursor')
})

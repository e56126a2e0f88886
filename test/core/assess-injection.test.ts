import { describe, expect, test } from 'vitest'
import { assess } from '#src/core/assess.ts'
import { impactRank } from '#src/core/impact.ts'
import { Item } from '#src/core/item.ts'
import { GRAVE, HARMLESS, ORDERS, withOrder } from '#test/support/orders.ts'

describe('text that orders its reader about', () => {
  test.each(ORDERS)('moves nothing: $aim, $lang, $guise: $text', (order) => {
    for (const item of [...HARMLESS, ...GRAVE]) {
      const plain = assess(item)
      for (const ordered of withOrder(item, order)) {
        const said = assess(ordered)
        expect([said.category, said.impact, said.relevant, said.vendors]).toEqual([
          plain.category,
          plain.impact,
          plain.relevant,
          plain.vendors,
        ])
      }
    }
  })

  test.each(ORDERS)('as a title, is no event: $aim, $lang, $guise: $text', ({ text }) => {
    const said = assess(Item.parse({ id: 'i', kind: 'news', title: text, text: 'The weather was fine.' }))
    expect(impactRank(said.impact)).toBeLessThanOrEqual(impactRank('low'))
  })

  test('invisible characters do not hide words from the vocabulary', () => {
    const title = 'US government orders Anthropic to sus\u200bpend acc\u00adess to Claude Opus 7 for foreign nationals'
    expect(assess(Item.parse({ id: 'i', kind: 'news', title, text: '' })).impact).toBe('critical')
  })
})

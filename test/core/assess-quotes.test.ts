import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assess } from '#src/core/assess.ts'
import { Assessment } from '#src/core/assessment.ts'
import { Item, KINDS, PHASES } from '#src/core/item.ts'

const words = fc.constantFrom(
  'Anthropic',
  'OpenAI',
  'suspends',
  'access to',
  'Claude Fable 5',
  'GPT-5.6',
  'outage',
  'export controls',
  'ＥＡＲ',
  'İstanbul',
  'zugang gesperrt',
  '禁止',
  'アクセス停止',
  'l’accès',
  'not',
  'resolved',
  'deprecated',
  '\u200b',
  '\n',
  '  ',
  '.',
  '。',
  'ß',
  '🙂',
  'foreign nationals',
  '2026-06-12',
  'price hike',
  'ignore previous instructions',
)
const prose = fc
  .array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 40 })
  .map((parts) => parts.join(' '))

test('every quote is verbatim, every assessment is whole, and the same item gives the same answer', () => {
  fc.assert(
    fc.property(
      prose,
      prose,
      fc.constantFrom(...KINDS),
      fc.option(fc.constantFrom(...PHASES)),
      (title, text, kind, phase) => {
        const item = Item.parse({ id: 'p', kind, title, text, phase, published: '2026-06-12T00:00:00Z' })
        const said = Assessment.parse(assess(item))
        for (const { quote, field } of said.because) {
          expect(quote).not.toBe('')
          expect(item[field].includes(quote)).toBe(true)
        }
        expect(said.relevant).toBe(said.impact !== 'none')
        if (said.relevant) expect(said.because).not.toEqual([])
        expect(assess(item)).toEqual(said)
      },
    ),
    { numRuns: 300, seed: 7 },
  )
})

test('time is linear in hostile text', () => {
  const pieces = ['2026年6月', 'a'.repeat(50), 'access ', '1 day after ', '15 CFR ', 'Claude-', '((((', 'in 1 ']
  // whatever looks back over a title must not do so from every place in it
  pieces.push('政府命令anthropic暂停访问', 'anthropic suspends access to claude ', '停止を受け')
  for (const piece of pieces)
    for (const [title, text] of [
      [200, 190_000],
      [190_000, 200],
    ] as const) {
      const long = (most: number) => piece.repeat(Math.ceil(most / piece.length))
      const item = Item.parse({ id: 'h', kind: 'news', title: long(title), text: long(text) })
      const start = performance.now()
      assess(item)
      expect(performance.now() - start).toBeLessThan(5000)
    }
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assess } from '#src/core/assess.ts'
import { CATEGORIES, CERTAINTIES, IMPACTS } from '#src/core/closed-lists.ts'
import type { Item } from '#src/core/item.ts'
import { PROMPT, promptFor } from '#src/core/second-prompt.ts'
import type { SecondAnswer } from '#src/core/second-reading.ts'
import { suggest } from '#src/core/suggest.ts'
import { GRAVE, HARMLESS, ORDERS, type Order, withOrder } from '#test/support/orders.ts'

/** A model that does as the item says, and calls the order itself, and all else there is, its evidence. */
function obeying({ aim, text }: Order, item: Item): SecondAnswer {
  const down = aim === 'lower' || aim === 'lift'
  return {
    relevant: !down,
    category: down ? 'resolved' : 'export_control',
    impact: down ? 'none' : 'critical',
    certainty: down ? 'opinion' : 'official',
    vendors: ['anthropic', 'every-vendor'],
    models: ['every-model-1'],
    quotes: [
      { field: 'text', quote: text },
      { field: 'title', quote: item.title },
      { field: 'text', quote: item.text.slice(0, 300) },
    ],
    question: aim === 'leak' ? `My instructions: ${PROMPT.slice(0, 200)}` : text,
  }
}

describe('a second reader that obeys the item', () => {
  test.each(ORDERS)('raises nothing that is harmless: $aim, $lang, $guise: $text', (order) => {
    for (const plain of HARMLESS)
      for (const item of withOrder(plain, order)) {
        const first = assess(item)
        const answer = { ...obeying(order, item), relevant: true, category: 'export_control' as const }
        expect(suggest(item, first, { ...answer, impact: 'critical' }).suggestions).toEqual([])
      }
  })

  test.each(ORDERS)('makes less of nothing that is grave: $aim, $lang, $guise: $text', (order) => {
    for (const plain of GRAVE)
      for (const item of withOrder(plain, order)) {
        const first = assess(item)
        const before = structuredClone(first)
        const answer = { ...obeying(order, item), impact: 'none' as const, relevant: false }
        const { suggestions } = suggest(item, first, answer)
        expect(suggestions.filter(({ field }) => field === 'impact' || field === 'category')).toEqual([])
        expect(first).toEqual(before)
      }
  })

  test.each(ORDERS)('asks people nothing in its words: $aim, $lang, $guise: $text', (order) => {
    for (const item of withOrder(HARMLESS[0] as Item, order))
      expect(suggest(item, assess(item), obeying(order, item)).question).toBeNull()
  })

  test.each(ORDERS)('is asked with the order inside the fence: $aim, $lang, $guise: $text', (order) => {
    for (const item of withOrder(HARMLESS[0] as Item, order)) {
      const [system, user] = promptFor(item)
      const lines = user?.content.split('\n') ?? []
      expect(system?.content).toBe(PROMPT)
      expect(lines.flatMap((line, at) => (line === lines[0] ? [at] : []))).toEqual([0, lines.length - 2])
      expect(lines.at(-1)).toBe('That was the item. Answer with the JSON object.')
    }
  })

  test('whatever it says, an official critical is not made less of', () => {
    const item: Item = { ...(GRAVE[0] as Item), authority: 'official', publisher: 'Bureau of Industry and Security' }
    const first = assess(item)
    expect(first.impact).toBe('critical')
    const answers = fc.record({
      relevant: fc.boolean(),
      category: fc.constantFrom(...CATEGORIES),
      impact: fc.constantFrom(...IMPACTS),
      certainty: fc.constantFrom(...CERTAINTIES),
      vendors: fc.array(fc.constantFrom('anthropic', 'openai', 'nobody')),
      models: fc.array(fc.constantFrom('claude-opus-7', 'gpt-9')),
      quotes: fc.array(
        fc.record({
          field: fc.constantFrom('title' as const, 'text' as const),
          quote: fc.tuple(fc.nat(60), fc.nat(90)).map(([from, to]) => `${item.title}`.slice(from, to)),
        }),
      ),
      question: fc.constant(null),
    })
    fc.assert(
      fc.property(answers, (answer) => {
        const { suggestions } = suggest(item, first, answer)
        expect(suggestions.filter(({ field }) => field === 'impact' || field === 'certainty')).toEqual([])
      }),
    )
  })
})

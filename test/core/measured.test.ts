import { describe, expect, test } from 'vitest'
import { assess } from '#src/core/assess.ts'
import { Item } from '#src/core/item.ts'

const changed = (title: string, before: unknown, after: unknown, field = 'expiration_date') =>
  assess(
    Item.parse({
      ...{ id: 'x', kind: 'vendor', authority: 'vendor', publisher: 'OpenRouter', source: 'models/openrouter' },
      ...{ title: `${title}: google/gemini-3-pro-preview`, text: '', published: '2026-03-11T01:16:22Z' },
      facts: { change: 'changed', models: ['google/gemini-3-pro-preview'], field, before, after },
    }),
  )

describe('the date of an end in a watched list', () => {
  test('that is put off gives time, and one that is taken back is no date any more', () => {
    const later = changed('Expiration date changed from 2026-03-09 to 2026-03-26', '2026-03-09', '2026-03-26')
    expect(later).toMatchObject({ category: 'model_deprecation', impact: 'medium', effectiveOn: '2026-03-26' })
    expect(later.models).toEqual(['gemini-3-pro-preview'])
    const gone = changed('Expiration date 2026-08-23 no longer set', '2026-08-23', null)
    expect(gone).toMatchObject({ category: 'model_deprecation', impact: 'low', effectiveOn: null })
    expect(gone.because).toEqual([{ rule: 'end-put-off', quote: expect.stringContaining('no longer'), field: 'title' }])
  })

  test.each([
    ['set', null, '2026-06-01', 'expiration_date'],
    ['brought forward', '2026-06-01', '2026-03-15', 'expiration_date'],
    ['no date', '2026-06-01', 'soon', 'expiration_date'],
    ['a state', 'active', 'deprecated', 'status'],
    ['a price', '1', '2', 'pricing.prompt'],
  ])('%s is weighed by its words', (_, before, after, field) => {
    const said = changed(`${field} changed from ${before} to ${after}`, before, after, field)
    expect(said.because.map(({ rule }) => rule)).not.toContain('end-put-off')
  })
})

const removed = (publisher: string, models: string[], more = {}) =>
  assess(
    Item.parse({
      ...{ id: 'x', kind: 'vendor', authority: 'vendor', publisher, source: `models/${publisher.toLowerCase()}` },
      ...{ title: `No longer in the model list: ${models.join(', ')}`, published: '2026-03-11T01:16:22Z' },
      text: models.map((id) => `${id} is no longer listed.`).join('\n'),
      facts: { change: 'removed', models, ...more },
    }),
  )

describe('models that a watched list no longer shows', () => {
  test('are ended where they were called: more than a catalogue that is tidied', () => {
    const own = removed('Groq', ['llama-3.1-8b-instant'])
    expect(own).toMatchObject({ category: 'model_deprecation', impact: 'medium', models: ['llama-3-1-8b-instant'] })
    expect(own.vendors).toContain('groq')
    expect(removed('Google', ['models/gemini-2.0-flash']).impact).toBe('medium')
    const host = removed('OpenRouter', ['moonshotai/kimi-k2-0905'])
    expect(host).toMatchObject({ relevant: true, category: 'model_deprecation', impact: 'low' })
  })

  test('many at once are told with less confidence', () => {
    const doubted = removed('Groq', ['a-1', 'b-1', 'c-1', 'd-1', 'e-1'], { doubtful: true })
    expect(doubted.confidence).toBeLessThan(removed('Groq', ['a-1']).confidence)
  })
})

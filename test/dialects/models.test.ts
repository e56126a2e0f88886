import { describe, expect, test } from 'vitest'
import { ParseError } from '#src/errors.ts'
import { dialects, parse } from './_payload.ts'

const list = (...models: (string | object)[]) => ({
  data: models.map((model) => (typeof model === 'string' ? { id: model } : model)),
})
const changes = (before: object, after: object, options = {}) => parse('models-list', after, options, before)

describe('models-list', () => {
  test('the first reading is the baseline', () => {
    expect(parse('models-list', list('a', 'b'))).toEqual([])
  })

  test('tells what was added and removed, together', () => {
    const drafts = changes(list('a', { id: 'old-1', display_name: 'Old One' }, 'old-2'), list('a', 'new-1'))
    expect(drafts.map((draft) => draft.title)).toEqual([
      'Added to the status.example.com model list: new-1',
      'No longer in the status.example.com model list: old-1, old-2',
    ])
    expect(drafts[1]!.text).toContain('old-1 (Old One) is no longer listed.')
    expect(drafts[1]!.text).toContain('Last seen in the list at 2026-06-12T12:00:00Z.')
    expect(drafts[1]!.facts).toMatchObject({ change: 'removed', models: ['old-1', 'old-2'] })
  })

  test('groups models that get the same date, and the date is when it takes effect', () => {
    const before = list(
      { id: 'a', shutdown_date: null },
      { id: 'b', shutdown_date: null },
      { id: 'c', shutdown_date: null },
    )
    const after = list(
      { id: 'a', shutdown_date: '2026-10-23' },
      { id: 'b', shutdown_date: '2026-10-23' },
      { id: 'c', shutdown_date: null },
    )
    const draft = changes(before, after)[0]!
    expect(draft).toMatchObject({ title: 'Shutdown date set to 2026-10-23: a, b', effective: '2026-10-23' })
    expect(changes(after, before)[0]).toMatchObject({
      title: 'Shutdown date 2026-10-23 no longer set: a, b',
      effective: null,
    })
  })

  test('tells states of life in any vendor words', () => {
    const bedrock = (status: string) => ({ modelSummaries: [{ modelId: 'm', modelLifecycle: { status } }] })
    expect(changes(bedrock('ACTIVE'), bedrock('LEGACY'))[0]!.title).toBe(
      'Model lifecycle status changed from ACTIVE to LEGACY: m',
    )
  })

  test('prices and counters are silent unless they are asked for', () => {
    const [before, after] = [
      list({ id: 'a', pricing: { prompt: '1' }, created: 1 }),
      list({ id: 'a', pricing: { prompt: '2' }, created: 2 }),
    ]
    expect(changes(before, after)).toEqual([])
    expect(changes(before, after, { watch: ['pricing.prompt'] })[0]!.title).toBe(
      'Pricing prompt changed from 1 to 2: a',
    )
  })

  test('a field that the list stops showing is no change of the models', () => {
    expect(changes(list({ id: 'a', deprecation_date: '2026-10-23' }), list('a'))).toEqual([])
  })

  test('lists lie: much gone at once is told as doubtful, an empty list is refused', () => {
    const many = Array.from({ length: 20 }, (_, at) => `m${at}`)
    const draft = changes(list(...many), list(...many.slice(0, 10)))[0]!
    expect(draft.facts).toMatchObject({ doubtful: true })
    expect(draft.text).toContain('10 of 20 models left it at once, so the list itself may be wrong.')
    expect(() => changes(list('a'), list())).toThrow(/no models/)
  })

  test('there and back again are two changes', () => {
    const body = (document: object) => new TextEncoder().encode(JSON.stringify(document))
    const at = (day: number, document: object) => ({
      ...{ url: 'https://x.example/', contentType: null, status: 200 },
      body: body(document),
      at: `2026-06-${day}T12:00:00Z`,
    })
    const readings = [at(12, list('a', 'b')), at(13, list('a')), at(14, list('a', 'b')), at(15, list('a'))]
    const ids = readings
      .slice(1)
      .flatMap((now, before) => dialects.get('models-list')!.parse(now, {}, readings[before]!))
    expect(new Set(ids.map((draft) => draft.externalId)).size).toBe(3)
  })

  test.each([
    ['OpenAI', { object: 'list', data: [{ id: 'x' }] }],
    ['Google', { models: [{ name: 'models/x', displayName: 'X' }] }],
    ['Cohere', { models: [{ name: 'x', endpoints: ['chat'] }] }],
    ['Together', [{ id: 'x', type: 'chat' }]],
    ['Vertex', { publisherModels: [{ name: 'publishers/google/models/x' }] }],
    ['ElevenLabs', [{ model_id: 'x', name: 'X' }]],
  ])('reads the list of %s', (_, document) => {
    expect(parse('models-list', document, {}, { data: [{ id: 'y' }] })[0]!.facts!.models).toEqual(['x'])
  })

  test('reads models.dev by provider', () => {
    const one = { acme: { models: { x: { name: 'X' } } } }
    const two = { acme: { models: { x: { name: 'X' }, y: { name: 'Y' } } } }
    expect(changes(one, two)[0]!.facts!.models).toEqual(['acme/y'])
  })

  test.each([
    ['an error', { error: { message: 'invalid x-api-key' } }, /not a list of models: invalid x-api-key/],
    ['one page of several', { data: [{ id: 'a' }], has_more: true }, /one page of several/],
    ['a Google page of several', { models: [{ name: 'a' }], nextPageToken: 'x' }, /one page of several/],
    ['a model without id', { data: [{ object: 'model' }] }, /no id/],
    ['models that are words', { data: ['a'] }, /not an object/],
  ])('refuses %s', (_, document, message) => {
    expect(() => parse('models-list', document)).toThrow(ParseError)
    expect(() => parse('models-list', document)).toThrow(message)
  })

  test('ids named after object internals are only ids', () => {
    expect(changes(list('a'), list('a', '__proto__', 'constructor'))[0]!.facts!.models).toEqual([
      '__proto__',
      'constructor',
    ])
  })

  test('ignored ids say nothing', () => {
    expect(changes(list('a', 'b-preview'), list('a'), { ignore: ['*-preview'] })).toEqual([])
  })
})

describe('openrouter-models', () => {
  test('groups by vendor; free variants and redirects say nothing', () => {
    const before = list('anthropic/a', 'anthropic/b', 'openai/c', 'openai/c:free', '~openai/latest')
    const drafts = parse('openrouter-models', list('x/y'), {}, before)
    expect(drafts.map((draft) => draft.title)).toEqual([
      'Added to the status.example.com model list: x/y',
      'No longer in the status.example.com model list: anthropic/a, anthropic/b',
      'No longer in the status.example.com model list: openai/c',
    ])
  })

  test('tells expiration dates', () => {
    const draft = parse(
      'openrouter-models',
      list({ id: 'a/b', expiration_date: '2026-09-30' }),
      {},
      list({ id: 'a/b', expiration_date: null }),
    )[0]!
    expect(draft).toMatchObject({ title: 'Expiration date set to 2026-09-30: a/b', effective: '2026-09-30' })
  })
})

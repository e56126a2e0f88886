import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assess } from '#src/core/assess.ts'
import type { Assessment } from '#src/core/assessment.ts'
import { Item } from '#src/core/item.ts'
import { fenceFor, promptFor } from '#src/core/second-prompt.ts'
import { questionOf } from '#src/core/second-question.ts'
import {
  ANSWER_SCHEMA,
  AskRule,
  readAnswer,
  readingKey,
  type SecondAnswer,
  worthAsking,
} from '#src/core/second-reading.ts'
import { suggest } from '#src/core/suggest.ts'

const parse = (parts: object) => Item.parse({ id: 'i', kind: 'news', title: '', text: '', ...parts })
const RULE = AskRule.parse({})
const ANSWER: SecondAnswer = {
  relevant: true,
  category: 'export_control',
  impact: 'critical',
  certainty: 'reported',
  vendors: ['anthropic'],
  models: ['claude-opus-7'],
  quotes: [],
  question: null,
}
const ORDERED =
  'The Commerce Department has ordered Anthropic to suspend access to Claude Opus 7 for foreign nationals, effective immediately.'
/** The grave sentence stands behind a tame title, where the first reader gives it less weight. */
const BURIED = parse({
  authority: 'press',
  publisher: 'Paper',
  title: 'Officials weigh new rules',
  text: `Two people said talks go on. ${ORDERED} It is not true that OpenAI has suspended all access to GPT-5.5.`,
})

describe('which items are put to the second reader', () => {
  const first = (change: Partial<Assessment>) => ({ ...assess(BURIED), confidence: 0.9, ...change })
  test.for([
    ['a grave one', {}, {}, false, true],
    ['one of medium impact', {}, { impact: 'medium' }, false, true],
    ['one of low impact', {}, { impact: 'low' }, false, false],
    ['an unsure one of low impact', {}, { impact: 'low', confidence: 0.4 }, false, true],
    [
      'an unsure one that seems to concern nobody',
      {},
      { impact: 'none', relevant: false, confidence: 0.4 },
      false,
      true,
    ],
    ['one that was there when the watch began', {}, {}, true, false],
    ['a call of our own', { externalId: 'canary:x', facts: { verdict: 'withdrawn' } }, {}, false, false],
    ['the state of a component', { facts: { component: 'API' } }, {}, false, false],
  ] as const)('%s', ([, item, judged, baseline, asks]) => {
    const said = worthAsking({ item: { ...BURIED, ...item }, baseline }, first(judged as Partial<Assessment>), RULE)
    expect(said.asks).toBe(asks)
    expect(said.because).not.toBe('')
  })
})

describe('the question', () => {
  test('holds the item between two lines that the item cannot hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.string(), (text, title) => {
        const lines = promptFor(parse({ title, text }))[1]?.content.split('\n') ?? []
        expect(lines.filter((line) => line === lines[0])).toHaveLength(2)
      }),
    )
  })

  test('whoever copies a fence of today gets another one', () => {
    const fence = fenceFor('some text')
    expect(fenceFor(`some text\n${fence}`)).not.toBe(fence)
  })

  test('is bounded, and shows no hidden characters', () => {
    const hidden = [...'obey'].map((letter) => String.fromCodePoint(0xe0000 + letter.codePointAt(0)!)).join('')
    const said = promptFor(parse({ title: 'x'.repeat(9_000), text: `${hidden}${'word '.repeat(90_000)}` }))
    expect(said.map(({ content }) => content).join('').length).toBeLessThan(20_000)
    expect(said[1]?.content).not.toMatch(/[\u{e0000}-\u{e007f}]/u)
  })

  test('is the same for the same words, and another for other words or another model', () => {
    const item = parse({ title: 'a', text: 'b' })
    expect(readingKey({ ...item, id: 'j', url: 'https://x.example' }, 'm')).toBe(readingKey(item, 'm'))
    expect(readingKey({ ...item, text: 'c' }, 'm')).not.toBe(readingKey(item, 'm'))
    expect(readingKey(item, 'n')).not.toBe(readingKey(item, 'm'))
  })
})

describe('the shape of an answer', () => {
  test('is closed, with every key required and no bounds that a strict server refuses', () => {
    expect(ANSWER_SCHEMA).toMatchObject({ type: 'object', additionalProperties: false })
    expect(ANSWER_SCHEMA.required).toEqual(Object.keys(ANSWER))
    expect(JSON.stringify(ANSWER_SCHEMA)).not.toMatch(/maxLength|maxItems|\$schema/)
  })

  test('is read as it is, or out of a fence', () => {
    expect(readAnswer(JSON.stringify(ANSWER))).toEqual(ANSWER)
    expect(readAnswer(`\`\`\`json\n${JSON.stringify(ANSWER)}\n\`\`\``)).toEqual(ANSWER)
  })

  test.for([
    ['Sure! I think this is critical.', 'not JSON'],
    ['{"impact":"critical"}', 'relevant'],
    [JSON.stringify({ ...ANSWER, impact: 'apocalyptic' }), 'impact'],
    [JSON.stringify({ ...ANSWER, lift: ['rst_1'] }), 'lift'],
    [JSON.stringify({ ...ANSWER, question: 'x'.repeat(5_000) }), 'question'],
    ['null', 'answer'],
  ] as const)('anything else is a problem in words: %s', ([content, problem]) => {
    expect(readAnswer(content)).toEqual({ problem: expect.stringContaining(problem) })
  })
})

describe('a suggestion', () => {
  // as a first reader that gave the buried sentence less weight, whatever today's weights give it
  const first: Assessment = { ...assess(BURIED), impact: 'high' }
  const quoting = (quote: string, change: object = {}) =>
    suggest(BURIED, first, { ...ANSWER, quotes: [{ field: 'text', quote }], ...change })

  test('of a higher impact is kept where the quoted words bear it', () => {
    expect(quoting(ORDERED)).toMatchObject({
      suggestions: [{ field: 'impact', first: 'high', second: 'critical', quotes: [{ quote: ORDERED }] }],
      refused: [],
      addressed: false,
    })
  })

  test('rests on words of the item, as the item has them', () => {
    expect(quoting('the commerce  department has ORDERED Anthropic to suspend access').suggestions[0]?.quotes).toEqual([
      { field: 'text', quote: 'The Commerce Department has ordered Anthropic to suspend access' },
    ])
    expect(quoting('Anthropic is banned at once')).toMatchObject({
      suggestions: [],
      refused: [
        { field: 'quotes', because: 'it does not stand in the text' },
        { field: 'impact', because: 'no words of the item bear it out' },
      ],
    })
  })

  test('cannot cut a "not" away', () => {
    const cut = quoting('OpenAI has suspended all access to GPT-5.5', { category: 'vendor_withdrawal' })
    expect(cut.suggestions).toEqual([])
    expect(cut.refused.map(({ field }) => field)).toEqual(['category', 'impact'])
  })

  test('names what the item names, and nothing else', () => {
    const { suggestions, refused } = quoting(ORDERED, {
      impact: 'high',
      vendors: ['openai', 'acme'],
      models: ['gpt-6'],
    })
    expect(suggestions).toMatchObject([
      { field: 'vendors', first: ['anthropic'], second: ['anthropic', 'openai'], quotes: [{ quote: 'OpenAI' }] },
    ])
    expect(refused.map(({ said }) => said)).toEqual(['acme', 'gpt-6'])
  })

  test('knows a vendor that the vocabulary does not, by its letters', () => {
    const item = parse({ title: 'Acme Robotics halts sales of Acme Large 2 to Spain', text: '' })
    const said = { ...ANSWER, vendors: ['acme-robotics'], models: ['acme-large-2'], quotes: [] }
    const { suggestions } = suggest(item, { ...assess(item), relevant: true, impact: 'critical' }, said)
    expect(suggestions.map(({ second }) => second)).toEqual([['acme-robotics'], ['acme-large-2']])
  })

  test('every quote of every suggestion is a verbatim piece of its field, whatever is answered', () => {
    const piece = fc.tuple(fc.nat(BURIED.text.length), fc.nat(120)).map(([at, n]) => BURIED.text.slice(at, at + n))
    const quotes = fc.array(
      fc.record({ field: fc.constantFrom('title' as const, 'text' as const), quote: fc.oneof(piece, fc.string()) }),
      { maxLength: 4 },
    )
    const names = fc.array(fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('openai', 'gpt-5.5', '...', 'the')))
    fc.assert(
      fc.property(quotes, names, names, (quoted, vendors, models) => {
        const { suggestions } = suggest(BURIED, first, { ...ANSWER, quotes: quoted, vendors, models })
        for (const one of suggestions.flatMap((each) => each.quotes)) expect(BURIED[one.field]).toContain(one.quote)
        for (const each of suggestions) expect(each.quotes.length).toBeGreaterThan(0)
      }),
    )
  })
})

describe('a question to people', () => {
  test.for([
    ['Does the ban cover **cached** weights?', 'Does the ban cover cached weights?'],
    ['See [the order](https://evil.example/x): is it in force?', 'See the order: is it in force?'],
    ['Is it as https://evil.example/a?b says?', 'Is it as … says?'],
    ['Did evil.example or mail@evil.example say so?', 'Did … or … say so?'],
    ['Is <b onclick="x()">GPT-5.5</b> meant, or claude-opus-4.8?', 'Is GPT-5.5 meant, or claude-opus-4.8?'],
  ] as const)('is plain: %s', ([given, question]) => {
    expect(questionOf(given)).toEqual({ question })
  })

  test.for([
    ['Lift every restriction.', 'it is not a question'],
    ['Will you approve the restriction now?', 'it gives orders'],
    ['<img src=x>', 'it says nothing'],
  ] as const)('is one: %s', ([given, problem]) => {
    expect(questionOf(given)).toEqual({ problem })
  })

  test('never holds an address or markup, whatever is said', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const said = questionOf(`${text} https://evil.example/?`)
        if ('question' in said) expect(said.question).not.toMatch(/:\/\/|[<>[\]`]|evil\.example/)
      }),
    )
  })
})

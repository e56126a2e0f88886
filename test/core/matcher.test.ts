import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { globMatches, Matcher, matches } from '#src/core/matcher.ts'
import { sampleEvent } from './_restrict.ts'

const event = sampleEvent()
const matched = (matcher: unknown, extra: object = {}) => matches(Matcher.parse(matcher), { event, ...extra }).matched
const problem = (matcher: unknown) =>
  Matcher.safeParse(matcher)
    .error?.issues.map((issue) => issue.message)
    .join()

describe('values', () => {
  test.each<[boolean, object]>([
    [true, {}],
    [true, { impact: 'critical' }],
    [true, { impact: '>=high' }],
    [false, { impact: '>critical' }],
    [true, { impact: ['low', '>= high'] }],
    [false, { impact: '<high' }],
    [true, { impact: '<=critical' }],
    [true, { certainty: '>=reported' }],
    [false, { certainty: '<official' }],
    [true, { category: ['outage', 'vendor_withdrawal'] }],
    [false, { category: 'outage' }],
    [true, { jurisdiction: 'us' }],
    [false, { jurisdiction: 'EU' }],
    [true, { population: 'foreign_nationals' }],
    [false, { population: 'all_users' }],
    [true, { authority: 'vendor' }],
    [false, { authority: 'official' }],
    [true, { vendor: 'Anthropic' }],
    [true, { model: 'Claude Fable 5' }],
    [true, { model: 'claude-*' }],
    [true, { model: 'claude' }],
    [false, { model: 'claude-fable-5.1' }],
    [true, { status: 'open' }],
    [true, { text: 'fable' }],
    [false, { text: 'fab' }],
    [true, { text: 'claude  FABLE' }],
    [false, { vendor: 'anthropic', impact: 'low' }],
    [false, { not: { vendor: 'anthropic' } }],
    [true, { not: { vendor: 'anthropic', impact: 'low' } }],
    [false, { not: [{ vendor: 'xai' }, { model: 'claude-fable-5' }] }],
    [true, { vendor: 'anthropic', not: { not: { vendor: 'anthropic' } } }],
  ])('%s: %j', (expected, matcher) => expect(matched(matcher)).toBe(expected))

  test('sources, kinds and text come with the subject', () => {
    const extra = { sources: ['us/bis-rules'], kinds: ['regulatory'], text: 'is‑informed letter; Überprüfung' }
    expect(matched({ source: 'us/*' }, extra)).toBe(true)
    expect(matched({ source: 'eu/*' }, extra)).toBe(false)
    expect(matched({ kind: ['regulatory'] }, extra)).toBe(true)
    expect(matched({ text: 'überprüfung' }, extra)).toBe(true)
    expect(matched({ kind: 'regulatory' })).toBe(false)
  })

  test('an event that names no population is about all users', () => {
    const everyone = { event: sampleEvent({ populations: [] }) }
    expect(matches(Matcher.parse({ population: 'all_users' }), everyone).matched).toBe(true)
  })

  test('says what matched, or the first thing that did not', () => {
    expect(matches(Matcher.parse({ impact: '>=high', vendor: ['xai', 'anthropic'] }), { event }).because).toEqual([
      'impact critical >= high',
      'vendor anthropic',
    ])
    expect(matches(Matcher.parse({ impact: '>=high', vendor: 'xai' }), { event }).because).toEqual([
      'vendor is not xai',
    ])
    expect(matches(Matcher.parse({ not: { vendor: 'anthropic' } }), { event }).because).toEqual([
      'not: vendor anthropic',
    ])
  })
})

describe('the schema', () => {
  test('a wrong value names the allowed list', () => {
    expect(problem({ impact: '>=huge' })).toContain('allowed: none < low < medium < high < critical')
    expect(problem({ category: ['foo'] })).toContain("'foo' is not a category; allowed: export_control, sanctions")
    expect(problem({ kind: 'blog' })).toContain('regulatory, status, vendor, news')
    expect(problem({ vendr: 'x' })).toContain('vendr')
    expect(problem({ vendor: [] })).toContain('an empty list matches nothing')
    expect(problem({ not: {} })).toContain('excludes everything')
    expect(problem({ text: ' ' })).toContain('at least one word')
    expect(problem({ model: 5 })).toContain('must be a text or a list of texts')
  })

  test('what it gives can be parsed again and stays the same', () => {
    const once = Matcher.parse({ impact: '>=high', vendor: 'OpenAI', not: { text: 'a' } })
    expect(Matcher.parse(once)).toEqual(once)
  })
})

describe('globs', () => {
  test('agree with the regular expression they stand for', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', '/', '*', '?'), maxLength: 6 }),
        fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 8 }),
        (glob, id) => {
          const regex = new RegExp(`^${glob.replaceAll('*', '.*').replaceAll('?', '.')}$`)
          return globMatches(glob, id) === regex.test(id)
        },
      ),
    )
  })

  test('a hostile glob costs nothing', () => {
    const started = performance.now()
    expect(globMatches(`${'*a'.repeat(500)}b`, 'a'.repeat(2_000))).toBe(false)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})

import { describe, expect, test } from 'vitest'
import { atLeast } from '#src/core/impact.ts'
import { Inventory } from '#src/core/inventory.ts'
import { playStory } from '#test/support/story.ts'

// Invented stories that were written, with their truths, before anything was run on them. What is asserted is what
// people are told and what is closed, as far as it holds; `truth.json` beside each says what would be right.
const inventory = Inventory.parse({
  populations: { foreign_nationals: { clearedBy: ['us_person'] } },
  routes: [
    {
      id: 'eu-desk',
      share: 0.3,
      regions: ['EU'],
      targets: [
        { id: 'pro', vendor: 'openai', model: 'gpt-6-pro' },
        { id: 'older', vendor: 'openai', model: 'gpt-5.5' },
      ],
    },
    {
      id: 'hk-desk',
      share: 0.2,
      regions: ['HK'],
      targets: [
        { id: 'v4', vendor: 'deepseek', model: 'deepseek-v4' },
        { id: 'm4', vendor: 'minimax', model: 'minimax-m4' },
      ],
    },
    {
      id: 'mail',
      share: 0.2,
      regions: ['EU'],
      targets: [
        { id: 'flash', vendor: 'google', model: 'gemini-4-flash' },
        { id: 'codestral', vendor: 'mistral', model: 'codestral' },
      ],
    },
  ],
})
const play = (name: string) => playStory(name, inventory)

describe('two letters on a Friday evening', () => {
  const story = play('is-informed')
  const [openai] = story.opened('2027-10-16T01:12:00.000Z')
  const [xai] = story.opened('2027-10-16T02:35:00.000Z')

  test('every payload was read', () => expect([...story.failed, ...story.skipped]).toEqual([]))

  test('each vendor is critical from its own statement on, and four languages tell of it', () => {
    expect(openai).toMatchObject({ impact: 'critical', peakAt: '2027-10-16T01:50:00.000Z', jurisdictions: ['US'] })
    expect(xai).toMatchObject({ impact: 'critical', peakAt: '2027-10-16T02:35:00.000Z', jurisdictions: ['US'] })
    // what the vendor says stays available is not what is cut
    expect(xai?.models).toEqual(['grok-6-heavy'])
    const voices = openai?.witnesses.map(({ publisher }) => publisher)
    expect(voices).toEqual(expect.arrayContaining(['OpenAI', 'Tech Ledger', '経済速報', 'Rheinbote', '科创早报']))
  })

  test('neither a return for sixty organizations nor that of the other vendor ends it; its own vendor does', () => {
    expect(xai).toMatchObject({ status: 'resolved', resolvedAt: '2027-10-28T03:00:00.000Z' })
    expect(openai).toMatchObject({ status: 'resolved', resolvedAt: '2027-10-28T02:05:00.000Z' })
    expect(openai?.notes).toContain('eased for some, in force for the others')
    expect(story.opened('2027-10-22T00:40:00.000Z')).toMatchObject([{ impact: 'high', status: 'open' }])
  })

  test('the return for everybody is told apart from that for some', () => {
    expect(story.opened('2027-10-28T01:30:00.000Z')).toMatchObject([{ category: 'resolved', vendors: ['openai'] }])
    expect(story.opened('2027-10-28T03:00:00.000Z')).toMatchObject([{ category: 'resolved', vendors: ['xai'] }])
  })

  test('trouble of another model on the same page is an incident of its own', () => {
    expect(story.opened('2027-10-16T09:00:00.000Z')).toMatchObject([
      { category: 'degradation', models: ['gpt-5.5'], resolvedAt: '2027-10-16T10:10:00.000Z' },
    ])
  })

  test('who has not heard of the end rings nobody, and a list of other goods opens nothing', () => {
    expect(story.alerts.filter(({ at }) => at > '2027-10-28T09:00:00Z' && at < '2027-10-30T00:00:00Z')).toEqual([])
    expect(story.opened('2027-10-15T12:45:00.000Z')).toEqual([])
  })
})

describe('a regulator takes a model of its own country down', () => {
  const story = play('china-recall')
  const [order] = story.opened('2027-11-03T09:20:00.000Z')

  test('every payload was read', () => expect([...story.failed, ...story.skipped]).toEqual([]))

  test('it is critical hours before anything is said in English', () => {
    expect(order).toMatchObject({ impact: 'critical', peakAt: '2027-11-03T09:20:00.000Z', vendors: ['minimax'] })
    expect(order?.witnesses.map(({ publisher }) => publisher)).toEqual(
      expect.arrayContaining(['沪东财经', 'Strait Courier', '経済速報']),
    )
  })

  test('the regulator lifts what it ordered, and it is over when the vendor says that access is back', () => {
    expect(order?.notes.some((note) => note.includes('lifts the measure'))).toBe(true)
    expect(order).toMatchObject({ status: 'resolved', resolvedAt: '2027-11-18T04:40:00.000Z' })
  })

  test('a rumour about another maker is never critical, and its denial is told where it is', () => {
    const rumours = story.events.filter(({ vendors }) => vendors.includes('deepseek'))
    expect(rumours.filter(({ impact }) => impact === 'critical')).toEqual([])
    expect(rumours.filter(({ notes }) => notes.some((note) => note.startsWith('DeepSeek ')))).toHaveLength(3)
    // the order restricts what it names, and nothing else does
    expect(new Set(story.restrictions.map(({ event }) => event))).toEqual(new Set([order?.id]))
    expect(order?.models).toEqual(['minimax-m4'])
  })
})

describe('new terms and new prices', () => {
  const story = play('terms-and-price')
  const [terms] = story.opened('2027-08-17T16:05:00.000Z')
  const [price] = story.opened('2027-08-19T17:00:00.000Z')

  test('nothing is critical and nothing moves', () => {
    expect(story.events.filter(({ impact }) => impact === 'critical')).toEqual([])
    expect([...story.restrictions, ...story.routes, ...story.failed, ...story.skipped]).toEqual([])
  })

  test('a use that is barred and a doubled price are high, with their dates', () => {
    expect(terms).toMatchObject({ category: 'terms_change', impact: 'high', effectiveOn: '2027-09-16' })
    expect(price).toMatchObject({ category: 'price_or_quota_change', impact: 'high', models: ['gemini-4-flash'] })
  })

  test('a price that is put off has its new date, and those who were told the old one are told', () => {
    expect(price?.effectiveOn).toBe('2027-11-01')
    expect(story.heard(price!)).toContain('08-25T17:00 corrected')
  })

  test('the smaller limits are a matter of their own', () =>
    expect(story.opened('2027-08-19T18:30:00.000Z')).toMatchObject([{ impact: 'medium', effectiveOn: '2027-08-19' }]))

  test('the day on which it comes into force is no news', () =>
    expect(story.alerts.filter(({ at }) => at > '2027-08-29T00:00:00Z')).toEqual([]))
})

describe('a quiet week', () => {
  const story = play('quiet-week')

  test('nothing is grave and nothing moves', () => {
    expect(story.events.filter(({ impact }) => atLeast(impact, 'high'))).toEqual([])
    expect([...story.restrictions, ...story.routes, ...story.failed, ...story.skipped]).toEqual([])
  })

  test('few are rung', () => expect(story.alerts.length).toBeLessThanOrEqual(8))

  test('documentation, invoices, cars, training data and a bank’s rules open nothing', () => {
    expect(story.events.filter(({ title }) => /Documentation|invoices|X5|training|Hospital/.test(title))).toEqual([])
  })

  test('a retirement in more than a year is medium', () =>
    expect(story.opened('2027-01-22T10:00:00.000Z')).toMatchObject([
      { category: 'model_deprecation', impact: 'medium', effectiveOn: '2028-03-15' },
    ]))
})

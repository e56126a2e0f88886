import { describe, expect, test } from 'vitest'
import { assess } from '#src/core/assess.ts'
import { atLeast } from '#src/core/impact.ts'
import { Item } from '#src/core/item.ts'

// Items of our own invention: what decides is when, by whom and about what, not how alarming the words are.
const said = (parts: Record<string, unknown>) =>
  assess(
    Item.parse({ id: 'x', kind: 'news', authority: 'press', text: '', published: '2027-03-09T12:00:00Z', ...parts }),
  )

describe('a measure told again', () => {
  test.each([
    [
      'US suspension of Claude Opus 7 prompts calls for European models',
      'Access was suspended by the directive in January.',
    ],
    [
      'Anthropic ban fuels debate about sovereignty',
      'The government ordered Anthropic to suspend access to Claude Opus 7.',
    ],
    ['OpenAI strikes deal after government orders Anthropic to suspend access', 'The company will serve the agencies.'],
    ['Monthly review: government orders Anthropic to suspend access to Claude Opus 7', 'What happened in January.'],
  ])('is no second cut: %s', (title, text) => {
    const { relevant, impact } = said({ title, text })
    expect([relevant, atLeast(impact, 'high')]).toEqual([expect.any(Boolean), false])
  })

  test('is none long after the day that it states', () => {
    const title = 'Government ordered Anthropic to suspend access to Claude Opus 7 on 3 November 2026'
    expect(atLeast(said({ title }).impact, 'high')).toBe(false)
    expect(said({ title, published: '2026-11-03T12:00:00Z' }).impact).toBe('critical')
  })

  test('but the first report is one, whatever it says besides', () => {
    const title = 'Anthropic suspends access to Claude Opus 7 after government order'
    expect(said({ title }).impact).toBe('critical')
  })
})

describe('a measure announced for a day', () => {
  const text = 'The ministry ordered OpenAI to suspend access to GPT-8 for foreign nationals from'

  test('that leaves more than a week is high', () => {
    expect(
      said({ title: 'Ministry orders OpenAI to suspend access to GPT-8', text: `${text} 2 April 2027.` }).impact,
    ).toBe('high')
  })

  test('that is near is critical', () => {
    expect(
      said({ title: 'Ministry orders OpenAI to suspend access to GPT-8', text: `${text} 11 March 2027.` }).impact,
    ).toBe('critical')
  })

  test('the day on which a law was made is not the day from which it applies', () => {
    const { effectiveOn, impact } = said({
      kind: 'regulatory',
      authority: 'official',
      publisher: 'European Commission',
      title: 'Commission Implementing Decision (EU) 2027/612 of 8 March 2027 on interim measures as regards GPT-8',
      text: 'OpenAI shall not make GPT-8 available to users in the Union from 23 March 2027.',
    })
    expect(effectiveOn).toBe('2027-03-23')
    expect(impact).not.toBe('critical')
  })
})

describe('whose measure it is', () => {
  test('an order of another place is its restriction, one about exports is an export control', () => {
    const abroad = said({ title: 'South Korea orders OpenAI to suspend access to GPT-8 at once' })
    expect(abroad).toMatchObject({ category: 'region_restriction', impact: 'critical' })
    const own = said({ title: 'Commerce Department orders OpenAI to suspend access to GPT-8 at once' })
    expect(own).toMatchObject({ category: 'export_control', impact: 'critical' })
  })

  test('chips cut no running service', () => {
    const { impact } = said({
      title: 'Nvidia suspends sales of H30 chips to China',
      text: 'A new licence rule covers them.',
    })
    expect(impact).not.toBe('critical')
  })

  test('a state that bans a vendor from its own offices sanctions it, and its agencies are whom it binds', () => {
    const ban = said({ title: 'Trump orders federal agencies to drop Anthropic' })
    expect(ban).toMatchObject({ category: 'sanctions', impact: 'critical', populations: ['government_users'] })
  })

  test('the own rule of a university binds nobody else', () => {
    expect(said({ title: 'University of Ghent bans Copilot from its exam machines' })).toMatchObject({
      relevant: true,
      impact: 'low',
    })
  })
})

describe("a vendor's own words", () => {
  const statement = (text: string, title = 'An update for our customers') =>
    said({ kind: 'vendor', authority: 'vendor', publisher: 'OpenAI', title, text })

  test.each([
    ['We received an order this morning. As of now we have disabled access to GPT-8 for all customers.', 'critical'],
    ['Unfortunately we are suspending access to GPT-8 for everyone today.', 'critical'],
  ])('decide, wherever in the statement they stand: %s', (text, impact) => {
    expect(statement(text).impact).toBe(impact)
  })

  test.each([
    'We will disable access to the console for 10 minutes tonight.',
    'We suspended access for 14 accounts that abused GPT-8 yesterday.',
    'Today we restored access to GPT-8 after it had been suspended.',
    'We have not suspended access to GPT-8 today, whatever you may have read.',
  ])('about something smaller do not: %s', (text) => {
    expect(statement(text).impact).not.toBe('critical')
  })
})

describe('records', () => {
  const record = (model: string, date: string) =>
    said({
      kind: 'vendor',
      authority: 'aggregator',
      publisher: 'tracker',
      title: model,
      text: `Provider: Acme\nModel ID: ${model}\nShutdown Date: ${date}\nReplacement: other-2`,
    })

  test('that name a model and its last day are retirements, graded by the notice they give', () => {
    expect(record('rerank-x3', '2027-06-30')).toMatchObject({
      relevant: true,
      category: 'model_deprecation',
      impact: 'high',
      effectiveOn: '2027-06-30',
    })
    expect(record('rerank-x3', '2027-03-12').impact).toBe('critical')
    expect(record('rerank-x3', '2026-01-31').impact).toBe('low')
  })
})

describe('an incident', () => {
  const incident = (title: string, text: string) =>
    said({ kind: 'status', authority: 'vendor', publisher: 'Anthropic', title, text })

  test('of one model is not one of the service', () => {
    expect(incident('Claude Opus 7 is down', '[Investigating] Impact: major.').impact).toBe('medium')
    expect(incident('API is down for all models', '[Investigating] Status: major outage.').impact).toBe('high')
  })

  test('reads the level whether or not it is written with an underscore', () => {
    expect(incident('API and voice services down', 'Status: major_outage. Investigating.').impact).toBe('high')
  })

  test('that is named after a page beside the service concerns nobody, whatever component it is filed under', () => {
    const help = 'Affected components: API. Status: degraded performance. Opened 2027-03-09T08:00:00Z.'
    expect(incident('Users cannot reach chat support on the help center', help).relevant).toBe(false)
  })
})

test('satire is no news, and a column headed as one is an opinion', () => {
  expect(said({ title: 'Satire: Treasury bans all chatbots after one asks for a raise' }).relevant).toBe(false)
  expect(said({ title: 'Opinion: what a ban of Claude would mean' }).certainty).toBe('opinion')
})

describe('a headline', () => {
  test('that something is back, that denies, or that asks, is no cut', () => {
    expect(
      said({ title: 'Claude Opus 7 returns two weeks early', text: 'The suspension was lifted on Monday.' }),
    ).toMatchObject({
      category: 'resolved',
    })
    for (const title of ['OpenAI denies that GPT-8 faces suspension', 'GPT-8 to be suspended as well?'])
      expect(
        atLeast(said({ title, text: 'After Claude Opus 7 it may be the next to be taken offline.' }).impact, 'high'),
      ).toBe(false)
  })
})

test('a licence that is required from now on, in the words of the vendor, is an export control that binds foreign nationals', () => {
  const { category, impact, populations, because } = said({
    kind: 'vendor',
    authority: 'vendor',
    publisher: 'OpenAI',
    title: 'An update on who can use GPT-8',
    text: 'The Department of Commerce informed us that a license is required before GPT-8 may be provided to any foreign national. We have therefore removed access to GPT-8 for every account that has not been verified.',
  })
  expect([category, impact, populations]).toEqual(['export_control', 'critical', ['foreign_nationals']])
  expect(because[0]?.rule).toBe('own-words')
})

describe('names', () => {
  test('of models that go on as before are not those of what is cut', () => {
    const { models } = said({
      kind: 'vendor',
      authority: 'vendor',
      publisher: 'xAI',
      title: 'Grok 6 Heavy: changes to access',
      text: 'We have disabled Grok 6 Heavy for all customers as of now. Grok 5 remains available to everyone.',
    })
    expect(models).toEqual(['grok-6-heavy'])
  })

  test('as short as a chip count only beside their vendor', () => {
    expect(said({ title: 'MiniMax suspends the API of its M4 model at once' }).models).toEqual(['minimax-m4'])
    expect(said({ title: 'Apple suspends sales of M4 laptops, OpenAI suspends access to GPT-8' }).models).toEqual([
      'gpt-8',
    ])
  })
})

import { describe, expect, test } from 'vitest'
import { atLeast } from '#src/core/impact.ts'
import { Inventory } from '#src/core/inventory.ts'
import { playStory } from '#test/support/story.ts'

// Invented stories, each with its truth beside it: what a judgement of single texts gets wrong may move, what is
// asserted here is what people are told and what is closed.
const inventory = Inventory.parse({
  routes: [
    {
      id: 'eu-desk',
      share: 0.3,
      regions: ['EU'],
      targets: [
        { id: 'gpt', vendor: 'openai', model: 'gpt-5.5' },
        { id: 'older', vendor: 'openai', model: 'gpt-5.2' },
      ],
    },
    {
      id: 'us-desk',
      share: 0.3,
      regions: ['US'],
      targets: [
        { id: 'gpt-us', vendor: 'openai', model: 'gpt-5.5' },
        { id: 'kimi', vendor: 'moonshot', model: 'kimi-k3', host: 'openrouter' },
      ],
    },
  ],
})
const play = (name: string) => playStory(name, inventory)

describe('a region is closed ahead of an order', () => {
  const story = play('region-closed')
  const [order] = story.opened('2027-03-09T08:05:00.000Z')
  const [closing] = story.opened('2027-03-09T16:20:00.000Z')

  test('every payload was read', () => expect([...story.failed, ...story.skipped]).toEqual([]))

  test('the talk, the order, the closing and an outage are four events, each known from its first observation', () => {
    expect(story.about(/^Brussels weighs/)).toMatchObject([{ category: 'policy_signal', impact: 'medium' }])
    expect(order).toMatchObject({
      title: expect.stringMatching(/^Commission Implementing Decision/),
      vendors: ['openai'],
    })
    expect(closing).toMatchObject({
      title: expect.stringContaining('GPT-5.5'),
      impact: 'critical',
      jurisdictions: expect.arrayContaining(['EU']),
    })
    expect(story.about(/^API and ChatGPT unavailable/)).toMatchObject([{ impact: 'high', status: 'resolved' }])
  })

  test('the incident, the statement and the host are one closing, and it closes one model', () => {
    expect(closing?.witnesses.map(({ publisher }) => publisher)).toEqual(
      expect.arrayContaining(['OpenAI', 'Microsoft']),
    )
    expect(story.about(/^Azure OpenAI|^No, ChatGPT|pulls out of Europe/)).toEqual([])
    expect(closing?.models.filter((model) => !/^gpt-5[.-]5$/.test(model))).toEqual([])
  })

  test('copies of one wire in six languages are not six voices', () => {
    const copies = ['Écho de Paris', 'Diario del Norte', '科技新闻网']
    expect(order?.witnesses.filter(({ publisher }) => copies.includes(publisher))).toEqual([])
  })

  test('the corrected date reaches those who were told the printed one', () => {
    expect(order?.effectiveOn).toBe('2027-03-16')
    expect(story.told(order!).filter(({ reason }) => reason === 'corrected')).toMatchObject([
      { at: '2027-03-11T08:30:00.000Z' },
    ])
  })

  test('only the route that serves the region moves, within the hour', () => {
    expect(story.restrictions.filter(({ verdict }) => verdict === 'active')).toMatchObject([{ event: closing?.id }])
    expect(story.routes[0]).toMatchObject({ id: 'eu-desk', state: 'diverted', targets: ['older'] })
    expect(Date.parse(story.routes[0]!.at) - Date.parse(closing!.openedAt)).toBeLessThanOrEqual(3_600_000)
    expect(story.routes.filter(({ id }) => id === 'us-desk')).toEqual([])
  })

  test('neither a denial of a part, nor the host closing its notice, nor the repeal brings the model back', () => {
    expect(closing).toMatchObject({ status: 'resolved', resolvedAt: '2027-03-24T13:20:00.000Z' })
    expect(closing?.notes).toContain('EUR-Lex lifts the measure; the vendor has not said that access is back')
    expect(order?.resolvedAt).toBe('2027-03-24T09:05:00.000Z')
    expect(story.lifts).toMatchObject([{ verdict: 'propose' }])
    expect(Date.parse(story.lifts[0]!.at)).toBeGreaterThan(Date.parse('2027-03-24T13:00:00Z'))
  })

  test('who lags behind the end rings nobody', () => {
    expect(story.alerts.filter(({ at }) => at > '2027-03-25T12:00:00Z')).toEqual([])
  })
})

describe('a rumour that everybody copies', () => {
  const story = play('rumour')
  const [leak] = story.about(/^Exclusive: US to put Moonshot AI/)

  test('it is never critical and restricts nothing', () => {
    expect(story.events.filter(({ impact }) => impact === 'critical')).toEqual([])
    expect([...story.restrictions, ...story.routes]).toEqual([])
  })

  test('whoever names the wire is no second voice', () => {
    expect(leak?.witnesses.map(({ publisher }) => publisher)).toEqual(['Meridian Wire'])
  })

  test('the denial of the vendor is noted where the leak is told', () => {
    expect(leak?.notes).toContain('Moonshot AI contradicts it')
  })

  test('those who were told are told of the retraction, and of nothing after it', () => {
    expect(leak?.status).toBe('withdrawn')
    const reasons = story.told(leak!).map(({ at, reason }) => [at, reason])
    expect(reasons[0]?.[1]).toBe('opened')
    expect(reasons.at(-1)).toEqual(['2027-05-05T08:05:00.000Z', 'withdrawn'])
    expect(story.about(/^Rectificatif|^更正|^おわび|^RETRACTED|^Opinion/)).toEqual([])
  })

  test('who heard it elsewhere, told as a fact, is told of the denial and of the retraction too', () => {
    const [fact] = story.about(/^EE\. UU\. sancionará/)
    expect(story.told(fact!).map(({ at, reason }) => `${at.slice(5, 16)} ${reason}`)).toEqual([
      '05-04T08:20 opened',
      '05-04T11:05 updated',
      '05-05T08:05 updated',
      '05-05T08:50 withdrawn',
    ])
  })

  test('a coincident disturbance stays one', () => {
    expect(story.about(/kimi-k3$/)).toMatchObject([{ category: 'degradation', impact: 'medium', status: 'resolved' }])
  })
})

describe('chips, firearms, oil and lawyers', () => {
  const story = play('chips-not-models')

  test('nothing is critical and nothing is restricted', () => {
    expect(story.events.filter(({ impact }) => impact === 'critical')).toEqual([])
    expect(story.alerts.filter(({ impact }) => impact === 'critical')).toEqual([])
    expect([...story.restrictions, ...story.routes]).toEqual([])
  })

  test('the rule in force is one event from inspection to print, high, with its copies', () => {
    const rule = story.about(/^Additional Export Controls/)
    expect(rule).toMatchObject([{ impact: 'high', openedAt: '2027-02-08T13:45:00.000Z', effectiveOn: '2027-02-08' }])
    expect(rule[0]?.items.length).toBeGreaterThanOrEqual(9)
  })

  test('a proposed rule is medium at most', () => {
    const proposed = story.about(/^Reporting of Large Training Runs/)
    expect(proposed).toHaveLength(1)
    expect(atLeast(proposed[0]!.impact, 'high')).toBe(false)
  })

  test('what has nothing to do with models opens nothing', () => {
    expect(story.about(/Firearms|Venezuela|Marlow|frequently asked questions|quotas/)).toEqual([])
  })
})

describe('a supplier drops a customer', () => {
  const story = play('supplier-drops-customer')
  const [cut] = story.about(/^Mistral models in Cursor/)

  test('every payload was read', () => expect([...story.failed, ...story.skipped]).toEqual([]))

  test('the notice, the page and the press are one cut, critical from the notice on', () => {
    expect(cut).toMatchObject({
      openedAt: '2027-04-06T17:40:00.000Z',
      peakAt: '2027-04-06T17:40:00.000Z',
      category: 'vendor_withdrawal',
      impact: 'critical',
      effectiveOn: '2027-04-12',
    })
    expect(cut?.witnesses.slice(0, 3).map(({ publisher }) => publisher)).toEqual([
      'Cursor',
      'Tech Ledger',
      'Le Fil Numérique',
    ])
    expect(story.about(/pulls|coupe|reduced availability|The week/)).toEqual([])
  })

  test('the vendor of the way out is not struck', () => expect(cut?.vendors).toEqual(['cursor', 'mistral']))

  test('the page closing its incident brings nothing back', () => {
    expect(cut?.status).toBe('open')
    expect(cut?.notes.join()).toMatch(/^Cursor closed its incident, which says itself that access is not back/)
  })

  test('the trouble of the way out ends with its incident, whatever stands in the forum', () => {
    expect(story.about(/^Elevated errors with GPT-5/)).toMatchObject([
      { impact: 'medium', status: 'resolved', resolvedAt: '2027-04-08T12:20:00.000Z' },
    ])
  })
})

describe('a stop order that a court suspends', () => {
  const story = play('stop-order')
  const [order] = story.opened('2027-06-08T15:20:00.000Z')

  test('one order is critical, and the ruling that suspends it is not', () => {
    expect(story.events.filter(({ impact }) => impact === 'critical')).toHaveLength(1)
    expect(order).toMatchObject({ title: expect.stringMatching(/Kimi/), impact: 'critical', jurisdictions: ['BR'] })
    expect(story.opened('2027-06-16T20:10:00.000Z')).toMatchObject([{ category: 'court_order', impact: 'medium' }])
  })

  test('five languages and the vendor itself tell of it', () => {
    const voices = order?.witnesses.map(({ publisher }) => publisher)
    expect(voices).toEqual(
      expect.arrayContaining(['La Dépêche Numérique', 'Diario Austral', '科技晨报', 'Moonshot AI']),
    )
    expect(voices).not.toContain('Nordpost') // names the wire it has it from
  })

  test('it ends when the vendor says so, and whoever repeats it later rings nobody', () => {
    expect(order).toMatchObject({ status: 'resolved', resolvedAt: '2027-06-17T01:00:00.000Z' })
    expect(story.alerts.filter(({ at }) => at > '2027-06-17T12:00:00Z')).toEqual([])
  })
})

describe('keys leak', () => {
  const story = play('key-leak')
  const [leak] = story.opened('2027-09-13T21:10:00.000Z')

  test('the rumour, the confirmation and the corrected figure are one event, never critical', () => {
    expect(leak).toMatchObject({
      title: 'Security incident: customers’ API keys were exposed',
      category: 'security_incident',
      impact: 'high',
    })
    expect(story.about(/popped|alleged|Hacker claims|corrects number|brecha/)).toEqual([])
    expect(story.events.filter(({ impact }) => impact === 'critical')).toEqual([])
  })

  test('the notice of the gateway is closed when its feed says so', () => {
    expect(story.about(/^Reports about API keys/)).toMatchObject([{ resolvedAt: '2027-09-21T12:00:00.000Z' }])
  })

  test('vendors that were not breached are not', () => {
    expect(leak?.vendors).toEqual(['openrouter'])
  })
})

describe('a retirement that comes early', () => {
  const story = play('early-retirement')
  const [early] = story.about(/^Command R\+ 08-2024 will be shut down earlier/)

  test('five months are high, six days are critical', () => {
    expect(story.about(/^Deprecations: 2027-01-12/)).toMatchObject([{ impact: 'high', effectiveOn: '2027-06-14' }])
    expect(early).toMatchObject({ impact: 'critical', effectiveOn: '2027-02-09' })
    expect(early?.witnesses.length).toBeGreaterThanOrEqual(4)
  })

  test('the lapse of a list, a new order of rows and the host that stays ring nobody', () => {
    const days = ['2027-01-20', '2027-02-04', '2027-02-05', '2027-02-09']
    expect(story.alerts.filter(({ at }) => days.includes(at.slice(0, 10)))).toEqual([])
  })

  test('a doubled price with a date is high', () => {
    expect(story.opened('2027-02-08T13:00:00.000Z')).toMatchObject([{ impact: 'high', effectiveOn: '2027-03-01' }])
  })
})

describe('a busy Saturday', () => {
  const story = play('busy-saturday')
  const about = (publisher: string) =>
    story.events.filter(({ witnesses }) => witnesses[0]?.publisher === publisher).map(({ id }) => id)

  test('the region of the cloud is a severe outage and the others have their cause in it', () => {
    const [region] = story.about(/^Multiple Google Cloud products/)
    expect(region).toMatchObject({ impact: 'high', status: 'resolved' })
    const sufferers = ['Hugging Face', 'Mistral AI', 'Replicate'].flatMap(about)
    expect(region?.commonCause).toMatchObject({ suspect: 'google' })
    expect(region?.commonCause?.events).toEqual(expect.arrayContaining([region?.id, ...sufferers]))
  })

  test('a joke opens nothing, copied or not', () => expect(story.about(/all AI models/)).toEqual([]))

  test('a bill and an interview ring nobody who listens for grave news', () => {
    expect(story.about(/bill|Anthropic/).filter(({ impact }) => atLeast(impact, 'high'))).toEqual([])
  })

  test('an old ban in three languages is one event, and closes nothing', () => {
    expect(story.events.filter(({ vendors }) => vendors.includes('deepseek'))).toHaveLength(1)
    expect([...story.restrictions, ...story.routes]).toEqual([])
  })
})

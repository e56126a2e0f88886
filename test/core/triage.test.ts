import { describe, expect, test } from 'vitest'
import { createIndex } from '#src/core/correlation-index.ts'
import type { Event } from '#src/core/event.ts'
import { Inventory } from '#src/core/inventory.ts'
import { Policy } from '#src/core/policy.ts'
import { Subscription } from '#src/core/subscription.ts'
import { type Judged, type TriageOutcome, type TriageRules, triageBatch } from '#src/core/triage.ts'
import { at, reading } from './readings.ts'

const rules: TriageRules = {
  inventory: Inventory.parse({
    routes: [
      {
        id: 'chat',
        share: 0.2,
        targets: [
          { id: 'a', vendor: 'acme', model: 'acme-large-2' },
          { id: 'b', vendor: 'bmco', model: 'bm-1' },
        ],
      },
    ],
  }),
  subscriptions: [Subscription.parse({ id: 'all', match: { impact: '>=medium' }, channels: ['terminal'] })],
  policies: [
    Policy.parse({
      id: 'cut',
      match: { category: 'vendor_withdrawal', impact: '>=critical' },
      restrict: { basis: 'legal' },
      mode: 'enforce',
      limits: { maxShareMoved: 0.5 },
    }),
  ],
  halted: false,
}
const vendor = judged({
  id: 'v',
  title: 'Acme suspends access to Large 2',
  authority: 'vendor',
  publisher: 'Acme',
  source: 'vendor/acme',
  published: at(0),
})
const host = judged({
  id: 'h',
  title: 'Acme Large 2 is unavailable at Hosting Co',
  authority: 'vendor',
  publisher: 'Hosting Co',
  source: 'status/host',
  published: at(20),
})
const press = judged({
  id: 'p',
  title: 'Acme withdraws Large 2 from all customers',
  publisher: 'Daily',
  source: 'news/daily',
  published: at(30),
})

function judged(
  item: Parameters<typeof reading>[0],
  meaning?: Parameters<typeof reading>[1],
  baseline = false,
): Judged {
  return { ...reading(item, meaning), baseline }
}

/** A store in memory, as replay keeps one. */
function store(rule: TriageRules = rules) {
  const index = createIndex({ windowMs: 1e12, maxEvents: 1000 })
  const events = new Map<string, Event>()
  const told = new Map<string, Set<string>>()
  const restrictions: TriageOutcome['restrictions'] = []
  return {
    events,
    run(minutes: number, ...readings: Judged[]): TriageOutcome {
      const state = {
        candidates: index.lookup,
        event: (id: string) => events.get(id) ?? null,
        told: (id: string) => told.get(id) ?? new Set<string>(),
        restrictions,
        troubles: () => [...events.values()],
      }
      const outcome = triageBatch(
        readings.map((one) => ({ ...one, seenAt: at(minutes) })),
        state,
        rule,
        at(minutes),
      )
      for (const { after, sketch } of outcome.events) {
        events.set(after.id, after)
        index.put(sketch, minutes)
      }
      for (const { after } of outcome.noted) events.set(after.id, after)
      for (const { event, subscription } of outcome.alerts)
        told.set(event, (told.get(event) ?? new Set()).add(subscription))
      restrictions.push(...outcome.restrictions)
      return outcome
    },
  }
}

describe('a batch', () => {
  test('opens one event, tells once, and restricts with the second witness', () => {
    const world = store()
    const first = world.run(1, vendor)
    expect(first.alerts).toMatchObject([{ reason: 'opened', subscription: 'all' }])
    expect(first.verdicts).toMatchObject([{ verdict: 'held', because: ['one-witness'] }])
    const second = world.run(21, host)
    expect(second.alerts).toMatchObject([{ reason: 'updated' }])
    expect(second.restrictions).toMatchObject([{ basis: 'legal', vendors: ['acme'], models: ['acme-large-2'] }])
    expect(world.events.size).toBe(1)
  })

  test('readings of one batch see each other, and the event is told once as it stands at the end', () => {
    const outcome = store().run(31, press, host, vendor)
    expect(outcome.events).toHaveLength(1)
    expect(outcome.events[0]?.after.witnesses).toHaveLength(3)
    expect(outcome.alerts).toHaveLength(1)
    expect(outcome.verdicts).toHaveLength(1)
  })

  test('one batch or three, in any order: the same witnesses, names and impact', () => {
    const orders = [
      [vendor, host, press],
      [press, vendor, host],
      [host, press, vendor],
    ]
    const seen = orders.flatMap((order) => {
      const apart = store()
      for (const [index, one] of order.entries()) apart.run(40 + index, one)
      const together = store()
      together.run(40, ...order)
      return [apart, together].map(({ events }) => [...events.values()])
    })
    for (const events of seen) {
      expect(events).toHaveLength(1)
      expect(events[0]).toMatchObject({
        impact: 'critical',
        certainty: 'official',
        vendors: ['acme'],
        models: ['acme-large-2'],
      })
      expect(events[0]?.witnesses.map(({ publisher }) => publisher).sort()).toEqual(['Acme', 'Daily', 'Hosting Co'])
    }
  })

  test('press and repeaters alone never restrict', () => {
    const more = judged({
      id: 'q',
      title: 'Acme Large 2 gone for all',
      publisher: 'Evening',
      source: 'news/evening',
      published: at(35),
    })
    const outcome = store().run(40, press, more)
    expect(outcome.events[0]?.after.impact).toBe('critical')
    expect(outcome.restrictions).toEqual([])
  })

  test('halted means that nothing is restricted by itself', () => {
    const outcome = store({ ...rules, halted: true }).run(40, vendor, host)
    expect(outcome.verdicts[0]?.because).toContain('halted')
  })
})

describe('what was there before', () => {
  const old = judged(
    {
      id: 'v',
      title: 'Acme suspends access to Large 2',
      authority: 'vendor',
      publisher: 'Acme',
      published: at(-20_000),
    },
    {},
    true,
  )

  test('is known but neither rung nor acted upon', () => {
    const outcome = store().run(0, old)
    expect(outcome.events).toHaveLength(1)
    expect([outcome.alerts, outcome.verdicts]).toEqual([[], []])
    expect(outcome.held[0]?.because).toMatch(/baseline/)
  })

  test('rings when somebody else speaks of it now', () => {
    const world = store()
    world.run(0, old)
    expect(world.run(31, press).alerts).toMatchObject([{ reason: 'opened' }])
  })

  test('an item that concerns nobody opens nothing and says so', () => {
    const outcome = store().run(
      0,
      judged({ id: 'n', title: 'A new office' }, { relevant: false, impact: 'none', category: 'other' }),
    )
    expect(outcome).toMatchObject({ events: [], quiet: [{ item: 'n', because: 'not relevant' }] })
  })
})

test('a report that is taken back is recalled from everyone who was told, at once or by digest, even where the correction itself concerns nobody', () => {
  const world = store({
    ...rules,
    policies: [],
    subscriptions: [
      Subscription.parse({ id: 'now', match: { impact: '>=medium' }, channels: ['terminal'] }),
      Subscription.parse({ id: 'weekly', match: {}, channels: ['terminal'], mode: { digest: '0 8 * * 1' } }),
      Subscription.parse({ id: 'prices', match: { category: ['price_or_quota_change'] }, channels: ['terminal'] }),
    ],
  })
  const names = { vendors: ['anthropic'], models: ['claude-opus-9'], jurisdictions: [] }
  const report = judged(
    { id: 'r', title: 'Anthropic suspends access to Claude Opus 9', publisher: 'Daily', published: at(0) },
    { ...names, impact: 'high' },
  )
  const sorry = judged(
    {
      id: 's',
      title: 'Correction: our report that Anthropic suspends access to Claude Opus 9 was incorrect',
      publisher: 'The Daily News',
      published: at(300),
    },
    { relevant: false, impact: 'none', category: 'other', vendors: [], models: [], jurisdictions: [] },
  )
  expect(world.run(1, report).alerts.map(({ subscription }) => subscription)).toEqual(['now', 'weekly'])
  const outcome = world.run(301, sorry)
  expect(outcome.events).toMatchObject([{ after: { status: 'withdrawn', items: ['r', 's'] } }])
  expect(outcome.alerts).toMatchObject([
    { subscription: 'now', reason: 'withdrawn' },
    { subscription: 'weekly', reason: 'withdrawn' },
  ])
})

test('a denial by the vendor is no second witness for what it denies', () => {
  const world = store()
  world.run(1, press)
  const denial = judged({
    id: 'd',
    title: 'Acme denies that Large 2 is withdrawn from customers',
    authority: 'vendor',
    publisher: 'Acme',
    published: at(60),
  })
  const outcome = world.run(61, denial)
  expect(outcome.events).toMatchObject([{ after: { status: 'open', notes: ['Acme contradicts it'] } }])
  expect(outcome.events[0]?.after.witnesses.map(({ publisher }) => publisher)).toEqual(['Daily'])
  expect(outcome.restrictions).toEqual([])
})

describe('three vendors in trouble at once', () => {
  const down = (id: string, name: string, minutes: number, more: Partial<Judged['item']> = {}) =>
    judged(
      {
        id,
        title: `${name} is unreachable`,
        kind: 'status',
        authority: 'vendor',
        publisher: name,
        source: `status/${id}`,
        phase: 'investigating',
        published: at(minutes),
        ...more,
      },
      { category: 'outage', impact: 'high', vendors: [name.toLowerCase()], models: [], jurisdictions: [] },
    )
  const world = store({ ...rules, policies: [] })
  world.run(0, down('a', 'Anthropic', 0))
  world.run(10, down('b', 'Github', 10))
  const third = world.run(40, down('c', 'Google', 40))

  test('show their common cause, each of them, and only the new one rings', () => {
    expect([...world.events.values()].map((event) => event.commonCause?.suspect)).toEqual([
      'google',
      'google',
      'google',
    ])
    expect(third.alerts).toMatchObject([{ event: third.events[0]?.after.id, reason: 'opened' }])
    expect(third.noted).toMatchObject([
      { before: { revision: 1 }, after: { revision: 2 }, changes: [expect.stringContaining('common cause likely')] },
      { after: { revision: 2, updatedAt: at(40) } },
    ])
  })

  test('what is seen again without a change does not ring for the cause', () => {
    const again = store({ ...rules, policies: [] })
    again.run(0, down('a', 'Anthropic', 0))
    again.run(10, down('b', 'Github', 10))
    const outcome = again.run(40, down('c', 'Google', 40), down('a', 'Anthropic', 0))
    expect(outcome.alerts).toHaveLength(1)
    expect([...again.events.values()].every((event) => event.commonCause?.events.length === 3)).toBe(true)
  })

  test('the next news of an earlier one tells of it', () => {
    const outcome = world.run(50, down('a', 'Anthropic', 0, { phase: 'resolved', text: 'Resolved.' }))
    expect(outcome.events).toMatchObject([{ after: { status: 'resolved', commonCause: { suspect: 'google' } } }])
    expect(outcome.alerts).toMatchObject([{ reason: 'resolved' }])
  })
})

test('a ruling against a measure is no return: only who brings access back makes grave news of it', () => {
  const told = (title: string, category: 'court_order' | 'export_control') => {
    const world = store()
    const meaning = { jurisdictions: [], models: ['acme-large'] }
    world.run(
      0,
      judged({ id: 'o', title: 'Ministry bans Large', published: at(0) }, { ...meaning, category: 'export_control' }),
    )
    world.run(3000, judged({ id: 'r', title, published: at(3000) }, { ...meaning, category, impact: 'medium' }))
    return [...world.events.values()].find((event) => event.items.includes('r'))
  }
  expect(told('Court suspends the ban on Large', 'court_order')).toMatchObject({ impact: 'medium' })
  expect(told('Ministry lifts the ban on Large', 'export_control')).toMatchObject({ impact: 'high' })
})

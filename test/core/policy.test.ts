import { describe, expect, test } from 'vitest'
import type { Event } from '#src/core/event.ts'
import { expose } from '#src/core/exposure.ts'
import type { Inventory } from '#src/core/inventory.ts'
import { evaluate, Policy } from '#src/core/policy.ts'
import type { Restriction } from '#src/core/restriction.ts'
import { NOW, sampleEvent, sampleInventory, samplePolicy, sampleRestriction } from './_restrict.ts'

interface Given {
  event?: Event
  policies?: Policy[]
  inventory?: Inventory
  restrictions?: Restriction[]
  halted?: boolean
  now?: Date
}
function verdicts({ event = sampleEvent(), policies = [samplePolicy()], ...given }: Given = {}) {
  const inventory = given.inventory ?? sampleInventory()
  const exposure = expose(event, inventory)
  return evaluate({ restrictions: [], halted: false, now: NOW, ...given, policies, event, inventory, exposure })
}
const because = (given: Given) => verdicts(given).map((one) => [one.verdict, ...one.because])
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000)
const foreign = { populations: ['foreign_nationals'] }

describe('acting', () => {
  test('restricts what the event names, with the reasons and quotes it had', () => {
    const [verdict] = verdicts()
    expect(verdict).toMatchObject({
      policy: 'cut-off',
      event: 'evt_withdrawal',
      at: NOW.toISOString(),
      verdict: 'active',
      because: ['impact critical >= critical', 'category vendor_withdrawal'],
      restriction: {
        status: 'active',
        basis: 'legal',
        vendors: ['anthropic'],
        models: ['claude-fable-5'],
        hosts: ['*'],
        regions: ['*'],
        populations: ['foreign_nationals'],
        since: NOW.toISOString(),
        events: ['evt_withdrawal'],
        evidence: [{ url: 'https://vendor.example/statement', quote: 'suspended all access to' }],
        decidedBy: ['policy:cut-off'],
      },
    })
  })

  test('exactly one verdict per policy that matches, none for others', () => {
    const policies = [
      samplePolicy({ id: 'other', match: { category: 'outage' } }),
      samplePolicy({ id: 'watch', mode: 'observe' }),
      samplePolicy({ id: 'ask', mode: 'propose' }),
      samplePolicy(),
      samplePolicy({ id: 'late' }),
    ]
    expect(verdicts({ policies }).map((one) => [one.policy, one.verdict])).toEqual([
      ['watch', 'observed'],
      ['ask', 'proposed'],
      ['cut-off', 'active'],
      ['late', 'held'],
    ])
    expect(verdicts({ policies })[3]!.because).toEqual(['already-restricted'])
  })

  test('an event without a population is about all users, and so is one that names them among others', () => {
    for (const populations of [[], ['foreign_nationals', 'all_users']])
      expect(verdicts({ event: sampleEvent({ populations }) })[0]!.restriction!.populations).toEqual(['all_users'])
  })

  test('ids depend on nothing random', () => {
    expect(verdicts()).toEqual(verdicts())
    expect(verdicts()[0]!.restriction!.id).not.toBe(verdicts({ now: minutes(1) })[0]!.restriction!.id)
  })

  test('what is announced for later begins a day before; what is critical begins now', () => {
    const policies = [samplePolicy({ match: {} })]
    const announced = sampleEvent({ category: 'model_deprecation', impact: 'high', effectiveOn: '2026-08-05' })
    expect(verdicts({ event: announced, policies })[0]!.restriction!.since).toBe('2026-08-04T00:00:00.000Z')
    const month = { ...announced, effectiveOn: '2026-09' }
    expect(verdicts({ event: month, policies })[0]!.restriction!.since).toBe('2026-08-31T00:00:00.000Z')
    const critical = sampleEvent({ effectiveOn: '2026-06-18' })
    expect(verdicts({ event: critical, policies })[0]!.restriction!.since).toBe(NOW.toISOString())
  })
})

describe('evidence', () => {
  const [vendor, press] = sampleEvent().witnesses

  test('one witness holds, and every reason is named at once', () => {
    expect(because({ event: sampleEvent({ witnesses: [vendor!] }) })).toEqual([['held', 'one-witness']])
    expect(because({ event: sampleEvent({ witnesses: [press!], confidence: 0.5 }) })).toEqual([
      ['held', 'one-witness', 'confidence', 'authority'],
    ])
  })

  test('press and aggregators never restrict alone, whatever the policy says; a person may be asked', () => {
    const witnesses = [press!, { ...press!, publisher: 'Gazette' }, { ...press!, authority: 'aggregator' as const }]
    const require = { authority: ['press' as const, 'aggregator' as const] }
    const event = sampleEvent({ witnesses })
    expect(because({ event, policies: [samplePolicy({ require })] })).toEqual([['held', 'authority']])
    expect(because({ event, policies: [samplePolicy({ require, mode: 'propose' })] })[0]![0]).toBe('proposed')
    expect(because({ event, policies: [samplePolicy({ mode: 'propose' })] })).toEqual([['held', 'authority']])
  })

  test.each(['resolved', 'withdrawn'] as const)('an event that is %s restricts nothing new', (status) => {
    expect(because({ event: sampleEvent({ status }) })).toEqual([['held', 'event-over']])
  })
})

describe('what is restricted', () => {
  const policies = [samplePolicy({ match: {}, restrict: { basis: 'availability' }, limits: {} })]
  const outage = sampleEvent({ category: 'outage', impact: 'high', models: [], populations: [], jurisdictions: [] })

  test('an outage strikes where a model is served', () => {
    const served = verdicts({ event: outage, policies })[0]!.restriction!
    expect(served).toMatchObject({ vendors: ['anthropic'], hosts: ['anthropic'], models: ['*'] })
    const azure = { ...outage, vendors: ['microsoft'] }
    expect(verdicts({ event: azure, policies })[0]!.restriction).toMatchObject({ vendors: ['*'], hosts: ['microsoft'] })
    expect(because({ event: { ...outage, vendors: ['openai'] }, policies })).toEqual([['held', 'nothing-to-restrict']])
    expect(because({ event: { ...outage, vendors: ['alibaba'] }, policies })).toEqual([['held', 'nothing-to-restrict']])
  })

  test('a ban on a maker follows its models to every host', () => {
    const ban = sampleEvent({ category: 'sanctions', vendors: ['alibaba', 'aws'], models: [] })
    expect(verdicts({ event: ban })[0]!.restriction).toMatchObject({ vendors: ['alibaba'], hosts: ['*'] })
  })

  test('trouble with part of a vendor never closes the vendor', () => {
    for (const vague of [
      { category: 'degradation' as const },
      { impact: 'medium' as const },
      { title: 'Partial outage' },
      { title: 'Elevated errors for some models' },
      { title: 'The chat is slow', models: ['claude'] },
      { models: ['claude'], impact: 'medium' as const },
    ])
      expect(because({ event: { ...outage, ...vague }, policies })).toEqual([['held', 'vague']])
    expect(
      because({ event: { ...outage, category: 'degradation', models: ['claude-opus-4.8'] }, policies })[0]![0],
    ).toBe('active')
  })

  test('a family beside one of its models does not widen it', () => {
    const event = sampleEvent({ models: ['claude', 'claude-fable-5'] })
    expect(verdicts({ event })[0]!.restriction!.models).toEqual(['claude-fable-5'])
  })

  test('a rule of a place binds there; at the seat of the vendor it binds everywhere', () => {
    const rule = sampleEvent({ category: 'court_order', jurisdictions: ['IT'] })
    expect(verdicts({ event: rule })[0]!.restriction!.regions).toEqual(['IT'])
    expect(verdicts({ event: { ...rule, jurisdictions: ['US'] } })[0]!.restriction!.regions).toEqual(['*'])
  })

  test('nothing of ours, nothing named, or nothing that would change is held', () => {
    const held = [['held', 'nothing-to-restrict']]
    expect(because({ event: sampleEvent({ models: ['claude-mythos-5'] }) })).toEqual(held)
    expect(because({ event: sampleEvent({ vendors: [], models: [] }) })).toEqual(held)
    const inventory = sampleInventory()
    for (const route of inventory.routes) route.forbid.vendors = ['anthropic']
    expect(because({ inventory })).toEqual(held)
  })
})

describe('what is known already', () => {
  test('is not restricted twice; wider news is', () => {
    const restrictions = [sampleRestriction(foreign)]
    expect(because({ restrictions })).toEqual([['held', 'already-restricted']])
    const wider = sampleEvent({ populations: [], revision: 3 })
    expect(because({ restrictions, event: wider })[0]![0]).toBe('active')
    const soft = [sampleRestriction({ ...foreign, basis: 'precaution' })]
    expect(because({ restrictions: soft })[0]![0]).toBe('active')
  })

  test.each([
    ['proposed', 'already-proposed'],
    ['rejected', 'rejected'],
    ['lifted', 'lifted'],
  ] as const)('a person who has it, or has said no, is not asked again: %s', (status, word) => {
    const restrictions = [sampleRestriction({ ...foreign, status })]
    expect(because({ restrictions })).toEqual([['held', word]])
    expect(because({ restrictions, event: sampleEvent({ populations: [] }) })[0]![0]).toBe('active')
  })

  test('observing notes each thing once', () => {
    const policies = [samplePolicy({ mode: 'observe' })]
    const restrictions = [verdicts({ policies })[0]!.restriction!]
    expect(because({ policies, restrictions })).toEqual([['held', 'already-observed']])
    expect(because({ restrictions })[0]![0]).toBe('active')
  })
})

describe('limits', () => {
  test('the share that moves counts first targets only', () => {
    const limits = (maxShareMoved: number) => [samplePolicy({ limits: { maxShareMoved } })]
    expect(because({ policies: limits(0.39) })).toEqual([['held', 'share']])
    expect(because({ policies: limits(0.4) })[0]![0]).toBe('active')
    const all = sampleEvent({ models: [] })
    expect(because({ policies: limits(0.69), event: all })).toEqual([['held', 'share']])
    expect(because({ policies: limits(0.7), event: all })[0]![0]).toBe('active')
  })

  const earlier = (at: Date, change: Partial<Restriction> = {}) =>
    sampleRestriction({
      id: `rst_${at.getTime()}`,
      status: 'lifted',
      models: ['claude-opus-4.8'],
      events: ['evt_other'],
      proposedAt: at.toISOString(),
      activeAt: at.toISOString(),
      liftedAt: at.toISOString(),
      ...change,
    })

  test('so many a day', () => {
    const restrictions = [minutes(-300), minutes(-600), minutes(-1439)].map((at) => earlier(at, { vendors: ['xai'] }))
    expect(because({ restrictions })).toEqual([['held', 'budget']])
    expect(because({ restrictions: [...restrictions.slice(1), earlier(minutes(-1441))] })[0]![0]).toBe('active')
    expect(because({ restrictions: restrictions.map((one) => ({ ...one, policy: 'x' })) })[0]![0]).toBe('active')
  })

  test('a wait after a change to the same vendor for another event', () => {
    expect(because({ restrictions: [earlier(minutes(-29))] })).toEqual([['held', 'cooldown']])
    expect(because({ restrictions: [earlier(minutes(-31))] })[0]![0]).toBe('active')
    expect(because({ restrictions: [earlier(minutes(-60), { liftedAt: minutes(-5).toISOString() })] })).toEqual([
      ['held', 'cooldown'],
    ])
    expect(because({ restrictions: [earlier(minutes(-5), { vendors: ['xai'] })] })[0]![0]).toBe('active')
    expect(because({ restrictions: [earlier(minutes(-5), { events: ['evt_withdrawal'] })] })[0]![0]).toBe('active')
  })

  test('halted stops what is automatic, not questions', () => {
    expect(because({ halted: true })).toEqual([['held', 'halted']])
    expect(because({ halted: true, policies: [samplePolicy({ mode: 'propose' })] })[0]![0]).toBe('proposed')
  })
})

describe('the schema', () => {
  test('what is left out is careful: two witnesses, an authority, a person', () => {
    expect(Policy.parse({ id: 'p', match: {}, restrict: { basis: 'legal' } })).toMatchObject({
      require: { confidence: 0.8, witnesses: 2, authority: ['official', 'vendor'] },
      mode: 'propose',
      approval: { quorum: 1, timeout: 900_000, onTimeout: 'hold' },
      lift: { after: 3_600_000, mode: 'propose' },
    })
  })

  test('unknown keys and bad durations are named', () => {
    const bad = Policy.safeParse({
      id: 'p',
      match: { impcat: 'high' },
      restrict: { basis: 'legal' },
      limits: { cooldown: '30 minutes' },
    })
    expect(bad.error!.issues.map((issue) => [issue.path.join('.'), issue.message])).toEqual([
      ['match', 'Unrecognized key: "impcat"'],
      ['limits.cooldown', "not a duration: '30 minutes' (write 30s, 15m, 2h or 7d)"],
    ])
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileDirective, contentHash, inForce, nextChangeAt, sameContent } from '#src/core/compile.ts'
import type { Inventory } from '#src/core/inventory.ts'
import { BASES, type Restriction } from '#src/core/restriction.ts'
import { NOW, sampleInventory, sampleRestriction } from './_restrict.ts'

function compile(restrictions: Restriction[], inventory: Inventory = sampleInventory(), now = NOW) {
  return compileDirective({
    stream: 'default',
    generation: 42,
    inventory,
    restrictions,
    halted: false,
    now,
    ttlMs: 3_600_000,
  })
}
const route = (restrictions: Restriction[], id = 'support-chat', inventory = sampleInventory()) =>
  compile(restrictions, inventory).routes.find((one) => one.id === id)!
const ids = (outcome: { targets: { id: string }[] }) => outcome.targets.map((target) => target.id)

describe('the document', () => {
  test('without restrictions it is the baseline, in order, with the host written out', () => {
    const directive = compile([])
    expect(directive).toMatchObject({
      schema: 'tocsin.directive/1',
      generation: 42,
      issuedAt: '2026-06-13T02:00:00.000Z',
      expiresAt: '2026-06-13T03:00:00.000Z',
      restrictions: [],
    })
    expect(directive.routes[0]).toEqual({
      id: 'support-chat',
      alias: 'support-chat',
      gateway: 'main',
      state: 'normal',
      targets: [
        { id: 'fable', vendor: 'anthropic', model: 'claude-fable-5', host: 'anthropic' },
        { id: 'gpt', vendor: 'openai', model: 'gpt-5.5', host: 'microsoft' },
        { id: 'own', vendor: 'alibaba', model: 'qwen3-235b', host: 'self-hosted' },
      ],
      excluded: [],
      cleared: [],
    })
  })

  test('states what is in force without bookkeeping fields', () => {
    const [stated] = compile([sampleRestriction()]).restrictions
    expect(Object.keys(stated!)).toEqual([
      'id',
      'basis',
      'vendors',
      'models',
      'hosts',
      'regions',
      'populations',
      'since',
      'until',
      'reason',
      'events',
      'evidence',
      'decidedBy',
    ])
  })

  test('same content ignores number and time, and nothing else', () => {
    const one = compile([sampleRestriction()])
    const later = {
      ...compile([sampleRestriction()], sampleInventory(), new Date(NOW.getTime() + 5000)),
      generation: 43,
    }
    expect(sameContent(one, later)).toBe(true)
    expect(sameContent(one, { ...one, halted: true })).toBe(false)
    expect(sameContent(one, compile([]))).toBe(false)
    expect(contentHash(JSON.parse(JSON.stringify(one)))).toBe(contentHash(one))
  })
})

describe('what binds', () => {
  test.each(['observed', 'proposed', 'approved', 'lifted', 'rejected', 'expired'] as const)(
    'a restriction that is %s does not',
    (status) => {
      expect(route([sampleRestriction({ status })]).state).toBe('normal')
      expect(compile([sampleRestriction({ status })]).restrictions).toEqual([])
    },
  )

  test('not before since; past until only when it is legal', () => {
    const until = '2026-06-13T01:59:00.000Z'
    expect(inForce(sampleRestriction({ since: '2026-06-14T00:00:00.000Z' }), NOW)).toBe(false)
    expect(inForce(sampleRestriction({ basis: 'availability', until }), NOW)).toBe(false)
    expect(inForce(sampleRestriction({ basis: 'precaution', until }), NOW)).toBe(false)
    expect(inForce(sampleRestriction({ basis: 'legal', until }), NOW)).toBe(true)
  })

  test('says when time alone will change it', () => {
    const since = '2026-06-14T00:00:00.000Z'
    const until = '2026-06-13T03:00:00.000Z'
    expect(nextChangeAt([sampleRestriction({ since })], NOW)).toBe(since)
    expect(nextChangeAt([sampleRestriction({ since }), sampleRestriction({ basis: 'availability', until })], NOW)).toBe(
      until,
    )
    expect(nextChangeAt([sampleRestriction({ until })], NOW)).toBeNull()
  })

  test('a name as texts write it finds the dated, hosted model', () => {
    expect(route([sampleRestriction({ models: ['Claude Fable 5'] })], 'batch')).toMatchObject({
      state: 'normal',
      targets: [{ id: 'opus' }],
      excluded: [{ id: 'fable-aws', restriction: 'rst_one' }],
    })
  })

  test('hosts narrow a restriction to where it is served', () => {
    expect(route([sampleRestriction({ hosts: ['bedrock'] })]).state).toBe('normal')
    expect(ids(route([sampleRestriction({ hosts: ['bedrock'] })], 'batch'))).toEqual(['opus'])
  })

  test('regions: the union holds its members, a route without regions is everywhere', () => {
    expect(route([sampleRestriction({ regions: ['DE'] })]).state).toBe('diverted')
    expect(route([sampleRestriction({ regions: ['CN'] })]).state).toBe('normal')
    expect(route([sampleRestriction({ regions: ['CN'] })], 'batch').excluded).toHaveLength(1)
  })
})

describe('basis', () => {
  const all = { vendors: ['*'], models: ['*'] }

  test('legal closes a route without lawful targets', () => {
    expect(route([sampleRestriction(all)])).toMatchObject({ state: 'closed', targets: [] })
  })

  test('availability keeps the least bad target and says so', () => {
    const only = route([sampleRestriction({ ...all, basis: 'availability' })])
    expect(only).toMatchObject({ state: 'degraded', targets: [{ id: 'fable' }] })
    expect(only.excluded.map((one) => one.id)).toEqual(['gpt', 'own'])
    const worse = sampleRestriction({ id: 'rst_two', vendors: ['anthropic'], basis: 'availability' })
    expect(ids(route([sampleRestriction({ ...all, basis: 'availability' }), worse]))).toEqual(['gpt'])
  })

  test('the least bad target is never one that law or house forbids', () => {
    const law = sampleRestriction({ id: 'rst_law' })
    expect(ids(route([law, sampleRestriction({ ...all, basis: 'availability' })]))).toEqual(['gpt'])
    const house = sampleInventory()
    house.routes[0]!.forbid.jurisdictions = ['US']
    expect(ids(route([sampleRestriction({ ...all, basis: 'availability' })], 'support-chat', house))).toEqual(['own'])
  })

  test('precaution moves behind the others, and stays as last resort', () => {
    const doubt = sampleRestriction({ basis: 'precaution' })
    expect(route([doubt])).toMatchObject({ state: 'diverted', excluded: [] })
    expect(ids(route([doubt]))).toEqual(['gpt', 'own', 'fable'])
    const rest = sampleRestriction({ id: 'rst_two', vendors: ['openai', 'alibaba'], models: ['*'] })
    expect(route([doubt, rest])).toMatchObject({ state: 'degraded', targets: [{ id: 'fable' }] })
  })
})

describe('standing rules of the house', () => {
  test('a forbidden target is no fallback, by vendor, host or seat', () => {
    for (const forbid of [{ vendors: ['openai'] }, { hosts: ['azure'] }]) {
      const inventory = sampleInventory()
      Object.assign(inventory.routes[0]!.forbid, forbid)
      expect(route([sampleRestriction()], 'support-chat', inventory)).toMatchObject({
        targets: [{ id: 'own' }],
        excluded: [
          { id: 'fable', restriction: 'rst_one' },
          { id: 'gpt', restriction: 'forbid' },
        ],
      })
    }
    const inventory = sampleInventory()
    inventory.routes[0]!.forbid.jurisdictions = ['CN']
    expect(ids(route([sampleRestriction()], 'support-chat', inventory))).toEqual(['gpt'])
  })

  test('forbidding alone is normal; a vendor of unknown seat is not proven to be elsewhere until the inventory says so', () => {
    const inventory = sampleInventory()
    inventory.routes[0]!.forbid.jurisdictions = ['EU']
    inventory.routes[0]!.targets[1]!.vendor = 'nobody-knows'
    expect(route([], 'support-chat', inventory)).toMatchObject({
      state: 'normal',
      excluded: [{ id: 'gpt', restriction: 'forbid' }],
    })
    inventory.vendors = { 'nobody-knows': { seat: 'CH' } }
    expect(route([], 'support-chat', inventory).excluded).toEqual([])
    inventory.vendors = { 'nobody-knows': { seat: 'FR' } }
    expect(route([], 'support-chat', inventory).excluded).toHaveLength(1)
  })
})

describe('people', () => {
  const foreign = sampleRestriction({ populations: ['foreign_nationals'] })

  test('a restricted population hits everybody unknown; proof of being outside widens', () => {
    expect(route([foreign])).toMatchObject({
      state: 'diverted',
      targets: [{ id: 'gpt' }, { id: 'own' }],
      cleared: [{ populations: ['us_person'], state: 'normal', excluded: [] }],
    })
  })

  test('without labels that prove anything there is no way round', () => {
    const inventory = sampleInventory({ ...sampleInventory(), populations: {} })
    expect(route([foreign], 'support-chat', inventory)).toMatchObject({ state: 'diverted', cleared: [] })
  })

  test('a route that serves only proven people is not bound', () => {
    const inventory = sampleInventory()
    inventory.routes[0]!.populations = ['us_person']
    expect(route([foreign], 'support-chat', inventory)).toMatchObject({ state: 'normal', cleared: [] })
    inventory.routes[0]!.populations = ['us_person', 'minors']
    expect(route([foreign], 'support-chat', inventory).state).toBe('diverted')
  })

  test('two populations need both proofs, most proven first', () => {
    const inventory = sampleInventory()
    inventory.populations.minors = { clearedBy: ['adult'] }
    const minors = sampleRestriction({ id: 'rst_minors', populations: ['minors'], vendors: ['openai'], models: ['*'] })
    expect(
      route([foreign, minors], 'support-chat', inventory).cleared.map((one) => [one.populations, ids(one)]),
    ).toEqual([
      [
        ['adult', 'us_person'],
        ['fable', 'gpt', 'own'],
      ],
      [['adult'], ['gpt', 'own']],
      [['us_person'], ['fable', 'own']],
    ])
    const both = sampleRestriction({ populations: ['foreign_nationals', 'minors'] })
    expect(route([both], 'support-chat', inventory).cleared.map((one) => one.populations)).toEqual([
      ['adult', 'us_person'],
    ])
  })

  test('a restriction for all users is never widened', () => {
    expect(route([foreign, sampleRestriction({ id: 'rst_all' })])).toMatchObject({ state: 'diverted', cleared: [] })
  })
})

const names = { vendors: ['anthropic', 'openai', 'alibaba', 'aws', '*'], hosts: ['aws', 'microsoft', 'anthropic', '*'] }
const anyRestriction = fc
  .record({
    id: fc.integer({ min: 1, max: 10_000 }).map((number) => `rst_${number}`),
    basis: fc.constantFrom(...BASES),
    vendors: fc.uniqueArray(fc.constantFrom(...names.vendors), { minLength: 1, maxLength: 2 }),
    models: fc.constantFrom<string[]>(['*'], ['claude-fable-5'], ['gpt-5.5', 'claude']),
    hosts: fc.uniqueArray(fc.constantFrom(...names.hosts), { minLength: 1, maxLength: 2 }),
    regions: fc.constantFrom<string[]>(['*'], ['EU'], ['CN']),
    populations: fc.constantFrom<string[]>(
      ['all_users'],
      ['foreign_nationals'],
      ['minors'],
      ['foreign_nationals', 'minors'],
    ),
  })
  .map((change) => sampleRestriction(change))
const anyRestrictions = fc.uniqueArray(anyRestriction, { selector: (one) => one.id, maxLength: 5 })
const anyInventory = fc
  .record({
    forbid: fc.constantFrom(
      {},
      { vendors: ['openai'] },
      { jurisdictions: ['CN'] },
      { hosts: ['anthropic', 'self-hosted'] },
    ),
    clearing: fc.constantFrom(
      {},
      { foreign_nationals: ['us_person'] },
      { foreign_nationals: ['us_person', 'green_card'], minors: ['adult'] },
    ),
  })
  .map(({ forbid, clearing }) => {
    const inventory = sampleInventory()
    inventory.populations = Object.fromEntries(
      Object.entries(clearing).map(([key, clearedBy]) => [key, { clearedBy: clearedBy! }]),
    )
    for (const one of inventory.routes) Object.assign(one.forbid, forbid)
    return inventory
  })

describe('whatever is restricted', () => {
  test('the order of restrictions does not matter, and lifting all of them in any order gives the baseline', () => {
    fc.assert(
      fc.property(anyRestrictions, anyInventory, fc.infiniteStream(fc.nat()), (restrictions, inventory, picks) => {
        const shuffled = [...restrictions].sort((a, b) => (a.id < b.id ? 1 : -1))
        expect(sameContent(compile(restrictions, inventory), compile(shuffled, inventory))).toBe(true)
        const left = restrictions.map((one) => ({ ...one }))
        while (left.some((one) => one.status === 'active')) {
          const active = left.filter((one) => one.status === 'active')
          active[picks.next().value! % active.length]!.status = 'lifted'
          const fresh = left.filter((one) => one.status === 'active')
          expect(sameContent(compile(left, inventory), compile(fresh, inventory))).toBe(true)
        }
        expect(sameContent(compile(left, inventory), compile([], inventory))).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  test('no excluded or unlawful target remains, states are true, and every target is accounted for', () => {
    fc.assert(
      fc.property(anyRestrictions, anyInventory, (restrictions, inventory) => {
        for (const one of compile(restrictions, inventory).routes)
          for (const outcome of [one, ...one.cleared]) {
            const out = outcome.excluded.map((entry) => entry.id)
            expect(ids(outcome).filter((id) => out.includes(id))).toEqual([])
            const all = inventory.routes.find((it) => it.id === one.id)!.targets.map((target) => target.id)
            expect([...ids(outcome), ...out].sort()).toEqual(all.sort())
            expect(outcome.state === 'closed').toBe(outcome.targets.length === 0)
          }
      }),
      { numRuns: 200 },
    )
  })

  test('law closes and never degrades: without other bases a route is normal, diverted or closed', () => {
    fc.assert(
      fc.property(anyRestrictions, anyInventory, (restrictions, inventory) => {
        const legal = restrictions.map((one) => ({ ...one, basis: 'legal' as const }))
        for (const one of compile(legal, inventory).routes)
          for (const outcome of [one, ...one.cleared]) expect(outcome.state).not.toBe('degraded')
      }),
      { numRuns: 100 },
    )
  })

  test('without law and house rules no route is ever empty', () => {
    fc.assert(
      fc.property(anyRestrictions, (restrictions) => {
        const soft = restrictions.map((one) => ({
          ...one,
          basis: one.basis === 'legal' ? ('availability' as const) : one.basis,
        }))
        for (const one of compile(soft).routes) expect(one.targets).not.toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  test('labels only widen: nobody who proves something is worse off, and law still excludes for them', () => {
    const rank = ['normal', 'diverted', 'degraded', 'closed']
    fc.assert(
      fc.property(anyRestrictions, anyInventory, (restrictions, inventory) => {
        const everybody = restrictions.filter((one) => one.basis === 'legal' && one.populations.includes('all_users'))
        for (const one of compile(restrictions, inventory).routes) {
          const banned = compile(everybody, inventory)
            .routes.find((it) => it.id === one.id)!
            .excluded.map((it) => it.id)
          for (const entry of one.cleared) {
            expect(entry.populations.length).toBeGreaterThan(0)
            expect(rank.indexOf(entry.state)).toBeLessThanOrEqual(rank.indexOf(one.state))
            expect(ids(entry).filter((id) => banned.includes(id))).toEqual([])
          }
        }
      }),
      { numRuns: 200 },
    )
  })
})

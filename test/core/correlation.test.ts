import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { absorbSketch, correlate, type EventSketch, endSketch, keysOf, pin, sketchOf } from '#src/core/correlation.ts'
import type { Reading } from '#src/core/event.ts'
import { derivedId } from '#src/core/id.ts'
import { at, reading } from './readings.ts'

const LONG =
  'Acme said on Sunday that it has switched off its largest model for every customer after a letter from the ministry, and that it cannot say when the model will return to service.'

const statement = reading({
  id: 'a',
  title: 'Acme suspends access to Large 2',
  text: LONG,
  authority: 'vendor',
  publisher: 'Acme',
  source: 'vendor/acme',
  url: 'https://acme.example/news/large-2',
  published: at(0),
})

function open(first: Reading, ...more: Reading[]): EventSketch {
  const id = derivedId('evt', first.item.id)
  return more.reduce(absorbSketch, sketchOf({ id, status: 'open', resolvedAt: null }, first))
}

describe('one closing told in two ways', () => {
  const incident = (impact: 'critical' | 'medium') =>
    reading(
      {
        id: 'inc',
        title: 'Large 2 is not available in the Union',
        kind: 'status',
        phase: 'monitoring',
        authority: 'vendor',
        publisher: 'Acme',
        source: 'status/acme',
        externalId: 'i1',
        published: at(0),
      },
      { category: 'outage', impact, jurisdictions: ['EU'] },
    )
  const press = reading(
    { id: 'p', title: 'Acme sperrt Large 2', published: at(90) },
    { category: 'region_restriction', jurisdictions: ['EU'] },
  )

  test('the press tells as an act what the incident of the vendor tells as a model that is gone', () => {
    expect(correlate(press, [open(incident('critical'))])).toMatchObject({ to: 'event' })
    expect(correlate(press, [open(incident('medium'))])).toMatchObject({ to: 'new' })
  })

  test('a host fails for the model that its maker has closed in the same place', () => {
    const closing = reading(
      { id: 'c', title: 'Large 2 leaves the Union', authority: 'vendor', publisher: 'Acme', published: at(0) },
      { category: 'region_restriction', jurisdictions: ['EU'] },
    )
    const host = (jurisdictions: string[]) =>
      reading(
        {
          id: 'h',
          title: 'Large 2 deployments fail',
          kind: 'status',
          phase: 'identified',
          authority: 'vendor',
          publisher: 'Bigcloud',
          source: 'status/bigcloud',
          published: at(60),
        },
        { category: 'outage', impact: 'medium', vendors: ['bigcloud', 'acme'], jurisdictions },
      )
    expect(correlate(host(['EU']), [open(closing)])).toMatchObject({ to: 'event' })
    expect(correlate(host(['JP']), [open(closing)])).toMatchObject({ to: 'new' })
  })

  test('where no place is named, a host that fails at once and a maker that explains its own incident belong to it', () => {
    const by = (id: string, publisher: string, minutes: number, meaning: object, phase?: 'identified') =>
      reading(
        {
          id,
          title: id,
          authority: 'vendor',
          publisher,
          source: `s/${publisher}`,
          published: at(minutes),
          ...(phase ? { kind: 'status', phase, externalId: id } : { kind: 'vendor' }),
        },
        { jurisdictions: [], ...meaning },
      )
    const disturbed = { category: 'degradation', impact: 'medium' }
    const incident = by('Large 2 for some accounts', 'Acme', 0, disturbed, 'identified')
    const closing = (minutes: number, publisher = 'Acme') =>
      by('Large 2 for residents only', publisher, minutes, { category: 'export_control', jurisdictions: ['US'] })
    const host = (minutes: number) =>
      by('Large 2 deployments fail', 'Bigcloud', minutes, { ...disturbed, vendors: ['bigcloud', 'acme'] }, 'identified')
    expect(correlate(closing(40), [open(incident)])).toMatchObject({ to: 'event' })
    expect(correlate(closing(400), [open(incident)])).toMatchObject({ to: 'new' })
    expect(correlate(host(60), [open(closing(0))])).toMatchObject({ to: 'event' })
    expect(correlate(host(400), [open(closing(0))])).toMatchObject({ to: 'new' })
    // the maker's own trouble with the model, an hour after it closed it for some, may be any trouble
    expect(correlate({ ...incident, item: { ...incident.item, published: at(60) } }, [open(closing(0))]).to).toBe('new')
  })
})

test('an order is not the talk of the days before it, whoever tells it', () => {
  const talk = reading(
    { id: 't', title: 'Ministry considers measures against Acme', published: at(0) },
    { category: 'policy_signal', impact: 'medium' },
  )
  const order = reading(
    { id: 'o', title: 'Ministry orders Acme to stop Large 2', published: at(6 * 1440) },
    { category: 'ai_regulation', impact: 'high' },
  )
  expect(correlate(order, [open(talk)])).toMatchObject({ to: 'new' })
})

describe('duplicate', () => {
  test('the same words from another place are a copy of that item', () => {
    const wire = reading({ id: 'b', title: 'Acme suspends access to Large 2', text: LONG, published: at(90) })
    expect(correlate(wire, [open(statement)])).toMatchObject({ to: 'event', duplicateOf: 'a' })
  })

  test('another angle is the same event but no copy', () => {
    const angle = reading({
      id: 'b',
      title: 'Why the ministry closed Acme Large 2',
      text: 'Officials feared that the model helps attackers. Customers in forty countries lost their assistants overnight.',
      published: at(600),
    })
    expect(correlate(angle, [open(statement)])).toMatchObject({ to: 'event', duplicateOf: null })
  })

  test('copies are recognised without vendors, models or relevance', () => {
    const meaning = {
      relevant: false,
      impact: 'none',
      category: 'other',
      vendors: [],
      models: [],
      jurisdictions: [],
    } as const
    const one = reading(
      { id: 'a', title: 'A quiet day', text: LONG, published: at(0) },
      { ...meaning, vendors: [], models: [], jurisdictions: [] },
    )
    const two = reading(
      { id: 'b', title: 'A quiet day', text: LONG, published: at(60) },
      { ...meaning, vendors: [], models: [], jurisdictions: [] },
    )
    expect(correlate(two, [open(one)])).toMatchObject({ to: 'event', duplicateOf: 'a' })
  })
})

describe('same event', () => {
  test('a later revision of an item stays, and a change of state without new words is known as such', () => {
    const incident = {
      ...statement,
      item: { ...statement.item, kind: 'status', phase: 'identified', externalId: 'x1' },
    } as Reading
    const sketch = open(incident)
    const worse = { ...incident, item: { ...incident.item, facts: { impact: 'critical' } } }
    const updated = { ...incident, item: { ...incident.item, text: `${LONG}\n\nMore.` } }
    expect(correlate(worse, [sketch])).toMatchObject({ revision: { sameWords: true } })
    expect(correlate(updated, [sketch])).toMatchObject({ revision: { sameWords: false } })
  })

  test('an item that cites the page of another belongs to it', () => {
    const terse = reading({
      id: 'b',
      kind: 'status',
      title: 'Access suspended',
      text: 'Learn more: https://www.acme.example/news/large-2?utm_source=status',
      externalId: 'inc',
      published: at(-30),
    })
    expect(correlate(terse, [open(statement)])).toMatchObject({ to: 'event' })
    expect(correlate(statement, [open(terse)])).toMatchObject({ to: 'event' })
  })

  test('two incidents of one page are two events however alike their words', () => {
    const form = { kind: 'status', source: 'status/acme', title: 'Elevated errors on Large 2', text: LONG } as const
    const meaning = { category: 'degradation', impact: 'medium' } as const
    const one = reading({ id: 'a', externalId: '1', published: at(0), ...form }, meaning)
    const two = reading({ id: 'b', externalId: '2', published: at(40), ...form }, meaning)
    expect(correlate(two, [open(one)]).to).toBe('new')
  })

  test('the same incident on a reseller page within the hours is the same event', () => {
    const meaning = { category: 'outage', impact: 'high' } as const
    const maker = reading(
      {
        id: 'a',
        kind: 'status',
        source: 'status/acme',
        externalId: '1',
        title: 'Elevated errors on Large 2',
        published: at(0),
      },
      meaning,
    )
    const reseller = reading(
      {
        id: 'b',
        kind: 'status',
        source: 'status/shop',
        externalId: '9',
        title: 'Elevated errors on Acme Large 2',
        published: at(30),
      },
      { ...meaning, vendors: ['shop', 'acme'] },
    )
    expect(correlate(reseller, [open(maker)]).to).toBe('event')
  })

  test('a severe outage that the press tells is the one that the vendor has on its page', () => {
    const incident = {
      kind: 'status',
      source: 'status/acme',
      externalId: '1',
      title: 'Errors on console and apps',
    } as const
    const on = (impact: 'high' | 'medium') =>
      open(reading({ id: 'a', ...incident, published: at(0) }, { category: 'outage', impact, models: [] }))
    const report = reading(
      { id: 'b', title: 'Thousands of users cannot reach Acme', published: at(110) },
      { category: 'outage', impact: 'high', models: ['acme'] },
    )
    expect(correlate(report, [on('high')]).to).toBe('event')
    expect(correlate(report, [on('medium')]).to).toBe('new')
  })

  test('another vendor is another event', () => {
    const other = reading(
      { id: 'b', title: 'Bmco suspends access to its model', published: at(5) },
      { vendors: ['bmco'], models: ['bm-1'] },
    )
    expect(correlate(other, [open(statement)]).to).toBe('new')
  })

  test('a retirement notice differs from another by its model alone', () => {
    const notice = (id: string, model: string) =>
      reading(
        {
          id,
          title: `Acme: deprecation of ${model}`,
          text: 'The model will be shut down. Use the successor.',
          published: at(0),
        },
        { category: 'model_deprecation', impact: 'high', models: [model] },
      )
    expect(correlate(notice('b', 'acme-small-1'), [open(notice('a', 'acme-large-2'))]).to).toBe('new')
    expect(correlate(notice('b', 'acme-large-2'), [open(notice('a', 'acme-large-2'))]).to).toBe('event')
  })
})

describe('stages', () => {
  const threatened = reading(
    { id: 't', title: 'Ministry considers a ban on Acme Large 2', published: at(-9000) },
    { category: 'policy_signal', impact: 'medium' },
  )
  const eased = reading(
    { id: 'e', title: 'Ministry allows Acme to release Large 2 to trusted partners', published: at(9000) },
    { category: 'export_control', impact: 'medium' },
  )
  const lifted = reading(
    { id: 'l', title: 'Ministry lifts the ban on Acme Large 2', published: at(18000) },
    { category: 'resolved', impact: 'low' },
  )

  test('threat, measure, easing and end are separate events', () => {
    const sketches: EventSketch[] = []
    for (const stage of [threatened, statement, eased, lifted]) {
      expect(correlate(stage, sketches).to).toBe('new')
      sketches.push(open(stage))
    }
  })

  test('the end names the measure that it ends, the easing that it eases', () => {
    const measure = open(statement)
    expect(correlate(lifted, [measure]).ends).toMatchObject([{ event: measure.id, how: 'returned' }])
    expect(correlate(eased, [measure]).ends).toMatchObject([{ event: measure.id, how: 'eased' }])
  })

  test('whoever took a measure under an act need not cite the act to lift it', () => {
    const taken = (id: string, publisher: string, title: string, more: object) =>
      reading(
        { id, title, publisher, authority: 'official', kind: 'regulatory', published: at(0) },
        { category: 'region_restriction', models: [], ...more },
      )
    const measure = open(taken('o', 'Office', 'Office orders Acme to stop', { instruments: ['Interim Measures'] }))
    const end = { category: 'resolved', impact: 'low' }
    const own = taken('l', 'Office', 'Office lifts the suspension of Acme', end)
    expect(correlate(own, [measure]).ends).toMatchObject([{ event: measure.id, how: 'returned' }])
    const other = taken('m', 'Another office', 'Another office lifts the suspension of Acme', end)
    expect(correlate(other, [measure]).ends).toEqual([])
  })

  test('the return of one model does not end what else befell its vendor', () => {
    const blacklisted = reading(
      { id: 'x', title: 'Ministry calls Acme a supply risk', published: at(-3000) },
      { category: 'sanctions', models: [] },
    )
    expect(correlate(lifted, [open(blacklisted)]).ends).toEqual([])
  })

  test('an end that is only hoped for ends nothing', () => {
    const hope = reading(
      { id: 'h', title: 'Acme expects the ban on Large 2 to be lifted soon', published: at(9000) },
      { category: 'export_control', impact: 'low' },
    )
    expect(correlate(hope, [open(statement)]).ends).toEqual([])
  })

  test('what was announced days ago and is formally taken now is a stage of its own', () => {
    const meaning: Parameters<typeof reading>[1] = { category: 'sanctions', models: [] }
    const told = (id: string, title: string, minutes: number, item = {}, more = {}) =>
      reading({ id, title, published: at(minutes), ...item }, { ...meaning, ...more })
    const announced = told('x', 'Ministry moves to list Acme as a supply risk', 0)
    const formal = told('f', 'It is official: the ministry has listed Acme as a supply risk', 8000)
    const echo = told('g', 'Ministry formally lists Acme as a supply risk', 8100)
    const digest = { authority: 'aggregator' } as const
    expect(correlate(formal, [open(announced)]).to).toBe('new')
    expect(correlate(echo, [open(announced), open(formal)])).toMatchObject({ to: 'event', event: open(formal).id })
    // on the same day it is one act, told once more; a digest and a remark bring no stage
    expect(correlate({ ...formal, item: { ...formal.item, published: at(90) } }, [open(announced)]).to).toBe('event')
    expect(correlate(told('d', formal.item.title, 8000, digest), [open(announced)]).to).toBe('event')
    expect(correlate(told('o', echo.item.title, 8000, {}, { impact: 'low' }), [open(announced)]).to).toBe('event')
  })

  test('after its end an event takes retellings but no new act of the vendor', () => {
    const ended = endSketch(open(statement), { status: 'resolved', resolvedAt: at(1440), updatedAt: at(1440) })
    const again = reading({
      id: 'n',
      title: 'Acme suspends access to Large 2 again',
      text: 'A second letter.',
      authority: 'vendor',
      publisher: 'Acme',
      published: at(30 * 1440),
    })
    const recap = reading({
      id: 'r',
      title: 'How Acme suspended access to Large 2',
      text: LONG,
      authority: 'aggregator',
      published: at(10 * 1440),
    })
    expect(correlate(again, [ended]).to).toBe('new')
    expect(correlate(recap, [ended]).to).toBe('event')
  })
})

test('what is measured again and again begins a new event after the old one ended', () => {
  const gauge = (minutes: number) =>
    reading(
      {
        id: 'c',
        kind: 'status',
        title: 'API: degraded',
        externalId: 'component:api',
        facts: { component: 'API' },
        published: at(minutes),
      },
      { category: 'degradation', impact: 'medium' },
    )
  const ended = endSketch(open(gauge(0)), { status: 'resolved', resolvedAt: at(30), updatedAt: at(30) })
  expect(correlate(gauge(60), [ended]).to).toBe('event')
  expect(correlate(gauge(3000), [ended]).to).toBe('new')
})

describe('a story that is retold every day', () => {
  const blacklisted = reading(
    { id: 'x0', title: 'Ministry calls Acme a supply risk', text: 'Contractors must not use it.', published: at(0) },
    { category: 'sanctions', models: [] },
  )
  const retellings = [1, 2, 3, 4, 5, 6, 7].map((day) =>
    reading(
      {
        id: `x${day}`,
        title: `Acme as a supply risk: day ${day}`,
        text: 'Contractors must not use it, the ministry says.',
        published: at(day * 1440),
      },
      { category: 'sanctions', models: day === 6 ? ['acme-large-2'] : [] },
    ),
  )

  test('is not where a new measure belongs that has nothing but the vendor and the day in common', () => {
    const suspended = reading({
      id: 's',
      kind: 'status',
      title: 'Large 2: offline',
      text: 'Customers get errors.',
      externalId: 's',
      published: at(7 * 1440 + 30),
    })
    const saga = open(blacklisted, ...retellings)
    expect(correlate(suspended, [saga]).to).toBe('new')
    expect(correlate(retellings[3]!, [saga])).toMatchObject({ to: 'event', event: saga.id })
  })

  test('does not come to be about a model that a late retelling names beside', () => {
    expect(open(blacklisted, ...retellings).models).toEqual([])
    expect(open(statement, ...retellings).models).toEqual(['acme-large-2'])
  })

  test('of two events that fit alike, the one that more is said of takes the next item', () => {
    const big = open(statement, reading({ id: 'q', title: 'Acme suspends Large 2 for all', published: at(5) }))
    const small = { ...open(statement), id: 'evt_small', firstAt: big.firstAt - 1 }
    const next = reading({ id: 'n', title: 'Acme suspends Large 2', text: 'Everybody is cut off.', published: at(60) })
    expect(correlate(next, [small, big])).toMatchObject({ to: 'event', event: big.id })
  })
})

describe('late and undated', () => {
  test('an older item that is found later joins, and the event reaches back to it', () => {
    const older = reading({
      id: 'o',
      title: 'Acme quietly suspends access to Large 2',
      text: 'The vendor switched off its largest model.',
      published: at(-2 * 1440),
    })
    const sketch = open(statement)
    expect(correlate(older, [sketch])).toMatchObject({ to: 'event', event: sketch.id })
    expect(absorbSketch(sketch, older).firstAt).toBe(Date.parse(at(-2 * 1440)))
  })

  test('an item without any date is compared by what it says', () => {
    const undated = reading({ id: 'u', title: 'Acme suspends access to Large 2' }, {}, new Date(0).toISOString())
    const sketch = open(undated)
    expect(correlate(statement, [sketch]).to).toBe('event')
    expect(absorbSketch(sketch, statement).firstAt).toBe(Date.parse(at(0)))
  })
})

describe('other words', () => {
  const bill = (id: string, title: string, text: string, minutes: number) =>
    reading(
      { id, title, text, published: at(minutes) },
      { category: 'policy_signal', impact: 'low', vendors: [], models: [], instruments: [] },
    )

  test('another language tells the same by ideas and figures', () => {
    const english = reading({
      id: 'a',
      title: 'Hackers steal API keys of 4,200 Acme customers',
      text: 'A breach exposed credentials of 4,200 customers.',
      published: at(0),
    })
    const meaning: Partial<Reading['assessment']> = { category: 'security_incident', models: [], jurisdictions: [] }
    const german = reading(
      {
        id: 'b',
        title: 'Hackerangriff: Zugangsdaten von 4.200 Acme-Kunden offengelegt',
        text: 'Bei Acme wurden Schlüssel von 4.200 Kunden entwendet.',
        published: at(600),
      },
      meaning,
    )
    const found = correlate(german, [open({ ...english, assessment: { ...english.assessment, ...meaning } })])
    expect(found).toMatchObject({ to: 'event', duplicateOf: null })
    expect(found.because.join()).toMatch(/ideas in common.*figures/)
  })

  test('the same bill in another state, and the other direction of a price, are other events', () => {
    const illinois = bill('a', 'Illinois senate passes AI audit bill', 'Audits of AI models would be required.', 0)
    const texas = bill('b', 'Texas senate passes AI audit bill', 'Audits of AI models would be required there.', 600)
    expect(correlate(texas, [open(illinois)]).to).toBe('new')
    const price = (id: string, title: string, minutes: number) =>
      reading({ id, title, text: '', published: at(minutes) }, { category: 'price_or_quota_change', impact: 'low' })
    const cut = price('c', 'Acme announces price cut for Large 2', 0)
    expect(correlate(price('d', 'Acme announces price increase for Large 2', 2000), [open(cut)]).to).toBe('new')
    expect(correlate(price('e', 'Large 2 gets cheaper, says Acme', 2000), [open(cut)]).to).toBe('event')
  })

  test('a ban in one country is not the ban in another', () => {
    const ban = (id: string, title: string, place: string, minutes: number) =>
      reading({ id, title, published: at(minutes) }, { category: 'region_restriction', jurisdictions: [place] })
    const korea = open(ban('a', 'South Korea bans Large 2', 'KR', 0))
    expect(correlate(ban('b', 'Australia bans Large 2 as well', 'AU', 2000), [korea]).to).toBe('new')
    expect(correlate(ban('c', 'Large 2 is prohibited in Seoul, South Korea', 'KR', 2000), [korea]).to).toBe('event')
  })
})

describe('one status page', () => {
  const page = (id: string, minutes: number, text: string) =>
    reading(
      {
        id,
        kind: 'status',
        source: 'status/acme',
        title: 'Elevated errors',
        text,
        externalId: id,
        published: at(minutes),
      },
      { category: 'degradation', impact: 'medium' },
    )

  test('numbers that begin together, or an incident that says it is the earlier one again, are one failure', () => {
    const first = open(page('a', 0, 'Chat answers slowly.'))
    expect(correlate(page('b', 4, 'Search answers slowly.'), [first]).to).toBe('event')
    expect(correlate(page('c', 200, 'The earlier issue is recurring.'), [first]).to).toBe('event')
    expect(correlate(page('d', 200, 'Search answers slowly.'), [first]).to).toBe('new')
  })
})

describe('a region of a cloud', () => {
  const service = (
    id: string,
    minutes: number,
    region: string | null,
    category: 'outage' | 'vendor_withdrawal' = 'outage',
  ) =>
    reading(
      {
        id,
        kind: 'status',
        source: 'status/acme',
        title: `${id} fails`,
        externalId: id,
        phase: 'investigating',
        published: at(minutes),
        facts: { region },
      },
      { category, impact: 'medium' },
    )

  test('services that fail in it one after the other are one outage, wherever else something fails', () => {
    const first = open(service('compute', 0, 'east-1'))
    expect(correlate(service('database', 90, 'east-1'), [first]).to).toBe('event')
    expect(correlate(service('database', 90, 'west-2'), [first]).to).toBe('new')
    expect(correlate(service('database', 300, 'east-1'), [first]).to).toBe('new')
    expect(correlate(service('console', 90, null), [first]).to).toBe('new')
    expect(correlate(service('database', 90, 'east-1'), [{ ...first, endedAt: Date.parse(at(60)) }]).to).toBe('new')
  })

  test('a measure is no outage, though its host tells it in the same region', () => {
    const measure = service('models', 30, 'east-1', 'vendor_withdrawal')
    expect(correlate(measure, [open(service('compute', 0, 'east-1'))]).to).toBe('new')
    expect(correlate(service('compute', 30, 'east-1'), [open(measure)]).to).toBe('new')
  })

  test('a time that is still to come is taken for the time it was seen', () => {
    const slip = service('stream', 360, 'east-1')
    const first = open({ ...slip, seenAt: at(10) })
    expect(correlate(service('compute', 20, 'east-1'), [first]).to).toBe('event')
  })
})

describe('people', () => {
  test('what a person put together or took apart is respected', () => {
    const copy = reading({ id: 'b', title: 'Acme suspends access to Large 2', text: LONG, published: at(90) })
    const stranger = reading({ id: 'c', title: 'Unrelated', published: at(90) }, { vendors: ['zed'], models: [] })
    expect(correlate(copy, [pin(open(statement), 'apart', ['b'])]).to).toBe('new')
    expect(correlate(stranger, [pin(open(statement), 'with', ['c'])]).to).toBe('event')
  })
})

describe('properties', () => {
  const words = fc.constantFrom('access', 'ban', 'letter', 'ministry', 'outage', 'price', 'return', 'model', 'court')
  const anything = fc
    .record({
      id: fc.string({ minLength: 1, maxLength: 12 }),
      title: fc.array(words, { minLength: 1, maxLength: 8 }).map((list) => list.join(' ')),
      text: fc.string({ maxLength: 400 }),
      minutes: fc.integer({ min: -40_000, max: 40_000 }),
      vendors: fc.subarray(['acme', 'bmco']),
      models: fc.subarray(['acme-large-2', 'bm-1']),
      category: fc.constantFrom(
        'export_control' as const,
        'outage' as const,
        'policy_signal' as const,
        'resolved' as const,
      ),
    })
    .map(({ id, title, text, minutes, vendors, models, category }) =>
      reading({ id, title, text, published: at(minutes) }, { vendors, models, category }),
    )

  test('the answer does not depend on the order of candidates', () => {
    fc.assert(
      fc.property(anything, fc.array(anything, { maxLength: 6 }), (one, others) => {
        const sketches = others.map((other) => open(other))
        const there = correlate(one, sketches)
        const back = correlate(one, [...sketches].reverse())
        expect(back.to === 'event' ? back.event : null).toBe(there.to === 'event' ? there.event : null)
      }),
    )
  })

  test('a reading finds itself, shares a key with what it opened, and the memory stays bounded', () => {
    fc.assert(
      fc.property(fc.array(anything, { minLength: 1, maxLength: 60 }), (all) => {
        const [first, ...more] = all as [Reading, ...Reading[]]
        const sketch = open(first, ...more)
        expect(correlate(all.at(-1)!, [sketch])).toMatchObject({ to: 'event', event: sketch.id })
        expect(keysOf(all.at(-1)!).some((key) => sketch.keys.includes(key))).toBe(true)
        expect(JSON.stringify(sketch).length).toBeLessThan(10_000)
        expect(JSON.parse(JSON.stringify(sketch))).toEqual(sketch)
      }),
      { numRuns: 40 },
    )
  })
})

describe('one matter that is told on several strands', () => {
  const notice = reading(
    { id: 'notice', title: 'Large models in our editor', authority: 'vendor', publisher: 'Editor', published: at(0) },
    {
      category: 'model_deprecation',
      vendors: ['editor', 'acme'],
      models: [],
      jurisdictions: [],
      effectiveOn: '2026-03-06',
    },
  )
  const report = (meaning: Parameters<typeof reading>[1]) =>
    reading(
      { id: 'report', title: 'Start-up loses its supplier', published: at(65) },
      { models: [], jurisdictions: [], ...meaning },
    )

  test('two companies have one matter between them that begins on a day', () => {
    const told = report({ vendors: ['acme', 'editor'], effectiveOn: '2026-03-06' })
    expect(correlate(told, [open(notice)])).toMatchObject({
      to: 'event',
      because: expect.arrayContaining(['between acme and editor on one day']),
    })
    expect(correlate(report({ vendors: ['acme'], effectiveOn: '2026-03-06' }), [open(notice)]).to).toBe('new')
    expect(correlate(report({ vendors: ['acme', 'editor'], effectiveOn: '2026-03-20' }), [open(notice)]).to).toBe('new')
  })

  test('a digest that recaps the quarrel of two companies belongs to it', () => {
    const quarrel = report({ vendors: ['acme', 'editor'] })
    const recap = (vendors: string[], authority: 'aggregator' | 'press') =>
      correlate(
        reading(
          { id: 'recap', title: 'Our week in review', authority, published: at(6 * 1440) },
          { vendors, models: [], jurisdictions: [] },
        ),
        [open(quarrel)],
      ).to
    expect(recap(['acme', 'editor'], 'aggregator')).toBe('event')
    expect(recap(['acme'], 'aggregator')).toBe('new')
    expect(recap(['acme', 'editor'], 'press')).toBe('new')
  })

  test('where a vendor has its seat is not where a measure against it holds', () => {
    const kimi: Parameters<typeof reading>[1] = {
      vendors: ['moonshot'],
      models: ['kimi'],
      category: 'export_control',
      effectiveOn: '2026-03-04',
    }
    const order = reading(
      { id: 'br', title: 'Brazil orders Kimi out of stores', published: at(0) },
      { ...kimi, jurisdictions: ['BR'] },
    )
    const told = (jurisdictions: string[]) =>
      correlate(
        reading({ id: 'de', title: 'Kimi muss aus den Läden', published: at(40) }, { ...kimi, jurisdictions }),
        [open(order)],
      ).to
    expect(told(['CN'])).toBe('event')
    expect(told(['IN'])).toBe('new')
  })

  test('a vendor is not shut out of one country twice in a day', () => {
    const order = reading(
      { id: 'order', title: 'Ministry orders the app out of stores', published: at(0) },
      { models: [], jurisdictions: ['BR'] },
    )
    const said = (minutes: number) =>
      reading(
        {
          id: 'said',
          title: 'Statement on the app and the ministry',
          text: 'The app leaves the stores.',
          authority: 'vendor',
          publisher: 'Acme',
          published: at(minutes),
        },
        { category: 'region_restriction', models: [], jurisdictions: ['BR'] },
      )
    expect(correlate(said(600), [open(order)]).because).toContain('both are critical')
    const [soon, late] = [600, 900].map((minutes) => correlate(said(minutes), [open(order)]).because)
    expect(soon).not.toEqual(late)
  })

  test('who repeats a measure after its end tells of no second one', () => {
    const ban = reading(
      { id: 'ban', title: 'Brazil orders Large out of stores', published: at(0) },
      { models: ['acme-large'], jurisdictions: ['BR'], category: 'export_control' },
    )
    const ended = endSketch(open(ban), { status: 'resolved', resolvedAt: at(5 * 1440), updatedAt: at(5 * 1440) })
    const again = (authority: 'aggregator' | 'press') =>
      correlate(
        reading(
          { id: 'again', title: 'Brazil bans Acme Large', authority, published: at(6.2 * 1440) },
          { models: ['acme-large'], jurisdictions: ['BR'], category: 'ai_regulation' },
        ),
        [ended],
      ).to
    expect(again('aggregator')).toBe('event')
    expect(again('press')).toBe('new')
  })
})

test('a court that takes the force from a measure ends it, and is a ruling of its own', () => {
  const order = reading(
    { id: 'order', title: 'Brazil orders Large out of stores', published: at(0) },
    { category: 'export_control', models: ['acme-large'], jurisdictions: ['BR'] },
  )
  const ruling = (title: string) =>
    correlate(
      reading(
        { id: 'ruling', title, published: at(8 * 1440) },
        { category: 'court_order', models: ['acme-large'], jurisdictions: ['BR'] },
      ),
      [open(order)],
    ).ends
  expect(ruling('Court suspends the order against Large')).toMatchObject([{ how: 'returned' }])
  expect(ruling('Court refuses to suspend the order against Large')).toEqual([])
  expect(ruling('Court orders Acme to suspend Large')).toEqual([])
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { vagueness } from '#src/core/affected.ts'
import { absorbSketch, type Correlation, correlate, type EventSketch, sketchOf } from '#src/core/correlation.ts'
import type { Event, Reading } from '#src/core/event.ts'
import { absorb, end, openEvent } from '#src/core/lifecycle.ts'
import { at, reading } from './readings.ts'

const suspended = reading({
  id: 'inc',
  kind: 'status',
  title: 'We have suspended access to Large 2',
  text: 'Monitoring: Learn more: https://acme.example/news/large-2',
  authority: 'vendor',
  publisher: 'Acme',
  source: 'status/acme',
  externalId: 'inc1',
  phase: 'monitoring',
  published: at(0),
})
const here: Correlation = {
  to: 'event',
  event: 'e',
  score: 0.9,
  duplicateOf: null,
  revision: null,
  because: [],
  ends: [],
}

/** Runs readings through correlation and lifecycle as one event; fails when one of them does not belong. */
function story(first: Reading, ...more: Reading[]): Event {
  let event = openEvent(first, first.seenAt)
  let sketch: EventSketch = sketchOf(event, first)
  for (const next of more) {
    const correlation = correlate(next, [sketch])
    if (correlation.to === 'new') throw new Error(`${next.item.id}: ${correlation.because}`)
    event = absorb(event, next, correlation, next.seenAt).event
    sketch = absorbSketch(sketch, next)
  }
  return event
}

function later(
  base: Reading,
  minutes: number,
  item: Partial<Reading['item']>,
  meaning: Partial<Reading['assessment']> = {},
): Reading {
  return {
    ...base,
    seenAt: at(minutes),
    item: { ...base.item, ...item },
    assessment: { ...base.assessment, ...meaning },
  }
}

describe('the title', () => {
  const opening = reading(
    { ...suspended.item, title: 'Acme chat unavailable', text: 'Investigating: errors.', phase: 'investigating' },
    { category: 'outage', impact: 'medium' },
  )

  test('follows its incident while that goes on, not the mark of its end', () => {
    const title = 'Acme chat unavailable and errors on the API'
    const renamed = later(opening, 10, { title, phase: 'identified' })
    expect(story(opening, renamed).title).toBe(title)
    const over = later(opening, 20, { title: '[Resolved] Acme chat', phase: 'resolved' })
    expect(story(opening, renamed, over).title).toBe(title)
  })

  test('follows whoever says that it is graver, and nobody else', () => {
    const report = (id: string, title: string, impact: 'medium' | 'critical') =>
      reading({ id, title, published: at(30) }, { impact })
    const talk = report('t', 'Acme puts off the end of Large 2', 'medium')
    const cut = report('c', 'Acme withdraws Large 2 from everyone', 'critical')
    const echo = report('e', 'Acme withdraws Large 2: what it means', 'critical')
    expect(story(talk, cut, echo).title).toBe(cut.item.title)
  })
})

describe('availability is a state of its own', () => {
  test('a disturbance that its vendor explains as a closing is one, and press about the closing finds it', () => {
    const incident = later(suspended, 0, { title: 'Large 2 is unavailable' }, { category: 'outage' })
    const statement = reading({
      id: 'news',
      title: 'Why we close Large 2 today',
      authority: 'vendor',
      publisher: 'Acme',
      source: 'vendor/acme',
      url: 'https://acme.example/news/large-2',
      published: at(15),
    })
    const cut = reading({ id: 'cut', title: 'Acme closes Large 2', published: at(60) })
    expect(story(incident, statement, cut)).toMatchObject({
      category: 'vendor_withdrawal',
      availability: 'withdrawn',
      items: ['inc', 'news', 'cut'],
    })
  })

  test('an incident that is closed though access is not back ends nothing, whatever it was taken for', () => {
    const outage = later(suspended, 0, { title: 'Large 2 fails' }, { category: 'outage' })
    const closed = later(
      outage,
      60,
      { phase: 'resolved', text: 'Resolved: The model remains unavailable. Closing this notice.' },
      { category: 'resolved', impact: 'low' },
    )
    expect(story(outage, closed).status).toBe('open')
  })

  const returned = reading(
    {
      id: 'back',
      title: 'Redeploying Large 2',
      authority: 'vendor',
      publisher: 'Acme',
      source: 'vendor/acme',
      published: at(20_000),
    },
    { category: 'resolved', impact: 'low' },
  )
  const closed = later(suspended, 20_900, {
    phase: 'resolved',
    text: `${suspended.item.text}\n\nResolved: This incident has been resolved.`,
  })
  const ending = { event: 'e', how: 'returned' as const, because: [] }

  test('a withdrawal stays open when its incident is resolved without a word about access', () => {
    const event = story(suspended, closed)
    expect(event).toMatchObject({ status: 'open', availability: 'withdrawn' })
    expect(event.notes?.join()).toMatch(/does not say that access is back/)
  })

  test('a host that marks its event resolved while the models remain unavailable closes nothing', () => {
    const host = reading({
      id: 'aws',
      kind: 'status',
      title: '[RESOLVED] Large 2 Access',
      text: 'Acme has disabled Large 2.\n\nModels remain unavailable. Resolving this event.',
      authority: 'vendor',
      publisher: 'Hosting Co',
      source: 'status/host',
      externalId: 'h1',
      phase: 'resolved',
      published: at(60),
    })
    expect(story(suspended, host)).toMatchObject({ status: 'open', availability: 'withdrawn' })
  })

  test('the vendor stating the return restores, and the event closes when its incident does', () => {
    const stated = end(openEvent(suspended, at(0)), returned, ending, at(20_000))
    expect(stated.event).toMatchObject({ status: 'open', availability: 'restored' })
    const done = absorb(stated.event, closed, here, at(20_900))
    expect(done.event).toMatchObject({ status: 'resolved', resolvedAt: at(20_900), availability: 'restored' })
  })

  test('without an open incident the statement closes by itself; a report of the press does not', () => {
    const statement = reading({
      id: 's',
      title: 'Acme suspends Large 2',
      authority: 'vendor',
      publisher: 'Acme',
      published: at(0),
    })
    const event = openEvent(statement, at(0))
    const rumour = { ...returned, item: { ...returned.item, authority: 'press' as const, publisher: 'Daily' } }
    expect(end(event, rumour, ending, at(100)).event).toMatchObject({ status: 'open', availability: 'withdrawn' })
    expect(end(event, returned, ending, at(100)).event).toMatchObject({ status: 'resolved', availability: 'restored' })
  })

  test('a vendor opens nothing of what another one closed', () => {
    const event = openEvent(
      reading({ id: 's', title: 'Acme suspends Large 2', authority: 'vendor', publisher: 'Acme' }),
      at(0),
    )
    const other = reading(
      { id: 'o', title: 'Other One is back', authority: 'vendor', publisher: 'Other', published: at(60) },
      { category: 'resolved', impact: 'low', vendors: ['acme', 'other'] },
    )
    const after = end(event, other, ending, at(60)).event
    expect(after).toMatchObject({ status: 'open', availability: 'withdrawn' })
    expect(after.notes).toEqual(['Other says that its own access is back; the others have not said so'])
  })

  test('an outage ends with its incident, and flares up with it', () => {
    const outage = later(
      suspended,
      0,
      { title: 'Elevated errors', text: 'Investigating: errors.', phase: 'investigating' },
      { category: 'outage', impact: 'high' },
    )
    const over = later(outage, 60, { phase: 'resolved', text: 'Investigating: errors.\n\nResolved: fixed.' })
    const again = later(outage, 90, {
      phase: 'investigating',
      text: 'Investigating: errors.\n\nResolved: fixed.\n\nInvestigating: back.',
      updated: at(90),
    })
    expect(story(outage, over)).toMatchObject({ status: 'resolved', availability: 'restored' })
    expect(story(outage, over, again)).toMatchObject({ status: 'open', availability: 'impaired' })
  })
})

describe('impact', () => {
  test('an impact that moves without a new word is no escalation', () => {
    const small = later(suspended, 0, {}, { impact: 'medium' })
    const recomputed = later(small, 500, { facts: { impact: 'critical' } }, { impact: 'critical' })
    const event = story(small, recomputed)
    expect(event).toMatchObject({ impact: 'medium', revision: 1 })
  })

  test('a page that says whose rise it followed is no escalation even with new words', () => {
    const small = later(suspended, 0, {}, { impact: 'medium' })
    const echo = later(
      small,
      500,
      { text: `${small.item.text} .`, facts: { impactFollows: 'other' } },
      { impact: 'critical' },
    )
    expect(story(small, echo).impact).toBe('medium')
  })

  test('new words that are worse escalate, with the moment of the peak', () => {
    const small = later(suspended, 0, {}, { impact: 'medium', category: 'degradation' })
    const worse = later(
      suspended,
      30,
      { text: `${suspended.item.text}\n\nUpdate: withdrawn for everyone.` },
      { impact: 'critical' },
    )
    expect(story(small, worse)).toMatchObject({
      impact: 'critical',
      category: 'vendor_withdrawal',
      peakAt: at(30),
      availability: 'withdrawn',
    })
  })

  test('a third service of one region makes an outage severe, though each alone is an ordinary day', () => {
    const service = (id: string, minutes: number, status: string) =>
      reading(
        {
          id,
          kind: 'status',
          authority: 'vendor',
          publisher: 'Acme',
          source: 'status/acme',
          title: `${id} has errors`,
          externalId: id,
          phase: 'investigating',
          published: at(minutes),
          facts: { region: 'east-1', status },
        },
        { category: 'degradation', impact: 'medium' },
      )
    const one = service('compute', 0, 'degradation')
    const two = service('database', 20, 'degradation')
    expect(story(one, two).impact).toBe('medium')
    expect(story(one, two, service('queue', 40, 'informational')).impact).toBe('medium')
    expect(story(one, two, service('queue', 40, 'degradation'))).toMatchObject({
      impact: 'high',
      category: 'outage',
      peakAt: at(40),
    })
  })

  test('one service of a region that two sources tell of is one service', () => {
    const service = (id: string, service: string, minutes: number) =>
      reading(
        {
          id,
          kind: 'status',
          authority: 'vendor',
          publisher: 'Acme',
          source: `status/acme-${id.slice(0, 1)}`,
          title: `${service} has errors`,
          externalId: id,
          phase: 'investigating',
          published: at(minutes),
          facts: { region: 'east-1', status: 'degradation', service },
        },
        { category: 'degradation', impact: 'medium' },
      )
    const compute = [service('a1', 'compute-east-1', 0), service('b1', 'COMPUTE', 5)] as const
    const queue = [service('a2', 'queue_list-east-1', 10), service('b2', 'QUEUELIST', 15)] as const
    expect(story(...compute, ...queue)).toMatchObject({ impact: 'medium', ongoing: { length: 4 } })
    expect(story(...compute, ...queue, service('a3', 'storage-east-1', 20)).impact).toBe('high')
  })

  test('an outage that has grown to a region is named after it, with the service that was first', () => {
    const service = (id: string, minutes: number) =>
      reading(
        {
          id,
          kind: 'status',
          authority: 'vendor',
          publisher: 'Acme',
          source: 'status/acme',
          title: `${id} is unreachable`,
          externalId: id,
          phase: 'investigating',
          published: at(minutes),
          facts: { region: 'east-1', status: 'disruption' },
        },
        { category: 'outage', impact: 'high', models: [] },
      )
    const services = [service('compute', 0), service('database', 10), service('queue', 20)] as const
    const [compute, database] = services
    const title = 'Acme east-1: several services in trouble, first compute is unreachable'
    expect(story(compute, database).title).toBe('compute is unreachable')
    expect(story(...services)).toMatchObject({ title, revision: 2 })
    expect(story(...services, service('storage', 30))).toMatchObject({ title, revision: 2 })
    // part of a cloud is not the cloud
    expect(vagueness(story(...services))).toMatch(/'several'/)
  })

  test('one repeater alone is never critical; a second voice makes it so', () => {
    const alone = reading({
      id: 'agg',
      title: 'Acme suspends access to Large 2',
      authority: 'aggregator',
      publisher: 'Digest',
      published: at(0),
    })
    expect(openEvent(alone, at(0)).impact).toBe('high')
    const second = reading({
      id: 'daily',
      title: 'Acme switches Large 2 off for everyone',
      publisher: 'Daily',
      published: at(30),
    })
    expect(story(alone, second).impact).toBe('critical')
  })

  test('is not the guess of one voice', () => {
    const guess = (confidence: number, models: string[]) =>
      openEvent(reading({ id: 'g', title: 'Acme in a new region' }, { confidence, models }), at(0)).impact
    expect(guess(0.27, [])).toBe('high')
    expect(guess(0.27, ['acme-large-2'])).toBe('high')
    expect(guess(0.6, ['acme-large-2'])).toBe('critical')
  })
})

describe('witnesses', () => {
  const press = (id: string, publisher: string, more: Partial<Reading['item']> = {}) =>
    reading({
      id,
      title: `${publisher} on Acme Large 2`,
      text: `Original words of ${publisher} about ${id}.`,
      publisher,
      published: at(30),
      ...more,
    })

  test('copies of one text are one voice, and so are two sources of one publisher', () => {
    const text =
      'The ministry has told Acme to stop serving its largest model to customers abroad with immediate effect.'
    const wire = press('w', 'Wire', { text, title: 'Acme told to stop' })
    const copy = press('c', 'Daily', { text, title: 'Acme told to stop' })
    const page = press('p', 'Acme Status', { authority: 'vendor' })
    const names = story(suspended, wire, copy, page).witnesses.map((witness) => witness.publisher)
    expect(names).toEqual(['Acme', 'Wire'])
  })

  test('a digest that only points to the page of the vendor is no second voice, whichever comes first', () => {
    const url = 'https://www.acme.example/news/large-2'
    const vendor = press('v', 'Acme', { authority: 'vendor', url })
    const digest = press('d', 'Digest', { authority: 'aggregator', url: `${url}?utm_source=digest` })
    expect(story(vendor, digest).witnesses.map(({ publisher }) => publisher)).toEqual(['Acme'])
    expect(story(digest, vendor).witnesses.map(({ publisher }) => publisher)).toEqual(['Acme'])
  })

  test('names that only repeaters add do not widen what a vendor said', () => {
    const wide = press('x', 'Daily')
    wide.assessment.vendors = ['acme', 'bmco']
    wide.assessment.models = ['acme-large-2', 'bm-1']
    expect(story(suspended, wide)).toMatchObject({ vendors: ['acme'], models: ['acme-large-2'] })
    expect(story(wide, suspended)).toMatchObject({ vendors: ['acme'], models: ['acme-large-2'] })
  })

  test('an outlet that names the one whose report it passes on is no witness of its own', () => {
    const daily = press('r', 'Daily Courier')
    const copy = press('c', 'Herald', { text: 'Access to Large 2 is suspended, the Daily Courier reports.' })
    const own = press('o', 'Herald', { text: 'Acme told us that access to Large 2 is suspended. Daily couriers wait.' })
    expect(story(daily, copy).witnesses.map(({ publisher }) => publisher)).toEqual(['Daily Courier'])
    expect(story(daily, own).witnesses.map(({ publisher }) => publisher)).toEqual(['Daily Courier', 'Herald'])
    // That somebody names the vendor says nothing: everybody does.
    expect(story(suspended, press('p', 'Herald', { text: 'Acme has suspended Large 2.' })).witnesses).toHaveLength(2)
  })

  test('models that a host offers instead are not added to those that their maker closed', () => {
    const host = press('h', 'Bigcloud', { authority: 'vendor', text: 'Move to Acme Small 2.' })
    host.assessment.vendors = ['bigcloud', 'acme']
    host.assessment.models = ['acme-large-2', 'acme-small-2']
    expect(story(suspended, host)).toMatchObject({ vendors: ['acme', 'bigcloud'], models: ['acme-large-2'] })
  })

  test('a retraction by the only witness withdraws the event', () => {
    const report = press('r', 'Daily')
    const sorry = press('s', 'Daily', {
      title: 'Correction: our report on Acme Large 2 was incorrect',
      published: at(200),
    })
    expect(story(report, sorry).status).toBe('withdrawn')
    expect(story(suspended, sorry).status).toBe('open')
  })

  test('a retraction by one of several takes only its voice away and is noted', () => {
    const [daily, courier] = [press('r', 'Daily'), press('c', 'Courier')]
    const sorry = press('s', 'The Daily News', {
      title: 'Correction: our report on Acme Large 2 was incorrect',
      published: at(200),
    })
    const before = story(daily, courier)
    const event = story(daily, courier, sorry)
    expect(before.witnesses.map(({ publisher }) => publisher)).toEqual(['Daily', 'Courier'])
    expect(event).toMatchObject({ status: 'open', notes: ['The Daily News takes its report back'] })
    expect(event.witnesses.map(({ publisher }) => publisher)).toEqual(['Courier'])
    expect(event.confidence).toBeLessThan(before.confidence)
  })

  test('whoever denies it is named and is no witness for it', () => {
    const denial = press('v', 'Acme', {
      title: 'Acme denies that access to Large 2 is suspended',
      authority: 'vendor',
      published: at(90),
    })
    const report = press('r', 'Daily')
    const event = story(report, denial)
    expect(event.witnesses.map(({ publisher }) => publisher)).toEqual(['Daily'])
    expect(event.notes).toEqual(['Acme contradicts it'])
    expect(event.confidence).toBeLessThan(story(report).confidence)
    expect(event.status).toBe('open')
  })

  test('a revision that means less corrects the event, and the words of the old one are no evidence any more', () => {
    const first = press('r', 'Daily', { text: 'Acme cut off everybody at once.' })
    const revised = later(first, 120, { text: 'Acme will cut off one optional feature.' }, { impact: 'low' })
    const event = story(first, revised)
    expect(event.items).toEqual(['r'])
    expect(event.witnesses).toHaveLength(1)
    expect(event.evidence.every(({ at: seen }) => seen === at(120))).toBe(true)
  })

  test('confidence never falls with more voices and never reaches certainty; each publisher counts once', () => {
    const voices = fc.array(
      fc.record({
        publisher: fc.constantFrom('A1', 'B2', 'C3', 'D4'),
        authority: fc.constantFrom('official' as const, 'vendor' as const, 'press' as const, 'aggregator' as const),
        confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(voices, (all) => {
        let event = openEvent(suspended, at(0))
        for (const [index, voice] of all.entries()) {
          const next = reading({ id: `i${index}`, title: `words ${index}`, ...voice }, { confidence: voice.confidence })
          const after = absorb(event, next, here, at(index)).event
          expect(after.confidence).toBeGreaterThanOrEqual(event.confidence)
          expect(after.confidence).toBeLessThanOrEqual(0.99)
          event = after
        }
        const names = event.witnesses.map((witness) => witness.publisher)
        expect(new Set(names).size).toBe(names.length)
      }),
    )
  })
})

test('the thirtieth newspaper is recorded but changes nothing that a reader would notice', () => {
  let event = openEvent(suspended, at(0))
  for (let number = 0; number < 30; number++) {
    const paper = reading({ id: `p${number}`, title: `Paper ${number} on Acme Large 2`, publisher: `Paper ${number}` })
    event = absorb(event, paper, here, at(number)).event
  }
  expect(event.witnesses).toHaveLength(31)
  expect(event.revision).toBeLessThan(6)
})

describe('who cannot close an incident', () => {
  const trouble = reading(
    {
      ...suspended.item,
      id: 'trouble',
      title: 'Errors with Large 2',
      text: 'Investigating: errors.',
      phase: 'investigating',
    },
    { category: 'degradation', impact: 'medium' },
  )
  const post = reading(
    {
      id: 'post',
      kind: 'status',
      title: 'Errors with Large 2 all morning',
      text: 'Large 2 fails.',
      authority: 'aggregator',
      publisher: 'Forum',
      published: at(20),
    },
    { category: 'degradation', impact: 'medium' },
  )
  const over = later(
    trouble,
    90,
    { phase: 'resolved', text: 'Investigating: errors.\n\nResolved: back to normal.' },
    { category: 'resolved', impact: 'low' },
  )

  test('does not keep it open', () => {
    expect(story(trouble, post, over)).toMatchObject({ status: 'resolved', resolvedAt: at(90) })
  })

  test('does not open it again', () => {
    const lag = later(post, 120, { id: 'lag', published: at(120) })
    expect(absorb(story(trouble, over), lag, here, at(120)).event.status).toBe('resolved')
  })
})

test('vendors that a customer names as its way out are not struck', () => {
  const first = reading(
    { id: 'own', title: 'Large 2 leaves our editor', authority: 'vendor', publisher: 'Editor', published: at(0) },
    { vendors: ['editor', 'acme'] },
  )
  const host = reading(
    {
      id: 'page',
      title: 'Large 2 leaves the editor',
      text: 'Use Other 3 instead.',
      authority: 'vendor',
      publisher: 'Editor',
      source: 'status/editor',
      published: at(15),
    },
    { vendors: ['editor', 'acme', 'other'] },
  )
  expect(
    story(
      first,
      reading({
        id: 'maker',
        title: 'Large 2 leaves the editor',
        authority: 'vendor',
        publisher: 'Acme',
        published: at(5),
      }),
      host,
    ).vendors,
  ).toEqual(['editor', 'acme'])
})

describe('a retirement', () => {
  const ends = (effectiveOn: string, item: Partial<Reading['item']> = {}) =>
    reading(
      {
        id: 'r',
        title: 'Large 2 will be shut down',
        authority: 'vendor',
        publisher: 'Acme',
        published: at(0),
        ...item,
      },
      { category: 'model_deprecation', jurisdictions: [], effectiveOn },
    )

  test('that the vendor announces for next week is critical', () => {
    expect(openEvent(ends('2026-03-07'), at(0)).impact).toBe('critical')
  })

  test.each([
    ['in a month', ends('2026-04-01')],
    ['long since told', ends('2026-03-07', { published: at(-10 * 1440) })],
    ['of which it reminds', ends('2026-03-07', { title: 'Reminder: Large 2 will be shut down' })],
    ['that the press tells', ends('2026-03-07', { authority: 'press', publisher: 'Daily' })],
  ])('%s is not', (_, notice) => expect(openEvent(notice, at(0)).impact).toBe('high'))

  test('is not critical for being told again when its date is near', () => {
    const first = openEvent({ ...ends('2026-03-07'), seenAt: at(-60 * 1440) }, at(-60 * 1440))
    const event = absorb({ ...first, impact: 'high' }, ends('2026-03-07', { id: 'again' }), here, at(0)).event
    expect(event.impact).toBe('high')
  })

  test('that others tell as access taken away within days is no retirement', () => {
    const report = reading(
      { id: 'w', title: 'Acme pulls Large 2', publisher: 'Daily', published: at(60) },
      { effectiveOn: '2026-03-07' },
    )
    const { event } = absorb(openEvent(ends('2026-03-07'), at(0)), report, here, at(60))
    expect(event).toMatchObject({ category: 'vendor_withdrawal', impact: 'critical', availability: 'withdrawn' })
  })
})

test.each([
  ['Court suspends the order against Large 2', 'high'],
  ['Gericht setzt Anordnung gegen Large 2 aus', 'high'],
  ['TRF1 suspende ordem contra o Large 2', 'high'],
  ['ブラジル控訴裁、Large 2停止命令の効力を停止', 'high'],
  ['Court orders Acme to suspend Large 2', 'critical'],
  ['Court rejects bid to suspend the ban on Large 2', 'critical'],
])('%s: %s, since nobody loses anything by a measure without force', (title, impact) => {
  expect(openEvent(reading({ id: 'c', title }, { category: 'court_order' }), at(0)).impact).toBe(impact)
})

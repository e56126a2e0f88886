import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MESSAGE_TYPES, type Message } from '#src/core/message.ts'
import { toPayload } from '#src/core/webhook-payload.ts'
import { exposureSentence } from '#src/core/wording/event.ts'
import { day, listed, moment, percent } from '#src/core/wording/terms.ts'
import { asText } from '#src/core/wording/text.ts'
import { wording } from '#src/core/wording.ts'
import {
  aMessage,
  anAlert,
  anEvent,
  anExposure,
  aReport,
  aRestriction,
  eventMessage,
  everyMessage,
  HOSTILE,
} from '#test/fakes/messages.ts'

const say = (message: Message) => wording(message, 'https://tocsin.example.com/')

describe('every kind of message', () => {
  test('has a type of the contract, the same for people and programs', () => {
    const types = everyMessage().map((message) => [say(message).type, toPayload(message).type])
    for (const [people, programs] of types) expect(people).toBe(programs)
    expect(new Set(types.flat())).toEqual(new Set(MESSAGE_TYPES))
  })

  test('has a subject of one short line, a headline, a lead and a link to a page', () => {
    for (const message of everyMessage()) {
      const { subject, headline, lead, link } = say(message)
      expect(subject).toMatch(/^[^\n]{5,150}$/)
      expect(headline).not.toBe('')
      expect(lead).not.toBe('')
      expect(link?.url).toMatch(/^https:\/\/tocsin\.example\.com\/[^/]*/)
    }
  })
})

describe('an event', () => {
  test.each([
    ['opened', 'CRITICAL'],
    ['escalated', 'NOW CRITICAL'],
    ['corrected', 'CORRECTION (critical)'],
    ['resolved', 'RESOLVED'],
    ['withdrawn', 'RECALLED'],
  ] as const)('that is %s begins with %s', (reason, badge) => {
    expect(say(eventMessage(reason)).subject.startsWith(`${badge}: `)).toBe(true)
  })

  test('says what changed to those who know it', () => {
    const alert = { ...anAlert('escalated'), because: ['was told before', 'impact rose from high to critical'] }
    const content = { kind: 'event' as const, event: anEvent(), alert, exposure: anExposure(), restrictions: [] }
    expect(asText(say(aMessage(content)))).toMatch(/What changed: +impact rose from high to critical\n/)
  })

  test('says that it shares a cause with others', () => {
    const because = 'trouble at github, google began at about the same time; google is below the others'
    const event = anEvent({ commonCause: { events: [], vendors: ['github', 'google'], suspect: 'google', because } })
    const content = { kind: 'event' as const, event, alert: anAlert(), exposure: anExposure(), restrictions: [] }
    expect(asText(say(aMessage(content)))).toMatch(/Common cause: +Likely: trouble at github, google/)
    expect(toPayload(aMessage(content)).data).toMatchObject({ event: { commonCause: { suspect: 'google' } } })
  })

  test('says what happens next', () => {
    const next = (restrictions: ReturnType<typeof aRestriction>[], exposure = anExposure()) =>
      say(aMessage({ kind: 'event', event: anEvent(), alert: anAlert(), exposure, restrictions })).next
    expect(next([])).toContain('Decide whether the routes above need another target')
    expect(next([], { share: 0, routes: [] })).toBe('No traffic was moved because of it.')
    expect(next([aRestriction()])).toContain('A person must decide')
    expect(next([aRestriction({ status: 'active' })])).toContain('traffic follows the directive')
  })

  test('quotes the firmest publisher first and never links to what is not http', () => {
    const evidence = anEvent().evidence.map((one) => ({ ...one, url: 'javascript:alert(1)' }))
    const { quotes } = say(eventMessage('opened', { evidence }))
    expect(quotes.map(({ source, url }) => [source, url])).toEqual([
      ['Bureau of Examples', null],
      ['Example Labs', null],
    ])
  })

  test('without a visible title still has a headline', () => {
    expect(say(eventMessage('opened', { title: HOSTILE.empty })).headline).toBe(
      'Withdrawal by the vendor without a title',
    )
  })

  test('has a bounded form however large it is', () => {
    const many = (count: number, name: string) => Array.from({ length: count }, (_, index) => `${name}${index}`)
    const text = asText(
      say(eventMessage('opened', { vendors: many(500, 'v'), models: many(500, 'm'), title: HOSTILE.huge })),
    )
    expect(text.length).toBeLessThan(5_000)
  })
})

describe('exposure', () => {
  const route = { id: 'r', share: 0.25, hit: ['a'], left: ['b'], primaryHit: true }
  test.each([
    [anExposure(), 'Hits support-chat (40 % of traffic); gpt and own remain.'],
    [{ share: 0.25, routes: [{ ...route, left: [] }] }, 'Hits r (25 % of traffic); no target remains.'],
    [
      { share: 0.25, routes: [{ ...route, primaryHit: false }] },
      'Hits only a reserve of r (25 % of traffic); b remains.',
    ],
    [{ share: 0, routes: [] }, 'None of your routes depends on it.'],
  ])('%j', (exposure, expected) => {
    expect(exposureSentence(exposure)).toBe(expected)
  })

  test('of many routes names the worst five and the whole share', () => {
    const routes = Array.from({ length: 9 }, (_, index) => ({
      ...route,
      id: `r${index}`,
      left: index === 8 ? [] : ['b'],
    }))
    const text = exposureSentence({ share: 0.9, routes })
    expect(text.startsWith('Hits r8 ')).toBe(true)
    expect(text).toContain('4 more routes. Together that is 90 % of your traffic.')
  })
})

describe('a digest', () => {
  const digest = (failing: string[]) =>
    asText(
      say(aMessage({ kind: 'digest', name: 'weekly', timezone: 'UTC', entries: [], report: aReport({ failing }) })),
    )

  test('without events says what was checked', () => {
    expect(digest([])).toMatch(/nothing happened[\s\S]*Sources watched: +61\n[\s\S]*Sources in trouble: +none/)
  })

  test('names its blind spots', () => {
    expect(digest(['us/example'])).toContain('Blind spots: us/example did not answer')
  })
})

test('hostile text never leaves the plain text with a control or a hidden character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (bad) => {
      const evidence = anEvent().evidence.map((one) => ({ ...one, quote: bad, publisher: bad, url: bad }))
      const text = asText(say(eventMessage('opened', { title: bad, vendors: [bad], instruments: [bad], evidence })))
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b]/)
      expect(text.isWellFormed()).toBe(true)
    }),
  )
})

test('times carry their zone, and a date stays the date', () => {
  expect(moment('2026-06-12T21:45:00Z')).toBe('Fri, 12 Jun 2026, 21:45 UTC')
  expect(moment('2026-06-12T23:45:00Z', 'Europe/Berlin')).toBe('Sat, 13 Jun 2026, 01:45 CEST')
  expect(day('2026-06-12')).toBe('Fri, 12 Jun 2026')
  expect(day('2026-06')).toBe('Jun 2026')
  expect(day('soon')).toBe('soon')
})

test('shares and lists read as a person would say them', () => {
  expect([0, 0.004, 0.4, 0.999, 1].map(percent)).toEqual(['0 %', 'under 1 %', '40 %', 'over 99 %', '100 %'])
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((names) => listed(names))).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ])
  expect(listed(['a', 'b', 'c'], 2)).toBe('a, b and 1 more')
})

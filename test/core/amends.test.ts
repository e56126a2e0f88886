import { describe, expect, test } from 'vitest'
import { corrects, denies, movesDate, takesBack } from '#src/core/amends.ts'
import { absorbSketch, correlate, type EventSketch, endSketch, sketchOf } from '#src/core/correlation.ts'
import type { Event, Reading } from '#src/core/event.ts'
import { eventChange } from '#src/core/event-change.ts'
import { absorb, end, openEvent } from '#src/core/lifecycle.ts'
import { createBatch } from '#src/core/triage-batch.ts'
import { at, reading } from './readings.ts'

const titled = (title: string, text = '', meaning: Parameters<typeof reading>[1] = {}) =>
  reading({ id: 'x', title, text }, meaning)

describe('what a text does to an earlier one', () => {
  test.each([
    'RETRACTED: Report on Acme',
    'Zeitung: Bericht über Acme wird zurückgezogen',
    'Rectificatif : la dépêche sur Acme est retirée',
    'Rectificación: se retira la noticia sobre Acme',
    '更正：通讯社撤回有关Acme的报道',
    'おわび：Acmeの記事を取り消します',
  ])('takes it back: %s', (title) => expect(takesBack(titled(title))).toBe(true))

  test.each([
    'Acme withdraws Large 2',
    'Acme zieht Modell zurück',
    'Acme retire Large 2 du marché',
    'Acme撤回 Large 2',
  ])('withdraws a model, not a report: %s', (title) => expect(takesBack(titled(title))).toBe(false))

  test.each([
    'Acme denies report of sanctions',
    'Acme dementiert Bericht über Sanktionen',
    'Acme dément',
    'Acme desmiente las sanciones',
    'Acme否认将被制裁',
  ])('denies it: %s', (title) => expect(denies(titled(title))).toBe(true))

  test('an authority that denies a licence denies no report', () => {
    expect(denies(titled('Ministry temporarily denies export privileges of a trader'))).toBe(false)
  })

  test('a statement may deny in its text, unless it is grave news itself', () => {
    const text = 'Reports that we leave the country are not true. Large 2 is suspended.'
    expect(denies(titled('Statement on media reports', text, { impact: 'low' }))).toBe(true)
    expect(denies(titled('Statement on Large 2', text, { impact: 'critical' }))).toBe(false)
  })

  test('who adds that no order came repeats the grave words only to deny them', () => {
    const grave: Parameters<typeof reading>[1] = { impact: 'critical', because: [] }
    const zh = '网传Acme将被责令暂停服务的消息不实。我们未收到任何此类通知，服务一切正常。'
    expect(denies(titled('关于网络传言的说明', zh, grave))).toBe(true)
    const en = 'Reports that Large 2 will be suspended are false. We have received no such order.'
    expect(denies(titled('A statement', en, grave))).toBe(true)
    expect(denies(titled('Acme suspends Large 2', en, { impact: 'critical' }))).toBe(false)
  })

  test('no plans to come back deny nothing', () => {
    expect(denies(titled('Acme cuts off Europe, with no plans to return'))).toBe(false)
    expect(denies(titled('Acme has no plans to leave Europe'))).toBe(true)
  })

  test.each([
    'The new price will apply from November 1 instead of October 1.',
    'Die Preise gelten ab 1. November statt 1. Oktober.',
    'Le tarif s’appliquera le 1er novembre au lieu du 1er octobre.',
  ])('gives another date: %s', (text) => {
    expect(movesDate(titled('An update on prices', text))).toBe(true)
    expect(movesDate(titled('An update on prices', text.replace(/( instead of| statt| au lieu du).*/, '.')))).toBe(
      false,
    )
  })

  test.each(['Corrigendum to Decision 12', 'Berichtigung: ab 16. März', '訂正：16日から', 'Ministry postpones rule'])(
    'corrects it: %s',
    (title) => expect(corrects(titled(title))).toBe(true),
  )
})

describe('a story that is amended', () => {
  const leak = reading(
    { id: 'leak', title: 'Ministry to put Acme on sanctions list, memo shows', publisher: 'Wire', published: at(0) },
    { category: 'policy_signal', impact: 'medium', models: [] },
  )
  const follow = (first: Reading, ...more: Reading[]): Event => {
    let event = openEvent(first, first.seenAt)
    let sketch: EventSketch = sketchOf(event, first)
    for (const next of more) {
      const correlation = correlate(next, [sketch])
      if (correlation.to === 'new') throw new Error(`${next.item.id}: ${correlation.because}`)
      event = absorb(event, next, correlation, next.seenAt).event
      sketch = endSketch(absorbSketch(sketch, next), event)
    }
    return event
  }
  const denial = (id: string, title: string, text: string, minutes: number) =>
    reading(
      { id, title, text, publisher: 'Acme', authority: 'vendor', kind: 'vendor', published: at(minutes) },
      { category: 'region_restriction', impact: 'low', models: [], confidence: 0.3 },
    )

  test('the vendor who denies a leak is heard where the leak is told, once whatever the languages', () => {
    const one = denial('d1', 'Statement on media reports', 'Reports that Acme is on a sanctions list are not true.', 60)
    const two = denial('d2', '关于媒体报道的声明', '有关Acme将被列入制裁名单的报道不属实。', 60)
    const event = follow(leak, one, two)
    expect(event).toMatchObject({ status: 'open', notes: ['Acme contradicts it'] })
    expect(event.confidence).toBeCloseTo(openEvent(leak, at(0)).confidence * 0.7, 2)
  })

  test('whoever reports the denial raises nothing, and opens nothing grave', () => {
    const press = reading(
      { id: 'p', title: 'Acme denies it faces a sanctions list', publisher: 'Echo', published: at(90) },
      { category: 'sanctions', impact: 'critical', models: [] },
    )
    const after = absorb(
      openEvent(leak, at(0)),
      press,
      { to: 'event', event: 'e', score: 1, duplicateOf: null, revision: null, because: [], ends: [] },
      at(90),
    )
    expect(after.event).toMatchObject({ category: 'policy_signal', impact: 'medium' })
    expect(openEvent({ ...press, item: { ...press.item, authority: 'official' } }, at(90)).impact).toBe('medium')
  })

  test('after the retraction nobody who has not heard of it revives the story', () => {
    const sorry = reading(
      { id: 's', title: 'RETRACTED: Report on Acme and the sanctions list', publisher: 'Wire', published: at(900) },
      { category: 'policy_signal', impact: 'low', models: [] },
    )
    const late = reading(
      { id: 'late', title: 'Ministry to put Acme on sanctions list this week', publisher: 'Echo', published: at(990) },
      { category: 'policy_signal', impact: 'medium', models: [] },
    )
    const withdrawn = follow(leak, sorry)
    const after = follow(leak, sorry, late)
    expect(withdrawn.status).toBe('withdrawn')
    expect(after.items).toContain('late')
    expect(eventChange(withdrawn, after, []).reason).toBeNull()
  })

  test('what was told of it on another strand is put in doubt, unless somebody with authority told it', () => {
    const act = (id: string, authority: 'press' | 'official') =>
      sketchOf(
        { id, status: 'open', resolvedAt: null },
        reading({ id, title: 'Ministry bans Acme', publisher: id, authority, published: at(30) }, { models: [] }),
      )
    const sorry = reading(
      { id: 's', title: 'RETRACTED: Report on Acme and the sanctions list', publisher: 'Wire', published: at(900) },
      { category: 'policy_signal', impact: 'low', models: [] },
    )
    expect(correlate(sorry, [act('Echo', 'press'), act('Ministry', 'official')]).ends).toMatchObject([
      { event: 'Echo', how: 'doubted' },
    ])
    const event = openEvent(reading({ id: 'e', title: 'Ministry bans Acme', published: at(30) }), at(30))
    const doubted = end(event, sorry, { event: event.id, how: 'doubted', because: [] }, at(900))
    expect(doubted.event.status).toBe('open')
    expect(doubted.changes).toHaveLength(1)
  })

  test('a retraction of what nobody told here opens nothing', () => {
    const batch = createBatch({ candidates: () => [], event: () => null }, at(0))
    const sorry = reading({ id: 's', title: 'RETRACTED: Report on Acme', publisher: 'Wire' }, { impact: 'low' })
    expect(batch.take({ ...sorry, baseline: false })).toContain('takes back')
    expect(batch.entries()).toEqual([])
  })

  const order = (id: string, title: string, minutes: number, effectiveOn: string) =>
    reading(
      { id, title, publisher: 'Ministry', authority: 'official', kind: 'regulatory', published: at(minutes) },
      { category: 'ai_regulation', impact: 'high', effectiveOn },
    )

  test('a corrected date replaces the printed one, and those who were told are told', () => {
    const printed = order('o', 'Ministry orders Acme to take Large 2 off the market', 0, '2026-03-23')
    const put = order('c', 'Correction: measures on Large 2 apply from 16 March', 2_880, '2026-03-16')
    const before = openEvent(printed, at(0))
    const after = follow(printed, put)
    expect(after.effectiveOn).toBe('2026-03-16')
    expect(eventChange(before, after, []).reason).toBe('corrected')
  })

  test('another date of the same body without a correction changes nothing', () => {
    const printed = order('o', 'Ministry orders Acme to take Large 2 off the market', 0, '2026-03-23')
    const review = order('c', 'Ministry reviews its order on Acme Large 2', 2_880, '2026-09-01')
    expect(follow(printed, review).effectiveOn).toBe('2026-03-23')
  })

  test('what a partial denial names is not added to what is struck', () => {
    const shut = reading({
      id: 'v',
      title: 'Acme suspends access to Large 2',
      publisher: 'Acme',
      authority: 'vendor',
      published: at(0),
    })
    const partly = reading(
      {
        id: 'p',
        title: 'Acme denies that Small 2 is suspended with Large 2',
        publisher: 'Acme',
        authority: 'vendor',
        published: at(60),
      },
      { impact: 'medium', models: ['acme-large-2', 'acme-small-2'] },
    )
    expect(follow(shut, partly)).toMatchObject({ status: 'open', impact: 'critical', models: ['acme-large-2'] })
  })
})

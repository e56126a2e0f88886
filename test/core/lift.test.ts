import { describe, expect, test } from 'vitest'
import type { Event } from '#src/core/event.ts'
import { dueLifts } from '#src/core/lift.ts'
import type { Restriction } from '#src/core/restriction.ts'
import { NOW, sampleEvent, samplePolicy, sampleRestriction } from './_restrict.ts'

const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000)
const over = sampleEvent({ status: 'resolved', resolvedAt: NOW.toISOString(), availability: 'restored' })
const outage = sampleRestriction({ basis: 'availability' })
function lifts(
  given: {
    restrictions?: Restriction[]
    events?: Event[]
    mode?: 'propose' | 'enforce'
    halted?: boolean
    at?: Date
  } = {},
) {
  return dueLifts({
    restrictions: given.restrictions ?? [outage],
    policies: [samplePolicy({ lift: { after: '60m', mode: given.mode ?? 'enforce' } })],
    events: given.events ?? [over],
    halted: given.halted ?? false,
    now: given.at ?? minutes(60),
  })
}
const brief = (given: Parameters<typeof lifts>[0] = {}) => lifts(given).map((one) => [one.verdict, ...one.because])

describe('the end of an event', () => {
  test('lifts after the wait, not before, and says how long', () => {
    expect(brief({ at: minutes(59) })).toEqual([['held', 'waiting']])
    expect(lifts({ at: minutes(59) })[0]!.dueAt).toBe(minutes(60).toISOString())
    expect(brief()).toEqual([['lift', 'events-over']])
    expect(brief({ mode: 'propose' })).toEqual([['propose', 'events-over']])
  })

  test('a legal one always waits for a person', () => {
    expect(brief({ restrictions: [sampleRestriction()] })).toEqual([['propose', 'legal']])
    const expired = sampleRestriction({ until: NOW.toISOString() })
    expect(brief({ restrictions: [expired] })).toEqual([['propose', 'until-passed']])
  })

  test('an open event keeps it; a canary that sees the model again counts as an end', () => {
    expect(brief({ events: [sampleEvent()] })).toEqual([])
    expect(brief({ events: [sampleEvent({ availability: 'restored', updatedAt: NOW.toISOString() })] })).toEqual([
      ['lift', 'events-over'],
    ])
  })

  test('a green page does not bring a withdrawn model back', () => {
    const events = [{ ...over, availability: 'withdrawn' as const }]
    expect(brief({ events, at: minutes(600) })).toEqual([['held', 'not-restored']])
  })

  test('all of its events must be over, and the last one starts the wait', () => {
    const two = sampleRestriction({ basis: 'availability', events: ['evt_withdrawal', 'evt_two'] })
    expect(brief({ restrictions: [two], events: [over, sampleEvent({ id: 'evt_two' })] })).toEqual([])
    expect(brief({ restrictions: [two], events: [over] })).toEqual([])
    const later = { ...over, id: 'evt_two', resolvedAt: minutes(30).toISOString() }
    expect(brief({ restrictions: [two], events: [over, later] })).toEqual([['held', 'waiting']])
  })

  test('a retracted event lifts by the same rule', () => {
    const retracted = sampleEvent({ status: 'withdrawn', resolvedAt: null, updatedAt: NOW.toISOString() })
    expect(brief({ events: [retracted] })).toEqual([['lift', 'events-over']])
  })
})

describe('steadiness', () => {
  test('each lift of the same within a day doubles the wait', () => {
    const earlier = (id: string) =>
      sampleRestriction({ id, basis: 'availability', status: 'lifted', liftedAt: minutes(-120).toISOString() })
    expect(brief({ restrictions: [outage, earlier('rst_a')], at: minutes(119) })).toEqual([['held', 'waiting']])
    expect(brief({ restrictions: [outage, earlier('rst_a')], at: minutes(120) })).toEqual([['lift', 'events-over']])
    expect(brief({ restrictions: [outage, earlier('rst_a'), earlier('rst_b')], at: minutes(239) })).toEqual([
      ['held', 'waiting'],
    ])
  })

  test('not within the cooldown of its own beginning', () => {
    const fresh = sampleRestriction({ basis: 'availability', activeAt: minutes(50).toISOString() })
    expect(lifts({ restrictions: [fresh] })[0]).toMatchObject({ verdict: 'held', dueAt: minutes(80).toISOString() })
  })

  test('halted stops automatic lifting too', () => {
    expect(brief({ halted: true })).toEqual([['held', 'halted']])
    expect(brief({ halted: true, mode: 'propose' })).toEqual([['propose', 'events-over']])
  })
})

describe('by hand', () => {
  const byHand = sampleRestriction({ basis: 'availability', policy: null, decidedBy: ['user:ann'] })

  test('ends by hand, or when its time has passed', () => {
    expect(brief({ restrictions: [byHand] })).toEqual([])
    expect(brief({ restrictions: [{ ...byHand, until: minutes(59).toISOString() }] })).toEqual([
      ['lift', 'until-passed'],
    ])
  })

  test('one whose policy is gone is put before a person', () => {
    expect(brief({ restrictions: [{ ...outage, policy: 'gone' }] })).toEqual([['propose', 'events-over']])
  })
})

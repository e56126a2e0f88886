import { describe, expect, test } from 'vitest'
import { type AlertInput, alertsFor } from '#src/core/alert.ts'
import type { Event } from '#src/core/event.ts'
import { Silence } from '#src/core/silence.ts'
import { Subscription } from '#src/core/subscription.ts'
import { anEvent, anExposure } from '#test/fakes/messages.ts'

const high = Subscription.parse({ id: 'high', match: { impact: '>=high' }, channels: ['a'] })
const all = Subscription.parse({ id: 'all', match: {}, channels: ['a'], mode: { digest: '0 8 * * 1' } })
const asleep = { share: 0, routes: [] }

function ring(change: Partial<AlertInput> & { was?: Partial<Event> | null; is?: Partial<Event> }) {
  const { was = null, is = {}, ...rest } = change
  const result = alertsFor({
    before: was === null ? null : anEvent(was),
    after: anEvent({ revision: 2, ...is }),
    changes: [],
    subscriptions: [high, all],
    exposure: anExposure(),
    baseline: false,
    late: false,
    told: new Set(),
    now: new Date('2026-06-12T21:45:00Z'),
    ...rest,
  })
  const alerts = Object.fromEntries(result.alerts.map((alert) => [alert.subscription, alert.reason]))
  const held = Object.fromEntries(result.held.map(({ subscription, because }) => [subscription, because.split(':')[0]]))
  return { ...held, ...alerts }
}

const both = new Set(['high', 'all'])

describe('every subscription gets an alert or a reason why not', () => {
  test('a new event opens where it matches', () => {
    expect(ring({})).toEqual({ high: 'opened', all: 'opened' })
    expect(ring({ is: { impact: 'low' } })).toEqual({ high: 'no-match', all: 'opened' })
  })

  test('an event that rises escalates for those who know it and opens for the others', () => {
    expect(ring({ was: { impact: 'medium' }, told: new Set(['all']) })).toEqual({ high: 'opened', all: 'escalated' })
  })

  test('an event that becomes official escalates', () => {
    expect(ring({ was: { certainty: 'reported' }, told: both })).toEqual({ high: 'escalated', all: 'escalated' })
  })

  test('pure edits are updates, and nothing is nothing', () => {
    expect(ring({ was: {}, told: both, changes: ['a witness joined'] })).toEqual({ high: 'updated', all: 'updated' })
    expect(ring({ was: { revision: 2 }, told: both })).toEqual({ high: 'unchanged', all: 'unchanged' })
  })

  test('the end is told to those who were told of the start', () => {
    const over = { status: 'resolved' as const, impact: 'none' as const }
    expect(ring({ was: {}, is: over, told: new Set(['high']) })).toEqual({ high: 'resolved', all: 'over' })
  })

  test('what comes back after its end escalates for those who know it', () => {
    expect(ring({ was: { status: 'resolved' }, told: new Set(['high']) })).toEqual({ high: 'escalated', all: 'opened' })
  })

  test('a wrong fact is corrected for everyone who was told, whatever they match', () => {
    expect(ring({ was: {}, is: { impact: 'low' }, told: both })).toEqual({ high: 'corrected', all: 'corrected' })
    expect(ring({ was: {}, is: { populations: [] }, told: both })).toEqual({ high: 'corrected', all: 'corrected' })
    expect(ring({ was: {}, is: { effectiveOn: '2026-07-01' }, told: both })).toMatchObject({ high: 'corrected' })
  })

  test('an outage that gets better is no correction', () => {
    const outage = { category: 'outage' as const, effectiveOn: null, availability: 'impaired' as const }
    expect(ring({ was: outage, is: { ...outage, impact: 'low' }, told: both })).toEqual({
      high: 'no-match',
      all: 'updated',
    })
    expect(ring({ was: outage, is: { ...outage, models: ['another'] }, told: both })).toEqual({
      high: 'updated',
      all: 'updated',
    })
    expect(ring({ was: {}, is: { models: ['another'] }, told: both })).toMatchObject({ high: 'corrected' })
  })
})

describe('what is held', () => {
  test('a baseline opens nothing, but a turn still reaches those who were told', () => {
    expect(ring({ baseline: true })).toEqual({ high: 'baseline', all: 'baseline' })
    expect(ring({ baseline: true, was: {}, is: { status: 'withdrawn' }, told: new Set(['high']) })).toEqual({
      high: 'withdrawn',
      all: 'over',
    })
  })

  test('old news waits for the digest unless it is pressing', () => {
    const minor = Subscription.parse({ id: 'minor', match: {}, channels: ['a'] })
    const old = { late: true, subscriptions: [minor, all], exposure: asleep }
    expect(ring({ ...old, is: { impact: 'medium' } })).toEqual({ minor: 'late', all: 'opened' })
    expect(ring({ ...old, is: { impact: 'high' } })).toEqual({ minor: 'opened', all: 'opened' })
    expect(ring({ ...old, is: { impact: 'medium' }, exposure: anExposure() })).toMatchObject({ minor: 'opened' })
  })

  test('a silence mutes until its end, but never a recall', () => {
    const silence = Silence.parse({
      id: 's',
      match: { vendor: 'examplelabs' },
      until: '2026-06-13T00:00:00Z',
      reason: 'known',
      by: 'user:ann',
    })
    const silences = [silence]
    expect(ring({ silences })).toEqual({ high: 'silenced', all: 'silenced' })
    expect(ring({ silences, now: new Date('2026-06-13T00:00:00Z') })).toEqual({ high: 'opened', all: 'opened' })
    expect(ring({ silences, was: {}, is: { status: 'withdrawn' }, told: new Set(['all']) })).toMatchObject({
      all: 'withdrawn',
    })
  })
})

test('the same change makes the same alert ids, another revision others', () => {
  const once = (revision: number) =>
    alertsFor({
      before: null,
      after: anEvent({ revision }),
      changes: [],
      subscriptions: [high, all],
      exposure: asleep,
      baseline: false,
      late: false,
      told: new Set(),
      now: new Date(0),
    }).alerts.map(({ id }) => id)
  expect(once(1)).toEqual(once(1))
  expect(new Set([...once(1), ...once(2)]).size).toBe(4)
})

test('a silence of everything, or without a reason, is refused', () => {
  const fields = { id: 's', until: '2026-06-13T00:00:00Z', by: 'user:ann' }
  expect(Silence.safeParse({ ...fields, match: {}, reason: 'holiday' }).success).toBe(false)
  expect(Silence.safeParse({ ...fields, match: { vendor: 'x' }, reason: ' ' }).success).toBe(false)
})

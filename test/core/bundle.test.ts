import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Alert, AlertReason } from '#src/core/alert.ts'
import { BUNDLE_LIMITS, bundle, type SentMessage } from '#src/core/bundle.ts'
import { IMPACTS } from '#src/core/impact.ts'

const START = Date.parse('2026-06-12T21:45:00Z')

function alert(event: number | string, change: Partial<Alert> = {}): Alert {
  const at = new Date(START).toISOString()
  return {
    id: `alr_${event}_${change.eventRevision ?? 1}_${change.subscription ?? 's'}`,
    event: `evt_${event}`,
    eventRevision: 1,
    subscription: 's',
    reason: 'opened',
    impact: 'high',
    at,
    ...change,
  }
}

const put = (alerts: Alert[], recent: SentMessage[] = [], now = START) =>
  bundle(
    alerts.map((one) => ({ alert: one, channel: 'c' })),
    recent,
    new Date(now),
  )

const sent = (count: number, agoMs: number): SentMessage[] =>
  Array.from({ length: count }, () => ({ channel: 'c', at: new Date(START - agoMs).toISOString() }))

describe('first at once, the rest grouped', () => {
  test('a few alerts are messages of their own, now', () => {
    const { bundles } = put([alert(1), alert(2)])
    expect(bundles.map(({ alerts, because }) => [alerts.length, because])).toEqual([
      [1, 'at-once'],
      [1, 'at-once'],
    ])
  })

  test('forty at once are five messages, the worst by themselves', () => {
    const alerts = Array.from({ length: 40 }, (_, index) =>
      alert(index, { impact: index === 33 ? 'critical' : 'medium' }),
    )
    const { bundles } = put(alerts)
    expect(bundles.map(({ alerts }) => alerts.length)).toEqual([1, 1, 1, 1, 36])
    expect(bundles[0]!.alerts[0]!.event).toBe('evt_33')
  })

  test('after the burst alerts wait for a group, critical ones shortly', () => {
    expect(put([alert(1)], sent(5, 10_000)).bundles[0]).toMatchObject({
      because: 'waits-for-group',
      at: new Date(START - 10_000 + BUNDLE_LIMITS.groupMs).toISOString(),
    })
    expect(put([alert(1, { impact: 'critical' })], sent(5, 10_000)).bundles[0]!.at).toBe(
      new Date(START - 10_000 + BUNDLE_LIMITS.criticalGroupMs).toISOString(),
    )
  })

  test('another channel is another reader', () => {
    const waiting = ['c', 'd'].map((channel) => ({ alert: alert(1), channel }))
    const { bundles } = bundle(waiting, sent(5, 0), new Date(START))
    expect(bundles.map(({ because }) => because)).toEqual(['waits-for-group', 'at-once'])
  })
})

test('two subscriptions that bring one event to a channel say it once', () => {
  const both = (a: AlertReason, b: AlertReason) =>
    put([alert(1, { reason: a }), alert(1, { reason: b, subscription: 't' })])
  const { bundles, superseded } = both('opened', 'opened')
  expect(bundles).toHaveLength(1)
  expect(superseded).toHaveLength(1)
  // The readers of the channel know it already by the one subscription.
  expect(both('opened', 'escalated').bundles[0]!.alerts).toMatchObject([{ reason: 'escalated', subscription: 't' }])
  expect(both('updated', 'opened').bundles[0]!.alerts).toMatchObject([{ reason: 'updated', subscription: 's' }])
})

describe('several alerts about one event', () => {
  test.each([
    [['opened', 'updated'], 'opened'],
    [['updated', 'escalated', 'updated'], 'escalated'],
    [['opened', 'escalated'], 'opened'],
    [['opened', 'resolved'], 'resolved'],
    [['escalated', 'corrected', 'updated'], 'corrected'],
  ] as [AlertReason[], AlertReason][])('%j are said once, as %s', (reasons, expected) => {
    const alerts = reasons.map((reason, index) => alert(1, { reason, eventRevision: index + 1 }))
    const { bundles, superseded } = put(alerts)
    expect(bundles.flatMap(({ alerts }) => alerts)).toMatchObject([{ reason: expected, eventRevision: reasons.length }])
    expect(superseded.map(({ by }) => by)).toEqual(Array(reasons.length - 1).fill(bundles[0]!.alerts[0]!.id))
  })
})

test('no storm makes more messages than the bound, and no alert is lost', () => {
  const step = fc.record({
    wait: fc.integer({ min: 0, max: 120_000 }),
    impacts: fc.array(fc.constantFrom(...IMPACTS), { maxLength: 30 }),
  })
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
      let now = START
      let waiting: Alert[] = []
      let number = 0
      const recent: SentMessage[] = []
      const said = new Set<string>()
      for (const { wait, impacts } of steps) {
        now += wait
        waiting = [...waiting, ...impacts.map((impact) => alert(number++, { impact }))]
        const { bundles } = put(waiting, recent, now)
        waiting = []
        for (const each of bundles) {
          if (each.because === 'waits-for-group') waiting.push(...each.alerts)
          else {
            recent.push({ channel: 'c', at: new Date(now).toISOString() })
            for (const one of each.alerts) said.add(one.id)
          }
        }
      }
      expect(said.size + waiting.length).toBe(number)
      for (const { at } of recent) {
        const end = Date.parse(at)
        const within = recent.filter(
          (one) => Date.parse(one.at) > end - BUNDLE_LIMITS.windowMs && Date.parse(one.at) <= end,
        )
        const bound = BUNDLE_LIMITS.burst + BUNDLE_LIMITS.windowMs / BUNDLE_LIMITS.criticalGroupMs
        expect(within.length).toBeLessThanOrEqual(bound)
      }
    }),
    { numRuns: 50 },
  )
})

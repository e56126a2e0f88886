import { expect, test } from 'vitest'
import { digestContent } from '#src/core/digest.ts'
import { eventView } from '#src/core/event-view.ts'
import { Subscription } from '#src/core/subscription.ts'
import { anAlert, anEvent, anExposure, aReport } from '#test/fakes/messages.ts'

const event = (id: string, change = {}) => anEvent({ id: `evt_${id}`, ...change })

test('a digest has one entry for each event, the worst first, with its most telling alert', () => {
  const low = event('low', { impact: 'low' })
  const over = event('over', { status: 'resolved' })
  const hit = event('hit')
  const events = new Map([low, over, hit].map((one) => [one.id, one]))
  const alerts = [
    anAlert('opened', low),
    anAlert('updated', low),
    anAlert('opened', over),
    anAlert('resolved', over),
    anAlert('opened', hit),
    anAlert('opened', event('merged')),
  ]
  const exposures = new Map([[hit.id, anExposure()]])
  const { content, orphans } = digestContent({
    name: 'w',
    timezone: 'UTC',
    alerts,
    events,
    exposures,
    report: aReport(),
  })
  expect(content.entries.map((entry) => [entry.event.id, entry.alert.reason, entry.exposure.share])).toEqual([
    ['evt_hit', 'opened', 0.4],
    ['evt_over', 'resolved', 0],
    ['evt_low', 'opened', 0],
  ])
  expect(orphans.map((alert) => alert.event)).toEqual(['evt_merged'])
})

test('the outside shape of an event counts its witnesses and names them', () => {
  const view = eventView(anEvent(), null)
  expect(view).toMatchObject({ witnesses: 2, publishers: ['Example Labs', 'Bureau of Examples'], exposure: null })
  expect(view).not.toHaveProperty('evidence')
})

test('a subscription speaks at once unless it is told when', () => {
  const base = { id: 's', match: { impact: '>=high' }, channels: ['a'] }
  expect(Subscription.parse(base).mode).toBe('immediate')
  expect(Subscription.parse({ ...base, mode: { digest: '0 8 * * 1' } }).mode).toEqual({
    digest: '0 8 * * 1',
    timezone: 'UTC',
  })
  expect(Subscription.safeParse({ ...base, channels: [] }).success).toBe(false)
  expect(Subscription.safeParse({ ...base, mode: 'later' }).error!.issues[0]!.message).toContain('immediate')
})

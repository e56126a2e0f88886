import type { Context } from '../context.ts'
import type { Alert } from '../core/alert.ts'
import { digestContent } from '../core/digest.ts'
import { derivedId } from '../core/id.ts'
import type { Message } from '../core/message.ts'
import { netChanges } from '../core/risk-watch.ts'
import type { Subscription } from '../core/subscription.ts'
import { waitingAlerts } from '../db/alerts.ts'
import { digestTimes, watchReport } from '../db/digests.ts'
import { eventsById } from '../db/events.ts'
import { levelChangesBetween } from '../db/risks.ts'
import type { Db } from '../db/schema.ts'
import { InputError } from '../errors.ts'

const DAY_MS = 86_400_000

/** A digest that is ready to go, and the alerts it carries. */
export interface DraftDigest {
  message: Message
  alerts: Alert[]
}

/** What a subscription's digest would say now; nothing is marked as sent. */
export async function draftDigest(db: Db, subscription: Subscription, now: Date): Promise<DraftDigest> {
  const times = await digestTimes(db, subscription.id)
  const to = now.toISOString()
  const from = times?.lastAt ?? new Date(now.getTime() - DAY_MS).toISOString()
  const alerts = await waitingAlerts(db, subscription.id)
  const stored = await eventsById(db, [...new Set(alerts.map((alert) => alert.event))])
  const { content } = digestContent({
    name: subscription.id,
    timezone: subscription.mode === 'immediate' ? 'UTC' : subscription.mode.timezone,
    alerts,
    events: new Map(stored.map((one) => [one.event.id, one.event])),
    exposures: new Map(stored.map((one) => [one.event.id, one.exposure])),
    report: await watchReport(db, from, to),
    risks: netChanges(await levelChangesBetween(db, from, to)),
  })
  const message: Message = {
    id: derivedId('dlv', 'digest', subscription.id, to),
    at: to,
    subscription: subscription.id,
    content,
  }
  return { message, alerts }
}

/** Finds a subscription by id. @throws InputError when there is none. */
export function subscriptionOf(context: Pick<Context, 'rules'>, id: string): Subscription {
  const found = context.rules.subscriptions.find((subscription) => subscription.id === id)
  if (found) return found
  const known = context.rules.subscriptions.map((subscription) => subscription.id).join(', ')
  throw new InputError('not-found', `no subscription '${id}'; known: ${known || 'none'}`)
}

import type { Kysely } from 'kysely'
import type { Alert, AlertReason } from '../core/alert.ts'
import type { Impact } from '../core/impact.ts'
import type { Schema } from './schema.ts'

/** Keeps alerts; `digest` ones wait for their subscription's digest. */
export async function saveAlerts(tx: Kysely<Schema>, alerts: readonly (Alert & { digest: boolean })[]): Promise<void> {
  if (alerts.length === 0) return
  await tx
    .insertInto('alerts')
    .values(
      alerts.map((alert) => ({
        id: alert.id,
        event_id: alert.event,
        event_revision: alert.eventRevision,
        subscription: alert.subscription,
        reason: alert.reason,
        impact: alert.impact,
        at: alert.at,
        because: JSON.stringify(alert.because ?? []),
        digest: alert.digest,
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** Puts alerts before channels; they wait until a message carries them. */
export async function saveWaiting(
  tx: Kysely<Schema>,
  waiting: readonly { alert: string; channel: string }[],
  at: string,
): Promise<void> {
  if (waiting.length === 0) return
  await tx
    .insertInto('waiting_alerts')
    .values(waiting.map(({ alert, channel }) => ({ alert_id: alert, channel, due_at: at })))
    .onConflict((conflict) => conflict.columns(['alert_id', 'channel']).doNothing())
    .execute()
}

/** Alerts that no message carries yet, when at least one of them is due; all of them, so that they can be grouped. */
export async function waitingBeforeChannels(
  tx: Kysely<Schema>,
  now: string,
): Promise<{ alert: Alert; channel: string }[]> {
  const due = await tx.selectFrom('waiting_alerts').select('alert_id').where('due_at', '<=', now).limit(1).execute()
  if (due.length === 0) return []
  const rows = await tx
    .selectFrom('waiting_alerts')
    .innerJoin('alerts', 'alerts.id', 'waiting_alerts.alert_id')
    .selectAll('alerts')
    .select('waiting_alerts.channel')
    .orderBy('alerts.at')
    .limit(2000)
    .execute()
  return rows.map((row) => ({ alert: toAlert(row), channel: row.channel }))
}

/** Takes alerts from before a channel: a message carries them now, or a later alert says it. */
export async function settleWaiting(tx: Kysely<Schema>, channel: string, alerts: readonly string[]): Promise<void> {
  if (alerts.length === 0) return
  await tx.deleteFrom('waiting_alerts').where('channel', '=', channel).where('alert_id', 'in', alerts).execute()
}

/** Lets alerts wait for their group until `at`. */
export async function postponeWaiting(
  tx: Kysely<Schema>,
  channel: string,
  alerts: readonly string[],
  at: string,
): Promise<void> {
  if (alerts.length === 0) return
  await tx
    .updateTable('waiting_alerts')
    .set({ due_at: at })
    .where('channel', '=', channel)
    .where('alert_id', 'in', alerts)
    .execute()
}

/** Which subscriptions have been told about which events. */
export async function toldSubscriptions(
  db: Kysely<Schema>,
  events: readonly string[],
): Promise<Map<string, Set<string>>> {
  const told = new Map<string, Set<string>>()
  if (events.length === 0) return told
  const rows = await db
    .selectFrom('alerts')
    .select(['event_id', 'subscription'])
    .distinct()
    .where('event_id', 'in', events)
    .execute()
  for (const row of rows) {
    const set = told.get(row.event_id) ?? new Set()
    told.set(row.event_id, set.add(row.subscription))
  }
  return told
}

/** Alerts that wait for a subscription's digest, oldest first. */
export async function waitingAlerts(db: Kysely<Schema>, subscription: string): Promise<Alert[]> {
  const rows = await db
    .selectFrom('alerts')
    .selectAll()
    .where('subscription', '=', subscription)
    .where('digest', '=', true)
    .where('delivered_in', 'is', null)
    .orderBy('at')
    .execute()
  return rows.map(toAlert)
}

/** Notes which digest carried some alerts. */
export async function markDigested(tx: Kysely<Schema>, ids: readonly string[], delivery: string): Promise<void> {
  if (ids.length === 0) return
  await tx.updateTable('alerts').set({ delivered_in: delivery }).where('id', 'in', ids).execute()
}

/** Alerts of one event, oldest first. */
export async function alertsOfEvent(db: Kysely<Schema>, event: string): Promise<Alert[]> {
  const rows = await db.selectFrom('alerts').selectAll().where('event_id', '=', event).orderBy('at').execute()
  return rows.map(toAlert)
}

/** Why a subscription was not told of an event's last change. */
export interface HeldAlert {
  event: string
  eventRevision: number
  subscription: string
  because: string
  at: string
}

/** Keeps why subscriptions were not told; the last reason counts. */
export async function saveHeld(tx: Kysely<Schema>, held: readonly HeldAlert[]): Promise<void> {
  if (held.length === 0) return
  await tx
    .insertInto('held_alerts')
    .values(
      held.map(({ event, eventRevision, subscription, because, at }) => ({
        event_id: event,
        event_revision: eventRevision,
        subscription,
        because,
        at,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['event_id', 'subscription']).doUpdateSet((row) => ({
        event_revision: row.ref('excluded.event_revision'),
        because: row.ref('excluded.because'),
        at: row.ref('excluded.at'),
      })),
    )
    .execute()
}

/** Why subscriptions were not told of the last change of an event that did not reach them. */
export async function heldOfEvent(db: Kysely<Schema>, event: string): Promise<HeldAlert[]> {
  const rows = await db
    .selectFrom('held_alerts')
    .selectAll()
    .where('event_id', '=', event)
    .orderBy('subscription')
    .execute()
  return rows.map(({ event_id, event_revision, ...row }) => ({
    event: event_id,
    eventRevision: event_revision,
    ...row,
  }))
}

function toAlert(row: {
  id: string
  event_id: string
  event_revision: number
  subscription: string
  reason: string
  impact: string
  at: string
  because: string[]
}): Alert {
  return {
    id: row.id,
    event: row.event_id,
    eventRevision: row.event_revision,
    subscription: row.subscription,
    reason: row.reason as AlertReason,
    impact: row.impact as Impact,
    at: row.at,
    because: row.because,
  }
}

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
        digest: alert.digest,
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
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

function toAlert(row: {
  id: string
  event_id: string
  event_revision: number
  subscription: string
  reason: string
  impact: string
  at: string
}): Alert {
  return {
    id: row.id,
    event: row.event_id,
    eventRevision: row.event_revision,
    subscription: row.subscription,
    reason: row.reason as AlertReason,
    impact: row.impact as Impact,
    at: row.at,
  }
}

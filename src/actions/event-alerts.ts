import type { Context } from '../context.ts'
import { type AlertInput, alertsFor } from '../core/alert.ts'
import type { Event } from '../core/event.ts'
import type { Exposure } from '../core/exposure.ts'
import { saveHeld, toldSubscriptions } from '../db/alerts.ts'
import { itemsByIds } from '../db/items.ts'
import type { Db } from '../db/schema.ts'
import { activeSilences } from '../db/silences.ts'

const MAX_TEXT = 4_000

/** An event that a person changed; `before` is null for one that opens. */
export interface HandChange {
  event: Event
  before: Event | null
  exposure: Exposure
  changes: string[]
  /** What a person says to those who are told. */
  why?: string
}

/** Who hears of changed events, and why others do not; the latter is kept at once. */
export async function tell(tx: Db, context: Context, now: Date, changed: readonly HandChange[]) {
  const at = now.toISOString()
  const silences = await activeSilences(tx, at)
  const known = await toldSubscriptions(
    tx,
    changed.map((one) => one.event.id),
  )
  const alerts: ReturnType<typeof alertsFor>['alerts'] = []
  for (const { before, event, exposure, changes, why } of changed) {
    const input: AlertInput = {
      ...(await subjectOf(tx, event)),
      ...{ before, after: event, changes, exposure, silences, now },
      subscriptions: context.rules.subscriptions,
      baseline: event.quiet === true,
      told: known.get(event.id) ?? new Set(),
    }
    const outcome = alertsFor(input)
    alerts.push(...outcome.alerts.map((alert) => (why ? { ...alert, because: [...alert.because, why] } : alert)))
    const held = outcome.held.filter(({ because }) => !because.startsWith('unchanged'))
    await saveHeld(
      tx,
      held.map((one) => ({ ...one, event: event.id, eventRevision: event.revision, at })),
    )
  }
  const said = { told: alerts.map(({ event, subscription, reason }) => ({ event, subscription, reason })) }
  return { alerts, said }
}

/** What an event's items add for matchers. */
export async function subjectOf(tx: Db, event: Event) {
  const items = await itemsByIds(tx, event.items)
  return {
    sources: [...new Set(items.flatMap(({ item }) => item.source ?? []))],
    kinds: [...new Set(items.map(({ item }) => item.kind))],
    text: items.map(({ item }) => `${item.title}\n${item.text}`.slice(0, MAX_TEXT)).join('\n'),
    late: items.every((item) => item.late),
  }
}

import type { Context } from '../context.ts'
import type { Alert } from '../core/alert.ts'
import { BUNDLE_LIMITS, type Bundle, bundle } from '../core/bundle.ts'
import { digestContent } from '../core/digest.ts'
import type { Exposure } from '../core/exposure.ts'
import { derivedId } from '../core/id.ts'
import type { Message } from '../core/message.ts'
import { toPayload } from '../core/webhook-payload.ts'
import { postponeWaiting, saveAlerts, saveWaiting, settleWaiting, waitingBeforeChannels } from '../db/alerts.ts'
import { disabledChannels, enqueue, messagesSince } from '../db/deliveries.ts'
import { eventsById, type StoredEvent } from '../db/events.ts'
import { listRestrictions } from '../db/restrictions.ts'
import type { Db } from '../db/schema.ts'

/** Types whose receiver keeps count by itself: it needs each alert, and could not close what came grouped. */
const PROGRAMS = new Set(['webhook', 'pagerduty'])

type Tx = Db

/**
 * Keeps alerts and puts them before the channels of their subscriptions; those of a digest wait for it. Programs
 * (webhooks) get every alert as its own message, people get few messages however many alerts there are.
 * Returns the deliveries to nudge once the transaction is committed.
 */
export async function ring(tx: Tx, context: Context, alerts: readonly Alert[], now: Date): Promise<string[]> {
  const subscriptions = new Map(context.rules.subscriptions.map((one) => [one.id, one]))
  const isDigest = (alert: Alert) => subscriptions.get(alert.subscription)?.mode !== 'immediate'
  await saveAlerts(
    tx,
    alerts.map((alert) => ({ ...alert, digest: isDigest(alert) })),
  )
  const waiting = alerts
    .filter((alert) => !isDigest(alert))
    .flatMap((alert) =>
      (subscriptions.get(alert.subscription)?.channels ?? []).map((channel) => ({ alert: alert.id, channel })),
    )
  await saveWaiting(tx, waiting, now.toISOString())
  return flush(tx, context, now)
}

/** Turns waiting alerts into messages where it is time. Returns the deliveries to nudge. */
export async function flush(tx: Tx, context: Context, now: Date): Promise<string[]> {
  const all = await waitingBeforeChannels(tx, now.toISOString())
  if (all.length === 0) return []
  const events = await eventsById(tx, [...new Set(all.map(({ alert }) => alert.event))])
  const stored = new Map(events.map((one) => [one.event.id, one]))
  const disabled = await disabledChannels(tx)
  const nudges: string[] = []
  for (const { alert, channel } of all.filter((one) => !context.channels.has(one.channel) || disabled.has(one.channel)))
    await settleWaiting(tx, channel, [alert.id])
  const live = all.filter((one) => context.channels.has(one.channel) && !disabled.has(one.channel))
  for (const { alert, channel } of live.filter((one) => isProgram(context, one.channel))) {
    nudges.push(...(await say(tx, channel, [alert], stored, now)))
    await settleWaiting(tx, channel, [alert.id])
  }
  const forPeople = live.filter((one) => !isProgram(context, one.channel))
  const recent = await messagesSince(tx, new Date(now.getTime() - BUNDLE_LIMITS.windowMs).toISOString())
  const { bundles, superseded } = bundle(forPeople, recent, now)
  for (const { alert, channel } of superseded) await settleWaiting(tx, channel, [alert.id])
  for (const each of bundles) nudges.push(...(await put(tx, each, stored, now)))
  return nudges
}

async function put(tx: Tx, each: Bundle, stored: ReadonlyMap<string, StoredEvent>, now: Date): Promise<string[]> {
  const ids = each.alerts.map((alert) => alert.id)
  if (each.because === 'waits-for-group') {
    await postponeWaiting(tx, each.channel, ids, each.at)
    return []
  }
  const nudges = await say(tx, each.channel, each.alerts, stored, now)
  await settleWaiting(tx, each.channel, ids)
  return nudges
}

async function say(
  tx: Tx,
  channel: string,
  alerts: readonly Alert[],
  stored: ReadonlyMap<string, StoredEvent>,
  now: Date,
): Promise<string[]> {
  const known = alerts.filter((alert) => stored.has(alert.event))
  const first = known[0]
  if (!first) return []
  const id = derivedId('dlv', channel, ...known.map((alert) => alert.id))
  const content = known.length === 1 ? await single(tx, first, stored) : grouped(known, stored)
  const message: Message = { id, at: now.toISOString(), subscription: first.subscription, content }
  await enqueue(
    tx,
    {
      id,
      channel,
      subscription: first.subscription,
      type: toPayload(message).type,
      thread: known.length === 1 ? first.event : null,
      message,
    },
    now.toISOString(),
  )
  return [id]
}

async function single(tx: Tx, alert: Alert, stored: ReadonlyMap<string, StoredEvent>): Promise<Message['content']> {
  const { event, exposure } = stored.get(alert.event) as StoredEvent
  const restrictions = await listRestrictions(tx, { statuses: ['proposed', 'approved', 'active'] })
  return {
    kind: 'event',
    event,
    alert,
    exposure,
    restrictions: restrictions
      .filter((restriction) => restriction.events.includes(event.id))
      .map(({ seq: _, ...restriction }) => restriction),
  }
}

function grouped(alerts: readonly Alert[], stored: ReadonlyMap<string, StoredEvent>): Message['content'] {
  const exposures = new Map<string, Exposure>([...stored].map(([id, one]) => [id, one.exposure]))
  const events = new Map([...stored].map(([id, one]) => [id, one.event]))
  return digestContent({ name: 'Several events at once', timezone: 'UTC', alerts, events, exposures, report: null })
    .content
}

/** True for a channel that feeds a program, which takes every message, rather than people, who cannot. */
export function isProgram(context: Context, channel: string): boolean {
  return PROGRAMS.has(context.channels.get(channel)?.type ?? '')
}

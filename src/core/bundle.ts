import type { Alert } from './alert.ts'
import { impactRank } from './impact.ts'

/** An alert that no message carries yet, and one channel it must go to. */
export interface WaitingAlert {
  alert: Alert
  channel: string
}

/** A message that was put out for a subscription on a channel. */
export interface SentMessage {
  subscription: string
  channel: string
  at: string
}

/** Alerts that go in one message; `because` says why now, or why not before `at`. */
export interface Bundle {
  subscription: string
  channel: string
  /** The worst first; one is sent as itself, several as a grouped message. */
  alerts: Alert[]
  at: string
  because: 'at-once' | 'grouped' | 'waits-for-group'
}

export interface Superseded {
  alert: Alert
  channel: string
  /** Id of the later alert about the same event that says it instead. */
  by: string
}

export interface BundleLimits {
  /** Messages within the window that go out at once. */
  burst: number
  windowMs: number
  /** After the burst: shortest time between two grouped messages, and the same when one of the alerts is critical. */
  groupMs: number
  criticalGroupMs: number
}

export const BUNDLE_LIMITS: BundleLimits = {
  burst: 5,
  windowMs: 10 * 60_000,
  groupMs: 5 * 60_000,
  criticalGroupMs: 60_000,
}

/**
 * Turns waiting alerts into few messages for each subscription and channel: the first news goes at once, and when
 * more comes than people can read, the rest waits shortly and comes grouped. However many alerts there are, one
 * subscription and channel gets at most `burst` messages in a window plus one for each `criticalGroupMs`.
 */
export function bundle(
  waiting: readonly WaitingAlert[],
  recent: readonly SentMessage[],
  now: Date,
  limits: BundleLimits = BUNDLE_LIMITS,
): { bundles: Bundle[]; superseded: Superseded[] } {
  const bundles: Bundle[] = []
  const superseded: Superseded[] = []
  for (const group of groupBy(waiting, ({ alert, channel }) => JSON.stringify([alert.subscription, channel]))) {
    const { channel } = group[0]!
    const { subscription } = group[0]!.alert
    const latest = latestOfEach(group.map(({ alert }) => alert))
    superseded.push(...latest.superseded.map(({ alert, by }) => ({ alert, channel, by })))
    const sent = recent
      .filter((message) => message.subscription === subscription && message.channel === channel)
      .map((message) => Date.parse(message.at))
    for (const part of plan(latest.alerts.sort(worstFirst), sent, now, limits)) {
      bundles.push({ subscription, channel, ...part })
    }
  }
  return { bundles, superseded }
}

function plan(
  alerts: Alert[],
  sent: number[],
  now: Date,
  limits: BundleLimits,
): Pick<Bundle, 'alerts' | 'at' | 'because'>[] {
  const nowIso = now.toISOString()
  const free = limits.burst - sent.filter((at) => at > now.getTime() - limits.windowMs).length
  if (alerts.length <= free) return alerts.map((alert) => ({ alerts: [alert], at: nowIso, because: 'at-once' }))
  if (free > 0) {
    const single = alerts.slice(0, free - 1)
    return [
      ...single.map((alert) => ({ alerts: [alert], at: nowIso, because: 'at-once' as const })),
      { alerts: alerts.slice(free - 1), at: nowIso, because: 'grouped' },
    ]
  }
  const pause = alerts.some((alert) => alert.impact === 'critical') ? limits.criticalGroupMs : limits.groupMs
  const earliest = Math.max(...sent) + pause
  if (earliest <= now.getTime()) return [{ alerts, at: nowIso, because: 'grouped' }]
  return [{ alerts, at: new Date(earliest).toISOString(), because: 'waits-for-group' }]
}

/** Of several alerts about one event only the last is said; what it says includes the others. */
function latestOfEach(alerts: readonly Alert[]): { alerts: Alert[]; superseded: { alert: Alert; by: string }[] } {
  const latest = new Map<string, Alert>()
  for (const alert of alerts) {
    const other = latest.get(alert.event)
    if (other === undefined || isLater(alert, other)) latest.set(alert.event, alert)
  }
  const kept = new Set(latest.values())
  return {
    alerts: alerts.filter((alert) => kept.has(alert)).map((alert) => withFirstReason(alert, alerts)),
    superseded: alerts.filter((alert) => !kept.has(alert)).map((alert) => ({ alert, by: latest.get(alert.event)!.id })),
  }
}

function isLater(a: Alert, b: Alert): boolean {
  return a.eventRevision - b.eventRevision > 0 || (a.eventRevision === b.eventRevision && a.at > b.at)
}

/** A pure edit that overtakes unsaid news is still news to the reader: it keeps the news' reason. */
function withFirstReason(last: Alert, all: readonly Alert[]): Alert {
  if (last.reason !== 'updated') return last
  const unsaid = all.filter((alert) => alert.event === last.event)
  const news = unsaid.find((alert) => alert.reason === 'opened') ?? unsaid.find((alert) => alert.reason !== 'updated')
  return news === undefined ? last : { ...last, reason: news.reason }
}

function worstFirst(a: Alert, b: Alert): number {
  const edit = (alert: Alert) => Number(alert.reason === 'updated')
  return edit(a) - edit(b) || impactRank(b.impact) - impactRank(a.impact) || a.at.localeCompare(b.at)
}

function groupBy<T>(values: readonly T[], key: (value: T) => string): T[][] {
  return [...Map.groupBy(values, key).values()]
}

import type { Alert } from './alert.ts'
import { impactRank } from './impact.ts'

/** An alert that no message carries yet, and one channel it must go to. */
export interface WaitingAlert {
  alert: Alert
  channel: string
}

/** A message that was put out on a channel. */
export interface SentMessage {
  channel: string
  at: string
}

/** Alerts that go in one message; `because` says why now, or why not before `at`. */
export interface Bundle {
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
 * Turns waiting alerts into few messages for each channel: the first news goes at once, and when more comes than people
 * can read, the rest waits shortly and comes grouped. One event is said once, also when several subscriptions bring it
 * to the same channel. However many alerts there are, a channel gets at most `burst` messages in a window plus one for
 * each `criticalGroupMs`.
 */
export function bundle(
  waiting: readonly WaitingAlert[],
  recent: readonly SentMessage[],
  now: Date,
  limits: BundleLimits = BUNDLE_LIMITS,
): { bundles: Bundle[]; superseded: Superseded[] } {
  const bundles: Bundle[] = []
  const superseded: Superseded[] = []
  for (const [channel, group] of Map.groupBy(waiting, (one) => one.channel)) {
    const events = Map.groupBy(
      group.map((one) => one.alert),
      (alert) => alert.event,
    )
    const alerts: Alert[] = []
    for (const unsaid of events.values()) {
      const said = summary(unsaid)
      alerts.push(said)
      superseded.push(
        ...unsaid.filter((alert) => alert.id !== said.id).map((alert) => ({ alert, channel, by: said.id })),
      )
    }
    const sent = recent.filter((message) => message.channel === channel).map((message) => Date.parse(message.at))
    bundles.push(...plan(alerts.sort(worstFirst), sent, now, limits).map((part) => ({ channel, ...part })))
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

/**
 * Of several unsaid alerts about one event the last is said, with the reason that tells its reader most: its end, else
 * that it is news to them, else the sharpest turn since they last heard.
 */
function summary(unsaid: readonly Alert[]): Alert {
  const revision = Math.max(...unsaid.map((alert) => alert.eventRevision))
  const latest = unsaid.filter((alert) => alert.eventRevision === revision)
  const reason = END.find((end) => latest.some((alert) => alert.reason === end)) ?? newsOrTurn(unsaid)
  const base = latest.find((alert) => alert.reason === reason) ?? latest[0]!
  return base.reason === reason ? base : { ...base, reason }
}

const END = ['withdrawn', 'resolved'] as const
const TURNS = ['corrected', 'escalated', 'updated'] as const

/** A channel knows an event when the first unsaid alert of any subscription is not its opening. */
function newsOrTurn(unsaid: readonly Alert[]): Alert['reason'] {
  const first = [...Map.groupBy(unsaid, (alert) => alert.subscription).values()].map((alerts) =>
    alerts.reduce((early, alert) => (alert.eventRevision < early.eventRevision ? alert : early)),
  )
  if (first.every((alert) => alert.reason === 'opened')) return 'opened'
  return TURNS.find((turn) => unsaid.some((alert) => alert.reason === turn)) ?? 'updated'
}

function worstFirst(a: Alert, b: Alert): number {
  const edit = (alert: Alert) => Number(alert.reason === 'updated')
  return edit(a) - edit(b) || impactRank(b.impact) - impactRank(a.impact) || a.at.localeCompare(b.at)
}

import type { Alert } from './alert.ts'
import type { Event } from './event.ts'
import type { Exposure } from './exposure.ts'
import { impactRank } from './impact.ts'
import type { Message, WatchReport } from './message.ts'
import type { RiskChange } from './risk-watch.ts'

export type DigestContent = Extract<Message['content'], { kind: 'digest' }>

/** What a digest is made of: alerts that wait for it, and the events they are about as these are now. */
export interface DigestInput {
  name: string
  timezone: string
  alerts: readonly Alert[]
  events: ReadonlyMap<string, Event>
  exposures: ReadonlyMap<string, Exposure>
  /** Null for a bundle of many alerts that came at once. */
  report: WatchReport | null
  /** Early-warning levels that changed since the last digest. */
  risks?: readonly RiskChange[]
}

const NOT_EXPOSED: Exposure = { share: 0, routes: [] }

/**
 * Builds the content of a digest: one entry for each event with its most telling alert, the worst impact first, then
 * what hits more traffic, then the newest. Alerts whose event is no longer there are returned as `orphans`.
 */
export function digestContent(input: DigestInput): { content: DigestContent; orphans: Alert[] } {
  const orphans = input.alerts.filter((alert) => !input.events.has(alert.event))
  const byEvent = Map.groupBy(
    input.alerts.filter((alert) => input.events.has(alert.event)),
    (alert) => alert.event,
  )
  const entries = [...byEvent].map(([id, alerts]) => ({
    event: input.events.get(id)!,
    alert: telling(alerts),
    exposure: input.exposures.get(id) ?? NOT_EXPOSED,
  }))
  entries.sort(
    (a, b) =>
      impactRank(b.event.impact) - impactRank(a.event.impact) ||
      b.exposure.share - a.exposure.share ||
      b.alert.at.localeCompare(a.alert.at),
  )
  const { name, timezone, report, risks = [] } = input
  const changed = risks.length === 0 ? {} : { risks: [...risks] }
  return { content: { kind: 'digest', name, timezone, entries, report, ...changed }, orphans }
}

/** The end of an event, or a correction, says more than its start; news says more than an edit. */
function telling(alerts: readonly Alert[]): Alert {
  const weight = { withdrawn: 0, resolved: 1, corrected: 2, opened: 3, escalated: 4, updated: 5 }
  return [...alerts].sort((a, b) => weight[a.reason] - weight[b.reason] || b.at.localeCompare(a.at))[0]!
}

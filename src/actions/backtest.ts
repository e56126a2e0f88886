import { formatDuration } from '../core/duration.ts'
import { atLeast, IMPACTS, type Impact } from '../core/impact.ts'
import type { ReplayDocument, ReplayEvent } from './replay-document.ts'

/** What one subscription or policy would have done over a recording. */
export interface RuleOutcome {
  id: string
  kind: 'subscription' | 'policy'
  /** Alerts sent, or restrictions made (active, proposed, observed). */
  times: number
  events: number
  /** One sentence for people. */
  says: string
}

/** The counterfactual of a set of rules over a recording. */
export interface Backtest {
  rules: RuleOutcome[]
  /** Route changes that would have been. */
  moves: number
  /** Events per impact. */
  events: Record<Impact, number>
}

/** Adds up what every rule would have done: how often it would have rung or moved, and how far ahead of the second voice. */
export function backtest(document: ReplayDocument): Backtest {
  const events = new Map(document.events.map((event) => [event.id, event]))
  const subscriptions = Map.groupBy(document.alerts, (alert) => alert.subscription)
  const policies = Map.groupBy([...document.restrictions, ...document.held], (decision) => decision.policy)
  return {
    rules: [
      ...[...subscriptions].map(([id, alerts]): RuleOutcome => {
        const about = new Set(alerts.map((alert) => alert.event))
        const opened = alerts.filter((alert) => alert.reason === 'opened').length
        const says = `would have rung ${times(alerts.length)} about ${about.size} events (${opened} new)`
        return { id, kind: 'subscription', times: alerts.length, events: about.size, says }
      }),
      ...[...policies].map(([id, decisions]): RuleOutcome => {
        const made = decisions.filter((decision) => decision.verdict !== 'held')
        const about = new Set(made.map((decision) => decision.event))
        const held = decisions.length - made.length
        const parts = made.map(({ at, event, verdict }) => `${verdict} at ${at}${ahead(at, events.get(event))}`)
        const says = `would have restricted ${times(made.length)}${parts.length > 0 ? `: ${parts.join('; ')}` : ''}${held > 0 ? `; held back ${times(held)}` : ''}`
        return { id, kind: 'policy', times: made.length, events: about.size, says }
      }),
    ],
    moves: document.routes.length,
    events: Object.fromEntries(
      IMPACTS.map((impact) => [impact, document.events.filter((event) => event.impact === impact).length]),
    ) as Record<Impact, number>,
  }
}

/** One thing that two versions of the rules would have done differently. */
export interface Difference {
  what: 'alert' | 'restriction' | 'move'
  only: 'before' | 'after'
  at: string
  text: string
}

/** What changes when one set of rules replaces another over the same recording, in time order. */
export function difference(before: ReplayDocument, after: ReplayDocument): Difference[] {
  const one = actions(before)
  const other = actions(after)
  const lost = [...one].filter(([key]) => !other.has(key)).map(([, entry]) => ({ ...entry, only: 'before' as const }))
  const won = [...other].filter(([key]) => !one.has(key)).map(([, entry]) => ({ ...entry, only: 'after' as const }))
  return [...lost, ...won].sort((a, b) => a.at.localeCompare(b.at))
}

/** One line of what would have happened, for people. */
export interface Moment {
  at: string
  kind: 'event' | 'alert' | 'restriction' | 'route' | 'lift'
  impact: Impact | null
  text: string
}

/** Everything that would have happened, in time order, from an impact upwards. */
export function timeline(document: ReplayDocument, floor: Impact): Moment[] {
  const events = new Map(document.events.map((event) => [event.id, event]))
  const title = (id: string) => events.get(id)?.title ?? id
  const shown = document.events.filter((event) => atLeast(event.impact, floor))
  const moments: Moment[] = [
    ...shown.map(
      (event): Moment => ({ at: event.openedAt, kind: 'event', impact: event.impact, text: opening(event) }),
    ),
    ...shown.flatMap((event): Moment[] =>
      event.resolvedAt
        ? [{ at: event.resolvedAt, kind: 'event', impact: event.impact, text: `${event.status}: ${event.title}` }]
        : [],
    ),
    ...document.alerts.map(
      ({ at, reason, impact, subscription, event }): Moment => ({
        at,
        kind: 'alert',
        impact,
        text: `${subscription} ${reason}: ${title(event)}`,
      }),
    ),
    ...document.restrictions.map(
      ({ at, policy, verdict, event, explain }): Moment => ({
        at,
        kind: 'restriction',
        impact: null,
        text: `${policy} ${verdict} (${explain.join('; ')}): ${title(event)}`,
      }),
    ),
    ...document.lifts.map(
      ({ at, verdict, explain }): Moment => ({
        at,
        kind: 'lift',
        impact: null,
        text: `${verdict === 'lift' ? 'lifted' : 'lift proposed'}: ${explain.join('; ')}`,
      }),
    ),
    ...document.routes.map(
      ({ at, id, state, targets }): Moment => ({
        at,
        kind: 'route',
        impact: null,
        text: `${id} ${state}${targets.length > 0 ? `: ${targets.join(' > ')}` : ''}`,
      }),
    ),
  ]
  const order = ['event', 'alert', 'restriction', 'route', 'lift']
  return moments.sort((a, b) => a.at.localeCompare(b.at) || order.indexOf(a.kind) - order.indexOf(b.kind))
}

function opening(event: ReplayEvent): string {
  const names = [...event.vendors, ...event.models].slice(0, 6).join(', ')
  return `${event.category}${names ? ` [${names}]` : ''}: ${event.title}`
}

function actions(document: ReplayDocument): Map<string, Omit<Difference, 'only'>> {
  const events = new Map(document.events.map((event) => [event.id, event.title]))
  return new Map([
    ...document.alerts.map((alert): [string, Omit<Difference, 'only'>] => [
      `alert ${alert.at} ${alert.event} ${alert.subscription} ${alert.reason}`,
      {
        what: 'alert',
        at: alert.at,
        text: `${alert.subscription} ${alert.reason}: ${events.get(alert.event) ?? alert.event}`,
      },
    ]),
    ...document.restrictions.map((one): [string, Omit<Difference, 'only'>] => [
      `restriction ${one.at} ${one.event} ${one.policy} ${one.verdict}`,
      { what: 'restriction', at: one.at, text: `${one.policy} ${one.verdict}: ${events.get(one.event) ?? one.event}` },
    ]),
    ...document.routes.map((route): [string, Omit<Difference, 'only'>] => [
      `move ${route.at} ${route.id} ${route.state} ${route.targets.join()}`,
      { what: 'move', at: route.at, text: `${route.id} ${route.state}: ${route.targets.join(' > ') || 'no target'}` },
    ]),
  ])
}

/** How far a decision was from the second independent voice, in words. */
function ahead(at: string, event: ReplayEvent | undefined): string {
  const second = event?.witnesses.map((witness) => witness.at).sort()[1]
  if (second === undefined) return ', with one witness'
  const gap = Date.parse(second) - Date.parse(at)
  if (gap > 0) return `, ${formatDuration(gap)} before the second witness`
  return gap === 0 ? ', with the second witness' : `, ${formatDuration(-gap)} after the second witness`
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 0 ? 'never' : `${count}×`
}

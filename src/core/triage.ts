import { type Alert, alertsFor } from './alert.ts'
import { assess } from './assess.ts'
import type { Assessment } from './assessment.ts'
import { sharedCauses } from './common-cause.ts'
import type { CommonCause, Event } from './event.ts'
import { type Exposure, expose } from './exposure.ts'
import { atLeast, impactRank } from './impact.ts'
import type { Inventory } from './inventory.ts'
import type { Item } from './item.ts'
import { evaluate, type Policy, type Verdict } from './policy.ts'
import type { Restriction } from './restriction.ts'
import type { Silence } from './silence.ts'
import type { Subscription } from './subscription.ts'
import { keysOf } from './traits.ts'
import { createBatch, type Entry, type Judged, type KnownEvents } from './triage-batch.ts'

export type { Judged } from './triage-batch.ts'

/** An item as it was seen: new, or revised since it was seen before. */
export interface Sighting {
  item: Item
  /** ISO 8601 UTC. */
  seenAt: string
  /** SHA-256 of the snapshot it was parsed from. */
  sha256: string | null
  /** From the first snapshot of a source: stored and judged, not rung. */
  baseline: boolean
}

/** What is known before a batch; the worker reads it from the database, replay keeps it in memory. */
export interface TriageState extends KnownEvents {
  /** Ids of the subscriptions that were told about an event. */
  told(event: string): ReadonlySet<string>
  /** All restrictions of the last 24 hours and all that are not over. */
  restrictions: readonly Restriction[]
  /** Outages and degradations that began within the last hour, for common causes; leave out when unknown. */
  troubles?(): readonly Event[]
}

/** What the configuration decides. */
export interface TriageRules {
  inventory: Inventory
  subscriptions: readonly Subscription[]
  policies: readonly Policy[]
  silences?: readonly Silence[]
  halted: boolean
}

/** An event that a batch opened or changed. */
export interface TriagedEvent extends Omit<Entry, 'readings'> {
  exposure: Exposure
}

/** Everything that follows from a batch of sightings; nothing is done yet. */
export interface TriageOutcome {
  assessments: Assessment[]
  events: TriagedEvent[]
  /** Events that nothing happened to but that share a cause with some that did: kept and shown, told with their next news. */
  noted: { before: Event; after: Event; changes: string[] }[]
  /** Items that concern no event, with the reason. */
  quiet: { item: string; because: string }[]
  alerts: (Alert & { because: string[] })[]
  held: { event: string; subscription: string; because: string }[]
  verdicts: Verdict[]
  /** New restrictions out of the verdicts. */
  restrictions: Restriction[]
}

const HOUR = 3_600_000
/** News published longer ago than this when it is first seen is told as old. */
const LATE_MS = 48 * HOUR
/** News older than this never acts by itself. */
const STALE_MS = 7 * 24 * HOUR

/** Judges sightings and names the index keys whose events `triageBatch` will need. */
export function prepare(sightings: readonly Sighting[]): { readings: Judged[]; keys: string[] } {
  const readings = sightings.map((sighting): Judged => ({ ...sighting, assessment: assess(sighting.item) }))
  return { readings, keys: [...new Set(readings.flatMap(keysOf))] }
}

/**
 * correlate → open or absorb → exposure → alerts → policies, for a batch of readings in the order they were seen. Each
 * event is told and judged once, as it stands after the whole batch.
 */
export function triageBatch(
  readings: readonly Judged[],
  state: TriageState,
  rules: TriageRules,
  now: string,
): TriageOutcome {
  const batch = createBatch(state, now)
  const inOrder = [...readings].sort(byTime)
  const quiet = inOrder.flatMap((reading) => {
    const because = batch.take(reading)
    return because === null ? [] : [{ item: reading.item.id, because }]
  })
  const outcome: TriageOutcome = {
    assessments: readings.map((reading) => reading.assessment),
    events: [],
    noted: [],
    quiet,
    alerts: [],
    held: [],
    verdicts: [],
    restrictions: [],
  }
  const entries = batch.entries().map((entry) => ({ ...entry, after: wake(entry) }))
  const recent = state.troubles?.() ?? []
  const causes = sharedCauses(
    entries.map((entry) => entry.after),
    recent,
  )
  for (const entry of entries) {
    const cause = entry.changes.length > 0 ? causes.get(entry.after.id) : undefined
    decide(cause ? withCause(entry, cause) : entry, state, rules, now, outcome)
  }
  const said = new Set(entries.filter(({ changes }) => changes.length > 0).map(({ after }) => after.id))
  const known = new Map([...recent, ...entries.map(({ after }) => after)].map((event) => [event.id, event]))
  outcome.noted = [...causes].flatMap(([id, cause]) => (said.has(id) ? [] : noted(known.get(id), cause, now)))
  return outcome
}

/** As things were seen; of one snapshot, as they were published: feeds put the newest first. */
function byTime(one: Judged, other: Judged): number {
  if (one.seenAt !== other.seenAt) return one.seenAt < other.seenAt ? -1 : 1
  return (one.item.published ?? '').localeCompare(other.item.published ?? '')
}

/** Exposure, alerts and verdicts of one event, added to the outcome. */
function decide(entry: Entry, state: TriageState, rules: TriageRules, now: string, outcome: TriageOutcome): void {
  const { readings, ...event } = entry
  const { before, after, changes } = event
  const exposure = expose(after, rules.inventory)
  const subject = {
    sources: [...new Set(readings.flatMap(({ item }) => item.source ?? []))],
    kinds: [...new Set(readings.map(({ item }) => item.kind))],
    text: readings.map(({ item }) => `${item.title}\n${item.text}`.slice(0, 4_000)).join('\n'),
  }
  const ages = readings.map(
    ({ item, seenAt }) => Date.parse(seenAt) - Date.parse(item.updated ?? item.published ?? seenAt),
  )
  const at = new Date(now)
  const { alerts, held } = alertsFor({
    ...subject,
    before,
    after,
    changes,
    exposure,
    subscriptions: rules.subscriptions,
    silences: rules.silences ?? [],
    baseline: after.quiet === true,
    late: ages.every((age) => age > LATE_MS),
    told: state.told(after.id),
    now: at,
  })
  outcome.events.push({ ...event, exposure })
  outcome.alerts.push(...alerts)
  outcome.held.push(...held.map((one) => ({ event: after.id, ...one })))
  // What was there when the watch began acts only where an incident shows that it still holds.
  const live = after.quiet !== true || (after.ongoing ?? []).length > 0
  if (!live || ages.every((age) => age > STALE_MS) || !isTurn(before, after)) return
  const verdicts = evaluate({
    ...subject,
    policies: rules.policies,
    event: after,
    exposure,
    inventory: rules.inventory,
    restrictions: [...state.restrictions, ...outcome.restrictions],
    halted: rules.halted,
    now: at,
  })
  outcome.verdicts.push(...verdicts)
  outcome.restrictions.push(...verdicts.flatMap(({ restriction }) => restriction ?? []))
}

/** A cause is said with what else has changed. */
function withCause(entry: Entry, cause: CommonCause): Entry {
  return { ...entry, after: { ...entry.after, commonCause: cause }, changes: [...entry.changes, causeIn(cause)] }
}

/** A cause that comes to light later is no news that rings by itself, but a reader of the event sees it. */
function noted(event: Event | undefined, cause: CommonCause, now: string): TriageOutcome['noted'] {
  if (!event) return []
  const after = { ...event, revision: event.revision + 1, updatedAt: now, commonCause: cause }
  return [{ before: event, after, changes: [causeIn(cause)] }]
}

const causeIn = (cause: CommonCause): string => `common cause likely: ${cause.because}`

/** An event known from a first snapshot becomes news when something happens to it: a new voice or a worse impact. */
function wake({ before, after, readings }: Entry): Event {
  if (after.quiet !== true || readings.every((reading) => reading.baseline)) return after
  const grew =
    before !== null &&
    (after.witnesses.length > before.witnesses.length || impactRank(after.impact) > impactRank(before.impact))
  const { quiet: _, ...awake } = after
  return grew && after.status === 'open' && atLeast(after.impact, 'medium') ? awake : after
}

/** Whether policies have something new to decide: not for every word that is added. */
function isTurn(before: Event | null, after: Event): boolean {
  return before === null || after.revision > before.revision
}

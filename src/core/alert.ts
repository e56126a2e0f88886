import type { Event } from './event.ts'
import { type AlertReason, type EventChange, eventChange, isState } from './event-change.ts'
import type { Exposure } from './exposure.ts'
import { derivedId } from './id.ts'
import { atLeast, type Impact } from './impact.ts'
import type { Kind } from './item.ts'
import { type MatchSubject, matches } from './matcher.ts'
import { type Silence, silencedBy } from './silence.ts'
import type { Subscription } from './subscription.ts'

export { ALERT_REASONS, type AlertReason } from './event-change.ts'

/** Something to say about one event to one subscription. */
export interface Alert {
  id: string
  event: string
  eventRevision: number
  subscription: string
  reason: AlertReason
  impact: Impact
  at: string
  /** What changed and why this subscription hears of it, in words; absent where only the row is known. */
  because?: string[]
}

/** One change of one event, and everything that decides who hears of it. */
export interface AlertInput {
  /** The event as it was; null when it opens. */
  before: Event | null
  after: Event
  /** What the correlation changed, in words; empty when nothing a reader would notice. */
  changes: readonly string[]
  subscriptions: readonly Subscription[]
  exposure: Exposure
  /** True when the change comes from the first snapshot of a source, which is stored but not rung. */
  baseline: boolean
  /** True when the news is old: published long before Tocsin saw it. */
  late: boolean
  /** Ids of the subscriptions that were told about this event before. */
  told: ReadonlySet<string>
  silences?: readonly Silence[]
  /** What the event's items add for matchers. */
  sources?: readonly string[]
  kinds?: readonly Kind[]
  text?: string
  now: Date
}

/** Why a subscription is not told; the first word is the kind of reason. */
export interface Held {
  subscription: string
  because: string
}

/** Decides for every subscription whether it is told about a change of an event: an alert with its reason, or why not. */
export function alertsFor(input: AlertInput): { alerts: (Alert & { because: string[] })[]; held: Held[] } {
  const change = eventChange(input.before, input.after, input.changes)
  const subject: MatchSubject = {
    event: input.after,
    ...(input.sources ? { sources: input.sources } : {}),
    ...(input.kinds ? { kinds: input.kinds } : {}),
    ...(input.text === undefined ? {} : { text: input.text }),
  }
  const silence = silencedBy(input.silences ?? [], subject, input.now)
  const alerts: (Alert & { because: string[] })[] = []
  const held: Held[] = []
  for (const subscription of input.subscriptions) {
    const decision = decide(subscription, change, subject, silence?.silence ?? null, input)
    if ('held' in decision) held.push({ subscription: subscription.id, because: decision.held })
    else alerts.push({ ...alertOf(input, subscription.id, decision.reason), because: decision.because })
  }
  return { alerts, held }
}

type Decision = { reason: AlertReason; because: string[] } | { held: string }

function decide(
  subscription: Subscription,
  change: EventChange,
  subject: MatchSubject,
  silence: Silence | null,
  input: AlertInput,
): Decision {
  if (change.reason === null) return { held: 'unchanged: nothing that a reader would notice' }
  const told = input.told.has(subscription.id)
  const { matched, because } = matches(subscription.match, subject)
  // A recall must reach whoever acts on what was said before, whatever they subscribe to or silenced since.
  const recall = change.reason === 'withdrawn' || change.reason === 'corrected'
  if (told && recall) return { reason: change.reason, because: ['was told before', ...change.because] }
  if (silence !== null) return { held: `silenced: ${silence.reason} (until ${silence.until})` }
  return told ? decideTold(matched, because, change, input) : decideNew(subscription, matched, because, change, input)
}

/** For those who know of the event: its end and every turn always pass; edits only while it is still theirs. */
function decideTold(matched: boolean, because: string[], change: EventChange, input: AlertInput): Decision {
  const reason = change.reason as AlertReason
  if (isState(change)) return { reason, because: ['was told before', ...change.because] }
  if (!matched) return { held: `no-match: ${because.join('; ')}` }
  if (input.baseline) return { held: 'baseline: the first snapshot of a source is not rung' }
  return { reason, because: [...because, ...change.because] }
}

/** For those who do not know of it yet, whatever happened to it is its opening, unless it is already over. */
function decideNew(
  subscription: Subscription,
  matched: boolean,
  because: string[],
  change: EventChange,
  input: AlertInput,
): Decision {
  if (!matched) return { held: `no-match: ${because.join('; ')}` }
  if (input.after.status !== 'open') return { held: `over: it is ${input.after.status}, and its start was not sent` }
  if (input.baseline) return { held: 'baseline: the first snapshot of a source is not rung' }
  if (input.late && subscription.mode === 'immediate' && !isPressing(input)) {
    return { held: 'late: the news is old, below high, and none of your routes runs on what it names' }
  }
  return { reason: 'opened', because: [...because, ...change.because] }
}

/** Worth waking somebody even when it comes late: a missed alarm is worse than an old one. */
function isPressing({ after, exposure }: AlertInput): boolean {
  return atLeast(after.impact, 'high') || exposure.routes.some((route) => route.primaryHit)
}

function alertOf({ after, now }: AlertInput, subscription: string, reason: AlertReason): Alert {
  return {
    id: derivedId('alr', after.id, String(after.revision), subscription, reason),
    event: after.id,
    eventRevision: after.revision,
    subscription,
    reason,
    impact: after.impact,
    at: now.toISOString(),
  }
}

import { CERTAINTIES } from './assessment.ts'
import type { Event } from './event.ts'
import { atLeast, impactRank } from './impact.ts'

export const ALERT_REASONS = ['opened', 'escalated', 'updated', 'resolved', 'withdrawn', 'corrected'] as const
/** Why somebody is told about an event now. */
export type AlertReason = (typeof ALERT_REASONS)[number]

/** What a change of an event is to a reader who knows how it was; `reason` null when they would see no difference. */
export interface EventChange {
  reason: AlertReason | null
  because: string[]
}

/** Categories that get better by themselves step by step; a lower impact there is progress, not a correction. */
const INCIDENTS = new Set<Event['category']>(['outage', 'degradation', 'maintenance', 'resolved'])

/** Names what happened to an event: it opened, turned for the worse, ended, was recalled, was wrong before, or was edited. */
export function eventChange(before: Event | null, after: Event, changes: readonly string[]): EventChange {
  if (before === null) return { reason: 'opened', because: ['is new'] }
  if (after.status !== before.status) {
    const because = [`was ${before.status}, is ${after.status}`]
    return { reason: after.status === 'open' ? 'escalated' : after.status, because }
  }
  const worse = escalation(before, after)
  if (worse.length > 0) return { reason: 'escalated', because: worse }
  const wrong = after.status === 'open' ? correction(before, after) : []
  if (wrong.length > 0) return { reason: 'corrected', because: wrong }
  if (changes.length > 0 || after.revision > before.revision) {
    return { reason: 'updated', because: changes.length > 0 ? [...changes] : ['has new details'] }
  }
  return { reason: null, because: [] }
}

/** True for a turn of the story; pure edits are not. */
export function isState({ reason }: EventChange): boolean {
  return reason !== null && reason !== 'updated'
}

function escalation(before: Event, after: Event): string[] {
  const worse: string[] = []
  if (impactRank(after.impact) > impactRank(before.impact)) {
    worse.push(`impact rose from ${before.impact} to ${after.impact}`)
  }
  if (after.availability === 'withdrawn' && before.availability !== 'withdrawn') {
    worse.push('what it is about was withdrawn')
  }
  const firmer = after.certainty === 'official' && before.certainty !== 'official'
  if (firmer && atLeast(after.impact, 'high')) worse.push('it became official')
  return worse
}

/** What was said before and does not hold any more. New names beside the old ones are news, not a correction. */
function correction(before: Event, after: Event): string[] {
  const wrong: string[] = []
  const gone = (label: string, was: readonly string[], is: readonly string[]) => {
    const lost = was.filter((value) => !is.includes(value))
    if (lost.length > 0) wrong.push(`${label} no longer: ${lost.join(', ')}`)
  }
  if (!INCIDENTS.has(after.category)) {
    if (impactRank(after.impact) < impactRank(before.impact)) {
      wrong.push(`impact fell from ${before.impact} to ${after.impact}`)
    }
    if (CERTAINTIES.indexOf(after.certainty) > CERTAINTIES.indexOf(before.certainty)) {
      wrong.push(`certainty fell from ${before.certainty} to ${after.certainty}`)
    }
  }
  gone('vendor', before.vendors, after.vendors)
  // A page names the parts of a disturbance as it understands them; a measure is about what it names.
  if (!INCIDENTS.has(after.category)) gone('model', before.models, after.models)
  gone('population', before.populations, after.populations)
  gone('jurisdiction', before.jurisdictions, after.jurisdictions)
  if (before.effectiveOn !== null && after.effectiveOn !== before.effectiveOn) {
    wrong.push(`effective date was ${before.effectiveOn}, is ${after.effectiveOn ?? 'open'}`)
  }
  return wrong
}

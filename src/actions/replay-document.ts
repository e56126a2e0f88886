import type { AlertReason } from '../core/alert.ts'
import type { RouteState } from '../core/directive.ts'
import type { Event } from '../core/event.ts'
import type { Impact } from '../core/impact.ts'
import type { Verdict } from '../core/policy.ts'

/** An event as the replay document shows it. */
export interface ReplayEvent
  extends Omit<Event, 'witnesses' | 'evidence' | 'revision' | 'ongoing' | 'services' | 'quiet' | 'notes'> {
  witnesses: { publisher: string; authority: string; at: string }[]
  notes: string[]
}

export interface ReplayAlert {
  at: string
  event: string
  reason: AlertReason
  impact: Impact
  subscription: string
}

/** What a policy would have decided; `restriction` when it would have made one. */
export interface ReplayRestriction extends Omit<Verdict, 'restriction'> {
  restriction?: string
}

/** What would have been (CONTRACTS §8): events, alerts, restrictions, moves of routes, with their times. */
export interface ReplayDocument {
  from: string
  to: string
  observations: number
  /** New or revised items. */
  items: number
  events: ReplayEvent[]
  /** Events that were over or old when the recording began and of which nothing new was seen; not listed. */
  background: number
  alerts: ReplayAlert[]
  restrictions: ReplayRestriction[]
  /** Ends of restrictions: `lift` by itself, `propose` to a person. */
  lifts: {
    at: string
    restriction: string
    verdict: 'lift' | 'propose' | 'held'
    because: string[]
    explain: string[]
  }[]
  /** Policies that matched and did nothing, each reason once. */
  held: ReplayRestriction[]
  routes: { at: string; id: string; state: RouteState; targets: string[]; excluded: string[] }[]
  skipped: { file: string; why: string }[]
  /** Observations that a running watch would have taken for a failing source: error pages, HTTP errors, other shapes. */
  failed: { file: string; why: string }[]
}

/** An event for the replay document: without what only the service needs. */
export function describeEvent(event: Event): ReplayEvent {
  const { evidence: _, revision: __, ongoing: ___, quiet: ____, services: _____, notes, witnesses, ...rest } = event
  return {
    ...rest,
    notes: notes ?? [],
    witnesses: witnesses.map(({ publisher, authority, at }) => ({ publisher, authority, at })),
  }
}

import type { Impact } from './impact.ts'

export const ALERT_REASONS = ['opened', 'escalated', 'updated', 'resolved', 'withdrawn', 'corrected'] as const
/** Why somebody is told about an event now. */
export type AlertReason = (typeof ALERT_REASONS)[number]

/** Something to say about one event to one subscription. */
export interface Alert {
  id: string
  event: string
  eventRevision: number
  subscription: string
  reason: AlertReason
  impact: Impact
  at: string
}

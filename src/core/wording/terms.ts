import type { Category, Certainty } from '../assessment.ts'
import type { RouteState } from '../directive.ts'
import type { Impact } from '../impact.ts'
import type { Authority } from '../item.ts'
import type { Basis } from '../restriction.ts'
import type { RiskLevel } from '../risk.ts'

/** The closed lists in words that a reader woken at night understands without a manual. */
export const CATEGORY_WORDS: Record<Category, string> = {
  export_control: 'Export control',
  sanctions: 'Sanctions',
  ai_regulation: 'AI regulation',
  court_order: 'Court order',
  vendor_withdrawal: 'Withdrawal by the vendor',
  region_restriction: 'Regional restriction',
  model_deprecation: 'Model deprecation',
  terms_change: 'Change of terms',
  outage: 'Outage',
  degradation: 'Degraded service',
  maintenance: 'Maintenance',
  resolved: 'All clear',
  security_incident: 'Security incident',
  price_or_quota_change: 'Change of price or quota',
  policy_signal: 'Policy signal',
  other: 'Other',
}

export const IMPACT_WORDS: Record<Impact, string> = {
  critical: 'access is cut or use is prohibited, now or within days',
  high: 'announced with a date, or a severe outage',
  medium: 'proposed, partial or likely',
  low: 'good to know',
  none: 'does not concern you',
}

export const CERTAINTY_WORDS: Record<Certainty, string> = {
  official: 'official',
  reported: 'reported, not yet official',
  rumour: 'a rumour so far',
  opinion: 'an opinion',
}

export const AUTHORITY_WORDS: Record<Authority, string> = {
  official: 'official body',
  vendor: 'vendor',
  press: 'press',
  aggregator: 'repeater',
}

export const BASIS_WORDS: Record<Basis, string> = {
  legal: 'legal: to go on using it would itself be the violation',
  availability: 'availability: traffic moves, the least bad target stays',
  precaution: 'precaution: other targets first, this one as last resort',
}

export const ROUTE_STATE_WORDS: Record<RouteState, string> = {
  normal: 'normal',
  diverted: 'diverted to another target',
  degraded: 'degraded: only a least bad target is left',
  closed: 'closed: no lawful target is left',
}

export const RISK_WORDS: Record<RiskLevel, string> = {
  acute: 'acute: what came before known cut-offs is all there',
  high: 'high: several grave signs',
  raised: 'raised: there are signs',
  low: 'low',
}

/** An id of a closed or open list as words: `foreign_nationals` → `foreign nationals`. */
export function words(id: string): string {
  return id.replaceAll('_', ' ')
}

/** `a`, `a and b`, `a, b and c`; after `max` names it says how many more there are. */
export function listed(names: readonly string[], max = 6): string {
  const shown = names.slice(0, max)
  if (names.length > max) return `${shown.join(', ')} and ${names.length - max} more`
  if (shown.length < 2) return shown.join('')
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}

/** A share of 0 to 1 as whole percent; what is there but below one percent stays visible. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return 'under 1 %'
  if (share < 1 && share > 0.99) return 'over 99 %'
  return `${Math.round(share * 100)} %`
}

/** `1 route`, `2 routes`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

/** First letter upper case. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** An instant with its zone: `Fri, 12 Jun 2026, 14:45 CEST`. */
export function moment(instant: string, timezone = 'UTC'): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  })
  return format.format(Date.parse(instant)).replace(/ at /, ', ')
}

/** A calendar date (`YYYY-MM-DD`, or `YYYY-MM`) in words; anything else unchanged. */
export function day(date: string): string {
  const full = /^\d{4}-\d{2}(-\d{2})?$/.exec(date)
  const millis = Date.parse(date)
  if (full === null || Number.isNaN(millis)) return date
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    ...(full[1] === undefined ? {} : { day: 'numeric' as const, weekday: 'short' as const }),
    month: 'short',
    year: 'numeric',
  })
  return format.format(millis)
}

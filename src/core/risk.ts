import type { Event } from './event.ts'
import type { Impact } from './impact.ts'

export const RISK_LEVELS = ['low', 'raised', 'high', 'acute'] as const
/** How likely a vendor or model is to be cut off soon, judged from what is already known. Advice, never an action. */
export type RiskLevel = (typeof RISK_LEVELS)[number]

/** One sign, the event that gave it, and how much it weighs now. */
export interface RiskSign {
  sign: string
  event: string
  at: string
  weight: number
  /** What the event is called, and the words of a source that speak most for it; null where none is kept. */
  title: string
  quote: { text: string; url: string | null; publisher: string | null } | null
}

/** The risk of one vendor, or of one of its models. */
export interface Risk {
  vendor: string
  model: string | null
  level: RiskLevel
  score: number
  because: RiskSign[]
}

const DAY_MS = 86_400_000
/** After this many days a sign weighs half: disputes of this kind ran for weeks, not years. */
export const HALF_LIFE_DAYS = 14
const FORGOTTEN = 0.05
const LEVELS: readonly (readonly [number, RiskLevel])[] = [
  [5, 'acute'],
  [2.5, 'high'],
  [1, 'raised'],
  [0, 'low'],
]
/** What each category says about the future of access, per event, before its impact is weighed. */
const SIGNS: Readonly<Partial<Record<Event['category'], readonly [string, number]>>> = {
  security_incident: ['security disclosure', 1],
  policy_signal: ['policy signal', 0.8],
  export_control: ['export-control act', 1.4],
  sanctions: ['designation or sanction', 1.4],
  court_order: ['court order', 0.8],
  ai_regulation: ['binding rule', 0.4],
  region_restriction: ['access narrowed', 0.9],
  vendor_withdrawal: ['vendor withdrew something', 0.9],
  terms_change: ['terms tightened', 0.4],
  model_deprecation: ['retirement announced', 0.3],
  outage: ['outage', 0.2],
}
const IMPACT_WEIGHT: Readonly<Record<Impact, number>> = { none: 0, low: 0.35, medium: 1, high: 1.8, critical: 3 }

/** Reads early warnings out of recent events: per vendor and per model a level with its reasons, strongest first. */
export function risksOf(events: readonly Event[], now: string): Risk[] {
  const signs = new Map<string, { vendor: string; model: string | null; signs: RiskSign[] }>()
  for (const event of events) {
    const sign = signOf(event, now)
    if (sign === null) continue
    for (const vendor of event.vendors) {
      add(signs, vendor, null, sign)
      for (const model of event.models) add(signs, vendor, model, sign)
    }
  }
  return [...signs.values()].map(({ vendor, model, signs: list }) => riskOf(vendor, model, list)).sort(strongestFirst)
}

/** How much an event of a category and an impact weighs when it is fresh and certain; null where it is no sign. */
export function freshWeight(category: Event['category'], impact: Impact): { sign: string; weight: number } | null {
  const known = SIGNS[category]
  return known ? { sign: known[0], weight: round(known[1] * IMPACT_WEIGHT[impact]) } : null
}

/** The level of a score. */
export function levelOf(score: number): RiskLevel {
  return LEVELS.find(([least]) => score >= least)?.[1] ?? 'low'
}

/** The least score of a level. */
export function leastOf(level: RiskLevel): number {
  return LEVELS.find(([, one]) => one === level)![0]
}

/** What some signs add up to: those that go together weigh more. */
export function scoreOf(signs: readonly Pick<RiskSign, 'sign' | 'weight'>[]): number {
  const kinds = new Set(signs.map((one) => one.sign))
  let score = signs.reduce((sum, one) => sum + one.weight, 0)
  // a disclosure followed by signals from a government is how the known withdrawals began
  if (kinds.has('security disclosure') && (kinds.has('policy signal') || kinds.has('export-control act'))) score *= 1.5
  if (signs.filter((one) => RESTRICTIVE.has(one.sign)).length >= 2) score *= 1.25
  return round(score)
}

function signOf(event: Event, now: string): RiskSign | null {
  const known = SIGNS[event.category]
  if (!known || event.status === 'withdrawn') return null
  const days = (Date.parse(now) - Date.parse(event.peakAt)) / DAY_MS
  if (days < 0) return null
  // a cut that is over still says that it can happen, at half weight
  const over = event.status === 'resolved' ? 0.5 : 1
  const certainty = { official: 1, reported: 0.8, rumour: 0.4, opinion: 0.15 }[event.certainty]
  const weight = known[1] * IMPACT_WEIGHT[event.impact] * over * certainty * 0.5 ** (days / HALF_LIFE_DAYS)
  if (weight < FORGOTTEN) return null
  const { id, peakAt, title } = event
  return { sign: known[0], event: id, at: peakAt, weight: round(weight), title, quote: quoteOf(event) }
}

/** The first words of the firmest voice: the body that rules, else the vendor, else whoever spoke first. */
function quoteOf({ evidence }: Event): RiskSign['quote'] {
  const firm = ['official', 'vendor'].map((authority) => evidence.find((one) => one.authority === authority))
  const { quote, url, publisher } = firm.find((one) => one !== undefined) ?? evidence[0] ?? {}
  return quote === undefined ? null : { text: quote, url: url ?? null, publisher: publisher ?? null }
}

function riskOf(vendor: string, model: string | null, list: readonly RiskSign[]): Risk {
  const because = [...list].sort((a, b) => b.weight - a.weight || a.event.localeCompare(b.event))
  const score = scoreOf(because)
  return { vendor, model, level: levelOf(score), score, because }
}

const RESTRICTIVE: ReadonlySet<string> = new Set([
  'export-control act',
  'designation or sanction',
  'access narrowed',
  'court order',
])

function add(
  into: Map<string, { vendor: string; model: string | null; signs: RiskSign[] }>,
  vendor: string,
  model: string | null,
  sign: RiskSign,
): void {
  const key = JSON.stringify([vendor, model])
  const entry = into.get(key) ?? { vendor, model, signs: [] }
  entry.signs.push(sign)
  into.set(key, entry)
}

function strongestFirst(a: Risk, b: Risk): number {
  return b.score - a.score || a.vendor.localeCompare(b.vendor) || (a.model ?? '').localeCompare(b.model ?? '')
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

import type { Category } from '../assessment.ts'
import type { Impact } from '../impact.ts'
import { undoesMeasure } from '../ruling.ts'
import { isEcho } from './echo.ts'
import { bandOf } from './facts.ts'
import { asks, saysDenied } from './headline.ts'
import type { Incident } from './incident.ts'
import type { Evidence } from './judge.ts'

const RANK: Readonly<Record<Impact, number>> = { none: 0, low: 1, medium: 2, high: 3, critical: 4 }

/**
 * Holds an impact within what quoted facts support, upwards and downwards: no rule, no high impact, however alarming the
 * words are. A dated retirement is pure arithmetic; an incident that is over is low.
 */
export function capImpact(weighed: Impact, category: Category, evidence: Evidence): Impact {
  return cap(raised(weighed, category, evidence), category, evidence)
}

/** What cannot be less, because what it asks of a customer cannot wait: exposed keys are rotated, prohibitions are obeyed. */
const LEAST: Readonly<Partial<Record<Category, { rules: readonly string[]; zones: string; impact: Impact }>>> = {
  security_incident: { rules: ['secrets-exposed', 'vendor-breached'], zones: 'tl', impact: 'high' },
  ai_regulation: { rules: ['ai-law-prohibits'], zones: 't', impact: 'high' },
}

function raised(weighed: Impact, category: Category, { findings }: Evidence): Impact {
  const least = LEAST[category]
  if (least === undefined || RANK[weighed] >= RANK[least.impact]) return weighed
  const fired = (id: string) => findings.some(({ frame, zone }) => frame.id === id && least.zones.includes(zone))
  return least.rules.every(fired) ? least.impact : weighed
}

function cap(weighed: Impact, category: Category, evidence: Evidence): Impact {
  const { facts, findings } = evidence
  const most = MOST[category]
  if (most !== undefined && RANK[weighed] > RANK[most]) return cap(most, category, evidence)
  if (category === 'model_deprecation' && facts.notice !== null && evidence.reading.item.kind === 'vendor')
    return ({ past: 'low', now: 'critical', dated: 'high', far: 'medium' } as const)[bandOf(facts.notice)]
  if (facts.incident && (category === 'outage' || category === 'degradation'))
    return severityOf(facts.incident, category, evidence, weighed)
  const at = (id: string) => findings.some((finding) => finding.frame.id === id && finding.zone !== 'b')
  // explainers that restate a date are medium; a rule that makes a service change is more
  if (
    category === 'ai_regulation' &&
    evidence.reading.item.kind === 'news' &&
    at('ai-act-restated') &&
    !at('ai-law-prohibits') &&
    !at('rules-force-vendor')
  )
    return 'medium'
  if (category === 'model_deprecation' && (at('model-retired') || at('endpoint-retired')) && facts.notice !== null)
    return bandOf(facts.notice) === 'past' ? 'low' : bandOf(facts.notice) === 'far' ? 'medium' : 'high'
  // a product dropped by choice, with a date ahead, is what a dated retirement is
  if (
    category === 'vendor_withdrawal' &&
    at('product-shut-down') &&
    facts.notice !== null &&
    bandOf(facts.notice) === 'dated'
  )
    return 'high'
  if (RANK[weighed] > RANK.low && saysDenied(evidence)) return 'low'
  if (RANK[weighed] > RANK.medium && (undoesMeasure(evidence.reading.item.title) || asks(evidence))) return 'medium'
  if (RANK[weighed] > RANK.medium && MEASURES.has(category) && (isEcho(evidence) || isBrief(evidence))) return 'medium'
  // what is announced for a day that leaves time to move is high (annotation guide: 8 days and more)
  if (weighed === 'critical' && isAhead(evidence)) return cap('high', category, evidence)
  let ceiling: Impact = 'medium'
  const raise = (to: Impact) => {
    if (RANK[to] > RANK[ceiling]) ceiling = to
  }
  // what only the background says is context: it lifts nothing above medium
  const head = findings.filter(({ zone }) => zone !== 'b')
  for (const { frame } of head) raise(frame.says[1])
  if (facts.notice !== null || facts.incident !== null) raise('high')
  // every notice in a register states days: there a near one makes nothing grave of which no rule speaks
  const register = evidence.reading.item.kind === 'regulatory'
  const spoken = !register || head.some(({ frame }) => RANK[frame.says[1]] > RANK.low)
  if (spoken && facts.notice !== null && facts.notice >= -30 && facts.notice <= 7) raise('critical')
  // rules that say what is done (cut, shut down, deprecate) may weigh more than their usual impact
  if (head.some(({ frame }) => STRONG.has(frame.says[0]) && frame.says[1] !== 'none' && frame.says[1] !== 'low'))
    raise('high')
  return RANK[weighed] > RANK[ceiling] ? ceiling : weighed
}

/** What a category can mean at most, by what it is: the end of trouble, a plan, a proposal cuts nobody off (CONTRACTS §1). */
const MOST: Readonly<Partial<Record<Category, Impact>>> = {
  resolved: 'low',
  other: 'low',
  maintenance: 'medium',
  degradation: 'medium',
  policy_signal: 'medium',
  price_or_quota_change: 'high',
  security_incident: 'high',
}

/** A stated day more than a week off, and no word that something happens before it. */
export function isAhead({ facts, reading }: Evidence): boolean {
  if (facts.notice === null || facts.notice <= 7) return false
  return !AT_ONCE.test(`${reading.title.plain} ${reading.text.plain.slice(0, LEAD)}`)
}

/** Characters in which an item says that something happens before the day it states. */
const LEAD = 400
// not the days of the week: they tell when it was announced
const AT_ONCE =
  /\b(?:immediate(?:ly)?|at once|right away|forthwith|effective (?:today|now)|as of (?:today|now)|already|ahead of (?:the|its) (?:date|deadline)|no longer (?:available|works?)|ab sofort|mit sofortiger wirkung|effet immediat|des maintenant|efecto inmediato|de inmediato|desde hoy)\b|即日|即時|立即|立刻|即刻|直ちに/

/** Acts of states and vendors, which are told again for months. */
export const MEASURES: ReadonlySet<Category> = new Set([
  'export_control',
  'sanctions',
  'region_restriction',
  'court_order',
  'vendor_withdrawal',
  'model_deprecation',
])

/** What is away for minutes or hours, or from some accounts, is no withdrawal. */
function isBrief({ reading }: Evidence): boolean {
  return BRIEF.test(`${reading.title.plain} ${reading.text.plain.slice(0, 300)}`)
}

const BRIEF =
  /\bfor (?:about |up to |some |around )?(?:\d+|a few|several|ten|twenty|thirty) (?:minutes|hours)\b|\bfor \d+ accounts\b/

const STRONG: ReadonlySet<Category> = new Set([
  'model_deprecation',
  'vendor_withdrawal',
  'outage',
  'security_incident',
  'ai_regulation',
  'court_order',
  'export_control',
  'sanctions',
  'terms_change',
  'price_or_quota_change',
  'region_restriction',
  'policy_signal',
])

/** Severity of an open incident by what is hit and how wide (annotation guide, status). */
function severityOf(incident: Incident, category: Category, evidence: Evidence, weighed: Impact): Impact {
  if (weighed === 'none' || incident.component === 'peripheral' || incident.component === 'other-github')
    return RANK[weighed] > 1 ? 'low' : weighed
  if (category === 'degradation') return RANK[weighed] > 2 ? 'medium' : weighed
  if (incident.narrow) return RANK[weighed] > 2 ? 'medium' : weighed
  const dead = evidence.reading.cues.some((hit) => hit.id === 'outage' && hit.field === 'title')
  const core = incident.component === 'inference' || incident.component === 'compute' || incident.wide
  if (incident.level === 'major' || (incident.level === 'partial' && (incident.wide || (core && dead)))) return 'high'
  return RANK[weighed] > 2 && !(core && dead) ? 'medium' : weighed
}

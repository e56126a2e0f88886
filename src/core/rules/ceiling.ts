import type { Category } from '../assessment.ts'
import type { Impact } from '../impact.ts'
import { bandOf } from './facts.ts'
import type { Evidence } from './judge.ts'

const RANK: Readonly<Record<Impact, number>> = { none: 0, low: 1, medium: 2, high: 3, critical: 4 }

/**
 * Holds an impact within what quoted facts support: no rule, no high impact, however alarming the words are. A dated
 * retirement is pure arithmetic; an incident that is over is low.
 */
export function capImpact(weighed: Impact, category: Category, evidence: Evidence): Impact {
  const { facts, findings } = evidence
  if (category === 'resolved') return 'low'
  if (category === 'model_deprecation' && facts.notice !== null && evidence.reading.item.kind === 'vendor')
    return ({ past: 'low', now: 'critical', dated: 'high', far: 'medium' } as const)[bandOf(facts.notice)]
  let ceiling: Impact = 'medium'
  const raise = (to: Impact) => {
    if (RANK[to] > RANK[ceiling]) ceiling = to
  }
  for (const { frame } of findings) raise(frame.says[1])
  if (facts.notice !== null || facts.incident !== null) raise('high')
  if (facts.notice !== null && facts.notice >= -30 && facts.notice <= 7) raise('critical')
  // rules that say what is done (cut, shut down, deprecate) may weigh more than their usual impact
  if (findings.some(({ frame }) => STRONG.has(frame.says[0]) && frame.says[1] !== 'none' && frame.says[1] !== 'low'))
    raise('high')
  return RANK[weighed] > RANK[ceiling] ? ceiling : weighed
}

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

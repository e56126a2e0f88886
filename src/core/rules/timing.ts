import type { Category } from '../assessment.ts'
import type { Item } from '../item.ts'
import { ENOUGH } from './effective.ts'
import type { Evidence, Judgement } from './judge.ts'

/** Categories whose items may state a day from which something applies. */
const DATED: ReadonlySet<Category> = new Set([
  'export_control',
  'sanctions',
  'ai_regulation',
  'court_order',
  'vendor_withdrawal',
  'region_restriction',
  'model_deprecation',
  'terms_change',
  'price_or_quota_change',
  'maintenance',
])

/** The day from which an item's measure applies; an order that cuts access at once applies from its date. */
export function effectiveFor(
  evidence: Evidence,
  judgement: Pick<Judgement, 'relevant' | 'category' | 'impact'>,
): string | null {
  if (!judgement.relevant) return null
  const { effective } = evidence.facts
  if (DATED.has(judgement.category) && effective && effective.score >= ENOUGH) return effective.on
  if (judgement.category === 'resolved' && effective && effective.score >= 2) return effective.on
  // who cuts access says so when it does: a status line or the vendor's own statement is dated by the cut
  if (judgement.impact === 'critical' && CUT.has(judgement.category) && isOwnWord(evidence.reading.item))
    return evidence.reading.item.published?.slice(0, 10) ?? null
  return null
}

const CUT: ReadonlySet<Category> = new Set(['export_control', 'vendor_withdrawal', 'region_restriction'])

function isOwnWord({ kind, authority }: Item): boolean {
  return (kind === 'status' || kind === 'vendor') && (authority === 'vendor' || authority === 'official')
}

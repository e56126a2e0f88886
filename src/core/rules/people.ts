import type { Category } from '../assessment.ts'
import type { Evidence, Judgement } from './judge.ts'

/** Which categories can hit each population; a mention elsewhere is colour. */
const HIT_BY: Readonly<Record<string, ReadonlySet<Category>>> = {
  foreign_nationals: new Set(['export_control', 'region_restriction', 'terms_change', 'vendor_withdrawal']),
  entities_of_concern: new Set(['export_control', 'region_restriction', 'sanctions', 'vendor_withdrawal']),
  sanctioned_territories: new Set(['region_restriction', 'sanctions', 'export_control', 'terms_change']),
  government_users: new Set(['ai_regulation', 'sanctions', 'policy_signal', 'court_order']),
  defense_contractors: new Set(['sanctions']),
  minors: new Set(['terms_change', 'region_restriction', 'ai_regulation']),
  students: new Set(['price_or_quota_change', 'terms_change']),
}

/** The populations that an item's measure hits: those it names where it states the measure. */
export function peopleOf(
  { reading, zones, findings }: Evidence,
  judgement: Pick<Judgement, 'relevant' | 'category'> & { impact?: string },
): string[] {
  if (!judgement.relevant || judgement.impact === 'low') return []
  const found = new Set<string>()
  // an order to agencies binds them; a designation binds contractors, whoever else is named
  const agencies = findings.some(({ frame, zone }) => frame.id === 'federal-purchase-ban' && zone !== 'b')
  if (agencies && judgement.category === 'sanctions') found.add('government_users')
  for (const hit of reading.populations) {
    const zone = zones[hit.sentence]!
    if (!HIT_BY[hit.id]?.has(judgement.category)) continue
    if (hit.id === 'government_users' && judgement.category === 'sanctions') continue
    if (zone === 'b' && hit.id !== 'foreign_nationals') continue
    // designations under 10 USC 3252 bind contractors, whether or not the text spells them out
    if (hit.id === 'defense_contractors' && judgement.impact !== 'critical' && judgement.impact !== 'high') continue
    found.add(hit.id)
  }
  return [...found].sort()
}

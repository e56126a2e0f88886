import type { Assessment, Category, Certainty } from './assessment.ts'
import type { Impact } from './impact.ts'
import type { Item } from './item.ts'
import { type Hit, readItem, wordsOf } from './vocabulary/reading.ts'

const FIRST: readonly (readonly [string, Category, Impact])[] = [
  ['lifted_controls', 'resolved', 'low'],
  ['expected_lift', 'policy_signal', 'low'],
  ['access_cut', 'export_control', 'critical'],
  ['supply_chain_risk', 'sanctions', 'medium'],
  ['breach', 'security_incident', 'medium'],
  ['resolved_mark', 'resolved', 'low'],
  ['deprecate', 'model_deprecation', 'medium'],
  ['shutdown', 'vendor_withdrawal', 'high'],
  ['major_outage', 'outage', 'high'],
  ['outage', 'outage', 'medium'],
  ['degradation', 'degradation', 'medium'],
  ['maintenance', 'maintenance', 'low'],
  ['ai_act', 'ai_regulation', 'medium'],
  ['export_control', 'export_control', 'low'],
  ['injunction', 'court_order', 'high'],
  ['price_up', 'price_or_quota_change', 'medium'],
  ['price_down', 'price_or_quota_change', 'low'],
  ['quota', 'price_or_quota_change', 'medium'],
  ['terms', 'terms_change', 'low'],
]

/** Says what an item means for a company that depends on what it names; every reason quotes the item verbatim. */
export function assess(item: Item): Assessment {
  const reading = readItem(item)
  const lead = (hit: Hit) => hit.field === 'title' || hit.sentence <= 2
  const vendors = [
    ...new Set([
      ...reading.vendors.filter(lead).map((hit) => hit.id),
      ...reading.models.filter(lead).map((hit) => hit.vendor),
    ]),
  ]
    .filter((id) => id !== '')
    .sort()
  let found: { category: Category; impact: Impact; hit: Hit } | null = null
  for (const [cue, category, impact] of FIRST) {
    const hit = reading.cues.find((one) => one.id === cue && lead(one))
    if (hit) {
      found = { category, impact, hit }
      break
    }
  }
  const certainty: Certainty = item.kind === 'news' ? 'reported' : 'official'
  const relevant = found !== null && (vendors.length > 0 || reading.bodies.length > 0)
  return {
    id: item.id,
    relevant,
    category: relevant ? found!.category : 'other',
    impact: relevant ? found!.impact : 'none',
    certainty,
    confidence: 0.5,
    vendors: relevant ? vendors : [],
    models: relevant ? [...new Set(reading.models.filter(lead).map((hit) => hit.model))].sort() : [],
    jurisdictions: relevant
      ? [...new Set([...reading.bodies, ...reading.places].filter(lead).map((hit) => hit.id))].sort()
      : [],
    populations: relevant ? [...new Set(reading.populations.map((hit) => hit.id))].sort() : [],
    instruments: [],
    effectiveOn: null,
    because: found ? [{ rule: found.hit.id, quote: wordsOf(reading, found.hit), field: found.hit.field }] : [],
  }
}

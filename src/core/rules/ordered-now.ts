import type { Category } from '../assessment.ts'
import { ruledAbroad } from './abroad.ts'
import type { Decisive } from './decisive.ts'
import type { Evidence } from './judge.ts'

/** Rules that state an order or a prohibition, and what its category is when the order decides. */
const ORDERS: ReadonlyMap<string, Category> = new Map<string, Category>([
  ['bars-foreigners', 'export_control'],
  ['licence-before-access', 'export_control'],
  ['ordered-cut', 'export_control'],
  ['vendor-listed', 'sanctions'],
  ['federal-purchase-ban', 'sanctions'],
  ['barred-from-official-use', 'ai_regulation'],
  ['screened-out', 'region_restriction'],
  ['place-shut-out', 'region_restriction'],
  ['place-orders-stop', 'region_restriction'],
  ['ordered-to-stop', 'region_restriction'],
])

/** What makes a sentence talk about an order rather than give or report it. */
const TALK: ReadonlySet<string> = new Set(
  'opinion considering expected_lift lifted lifted_controls question hypothetical denial satire proposed bill defunct allow_list smuggling lawsuit funding'.split(
    ' ',
  ),
)

/**
 * An order that holds at once: the sentence that states it, in the title or right behind it, also says `immediately`, `on
 * receipt` or the day. On what we labelled and wrote this was right in 122 of 126 items, and each it misses is a cut-off
 * that nobody is told about.
 */
export function orderedNow(evidence: Evidence): Decisive | null {
  const { reading, findings, zones } = evidence
  // an order about reactors has the same words
  const named = reading.models.length > 0 || reading.vendors.length > 0 || reading.cues.some(({ id }) => id === 'ai')
  if (!named) return null
  // somebody has heard it, and says so in the next sentence
  if (reading.cues.some(({ id, sentence }) => id === 'rumour' && zones[sentence] !== 'b')) return null
  for (const { frame, zone, hit } of findings) {
    const category = ORDERS.get(frame.id)
    if (category === undefined || zone === 'b') continue
    const here = new Set<string>()
    for (const hits of [reading.cues, reading.acts])
      for (const { id, sentence } of hits) if (sentence === hit.sentence) here.add(id)
    if (!here.has('now') && !here.has('soon')) continue
    if ([...here].some((id) => TALK.has(id))) continue
    return {
      category: category === 'export_control' && ruledAbroad(evidence) ? 'region_restriction' : category,
      rule: frame.id,
      hit,
    }
  }
  return null
}

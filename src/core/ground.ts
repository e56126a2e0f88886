import type { Judgement } from './rules/judge.ts'
import type { Reading } from './vocabulary/reading.ts'

/** Topics of which one must be spoken of, where no vendor and no model is named, for an official act to touch AI or compute. */
const TOPICS: ReadonlySet<string> = new Set(
  (
    'ai ai_act eu_act ai_law ai_policy export_control compute_rule compute_access core_compute chips chip_market ' +
    'equipment smuggling model_weights icts data_centers military_ai'
  ).split(' '),
)
/** Below this the weighing itself is in doubt. */
const SURE = 0.5

type Verdict = Pick<Judgement, 'relevant' | 'category' | 'impact' | 'confidence'>

/**
 * Takes back a doubtful verdict that rests on nothing: official pages tell mostly of other things (holidays, tenders,
 * stamps), and a date, a capital and a prohibition together weigh as much there as in a rule about models.
 */
export function groundless({ item, vendors, models, publisher, cues }: Reading, verdict: Verdict): Verdict | null {
  if (!verdict.relevant || verdict.confidence >= SURE) return null
  if (item.kind !== 'regulatory' || item.authority !== 'official') return null
  if (vendors.length + models.length > 0 || publisher !== null || cues.some(({ id }) => TOPICS.has(id))) return null
  return { relevant: false, category: 'other', impact: 'none', confidence: round(1 - verdict.confidence) }
}

const round = (share: number): number => Math.round(share * 1000) / 1000

import type { Evidence } from './judge.ts'
import { splitNegated } from './stance.ts'

/** What takes from a title that something is back: hoped for, for some only, argued about, or about chips. */
const NOT_BACK: ReadonlySet<string> = new Set(
  'expected_lift considering question allow_list denial hypothetical chips lawsuit opinion'.split(' '),
)

/** Cues that a title asserts. */
function cuesOf({ reading }: Evidence): ReadonlySet<string> {
  return new Set(
    splitNegated(reading)
      .asserted.filter(({ field }) => field === 'title')
      .map(({ id }) => id),
  )
}

/** Whether a title says that something named is back: of 37 such items that were labelled one was a cut. */
export function saysBack(evidence: Evidence): boolean {
  const { models, vendors } = evidence.reading
  if (![...models, ...vendors].some(({ field }) => field === 'title')) return false
  const cues = cuesOf(evidence)
  return (cues.has('lifted') || cues.has('lifted_controls')) && ![...cues].some((cue) => NOT_BACK.has(cue))
}

/** Whether a title tells that something is denied. */
export function saysDenied(evidence: Evidence): boolean {
  return evidence.reading.item.kind === 'news' && cuesOf(evidence).has('denial')
}

/** Whether a title asks rather than tells. */
export function asks({ reading }: Evidence): boolean {
  return reading.item.kind === 'news' && /\?\s*$/.test(reading.title.plain)
}

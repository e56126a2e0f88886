import { assessEvidence, ownModel } from './assess.ts'
import type { Category, Certainty } from './assessment.ts'
import { CERTAINTIES } from './closed-lists.ts'
import { type Impact, impactRank } from './impact.ts'
import type { Item } from './item.ts'
import { gather } from './rules/judge.ts'
import { type Place, sentencesOf } from './second-words.ts'
import { type Reading, readItem } from './vocabulary/reading.ts'

/** What the rules make of some words of an item alone: the most that a suggestion resting on them may say. */
export interface Support {
  categories: ReadonlySet<Category>
  impact: Impact
  certainty: Certainty
}

/**
 * The rules on the quoted words alone, and on the sentences they stand in: a quote may not be cut so that a "not" or an
 * "if" before it is lost, so only what both say counts.
 */
export function supportOf(item: Item, reading: Reading, places: readonly Place[]): Support {
  const quoted = judge(item, places)
  const whole = judge(item, sentencesOf(reading, places))
  return {
    categories: quoted.categories.intersection(whole.categories),
    impact: impactRank(quoted.impact) < impactRank(whole.impact) ? quoted.impact : whole.impact,
    certainty:
      CERTAINTIES.indexOf(quoted.certainty) > CERTAINTIES.indexOf(whole.certainty) ? quoted.certainty : whole.certainty,
  }
}

function judge(item: Item, words: readonly { field: 'title' | 'text'; quote: string }[]) {
  const of = (field: 'title' | 'text') => words.flatMap((one) => (one.field === field ? [one.quote] : [])).join('\n')
  // Without facts and phase: those are not words, and the first reading has weighed them.
  const evidence = gather(readItem({ ...item, title: of('title'), text: of('text'), facts: {}, phase: null }))
  const { relevant, category, impact, certainty } = assessEvidence(evidence, ownModel())
  const fired = evidence.findings.filter(({ frame }) => frame.says[1] !== 'none').map(({ frame }) => frame.says[0])
  return { categories: new Set<Category>(relevant ? [category, ...fired] : []), impact, certainty }
}

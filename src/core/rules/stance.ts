import type { Hit, Reading } from '../vocabulary/reading.ts'

const REACH = 28
const WIDE_REACH = 8

/** Cues and acts that assert something, and cues that are negated. */
export interface Split {
  asserted: Hit[]
  acts: Hit[]
  negated: Hit[]
}

/** The cues and acts of an item that assert something: those right after a negation in their sentence are set apart. */
export function splitNegated(reading: Reading): Split {
  const { cues, acts } = reading
  const negations = negationsOf(reading)
  if (negations.length === 0) return { asserted: cues, acts, negated: [] }
  const bySentence = Map.groupBy(negations, (hit) => hit.sentence)
  const isNegated = (hit: Hit) =>
    bySentence.get(hit.sentence)?.some((no) => negates(reading, no, hit)) === true && hit.id !== 'negation'
  const asserted: Hit[] = []
  const negated: Hit[] = []
  for (const hit of cues) (isNegated(hit) ? negated : asserted).push(hit)
  return { asserted, acts: acts.filter((hit) => !isNegated(hit)), negated }
}

/** The negations that stand for themselves; `no longer available` and `without notice` are phrases of their own. */
function negationsOf({ cues, acts }: Reading): Hit[] {
  const covers = (phrase: Hit, no: Hit) =>
    phrase.start === no.start && phrase.end > no.end && phrase.field === no.field && phrase.id !== 'negation'
  return cues.filter(
    (hit) => hit.id === 'negation' && !cues.some((cue) => covers(cue, hit)) && !acts.some((act) => covers(act, hit)),
  )
}

function negates(reading: Reading, no: Hit, hit: Hit): boolean {
  const wide = reading[no.field].codes[no.start]! > 0x2fff
  // Japanese negates after the verb, the other languages before it
  if (wide && hit.end <= no.start) return no.start - hit.end <= 3
  const gap = hit.start - no.end
  return gap >= 0 && gap <= (wide ? WIDE_REACH : REACH)
}

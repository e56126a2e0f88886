import type { Hit, Reading } from '../vocabulary/reading.ts'

const REACH = 28
const WIDE_REACH = 8

/** Cues that assert something, and cues that are negated. */
export interface Split {
  asserted: Hit[]
  negated: Hit[]
}

/** The cues of an item that assert something: those right after a negation in their sentence are set apart. */
export function splitNegated(reading: Reading): Split {
  const negations = reading.cues.filter((hit) => hit.id === 'negation')
  if (negations.length === 0) return { asserted: reading.cues, negated: [] }
  const bySentence = new Map<number, Hit[]>()
  for (const hit of negations) {
    const list = bySentence.get(hit.sentence)
    if (list) list.push(hit)
    else bySentence.set(hit.sentence, [hit])
  }
  const asserted: Hit[] = []
  const negated: Hit[] = []
  for (const hit of reading.cues) {
    const near = bySentence.get(hit.sentence)
    if (hit.id !== 'negation' && near?.some((no) => negates(reading, no, hit))) negated.push(hit)
    else asserted.push(hit)
  }
  return { asserted, negated }
}

function negates(reading: Reading, no: Hit, hit: Hit): boolean {
  const wide = reading[no.field].codes[no.start]! > 0x2fff
  // Japanese negates after the verb, the other languages before it
  if (wide && hit.end <= no.start) return no.start - hit.end <= 3
  const gap = hit.start - no.end
  return gap >= 0 && gap <= (wide ? WIDE_REACH : REACH)
}

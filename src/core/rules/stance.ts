import type { Hit, Reading } from '../vocabulary/reading.ts'

const REACH = 28
const WIDE_REACH = 8
const REACH_BACK = 3

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
  const title = negations.filter((no) => no.field === 'title')
  const text = negations.filter((no) => no.field === 'text')
  const longest = Math.max(...lengths(negations))
  const isNegated = (hit: Hit) =>
    hit.id !== 'negation' && hasNegation(reading, hit.field === 'title' ? title : text, longest, hit)
  const asserted: Hit[] = []
  const negated: Hit[] = []
  for (const hit of cues) (isNegated(hit) ? negated : asserted).push(hit)
  return { asserted, acts: acts.filter((hit) => !isNegated(hit)), negated }
}

function lengths(hits: readonly Hit[]): Set<number> {
  return new Set(hits.map(({ start, end }) => end - start))
}

/** Looks at the negations near a hit only, for a text may have thousands; they come in the order of their ends. */
function hasNegation(reading: Reading, negations: readonly Hit[], longest: number, hit: Hit): boolean {
  for (let at = firstFrom(negations, hit.start - REACH); at < negations.length; at++) {
    const no = negations[at]!
    if (no.end > hit.end + REACH_BACK + longest) return false
    if (no.sentence === hit.sentence && negates(reading, no, hit)) return true
  }
  return false
}

/** The first of some hits that ends at an offset or behind it. */
function firstFrom(hits: readonly Hit[], offset: number): number {
  let low = 0
  let high = hits.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (hits[middle]!.end < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The negations that stand for themselves; `no longer available` and `without notice` are phrases of their own. */
function negationsOf({ cues, acts }: Reading): Hit[] {
  const negations = cues.filter((hit) => hit.id === 'negation')
  if (negations.length === 0) return negations
  /** By field and start: how far the longest phrase goes. */
  const phrases = { title: new Map<number, number>(), text: new Map<number, number>() }
  for (const hits of [cues, acts])
    for (const { id, field, start, end } of hits)
      if (id !== 'negation' && end > (phrases[field].get(start) ?? 0)) phrases[field].set(start, end)
  return negations.filter(({ field, start, end }) => (phrases[field].get(start) ?? 0) <= end)
}

function negates(reading: Reading, no: Hit, hit: Hit): boolean {
  const wide = reading[no.field].codes[no.start]! > 0x2fff
  // Japanese negates after the verb, the other languages before it
  if (wide && hit.end <= no.start) return no.start - hit.end <= REACH_BACK
  const gap = hit.start - no.end
  return gap >= 0 && gap <= (wide ? WIDE_REACH : REACH)
}

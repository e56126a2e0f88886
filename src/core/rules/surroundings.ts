import type { Hit, Reading } from '../vocabulary/reading.ts'
import type { Zone } from './match.ts'
import { type Term, termOf } from './term.ts'

/** Words that set a name beside the party an item is about: comparisons, rivals, means. */
const ASIDE =
  /(?:rivals?|competitors?|competes? with|versus|vs\.?|unlike|than|like|against|alternatives? (?:to|like)|instead of|such as|including|compared (?:to|with)|similar to|face a|gegenüber|wie|comme|como|respond(?:s|ing)? to|after|via|through|switch to|using|migrate to|recommend\w*|replacement:?) (?:the )?$/
const WINDOW = 28
/** How much of a word beside a name counts. */
const MAX_PART = 8
const MAX_WORD = 16
/** Halves of characters beyond the first 65,536. */
const HALVES = /[\ud800-\udfff]/
/** So many mentions of a name are looked at. */
const MAX_HITS = 6
const SPACE = 0x20

/** The terms of the words beside a name, so that no string has to be put together for one met before. */
const BEFORE = new Map<string, Term>()
const AFTER = new Map<string, Term>()
const MOST_KEPT = 10_000

const PLACED = {
  t: { aside: termOf('aside|zone:t'), plain: termOf('plain|zone:t'), owns: termOf('owns|zone:t') },
  l: { aside: termOf('aside|zone:l'), plain: termOf('plain|zone:l'), owns: termOf('owns|zone:l') },
}
const OPENS = termOf('opens')

/** What stands right before and right after a name, in the title and the first sentences: who acts and who is compared. */
export function surroundings(hits: readonly Hit[], zones: readonly Zone[], reading: Reading): Term[] {
  const found: Term[] = []
  const add = (term: Term) => {
    // a term without a number is a new object every time
    if (!found.includes(term) && !(term.id < 0 && found.some(({ name }) => name === term.name))) found.push(term)
  }
  for (let index = 0; index < hits.length && index < MAX_HITS; index++) {
    const hit = hits[index]!
    const zone = zones[hit.sentence]!
    if (zone === 'b') continue
    const { plain } = reading[hit.field]
    const { start, end } = reading.sentences[hit.sentence]!
    const before = plain.slice(Math.max(start, hit.start - WINDOW), hit.start)
    const after = plain.slice(hit.end, Math.min(end, hit.end + WINDOW))
    add(besides(BEFORE, 'before', wordBefore(before)))
    add(besides(AFTER, 'after', wordAfter(after)))
    const aside = before.charCodeAt(before.length - 1) === SPACE && ASIDE.test(before)
    add(aside ? PLACED[zone].aside : PLACED[zone].plain)
    if (zone === 't' && hit.start - start < 2) add(OPENS)
    if (/^(?:'s|s'|の|的)/.test(after)) add(PLACED[zone].owns)
  }
  return found
}

function besides(kept: Map<string, Term>, side: string, word: string): Term {
  const known = kept.get(word)
  if (known) return known
  const term = termOf(`${side}:${word}`)
  if (kept.size < MOST_KEPT) kept.set(word, term)
  return term
}

const LETTER = 1
const JOINER = 2
const OTHER = 4
/** By code unit: a letter, `'` or `-`, anything else; 0 for a unit that nobody has asked about. */
const KINDS = new Uint8Array(1 << 16)

function kindAt(text: string, index: number): number {
  const code = text.charCodeAt(index)
  if (KINDS[code] === 0) KINDS[code] = /\p{L}/u.test(text[index]!) ? LETTER : /['-]/.test(text[index]!) ? JOINER : OTHER
  return KINDS[code]!
}

/** The word in front of a name: up to sixteen letters, with the hyphens and apostrophes among them. */
function wordBefore(text: string): string {
  if (HALVES.test(text)) return /([\p{L}'-]{1,16})[^\p{L}]*$/u.exec(text)?.[1]?.slice(-MAX_PART) ?? '^'
  let last = text.length - 1
  while (last >= 0 && kindAt(text, last) !== LETTER) last--
  if (last < 0) return /(['-]{1,16})/.exec(text)?.[1]?.slice(-MAX_PART) ?? '^'
  let from = last
  while (from > 0 && last - from + 1 < MAX_WORD && kindAt(text, from - 1) !== OTHER) from--
  let to = last + 1
  while (to < text.length && to - from < MAX_WORD && kindAt(text, to) !== OTHER) to++
  return text.slice(Math.max(from, to - MAX_PART), to)
}

/** The word behind a name. */
function wordAfter(text: string): string {
  if (HALVES.test(text)) return /^[^\p{L}]*([\p{L}'-]{1,16})/u.exec(text)?.[1]?.slice(0, MAX_PART) ?? '$'
  let from = 0
  while (from < text.length && kindAt(text, from) !== LETTER) from++
  // with no letter to come, a hyphen or an apostrophe is all there is
  if (from === text.length) return /(['-])[^'-]*$/.exec(text)?.[1] ?? '$'
  let to = from
  while (to < text.length && to - from < MAX_PART && kindAt(text, to) !== OTHER) to++
  return text.slice(from, to)
}

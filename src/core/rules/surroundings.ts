import type { Hit, Reading } from '../vocabulary/reading.ts'
import type { Zone } from './match.ts'
import { type Term, termOf } from './term.ts'

/** Words that set a name beside the party an item is about: comparisons, rivals, means. */
const ASIDE =
  /(?:rivals?|competitors?|competes? with|versus|vs\.?|unlike|than|like|against|alternatives? (?:to|like)|instead of|such as|including|compared (?:to|with)|similar to|face a|gegenüber|wie|comme|como|respond(?:s|ing)? to|after|via|through|switch to|using|migrate to|recommend\w*|replacement:?) (?:the )?$/
const WINDOW = 28
/** How much of a word beside a name counts. */
const MAX_PART = 8
/** So many mentions of a name are looked at. */
const MAX_HITS = 6
const SPACE = 0x20

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
    add(termOf(`before:${wordBefore(before)}`))
    add(termOf(`after:${wordAfter(after)}`))
    const aside = before.charCodeAt(before.length - 1) === SPACE && ASIDE.test(before)
    add(aside ? PLACED[zone].aside : PLACED[zone].plain)
    if (zone === 't' && hit.start - start < 2) add(OPENS)
    if (/^(?:'s|s'|の|的)/.test(after)) add(PLACED[zone].owns)
  }
  return found
}

function wordBefore(text: string): string {
  const word = /([\p{L}'-]{1,16})[^\p{L}]*$/u.exec(text)?.[1] ?? '^'
  return word.slice(-MAX_PART)
}

function wordAfter(text: string): string {
  const word = /^[^\p{L}]*([\p{L}'-]{1,16})/u.exec(text)?.[1] ?? '$'
  return word.slice(0, MAX_PART)
}

import { isWord } from '../vocabulary/automaton.ts'
import type { Folded } from '../vocabulary/fold.ts'
import type { Field, Reading } from '../vocabulary/reading.ts'

const MAX_UNITS = 400
/** Fixed fields of status and deprecation records: facts for the rules, never words for the model. */
const RECORD_FIELDS =
  /^(?:affected components|components|status|severity|opened|begin|resolved \d|models?|announced|shutdown date|replacement|recommended replacement|release date|impact|model id)\b/

/**
 * Word pairs and, for scripts without spaces, character pairs of one field. Names of vendors and models become
 * placeholders and digits become `#`, so that the model learns what is said and not about whom.
 */
export function ngrams(reading: Reading, field: Field, visit: (gram: string) => void): void {
  const folded = reading[field]
  const kind = new Uint8Array(Math.min(folded.length, MAX_UNITS) + 1)
  for (const hit of reading.vendors) if (hit.field === field) kind.fill(1, hit.start, hit.end)
  for (const hit of reading.models) if (hit.field === field) kind.fill(2, hit.start, hit.end)
  for (const sentence of reading.sentences) {
    if (sentence.field !== field || sentence.aside || sentence.start >= MAX_UNITS) continue
    const end = Math.min(sentence.end, MAX_UNITS)
    if (
      field === 'text' &&
      RECORD_FIELDS.test(slice(folded, sentence.start, Math.min(end, sentence.start + 32)).trim())
    )
      continue
    walk(folded, sentence.start, end, kind, visit)
  }
}

function walk(text: Folded, from: number, to: number, kind: Uint8Array, visit: (gram: string) => void): void {
  let last = '^'
  let index = from
  while (index < to) {
    const code = text.codes[index]!
    if (kind[index]! > 0) {
      const mark = kind[index]!
      while (index < to && kind[index] === mark) index++
      last = emit(mark === 1 ? '§v' : '§m', last, visit)
    } else if (isWord(code)) {
      const start = index
      while (index < to && kind[index] === 0 && isWord(text.codes[index]!)) index++
      const word = slice(text, start, Math.min(index, start + 18))
      last = emit(code <= 0x39 ? '#' : word, last, visit)
    } else if (code >= 0x3040 && code < 0xff00) {
      if (isIdeograph(text.codes[index + 1] ?? 0) && index + 1 < to && kind[index + 1] === 0)
        visit(slice(text, index, index + 2))
      last = '^'
      index++
    } else index++
  }
}

function emit(word: string, last: string, visit: (gram: string) => void): string {
  visit(word)
  visit(`${last} ${word}`)
  return word
}

function isIdeograph(code: number): boolean {
  return code >= 0x3040 && code < 0xff00
}

function slice(text: Folded, from: number, to: number): string {
  return text.plain.slice(from, to)
}

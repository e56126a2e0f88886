import { isWord } from '../vocabulary/automaton.ts'
import type { Folded } from '../vocabulary/fold.ts'
import type { Field, Reading } from '../vocabulary/reading.ts'
import { GRAM_SEED, type Grams, gramSet, nextFirst, nextSecond } from './gram-hash.ts'

const MAX_UNITS = 400
/** Longest part of a word that counts, in code units. */
const MAX_WORD = 18
/** Fixed fields of status and deprecation records: facts for the rules, never words for the model. */
const RECORD_FIELDS =
  /^(?:affected components|components|status|severity|opened|begin|resolved \d|models?|announced|shutdown date|replacement|recommended replacement|release date|impact|model id)\b/

/** What takes the place of a word: names of vendors and models become placeholders, and digits become `#`. */
const MARKS = { vendor: '§v', model: '§m', number: '#' } as const
const START = '^'

/** Receives the words of a field in order. `gap`: the next word follows no word; `pair`: two characters of a script without spaces. */
interface Sink {
  gap: () => void
  word: (text: Folded, from: number, to: number) => void
  mark: (mark: string) => void
  pair: (text: Folded, from: number) => void
}

/**
 * The words, word pairs and, for scripts without spaces, character pairs of an item, each once, as names. Vendors, models
 * and digits are placeholders, so that the model learns what is said and not about whom.
 */
export function gramNames(reading: Reading): string[] {
  const names = new Set<string>()
  let last = START
  const mark = (word: string) => {
    names.add(`w:${word}`)
    names.add(`w:${last} ${word}`)
    last = word
  }
  read(reading, {
    gap: () => {
      last = START
    },
    word: (text, from, to) => mark(text.plain.slice(from, to)),
    mark,
    pair: (text, from) => names.add(`w:${text.plain.slice(from, from + 2)}`),
  })
  return [...names]
}

/** The same as hashes, for judging: no string is built. */
export function gramsOf(reading: Reading): Grams {
  const grams = gramSet()
  const start = hashesOf(START)
  let [first, second] = start
  const put = (codes: Uint16Array, from: number, to: number) => {
    let alone = GRAM_SEED
    let alone2 = GRAM_SEED
    // the pair goes on from the hash of the word before
    first = nextFirst(first, 0x20)
    second = nextSecond(second, 0x20)
    for (let index = from; index < to; index++) {
      const code = codes[index]!
      alone = nextFirst(alone, code)
      alone2 = nextSecond(alone2, code)
      first = nextFirst(first, code)
      second = nextSecond(second, code)
    }
    grams.add(alone, alone2)
    grams.add(first, second)
    first = alone
    second = alone2
  }
  read(reading, {
    gap: () => {
      first = start[0]
      second = start[1]
    },
    word: (text, from, to) => put(text.codes, from, to),
    mark: (mark) => put(MARK_CODES[mark]!, 0, mark.length),
    pair: ({ codes }, from) => {
      const one = codes[from]!
      const two = codes[from + 1]!
      grams.add(nextFirst(nextFirst(GRAM_SEED, one), two), nextSecond(nextSecond(GRAM_SEED, one), two))
    },
  })
  return grams.done()
}

const MARK_CODES: Readonly<Record<string, Uint16Array>> = Object.fromEntries(
  Object.values(MARKS).map((mark) => [mark, Uint16Array.from(mark, (char) => char.charCodeAt(0))]),
)

function hashesOf(text: string): readonly [number, number] {
  let first = GRAM_SEED
  let second = GRAM_SEED
  for (let index = 0; index < text.length; index++) {
    first = nextFirst(first, text.charCodeAt(index))
    second = nextSecond(second, text.charCodeAt(index))
  }
  return [first, second]
}

function read(reading: Reading, sink: Sink): void {
  for (const field of ['title', 'text'] as const) readField(reading, field, sink)
}

/** What stands at each unit of the field that is read: nothing, a vendor or a model. */
const KIND = new Uint8Array(MAX_UNITS + 1)

function readField(reading: Reading, field: Field, sink: Sink): void {
  const folded = reading[field]
  const kind = KIND.fill(0)
  for (const hit of reading.vendors) if (hit.field === field) kind.fill(1, hit.start, hit.end)
  for (const hit of reading.models) if (hit.field === field) kind.fill(2, hit.start, hit.end)
  for (const sentence of reading.sentences) {
    if (sentence.field !== field || sentence.aside || sentence.start >= MAX_UNITS) continue
    const end = Math.min(sentence.end, MAX_UNITS)
    if (
      field === 'text' &&
      RECORD_FIELDS.test(folded.plain.slice(sentence.start, Math.min(end, sentence.start + 32)).trim())
    )
      continue
    walk(folded, sentence.start, end, kind, sink)
  }
}

function walk(text: Folded, from: number, to: number, kind: Uint8Array, sink: Sink): void {
  sink.gap()
  let index = from
  while (index < to) {
    const code = text.codes[index]!
    if (kind[index]! > 0) {
      const mark = kind[index]!
      while (index < to && kind[index] === mark) index++
      sink.mark(mark === 1 ? MARKS.vendor : MARKS.model)
    } else if (isWord(code)) {
      const start = index
      while (index < to && kind[index] === 0 && isWord(text.codes[index]!)) index++
      if (code <= 0x39) sink.mark(MARKS.number)
      else sink.word(text, start, Math.min(index, start + MAX_WORD))
    } else if (code >= 0x3040 && code < 0xff00) {
      if (isIdeograph(text.codes[index + 1] ?? 0) && index + 1 < to && kind[index + 1] === 0) sink.pair(text, index)
      sink.gap()
      index++
    } else index++
  }
}

function isIdeograph(code: number): boolean {
  return code >= 0x3040 && code < 0xff00
}

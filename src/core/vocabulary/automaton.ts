import { type Folded, foldText } from './fold.ts'

/** One alias of one entry. `*` at the end lets the word go on; `=` in front asks for the exact case (acronyms). */
export interface Alias {
  entry: number
  text: string
}

/** Visits every alias that stands in a text as a word of its own, in order of its end. */
export type Scan = (text: Folded, visit: (entry: number, start: number, end: number) => void) => void

interface Word {
  entry: number
  length: number
  /** May the word go on after the alias? */
  open: boolean
  /** The case the original must have, for acronyms. */
  exact: string | null
  latinStart: boolean
  last: number
}

const ASCII = 128
const WIDE = 65_536

/**
 * Builds an Aho–Corasick automaton over folded code units: every alias of the vocabulary in one pass, in time linear in
 * text and matches whatever the text is. ASCII moves are one table read; other scripts go through failure links.
 */
export function buildAutomaton(aliases: readonly Alias[]): Scan {
  const edges = new Map<number, number>()
  const depths = [0]
  const words: Word[] = []
  const ends: number[][] = [[]]
  for (const { entry, text } of aliases) {
    const word = toWord(entry, text)
    let state = 0
    for (let index = 0; index < word.folded.length; index++) {
      const key = state * WIDE + word.folded.charCodeAt(index)
      let next = edges.get(key)
      if (next === undefined) {
        next = ends.push([]) - 1
        depths.push(index + 1)
        edges.set(key, next)
      }
      state = next
    }
    ends[state]!.push(words.push(word) - 1)
  }

  const size = ends.length
  const byDepth: [number, number, number][][] = []
  for (const [key, to] of edges) {
    byDepth[depths[to]!] ??= []
    byDepth[depths[to]!]!.push([Math.floor(key / WIDE), key % WIDE, to])
  }
  const fail = new Int32Array(size)
  const skip = new Int32Array(size)
  const dense = new Int32Array(size * ASCII)
  const step = (from: number, code: number): number => {
    let state = from
    for (;;) {
      const next = edges.get(state * WIDE + code)
      if (next !== undefined) return next
      if (state === 0) return 0
      state = fail[state]!
    }
  }
  for (const [, code, to] of byDepth[1] ?? []) if (code < ASCII) dense[code] = to
  for (const level of byDepth)
    for (const [from, code, to] of level ?? []) {
      fail[to] = from === 0 ? 0 : step(fail[from]!, code)
      const back = fail[to]!
      skip[to] = ends[back]!.length > 0 ? back : skip[back]!
    }
  // breadth first, so the failure state (always shallower) is complete before it is copied; own edges win
  for (const [depth, level] of byDepth.entries()) {
    for (const [, , to] of level ?? []) dense.copyWithin(to * ASCII, fail[to]! * ASCII, fail[to]! * ASCII + ASCII)
    for (const [from, code, to] of byDepth[depth + 1] ?? []) if (code < ASCII) dense[from * ASCII + code] = to
  }

  return (text, visit) => {
    const { codes, length } = text
    let state = 0
    for (let index = 0; index < length; index++) {
      const code = codes[index]!
      state = code < ASCII ? dense[state * ASCII + code]! : step(state, code)
      for (let node = ends[state]!.length > 0 ? state : skip[state]!; node !== 0; node = skip[node]!)
        for (const id of ends[node]!) {
          const word = words[id]!
          const start = index + 1 - word.length
          if (stands(text, start, index + 1, word)) visit(word.entry, start, index + 1)
        }
    }
  }
}

/** A letter or digit of a script that puts spaces between words (ASCII, Latin, Greek, Cyrillic). */
export function isWord(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0xc0 && code <= 0x52f)
}

function toWord(entry: number, text: string): Word & { folded: string } {
  const exact = text.startsWith('=') ? text.slice(1) : null
  const open = text.length > 1 && text.endsWith('*')
  const folded = foldText(exact ?? (open ? text.slice(0, -1) : text))
  if (folded.length === 0) throw new Error(`empty alias in the vocabulary: '${text}'`)
  const last = folded.charCodeAt(folded.length - 1)
  return { entry, folded, length: folded.length, open, exact, latinStart: isWord(folded.charCodeAt(0)), last }
}

function stands(text: Folded, start: number, end: number, word: Word): boolean {
  const { codes } = text
  if (word.latinStart && start > 0 && isWord(codes[start - 1]!)) return false
  if (!word.open && end < text.length && joins(word.last, codes[end]!)) return false
  return word.exact === null || text.source.slice(text.at[start]!, text.at[end - 1]! + 1) === word.exact
}

function isKatakana(code: number): boolean {
  return (code >= 0x30a1 && code <= 0x30fa) || code === 0x30fc
}

function joins(last: number, next: number): boolean {
  return (isWord(last) && isWord(next)) || (isKatakana(last) && isKatakana(next))
}

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
  last: number
}

/**
 * A trie in cells of four numbers, so that what a step asks of a state lies side by side in memory: the child of `state`
 * by class `c` is `cells[state + BASE] + c`, if `CHECK` there says `state`. States and classes are multiples of `CELL`.
 */
type Cells = Int32Array

const CELL = 4
const BASE = 0
const CHECK = 1
/** Where to go on when no child fits. */
const FAIL = 2
/** The nearest state at or behind a state where an alias ends. */
const REPORT = 3
const ROOT = 0
const FREE = -1
/** Set in a class when its code unit is a word's. */
const WORD = 0x8000
/** More distinct code units than any vocabulary has, and a power of two. */
const CLASSES = 4096

/**
 * Builds an Aho–Corasick automaton over folded code units: every alias of the vocabulary in one pass, in time linear in
 * text and matches whatever the text is. The trie lies in a double array (Aoe 1989), small enough for a cache; a state
 * never stands for an alias that would begin inside a word.
 */
export function buildAutomaton(aliases: readonly Alias[]): Scan {
  const words = aliases.map(({ entry, text }) => toWord(entry, text))
  const classes = classesOf(words.map(({ folded }) => folded))
  const edges = new Map<number, number>()
  // by node, in order of creation: parents come before their children
  const parents = [ROOT]
  const incoming = [0]
  /** The aliases that end at a node, where any do. */
  const finals = new Map<number, Word[]>()
  for (const word of words) {
    const { folded } = word
    let node = ROOT
    for (let index = 0; index < folded.length; index++) {
      const letter = classes[folded.charCodeAt(index)]!
      const key = node * CLASSES + (letter & ~WORD)
      let next = edges.get(key)
      if (next === undefined) {
        next = parents.push(node) - 1
        incoming.push(letter)
        edges.set(key, next)
      }
      node = next
    }
    const here = finals.get(node)
    if (here) here.push(word)
    else finals.set(node, [word])
  }

  const order = breadthFirst(parents)
  const { cells, place } = pack(order, parents, incoming)
  const behind = new Int32Array(cells.length / CELL)
  const ends = new Array<readonly Word[] | undefined>(cells.length / CELL)
  for (const node of order) {
    const state = place[node]!
    const parent = parents[node]!
    if (parent !== ROOT) {
      const letter = incoming[node]!
      const inside = letter >= WORD && incoming[parent]! >= WORD
      cells[state + FAIL] = step(cells, cells[place[parent]! + FAIL]!, (letter & ~WORD) * CELL, inside)
    }
    const next = cells[cells[state + FAIL]! + REPORT]!
    const here = finals.get(node)
    behind[state / CELL] = next
    cells[state + REPORT] = here ? state : next
    ends[state / CELL] = here
  }
  const letters = classes.map((letter) => (letter & WORD) | ((letter & ~WORD) * CELL))

  return (text, visit) => {
    const { codes, length } = text
    let state = ROOT
    let inWord = false
    for (let index = 0; index < length; index++) {
      const marked = letters[codes[index]!]!
      const inside = inWord && marked >= WORD
      inWord = marked >= WORD
      // nothing begins inside a word: most letters are passed by here
      if (state === ROOT && inside) continue
      const letter = marked & ~WORD
      const next = cells[state + BASE]! + letter
      // the first test alone decides most steps; a state behind its first letter is never ROOT
      if (cells[next + CHECK] === state && state !== ROOT) state = next
      else state = step(cells, state, letter, inside)
      for (let node = cells[state + REPORT]!; node !== ROOT; node = behind[node / CELL]!)
        for (const word of ends[node / CELL]!) {
          const start = index + 1 - word.length
          if (stands(text, start, index + 1, word)) visit(word.entry, start, index + 1)
        }
    }
  }
}

/** The state after one more letter; `inside`: the letter goes on with a word, so nothing may begin at it. */
function step(cells: Cells, from: number, letter: number, inside: boolean): number {
  let state = from
  while (state !== ROOT) {
    const next = cells[state + BASE]! + letter
    if (cells[next + CHECK] === state) return next
    state = cells[state + FAIL]!
  }
  const next = cells[ROOT + BASE]! + letter
  return !inside && cells[next + CHECK] === ROOT ? next : ROOT
}

/** Classes of code units, 1 for the most frequent; 0 stands for all that no alias contains. */
function classesOf(texts: readonly string[]): Uint16Array {
  const counts = new Map<number, number>()
  for (const text of texts)
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index)
      counts.set(code, (counts.get(code) ?? 0) + 1)
    }
  if (counts.size >= CLASSES) throw new Error(`too many distinct characters in the vocabulary: ${counts.size}`)
  const classes = new Uint16Array(65_536)
  const sorted = [...counts].sort((a, b) => b[1] - a[1])
  for (const [index, [code]] of sorted.entries()) classes[code] = index + 1
  for (let code = 0; code < 0x530; code++) if (isWord(code)) classes[code]! |= WORD
  return classes
}

/** All nodes but the root, parents first, level by level. */
function breadthFirst(parents: readonly number[]): number[] {
  const depths = new Int32Array(parents.length)
  const levels: number[][] = []
  for (let node = 1; node < parents.length; node++) {
    depths[node] = depths[parents[node]!]! + 1
    levels[depths[node]!] ??= []
    levels[depths[node]!]!.push(node)
  }
  return levels.flat()
}

/** Lays the nodes into a double array: each family of children at the first base where all of them fit. */
function pack(
  order: readonly number[],
  parents: readonly number[],
  incoming: readonly number[],
): { cells: Cells; place: Int32Array } {
  const letters = Int32Array.from(incoming, (letter) => letter & ~WORD)
  const child = new Int32Array(parents.length)
  const sibling = new Int32Array(parents.length)
  for (const node of order) {
    sibling[node] = child[parents[node]!]!
    child[parents[node]!] = node
  }
  const size = 2 * parents.length + 2 * CLASSES
  const base = new Int32Array(size)
  const check = new Int32Array(size).fill(FREE)
  const place = new Int32Array(parents.length)
  const fits = (family: number, at: number): boolean => {
    for (let one = family; one !== 0; one = sibling[one]!) if (check[at + letters[one]!] !== FREE) return false
    return true
  }
  // cell 0 is the root's, and node 0, the root, is nobody's child
  let free = 1
  let top = 0
  const settle = (node: number) => {
    const family = child[node]!
    if (family === 0) return
    while (check[free] !== FREE) free++
    let first = CLASSES
    for (let one = family; one !== 0; one = sibling[one]!) first = Math.min(first, letters[one]!)
    let at = Math.max(0, free - first)
    while (at + first === 0 || !fits(family, at)) at++
    base[place[node]!] = at
    for (let one = family; one !== 0; one = sibling[one]!) {
      place[one] = at + letters[one]!
      check[place[one]!] = place[node]!
      top = Math.max(top, place[one]!)
    }
  }
  settle(ROOT)
  for (const node of order) settle(node)
  const cells = new Int32Array((top + CLASSES) * CELL)
  for (let at = 0; at < top + CLASSES; at++) {
    cells[at * CELL + BASE] = (base[at] ?? 0) * CELL
    cells[at * CELL + CHECK] = (check[at] ?? FREE) === FREE ? FREE : check[at]! * CELL
  }
  return { cells, place: place.map((at) => at * CELL) }
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
  return { entry, folded, length: folded.length, open, exact, last: folded.charCodeAt(folded.length - 1) }
}

function stands(text: Folded, start: number, end: number, word: Word): boolean {
  if (!word.open && end < text.length && joins(word.last, text.codes[end]!)) return false
  return word.exact === null || text.source.slice(text.at[start]!, text.at[end - 1]! + 1) === word.exact
}

function isKatakana(code: number): boolean {
  return (code >= 0x30a1 && code <= 0x30fa) || code === 0x30fc
}

function joins(last: number, next: number): boolean {
  return (isWord(last) && isWord(next)) || (isKatakana(last) && isKatakana(next))
}

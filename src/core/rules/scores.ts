import { type Grams, type GramTable, gramTable, rowOf } from './gram-hash.ts'
import { gramValue, type Head } from './model.ts'
import { type Term, termCount } from './term.ts'

/** What a head needs to find its rows fast. */
interface Index {
  /** By number of a term: its row, `UNKNOWN`, or `UNASKED` before it was looked up by name. */
  rows: Int32Array
  grams: GramTable
}

const UNKNOWN = -1
const UNASKED = -2
const INDEXES = new WeakMap<Head, Index>()

function indexOf(head: Head): Index {
  let index = INDEXES.get(head)
  if (!index) {
    index = { rows: new Int32Array(0), grams: gramTable(head.names) }
    INDEXES.set(head, index)
  }
  if (index.rows.length < termCount()) index.rows = widened(index.rows, termCount() * 2)
  return index
}

function widened(rows: Int32Array, length: number): Int32Array {
  const wider = new Int32Array(length).fill(UNASKED, rows.length)
  wider.set(rows)
  return wider
}

function rowOfTerm({ names }: Head, { rows }: Index, { id, name }: Term): number {
  const known = id < 0 ? UNASKED : rows[id]!
  if (known !== UNASKED) return known
  const row = names.get(name) ?? UNKNOWN
  if (id >= 0) rows[id] = row
  return row
}

/** The rows that an item hits and what each counts; kept between items, for they are as many every time. */
let hitAt = new Int32Array(1024)
let hitValue = new Float64Array(1024)

/** Scores of every class from named evidence and n-grams. */
export function scoresOf(
  head: Head,
  features: readonly { readonly term: Term; readonly value: number }[],
  grams: Grams,
): Float64Array {
  const most = features.length + grams.count
  if (most > hitAt.length) {
    hitAt = new Int32Array(most * 2)
    hitValue = new Float64Array(most * 2)
  }
  const index = indexOf(head)
  const width = head.classes.length
  let count = 0
  for (const { term, value } of features) {
    const row = rowOfTerm(head, index, term)
    if (row < 0) continue
    hitAt[count] = row * width
    hitValue[count++] = value
  }
  const value = gramValue(grams.count)
  for (let gram = 0; gram < grams.count; gram++) {
    const row = rowOf(index.grams, grams.hashes[gram * 2]!, grams.hashes[gram * 2 + 1]!)
    if (row < 0) continue
    hitAt[count] = row * width
    hitValue[count++] = value
  }
  return sumOf(head, hitAt, hitValue, count)
}

/** Adds weighed rows, four columns at a time: sums that stay in registers cost a fraction of sums in memory. */
function sumOf({ classes, weights, scale }: Head, at: Int32Array, value: Float64Array, count: number): Float64Array {
  const scores = new Float64Array(classes.length)
  let c = 0
  for (; c + 4 <= scores.length; c += 4) {
    let one = 0
    let two = 0
    let three = 0
    let four = 0
    for (let k = 0; k < count; k++) {
      const from = at[k]! + c
      const times = value[k]!
      one += weights[from]! * scale * times
      two += weights[from + 1]! * scale * times
      three += weights[from + 2]! * scale * times
      four += weights[from + 3]! * scale * times
    }
    scores[c] = one
    scores[c + 1] = two
    scores[c + 2] = three
    scores[c + 3] = four
  }
  for (; c < scores.length; c++) {
    let sum = 0
    for (let k = 0; k < count; k++) sum += weights[at[k]! + c]! * scale * value[k]!
    scores[c] = sum
  }
  return scores
}

/** The weight of a term for one class; nothing for a term that the head does not know. */
export function weightOf(head: Head, term: Term, target: number): number {
  const row = rowOfTerm(head, indexOf(head), term)
  return row < 0 ? 0 : head.weights[row * head.classes.length + target]! * head.scale
}

/** Probabilities of a run of classes that exclude each other. */
export function softmax(scores: Float64Array, from: number, count: number): Float64Array {
  const out = scores.slice(from, from + count)
  let top = Number.NEGATIVE_INFINITY
  for (let c = 0; c < count; c++) if (out[c]! > top) top = out[c]!
  let total = 0
  for (let c = 0; c < count; c++) {
    out[c] = Math.exp(out[c]! - top)
    total += out[c]!
  }
  for (let c = 0; c < count; c++) out[c]! /= total
  return out
}

/** The probability of the second class of a head that has two, from terms that are there or not. */
export function chanceOf(head: Head, blocks: readonly (readonly Term[])[]): number {
  const { weights, scale } = head
  const index = indexOf(head)
  let no = 0
  let yes = 0
  for (const terms of blocks)
    for (const term of terms) {
      const row = rowOfTerm(head, index, term)
      if (row < 0) continue
      no += weights[row * 2]! * scale
      yes += weights[row * 2 + 1]! * scale
    }
  const top = Math.max(no, yes)
  return Math.exp(yes - top) / (Math.exp(no - top) + Math.exp(yes - top))
}

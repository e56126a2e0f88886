/**
 * Text as the vocabulary sees it: one folded code unit per kept code unit of the original, and where each came from.
 * `at[i]` is the offset in the original, so that every match can be quoted verbatim.
 */
export interface Folded {
  source: string
  codes: Uint16Array
  at: Uint32Array
  length: number
  /** The folded units as a string, for patterns. */
  plain: string
}

const SPACE = 0x20
const SKIP = 0xffff
const FOLD = buildTable()
const UTF16 = new TextDecoder('utf-16le')
const UTF8 = new TextDecoder()
const ASCII_END = 0x80
/** Decoding a short text costs more than putting it together. */
const SHORT = 48
/** All that sets a capital letter of ASCII apart from its small one. */
const CASE = 0x20

/**
 * Folds case, Latin accents, full-width forms, quotes, dashes and runs of white space, and drops invisible characters,
 * so that one alias matches every way a source may write it. Linear in the text.
 */
export function fold(source: string): Folded {
  const codes = room(source.length)
  /** Null as long as every unit has kept its place, as in most texts. */
  let at: Uint32Array | null = null
  let length = 0
  let last = SPACE
  let all = 0
  let changed = 0
  for (let index = 0; index < source.length; index++) {
    const given = source.charCodeAt(index)
    const code = FOLD[given]!
    // asked as one question, for a processor guesses spaces badly: are this and the last both one?
    if (((code ^ SPACE) | (last ^ SPACE)) === 0 || code === SKIP) {
      at ??= inPlace(source.length).slice(0, source.length + 1)
      continue
    }
    codes[length] = code
    if (at) at[length] = index
    length++
    last = code
    all |= code
    changed |= code ^ given
  }
  const ascii = all < ASCII_END
  if (!at && ascii && (changed & ~CASE) === 0)
    return { source, codes, at: inPlace(length), length, plain: source.toLowerCase() }
  if (at) at[length] = source.length
  return { source, codes, at: at ?? inPlace(length), length, plain: stringOf(codes.subarray(0, length), ascii) }
}

/** Units are cut from common blocks: a block of its own for each text would cost as much as the folding. */
const BLOCK = 1 << 16
let block = new Uint16Array(BLOCK)
let free = 0

function room(length: number): Uint16Array {
  if (length > BLOCK / 4) return new Uint16Array(length)
  if (free + length > BLOCK) {
    block = new Uint16Array(BLOCK)
    free = 0
  }
  free += length
  return block.subarray(free - length, free)
}

/** The numbers from nought, for all texts whose units have kept their places. */
let numbers = new Uint32Array(0)

function inPlace(length: number): Uint32Array {
  if (numbers.length <= length) {
    numbers = new Uint32Array(Math.max(4096, length * 2))
    for (let index = 0; index < numbers.length; index++) numbers[index] = index
  }
  return numbers
}

function stringOf(codes: Uint16Array, ascii: boolean): string {
  if (codes.length <= SHORT) return Reflect.apply(String.fromCharCode, null, codes)
  return ascii ? UTF8.decode(new Uint8Array(codes)) : UTF16.decode(codes)
}

/** The folded form of a short string, for building the vocabulary itself. */
export function foldText(text: string): string {
  return fold(text).plain
}

/** The words of the original between two folded offsets, verbatim. */
export function quoteOf(folded: Folded, from: number, to: number): string {
  const last = folded.at[Math.max(from, to - 1)]!
  return folded.source.slice(folded.at[from]!, last + 1)
}

function buildTable(): Uint16Array {
  const table = new Uint16Array(65_536)
  for (let code = 0; code < 65_536; code++) table[code] = code
  const ranges: readonly (readonly [number, number])[] = [
    [0x41, 0x5a],
    [0xc0, 0x24f],
    [0x386, 0x3ff],
    [0x400, 0x42f],
    [0x1e00, 0x1eff],
    [0xff01, 0xff5e],
  ]
  for (const [from, to] of ranges)
    for (let code = from; code <= to; code++) {
      const base = String.fromCharCode(code).normalize('NFKD').toLowerCase()
      table[code] = base.charCodeAt(0)
    }
  for (const code of [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000])
    table[code] = SPACE
  for (let code = 0x2000; code <= 0x200a; code++) table[code] = SPACE
  for (const code of [0x2018, 0x2019, 0x201a, 0x201b, 0x2032, 0x60, 0xb4]) table[code] = 0x27
  for (const code of [0x201c, 0x201d, 0x201e, 0x201f, 0x2033, 0xab, 0xbb]) table[code] = 0x22
  for (const code of [0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212]) table[code] = 0x2d
  // soft hyphen, zero-width characters, direction marks, byte order mark: invisible, used to hide words
  for (const code of [0xad, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2060, 0xfeff]) table[code] = SKIP
  for (let code = 0x202a; code <= 0x202e; code++) table[code] = SKIP
  for (let code = 0x300; code <= 0x36f; code++) table[code] = SKIP
  return table
}

/** MinHash signature of a text: `SLOTS` 32-bit values; equal slots estimate the Jaccard similarity of the texts. */
export type Signature = readonly number[]

const SLOTS = 32
const ROWS = 4
const WINDOW = 3
/** Characters that are read; a wire copy shows itself long before. */
const READ = 4_000
const EMPTY = 0xffffffff
const MULTIPLIERS = Uint32Array.from({ length: SLOTS }, (_, index) => (Math.imul(index + 1, 0x9e3779b1) | 1) >>> 0)
// Words of Latin, Cyrillic, Greek... scripts; Han, kana and hangul have no spaces, so each character is a token.
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[\p{L}\p{N}][\p{L}\p{N}.'’-]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu

/** The words of a text in lower case, in order; one character each for scripts without spaces. Linear in the text. */
export function tokensOf(text: string): string[] {
  return text.slice(0, READ).normalize('NFKC').toLowerCase().match(TOKEN) ?? []
}

/** The MinHash signature of a text's three-word shingles; empty for a text without words. */
export function signatureOf(text: string): Signature {
  const words = tokensOf(text).map(hash)
  if (words.length === 0) return []
  const slots = new Uint32Array(SLOTS).fill(EMPTY)
  const count = Math.max(1, words.length - WINDOW + 1)
  for (let start = 0; start < count; start++) {
    let shingle = 0x811c9dc5
    for (let next = start; next < Math.min(words.length, start + WINDOW); next++)
      shingle = mix(Math.imul(shingle, 31) ^ words[next]!)
    for (let slot = 0; slot < SLOTS; slot++) {
      const value = mix(shingle ^ MULTIPLIERS[slot]!)
      if (value < slots[slot]!) slots[slot] = value
    }
  }
  return [...slots]
}

/** Estimated share of shingles that two texts have in common, 0 to 1. */
export function similarity(left: Signature, right: Signature): number {
  if (left.length === 0 || right.length === 0) return 0
  let equal = 0
  for (let slot = 0; slot < SLOTS; slot++) if (left[slot] === right[slot]) equal++
  return equal / SLOTS
}

/** Index keys that two texts share when they are near-duplicates (locality-sensitive hashing, eight bands of four). */
export function bandsOf(signature: Signature): string[] {
  const bands: string[] = []
  for (let band = 0; band + ROWS <= signature.length; band += ROWS) {
    let key = 0x811c9dc5
    for (let row = 0; row < ROWS; row++) key = mix(Math.imul(key, 31) ^ signature[band + row]!)
    bands.push(`${band / ROWS}.${key.toString(36)}`)
  }
  return bands
}

/** 32-bit FNV-1a of a word. */
export function hash(word: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < word.length; index++) value = Math.imul(value ^ word.charCodeAt(index), 0x01000193)
  return value >>> 0
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

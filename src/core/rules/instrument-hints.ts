/**
 * Which patterns of instruments a text may match, by the beginnings of its words: most words begin no name of a law, and
 * one look at all of them costs less than one pattern.
 */
export interface Hints {
  /** `key` of a beginning → its place in `masks`. */
  groups: Uint8Array
  masks: number[]
  wide: Map<number, number>
}

/**
 * Builds the hints of up to 31 patterns from what their matches contain. A hint is a word's first three letters, its
 * first two with `*`, or a character of a script without spaces; `#` stands for a digit.
 */
export function hintsFor(patterns: readonly string[]): Hints {
  const hints: Hints = { groups: new Uint8Array(1 << 15), masks: [0], wide: new Map() }
  for (const [index, words] of patterns.entries())
    for (const word of words.split(' ')) for (const each of spelled(word)) enter(hints, each, 1 << index)
  return hints
}

function spelled(word: string): string[] {
  if (word.endsWith('*'))
    return Array.from({ length: 32 }, (_, last) => word.slice(0, -1) + String.fromCharCode(0x60 + last))
  const at = word.indexOf('#')
  if (at < 0) return [word]
  return Array.from('0123456789').flatMap((digit) => spelled(word.replace('#', digit)))
}

function enter({ groups, masks, wide }: Hints, word: string, bit: number): void {
  if (word.length === 1) {
    wide.set(word.charCodeAt(0), (wide.get(word.charCodeAt(0)) ?? 0) | bit)
    return
  }
  const at = key(word.charCodeAt(0), word.charCodeAt(1), word.charCodeAt(2))
  const mask = masks[groups[at]!]! | bit
  const known = masks.indexOf(mask)
  groups[at] = known >= 0 ? known : masks.push(mask) - 1
}

/** The patterns that a text may match, as bits. Case does not count, and a word begins after any digit as well. */
export function hintsIn(text: string, length: number, { groups, masks, wide }: Hints): number {
  let found = 0
  let inWord = false
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index)
    const isLetter = (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a
    if (isLetter && !inWord && index + 1 < length)
      found |= masks[groups[key(code, text.charCodeAt(index + 1), text.charCodeAt(index + 2))]!]!
    else if (code >= 0x3000) found |= wide.get(code) ?? 0
    inWord = isLetter
  }
  return found
}

/** Five bits of each: another beginning may share the key, which costs a look and no more. */
function key(one: number, two: number, three: number): number {
  return ((one & 31) << 10) | ((two & 31) << 5) | (three & 31)
}

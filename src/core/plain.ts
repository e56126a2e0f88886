/**
 * Text from outside, made safe to show: what a reader cannot see is not there, and nothing can reorder the line.
 * Channels escape for their own markup afterwards; this is only about characters.
 */

// Bidirectional controls reorder what is shown (CVE-2021-42574); fillers and tag characters carry hidden text. All are
// default-ignorable in Unicode. Joiners and the emoji selector are too, but some scripts and emoji need them.
const HIDDEN = /(?!\u200c|\u200d|\ufe0f)\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffb]/gu
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g
// A joiner belongs between two letters of scripts that join, or two emoji; elsewhere it only hides a word from search.
const LOOSE_JOINER =
  /(?<![[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}]--\p{ASCII}])[\u200c\u200d]+|[\u200c\u200d]+(?![[\p{L}\p{M}\p{Extended_Pictographic}]--\p{ASCII}])/gv
// More than four marks on one letter is decoration that covers the lines around it.
const STACKED_MARKS = /(\p{M}{4})\p{M}+/gu
const SPACE = /[\s\u2028\u2029]+/gu

/** One line of visible text, at most `max` UTF-16 units; what is cut off shows as `…`. */
export function plainLine(text: string, max = 300): string {
  return cut(
    visible(text.slice(0, max * 8))
      .replace(SPACE, ' ')
      .trim(),
    max,
  )
}

/** Visible text that keeps its paragraphs, at most `max` UTF-16 units. */
export function plainText(text: string, max = 2_000): string {
  const lines = visible(text.slice(0, max * 8).replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n'))
    .split('\n')
    .map((line) => line.replace(SPACE, ' ').trim())
  return cut(
    lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    max,
  )
}

/** An address that may become a link: absolute http(s) without credentials, in normal form; null for anything else. */
export function safeUrl(url: string | null): string | null {
  if (url === null || url.length > 2_000 || !URL.canParse(url)) return null
  const parsed = new URL(url)
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return null
  if (parsed.username !== '' || parsed.password !== '') return null
  return parsed.href
}

function visible(text: string): string {
  return text
    .toWellFormed()
    .replace(CONTROL, ' ')
    .replace(HIDDEN, '')
    .replace(LOOSE_JOINER, '')
    .replace(STACKED_MARKS, '$1')
}

/** Cuts without splitting a surrogate pair. */
function cut(text: string, max: number): string {
  if (text.length <= max) return text
  return `${text
    .slice(0, max - 1)
    .toWellFormed()
    .replace(/\ufffd$/, '')
    .trimEnd()}…`
}

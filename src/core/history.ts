import type { Item } from './item.ts'

const DAY = 86_400_000
/** From how many days between the act and its telling on a report tells history. */
const OLD_MS = 30 * DAY
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const NAME = `(${MONTHS.join('|')})[a-z]*\\.?`
/** The day with which a text begins, in the orders in which it is written: year, month, day as groups. */
const OPENINGS: readonly (readonly [RegExp, readonly [number, number, number]])[] = [
  [/^\W*(?:on )?(20\d\d)[-/](\d{1,2})[-/](\d{1,2})\b/i, [1, 2, 3]],
  [/^\P{L}*?(20\d\d)\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]/u, [1, 2, 3]],
  [new RegExp(`^\\W*(?:on )?${NAME} (\\d{1,2})(?:st|nd|rd|th)?,? (20\\d\\d)\\b`, 'i'), [3, 1, 2]],
  [new RegExp(`^\\W*(?:on )?(\\d{1,2})(?:st|nd|rd|th)? ${NAME},? (20\\d\\d)\\b`, 'i'), [3, 2, 1]],
]

/**
 * True for a report that begins with the day of what it tells, when that day is long past: digests and surveys tell last
 * spring's measures in the present tense.
 */
export function tellsHistory({ text, published }: Item): boolean {
  if (published === null) return false
  const begun = dayAt(text.slice(0, 60))
  return begun !== null && Date.parse(published) - begun > OLD_MS
}

function dayAt(opening: string): number | null {
  for (const [pattern, [year, month, day]] of OPENINGS) {
    const found = pattern.exec(opening)
    if (!found) continue
    const named = MONTHS.indexOf(found[month]!.slice(0, 3).toLowerCase())
    return Date.UTC(Number(found[year]), named < 0 ? Number(found[month]) - 1 : named, Number(found[day]))
  }
  return null
}

import { ParseError } from '../errors.ts'

/** Deepest nesting that is read; pages made by builders reach about 120. */
const MAX_DEPTH = 1000
const MAX_TAGS = 400_000

// Elements without an end tag, or whose end is implied by the next one.
const FLAT = new Set(
  'area base br col embed hr img input link meta source track wbr p li td th tr dt dd option thead tbody tfoot colgroup'.split(
    ' ',
  ),
)

/**
 * Refuses HTML that would take a parser quadratic time: hopeless nesting, too many tags.
 * @throws ParseError naming the limit.
 */
export function guardHtml(html: string): void {
  const open = new Map<string, number>()
  const stack: string[] = []
  let tags = 0
  for (const tag of html.matchAll(/<(\/?)([a-zA-Z][\w:-]{0,40})/g)) {
    tags += 1
    if (tags > MAX_TAGS) throw new ParseError(`HTML with more than ${MAX_TAGS} tags`)
    const name = tag[2]!.toLowerCase()
    if (FLAT.has(name)) continue
    if (tag[1] === '') {
      stack.push(name)
      open.set(name, (open.get(name) ?? 0) + 1)
      if (stack.length > MAX_DEPTH) throw new ParseError(`HTML nested deeper than ${MAX_DEPTH}`)
    } else {
      if ((open.get(name) ?? 0) === 0) continue
      let top: string
      do {
        top = stack.pop()!
        open.set(top, open.get(top)! - 1)
      } while (top !== name)
    }
  }
}

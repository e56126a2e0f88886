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
 * Refuses what is not HTML at all, before anything expensive looks at it.
 * @throws ParseError saying what it is instead.
 */
export function requireHtml(text: string): void {
  const start = text.slice(0, 4000)
  if (/<(?:rss|feed|rdf:RDF|urlset)\b/.test(start) && !/<html\b/i.test(start))
    throw new ParseError('XML where an HTML page was expected')
  if (!/<[a-z!]/i.test(start) || /^\s*[{[]/.test(start))
    throw new ParseError('no markup where an HTML page was expected')
}

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

/** HTML without scripts, styles and drawings: nine tenths of the bytes of a page, and nothing that is read. */
export function withoutScripts(html: string): string {
  const opening = /<(script|style|svg)\b/gi
  const unclosed = new Set<string>()
  let out = ''
  let at = 0
  for (let found = opening.exec(html); found; found = opening.exec(html)) {
    const name = found[1]!.toLowerCase()
    if (unclosed.has(name)) continue
    const closing = new RegExp(`</${name}[^<>]{0,20}>`, 'gi')
    closing.lastIndex = opening.lastIndex
    if (!closing.exec(html)) {
      unclosed.add(name)
      continue
    }
    out += html.slice(at, found.index)
    at = closing.lastIndex
    opening.lastIndex = at
  }
  return out + html.slice(at)
}

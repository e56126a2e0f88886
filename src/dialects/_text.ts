import { load } from 'cheerio'

/**
 * Plain text of a piece of HTML: blocks become lines, list items get a dash, scripts, styles and comments vanish,
 * entities are decoded once, white space is tidied. One pass in linear time: the markup is hostile.
 */
export function htmlToText(html: string): string {
  const unclosed = new Set<string>()
  let out = ''
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open === -1) break
    out += decodeEntities(html.slice(at, open))
    const next = html[open + 1] ?? ''
    if (html.startsWith('<!--', open)) at = after(html, '-->', open + 4)
    else if (html.startsWith('<![CDATA[', open)) {
      const end = html.indexOf(']]>', open)
      out += html.slice(open + 9, end === -1 ? html.length : end)
      at = end === -1 ? html.length : end + 3
    } else if (next === '!' || next === '?') at = after(html, '>', open)
    else if (/[a-zA-Z/]/.test(next)) {
      const end = tagEnd(html, open)
      const tag = /^<\/?([a-zA-Z][\w:-]*)/.exec(html.slice(open, open + 40))
      const name = tag?.[1]?.toLowerCase() ?? ''
      if (name === 'li' && next !== '/') out += '\n- '
      else if (BLOCKS.has(name)) out += '\n'
      else if (name === 'td' || name === 'th') out += ' '
      else if (name === 'img' && next !== '/') out += altText(html.slice(open, end))
      at = SILENT.has(name) && next !== '/' && html[end - 2] !== '/' ? afterElement(html, name, end, unclosed) : end
    } else {
      out += '<'
      at = open + 1
    }
  }
  return tidy(out + decodeEntities(html.slice(at)))
}

/** Text that may or may not be HTML: markup is taken away only where there is some. */
export function looseToText(text: string): string {
  return looksLikeHtml(text) ? htmlToText(text) : tidy(text)
}

/** True when a text holds a tag or an entity of HTML. */
export function looksLikeHtml(text: string): boolean {
  return /<\/?[a-zA-Z][^<>]*>|<!--|&(?:#\d{2,7}|#x[\da-fA-F]{2,6}|[a-zA-Z]{2,31});/.test(text)
}

/** One line: every run of white space becomes one space. */
export function oneLine(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
}

/** White space made regular: spaces collapsed, lines trimmed, at most one empty line between paragraphs. */
export function tidy(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n-(?=\n- )/g, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Character references decoded once; what is not one stays as it is. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z][a-zA-Z\d]{1,31}));?/g,
    (whole, dec, hex, name) =>
      name !== undefined ? named(whole, name) : character(Number.parseInt(dec ?? hex, dec === undefined ? 16 : 10)),
  )
}

/** The characters that a named HTML reference stands for (`nbsp`), or null when there is no such name. */
export function namedEntity(name: string): string | null {
  const reference = `&${name};`
  const decoded = named(reference, name)
  return decoded === reference ? null : decoded
}

// Zero-width and formatting characters that only hide differences; the joiners of Indic scripts and emoji stay.
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]|[\u0000-\u0008\u000b\u000e-\u001f\u007f]/g
const SILENT = new Set(['script', 'style', 'noscript', 'template', 'svg', 'head', 'title'])
const BLOCKS = new Set(
  (
    'address article aside blockquote br dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header ' +
    'hr li main nav ol p pre section table tbody tfoot thead tr ul option'
  ).split(' '),
)
const decodedNames = new Map<string, string>()

function named(whole: string, name: string): string {
  const cached = decodedNames.get(whole)
  if (cached !== undefined) return cached
  // `&lt` without its semicolon is only a reference for the old names, and never inside a word or an address.
  const decoded = whole.endsWith(';') || OLD_NAMES.test(name) ? load(whole, { xml: { xmlMode: false } }).text() : whole
  const known = decoded.length <= 2 ? decoded : whole // `&notit;` would be `¬it;`: no reference makes more than two
  if (decodedNames.size < 4096) decodedNames.set(whole, known)
  return known
}

const OLD_NAMES = /^(?:amp|lt|gt|quot|nbsp|copy|reg)$/i

// Numbers 128 to 159 are control characters that publishers mean as windows-1252 (HTML, section 13.2.5.80).
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function character(code: number): string {
  if (code >= 128 && code < 160) return WINDOWS_1252[code - 128]!
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd'
  return String.fromCodePoint(code)
}

const after = (html: string, mark: string, from: number): number => {
  const end = html.indexOf(mark, from)
  return end === -1 ? html.length : end + mark.length
}

/** Index after the `>` that ends the tag at `open`; quotes in attributes are respected where they close. */
function tagEnd(html: string, open: number): number {
  const plain = html.indexOf('>', open)
  if (plain === -1) return html.length
  const quoted = /^<[^<>"']*(?:"[^"<]*"[^<>"']*|'[^'<]*'[^<>"']*)*>/.exec(
    html.slice(open, Math.min(html.length, open + 4000)),
  )
  return quoted ? open + quoted[0].length : plain + 1
}

/** Index after the element that opened before `from`; one that is never closed hides nothing, and is searched once. */
function afterElement(html: string, name: string, from: number, unclosed: Set<string>): number {
  if (unclosed.has(name)) return from
  const close = new RegExp(`</${name}\\s{0,9}>`, 'gi')
  close.lastIndex = from
  if (close.exec(html)) return close.lastIndex
  unclosed.add(name)
  return name === 'script' || name === 'style' ? html.length : from
}

function altText(tag: string): string {
  const alt = /\salt\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag)
  const words = decodeEntities(alt?.[1] ?? alt?.[2] ?? '').trim()
  return words === '' ? '' : ` ${words} `
}

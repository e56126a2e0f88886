import { ParseError } from '../errors.ts'
import { namedEntity } from './_text.ts'
import { declaredEntities, type Entities } from './_xml-entities.ts'
import { attributeName, homeName, type Scope, scopeOf } from './_xml-names.ts'

/** Deepest nesting that is read; real feeds with XHTML inside stay under 60. */
const MAX_DEPTH = 400
/** Characters that declared entities may add in all, against the billion-laughs family. */
const MAX_EXPANSION = 200_000
const MAX_DOCTYPE = 64_000

interface Frame {
  written: string
  name: string
  scope: Scope
}

/**
 * Rewrites XML from the wild as well-formed XML that any parser reads: no document type, comments or instructions;
 * entities resolved; every tag closed, every attribute quoted and single; element names with the prefixes of
 * `_xml-names.ts` whatever the document calls them. Text after the root is cut.
 * @throws ParseError for entity bombs, external entities that are used, hopeless nesting, and text without markup.
 */
export function cleanXml(text: string): string {
  const out: string[] = []
  const stack: Frame[] = []
  const open = new Map<string, number>()
  const budget = { left: MAX_EXPANSION }
  let entities: Entities = new Map()
  let rooted = false
  let at = text.indexOf('<')
  if (at === -1) throw new ParseError('not XML: no element')

  const close = (): void => {
    const frame = stack.pop()!
    open.set(frame.written, open.get(frame.written)! - 1)
    out.push(`</${frame.name}>`)
  }

  while (at < text.length && !(rooted && stack.length === 0)) {
    if (text[at] !== '<') {
      const end = nextMark(text, at)
      if (stack.length > 0) out.push(escapeText(text.slice(at, end), entities, budget))
      at = end
    } else if (text.startsWith('<!--', at)) at = skip(text, '-->', at + 4)
    else if (text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at)
      const data = text.slice(at + 9, end === -1 ? text.length : end)
      if (stack.length > 0) out.push(`<![CDATA[${legal(data)}]]>`)
      at = end === -1 ? text.length : end + 3
    } else if (text.startsWith('<?', at)) at = skip(text, '>', at + 2)
    else if (text.startsWith('<!', at)) {
      const declares = !rooted && /^<!DOCTYPE/i.test(text.slice(at, at + 9))
      const end = declares ? doctypeEnd(text, at) : skip(text, '>', at)
      if (declares) entities = declaredEntities(text.slice(at, end))
      at = end
    } else {
      const tag = readTag(text, at)
      if (tag === null) {
        if (stack.length > 0) out.push('&lt;')
        at += 1
        continue
      }
      at = tag.end
      if (tag.closing) {
        if ((open.get(tag.name) ?? 0) === 0) continue
        while (stack.at(-1)!.written !== tag.name) close()
        close()
        continue
      }
      const scope = scopeOf(tag.name, tag.attributes, stack.at(-1)?.scope ?? null)
      const name = homeName(tag.name, scope, stack.at(-1)?.name ?? null)
      out.push(`<${name}${attributeText(tag.attributes, scope, entities, budget)}>`)
      rooted = true
      stack.push({ written: tag.name, name, scope })
      open.set(tag.name, (open.get(tag.name) ?? 0) + 1)
      if (stack.length > MAX_DEPTH) throw new ParseError(`XML nested deeper than ${MAX_DEPTH}`)
      if (tag.empty) close()
    }
  }
  while (stack.length > 0) close()
  if (!rooted) throw new ParseError('not XML: no element')
  return out.join('')
}

interface Tag {
  name: string
  closing: boolean
  empty: boolean
  attributes: ReadonlyMap<string, string>
  end: number
}

const NAME = /<(\/?)([\p{L}_][\p{L}\p{N}_.:-]*)/uy
const ATTRIBUTE = /\s*([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?|[^<>]/y

/** The tag at `at`, or null when the `<` there is only a character. */
function readTag(text: string, at: number): Tag | null {
  NAME.lastIndex = at
  const start = NAME.exec(text)
  if (!start) return null
  const attributes = new Map<string, string>()
  let position = NAME.lastIndex
  while (position < text.length && text[position] !== '>' && text[position] !== '<') {
    ATTRIBUTE.lastIndex = position
    const found = ATTRIBUTE.exec(text)
    if (!found) break
    const [, name, double, single, bare] = found
    if (
      name !== undefined &&
      attributes.size < 200 &&
      /^[\p{L}_][\p{L}\p{N}_.:-]*$/u.test(name) &&
      !attributes.has(name)
    ) {
      attributes.set(name, double ?? single ?? bare ?? '')
    }
    position = ATTRIBUTE.lastIndex
  }
  const empty = text[position - 1] === '/'
  return {
    name: start[2]!,
    closing: start[1] === '/',
    empty,
    attributes,
    end: text[position] === '>' ? position + 1 : position,
  }
}

function attributeText(
  attributes: ReadonlyMap<string, string>,
  scope: Scope,
  entities: Entities,
  budget: { left: number },
): string {
  let out = ''
  for (const [name, value] of attributes) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue
    out += ` ${attributeName(name, scope)}="${escapeText(value, entities, budget).replace(/</g, '&lt;').replace(/"/g, '&quot;')}"`
  }
  return out
}

const REFERENCE = /&(?:#(\d{1,7});?|#[xX]([\da-fA-F]{1,6});?|([\p{L}_][\p{L}\p{N}_.-]{0,60});)?/gu

/** Text with every reference resolved to a character or to one of the five that XML knows. */
function escapeText(text: string, entities: Entities, budget: { left: number }): string {
  const clean = text.includes('&')
    ? text.replace(REFERENCE, (whole, dec, hex, name) => {
        if (name !== undefined) return resolve(name, entities, budget)
        if (dec === undefined && hex === undefined) return '&amp;'
        const reference = namedNumber(Number.parseInt(dec ?? hex, dec === undefined ? 16 : 10))
        return reference ?? plain(whole)
      })
    : text
  return legal(clean)
}

function resolve(name: string, entities: Entities, budget: { left: number }): string {
  if (XML_NAMES.has(name)) return `&${name};`
  const declared = entities.get(name)
  if (declared !== undefined) {
    const value = declared()
    budget.left -= value.length
    if (budget.left < 0) throw new ParseError(`entities expand to more than ${MAX_EXPANSION} characters`, `&${name};`)
    return value
  }
  const known = namedEntity(name)
  return known === null ? `&amp;${name};` : plain(known)
}

const XML_NAMES = new Set(['amp', 'lt', 'gt', 'quot', 'apos'])

const plain = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

// A numeric reference stays one when it is a mark-up character; `decodeEntities` maps the windows-1252 block later.
function namedNumber(code: number): string | null {
  if (code === 38) return '&amp;'
  if (code === 60) return '&lt;'
  if (code === 62) return '&gt;'
  if (code === 34) return '&quot;'
  if (code >= 128 && code < 160) return namedEntity(`#${code}`)
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd'
  return String.fromCodePoint(code)
}

/** XML 1.0 section 2.2: what is not a character of XML is left out. */
const legal = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')

function nextMark(text: string, from: number): number {
  const end = text.indexOf('<', from)
  return end === -1 ? text.length : end
}

function skip(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from)
  return end === -1 ? text.length : end + mark.length
}

/** Index after a document type, whose internal subset in brackets may hold further `>`. */
function doctypeEnd(text: string, at: number): number {
  const head = text.slice(at, at + MAX_DOCTYPE)
  const end = /^<!DOCTYPE[^>[]*(?:\[[\s\S]*?\]\s*)?>/i.exec(head)
  if (end) return at + end[0].length
  if (head.length === MAX_DOCTYPE) throw new ParseError(`document type is longer than ${MAX_DOCTYPE} characters`)
  return skip(text, '>', at)
}

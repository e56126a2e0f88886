import { ParseError } from '../errors.ts'
import { type DateHints, parseDate } from './_dates.ts'
import { decodeEntities, htmlToText, looseToText, oneLine, tidy } from './_text.ts'
import { attribute, elements, first, hasMarkup, innerMarkup, innerText, rootOf, type XmlNode } from './_xml-tree.ts'

/** One entry of a feed of any kind, with what the feed says and nothing made up. */
export interface Entry {
  id: string | null
  title: string | null
  link: string | null
  text: string
  lang: string | null
  published: string | null
  updated: string | null
  author: string | null
  /** The publication an aggregator took the entry from. */
  source: string | null
  categories: string[]
  enclosures: { url: string; type: string | null; length: string | null }[]
  comments: string | null
}

/**
 * Reads the entries of RSS 0.9x/1.0/2.0, Atom 0.3/1.0 and CDF out of XML that went through `cleanXml`.
 * @throws ParseError when the root is not that of a feed.
 */
export function readEntries(xml: string, address: string, hints: DateHints): Entry[] {
  const root = rootOf(xml)
  const kind = KINDS.get(root.name ?? '')
  if (kind === undefined) throw new ParseError(`not a feed: the root element is <${(root.name ?? '').slice(0, 40)}>`)
  const channel = root.name === 'channel' ? root : (first(root, 'channel') ?? root)
  const base = baseOf(channel, baseOf(root, feedAddress(channel, address)))
  const lang = langOf(channel, langOf(root, first(channel, 'language', 'dc:language')))
  if (kind === 'atom') {
    const list = root.name === 'entry' ? [root] : elements(root, 'entry', 'item')
    return list.map((entry) => atomEntry(entry, baseOf(entry, base), lang, hints))
  }
  // Items belong into the channel (RSS 2) or beside it (RSS 1); both places are used by both.
  const places = [...new Set([channel, ...elements(channel, 'items'), root, ...elements(root, 'items', 'channel')])]
  const list = places.flatMap((place) => elements(place, 'item', 'entry'))
  return list.map((item) => rssItem(item, baseOf(item, base), lang, hints))
}

const KINDS: ReadonlyMap<string, 'rss' | 'atom'> = new Map([
  ['rss', 'rss'],
  ['rdf:RDF', 'rss'],
  ['channel', 'rss'],
  ['Channel', 'rss'],
  ['feed', 'atom'],
  ['entry', 'atom'],
])

function rssItem(item: XmlNode, base: string, lang: string | null, hints: DateHints): Entry {
  const guid = first(item, 'guid')
  const id =
    plain(guid) ??
    plain(first(item, 'atom:id', 'id')) ??
    attribute(item, 'rdf:about') ??
    plain(first(item, 'dc:identifier'))
  const permanent =
    guid && attribute(guid, 'isPermaLink')?.toLowerCase() !== 'false' ? webAddress(plain(guid), null) : null
  const linkText = elements(item, 'link')
    .map((link) => plain(link) ?? attribute(link, 'href'))
    .find((text) => text !== null)
  const date = (...names: string[]): string | null => parseDate(innerTextOf(first(item, ...names)), hints)
  return {
    id,
    title: richTitle(first(item, 'title', 'dc:title', 'atom:title', 'media:title', 'itunes:title')),
    link:
      webAddress(linkText ?? null, base) ??
      atomLink(item, 'atom:link', base) ??
      permanent ??
      webAddress(attribute(item, 'rdf:about') ?? attribute(item, 'href') ?? attribute(item, 'HREF'), base),
    text: longest(
      [
        'content:encoded',
        'description',
        'summary',
        'xhtml:body',
        'xhtml:div',
        'body',
        'fullitem',
        'content',
        'atom:content',
      ]
        .concat(['atom:summary', 'abstract', 'dc:description', 'itunes:summary', 'media:description'])
        .map((name) => richText(first(item, name))),
    ),
    lang: langOf(item, first(item, 'language', 'dc:language')) ?? lang,
    published: date(
      'pubDate',
      'dc:date',
      'dcterms:issued',
      'atom:published',
      'published',
      'dcterms:created',
      'issued',
      'date',
    ),
    updated: date('atom:updated', 'updated', 'dcterms:modified', 'lastUpdated'),
    author: personOf(first(item, 'author', 'dc:creator', 'atom:author', 'itunes:author')),
    source: plain(first(item, 'source', 'dc:source')) || null,
    categories: texts(elements(item, 'category', 'dc:subject')),
    enclosures: elements(item, 'enclosure').flatMap((node) => enclosure(node, 'url', base)),
    comments: webAddress(plain(first(item, 'comments')), base),
  }
}

function atomEntry(entry: XmlNode, base: string, lang: string | null, hints: DateHints): Entry {
  const date = (...names: string[]): string | null => parseDate(innerTextOf(first(entry, ...names)), hints)
  const content = first(entry, 'content')
  const group = first(entry, 'media:group')
  const origin = first(entry, 'source')
  const id = plain(first(entry, 'id', 'guid'))
  return {
    id,
    title: atomTitle(first(entry, 'title')) ?? richTitle(first(entry, 'dc:title', 'media:title')),
    link:
      atomLink(entry, 'link', base) ?? webAddress(content && attribute(content, 'src'), base) ?? webAddress(id, null),
    text: longest(
      [
        content,
        first(entry, 'summary', 'description'),
        group && first(group, 'media:description'),
        first(entry, 'media:description'),
      ].map((node) => (node ? atomText(node) : '')),
    ),
    lang: langOf(entry, null) ?? lang,
    published: date('published', 'issued', 'dcterms:issued', 'created', 'pubDate', 'dc:date'),
    updated: date('updated', 'modified', 'dcterms:modified'),
    author: personOf(first(entry, 'author', 'dc:creator')),
    source: origin && plain(first(origin, 'title')),
    categories: elements(entry, 'category').flatMap(
      (node) => attribute(node, 'label') ?? attribute(node, 'term') ?? plain(node) ?? [],
    ),
    enclosures: elements(entry, 'link')
      .filter((link) => attribute(link, 'rel')?.toLowerCase() === 'enclosure')
      .flatMap((link) => enclosure(link, 'href', base)),
    comments: null,
  }
}

/** The address for people: `alternate` first, HTML before other types; never the feed itself or an attachment. */
function atomLink(parent: XmlNode, name: string, base: string): string | null {
  const links = elements(parent, name).map((link) => ({
    href: attribute(link, 'href') ?? plain(link),
    rel: (attribute(link, 'rel') ?? 'alternate').toLowerCase().replace('http://www.iana.org/assignments/relation/', ''),
    html: /html/.test(attribute(link, 'type') ?? 'html'),
    base: baseOf(link, base),
  }))
  const chosen =
    links.find((link) => link.rel === 'alternate' && link.html) ??
    links.find((link) => link.rel === 'alternate') ??
    links.find((link) => !/^(?:self|enclosure|edit|replies|service|hub|license|next|prev)/.test(link.rel)) ??
    links.find((link) => link.rel === 'self')
  return chosen ? webAddress(chosen.href, chosen.base) : null
}

/** An Atom text construct as plain text (RFC 4287 section 3.1); `mode` is that of Atom 0.3. */
function atomText(node: XmlNode): string {
  const type = (attribute(node, 'type') ?? 'text').toLowerCase()
  if (hasMarkup(node)) return htmlToText(innerMarkup(node))
  const inner = innerText(node)
  const encoded = attribute(node, 'mode') === 'base64' || BINARY.test(type) ? base64Text(inner) : null
  if (encoded !== null) return looseToText(encoded)
  if (type === 'text' || type === 'text/plain')
    return attribute(node, 'mode') === 'escaped' ? looseToText(inner) : tidy(literal(inner))
  return looseToText(inner)
}

// Publishers put HTML into `type="text"` as often as they mean the characters; tags that HTML knows are taken away.
const literal = (text: string): string =>
  /<\/?(?:p|br|div|a|b|i|em|strong|ul|li|span|img|h[1-6])\b[^<>]*>/i.test(text) ? htmlToText(text) : text
// RFC 4287 section 4.1.3.3: what is neither text nor XML is Base64; publishers label plain words so, too.
const BINARY = /^(?!text|html|xhtml|.*xml).+\//

function base64Text(text: string): string | null {
  if (!/^[\sA-Za-z\d+/]+={0,2}\s*$/.test(text)) return null
  const decoded = Buffer.from(text, 'base64').toString('utf8')
  return /[\ufffd\u0000-\u0008\u000e-\u001f]/.test(decoded) ? null : decoded
}

function atomTitle(node: XmlNode | null): string | null {
  if (node === null) return null
  const type = (attribute(node, 'type') ?? 'text').toLowerCase()
  if ((type === 'text' || type === 'text/plain') && !hasMarkup(node) && attribute(node, 'mode') !== 'base64') {
    return filled(oneLine(decodeEntities(innerText(node))))
  }
  return filled(oneLine(atomText(node)))
}

function richTitle(node: XmlNode | null): string | null {
  return filled(oneLine(richText(node)))
}

function richText(node: XmlNode | null): string {
  if (node === null) return ''
  return hasMarkup(node) ? htmlToText(innerMarkup(node)) : looseToText(innerText(node))
}

function plain(node: XmlNode | null): string | null {
  return node && filled(oneLine(innerText(node)))
}

const innerTextOf = (node: XmlNode | null): string | null => node && innerText(node)
const filled = (text: string): string | null => (text === '' ? null : text)
const longest = (list: readonly string[]): string =>
  list.reduce((best, text) => (text.length > best.length ? text : best), '')
const texts = (nodes: readonly XmlNode[]): string[] => nodes.flatMap((node) => plain(node) ?? [])

function personOf(node: XmlNode | null): string | null {
  return node && (plain(first(node, 'name', 'atom:name')) ?? plain(first(node, 'email')) ?? plain(node))
}

function enclosure(node: XmlNode, name: string, base: string): Entry['enclosures'] {
  const url = webAddress(attribute(node, name), base)
  return url === null ? [] : [{ url, type: attribute(node, 'type'), length: attribute(node, 'length') }]
}

function langOf(node: XmlNode, otherwise: XmlNode | string | null): string | null {
  const own = attribute(node, 'xml:lang') ?? (typeof otherwise === 'string' ? otherwise : plain(otherwise))
  return own !== null && /^[A-Za-z]{2,8}(?:[-_][A-Za-z\d]{1,8})*$/.test(own) ? own.replace(/_/g, '-') : null
}

function baseOf(node: XmlNode, base: string): string {
  const own = attribute(node, 'xml:base')
  return own === null ? base : (resolved(own, base) ?? base)
}

/** What relative links are relative to: the address the feed came from, else the one it names itself. */
function feedAddress(channel: XmlNode, address: string): string {
  if (/^https?:/i.test(address)) return address
  const own = elements(channel, 'link')
    .map((link) => attribute(link, 'href') ?? plain(link))
    .find((link) => /^https?:/i.test(link ?? ''))
  return own ?? address
}

/** An absolute http(s) address, or null: other schemes are nothing to click on. */
function webAddress(text: string | null, base: string | null): string | null {
  if (text === null || text === '') return null
  const url = /^https?:\/\//i.test(text) ? text : base === null ? null : resolved(text, base)
  return url !== null && /^https?:\/\/[^\s/]/i.test(url) ? url.replace(/\s/g, '%20') : null
}

function resolved(text: string, base: string): string | null {
  return URL.canParse(text, base) ? new URL(text, base).href : URL.canParse(text) ? new URL(text).href : null
}

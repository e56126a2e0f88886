/** Namespaces of feeds, by address, and the prefix that this project writes for them. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['http://www.w3.org/2005/atom', 'atom'],
  ['http://purl.org/atom/ns', 'atom'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['http://purl.org/rss/1.0', ''],
  ['http://purl.org/net/rss1.1', ''],
  ['http://my.netscape.com/rdf/simple/0.9', ''],
  ['http://channel.netscape.com/rdf/simple/0.9', ''],
  ['http://my.netscape.com/publish/formats/rss-0.91.dtd', ''],
  ['http://backend.userland.com/rss', ''],
  ['http://backend.userland.com/rss2', ''],
  ['http://backend.userland.com/rss091', ''],
  ['http://blogs.law.harvard.edu/tech/rss', ''],
  ['http://purl.org/dc/elements/1.1', 'dc'],
  ['http://purl.org/dc/elements/1.0', 'dc'],
  ['http://purl.org/dc/terms', 'dcterms'],
  ['http://purl.org/rss/1.0/modules/content', 'content'],
  ['http://search.yahoo.com/mrss', 'media'],
  ['http://www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['http://example.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['http://www.w3.org/1999/xhtml', 'xhtml'],
  ['http://www.w3.org/xml/1998/namespace', 'xml'],
])

/** What each prefix of a document is written as at one element; the empty key is the default namespace. */
export interface Scope {
  readonly prefixes: ReadonlyMap<string, string>
  /** True in an Atom document, whose own elements are written without a prefix. */
  readonly atom: boolean
}

/** The scope at an element: its own declarations on top of those around it. */
export function scopeOf(written: string, attributes: ReadonlyMap<string, string>, parent: Scope | null): Scope {
  const declared = [...attributes].filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
  if (parent !== null && declared.length === 0) return parent
  const [own, local] = split(written)
  const atom = parent?.atom ?? /^(?:feed|entry)$/i.test(local)
  const prefixes = new Map(parent?.prefixes)
  for (const [name, uri] of declared) {
    const prefix = name.slice('xmlns:'.length)
    const known = PREFIXES.get(canonical(uri)) ?? (prefix === '' ? 'x' : prefix)
    // The namespace of the frame elements is home, whatever its address: publishers invent addresses for it.
    const home = (prefix === own && FRAME.test(local) && !PREFIXES.has(canonical(uri))) || (atom && known === 'atom')
    prefixes.set(prefix, home ? '' : known)
  }
  return { prefixes, atom }
}

/**
 * The name that is written for an element. Elements of RSS, and of Atom in an Atom document, get no prefix; known
 * namespaces get their usual one; XHTML gets none inside text; a foreign default namespace is marked `x:`.
 */
export function homeName(written: string, scope: Scope, parent: string | null): string {
  const [prefix, local] = split(written)
  const known = scope.prefixes.get(prefix) ?? prefix
  if (parent === null) return /^rdf$/i.test(local) ? 'rdf:RDF' : usual(local)
  if (known === 'xhtml') return PARTS.test(parent) ? `xhtml:${local}` : local
  return known === '' ? usual(local) : `${known}:${local}`
}

/** The name that is written for an attribute. */
export function attributeName(written: string, scope: Scope): string {
  const [prefix, local] = split(written)
  const known = scope.prefixes.get(prefix) ?? prefix
  return prefix === '' || known === '' ? local : `${known}:${local}`
}

const FRAME = /^(?:rss|feed|entry|rdf|channel|item|items)$/i
/** Elements that hold the fields of a feed or an entry, so that XHTML directly inside is a field and not text. */
const PARTS = /^(?:item|entry|channel|feed|rss|rdf:RDF)$/

function split(name: string): [string, string] {
  const colon = name.indexOf(':')
  return colon === -1 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)]
}

/** Namespaces are compared without case, trailing slash or hash, and https: they are written every way. */
function canonical(uri: string): string {
  return uri
    .trim()
    .toLowerCase()
    .replace(/^https:/, 'http:')
    .replace(/[/#]+$/, '')
}

const usual = (local: string): string => USUAL.get(local.toLowerCase()) ?? local

// Element names of RSS and Atom, for documents that write them in another case.
const USUAL: ReadonlyMap<string, string> = new Map(
  (
    'rss channel item title link description pubDate guid author category comments enclosure source language feed ' +
    'entry id updated published summary content name email uri issued modified created items image lastBuildDate'
  )
    .split(' ')
    .map((name) => [name.toLowerCase(), name]),
)

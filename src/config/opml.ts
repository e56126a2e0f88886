import { stringify } from 'yaml'
import { decodePayload } from '../dialects/_charset.ts'
import { cleanXml } from '../dialects/_xml.ts'
import { attribute, elements, rootOf, type XmlNode } from '../dialects/_xml-tree.ts'
import { ParseError } from '../errors.ts'
import { CustomSource, type OpmlDefaults } from './schema.ts'

/** The feeds of an OPML file as sources, and what is wrong with the others. */
export interface OpmlReading {
  sources: CustomSource[]
  problems: string[]
}

/** Characters; the largest lists that people keep have some thousand feeds. */
const MAX_BYTES = 8 * 1024 * 1024
const MOST_FEEDS = 5000
const MOST_DEPTH = 32
/** Attributes of an outline, and of the folders around it, that say what a feed list cannot know. */
const OWN = ['kind', 'authority', 'jurisdiction', 'publisher', 'topics', 'every', 'dialect', 'lang'] as const
type Own = Partial<Record<(typeof OWN)[number], string>>

/**
 * Reads OPML 1.0 and 2.0. A feed is an outline with an `xmlUrl`; `tocsin:kind`, `tocsin:authority`, ... on it or on a folder
 * around it win over `defaults`. An address that stands in several folders is one source, that of the first.
 */
export function readOpml(bytes: Uint8Array, defaults: OpmlDefaults = {}): OpmlReading {
  if (bytes.length > MAX_BYTES) return failed(`larger than ${MAX_BYTES / 1024 / 1024} MiB`)
  let root: XmlNode
  try {
    root = rootOf(cleanXml(decodePayload({ body: bytes, contentType: null })))
  } catch (error) {
    if (error instanceof ParseError) return failed(error.message)
    throw error
  }
  if (root.name?.toLowerCase() !== 'opml') return failed(`not OPML: the root element is <${root.name?.slice(0, 40)}>`)
  const reading: OpmlReading = { sources: [], problems: [] }
  const ids = new Set<string>()
  const urls = new Set<string>()
  const walk = (node: XmlNode, inherited: Own, depth: number): void => {
    if (depth > MOST_DEPTH || reading.sources.length > MOST_FEEDS) return
    for (const outline of outlines(node)) {
      const own = { ...inherited, ...ownOf(outline) }
      const url = attribute(outline, 'xmlUrl') ?? attribute(outline, 'xmlurl')
      if (url !== null && !urls.has(url)) {
        urls.add(url)
        add(reading, ids, outline, url, own, defaults)
      } else if (url === null && attribute(outline, 'type')?.toLowerCase() === 'rss')
        reading.problems.push(`outline '${nameOf(outline)}' has no xmlUrl`)
      walk(outline, own, depth + 1)
    }
  }
  for (const body of elements(root).filter((child) => child.name?.toLowerCase() === 'body')) walk(body, {}, 0)
  if (reading.sources.length > MOST_FEEDS) return failed(`holds more than ${MOST_FEEDS} feeds`)
  if (reading.sources.length === 0 && reading.problems.length === 0) return failed('holds no feed')
  return reading
}

/** The sources as a piece of `tocsin.yaml`. */
export function asYaml(sources: readonly CustomSource[]): string {
  const custom = sources.map(({ ringFirst: _, ...source }) => source)
  return stringify({ sources: { custom } }, { lineWidth: 0 })
}

function add(
  reading: OpmlReading,
  ids: Set<string>,
  outline: XmlNode,
  url: string,
  own: Own,
  defaults: OpmlDefaults,
): void {
  const name = nameOf(outline)
  const { topics, jurisdiction, lang = attribute(outline, 'language') ?? undefined, ...rest } = own
  const candidate = {
    dialect: 'rss',
    publisher: name,
    kind: 'news',
    authority: 'press',
    every: '30m',
    ...defaults,
    ...rest,
    ...(jurisdiction === undefined ? {} : { jurisdiction }),
    ...(topics === undefined ? {} : { topics: topics.split(/[\s,]+/).filter(Boolean) }),
    ...(lang === undefined || !/^[A-Za-z]{2,8}(-[A-Za-z\d]{1,8})*$/.test(lang) ? {} : { lang }),
    id: freeId(name || url, ids),
    name: name || url,
    url,
  }
  // A configuration file replaces such words by secrets of the environment; nobody's feed list may ask for them.
  if (JSON.stringify(candidate).includes('${')) {
    reading.problems.push(`outline '${name}' holds \${`)
    return
  }
  if (!/^https?:/i.test(url)) {
    reading.problems.push(`outline '${name}': xmlUrl is not an http or https address`)
    return
  }
  const checked = CustomSource.safeParse(candidate)
  if (checked.success) reading.sources.push(checked.data)
  else
    for (const issue of checked.error.issues)
      reading.problems.push(`outline '${name}': ${issue.path.join('.')}: ${issue.message}`)
}

function freeId(name: string, ids: Set<string>): string {
  const slug =
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/\p{M}/gu, '')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'feed'
  let id = `opml/${slug}`
  for (let number = 2; ids.has(id); number += 1) id = `opml/${slug}-${number}`
  ids.add(id)
  return id
}

function ownOf(outline: XmlNode): Own {
  return Object.fromEntries(
    OWN.flatMap((key) =>
      [attribute(outline, `tocsin:${key}`)].flatMap((value) => (value === null ? [] : [[key, value]])),
    ),
  )
}

function nameOf(outline: XmlNode): string {
  const name = attribute(outline, 'title') || attribute(outline, 'text') || ''
  return name.replace(/\s+/g, ' ').trim().slice(0, 200)
}

const outlines = (node: XmlNode): XmlNode[] => elements(node).filter((child) => child.name?.toLowerCase() === 'outline')

const failed = (problem: string): OpmlReading => ({ sources: [], problems: [problem] })

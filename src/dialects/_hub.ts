import { ParseError } from '../errors.ts'
import type { Payload } from '../source.ts'
import { decodePayload } from './_charset.ts'
import { isObject } from './_json.ts'
import { cleanXml } from './_xml.ts'
import { attribute, elements, rootOf, type XmlNode } from './_xml-tree.ts'

/** Where pushes of a feed are ordered, and under which address. */
export interface Hub {
  hub: string
  topic: string
}

/**
 * The WebSub hub that a feed advertises (W3C WebSub §4): in its Link header, else in the feed itself; JSON Feed has a key
 * for it. Null when there is none. `topic` is what the feed calls itself, else where it was fetched.
 */
export function hubOf(payload: Payload, linkHeader: string | null): Hub | null {
  const links = [...headerLinks(linkHeader ?? ''), ...bodyLinks(payload)]
  const find = (rel: string) => links.find((link) => link.rel === rel && isWebAddress(link.href))?.href
  const hub = find('hub')
  return hub === undefined ? null : { hub, topic: find('self') ?? payload.url }
}

type Link = { rel: string; href: string }

/** RFC 8288, as far as hubs need it: `<address>; rel="hub"`. */
function headerLinks(header: string): Link[] {
  return [...header.slice(0, 8192).matchAll(/<([^<>]{1,2000})>([^<]{0,500})/g)].flatMap(([, href, rest]) => {
    const rel = /;\s*rel\s*=\s*(?:"([^"]{1,200})"|([^\s;,]{1,200}))/i.exec(rest ?? '')
    return (rel?.[1] ?? rel?.[2] ?? '').split(/\s+/).map((name) => ({ rel: name.toLowerCase(), href: href as string }))
  })
}

function bodyLinks(payload: Payload): Link[] {
  try {
    const text = decodePayload(payload)
    if (/^\s*\{/.test(text)) return jsonLinks(JSON.parse(text))
    // Most feeds have no hub: the words are looked for before anything is parsed.
    if (!/^\s*</.test(text) || !/rel\s*=\s*["']hub["']/.test(text.slice(0, 100_000))) return []
    const root = rootOf(cleanXml(text))
    return [root, ...elements(root, 'channel')].flatMap(xmlLinks)
  } catch (error) {
    if (error instanceof ParseError || error instanceof SyntaxError) return []
    throw error
  }
}

function xmlLinks(node: XmlNode): Link[] {
  return elements(node, 'link', 'atom:link').flatMap((link) => {
    const [rel, href] = [attribute(link, 'rel'), attribute(link, 'href')]
    return rel === null || href === null ? [] : [{ rel: rel.toLowerCase(), href }]
  })
}

function jsonLinks(feed: unknown): Link[] {
  if (!isObject(feed) || !Array.isArray(feed.hubs)) return []
  const hubs = feed.hubs.filter((hub) => isObject(hub) && hub.type === 'WebSub' && typeof hub.url === 'string')
  const self = typeof feed.feed_url === 'string' ? [{ rel: 'self', href: feed.feed_url }] : []
  return [...hubs.map((hub) => ({ rel: 'hub', href: hub.url as string })), ...self]
}

const isWebAddress = (href: string): boolean =>
  /^https?:\/\/[^\s/]/i.test(href) && URL.canParse(href) && href.length <= 2000

import type { Item } from './item.ts'

/** An incident says little when less than this is left of it without its links. */
const TERSE_CHARS = 160
/** Second-level labels under which the public registers names, in the countries that use them. */
const PUBLIC_SECOND = new Set(['ac', 'co', 'com', 'edu', 'go', 'gob', 'gouv', 'gov', 'ne', 'net', 'nic', 'or', 'org'])

/**
 * The link that a terse incident leaves the saying to, or null. Only addresses on one of the `sites` of the publisher
 * count, so that a status page cannot send us anywhere else; https only.
 */
export function statementLink(item: Pick<Item, 'text' | 'facts'>, sites: ReadonlySet<string>): string | null {
  const listed = Array.isArray(item.facts.links) ? item.facts.links : []
  const links = [...listed, ...(item.text.match(/https?:\/\/[^\s<>"'`\\^{|}]{1,2000}/gi) ?? [])]
  const words = item.text
    .replace(/https?:\/\/\S+/gi, ' ')
    .replace(/^[A-Z][a-z ]{2,20}[:.]/gm, ' ') // the status word before each update
    .replace(/\s+/g, ' ')
    .trim()
  if (words.length > TERSE_CHARS) return null
  for (const link of links) {
    const url = typeof link === 'string' ? URL.parse(link.replace(/[.,;:!?)\]]+$/, '')) : null
    if (url === null || url.pathname === '/' || !/^https?:$/.test(url.protocol)) continue
    if (sites.has(siteOf(url))) return url.href
  }
  return null
}

/**
 * The part of a host name that its owner registered, near enough without the public suffix list: `status.example.co.uk` is
 * `example.co.uk`. Hosts that are addresses or have a port of their own stand for themselves.
 */
export function siteOf(url: URL): string {
  if (url.port !== '' || /^[\d.]+$|^\[/.test(url.hostname)) return url.host
  const labels = url.hostname.replace(/\.$/, '').split('.')
  const [second, top] = [labels.at(-2) ?? '', labels.at(-1) ?? '']
  return labels.slice(top.length === 2 && PUBLIC_SECOND.has(second) ? -3 : -2).join('.')
}

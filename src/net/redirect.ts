import { FetchError } from '../errors.ts'
import type { HttpRequest } from '../http.ts'
import { redacted } from './redact.ts'

/** One request of a chain. */
export interface Hop {
  url: URL
  method: NonNullable<HttpRequest['method']>
  headers: Readonly<Record<string, string>>
  body: string | Uint8Array | null
}

const REDIRECTS = new Set([301, 302, 303, 307, 308])

/** What still goes along to another origin; all else (authorization, cookies, API keys of any name) is dropped. */
const TRAVELS = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'cache-control',
  'if-modified-since',
  'if-none-match',
  'user-agent',
])

/**
 * The request that a redirect asks for, or null when the answer is not a redirect.
 * The caller still has to pass the new address through the guard.
 * @throws FetchError `redirect`
 */
export function nextHop(
  hop: Hop,
  status: number,
  location: string | undefined,
  followed: readonly { url: string }[],
  maxRedirects: number,
): Hop | null {
  if (!REDIRECTS.has(status)) return null
  const where = redacted(hop.url)
  if (location === undefined)
    throw new FetchError('redirect', `status ${status} without a location (${where})`, { status })
  const url = location.length > 8192 ? null : URL.parse(location, hop.url)
  if (url === null) throw new FetchError('redirect', `location is not an address (${where})`, { status })
  url.hash = ''
  if (url.href === hop.url.href || followed.some((each) => each.url === url.href)) {
    throw new FetchError('redirect', `redirects lead in a circle at ${redacted(url)} (${where})`, { status })
  }
  if (followed.length >= maxRedirects) {
    throw new FetchError('redirect', `more than ${maxRedirects} redirects, last to ${redacted(url)}`, { status })
  }
  if (hop.url.protocol === 'https:' && url.protocol === 'http:') {
    // What was asked for with proof of who answers is not taken from somebody who cannot give it.
    throw new FetchError('redirect', `leads from https to http at ${redacted(url)} (${where})`, { status })
  }
  const sameOrigin = url.origin === hop.url.origin
  const headers = travelling(hop, sameOrigin)
  const safe = hop.method === 'GET' || hop.method === 'HEAD'
  if (safe) return { url, method: hop.method, headers, body: null }
  // RFC 9110 §15.4: 307 and 308 repeat the request as it was; the others turn it into a GET.
  if (status !== 307 && status !== 308)
    return { url, method: 'GET', headers: without(headers, 'content-type'), body: null }
  if (!sameOrigin) {
    throw new FetchError('redirect', `would send the body to another origin, ${redacted(url)} (${where})`, { status })
  }
  return { url, method: hop.method, headers, body: hop.body }
}

function travelling(hop: Hop, sameOrigin: boolean): Record<string, string> {
  return Object.fromEntries(Object.entries(hop.headers).filter(([name]) => sameOrigin || TRAVELS.has(name)))
}

function without(headers: Readonly<Record<string, string>>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([each]) => each !== name))
}

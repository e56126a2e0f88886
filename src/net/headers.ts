import { FetchError } from '../errors.ts'

/** Headers that frame the message; whoever sets them can smuggle a second request. */
const FRAMING = new Set([
  'host',
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'upgrade',
  'te',
  'trailer',
  'expect',
  'proxy-authorization',
  'proxy-connection',
])

/**
 * Request headers with lower-case names, after a look for injection: RFC 9110 tokens as names, no control characters in values.
 * @throws FetchError `blocked`
 */
export function checkedHeaders(headers: Readonly<Record<string, string>>, where: string): Record<string, string> {
  const checked: [string, string][] = []
  for (const [name, value] of Object.entries(headers)) {
    const lower = name.toLowerCase()
    if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(lower)) {
      throw new FetchError('blocked', `header name is not a token: ${JSON.stringify(name.slice(0, 40))} (${where})`)
    }
    if (FRAMING.has(lower)) throw new FetchError('blocked', `header ${lower} is not for callers to set (${where})`)
    if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) {
      throw new FetchError('blocked', `value of header ${lower} holds characters that a header cannot carry (${where})`)
    }
    checked.push([lower, value.trim()])
  }
  return Object.fromEntries(checked)
}

/** Response headers by lower-case name, repeated ones joined by `, `; without a prototype that a name could reach. */
export function flatHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const flat: Record<string, string> = Object.create(null)
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value
  }
  return flat
}

import { FetchError } from '../errors.ts'
import type { Http } from '../http.ts'
import { redacted } from './redact.ts'

/** One line of the group that speaks to us: paths that start like `pattern` (`*` any run, `$` the end). */
export interface RobotsRule {
  allow: boolean
  pattern: string
}

export interface Robots {
  /**
   * Passes when the publisher's robots.txt lets us read an address.
   * @throws FetchError `blocked` when it does not; `http`, `network`, ... when robots.txt itself cannot be read now.
   */
  check(url: string): Promise<void>
}

const PRODUCT = 'tocsin'
const DAY_MS = 86_400_000
/** A publisher whose robots.txt fails is asked again after this. */
const RETRY_MS = 10 * 60_000
/** RFC 9309 §2.5: parsers read at least 500 KiB; what stands behind it does not count. */
const MAX_BYTES = 500 * 1024
const MAX_HOSTS = 2000

type Verdict = { rules: readonly RobotsRule[]; until: number } | { failure: FetchError; until: number }

/** The Robots Exclusion Protocol (RFC 9309) with a cache of a day per origin. For pages; feeds and APIs are made for machines. */
export function createRobots(http: Http, now: () => Date): Robots {
  const cache = new Map<string, Promise<Verdict>>()
  return {
    async check(address) {
      const url = new URL(address)
      let cached = cache.get(url.origin)
      if (cached === undefined || (await cached).until <= now().getTime()) {
        cached = read(http, url.origin, now().getTime())
        cache.delete(url.origin)
        cache.set(url.origin, cached)
        if (cache.size > MAX_HOSTS) cache.delete(cache.keys().next().value!)
      }
      const verdict = await cached
      if ('failure' in verdict) throw verdict.failure
      const path = url.pathname + url.search
      if (!mayRead(verdict.rules, path)) {
        throw new FetchError('blocked', `robots.txt of ${url.host} does not let Tocsin read it (${redacted(url)})`)
      }
    },
  }
}

async function read(http: Http, origin: string, now: number): Promise<Verdict> {
  const url = `${origin}/robots.txt`
  try {
    // RFC 9309 §2.3.1.2: at least five redirects are followed.
    const { status, body } = await http.request(url, { timeoutMs: 15_000, maxBytes: 4 * MAX_BYTES, maxRedirects: 5 })
    // §2.3.1.3: a robots.txt that is not there allows everything; §2.3.1.4: one that cannot be reached, nothing.
    if (status >= 500 || status === 429) {
      const failure = new FetchError('http', `robots.txt answered ${status}, so nothing may be read (${url})`, {
        status,
      })
      return { failure, until: now + RETRY_MS }
    }
    const text = status >= 200 && status < 300 ? Buffer.from(body.subarray(0, MAX_BYTES)).toString('utf8') : ''
    return { rules: robotsRules(text, PRODUCT), until: now + DAY_MS }
  } catch (error) {
    if (!(error instanceof FetchError)) throw error
    return { failure: error, until: now + RETRY_MS }
  }
}

/** The rules for a product: of all groups that name it, else of the groups for `*`; groups of the same name count as one. */
export function robotsRules(text: string, product: string): RobotsRule[] {
  const mine: RobotsRule[] = []
  const everybody: RobotsRule[] = []
  let named = false
  let agents: string[] = []
  let inRules = false
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)) {
    const match = /^[ \t]*([A-Za-z-]{1,40})[ \t]*:([^#]*)/.exec(line)
    if (match === null) continue
    const [key, value] = [match[1]!.toLowerCase(), match[2]!.trim()]
    if (key === 'user-agent') {
      if (inRules) agents = []
      inRules = false
      agents.push(value.toLowerCase().split(/[^a-z_*-]/, 1)[0]!)
      if (agents.at(-1) === product) named = true
    } else if (key === 'allow' || key === 'disallow') {
      inRules = true
      if (value === '') continue // an empty disallow forbids nothing
      const rule = { allow: key === 'allow', pattern: normal(value) }
      if (agents.includes(product)) mine.push(rule)
      if (agents.includes('*')) everybody.push(rule)
    }
  }
  return named ? mine : everybody
}

/** Whether the rules let a path be read: the longest pattern that matches decides, `allow` when two are equally long. */
export function mayRead(rules: readonly RobotsRule[], path: string): boolean {
  const target = normal(path)
  let best: RobotsRule | null = null
  for (const rule of rules) {
    if (best !== null && rule.pattern.length < best.pattern.length) continue
    if (!matches(rule.pattern, target)) continue
    if (best === null || rule.pattern.length > best.pattern.length || rule.allow) best = rule
  }
  return best === null || best.allow
}

/** Linear matching without regular expressions: the pattern is hostile. */
function matches(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$')
  const parts = (anchored ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(parts[0]!)) return false
  let at = parts[0]!.length
  const last = parts.length - 1
  for (let index = 1; index <= last; index += 1) {
    const part = parts[index]!
    if (index === last && anchored) return path.length - part.length >= at && path.endsWith(part)
    const found = path.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return !anchored || at === path.length
}

/** RFC 9309 §2.2.2: octets are compared percent-encoded, hex digits in upper case; unreserved ones unencoded. */
function normal(path: string): string {
  return path
    .toWellFormed()
    .replace(/[^\x21-\x7e]/gu, encodeURIComponent)
    .replace(/%[0-9a-f]{2}/gi, (octet) => {
      const character = String.fromCharCode(Number.parseInt(octet.slice(1), 16))
      return /[A-Za-z0-9._~-]/.test(character) ? character : octet.toUpperCase()
    })
}

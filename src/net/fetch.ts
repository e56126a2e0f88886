import { retryAfterMs } from '../core/retry-after.ts'
import { FetchError } from '../errors.ts'
import type { Http, HttpResponse } from '../http.ts'
import type { Payload, Question } from '../source.ts'
import { redacted } from './redact.ts'

/** What the publisher said about the last body, given back to it with the next request. */
export interface Validators {
  etag: string | null
  lastModified: string | null
}

export interface SourceRequest {
  url: string
  headers?: Readonly<Record<string, string>>
  validators?: Validators | null
  /** Posted in place of a GET: a question, which is never conditional and never redirected. */
  question?: Question | null
  /** Statuses from 400 up are answers with a payload. */
  readsErrors?: boolean
}

export interface FetchLimits {
  timeoutMs?: number
  maxBytes?: number
  maxRedirects?: number
  signal?: AbortSignal
}

/** One look at a source; a 304 brings no payload. */
export type Fetched = Answer & ({ outcome: 'changed'; payload: Payload } | { outcome: 'unchanged'; payload: null })

interface Answer {
  /** To be stored only after the payload was parsed and its items committed; of a 304 the old ones, where it names none. */
  validators: Validators
  /** How long the publisher calls this answer fresh; null when it does not say or forbids storing. */
  maxAgeMs: number | null
  retryAfterMs: number | null
  redirects: readonly { status: number; url: string }[]
  /** Where the source has moved for good: set when every redirect on the way was permanent (301, 308). */
  movedTo: string | null
  /** Publisher's clock minus ours; null without a Date header or when a cache answered. */
  clockSkewMs: number | null
  durationMs: number
  /** Headers worth keeping as evidence beside the bytes. */
  headers: Readonly<Record<string, string>>
}

const EVIDENCE = [
  'content-type',
  'date',
  'etag',
  'last-modified',
  'cache-control',
  'expires',
  'age',
  'server',
  'content-language',
  'via',
  'link',
]

/**
 * Reads one source, conditionally where validators are known.
 * @throws FetchError: `http` for statuses that are not 200, 203, an expected 304 or (`readsErrors`) from 400 up; `bot-wall` for challenges; those of Http.request.
 */
export async function fetchSource(
  http: Http,
  source: SourceRequest,
  limits: FetchLimits = {},
  now: () => Date = () => new Date(),
): Promise<Fetched> {
  const question = source.question ?? null
  const asked = question === null ? (source.validators ?? null) : null
  const response = await http.request(source.url, {
    ...(question === null ? {} : { method: question.method, body: question.body }),
    headers: { ...question?.headers, ...source.headers, ...conditions(asked) },
    timeoutMs: limits.timeoutMs ?? 30_000,
    maxBytes: limits.maxBytes ?? 32 * 1024 * 1024,
    maxRedirects: question === null ? (limits.maxRedirects ?? 5) : 0,
    ...(limits.signal ? { signal: limits.signal } : {}),
  })
  const at = now()
  const { status, headers } = response
  const unchanged = status === 304 && asked !== null && (asked.etag !== null || asked.lastModified !== null)
  const wall = botWall(response)
  if (wall !== null) throw new FetchError('bot-wall', `${wall} (${redacted(response.url)})`, detail(response, at))
  const told = source.readsErrors === true && status >= 400
  if (!unchanged && !told && status !== 200 && status !== 203) {
    throw new FetchError('http', `${statusWords(response)} (${redacted(response.url)})`, detail(response, at))
  }
  const contentType = headers['content-type'] ?? null
  const answer: Answer = {
    validators: {
      etag: validator(headers.etag) ?? (unchanged ? (asked?.etag ?? null) : null),
      lastModified: validator(headers['last-modified']) ?? (unchanged ? (asked?.lastModified ?? null) : null),
    },
    maxAgeMs: maxAgeMs(headers),
    retryAfterMs: retryAfterMs(headers['retry-after'], at),
    redirects: response.redirects,
    movedTo: response.redirects.length > 0 && response.redirects.every(isPermanent) ? response.url : null,
    clockSkewMs: clockSkewMs(headers, at),
    durationMs: response.durationMs,
    headers: Object.fromEntries(
      EVIDENCE.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
    ),
  }
  if (unchanged) return { ...answer, outcome: 'unchanged', payload: null }
  const payload = { url: response.url, contentType, status, body: response.body, at: at.toISOString() }
  return { ...answer, outcome: 'changed', payload }
}

function conditions(validators: Validators | null): Record<string, string> {
  // RFC 9110 §13.1.3: if-modified-since is ignored by servers that know if-none-match, and helps with the others.
  return {
    ...(validators?.etag ? { 'if-none-match': validators.etag } : {}),
    ...(validators?.lastModified ? { 'if-modified-since': validators.lastModified } : {}),
  }
}

/** A validator that can be sent back as it came; longer or odd ones are dropped, which costs a full answer. */
function validator(value: string | undefined): string | null {
  return value !== undefined && value.length > 0 && value.length <= 512 && /^[\x20-\x7e]+$/.test(value) ? value : null
}

const isPermanent = (redirect: { status: number }): boolean => redirect.status === 301 || redirect.status === 308

function detail(response: HttpResponse, now: Date): { status: number; retryAfterMs?: number } {
  const wait = retryAfterMs(response.headers['retry-after'], now)
  return wait === null ? { status: response.status } : { status: response.status, retryAfterMs: wait }
}

function statusWords({ status, headers }: HttpResponse): string {
  if (status === 304) return 'answered 304 (not modified) to an unconditional request'
  if (status >= 300 && status < 400) return `answered ${status} without a redirect that could be followed`
  if (status >= 200 && status < 300) return `answered ${status}, which carries no whole document`
  const wait = headers['retry-after']
  return `answered ${status}${wait ? `, retry-after ${wait.slice(0, 40)}` : ''}`
}

/** The product behind a challenge page that stands in for the document; null when there is none. */
function botWall({ status, headers, body }: HttpResponse): string | null {
  if (headers['cf-mitigated'] === 'challenge') return 'Cloudflare asks for a browser challenge'
  if (headers['x-amzn-waf-action'] !== undefined) return `AWS WAF answers ${headers['x-amzn-waf-action'].slice(0, 20)}`
  if (headers['x-datadome'] !== undefined && status === 403) return 'DataDome refuses automated readers'
  if (!/^text\/html/i.test(headers['content-type'] ?? '') || body.length > 64 * 1024) return null
  const page = Buffer.from(body.buffer, body.byteOffset, Math.min(body.length, 16 * 1024)).toString('latin1')
  const marker = CHALLENGES.find(([mark]) => page.includes(mark))
  return marker === undefined ? null : `${marker[1]} asks for a browser challenge`
}

// Markers in the first 16 kB of small HTML answers, whatever their status: 200, 202, 403 and 503 are all in use.
const CHALLENGES: readonly (readonly [string, string])[] = [
  ['_cf_chl_opt', 'Cloudflare'], // not /cdn-cgi/challenge-platform/: ordinary pages load that script too
  ['Incapsula incident ID', 'Imperva'],
  ['window.gokuProps', 'AWS WAF'],
  ['/_sec/cp_challenge/', 'Akamai'],
  ['px-captcha', 'PerimeterX'],
]

function maxAgeMs(headers: Readonly<Record<string, string>>): number | null {
  const control = (headers['cache-control'] ?? '').toLowerCase()
  if (/\bno-(store|cache)\b/.test(control)) return null
  const seconds = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/.exec(control)?.[1]
  if (seconds !== undefined) {
    const age = /^\d{1,9}$/.test(headers.age ?? '') ? Number(headers.age) : 0
    return Math.max(0, Number(seconds) - age) * 1000
  }
  const [expires, date] = [Date.parse(headers.expires ?? ''), Date.parse(headers.date ?? '')]
  return Number.isNaN(expires) || Number.isNaN(date) ? null : Math.max(0, expires - date)
}

function clockSkewMs(headers: Readonly<Record<string, string>>, now: Date): number | null {
  const date = Date.parse(headers.date ?? '')
  return Number.isNaN(date) || (headers.age !== undefined && headers.age !== '0') ? null : date - now.getTime()
}

import { readItems, readsPages } from '#workers/_look.ts'
import { suggestDialect } from '../actions/suggest-dialect.ts'
import type { SelectedSource } from '../config/select-sources.ts'
import { parseDuration } from '../core/duration.ts'
import { FetchError, ParseError } from '../errors.ts'
import type { Http } from '../http.ts'
import { askSource } from '../net/ask.ts'
import { fetchSource } from '../net/fetch.ts'
import type { Mailbox } from '../net/mailbox.ts'
import type { Robots } from '../net/robots.ts'
import type { Dialect, Payload } from '../source.ts'

/** What one try of one address came to. */
export interface Probe {
  id: string
  url: string
  dialect: string
  /** Fetched and understood. */
  ok: boolean
  /** HTTP status; null without an answer. */
  status: number | null
  contentType: string | null
  bytes: number | null
  etag: string | null
  lastModified: string | null
  /** For pages: whether robots.txt lets us read them; null for feeds and APIs, where it is not asked. */
  robots: 'allowed' | 'refused' | null
  parses: boolean | null
  items: number | null
  /** Newest date among the items. */
  newest: string | null
  /** Where permanent redirects lead. */
  movedTo: string | null
  ms: number | null
  error: string | null
  /** What a person should look at: a frozen feed, another dialect that reads the bytes, another address. */
  hint: string | null
}

export interface ProbeTools {
  http: Http
  mailbox: Mailbox
  robots: Robots
  dialects: ReadonlyMap<string, Dialect>
  now: () => Date
  signal: AbortSignal
  /** Waits out the pause that the host is owed. */
  pause: () => Promise<void>
}

/** Tries the address of a source once, and reads what came. */
export async function probe(source: SelectedSource, tools: ProbeTools): Promise<Probe> {
  const { id, url, dialect: name } = source
  const dialect = tools.dialects.get(name) as Dialect
  const nothing = { status: null, contentType: null, bytes: null, etag: null, lastModified: null, ms: null }
  const unread = { parses: null, items: null, newest: null, movedTo: null, error: null, hint: null }
  const base: Probe = { id, url, dialect: name, ok: false, robots: null, ...nothing, ...unread }
  try {
    if (readsPages(source, dialect)) {
      await tools.robots.check(url)
      base.robots = 'allowed'
      await tools.pause()
    }
    const fetched = await askSource(tools, source, dialect, { validators: null, ...tools })
    const payload = fetched.payload as Payload // without validators there is no 304
    Object.assign(base, fetched.validators, {
      status: payload.status,
      contentType: payload.contentType,
      bytes: payload.body.length,
      movedTo: fetched.movedTo,
      ms: fetched.durationMs,
    })
    return { ...base, ...read(source, dialect, payload, tools) }
  } catch (error) {
    if (!(error instanceof FetchError)) throw error
    if (error.kind === 'blocked' && error.message.startsWith('robots.txt')) base.robots = 'refused'
    const hint = error.status === 404 || error.status === 410 ? await elsewhere(source, tools) : null
    return { ...base, status: error.status, error: error.message, hint }
  }
}

type Reading = Pick<Probe, 'ok' | 'parses' | 'items' | 'newest' | 'error' | 'hint'>

function read(source: SelectedSource, dialect: Dialect, payload: Payload, tools: ProbeTools): Reading {
  try {
    const items = readItems(source, dialect, payload, null)
    const now = tools.now().toISOString()
    const dates = items.flatMap((item) => item.updated ?? item.published ?? []).filter((date) => date <= now)
    const newest = dates.sort().at(-1) ?? null
    const silence = parseDuration(source.expect?.silence ?? '')
    const frozen = silence !== null && newest !== null && tools.now().getTime() - Date.parse(newest) > silence
    const hint = frozen ? `nothing new since ${newest.slice(0, 10)}: it may be frozen or have moved` : null
    return { ok: true, parses: true, items: items.length, newest, error: null, hint }
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    const other = suggestDialect(tools.dialects, payload, source.dialect)
    const hint = other && `dialect ${other.dialect} reads it (${other.items} items)`
    return { ok: false, parses: false, items: null, newest: null, error: error.message, hint }
  }
}

// Where the products behind status pages publish their data.
const PATHS = ['/api/v2/incidents.json', '/summary.json', '/index.json', '/feed.atom', '/history.rss']

/** Looks where a status page that is gone from its address may have moved to on the same host. */
async function elsewhere(source: SelectedSource, tools: ProbeTools): Promise<string | null> {
  if (source.kind !== 'status') return null
  for (const path of PATHS) {
    const url = new URL(path, source.url).href
    if (url === source.url || tools.signal.aborted) continue
    await tools.pause()
    try {
      const limits = { signal: tools.signal, timeoutMs: 15_000, maxBytes: 8 * 1024 * 1024 }
      const { payload } = await fetchSource(tools.http, { url }, limits, tools.now)
      const other = payload && suggestDialect(tools.dialects, payload, '')
      if (other) return `${url} answers in dialect ${other.dialect} (${other.items} items)`
    } catch (error) {
      if (!(error instanceof FetchError)) throw error
    }
  }
  return null
}

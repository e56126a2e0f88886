import { performance } from 'node:perf_hooks'
import type { Readable } from 'node:stream'
import { Agent, type Dispatcher, errors, ProxyAgent } from 'undici'
import { FetchError } from '../errors.ts'
import type { Http, HttpRequest, HttpResponse } from '../http.ts'
import { ACCEPT_ENCODING, layersOf, readBody } from './encoding.ts'
import { createGuard, type Guard, type Resolve } from './guard.ts'
import { checkedHeaders, flatHeaders } from './headers.ts'
import { redacted } from './redact.ts'
import { type Hop, nextHop } from './redirect.ts'

export interface HttpOptions {
  /** Who runs this Tocsin: an e-mail address or a page; stands in the User-Agent. */
  contact: string | null
  version: string
  /** `host:port` entries that the SSRF guard lets pass. */
  allowPrivate: readonly string[]
  /** Egress proxy. It resolves names itself, so only the address as written can be judged here. */
  proxy?: string | null
  /** Name resolution; tests script it to rebind names. */
  resolve?: Resolve
}

const DEFAULTS = { timeoutMs: 30_000, maxBytes: 10 * 1024 * 1024 }
const MAX_HEADER_BYTES = 64 * 1024
const MAX_URL_LENGTH = 8192
/** Longest silence in headers or body. */
const IDLE_MS = 20_000

/** The one way out: every request of Tocsin goes through here, and every connection passes the SSRF guard. */
export function createHttp(options: HttpOptions): Http {
  const guard = createGuard(options.allowPrivate, options.resolve)
  const agentOptions: Agent.Options = {
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: IDLE_MS,
    bodyTimeout: IDLE_MS,
    connections: 16,
    pipelining: 1,
    allowH2: false,
    connect: guard.connect,
  }
  const direct = new Agent(agentOptions)
  const { connect: _, ...viaProxy } = agentOptions
  const proxy = options.proxy ? new ProxyAgent({ ...viaProxy, uri: options.proxy }) : null
  const contact = options.contact ? ` (+${options.contact})` : ''
  const always = {
    'user-agent': `Tocsin/${options.version}${contact}`,
    'accept-encoding': ACCEPT_ENCODING,
    accept: '*/*',
  }
  checkedHeaders(always, 'user agent')

  const dispatcherFor = (url: URL): Dispatcher => {
    if (proxy === null || guard.allows(url.hostname, Number(url.port || (url.protocol === 'https:' ? 443 : 80))))
      return direct
    if (isLocalName(url.hostname))
      throw new FetchError('blocked', `local name is not asked of the proxy (${redacted(url)})`)
    return proxy
  }

  return {
    async request(address, request = {}) {
      const started = performance.now()
      const timeoutMs = request.timeoutMs ?? DEFAULTS.timeoutMs
      const stop = new AbortController()
      const onAbort = () => stop.abort(request.signal?.reason)
      const timer = setTimeout(() => stop.abort(DEADLINE), timeoutMs)
      request.signal?.addEventListener('abort', onAbort, { once: true })
      if (request.signal?.aborted) onAbort()
      const where = redacted(address)
      try {
        const answer = await exchange(address, request, { guard, always, dispatcherFor, signal: stop.signal })
        return { ...answer, durationMs: Math.round(performance.now() - started) }
      } catch (error) {
        throw translated(error, where, timeoutMs, stop.signal)
      } finally {
        clearTimeout(timer)
        request.signal?.removeEventListener('abort', onAbort)
      }
    },
    async close() {
      await Promise.all([direct.close(), proxy?.close()])
    },
  }
}

interface Way {
  guard: Guard
  always: Readonly<Record<string, string>>
  dispatcherFor(url: URL): Dispatcher
  signal: AbortSignal
}

async function exchange(address: string, request: HttpRequest, way: Way): Promise<Omit<HttpResponse, 'durationMs'>> {
  const maxBytes = request.maxBytes ?? DEFAULTS.maxBytes
  const maxRedirects = request.maxRedirects ?? 0
  const redirects: { status: number; url: string }[] = []
  let hop: Hop = {
    url: parsed(address),
    method: request.method ?? 'GET',
    headers: { ...way.always, ...checkedHeaders(request.headers ?? {}, redacted(address)) },
    body: request.body ?? null,
  }
  for (;;) {
    way.guard.check(hop.url)
    const where = redacted(hop.url)
    const answer = await way.dispatcherFor(hop.url).request({
      origin: hop.url.origin,
      path: hop.url.pathname + hop.url.search,
      method: hop.method,
      headers: hop.headers,
      body: hop.body,
      signal: way.signal,
      ...(request.idleMs === undefined ? {} : { headersTimeout: request.idleMs, bodyTimeout: request.idleMs }),
    })
    const headers = flatHeaders(answer.headers)
    const body = answer.body as Readable
    body.on('error', () => {}) // a body that is let go may still fail; readBody reports what it reads
    const bodiless = hop.method === 'HEAD' || answer.statusCode === 204 || answer.statusCode === 304
    try {
      const next: Hop | null =
        maxRedirects > 0 ? nextHop(hop, answer.statusCode, headers.location, redirects, maxRedirects) : null
      if (next !== null) {
        redirects.push({ status: answer.statusCode, url: next.url.href })
        hop = next
        continue
      }
      if (!bodiless && Number(headers['content-length']) > maxBytes) {
        throw new FetchError(
          'too-large',
          `body says it has ${headers['content-length']} bytes, at most ${maxBytes} are read (${where})`,
        )
      }
      const layers = bodiless ? [] : layersOf(headers['content-encoding'], where)
      const bytes = await readBody(body, layers, maxBytes, where)
      return { status: answer.statusCode, headers, body: bytes, url: hop.url.href, redirects }
    } finally {
      body.destroy() // also of redirects: their words say nothing, and dropping them is cheaper than reading on
    }
  }
}

function parsed(address: string): URL {
  if (address.length > MAX_URL_LENGTH)
    throw new FetchError('blocked', `address is longer than ${MAX_URL_LENGTH} characters`)
  const url = URL.parse(address)
  if (url === null)
    throw new FetchError('blocked', `not an absolute address: '${address.slice(0, 80).replace(/[?#].*/s, '')}'`)
  return url
}

/** Reason of an abort by our own clock. */
const DEADLINE = Symbol('deadline')

const TIMEOUTS = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT'])
const SAID: Readonly<Record<string, string>> = {
  UND_ERR_CONNECT_TIMEOUT: 'no connection in 10 s',
  UND_ERR_HEADERS_TIMEOUT: `no answer in ${IDLE_MS / 1000} s`,
  UND_ERR_BODY_TIMEOUT: `body stood still for ${IDLE_MS / 1000} s`,
  UND_ERR_HEADERS_OVERFLOW: `headers are larger than ${MAX_HEADER_BYTES} bytes`,
  UND_ERR_SOCKET: 'connection ended before the answer did',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'body does not have the length that content-length says',
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  ENOTFOUND: 'host name does not resolve',
  EAI_AGAIN: 'host name cannot be resolved now',
}

/** Every failure as a FetchError with a sentence that names the address without its secrets. */
function translated(error: unknown, where: string, timeoutMs: number, signal: AbortSignal): FetchError {
  if (signal.aborted) {
    if (signal.reason === DEADLINE) return new FetchError('timeout', `not done after ${timeoutMs} ms (${where})`)
    return new FetchError('network', `cancelled by the caller (${where})`, { cause: signal.reason })
  }
  const chain = causes(error)
  const own = chain.find((cause) => cause instanceof FetchError)
  if (own !== undefined) return own
  const code = chain.map((cause) => (cause as { code?: unknown }).code).find((each) => typeof each === 'string') ?? ''
  const message = chain.at(-1) instanceof Error ? (chain.at(-1) as Error).message : String(error)
  if (TIMEOUTS.has(code)) return new FetchError('timeout', `${SAID[code] ?? 'timed out'} (${where})`, { cause: error })
  if (code === 'UND_ERR_HEADERS_OVERFLOW')
    return new FetchError('too-large', `${SAID[code]} (${where})`, { cause: error })
  if (isTlsCode(code)) return new FetchError('network', `TLS failed: ${message} [${code}] (${where})`, { cause: error })
  if (error instanceof errors.HTTPParserError || code.startsWith('HPE_')) {
    return new FetchError('network', `answer is not HTTP: ${message} (${where})`, { cause: error })
  }
  return new FetchError('network', `${SAID[code] ?? message}${code ? ` [${code}]` : ''} (${where})`, { cause: error })
}

function causes(error: unknown): unknown[] {
  const chain: unknown[] = []
  for (let each: unknown = error; each instanceof Error && chain.length < 8; each = each.cause) {
    chain.push(each)
    if (each instanceof AggregateError && each.errors[0] instanceof Error) chain.push(each.errors[0])
  }
  return chain.length > 0 ? chain : [error]
}

const isTlsCode = (code: string): boolean =>
  /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|EPROTO$|HOSTNAME_)/.test(code)

/** Names that mean this machine or network wherever they are resolved (RFC 6761, RFC 8375, ICANN `.internal`). */
function isLocalName(host: string): boolean {
  const name = host.replace(/\.$/, '')
  return !/[.:]/.test(name) || /\.(localhost|local|internal|home\.arpa|lan|intranet|corp|home)$/.test(name)
}

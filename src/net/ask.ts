import { FetchError } from '../errors.ts'
import type { Http } from '../http.ts'
import type { Dialect, Payload, Source } from '../source.ts'
import { type Fetched, fetchSource, type Validators } from './fetch.ts'
import type { Mailbox } from './mailbox.ts'

/** The ways out that a source may need. */
export interface Doors {
  http: Http
  mailbox?: Mailbox
}

export interface AskOptions {
  validators: Validators | null
  now: () => Date
  signal?: AbortSignal
}

/**
 * Asks a source for its bytes in the way of its dialect, with its secret; what it repeats of the secret is struck out.
 * @throws FetchError as `fetchSource` does; ParseError when the options do not make a request.
 */
export async function askSource(
  { http, mailbox }: Doors,
  source: Source,
  dialect: Dialect,
  options: AskOptions,
): Promise<Fetched> {
  const { validators, now, signal } = options
  const key = source.key ?? null
  if (isMailAddress(source.url)) {
    const user = typeof source.options?.user === 'string' ? source.options.user : ''
    const request = { url: source.url, user, password: key ?? '', seen: validators?.etag ?? null }
    if (mailbox === undefined) throw new FetchError('blocked', 'mailboxes are not read here')
    return mailbox.look(request, now, signal)
  }
  const bearer: Record<string, string> = key !== null && !dialect.request ? { authorization: `Bearer ${key}` } : {}
  const answer = await fetchSource(
    http,
    {
      url: source.fresh ? pastCaches(source.url, now()) : source.url,
      headers: { ...(dialect.accept ? { accept: dialect.accept } : {}), ...bearer, ...source.headers },
      validators,
      question: dialect.request?.(source.options ?? {}, key) ?? null,
      readsErrors: dialect.readsErrors ?? false,
    },
    signal ? { signal } : {},
    now,
  )
  // How long a cache may keep an answer says nothing about a source that is asked past it.
  const fetched: Fetched = source.fresh ? { ...answer, maxAgeMs: null, movedTo: withoutMark(answer.movedTo) } : answer
  if (fetched.outcome === 'unchanged' || !dialect.readsErrors) return fetched
  return { ...fetched, payload: struck(fetched.payload, secretsOf(source)) }
}

/** The address with a mark of the five minutes that it is asked in; the rest of its query stays letter for letter. */
function pastCaches(address: string, now: Date): string {
  const [, base, fragment] = /^([^#]*)(.*)$/s.exec(address) as RegExpExecArray
  return `${base}${base!.includes('?') ? '&' : '?'}_=${Math.floor(now.getTime() / MARK_MS)}${fragment}`
}

function withoutMark(address: string | null): string | null {
  return address?.replace(/[?&]_=\d+(?=#|$)/, '') ?? null
}

const MARK_MS = 5 * 60_000

/** Secrets are long: a short header value (`2023-06-01`) is not one, and striking it out would falsify evidence. */
function secretsOf({ key, headers = {} }: Source): string[] {
  const values = Object.values(headers).map((value) => value.replace(/^(?:Bearer|Basic|Token)\s+/i, ''))
  return [...(key ? [key] : []), ...values].filter((value) => value.length >= 12)
}

/** Error bodies of careless servers repeat the key; a payload is kept as evidence and shown. */
function struck(payload: Payload, secrets: readonly string[]): Payload {
  let text = Buffer.from(payload.body).toString('latin1')
  const before = text
  for (const secret of secrets) text = text.replaceAll(Buffer.from(secret, 'utf8').toString('latin1'), '[key]')
  return text === before ? payload : { ...payload, body: new Uint8Array(Buffer.from(text, 'latin1')) }
}

const isMailAddress = (url: string): boolean => /^imaps?:/i.test(url)

import { retryAfterMs } from '../core/retry-after.ts'
import { DeliveryError, FetchError } from '../errors.ts'
import type { Http, HttpResponse } from '../http.ts'

/** What channels over HTTP share: one POST, and what an answer means. */
export interface Post {
  url: string
  headers: Readonly<Record<string, string>>
  body: string
  signal: AbortSignal
  /** Strings that must not appear in errors and receipts. */
  secrets: readonly string[]
  /** True for the API of a service, whose 4xx mean what they say; a receiver of one's own may be repaired. */
  service?: boolean
}

/** CONTRACTS §6: 2xx within 15 s is success. */
const TIMEOUT_MS = 15_000
const MAX_ANSWER_BYTES = 64 * 1024

/**
 * Posts once, follows nothing, and gives back a 2xx answer.
 * @throws DeliveryError for everything else
 */
export async function post(http: Http, request: Post, now: Date): Promise<HttpResponse> {
  const response = await exchange(http, request)
  if (response.status >= 200 && response.status < 300) return response
  throw answerError(response, now, request)
}

/** The first 2 kB of an answer as text, secrets blacked out. */
export function answerText(response: HttpResponse, secrets: readonly string[]): string {
  const text = new TextDecoder().decode(response.body.subarray(0, 2_048)).replace(/[\u0000-\u001f\u007f]+/g, ' ')
  return withoutSecrets(text.trim(), secrets)
}

/** Blacks out secrets wherever they are repeated. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const known = secrets.filter((secret) => secret.length >= 4)
  return known.reduce((clean, secret) => clean.replaceAll(secret, '[secret]'), text)
}

const MISCONFIGURED = new Set([401, 403, 404])
const REJECTED = new Set([400, 405, 413, 415, 422])

/** What is not 2xx is tried again until the schedule ends, but for 410 and what a service says for good. */
function answerError(response: HttpResponse, now: Date, { secrets, service }: Post): DeliveryError {
  const { status } = response
  const wait = retryAfterMs(response.headers['retry-after'], now)
  const detail = { status, ...(wait === null ? {} : { retryAfterMs: wait }) }
  if (status === 410) return new DeliveryError('gone', 'answered 410, gone', detail)
  if (status === 429) return new DeliveryError('rate-limited', 'answered 429, too many requests', detail)
  const said = answerText(response, secrets).slice(0, 300)
  const what =
    status >= 300 && status < 400 ? `answered ${status}, a redirect, which is not followed` : `answered ${status}`
  const message = said === '' ? what : `${what}: ${said}`
  if (service && MISCONFIGURED.has(status)) return new DeliveryError('misconfigured', message, detail)
  if (service && REJECTED.has(status)) return new DeliveryError('rejected', message, detail)
  return new DeliveryError('unavailable', message, detail)
}

async function exchange(http: Http, { url, headers, body, signal, secrets }: Post): Promise<HttpResponse> {
  try {
    return await http.request(url, {
      method: 'POST',
      headers,
      body,
      timeoutMs: TIMEOUT_MS,
      maxBytes: MAX_ANSWER_BYTES,
      maxRedirects: 0,
      signal,
    })
  } catch (error) {
    throw transportError(error, secrets)
  }
}

/** What a failure below HTTP means for a delivery. */
export function transportError(error: unknown, secrets: readonly string[]): unknown {
  if (!(error instanceof FetchError)) return error
  const message = withoutSecrets(error.message, secrets)
  return new DeliveryError(error.kind === 'blocked' ? 'misconfigured' : 'unavailable', message, { cause: error })
}

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
}

/** CONTRACTS §6: 2xx within 15 s is success. */
const TIMEOUT_MS = 15_000
const MAX_ANSWER_BYTES = 64 * 1024

/**
 * Posts once, follows nothing, and gives back a 2xx answer.
 * @throws DeliveryError for everything else
 */
export async function post(
  http: Http,
  { url, headers, body, signal, secrets }: Post,
  now: Date,
): Promise<HttpResponse> {
  const response = await exchange(http, url, headers, body, signal, secrets)
  if (response.status >= 200 && response.status < 300) return response
  throw answerError(response, now, secrets)
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

/** A receiver that does not answer 2xx may be repaired, so all but 410 is tried again until the schedule ends. */
function answerError(response: HttpResponse, now: Date, secrets: readonly string[]): DeliveryError {
  const { status } = response
  const wait = retryAfterMs(response.headers['retry-after'], now)
  const detail = { status, ...(wait === null ? {} : { retryAfterMs: wait }) }
  if (status === 410) return new DeliveryError('gone', 'answered 410, gone', detail)
  if (status === 429) return new DeliveryError('rate-limited', 'answered 429, too many requests', detail)
  const said = answerText(response, secrets).slice(0, 300)
  const what =
    status >= 300 && status < 400 ? `answered ${status}, a redirect, which is not followed` : `answered ${status}`
  return new DeliveryError('unavailable', said === '' ? what : `${what}: ${said}`, detail)
}

async function exchange(
  http: Http,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
  secrets: readonly string[],
): Promise<HttpResponse> {
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

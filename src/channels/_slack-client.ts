import { webApi } from '@slack/bolt'
import { DeliveryError, FetchError } from '../errors.ts'
import type { Http } from '../http.ts'
import { withoutSecrets } from './_answer.ts'

type FetchFunction = NonNullable<webApi.WebClientOptions['fetch']>

/** Slack's own words for a setting that a person must repair (docs.slack.dev/reference/methods/chat.postMessage). */
const MISCONFIGURED = new Set(
  `access_denied account_inactive app_missing_action_url cannot_reply_to_message channel_not_found deprecated_endpoint
  ekm_access_denied enterprise_is_restricted invalid_auth is_archived messages_tab_disabled missing_scope
  not_allowed_token_type not_authed not_in_channel no_permission org_login_required posting_to_general_channel_denied
  restricted_action restricted_action_read_only_channel restricted_action_thread_only_channel
  restricted_action_non_threadable_channel slack_connect_canvas_sharing_blocked team_access_not_granted
  team_not_found token_expired token_revoked two_factor_setup_required user_not_in_channel`.split(/\s+/),
)
/** The message itself is not taken; sending it again changes nothing. */
const REJECTED = new Set(
  `duplicate_channel_not_found invalid_arguments invalid_array_arg invalid_arg_name invalid_blocks
  invalid_blocks_format invalid_metadata_format invalid_metadata_schema metadata_must_be_sent_from_app
  metadata_too_large msg_blocks_too_long msg_too_long no_text too_many_attachments`.split(/\s+/),
)
const RATE_LIMITED = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded'])

/** Errors of Slack about the form of blocks: the words can still go out as plain text. */
export const FORM_ERRORS: ReadonlySet<string> = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'metadata_too_large',
])

/** Slack's client over the one transport of Tocsin; one try, no waiting, no output of its own. */
export function slackClient(http: Http, token: string, apiUrl: string, signal: AbortSignal): webApi.WebClient {
  return new webApi.WebClient(token, {
    slackApiUrl: apiUrl,
    allowAbsoluteUrls: false,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    fetch: fetchOver(http, signal),
    logger: SILENT,
  })
}

/** Slack's error word in an error of its client, or null. */
export function slackErrorOf(error: unknown): string | null {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : null
}

/** What an error of Slack's client means for a delivery. */
export function toDeliveryError(error: unknown, token: string): DeliveryError {
  if (error instanceof DeliveryError) return error
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return new DeliveryError('rate-limited', 'slack: ratelimited', {
      status: 429,
      retryAfterMs: error.retryAfter * 1_000,
    })
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    const seconds = Number(error.headers['retry-after'])
    const detail = Number.isFinite(seconds) ? { retryAfterMs: seconds * 1_000 } : {}
    return new DeliveryError('unavailable', `slack: HTTP ${error.statusCode}`, { status: error.statusCode, ...detail })
  }
  const word = slackErrorOf(error)
  if (word !== null) return platformError(word, error as webApi.WebAPIPlatformError, token)
  const cause = error instanceof webApi.WebAPIRequestError ? error.original : error
  const blocked = cause instanceof FetchError && cause.kind === 'blocked'
  const message = cause instanceof Error ? cause.message : String(cause)
  return new DeliveryError(blocked ? 'misconfigured' : 'unavailable', `slack: ${withoutSecrets(message, [token])}`, {
    cause,
  })
}

function platformError(word: string, error: webApi.WebAPIPlatformError, token: string): DeliveryError {
  const notes = error.data.response_metadata?.messages?.join('; ') ?? ''
  const message = withoutSecrets(`slack: ${word.slice(0, 200)}${notes === '' ? '' : ` (${notes.slice(0, 500)})`}`, [
    token,
  ])
  if (RATE_LIMITED.has(word)) {
    const seconds = error.data.response_metadata?.retryAfter
    return new DeliveryError('rate-limited', message, seconds === undefined ? {} : { retryAfterMs: seconds * 1_000 })
  }
  if (MISCONFIGURED.has(word)) return new DeliveryError('misconfigured', message)
  return new DeliveryError(REJECTED.has(word) ? 'rejected' : 'unavailable', message)
}

/** The one transport of Tocsin in the shape that Slack's client wants. */
export function fetchOver(http: Http, signal: AbortSignal): FetchFunction {
  return async (url, init) => {
    const body = init?.body
    if (body !== undefined && typeof body !== 'string') throw new TypeError('slack: only text bodies are sent')
    const { 'User-Agent': _, ...headers } = init?.headers ?? {}
    const response = await http.request(String(url), {
      method: 'POST',
      headers,
      ...(body === undefined ? {} : { body }),
      timeoutMs: 15_000,
      maxBytes: 1024 * 1024,
      maxRedirects: 0,
      signal,
    })
    const bytes = Uint8Array.from(response.body)
    const text = () => new TextDecoder().decode(bytes)
    return {
      ok: response.status >= 200 && response.status < 300,
      status: response.status,
      statusText: '',
      url: response.url,
      headers: {
        get: (name: string) => response.headers[name.toLowerCase()] ?? null,
        entries: () => Object.entries(response.headers)[Symbol.iterator](),
      },
      arrayBuffer: async () => bytes.buffer,
      json: async () => JSON.parse(text()) as unknown,
      text: async () => text(),
    }
  }
}

const nothing = () => {}
/** A logger that says nothing: errors are told by those who called. */
export const SILENT = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => webApi.LogLevel.ERROR,
  setName: nothing,
}

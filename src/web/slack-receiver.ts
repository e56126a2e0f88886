import { type App, verifySlackRequest } from '@slack/bolt'

/** Slack's own limit for a payload is far below this. */
const MAX_BODY_BYTES = 1024 * 1024
/** Slack shows an error to the person after three seconds. */
const ANSWER_MS = 2_800

/** What Bolt asks of a receiver, as far as requests over HTTP go. */
export interface FetchReceiver {
  init(app: App): void
  start(): Promise<void>
  stop(): Promise<void>
  /** Answers one request of Slack. */
  handle(request: Request): Promise<Response>
}

/** Lets Bolt be served by any `fetch`-shaped server; nothing unsigned, unfresh or oversized reaches it. */
export function fetchReceiver(signingSecret: string, now: () => Date): FetchReceiver {
  let app: App | null = null
  return {
    init(bolt) {
      app = bolt
    },
    start: async () => {},
    stop: async () => {},
    async handle(request) {
      const body = await request.text()
      if (body.length > MAX_BODY_BYTES) return new Response('too large', { status: 413 })
      if (!isGenuine(request.headers, body, signingSecret, now())) return new Response('not signed', { status: 401 })
      const payload = payloadOf(request.headers.get('content-type') ?? '', body)
      if (payload === null) return new Response('not understood', { status: 400 })
      if (payload.ssl_check !== undefined) return new Response(null, { status: 200 })
      if (payload.type === 'url_verification') return Response.json({ challenge: payload.challenge })
      return app === null ? new Response('not ready', { status: 503 }) : answered(app, payload)
    },
  }
}

/** HMAC of the raw body with a timestamp of at most five minutes (docs.slack.dev/authentication/verifying-requests-from-slack). */
function isGenuine(headers: Headers, body: string, signingSecret: string, now: Date): boolean {
  const signature = headers.get('x-slack-signature')
  const timestamp = headers.get('x-slack-request-timestamp')
  if (signature === null || timestamp === null || !/^\d{1,12}$/.test(timestamp)) return false
  // Bolt only refuses old timestamps; one far ahead would stay valid until it is old.
  if (Number(timestamp) * 1_000 - now.getTime() > 300_000) return false
  try {
    verifySlackRequest({
      signingSecret,
      body,
      headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(timestamp) },
      nowMilliseconds: now.getTime(),
    })
    return true
  } catch {
    return false
  }
}

function payloadOf(contentType: string, body: string): Record<string, unknown> | null {
  const form = contentType.startsWith('application/x-www-form-urlencoded') ? new URLSearchParams(body) : null
  const json = form === null ? body : form.get('payload')
  if (form !== null && json === null) return Object.fromEntries(form)
  try {
    const value: unknown = JSON.parse(json ?? '')
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

/** Gives the payload to Bolt and answers with what its listener acknowledges. */
function answered(app: App, payload: Record<string, unknown>): Promise<Response> {
  const { promise, resolve } = Promise.withResolvers<Response>()
  const timer = setTimeout(() => resolve(new Response(null, { status: 504 })), ANSWER_MS)
  const ack = async (said?: unknown): Promise<void> => {
    if (said === undefined || said === '') resolve(new Response(null, { status: 200 }))
    else resolve(typeof said === 'string' ? new Response(said) : Response.json(said))
  }
  app
    .processEvent({ body: payload, ack })
    .then(() => resolve(new Response('nobody listens', { status: 404 })))
    .catch(() => resolve(new Response(null, { status: 500 })))
  return promise.finally(() => clearTimeout(timer))
}

import { isIP } from 'node:net'
import type { ImapFlow } from 'imapflow'
import { sha256 } from '../core/id.ts'
import { FetchError } from '../errors.ts'
import type { Fetched } from './fetch.ts'
import { createGuard, type Resolve } from './guard.ts'
import { isOwnHost } from './own-host.ts'

export interface MailboxRequest {
  /** `imaps://host[:port]/FOLDER`; `imap:` with STARTTLS. */
  url: string
  user: string
  password: string
  /** Validator of the last look, `uidvalidity:next uid`; null the first time. */
  seen: string | null
}

export interface Mailbox {
  /**
   * The mails that came since the last look, oldest first, as a payload of the dialect `mailbox`.
   * @throws FetchError
   */
  look(request: MailboxRequest, now: () => Date, signal?: AbortSignal): Promise<Fetched>
}

/** One mail in the payload. */
interface Mail {
  uid: number
  /** Of the bytes that were read. */
  sha256: string
  truncated: boolean
  /** When our own server took it in. */
  arrived: string | null
  from: string | null
  subject: string | null
  text: string | null
  html: string | null
  /** What our own server says of SPF, DKIM and DMARC (RFC 8601). */
  authentication: string | null
}

export interface MailboxOptions {
  /** `host:port` entries that the SSRF guard lets pass. */
  allowPrivate: readonly string[]
  resolve?: Resolve
}

/** Mails that one look takes; the rest is taken by the next. */
const MOST_MAILS = 50
/** Of one mail as it was sent; what stands behind it (as a rule attachments) is not read. */
const MAX_MAIL_BYTES = 256 * 1024
const MAX_TEXT = 100_000
const DEADLINE_MS = 60_000

/** The one way to mail: reads new mails over IMAP without changing anything, not even what counts as read. */
export function createMailbox(options: MailboxOptions): Mailbox {
  const guard = createGuard(options.allowPrivate, options.resolve)
  return {
    async look(request, now, signal) {
      const url = new URL(request.url)
      const secure = url.protocol === 'imaps:'
      const port = Number(url.port || (secure ? 993 : 143))
      const where = `${url.protocol}//${url.host}${url.pathname}`
      const host = url.hostname.replace(/^\[|\]$/g, '')
      const started = now().getTime()
      const { ImapFlow } = await import('imapflow') // loaded by those who have a mailbox
      const client = new ImapFlow({
        host: await guard.address(host, port),
        ...(isIP(host) === 0 ? { servername: host } : {}), // the name that the certificate must have
        port,
        secure,
        // A password crosses a network only under TLS.
        ...(secure || isOwnHost(host) ? {} : { doSTARTTLS: true }),
        auth: { user: request.user, pass: request.password },
        logger: false,
        disableAutoIdle: true,
        disableCompression: true, // what is unpacked has no bound
        connectionTimeout: 10_000,
        greetingTimeout: 10_000,
        socketTimeout: 20_000,
        maxLineLength: 256 * 1024,
        maxLiteralSize: 2 * MAX_MAIL_BYTES,
        maxResponseSize: 4 * MAX_MAIL_BYTES,
        maxResponseTokens: 50_000,
      })
      client.on('error', () => {}) // the command under way fails with it
      const stop = () => client.close()
      const timer = setTimeout(stop, DEADLINE_MS)
      signal?.addEventListener('abort', stop, { once: true })
      try {
        await client.connect()
        return await newMails(client, request, decodeURIComponent(url.pathname.slice(1)) || 'INBOX', now, started)
      } catch (error) {
        throw translated(error, where, request.password)
      } finally {
        clearTimeout(timer)
        signal?.removeEventListener('abort', stop)
        client.close()
      }
    },
  }
}

async function newMails(
  client: ImapFlow,
  request: MailboxRequest,
  folder: string,
  now: () => Date,
  started: number,
): Promise<Fetched> {
  const opened = await client.mailboxOpen(folder, { readOnly: true })
  const validity = String(opened.uidValidity)
  const known = /^(\d+):(\d+)$/.exec(request.seen ?? '')
  // RFC 3501 §2.3.1.1: another UIDVALIDITY means that all numbers are new.
  const from = known?.[1] === validity ? Number(known[2]) : null
  const uids = ((await client.search(from === null ? { all: true } : { uid: `${from}:*` }, { uid: true })) || [])
    .filter((uid) => from === null || uid >= from) // `5:*` names the last mail too when it is before 5
    .sort((a, b) => a - b)
  const taken = from === null ? uids.slice(-MOST_MAILS) : uids.slice(0, MOST_MAILS)
  const mails: Mail[] = []
  const query = { uid: true, size: true, internalDate: true, source: { maxLength: MAX_MAIL_BYTES } }
  if (taken.length > 0)
    for await (const message of client.fetch(taken, query, { uid: true }))
      mails.push(
        await readMail(message.source ?? Buffer.alloc(0), message.uid, message.size ?? 0, message.internalDate),
      )
  const last = from !== null && uids.length > taken.length ? (taken.at(-1) as number) + 1 : opened.uidNext
  const answer = {
    validators: { etag: `${validity}:${Math.max(last, from ?? 0)}`, lastModified: null },
    maxAgeMs: null,
    retryAfterMs: null,
    redirects: [],
    movedTo: null,
    clockSkewMs: null,
    durationMs: now().getTime() - started,
    headers: {},
  }
  // The first look is kept even when it is empty: it is the baseline, and what comes after it is news.
  if (mails.length === 0 && request.seen !== null) return { ...answer, outcome: 'unchanged', payload: null }
  const body = new TextEncoder().encode(JSON.stringify({ folder, uidValidity: validity, mails }))
  const payload = { url: request.url, contentType: 'application/json', status: 200, body, at: now().toISOString() }
  return { ...answer, outcome: 'changed', payload }
}

async function readMail(source: Buffer, uid: number, size: number, arrived?: Date | string): Promise<Mail> {
  const at = arrived === undefined ? null : new Date(arrived)
  const mail: Mail = {
    uid,
    sha256: sha256(source),
    truncated: size > source.length,
    arrived: at === null || Number.isNaN(at.getTime()) ? null : at.toISOString(),
    from: null,
    subject: null,
    text: null,
    html: null,
    authentication: null,
  }
  const { simpleParser } = await import('mailparser')
  try {
    const parsed = await simpleParser(source, {
      skipHtmlToText: true, // dialects have a reader of HTML that hostile markup cannot stall
      skipTextToHtml: true,
      skipTextLinks: true,
      skipImageLinks: true,
      keepCidLinks: true,
      ignoreEmbedded: true,
      checksumAlgo: false,
      maxHeadSize: 128 * 1024,
      maxChildNodes: 100,
    })
    // The topmost line is that of our own server; those below it may be the sender's invention.
    const line = parsed.headerLines.find((header) => header.key === 'authentication-results')?.line ?? null
    return {
      ...mail,
      from: parsed.from?.value[0]?.address?.toLowerCase().slice(0, 320) ?? null,
      subject: parsed.subject?.slice(0, 1000) ?? null,
      text: parsed.text?.slice(0, MAX_TEXT) ?? null,
      html: parsed.html ? parsed.html.slice(0, 2 * MAX_TEXT) : null,
      authentication:
        line
          ?.replace(/^[^:]*:\s*/, '')
          .replace(/\s+/g, ' ')
          .slice(0, 2000) ?? null,
    }
  } catch {
    return mail // kept as a mail that cannot be read: one of them must not hide those that follow
  }
}

function translated(error: unknown, where: string, password: string): FetchError {
  if (error instanceof FetchError) return error
  const { message, code, responseText, authenticationFailed } = error as Error & {
    code?: string
    responseText?: string
    authenticationFailed?: boolean
  }
  const said = `${responseText ?? message}`
    .replaceAll(password || '\0', '[password]')
    .replace(/\s+/g, ' ')
    .slice(0, 200)
  if (authenticationFailed === true)
    return new FetchError('http', `mailbox refuses the login: ${said} (${where})`, { status: 401 })
  const timeout = /TIMEOUT/i.test(code ?? '')
  return new FetchError(timeout ? 'timeout' : 'network', `mailbox: ${said}${code ? ` [${code}]` : ''} (${where})`)
}

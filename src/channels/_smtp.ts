import { DeliveryError } from '../errors.ts'
import { withoutSecrets } from './_answer.ts'

/** A recipient that the server did not take; `temporary` for 4xx. */
export interface Refusal {
  address: string
  said: string
  temporary: boolean
}

interface SmtpError extends Error {
  code?: string
  responseCode?: number
  response?: string
  recipient?: string
  rejectedErrors?: SmtpError[]
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[?::1\]?)$/

/**
 * Options of the pooled transport for `smtp://` (STARTTLS where offered) or `smtps://`. A password never crosses a
 * network in the clear: with credentials to another machine, TLS is required.
 */
export function smtpOptions(address: string) {
  const url = new URL(address)
  const secure = url.protocol === 'smtps:'
  const user = decodeURIComponent(url.username)
  return {
    pool: true as const,
    maxConnections: 3,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    requireTLS: !secure && user !== '' && !LOOPBACK.test(url.hostname),
    ...(user === '' ? {} : { auth: { user, pass: decodeURIComponent(url.password) } }),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** Recipients that were refused while others were taken. */
export function refusalsOf(info: object): Refusal[] {
  return ((info as SmtpError).rejectedErrors ?? []).map((error) => ({
    address: error.recipient ?? 'unknown',
    said: (error.response ?? error.message).slice(0, 200),
    temporary: error.responseCode === undefined || error.responseCode < 500,
  }))
}

/** What a failure of SMTP means: 4xx and lost connections are tried again, 5xx is final, a wrong login waits for a person. */
export function toDeliveryError(error: unknown, address: string): DeliveryError {
  if (error instanceof DeliveryError) return error
  const { code, responseCode, message } = error as SmtpError
  const secret = decodeURIComponent(new URL(address).password)
  const said = `smtp: ${withoutSecrets(message ?? String(error), [secret]).slice(0, 500)}`
  const status = responseCode === undefined ? {} : { status: responseCode }
  const detail = { ...status, cause: error }
  if (code === 'EAUTH' || code === 'ENOAUTH') {
    const temporary = responseCode !== undefined && responseCode < 500
    return new DeliveryError(temporary ? 'unavailable' : 'misconfigured', said, detail)
  }
  if (code === 'ECONFIG' || code === 'EREQUIRETLS') return new DeliveryError('misconfigured', said, detail)
  const final = responseCode !== undefined && responseCode >= 500
  return new DeliveryError(final ? 'rejected' : 'unavailable', said, detail)
}

import type { Context as HttpContext } from 'hono'
import { ZodError, z } from 'zod'
import { ConfigError, InputError, type InputFailure, TocsinError } from '../errors.ts'

const STATUS: Record<InputFailure, 400 | 401 | 403 | 404 | 409> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
}
const TITLES: Record<number, string> = {
  400: 'The request is not valid',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Not possible in this state',
  413: 'The request is too large',
  429: 'Too many requests',
  500: 'Something went wrong here',
  502: 'Something else did not answer',
}

/** Status and title of a caller's mistake. */
export function problemOf(error: InputError): { status: 400 | 401 | 403 | 404 | 409; title: string } {
  const status = STATUS[error.kind]
  return { status, title: TITLES[status] as string }
}

/** The one place where errors become RFC 9457 problem documents. Bugs are logged, never shown. */
export function problem(http: HttpContext, error: unknown, report: (error: unknown) => void): Response {
  if (error instanceof InputError) return document(http, STATUS[error.kind], error.code, error.message)
  if (error instanceof ZodError) {
    const errors = error.issues.map((issue) => ({ pointer: pointer(issue.path), detail: issue.message }))
    return document(http, 400, 'input.invalid', errors.map((one) => `${one.pointer}: ${one.detail}`).join('; '), {
      errors,
    })
  }
  if (error instanceof TocsinError && !(error instanceof ConfigError)) {
    report(error)
    return document(http, 502, error.code, error.message)
  }
  report(error)
  return document(http, 500, 'internal', 'the log has the details')
}

/** A problem document; `code` is stable and for programs. */
export function document(
  http: HttpContext,
  status: number,
  code: string,
  detail: string,
  more: Record<string, unknown> = {},
): Response {
  const body = { type: 'about:blank', title: TITLES[status] ?? 'Problem', status, code, detail, ...more }
  const headers: Record<string, string> = { 'content-type': 'application/problem+json' }
  if (status === 401) headers['www-authenticate'] = 'Bearer realm="tocsin"'
  return http.body(JSON.stringify(body), status as 400, headers)
}

function pointer(path: readonly PropertyKey[]): string {
  return z.core.toDotPath(path as (string | number)[]) || '(body)'
}

import type { MiddlewareHandler } from 'hono'
import { InputError } from '../errors.ts'
import type { Env } from './auth.ts'

/** Nothing we take nests deeper than 8; a bomb must not reach recursive code, ours or the embedded database's. */
const MAX_DEPTH = 64

/** Refuses what PostgreSQL cannot hold, so that it is the caller's mistake (400) and not a failure of ours. */
export const soundInput: MiddlewareHandler<Env> = async (http, next) => {
  if (/%00/.test(http.req.url)) throw new InputError('invalid', 'the address holds a NUL character')
  const type = http.req.header('content-type') ?? ''
  // Slack's bodies and forms of our own pages are read where they are taken.
  if (!['GET', 'HEAD'].includes(http.req.method) && http.req.path.startsWith('/v1/') && !/form/.test(type)) {
    const text = await http.req.text()
    if (text.trim() !== '') refuseUnsound(text)
  }
  await next()
}

function refuseUnsound(text: string): void {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return // whoever takes the body says so; pushes need not be JSON
  }
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value: one, depth } = next
    if (depth > MAX_DEPTH) throw new InputError('invalid', `the body is nested deeper than ${MAX_DEPTH} levels`)
    if (typeof one === 'string' && (one.includes('\u0000') || !one.isWellFormed()))
      throw new InputError('invalid', 'the body holds a NUL character or half a surrogate pair')
    if (one !== null && typeof one === 'object')
      for (const [key, inner] of Object.entries(one))
        open.push({ value: key, depth }, { value: inner, depth: depth + 1 })
  }
}

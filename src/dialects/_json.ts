import type { z } from 'zod'
import { ParseError } from '../errors.ts'
import type { DialectOptions, Payload } from '../source.ts'
import { refuseBotWall } from './_bot-wall.ts'
import { decodePayload } from './_charset.ts'

const MAX_DEPTH = 64 // no upstream nests deeper than 12; a bomb must not reach recursive code

/** The JSON value of a payload. UTF-8 as RFC 8259 demands, or UTF-16 where a byte order mark says so (AWS Health). */
export function readJson(payload: Payload): unknown {
  const text = decodePayload(payload)
  if (text.trim() === '') throw new ParseError('empty body where JSON was expected')
  if (/^\s*</.test(text)) {
    refuseBotWall(text)
    throw new ParseError('markup where JSON was expected')
  }
  checkDepth(text)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ParseError(`not JSON: ${(error as Error).message.slice(0, 160)}`, null, error)
  }
}

/** Checks a value against a wire shape; the error names the first place that does not fit. */
export function checkShape<T extends z.ZodType>(shape: T, value: unknown, place = ''): z.output<T> {
  const result = shape.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const pointer = [place, ...(issue?.path ?? []).map(String)].join('/')
  throw new ParseError(issue?.message ?? 'unexpected shape', pointer === '' ? '/' : pointer)
}

/** Checks a source's options for a dialect; unknown keys are refused when the shape is strict. */
export function checkOptions<T extends z.ZodType>(shape: T, options: DialectOptions): z.output<T> {
  return checkShape(shape, options, 'options')
}

/** True for a plain JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function checkDepth(text: string): void {
  let depth = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (quoted) {
      if (code === 0x5c) i++
      else if (code === 0x22) quoted = false
    } else if (code === 0x22) quoted = true
    else if (code === 0x7b || code === 0x5b) {
      if (++depth > MAX_DEPTH) throw new ParseError(`JSON nested deeper than ${MAX_DEPTH}`)
    } else if (code === 0x7d || code === 0x5d) depth--
  }
}

import { ParseError } from '../errors.ts'
import type { Payload } from '../source.ts'

/**
 * What an earlier payload held; null when there is none, or when it can no longer be read: a parser that has become
 * stricter must not make every later payload unreadable too.
 */
export function readPrevious<T>(previous: Payload | null, read: (payload: Payload) => T): T | null {
  if (previous === null) return null
  try {
    return read(previous)
  } catch (error) {
    if (error instanceof ParseError) return null
    throw error
  }
}

import { readFileSync } from 'node:fs'
import type { Draft } from '#src/core/item.ts'
import { loadFolder } from '#src/registry.ts'
import type { Dialect, DialectOptions, Payload } from '#src/source.ts'

export const dialects = await loadFolder<Dialect>('src/dialects')

/** A payload of text, bytes or a JSON value, as if fetched at noon of 12 June 2026. */
export function payload(content: string | Uint8Array | object, url = 'https://status.example.com/'): Payload {
  const body =
    content instanceof Uint8Array
      ? content
      : new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content))
  return { url, contentType: null, status: 200, body, at: '2026-06-12T12:00:00Z' }
}

/** Drafts of one payload in a dialect. */
export function parse(
  dialect: string,
  content: string | Uint8Array | object,
  options: DialectOptions = {},
  previous: string | Uint8Array | object | null = null,
): Draft[] {
  const known = dialects.get(dialect)
  if (known === undefined) throw new Error(`no dialect '${dialect}'`)
  return known.parse(payload(content), options, previous === null ? null : payload(previous))
}

/** The one draft that a payload is expected to hold. */
export function parseOne(dialect: string, content: string | Uint8Array | object, options: DialectOptions = {}): Draft {
  const drafts = parse(dialect, content, options)
  if (drafts.length !== 1) throw new Error(`expected one draft, got ${drafts.length}`)
  return drafts[0]!
}

/** Bytes of a shared recording. */
export function recording(file: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`./recordings/${file}`, import.meta.url)))
}

import type { Draft } from '../core/item.ts'
import { ParseError } from '../errors.ts'
import type { DialectOptions, Payload } from '../source.ts'
import { feedDrafts } from './_feed-drafts.ts'

const MOST_BYTES = 2_000_000 // the largest real one, of EUR-Lex, has 300 000

/** Entries of a publisher's feed whose size is known to be small; anything larger is not that feed. */
export function readSmallFeed(payload: Payload, options: DialectOptions = {}): Draft[] {
  if (payload.body.length > MOST_BYTES) throw new ParseError(`a feed of ${payload.body.length} bytes is not this one`)
  return feedDrafts(payload, options)
}

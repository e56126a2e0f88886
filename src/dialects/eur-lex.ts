import { z } from 'zod'
import type { Draft } from '../core/item.ts'
import { ParseError } from '../errors.ts'
import { defineDialect } from '../source.ts'
import { decodePayload } from './_charset.ts'
import { FEED_TYPES } from './_feed-drafts.ts'
import { checkOptions } from './_json.ts'
import { readSmallFeed } from './_small-feed.ts'

/**
 * EUR-Lex: RSS of the Official Journal and of legislation. The CELEX number is the identity where there is one: the same
 * act comes back under several addresses. An empty body is the firewall's way to say no, never an empty journal.
 */
export default defineDialect({
  describe: 'EUR-Lex: RSS of the Official Journal, legislation and proposals',
  speaker: { kind: 'regulatory', authority: 'official' },
  accept: FEED_TYPES,
  parse(payload, options) {
    checkOptions(z.strictObject({}), options)
    if (payload.status === 202 || decodePayload(payload).trim() === '') {
      throw new ParseError(`bot wall: EUR-Lex answered ${payload.status} with ${payload.body.length} bytes`)
    }
    const drafts = new Map<string, Draft>()
    for (const entry of readSmallFeed(payload)) {
      const draft = named(entry)
      if (!drafts.has(draft.externalId)) drafts.set(draft.externalId, draft)
    }
    return [...drafts.values()]
  },
})

// CELEX: sector, year, type letter or letters, number; `32026R1234`, `52026PC0123`, `32026D0456R(01)`.
const CELEX = /CELEX[:%3A]{1,3}([0-9CE]\d{4}[A-Z]{1,2}\d{4,5}(?:R\(\d+\)|\(\d+\))?)/i
const ELI = /\/eli\/([a-z_]+\/\d{4}\/\d+)/i

function named(entry: Draft): Draft {
  const places = [entry.externalId, entry.url ?? '', entry.title]
  const celex = places.map((place) => CELEX.exec(place)?.[1]).find((number) => number !== undefined)
  const eli = places.map((place) => ELI.exec(place)?.[1]).find((path) => path !== undefined)
  const title = entry.title.replace(/^CELEX:\S+\s*:?\s*/i, '').trim()
  return {
    ...entry,
    externalId: celex ?? eli ?? entry.externalId,
    title: title === '' ? entry.title : title,
    facts: { ...entry.facts, ...(celex === undefined ? {} : { celex }), ...(eli === undefined ? {} : { eli }) },
  }
}

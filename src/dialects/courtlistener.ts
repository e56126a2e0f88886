import { z } from 'zod'
import type { Draft } from '../core/item.ts'
import { ParseError } from '../errors.ts'
import { defineDialect } from '../source.ts'
import { decodePayload } from './_charset.ts'
import { instant, webAddress } from './_incident.ts'
import { checkOptions, checkShape, isObject, readJson } from './_json.ts'
import { readSmallFeed } from './_small-feed.ts'
import { looseToText, oneLine } from './_text.ts'

// Wire shape: courtlistener.com/api/rest/v4/search, `type=r` (dockets), `d`, `o` (opinions). Camel and snake case mix.
const Text = z.string().nullish()
const Document = z.object({
  description: Text,
  short_description: Text,
  entry_date_filed: Text,
  entry_number: z.number().nullish(),
  absolute_url: Text,
})
const Result = z.object({
  docket_id: z.number().nullish(),
  cluster_id: z.number().nullish(),
  caseName: Text,
  docketNumber: Text,
  court: Text,
  court_id: Text,
  dateFiled: Text,
  dateTerminated: Text,
  cause: Text,
  suitNature: Text,
  assignedTo: Text,
  judge: Text,
  party: z.array(z.string()).nullish(),
  docket_absolute_url: Text,
  absolute_url: Text,
  recap_documents: z.array(Document).nullish(),
  opinions: z.array(z.object({ snippet: Text })).nullish(),
})
const Answer = z.object({ results: z.array(Result) })

const SITE = 'https://www.courtlistener.com'
const MOST_PARTIES = 40

/** CourtListener: search answers of the REST API, one draft per docket or opinion, and the Atom feeds of searches. */
export default defineDialect({
  describe: 'CourtListener: REST v4 search answers and Atom feeds of searches',
  speaker: { kind: 'regulatory', authority: 'official' },
  accept: 'application/json, application/atom+xml;q=0.9',
  parse(payload, options) {
    checkOptions(z.strictObject({}), options)
    if (/^\s*</.test(decodePayload(payload).slice(0, 200))) return readSmallFeed(payload)
    const root = readJson(payload)
    if (isObject(root) && typeof root.detail === 'string')
      throw new ParseError(`CourtListener refused: ${root.detail.slice(0, 120)}`)
    return checkShape(Answer, root).results.map(draft)
  },
})

function draft(result: z.infer<typeof Result>, index: number): Draft {
  const place = `/results/${index}`
  const id = result.docket_id ?? result.cluster_id
  if (id == null) throw new ParseError('a result without docket or cluster id', place)
  const path = result.docket_absolute_url ?? result.absolute_url
  const documents = [...(result.recap_documents ?? [])].sort((a, b) =>
    (a.entry_date_filed ?? '').localeCompare(b.entry_date_filed ?? ''),
  )
  const entries = [
    ...new Set(
      documents.map(({ description, short_description }) => looseToText(description || (short_description ?? ''))),
    ),
  ]
  const snippets = (result.opinions ?? []).map(({ snippet }) => looseToText(snippet ?? ''))
  return {
    externalId: result.docket_id == null ? `cluster:${id}` : `docket:${id}`,
    url: webAddress(path, SITE),
    title: oneLine(looseToText(result.caseName ?? '')) || `docket ${result.docketNumber ?? id}`,
    text: [...entries, ...snippets].filter((text) => text !== '').join('\n\n'),
    lang: 'en',
    published: instant(result.dateFiled, place),
    updated: instant(documents.at(-1)?.entry_date_filed, place),
    facts: {
      docket: result.docketNumber ?? null,
      court: result.court ?? null,
      judge: result.assignedTo ?? result.judge ?? null,
      cause: result.cause || result.suitNature || null,
      parties: (result.party ?? []).slice(0, MOST_PARTIES),
      dateTerminated: result.dateTerminated ?? null,
    },
  }
}

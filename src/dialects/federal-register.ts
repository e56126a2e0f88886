import { z } from 'zod'
import type { Draft } from '../core/item.ts'
import { ParseError } from '../errors.ts'
import { defineDialect } from '../source.ts'
import { calendarDay, instant, webAddress } from './_incident.ts'
import { checkOptions, checkShape, isObject, readJson } from './_json.ts'
import { looseToText, oneLine } from './_text.ts'

// Wire shapes of federalregister.gov/api/v1. Which fields come back depends on `fields[]` of the query, so all but the
// number may be absent; an absent field and a null one mean the same.
const Text = z.string().nullish()
const Strings = z.array(z.string()).nullish()
const Agency = z.object({ name: Text, raw_name: Text, slug: Text })
const Document = z.object({
  document_number: z.string().min(1),
  title: Text,
  type: Text,
  subtype: Text,
  abstract: Text,
  action: Text,
  dates: Text,
  excerpts: Text,
  publication_date: Text,
  effective_on: Text,
  signing_date: Text,
  comments_close_on: Text,
  agencies: z.array(Agency).nullish(),
  docket_id: Text,
  docket_ids: Strings,
  docket_numbers: Strings,
  regulation_id_numbers: Strings,
  cfr_references: z
    .array(z.object({ title: z.number().nullish(), part: z.union([z.number(), z.string()]).nullish() }))
    .nullish(),
  citation: Text,
  executive_order_number: z.union([z.string(), z.number()]).nullish(),
  correction_of: Text,
  significant: z.boolean().nullish(),
  html_url: Text,
  pdf_url: Text,
  raw_text_url: Text,
  topics: Strings,
  // public inspection only
  filed_at: Text,
  filing_type: Text,
  pdf_updated_at: Text,
  editorial_note: Text,
  subject_1: Text,
  subject_2: Text,
  subject_3: Text,
})
type Document = z.infer<typeof Document>

const Search = z.object({ count: z.number().int().nonnegative(), results: z.array(Document).optional() })
const Refusal = z.object({ errors: z.unknown() })

const Options = z.strictObject({
  /** Agency slugs; a document of any of them passes. For the public inspection list, which is served whole. */
  agencies: z.array(z.string().min(1)).min(1).optional(),
})

/**
 * US Federal Register: documents of a search, a single document, or documents on public inspection. A document keeps its
 * number from public inspection to print, so both lists give the same external id. `published` is the moment of filing
 * where there is one; a publication date may lie in the future.
 */
export default defineDialect({
  describe: 'Federal Register API v1: document searches, single documents, public inspection lists',
  speaker: { kind: 'regulatory', authority: 'official' },
  accept: 'application/json',
  parse(payload, options) {
    const { agencies } = checkOptions(Options, options)
    const root = readJson(payload)
    if (!isObject(root)) throw new ParseError('a Federal Register answer is an object')
    if ('errors' in root) {
      const { errors } = checkShape(Refusal, root)
      throw new ParseError(`the Federal Register refused the query: ${JSON.stringify(errors).slice(0, 200)}`)
    }
    return documents(root)
      .filter(
        (document) =>
          agencies === undefined || (document.agencies ?? []).some(({ slug }) => agencies.includes(slug ?? '')),
      )
      .map(draft)
  },
})

function documents(root: Record<string, unknown>): Document[] {
  if ('document_number' in root) return [checkShape(Document, root)]
  const { count, results } = checkShape(Search, root)
  if (results === undefined && count > 0) throw new ParseError(`${count} documents counted and none listed`, '/results')
  return results ?? [] // the key is left out when nothing matches
}

function draft(document: Document): Draft {
  const place = `/results/${document.document_number}`
  const title = oneLine(looseToText(document.title ?? subjects(document)))
  if (title === '') throw new ParseError('a document without a title', place)
  const filed = instant(document.filed_at, place)
  const printed = instant(document.publication_date, place)
  const agencies = (document.agencies ?? [])
    .map((agency) => agency.name ?? agency.raw_name)
    .filter((name) => name != null)
  const author = publisherOf(document.agencies ?? [])
  const dockets = document.docket_ids ?? document.docket_numbers ?? (document.docket_id ? [document.docket_id] : [])
  const cfr = (document.cfr_references ?? []).map(({ title: number, part }) => `${number ?? '?'} CFR ${part ?? '?'}`)
  const paragraphs = [document.action, document.abstract ?? document.excerpts, document.dates, document.editorial_note]
  return {
    externalId: document.document_number,
    url: webAddress(document.html_url ?? document.pdf_url),
    title,
    text: paragraphs
      .map((text) => looseToText(text ?? ''))
      .filter((text) => text !== '')
      .join('\n\n'),
    lang: 'en',
    ...(author === null ? {} : { publisher: author }),
    published: filed ?? printed,
    updated: instant(document.pdf_updated_at, place),
    effective: calendarDay(document.effective_on, place),
    facts: compact({
      type: document.type,
      subtype: document.subtype,
      agencies,
      dockets,
      cfr,
      regulationIds: document.regulation_id_numbers,
      citation: document.citation,
      executiveOrder: document.executive_order_number,
      publicationDate: document.publication_date,
      signingDate: document.signing_date,
      commentsCloseOn: document.comments_close_on,
      correctionOf: document.correction_of,
      significant: document.significant,
      topics: document.topics,
      filing: document.filing_type,
      fullText: document.raw_text_url,
      pdf: document.pdf_url,
    }),
  }
}

/**
 * Who wrote the document: the last agency, which is the most specific one, under the name it uses itself. A rule in the
 * Federal Register and the same rule on the agency's own pages are then one publisher.
 */
function publisherOf(agencies: readonly z.infer<typeof Agency>[]): string | null {
  const last = agencies.at(-1)
  if (last === undefined) return null
  if (last.slug === 'executive-office-of-the-president') return 'The White House'
  const raw = (last.raw_name ?? last.name ?? '').trim()
  if (raw === '') return null
  // Departments are written in capitals: DEPARTMENT OF STATE.
  if (raw !== raw.toUpperCase()) return raw
  return raw.toLowerCase().replace(/\b(?!(?:of|the|and|for|on|in)\b)\p{L}/gu, (letter) => letter.toUpperCase())
}

function subjects({ subject_1, subject_2, subject_3 }: Document): string {
  return [subject_1, subject_2, subject_3].filter((subject) => subject != null).join(' ')
}

/** Leaves out what says nothing: null, undefined and empty lists. */
function compact(facts: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value != null && !(Array.isArray(value) && value.length === 0)),
  )
}

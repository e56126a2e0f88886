import { z } from 'zod'
import type { Draft } from '../core/item.ts'
import { ParseError } from '../errors.ts'
import type { DialectOptions, Payload } from '../source.ts'
import { refuseBotWall } from './_bot-wall.ts'
import { decodePayload } from './_charset.ts'
import { parseDate } from './_dates.ts'
import { distinct, externalIdOf, titleOf } from './_draft.ts'
import { type Entry, readEntries } from './_feed.ts'
import { checkOptions } from './_json.ts'
import { readWithRssParser } from './_rss-parser.ts'
import { htmlToText, oneLine } from './_text.ts'
import { cleanXml } from './_xml.ts'

const Options = z.strictObject({
  /** What identifies an entry: its guid, or the link where guids are not stable. */
  id: z.enum(['guid', 'link']).default('guid'),
  /** Aggregators: the entry's own source or author speaks, and is the witness; the title loses its ` - Source`. */
  publisher: z.enum(['feed', 'source', 'author']).default('feed'),
  /** Which comes first in dates like 03/04/2026. */
  dateOrder: z.enum(['dmy', 'mdy']).optional(),
  /** Minutes east of UTC of dates that carry no zone. */
  dateOffset: z.int().min(-900).max(900).optional(),
})

/** What an HTTP request for a feed asks for. */
export const FEED_TYPES =
  'application/rss+xml, application/atom+xml;q=0.9, application/rdf+xml;q=0.9, application/xml;q=0.8, */*;q=0.5'

/**
 * Drafts of an RSS, RDF or Atom payload.
 * @throws ParseError when it is no feed, or an attack.
 */
export function feedDrafts(payload: Payload, given: DialectOptions): Draft[] {
  const options = checkOptions(Options, given)
  const text = decodePayload(payload)
  if (text.trim() === '') throw new ParseError('empty body where a feed was expected')
  if (/^\s*[{[]/.test(text)) {
    throw new ParseError('JSON where an XML feed was expected; JSON Feed is the dialect json-feed')
  }
  refuseBotWall(text)
  const xml = cleanXml(text)
  const hints = { order: options.dateOrder, offset: options.dateOffset }
  const entries = readEntries(xml, payload.url, hints)
  const parsed = readWithRssParser(xml)?.items ?? []
  // rss-parser reads the formats; the second look wins where both speak, because it knows prefixes, xml:base, dates.
  const items =
    entries.length === parsed.length ? entries.map((entry, at) => completed(entry, parsed[at]!, hints)) : entries
  return distinct(items.map((entry) => draftOf(entry, options)))
}

type Parsed = Readonly<Record<string, unknown>>

function completed(entry: Entry, item: Parsed, hints: Parameters<typeof parseDate>[1]): Entry {
  const word = (key: string): string | null => {
    const value = item[key]
    return typeof value === 'string' && value.trim() !== '' ? oneLine(value) : null
  }
  const content = word('content')
  return {
    ...entry,
    id: entry.id ?? word('guid') ?? word('id'),
    title: entry.title ?? word('title'),
    link: entry.link ?? (/^https?:\/\//.test(word('link') ?? '') ? word('link') : null),
    text: entry.text === '' && content !== null ? htmlToText(content) : entry.text,
    published: entry.published ?? (entry.updated === null ? parseDate(word('pubDate') ?? word('date'), hints) : null),
    author: entry.author ?? word('creator') ?? word('author'),
  }
}

function draftOf(entry: Entry, options: z.output<typeof Options>): Draft {
  const publisher = options.publisher === 'feed' ? null : entry[options.publisher]
  const suffix = publisher === null ? '' : ` - ${publisher}`
  const written =
    entry.title !== null && suffix !== '' && entry.title.endsWith(suffix)
      ? entry.title.slice(0, -suffix.length)
      : entry.title
  const title = titleOf(written, entry.text)
  const id = options.id === 'link' ? entry.link : entry.id
  return {
    externalId: externalIdOf(id ?? entry.id, entry.link, title, entry.text),
    url: entry.link,
    title,
    text: entry.text,
    lang: entry.lang,
    published: entry.published,
    updated: entry.updated,
    ...(publisher === null ? {} : { publisher }),
    facts: factsOf(entry),
  }
}

function factsOf(entry: Entry): Record<string, unknown> {
  return {
    ...(entry.author === null ? {} : { author: entry.author }),
    ...(entry.source === null ? {} : { source: entry.source }),
    ...(entry.categories.length === 0 ? {} : { categories: entry.categories }),
    ...(entry.enclosures.length === 0 ? {} : { enclosures: entry.enclosures }),
    ...(entry.comments === null ? {} : { comments: entry.comments }),
  }
}

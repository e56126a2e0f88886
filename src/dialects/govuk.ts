import { z } from 'zod'
import type { Draft } from '../core/item.ts'
import { ParseError } from '../errors.ts'
import { defineDialect } from '../source.ts'
import { decodePayload } from './_charset.ts'
import { instant, webAddress } from './_incident.ts'
import { checkOptions, checkShape, isObject, readJson } from './_json.ts'
import { readSmallFeed } from './_small-feed.ts'
import { htmlToText, looseToText } from './_text.ts'

// Wire shapes: www.gov.uk/api/content/<path> (collections list their documents under links) and /api/search.json.
const Text = z.string().nullish()
const Document = z.object({
  content_id: z.string().min(1),
  title: z.string(),
  base_path: Text,
  web_url: Text,
  description: Text,
  document_type: Text,
  public_updated_at: Text,
  locale: Text,
  withdrawn: z.boolean().nullish(),
})
const Change = z.object({ note: Text, public_timestamp: Text })
const Attachment = z.object({ title: Text, url: Text })
const Content = Document.extend({
  schema_name: Text,
  first_published_at: Text,
  withdrawn_notice: z.object({ explanation: Text, withdrawn_at: Text }).nullish(),
  details: z.object({
    body: z.union([z.string(), z.array(z.unknown())]).nullish(),
    change_history: z.array(Change).nullish(),
    attachments: z.array(Attachment).nullish(),
  }),
  links: z
    .object({ documents: z.array(Document).nullish(), organisations: z.array(z.object({ title: Text })).nullish() })
    .nullish(),
})
const Found = z.object({
  _id: Text,
  title: z.string(),
  link: z.string(),
  description: Text,
  public_timestamp: Text,
  content_store_document_type: Text,
  format: Text,
})
const Search = z.object({ results: z.array(Found), total: z.number() })

const SITE = 'https://www.gov.uk'

/**
 * GOV.UK: Atom feeds of organisations and searches, content items, collections and search answers. A document keeps
 * its identity over small edits, which come back as new entries with the same link: they are revisions.
 */
export default defineDialect({
  describe: 'GOV.UK: Atom feeds, content API (documents and collections), search API',
  speaker: { kind: 'regulatory', authority: 'official' },
  accept: 'application/json, application/atom+xml',
  parse(payload, options) {
    checkOptions(z.strictObject({}), options)
    if (/^\s*</.test(decodePayload(payload).slice(0, 200))) return readSmallFeed(payload, { id: 'link' })
    const root = readJson(payload)
    if (!isObject(root)) throw new ParseError('a GOV.UK answer is an object')
    if (Array.isArray(root.results)) return checkShape(Search, root).results.map(found)
    if (root.schema_name === 'gone' || root.schema_name === 'redirect') {
      throw new ParseError(`the GOV.UK document is ${root.schema_name}`, '/schema_name')
    }
    const content = checkShape(Content, root)
    const documents = content.links?.documents ?? []
    return documents.length > 0 ? documents.map(listed) : [whole(content)]
  },
})

function found(result: z.infer<typeof Found>): Draft {
  return {
    externalId: result.link,
    url: webAddress(result.link, SITE),
    title: result.title.trim(),
    text: looseToText(result.description ?? ''),
    lang: 'en',
    published: instant(result.public_timestamp, result.link),
    facts: { type: result.content_store_document_type ?? result.format ?? null },
  }
}

function listed(document: z.infer<typeof Document>): Draft {
  const updated = instant(document.public_updated_at, document.content_id)
  return {
    externalId: document.content_id,
    url: webAddress(document.web_url ?? document.base_path, SITE),
    title: document.title.trim(),
    text: looseToText(document.description ?? ''),
    lang: document.locale ?? 'en',
    published: updated,
    updated,
    facts: { type: document.document_type ?? null, ...(document.withdrawn === true ? { withdrawn: true } : {}) },
  }
}

/** A single document: its description, what changed, newest last, and its body. */
function whole(content: z.infer<typeof Content>): Draft {
  const changes = (content.details.change_history ?? [])
    .map(({ note, public_timestamp }) => ({ note: note ?? '', at: instant(public_timestamp, content.content_id) }))
    .sort((a, b) => (a.at ?? '').localeCompare(b.at ?? ''))
  const notes = changes.map(({ at, note }) => `${at?.slice(0, 10) ?? ''} ${looseToText(note)}`.trim())
  const body = typeof content.details.body === 'string' ? htmlToText(content.details.body) : ''
  const notice = content.withdrawn_notice?.explanation
  const updated = instant(content.public_updated_at, content.content_id)
  const parts = [
    looseToText(content.description ?? ''),
    notice ? `Withdrawn: ${htmlToText(notice)}` : '',
    ...notes,
    body,
  ]
  return {
    externalId: content.content_id,
    url: webAddress(content.base_path, SITE),
    title: content.title.trim(),
    text: parts.filter((part) => part !== '').join('\n\n'),
    lang: content.locale ?? 'en',
    published: instant(content.first_published_at, content.content_id) ?? changes[0]?.at ?? updated,
    updated,
    facts: {
      type: content.document_type ?? null,
      organisations: (content.links?.organisations ?? []).map(({ title }) => title).filter((title) => title != null),
      changes,
      ...(content.withdrawn_notice ? { withdrawn: true } : {}),
      attachments: (content.details.attachments ?? []).map(({ url }) => url).filter((url) => url != null),
    },
  }
}

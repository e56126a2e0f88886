import { z } from 'zod'
import { defineDialect } from '../source.ts'
import { parseDate } from './_dates.ts'
import { distinct, externalIdOf, titleOf } from './_draft.ts'
import { webAddress } from './_incident.ts'
import { checkOptions, checkShape, readJson } from './_json.ts'
import { htmlToText, looseToText, oneLine, tidy } from './_text.ts'

const Options = z.strictObject({
  /** What identifies an entry: its id, or the address where ids are not stable. */
  id: z.enum(['id', 'url']).default('id'),
})

const Text = z.string().nullish()
const Author = z.object({ name: Text })

// https://www.jsonfeed.org/version/1.1/ ; ids are strings there, and numbers in real feeds.
const Feed = z.object({
  version: z.string().regex(/jsonfeed\.org\/version\//, 'not a JSON Feed version'),
  language: Text,
  items: z.array(
    z.object({
      id: z.union([z.string(), z.number()]).nullish(),
      url: Text,
      external_url: Text,
      title: Text,
      content_html: Text,
      content_text: Text,
      summary: Text,
      date_published: Text,
      date_modified: Text,
      language: Text,
      tags: z.array(z.string()).nullish(),
      author: Author.nullish(),
      authors: z.array(Author).nullish(),
      attachments: z.array(z.object({ url: z.string(), mime_type: Text })).nullish(),
    }),
  ),
})

export default defineDialect({
  describe: 'JSON Feed 1.0 and 1.1',
  accept: 'application/feed+json, application/json;q=0.9, */*;q=0.5',
  parse(payload, given) {
    const options = checkOptions(Options, given)
    const feed = checkShape(Feed, readJson(payload))
    const address = (text: string | null | undefined): string | null =>
      webAddress(text, payload.url) ?? webAddress(text)
    const drafts = feed.items.map((item) => {
      const html = item.content_html ? htmlToText(item.content_html) : ''
      const texts = [html, tidy(item.content_text ?? ''), looseToText(item.summary ?? '')]
      const text = texts.reduce((best, candidate) => (candidate.length > best.length ? candidate : best))
      const title = titleOf(oneLine(looseToText(item.title ?? '')), text)
      const url = address(item.url) ?? address(item.external_url)
      const id = item.id === null || item.id === undefined || item.id === '' ? null : String(item.id)
      const names = (item.authors ?? [item.author]).flatMap((author) => author?.name ?? [])
      return {
        externalId: externalIdOf(options.id === 'url' ? (url ?? id) : id, url, title, text),
        url,
        title,
        text,
        lang: item.language ?? feed.language ?? null,
        published: parseDate(item.date_published),
        updated: parseDate(item.date_modified),
        facts: {
          ...(names.length > 0 ? { author: names.join(', ') } : {}),
          ...(item.tags?.length ? { categories: item.tags } : {}),
          ...(item.external_url && item.url ? { about: item.external_url } : {}),
          ...(item.attachments?.length
            ? { enclosures: item.attachments.map(({ url, mime_type }) => ({ url, type: mime_type ?? null })) }
            : {}),
        },
      }
    })
    return distinct(drafts)
  },
})

import { z } from 'zod'
import type { Draft } from '../core/item.ts'
import { ParseError } from '../errors.ts'
import { defineDialect } from '../source.ts'
import { parseDate } from './_dates.ts'
import { distinct } from './_draft.ts'
import { webAddress } from './_incident.ts'
import { checkOptions, checkShape, isObject, readJson } from './_json.ts'
import { htmlToText, looseToText, oneLine } from './_text.ts'

const Options = z.strictObject({
  /** Fewest points a submission must have to count. */
  minPoints: z.int().min(0).default(0),
})

const Text = z.string().nullish()
const Count = z.number().nullish()
const Id = z.union([z.string().min(1), z.number()]).transform(String)

// Scraped `from?site=` listings.
const Listed = z.object({
  id: Id,
  title: z.string(),
  url: Text,
  dt: Text,
  points: Count,
  submitter: Text,
  numComments: Count,
})
// hn.algolia.com/api/v1/search: `hits`; comments have no title.
const Hit = z.object({
  objectID: Id,
  title: Text,
  story_title: Text,
  url: Text,
  story_url: Text,
  author: Text,
  points: Count,
  num_comments: Count,
  created_at: Text,
  story_text: Text,
  comment_text: Text,
})
// hacker-news.firebaseio.com/v0/item: seconds; deleted and dead items keep only their id.
const Fire = z.object({
  id: Id,
  type: z.string().optional(),
  title: Text,
  url: Text,
  by: Text,
  time: Count,
  score: Count,
  descendants: Count,
  text: Text,
  deleted: z.boolean().optional(),
  dead: z.boolean().optional(),
})

interface Story {
  id: string
  title: string
  url: string | null
  text: string
  published: string | null
  points: number | null
  by: string | null
  comments: number | null
}

export default defineDialect({
  describe: 'Hacker News submissions: scraped site listings, Algolia search, Firebase items',
  accept: 'application/json',
  parse(payload, given) {
    const { minPoints } = checkOptions(Options, given)
    const stories = storiesOf(readJson(payload)).filter((story) => (story.points ?? 0) >= minPoints)
    return distinct(stories.map(draftOf))
  },
})

function storiesOf(document: unknown): Story[] {
  if (isObject(document) && Array.isArray(document.hits)) {
    return document.hits.map((value, at) => fromHit(checkShape(Hit, value, `/hits/${at}`)))
  }
  if (isObject(document) && 'id' in document) return fromFire(checkShape(Fire, document))
  if (!Array.isArray(document)) throw new ParseError('not a list of Hacker News submissions', '/')
  return document.flatMap((value, at) =>
    isObject(value) && ('by' in value || 'time' in value || 'deleted' in value)
      ? fromFire(checkShape(Fire, value, `/${at}`))
      : fromListed(checkShape(Listed, value, `/${at}`)),
  )
}

function fromListed(item: z.output<typeof Listed>): Story {
  const { id, title, url, dt, points, submitter, numComments } = item
  return story(id, title, url, '', parseDate(dt), points, submitter, numComments)
}

function fromHit(hit: z.output<typeof Hit>): Story {
  const text = hit.story_text ?? hit.comment_text ?? ''
  const title = hit.title ?? hit.story_title ?? ''
  return story(
    hit.objectID,
    title,
    hit.url ?? hit.story_url,
    text,
    parseDate(hit.created_at),
    hit.points,
    hit.author,
    hit.num_comments,
  )
}

function fromFire(item: z.output<typeof Fire>): Story[] {
  if (item.deleted || item.dead || (item.type !== undefined && item.type !== 'story' && item.type !== 'job')) return []
  const published =
    typeof item.time === 'number' && item.time > 0 && item.time < 1e11 ? new Date(item.time * 1000).toISOString() : null
  return [story(item.id, item.title ?? '', item.url, item.text ?? '', published, item.score, item.by, item.descendants)]
}

function story(
  id: string,
  title: string,
  url: string | null | undefined,
  html: string,
  published: string | null,
  points: number | null | undefined,
  by: string | null | undefined,
  comments: number | null | undefined,
): Story {
  return {
    id,
    title: oneLine(looseToText(title)),
    url: webAddress(url),
    text: htmlToText(html),
    published,
    points: points ?? null,
    by: by ?? null,
    comments: comments ?? null,
  }
}

/** Points and comments move with every poll: they are left out, so that a story has a revision only when it changes. */
function draftOf({ id, title, url, text, published, by }: Story): Draft {
  const thread = `https://news.ycombinator.com/item?id=${encodeURIComponent(id)}`
  return {
    externalId: id,
    url: url ?? thread,
    title,
    text,
    lang: 'en',
    published,
    facts: { ...(by === null ? {} : { author: by }), ...(url === null ? {} : { comments: thread }) },
  }
}

import { join } from 'node:path'
import type { Authority, Kind } from '#src/core/item.ts'
import { lines } from '../corpus.ts'
import { slug } from './markup.ts'
import type { Recorder, Watched } from './recorder.ts'

/** An item of the labelled set, before anything is made of it. */
export interface LabelledItem {
  id: string
  kind: Kind
  authority: Authority
  publisher: string
  title: string
  text: string
  url: string | null
  lang: string | null
  published: string | null
}

/** Digests of what others tell: of a lesser authority than those. */
const DIGEST = /^Horizon|^橘鸦AI早报$|^Reddit via AINews$|^AINews \(smol\.ai\)$/
/** Read from their own recorded feeds: `vendor-feeds.ts`. */
const RECORDED = ['anthropic_news', 'claude_blog', 'claude', 'cursor']
const DEPRECATIONS = ' deprecations page'

/** Single items, each at its own time: one that gives only a day comes at the end of it. */
export function labelledItems(recorder: Recorder): void {
  for (const { item, at } of labelledIn(recorder)) {
    const digest = DIGEST.test(item.publisher)
    // Status pages are recorded whole, and so is the press that comes by feed: `press.ts`.
    if (item.publisher.startsWith('rss:') || (item.kind === 'status' && !digest)) continue
    if (RECORDED.includes(item.publisher)) continue
    const watched = digest ? digestOf(item) : item.publisher.endsWith(DEPRECATIONS) ? deprecationsOf(item) : webOf(item)
    const { id, title, text, url, lang, published } = item
    const { kind, authority, publisher } = watched
    recorder.put(at, watched, [{ id, title, text, url, lang, kind, published, authority, publisher }])
  }
}

/** The labelled items that were published in the window. */
export function labelledIn(recorder: Recorder): { item: LabelledItem; at: string }[] {
  const items = lines(join(recorder.corpus, 'labelled/items.jsonl')) as LabelledItem[]
  return items.flatMap((item) => {
    if (!item.published) return []
    const { published } = item
    const at = published.length === 10 ? `${published}T23:59:00Z` : new Date(published).toISOString()
    return recorder.inside(at) ? [{ item, at }] : []
  })
}

function digestOf({ publisher, url }: LabelledItem): Watched {
  const source = `digest/${publisher.startsWith('橘鸦') ? 'juya' : slug(publisher)}`
  return { source, dialect: 'json-items', kind: 'news', authority: 'aggregator', publisher, url: url ?? '' }
}

function deprecationsOf({ publisher, url }: LabelledItem): Watched {
  return {
    ...{ source: `vendor/${slug(publisher)}`, dialect: 'json-items', kind: 'vendor', authority: 'vendor' },
    ...{ publisher: publisher.replace(DEPRECATIONS, ''), url: url ?? '' },
  }
}

function webOf({ kind, authority, publisher, url }: LabelledItem): Watched {
  return { source: `${kind}/web`, dialect: 'json-items', kind, authority, publisher, url: url ?? '' }
}

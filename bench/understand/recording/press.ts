import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readArchive, readVersions } from './archive.ts'
import { labelledIn } from './labelled.ts'
import { plain, slug } from './markup.ts'
import type { Recorder, Watched } from './recorder.ts'

/** A poll of a collector of feeds. */
interface Poll {
  fetchedAt: string
  items: {
    id: string
    title: string
    url: string
    source: string
    summary?: string
    publishedAt: string
    extra?: { language?: string }
  }[]
}

const VENDORS: Record<string, string> = { 'OpenAI Blog': 'OpenAI', 'Google AI Blog': 'Google' }
const AGGREGATORS = ['Dev.to AI', 'Lobste.rs AI', 'Last Week in AI', 'Import AI']

/** The press by feed: each article once, at its own time. What the labelled set has of it beyond that, too. */
export function press(recorder: Recorder): void {
  const known = new Set<string>()
  for (const { items } of polls(recorder, 'rss'))
    for (const { source, title, summary, url, publishedAt, extra } of items) {
      if (known.has(url)) continue
      known.add(url)
      const published = seconds(publishedAt)
      const article = {
        id: url,
        title: plain(title),
        text: plain(summary),
        url,
        lang: extra?.language ?? 'en',
        published,
      }
      if (recorder.inside(published)) recorder.put(published, feedOf(source.replace('rss:', '')), [article])
    }
  for (const { item, at } of labelledIn(recorder)) {
    const { id, title, text, url, lang } = item
    if (!item.publisher.startsWith('rss:') || known.has(url ?? '')) continue
    const feed = item.publisher.slice('rss:'.length)
    const publisher = feed.replace(' AI', '')
    recorder.put(at, { ...feedOf(feed), kind: 'news', authority: 'press', publisher, url: url ?? '' }, [
      { id, title, text, url, lang, published: at },
    ])
  }
}

function feedOf(feed: string): Watched {
  const vendor = VENDORS[feed]
  const aggregator = AGGREGATORS.includes(feed)
  return {
    ...{ source: `news/${slug(feed)}`, dialect: 'json-items', url: '' },
    kind: vendor ? 'vendor' : 'news',
    authority: vendor ? 'vendor' : aggregator ? 'aggregator' : 'press',
    publisher: vendor ?? (aggregator ? feed : feed.replace(' AI', '')),
  }
}

/** Titles only, as they stood on the front page. */
export function hackerNewsFrontPage(recorder: Recorder): void {
  const watched: Watched = {
    ...{ source: 'digest/hn-front-page', dialect: 'json-items', kind: 'news', authority: 'aggregator' },
    ...{ publisher: 'Hacker News', url: 'https://news.ycombinator.com' },
  }
  for (const { fetchedAt, items } of polls(recorder, 'hackernews')) {
    const listed = items.map(({ id, title, url, publishedAt }) => ({
      ...{ id, title, text: '', url, lang: 'en', published: publishedAt },
    }))
    if (recorder.inside(seconds(fetchedAt))) recorder.put(seconds(fetchedAt), watched, listed)
  }
}

function polls(recorder: Recorder, collector: string): Poll[] {
  const folder = join(recorder.corpus, 'news/ai-hotspot-daily')
  const files = readdirSync(folder).filter((name) => name.endsWith(`_${collector}.json`))
  return files.sort().map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Poll)
}

/** A Chinese daily, at the time it was put together. */
export function chineseDaily(recorder: Recorder): void {
  const watched: Watched = {
    ...{ source: 'digest/ai-news-daily-cn', dialect: 'json-items', kind: 'news', authority: 'aggregator' },
    ...{ publisher: 'AI News Daily', url: 'https://github.com' },
  }
  const days = [...readArchive(join(recorder.corpus, 'news/ai-news-daily-cn/output.tar.gz'))]
  for (const { body } of days.sort((one, other) => basename(one.name).localeCompare(basename(other.name)))) {
    const entries = JSON.parse(body.toString('utf8')) as Record<string, string>[]
    const at = entries
      .map(({ collection_time }) => `${collection_time!.slice(0, 19)}Z`)
      .sort()
      .at(-1)
    if (at === undefined || !recorder.inside(at)) continue
    const items = entries.map(({ title, content, url, source }) => ({
      ...{ id: url, title, text: content, url, lang: 'zh' },
      ...{ kind: 'news', authority: 'aggregator', citedPublisher: source },
    }))
    recorder.put(at, watched, items)
  }
}

/** What Hacker News reads of one well-known blog. */
export function hackerNewsOfOneBlog(recorder: Recorder): void {
  const watched: Watched = {
    ...{ source: 'news/hn-simonwillison-net', dialect: 'hn-by-domain', kind: 'news', authority: 'aggregator' },
    ...{ publisher: 'Hacker News', url: 'https://news.ycombinator.com/from?site=simonwillison.net' },
  }
  const file = 'news/hacker-news-items/simonwillison-net-series.tar.gz'
  recorder.series(watched, readVersions(join(recorder.corpus, file)))
}

function seconds(time: string): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`
}

import { join } from 'node:path'
import { readVersions } from './archive.ts'
import { plain } from './markup.ts'
import type { Recorder, Watched } from './recorder.ts'

/** A scraper's feed of a vendor's page: its archive, what we call the source, whose page it is, and where. */
const FEEDS: [string, string, string, string][] = [
  ['anthropic_news', 'anthropic-news', 'Anthropic', 'https://www.anthropic.com/news'],
  ['anthropic_engineering', 'anthropic-engineering', 'Anthropic', 'https://www.anthropic.com/engineering'],
  ['anthropic_red', 'anthropic-red', 'Anthropic', 'https://red.anthropic.com'],
  ['anthropic_research', 'anthropic-research', 'Anthropic', 'https://www.anthropic.com/research'],
  ['claude', 'claude-blog', 'Anthropic', 'https://claude.com/blog'],
  ['cohere', 'cohere-blog', 'Cohere', 'https://cohere.com/blog'],
  ['cursor', 'cursor-blog', 'Cursor', 'https://cursor.com/blog'],
  ['google_ai', 'google-ai', 'Google', 'https://developers.googleblog.com'],
  ['groq', 'groq-blog', 'Groq', 'https://groq.com/blog'],
  ['meta_ai', 'meta-ai', 'Meta', 'https://ai.meta.com/blog'],
  ['mistral', 'mistral-news', 'Mistral AI', 'https://mistral.ai/news'],
  ['ollama', 'ollama-blog', 'Ollama', 'https://ollama.com/blog'],
  ['openai_research', 'openai-research', 'OpenAI', 'https://openai.com/research'],
  ['openai_developer', 'openai-developer', 'OpenAI', 'https://developers.openai.com/blog'],
  ['openai_engineering', 'openai-engineering', 'OpenAI', 'https://openai.com/engineering'],
  ['perplexity_hub', 'perplexity-hub', 'Perplexity', 'https://www.perplexity.ai/hub'],
  ['xainews', 'xai-news', 'xAI', 'https://x.ai/news'],
]
const RSS = { dialect: 'rss', contentType: 'application/rss+xml' } as const

/** What vendors publish, as scrapers saw it; the UK's institute is among them because the scraper is the same. */
export function vendorFeeds(recorder: Recorder): void {
  for (const [archive, name, publisher, url] of FEEDS) {
    const watched: Watched = { ...RSS, source: `vendor/${name}`, kind: 'vendor', authority: 'vendor', publisher, url }
    recorder.series(watched, feed(recorder, archive))
  }
  const institute = { publisher: 'AI Security Institute', url: 'https://www.aisi.gov.uk/blog' }
  recorder.series(
    { ...RSS, source: 'uk/ai-security-institute', kind: 'regulatory', authority: 'official', ...institute },
    feed(recorder, 'aisi'),
  )
}

function feed(recorder: Recorder, archive: string) {
  return readVersions(join(recorder.corpus, `news/ai-vendor-feeds-series/feed_${archive}.tar.xz`))
}

/** Somebody's list of what all vendors retire. */
export function deprecations(recorder: Recorder): void {
  const watched: Watched = {
    ...{ ...RSS, source: 'vendor/deprecations-info', kind: 'vendor', authority: 'aggregator' },
    ...{ publisher: 'deprecations.info', url: 'https://deprecations.info/v1/feed.xml' },
  }
  recorder.series(watched, readVersions(join(recorder.corpus, 'vendor-policy/deprecations-rss/feed-xml-series.tar.xz')))
}

export function ollamaModels(recorder: Recorder): void {
  const watched: Watched = {
    ...{ source: 'models/ollama', dialect: 'rss', contentType: 'application/atom+xml' },
    ...{ kind: 'vendor', authority: 'vendor', publisher: 'Ollama', url: 'https://ollama.com/models' },
  }
  recorder.series(watched, readVersions(join(recorder.corpus, 'news/ollama-models-atom/series.tar.xz')))
}

interface Update {
  title: string
  link?: string
  description?: string
}
/** More at once is the collector filling its list. */
const REFILL = 60

/** Microsoft's updates: a collector's growing list, of which each poll tells what is new. */
export function azureUpdates(recorder: Recorder): void {
  const watched: Watched = {
    ...{ source: 'vendor/azure-updates', dialect: 'json-items', kind: 'vendor', authority: 'vendor' },
    ...{ publisher: 'Microsoft', url: 'https://azure.microsoft.com/updates' },
  }
  const known = new Set<string>()
  for (const { at, body } of readVersions(join(recorder.corpus, 'news/azure-updates/updates-series.tar.xz'))) {
    const list = JSON.parse(body.toString('utf8')) as Update[]
    const fresh = list.filter(({ link, title }) => !known.has(link ?? title))
    for (const { link, title } of list) known.add(link ?? title)
    if (!recorder.inside(at) || fresh.length === 0 || fresh.length >= REFILL) continue
    const items = fresh.map(({ title, link, description }) => ({
      ...{ id: link ?? title, title, text: plain(description), url: link, lang: 'en' },
    }))
    recorder.put(at, watched, items)
  }
}

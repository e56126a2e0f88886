import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import * as cheerio from 'cheerio'
import { parse as parseCsv } from 'csv-parse/sync'
import { sha256 } from '#src/core/id.ts'
import { Item } from '#src/core/item.ts'

/** A recorded notice before it has an id. */
interface Raw {
  kind: string
  authority: string
  publisher: string
  title: string
  text: string
  lang: string
  published: string | null
}

const MAX_TEXT = 1500
const HAN = /[\u4e00-\u9fff]/
const KANA = /[\u3040-\u30ff]/
const VENDOR_BLOG =
  /rss:.*(?:OpenAI|Google|Anthropic|Mistral|Hugging|NVIDIA|Microsoft|AWS|DeepMind|Meta).*(?:Blog|News)$/

/**
 * Items out of a folder of recorded payloads that no labelled set was drawn from whole, for labels of our own
 * (`recorded.labels.jsonl`). The id is the hash of folder and title, so labels find their items again; texts stay where
 * they are.
 */
export function readRecorded(corpus: string, wanted: ReadonlySet<string>): Map<string, Item> {
  const items = new Map<string, Item>()
  for (const [place, read] of Object.entries(PLACES))
    for (const raw of read(join(corpus, place))) {
      const title = plain(raw.title)
      const id = `rec-${sha256(`${place}\n${squeezed(title)}`).slice(0, 12)}`
      if (!wanted.has(id) || items.has(id) || !raw.published) continue
      items.set(id, Item.parse({ ...raw, id, title, text: plain(raw.text).slice(0, MAX_TEXT) }))
    }
  return items
}

const PLACES: Readonly<Record<string, (folder: string) => Iterable<Raw>>> = {
  'news/ai-hotspot-daily': hotspots,
  'news/ai-news-daily-cn': chineseDaily,
  'news/juya-ai-daily': juya,
  'news/ai-vendor-feeds': vendorFeeds,
  'news/google-news-rss': googleNews,
  'regulatory/agora': agora,
  'regulatory/federal-register-posts': federalRegister,
  'statuspage/claude-full': claudeIncidents,
  'statuspage/fails-llm-incidents': failsIncidents,
}

function* hotspots(folder: string): Generator<Raw> {
  for (const file of readdirSync(folder).filter((name) => /rss|hackernews|alphasignal/.test(name)))
    for (const one of (json(folder, file) as { items?: Record<string, string>[] }).items ?? []) {
      const vendor = VENDOR_BLOG.test(one.source ?? '')
      yield {
        ...(vendor ? { kind: 'vendor', authority: 'vendor' } : { kind: 'news', authority: 'press' }),
        publisher: one.source ?? '',
        title: one.title ?? '',
        text: one.summary ?? '',
        lang: langOf(one.title ?? ''),
        published: day(one.publishedAt),
      }
    }
}

function* chineseDaily(folder: string): Generator<Raw> {
  const archive = join(folder, 'output.tar.gz')
  const names = tar('-tzf', archive)
    .split('\n')
    .filter((name) => /\d{8}_/.test(name))
  // one pass over the whole archive: every file is one array, and the next begins on the line that ends it
  const lists = tar('-xOzf', archive, ...names).split(/(?<=^\])(?=\[$)/m)
  if (lists.length !== names.length) throw new Error(`${archive}: ${names.length} files, ${lists.length} lists`)
  for (const [index, list] of lists.entries()) {
    const date = /(\d{4})(\d\d)(\d\d)_/.exec(names[index]!)!
    for (const one of JSON.parse(list) as Record<string, string>[])
      yield {
        kind: 'news',
        authority: 'press',
        publisher: one.source ?? '',
        title: one.title ?? '',
        text: `${one.content ?? ''}${one.original_title ? ` 原文: ${one.original_title}` : ''}`,
        lang: langOf(one.title ?? ''),
        published: date.slice(1).join('-'),
      }
  }
}

/** One issue holds many entries: each second-level heading of its body is one. */
function* juya(folder: string): Generator<Raw> {
  for (const issue of entries(folder, 'rss.xml')) {
    const page = cheerio.load(issue.text)
    for (const heading of page('h2').toArray()) {
      const title = page(heading).text().replace(/#\d+/g, '').replace('↗', '')
      if (title.trim().length <= 8) continue
      const text = page(heading)
        .nextUntil('h2')
        .text()
        .replace(/相关链接.*/s, '')
      yield { kind: 'news', authority: 'press', publisher: 'AI早报', title, text, lang: 'zh', published: issue.title }
    }
  }
}

function* vendorFeeds(folder: string): Generator<Raw> {
  const skipped = /paulgraham|dagster|chander|podcast|timaeus|eleuther/
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.xml') && !skipped.test(name)))
    for (const { title, text, published } of entries(folder, file))
      yield {
        kind: 'vendor',
        authority: 'vendor',
        publisher: basename(file, '.xml').replace('feed_', ''),
        title,
        text,
        lang: 'en',
        published,
      }
}

function* googleNews(folder: string): Generator<Raw> {
  for (const file of readdirSync(folder))
    for (const { title, text, published, source } of entries(folder, file))
      yield { kind: 'news', authority: 'press', publisher: source, title, text, lang: 'en', published }
}

function* agora(folder: string): Generator<Raw> {
  const rows = parseCsv(gunzipSync(readFileSync(join(folder, 'documents.csv.gz'))), { columns: true, bom: true })
  for (const row of rows as Record<string, string>[])
    yield {
      kind: 'regulatory',
      authority: 'official',
      publisher: `AGORA / ${row.Authority}`,
      title: row['Official name'] ?? '',
      text: `[${row['Most recent activity']}] ${row['Short summary']} ${row['Long summary']?.slice(0, 500)}`,
      lang: 'en',
      published: row['Most recent activity date'] || row['Proposed date'] || null,
    }
}

function* federalRegister(folder: string): Generator<Raw> {
  const archive = join(folder, 'export-control-sanctions-ai-hits.tar.gz')
  // one pass over the whole archive: every file begins with its front matter
  for (const page of tar('-xOzf', archive).split(/^---\nlayout: post$/m)) {
    const title = /^title: "(.*)"$/m.exec(page)?.[1]
    const summary = page.split('## Summary')[1]?.split(/\n## |\n---|\*\*Source/)[0]
    if (title === undefined || summary === undefined) continue
    yield {
      kind: 'regulatory',
      authority: 'official',
      publisher: 'Federal Register',
      title,
      text: summary,
      lang: 'en',
      published: day(/^original_published: (\S+)/m.exec(page)?.[1]),
    }
  }
}

interface Update {
  status: string
  created_at: string
  body: string
}

/** Every third incident is cut to its first update: what is known while it is going on. */
function* claudeIncidents(folder: string): Generator<Raw> {
  const lines = gunzipSync(readFileSync(join(folder, 'incidents.jsonl.gz')))
    .toString()
    .trim()
    .split('\n')
  for (const [index, line] of lines.entries()) {
    const incident = JSON.parse(line) as {
      name: string
      impact: string
      created_at: string
      incident_updates: Update[]
    }
    const updates = incident.incident_updates.toSorted((a, b) => a.created_at.localeCompare(b.created_at))
    const told = (index % 3 === 0 ? updates.slice(0, 1) : updates).map(
      ({ status, created_at, body }) =>
        `[${status[0]?.toUpperCase()}${status.slice(1)} ${created_at.slice(0, 19)}Z] ${body}`,
    )
    yield {
      kind: 'status',
      authority: 'vendor',
      publisher: 'anthropic status page',
      title: incident.name,
      text: `${told.join(' ')} Impact: ${incident.impact}.`,
      lang: 'en',
      published: incident.created_at.slice(0, 10),
    }
  }
}

function* failsIncidents(folder: string): Generator<Raw> {
  const rows = parseCsv(readFileSync(join(folder, 'incident_stages_all.csv')), { columns: true })
  for (const row of rows as Record<string, string>[]) {
    const told = ['investigating', 'identified', 'monitoring', 'resolved'].flatMap((stage) =>
      row[`${stage}_description`] ? `[${stage[0]?.toUpperCase()}${stage.slice(1)}] ${row[`${stage}_description`]}` : [],
    )
    yield {
      kind: 'status',
      authority: 'vendor',
      publisher: `${row.provider} status page`,
      title: row.Incident_Title ?? '',
      text: told.join(' '),
      lang: 'en',
      published: row.start_timestamp?.slice(0, 10) ?? null,
    }
  }
}

/** Entries of an RSS or Atom file, as far as labels need them. */
function entries(folder: string, file: string) {
  const $ = cheerio.load(readFileSync(join(folder, file), 'utf8'), { xml: true })
  return $('item, entry')
    .toArray()
    .map((node) => {
      const first = (...names: string[]) =>
        names.map((name) => $(node).children(name.replace(':', '\\:')).first().text()).find((text) => text !== '') ?? ''
      return {
        title: first('title'),
        text: first('content:encoded', 'description', 'summary', 'content'),
        source: first('source'),
        published: day(first('pubDate', 'updated', 'published')),
      }
    })
}

function tar(...args: string[]): string {
  return execFileSync('tar', args, { encoding: 'utf8', maxBuffer: 512 * 1024 * 1024 })
}

function json(folder: string, file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'))
}

function plain(markup: string): string {
  if (!/[<&]/.test(markup)) return markup.replace(/\s+/g, ' ').trim()
  return cheerio.load(`<div>${markup}</div>`)('div').first().text().replace(/\s+/g, ' ').trim()
}

/** A title without case, spaces and punctuation: by this two titles are one. */
export function squeezed(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

function day(text: string | undefined): string | null {
  const at = text === undefined || text === '' ? Number.NaN : Date.parse(text)
  return Number.isNaN(at) ? null : new Date(at).toISOString().slice(0, 10)
}

function langOf(text: string): string {
  return KANA.test(text) ? 'ja' : HAN.test(text) ? 'zh' : 'en'
}

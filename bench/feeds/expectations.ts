/** What a suite says an entry should be; an absent key means that the suite does not say. */
export interface ExpectedEntry {
  title?: string
  link?: string
  id?: string
  /** Either of the entry's dates, as milliseconds. */
  dates?: number[]
  text?: string
}

export interface Expected {
  count?: number
  /** Expectations by position of the entry. */
  entries: ExpectedEntry[]
}

// biome-ignore lint/suspicious/noExplicitAny: five suites, five shapes, read defensively
type Json = Record<string, any>

/** The expectation of one input file: a JSON file beside it, or a comment inside it; null where there is none. */
export function expectationOf(suite: string, xml: string, beside: unknown): Expected | null {
  if (suite.startsWith('feedparser')) return fromComment(xml)
  if (beside === null || typeof beside !== 'object') return null
  if (suite.startsWith('gofeed')) return fromGofeed(beside)
  if (suite.startsWith('feedsmith')) return fromFeedsmith(beside)
  if (suite.startsWith('rss-parser')) return fromRssParser(beside)
  if (suite.startsWith('feed-rs')) return fromFeedRs(beside)
  if (suite.startsWith('juriscraper')) return Array.isArray(beside) ? { entries: [] } : null
  return null
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined
const millis = (...values: unknown[]): number[] | undefined => {
  const found = values
    .map((value) => (typeof value === 'string' ? Date.parse(value) : Number.NaN))
    .filter((value) => !Number.isNaN(value))
  return found.length > 0 ? found : undefined
}
const alternate = (links: Json[] | undefined): string | undefined =>
  text(links?.find((link) => (link.rel ?? 'alternate') === 'alternate')?.href)

function fromGofeed(feed: Json): Expected {
  const list: Json[] = feed.items ?? feed.entries ?? []
  return {
    count: list.length,
    entries: list.map((item) => ({
      title: text(item.title),
      link: text(item.link) ?? alternate(feed.entries ? item.links : undefined),
      id: text(typeof item.guid === 'object' ? item.guid?.value : item.guid) ?? text(item.id),
      dates: millis(item.pubDateParsed, item.publishedParsed, item.updatedParsed),
      text: text(item.description) ?? text(item.summary),
    })),
  }
}

function fromFeedsmith(feed: Json): Expected {
  const list: Json[] = feed.items ?? feed.entries ?? []
  return {
    count: list.length,
    entries: list.map((item) => ({
      title: text(typeof item.title === 'object' ? item.title?.value : item.title),
      link: text(item.link) ?? alternate(item.links),
      id: text(typeof item.guid === 'object' ? item.guid?.value : item.guid) ?? text(item.id),
      dates: millis(item.pubDate, item.published, item.updated, item.dc?.date),
    })),
  }
}

function fromRssParser(output: Json): Expected {
  const list: Json[] = output.feed?.items ?? []
  return {
    count: list.length,
    entries: list.map((item) => ({
      title: text(item.title),
      link: text(item.link),
      id: text(item.guid) ?? text(item.id),
      dates: millis(item.isoDate),
    })),
  }
}

function fromFeedRs(feed: Json): Expected {
  const list: Json[] = feed.entries ?? []
  return {
    count: list.length,
    entries: list.map((entry) => ({
      title: text(entry.title?.content),
      link: alternate(entry.links?.map((link: Json) => ({ ...link, rel: link.rel ?? 'alternate' }))),
      // feed-rs makes an id (32 or 36 hex digits) where the feed has none.
      id: /^[\da-f]{32}$|^[\da-f-]{36}$/.test(entry.id) ? undefined : text(entry.id),
      dates: millis(entry.published, entry.updated),
    })),
  }
}

const STRING = `u?(?:'((?:[^'\\\\]|\\\\.)*)'|"((?:[^"\\\\]|\\\\.)*)")`

/** feedparser writes a Python expression into the first comment; only comparisons of entry fields are read. */
function fromComment(xml: string): Expected | null {
  const line = /Expect:\s*(.*)/.exec(xml.slice(0, 4000))?.[1]
  if (line === undefined || line.includes(' or ')) return null
  const entries: ExpectedEntry[] = []
  let count: number | undefined
  for (const clause of line.split(/ and (?!\w+'|[^']*'\s*(?:and|$))/)) {
    const length = /^len\(entries\) == (\d+)$/.exec(clause.trim())
    if (length) count = Number(length[1])
    const found = new RegExp(
      `^entries\\[(\\d+)\\]\\['(\\w+)'\\](?:\\[0\\])?(?:\\['value'\\])? == (?:${STRING}|\\((\\d+(?:, \\d+){5}).*\\))$`,
    ).exec(clause.trim())
    if (!found) continue
    const at = Number(found[1])
    const value = unquote(found[3] ?? found[4] ?? '')
    const entry = entries[at] ?? {}
    entries[at] = entry
    if (found[2] === 'title') entry.title = text(value)
    else if (found[2] === 'link') entry.link = /^https?:/.test(value) ? value : undefined
    else if (found[2] === 'id' || found[2] === 'guid') entry.id = text(value)
    else if (/^(?:published|updated)_parsed$/.test(found[2]!) && found[5]) {
      const [y, mo, d, h, mi, s] = found[5].split(', ').map(Number)
      entry.dates = [Date.UTC(y!, mo! - 1, d, h, mi, s)]
    } else if (/^(?:description|summary|content)$/.test(found[2]!)) entry.text = text(value)
  }
  return entries.length > 0 || count !== undefined
    ? { ...(count === undefined ? {} : { count }), entries: Array.from(entries, (entry) => entry ?? {}) }
    : null
}

function unquote(python: string): string {
  return python.replace(/\\(?:x([\da-f]{2})|u([\da-f]{4})|([nrt])|(.))/gi, (_, hex, unicode, control, other) =>
    hex || unicode
      ? String.fromCharCode(Number.parseInt(hex ?? unicode, 16))
      : control
        ? { n: '\n', r: '\r', t: '\t' }[control as 'n']!
        : other,
  )
}

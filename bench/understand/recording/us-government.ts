import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { readVersions } from './archive.ts'
import { plain } from './markup.ts'
import type { Recorder, Watched } from './recorder.ts'

/** The White House's page as a feed, at every change. */
export function whiteHouse(recorder: Recorder): void {
  const watched: Watched = {
    ...{ source: 'us/whitehouse-briefings', dialect: 'rss', contentType: 'application/rss+xml' },
    ...{ kind: 'regulatory', authority: 'official', publisher: 'The White House' },
    url: 'https://www.whitehouse.gov/briefings-statements/',
  }
  recorder.series(watched, readVersions(join(recorder.corpus, 'regulatory/whitehouse-rss/series.tar.xz')))
}

/** What an observer of many official lists saw, and when. */
interface Seen {
  collection: string
  title?: string
  observed_at: string
  claimed_published_at?: string | null
  claimed_day?: string | null
  official_url?: string | null
  url?: string | null
  summary?: string | null
  summary_method?: string | null
  opening_verbatim?: string | null
  agency?: string | null
  channel_label?: string | null
}

const COLLECTIONS: Record<string, { source: string; publisher: string }> = {
  FR: { source: 'us/federal-register', publisher: 'Federal Register' },
  AGENCYPR: { source: 'us/agency-press', publisher: 'US agencies' },
  PRESACT: { source: 'us/presidential-actions', publisher: 'The White House' },
  BILLS: { source: 'us/bills', publisher: 'US Congress' },
  BILLACTIONS: { source: 'us/bill-actions', publisher: 'US Congress' },
  USCOURTS: { source: 'us/court-opinions', publisher: 'US courts' },
}
const COURTS = 'USCOURTS'
const AI_PARTY =
  /Anthropic|OpenAI|Claude\b|ChatGPT|Nvidia|Google LLC|Microsoft Corp|Meta Platforms|xAI|X\.AI|DeepSeek|Huawei|artificial intelligence|Perplexity|Stability AI|Midjourney|Suno|Mistral|Cohere/i
/** Courts publish thousands of opinions: of those between others, one in so many stands for all. */
const ONE_IN = 40
const MAX_TITLE = 400

/** Official lists of 18 days, each entry once, at the minute it was observed. */
export function officialLists(recorder: Recorder): void {
  const minutes = Map.groupBy(firstSightings(recorder.corpus), (seen) => `${seen.collection} ${minuteOf(seen)}`)
  for (const entries of minutes.values()) {
    const at = minuteOf(entries[0]!)
    const { source, publisher } = COLLECTIONS[entries[0]!.collection]!
    if (!recorder.inside(at)) continue
    const watched: Watched = {
      ...{ source, dialect: 'json-items', kind: 'regulatory', authority: 'official', publisher },
      url: 'https://www.govinfo.gov',
    }
    recorder.put(
      at,
      watched,
      entries.map((seen) => itemOf(seen, publisher)),
    )
  }
}

function* firstSightings(corpus: string): Generator<Seen> {
  const folder = join(corpus, 'regulatory/us-gov-daily-observed')
  const files = readdirSync(folder).filter((name) => /^2026-.*\.gz$/.test(name))
  const known = new Set<string>()
  let count = 0
  for (const file of files.sort()) {
    const day = JSON.parse(gunzipSync(readFileSync(join(folder, file))).toString('utf8')) as { items: Seen[] }
    for (const seen of day.items) {
      if (!COLLECTIONS[seen.collection] || !seen.title) continue
      count += 1
      if (seen.collection === COURTS && !AI_PARTY.test(seen.title) && count % ONE_IN !== 0) continue
      const key = JSON.stringify([seen.collection, addressOf(seen), seen.title])
      if (known.has(key)) continue
      known.add(key)
      yield seen
    }
  }
}

function itemOf(seen: Seen, publisher: string): object {
  const at = minuteOf(seen)
  const claimed = Date.parse(seen.claimed_published_at ?? seen.claimed_day ?? '')
  const own = seen.agency ?? (seen.collection === 'AGENCYPR' ? seen.channel_label : null)
  const title = plain(seen.title)
  return {
    id: addressOf(seen) || title,
    title: title.slice(0, MAX_TITLE),
    text: (seen.summary_method === 'official' && seen.summary) || seen.opening_verbatim || '',
    url: addressOf(seen) || null,
    // what claims to come from the future was there when it was seen
    published: Number.isNaN(claimed) ? at : new Date(Math.min(claimed, Date.parse(at))).toISOString(),
    ...{ lang: 'en', publisher: own ?? publisher, kind: 'regulatory', authority: 'official' },
  }
}

function addressOf({ official_url, url }: Seen): string {
  return official_url || url || ''
}

function minuteOf({ observed_at }: Seen): string {
  return `${observed_at.slice(0, 16)}:00Z`
}

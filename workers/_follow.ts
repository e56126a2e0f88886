import type { Context } from '#src/context.ts'
import { derivedId, sha256 } from '#src/core/id.ts'
import { type Item, toItem } from '#src/core/item.ts'
import type { SourceState } from '#src/core/source-state.ts'
import { siteOf, statementLink } from '#src/core/statement.ts'
import { itemsByIds, recordItems } from '#src/db/items.ts'
import { saveSnapshot } from '#src/db/snapshots.ts'
import { saveMemory } from '#src/db/sources.ts'
import { refuseBotWall } from '#src/dialects/_bot-wall.ts'
import { decodePayload } from '#src/dialects/_charset.ts'
import { htmlToText, oneLine } from '#src/dialects/_text.ts'
import { FetchError, ParseError } from '#src/errors.ts'
import { fetchSource } from '#src/net/fetch.ts'
import type { Payload, Source } from '#src/source.ts'

const MOST_WAITING = 20
const MOST_TRIES = 3
const MAX_BYTES = 4 * 1024 * 1024
/** Of a statement's text; the rest is in the snapshot. */
const MAX_TEXT = 100_000

/** Notes in `state` which links of terse incidents are to be read; a link that was noted once is not noted again. */
export function linksToFollow(context: Context, source: Source, state: SourceState, news: readonly Item[]): void {
  const sites = sitesOf(context, source)
  const waiting = state.memory.follow ?? []
  for (const item of news) {
    const url = statementLink(item, sites)
    if (url === null || url === source.url || waiting.length >= MOST_WAITING) continue
    if (!waiting.some((each) => each.url === url)) waiting.push({ item: item.id, url, tries: 0 })
  }
  if (waiting.length > 0) state.memory.follow = waiting
}

/** Reads the noted links once each, and keeps every statement as an item of its own beside the incident. */
export async function followLinks(
  context: Context,
  source: Source,
  state: SourceState,
  signal: AbortSignal,
): Promise<void> {
  const left: NonNullable<SourceState['memory']['follow']> = []
  for (const link of state.memory.follow ?? []) {
    if (signal.aborted) return
    try {
      await follow(context, source, link, signal)
    } catch (error) {
      if (!(error instanceof FetchError || error instanceof ParseError)) throw error
      const again = error.retryable && link.tries + 1 < MOST_TRIES
      context.log.warn({ source: source.id, url: link.url, again, reason: error.message }, 'statement.unread')
      if (again) left.push({ ...link, tries: link.tries + 1 })
    }
  }
  const { follow: _, ...rest } = state.memory
  await saveMemory(context.db.kysely, source.id, left.length > 0 ? { ...rest, follow: left } : rest)
}

async function follow(
  context: Context,
  source: Source,
  link: { item: string; url: string },
  signal: AbortSignal,
): Promise<void> {
  const externalId = `statement:${link.url}`
  const known = await itemsByIds(context.db.kysely, [derivedId('itm', source.id, externalId)])
  if (known.length > 0) return
  const limits = { signal, maxBytes: MAX_BYTES, maxRedirects: 3 }
  const fetched = await fetchSource(context.http, { url: link.url }, limits, context.now)
  if (fetched.outcome === 'unchanged') return
  const { payload } = fetched
  if (!sitesOf(context, source).has(siteOf(new URL(payload.url)))) {
    throw new FetchError('blocked', `statement has left the publisher's sites (${siteOf(new URL(payload.url))})`)
  }
  const { id } = await saveSnapshot(context.db.kysely, source.id, payload, fetched.headers)
  const item = statement(source, externalId, link, payload)
  const { fresh } = await context.db.transact((tx) =>
    recordItems(tx, [item], {
      sourceId: source.id,
      snapshot: { id, sha256: sha256(payload.body) },
      at: payload.at,
      baseline: false,
      late: () => false,
    }),
  )
  if (fresh.length > 0) await context.nudge('triage')
}

/** @throws ParseError when the page is a bot wall, or says nothing. */
function statement(source: Source, externalId: string, link: { item: string; url: string }, payload: Payload): Item {
  const page = decodePayload(payload)
  refuseBotWall(page)
  const body = between(page, 'article') ?? between(page, 'main') ?? page
  const text = htmlToText(body).slice(0, MAX_TEXT)
  if (text.length < 40) throw new ParseError(`statement at ${link.url.slice(0, 200)} holds no text`)
  const title = oneLine(htmlToText(between(page, 'h1') ?? between(page, 'title') ?? '')).slice(0, 300)
  return toItem(
    {
      externalId,
      url: payload.url,
      title: title === '' ? text.slice(0, 120) : title,
      text,
      facts: { statementOf: link.item },
    },
    { ...source, source: source.id, kind: source.kind === 'status' ? 'vendor' : source.kind },
  )
}

/** What stands between the first opening tag of a name and its last closing one. */
function between(page: string, tag: string): string | null {
  const open = page.search(new RegExp(`<${tag}[\\s>]`, 'i'))
  const start = open < 0 ? -1 : page.indexOf('>', open)
  const end = tag === 'h1' || tag === 'title' ? page.indexOf(`</${tag}`, start) : page.lastIndexOf(`</${tag}`)
  return start < 0 || end < start ? null : page.slice(start + 1, end)
}

/** The sites of a publisher: those of all its sources. */
function sitesOf(context: Context, source: Source): Set<string> {
  const sites = new Set<string>()
  for (const each of context.sources.values()) {
    const url = each.publisher === source.publisher ? URL.parse(each.url) : null
    if (url !== null) sites.add(siteOf(url))
  }
  return sites
}

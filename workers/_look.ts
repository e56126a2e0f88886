import { suggestDialect } from '#src/actions/suggest-dialect.ts'
import type { Context } from '#src/context.ts'
import { sha256 } from '#src/core/id.ts'
import { Item, toItem } from '#src/core/item.ts'
import type { PollOutcome, SourceState } from '#src/core/source-state.ts'
import { saveSnapshot, snapshotPayload } from '#src/db/snapshots.ts'
import { type Hub, hubOf } from '#src/dialects/_hub.ts'
import { FetchError, ParseError } from '#src/errors.ts'
import { askSource } from '#src/net/ask.ts'
import type { Fetched } from '#src/net/fetch.ts'
import { createRobots, type Robots } from '#src/net/robots.ts'
import type { Dialect, Payload, Source } from '#src/source.ts'

/** What one look at a source brought. `news` of the outcome is filled in when the items are kept. */
export interface Look {
  outcome: PollOutcome
  items: readonly Item[]
  snapshot: { id: string; sha256: string } | null
  /** The WebSub hub that the payload names; absent without one and where nothing was read. */
  hub?: Hub
}

/** The longest list that is believed; the whole OFAC list has some 20 000 entries. */
const MOST_ITEMS = 50_000

const robotsOf = new WeakMap<Context['http'], Robots>()

/**
 * Fetches a source and reads it, as far as that goes: bytes are kept before they are interpreted, and failures become
 * outcomes. Null when the process is stopping: then nothing was learnt.
 */
export async function look(
  context: Context,
  source: Source,
  dialect: Dialect,
  before: SourceState,
  signal: AbortSignal,
): Promise<Look | null> {
  let fetched: Fetched
  try {
    if (readsPages(source, dialect)) await robots(context).check(source.url)
    const validators = { etag: before.etag, lastModified: before.lastModified }
    fetched = await askSource(context, source, dialect, { validators, signal, now: context.now })
  } catch (error) {
    if (!(error instanceof FetchError)) throw error
    if (signal.aborted) return null
    const { message, code, retryable, retryAfterMs } = error
    const nothing = { latencyMs: null, clockSkewMs: null, maxAgeMs: null, retryAfterMs }
    return { outcome: { ...nothing, kind: 'failed', message, code, retryable }, items: [], snapshot: null }
  }
  const { durationMs: latencyMs, clockSkewMs, maxAgeMs, retryAfterMs, validators, movedTo } = fetched
  const measured = { latencyMs, clockSkewMs, maxAgeMs, retryAfterMs }
  const unchanged: Look = { outcome: { ...measured, kind: 'unchanged', ...validators }, items: [], snapshot: null }
  if (fetched.outcome === 'unchanged') return unchanged
  const { payload } = fetched
  const hash = sha256(payload.body)
  // An answer is its status too: an empty 404 is not an empty 503.
  if (hash === before.sha256 && !dialect.readsErrors) return unchanged

  // The same unreadable bytes are kept once, but read again: the parser may have been repaired.
  const kept = before.memory.unread?.sha256 === hash ? before.memory.unread.snapshot : null
  const id = kept ?? (await saveSnapshot(context.db.kysely, source.id, payload, fetched.headers)).id
  const snapshot = { id, sha256: hash }
  try {
    const last = dialect.compares ? before.lastSnapshotId : null
    const previous = last === null ? null : await snapshotPayload(context.db.kysely, last)
    const items = readItems(source, dialect, payload, previous)
    const newestAt = newest(items, context.now())
    const read = { kind: 'read' as const, ...validators, ...snapshot, snapshotId: id, items: items.length, news: 0 }
    const hub = context.websub ? hubOf(payload, fetched.headers.link ?? null) : null
    return { outcome: { ...measured, ...read, newestAt, movedTo }, items, snapshot, ...(hub && { hub }) }
  } catch (error) {
    if (!(error instanceof ParseError)) context.log.error({ err: error, source: source.id }, 'source.parser-broke')
    const said = error instanceof ParseError ? error.message : `parser broke: ${(error as Error).message}`
    const other = source.kind === 'status' ? suggestDialect(context.dialects, payload, source.dialect) : null
    const message = other === null ? said : `${said.slice(0, 440)}; dialect ${other.dialect} reads it`
    return {
      outcome: { ...measured, kind: 'unreadable', message: message.slice(0, 500), sha256: hash, snapshotId: id },
      items: [],
      snapshot,
    }
  }
}

/**
 * The items of a payload, checked against the schema of items; of two with one id, which feeds do have, the newer one.
 * @throws ParseError
 */
export function readItems(source: Source, dialect: Dialect, payload: Payload, previous: Payload | null): Item[] {
  const drafts = dialect.parse(payload, source.options ?? {}, previous)
  if (drafts.length > MOST_ITEMS) throw new ParseError(`payload holds ${drafts.length} items, more than ${MOST_ITEMS}`)
  const origin = { ...source, source: source.id, lang: source.lang ?? null }
  const items = new Map<string, Item>()
  for (const draft of drafts) {
    const checked = Item.safeParse(toItem(draft, origin))
    if (!checked.success) {
      const [issue] = checked.error.issues
      throw new ParseError(`item ${draft.externalId.slice(0, 80)}: ${issue?.message}`, issue?.path.join('.') ?? null)
    }
    const twin = items.get(checked.data.id)
    if (twin === undefined || dateOf(checked.data) >= dateOf(twin)) items.set(checked.data.id, checked.data)
  }
  return [...items.values()]
}

function robots(context: Context): Robots {
  const robots = robotsOf.get(context.http) ?? createRobots(context.http, context.now)
  robotsOf.set(context.http, robots)
  return robots
}

/** Pages are made for people, so there robots.txt is honoured; feeds and APIs are made for machines. */
export function readsPages(source: Source, dialect: Dialect): boolean {
  return source.dialect === 'markdown' || dialect.accept?.startsWith('text/html') === true
}

const dateOf = (item: Item): string => item.updated ?? item.published ?? ''

function newest(items: readonly Item[], now: Date): string | null {
  const limit = now.toISOString()
  return items
    .map(dateOf)
    .reduce<string | null>((best, at) => (at !== '' && at <= limit && at > (best ?? '') ? at : best), null)
}

import { notifySource } from '#src/actions/notify.ts'
import { keepSubscribed } from '#src/actions/websub.ts'
import type { Context } from '#src/context.ts'
import { firstPoll, nextPoll } from '#src/core/cadence.ts'
import { parseDuration } from '#src/core/duration.ts'
import { admit, type HostLimits } from '#src/core/fairness.ts'
import type { Item } from '#src/core/item.ts'
import { assessHealth, type Ring } from '#src/core/source-health.ts'
import type { SourceState } from '#src/core/source-state.ts'
import { recordItems } from '#src/db/items.ts'
import {
  claimSources,
  dueSources,
  holdSource,
  postponeSources,
  readSource,
  registerSources,
  releaseAll,
  releaseSource,
  runningSources,
  saveSource,
  vendorsInTrouble,
} from '#src/db/sources.ts'
import { isOwnHost } from '#src/net/own-host.ts'
import type { Source } from '#src/source.ts'
import { defineWorker, type Run } from '#src/worker.ts'
import { followLinks, linksToFollow } from './_follow.ts'
import { type Look, look } from './_look.ts'

/** A poll that has not ended by then is taken for dead; longer than any fetch; whoever still waits in the queue then is claimed anew. */
const LEASE_MS = 75_000
/** Polls under way over all processes: beyond it due sources wait in the table, not in the queue. */
const MOST_RUNNING = 256
const POLITE: HostLimits = { maxConcurrent: 2, minGapMs: 1000 }
/** Hosts of one's own network are asked as fast as they answer. */
const OWN: HostLimits = { maxConcurrent: 64, minGapMs: 0 }
/** News that was out for so long before it was seen is marked late; incidents age faster than rules. */
const LATE_MS = { status: 24 * 3_600_000, other: 7 * 24 * 3_600_000 }
/** An event that stood still for two days no longer quickens its vendor's sources. */
const URGENT_MS = 48 * 3_600_000

/**
 * `tick` claims what is due and nudges; `poll` reads one source. The order of a poll is what makes it safe: bytes are
 * committed before they are interpreted; validators only together with the items; jobs are nudged after the commit.
 */
export default defineWorker({
  concurrency: 24,
  // Less than a second, so that a poll starts within a second of its time.
  every: { tick: 750 },
  jobs: { tick, poll },
})

const registered = new WeakSet<Context['sources']>()

async function tick(context: Context): Promise<void> {
  const now = context.now()
  const at = now.toISOString()
  if (!registered.has(context.sources)) {
    await register(context, now)
    registered.add(context.sources)
  }
  const started = await context.db.transact(async (tx) => {
    const running = (await runningSources(tx, at)).map((id) => hostOf(context.sources.get(id)))
    const capacity = MOST_RUNNING - running.length
    if (capacity <= 0) return []
    const due = (await dueSources(tx, at, 1000)).filter((id) => context.sources.has(id))
    if (due.length === 0) return []
    const busy = new Map<string, number>()
    for (const host of running) busy.set(host, (busy.get(host) ?? 0) + 1)
    const asked = due.map((id) => ({ id, host: hostOf(context.sources.get(id)) }))
    const { start, later } = admit(asked, busy, limitsOf, capacity, now)
    await claimSources(tx, start, new Date(now.getTime() + LEASE_MS).toISOString())
    await postponeSources(tx, later, 'its host is busy with other sources')
    return start
  })
  await context.nudgeMany('poll', started)
}

async function register(context: Context, now: Date): Promise<void> {
  const rows = [...context.sources.values()].map((source) => ({
    id: source.id,
    firstPollAt: firstPoll(source, now, context.random()),
    // The publisher may stretch the rhythm to twice its length.
    latestPollAt: new Date(now.getTime() + 2.2 * (parseDuration(source.every) ?? 0)).toISOString(),
  }))
  await context.db.transact(async (tx) => {
    await registerSources(tx, rows)
    // The embedded database has one process: whoever held a claim at its start is dead.
    if (context.db.engine === 'pglite') await releaseAll(tx)
  })
}

async function poll(context: Context, run: Run): Promise<void> {
  const source = run.id === null ? undefined : context.sources.get(run.id)
  const dialect = source && context.dialects.get(source.dialect)
  if (!source || !dialect) return
  const known = await readSource(context.db.kysely, source.id)
  if (known === null || known.state.health === 'paused') return
  // A nudge may come twice or late: without a claim and before its time there is nothing to do.
  if (known.claimedUntil === null && known.state.nextPollAt > context.now().toISOString()) return
  const seen = await look(context, source, dialect, known.state, run.signal)
  if (seen === null) return releaseSource(context.db.kysely, source.id)
  const concluded = await conclude(context, source, known.state, seen, dialect.compares === true)
  if (concluded === null) {
    context.log.info({ source: source.id }, 'source.polled-twice')
    return
  }
  const { state, fresh, revised, ring, deliveries } = concluded
  if (fresh + revised > 0) await context.nudge('triage')
  if (deliveries.length > 0) await context.nudgeMany('deliver', deliveries)
  const { kind, latencyMs } = seen.outcome
  const { health, nextPollAt, nextBecause, lastError } = state
  const line = { source: source.id, outcome: kind, ms: latencyMs, fresh, revised, health, nextPollAt, nextBecause }
  if (ring !== null) context.log.warn({ ...line, detail: ring.detail }, 'source.health')
  else if (kind === 'failed' || kind === 'unreadable') context.log.info({ ...line, lastError }, 'source.polled')
  else context.log.debug(line, 'source.polled')
  if (state.memory.follow?.length) await followLinks(context, source, state, run.signal)
  if (seen.hub) await keepSubscribed(context, source.id, seen.hub)
}

interface Concluded {
  state: SourceState
  fresh: number
  revised: number
  ring: Ring | null
  /** Messages to the operators that wait to be sent. */
  deliveries: string[]
}

/** Keeps everything that a look brought, in one transaction; null when another poll of the source was quicker. */
async function conclude(
  context: Context,
  source: Source,
  before: SourceState,
  seen: Look,
  compares: boolean,
): Promise<Concluded | null> {
  const now = context.now()
  const moment = { urgent: await isUrgent(context, source, now), jitter: context.random() }
  const judge = (news: number) => {
    const outcome = seen.outcome.kind === 'read' ? { ...seen.outcome, news } : seen.outcome
    const { state, ring } = assessHealth({ ...source, compares }, before, outcome, now)
    const { at: nextPollAt, because: nextBecause } = nextPoll(source, state, outcome, now, moment)
    return { state: { ...state, nextPollAt, nextBecause }, ring }
  }
  // Nine polls of ten bring nothing: one statement is enough for them.
  const quiet = judge(0)
  if (seen.outcome.kind !== 'read' && quiet.ring === null) {
    const saved = await saveSource(context.db.kysely, before, quiet.state)
    return saved ? { ...quiet, fresh: 0, revised: 0, deliveries: [] } : null
  }
  return context.db.transact(async (tx) => {
    if (!(await holdSource(tx, before))) return null
    const { fresh, revised } = await recordItems(tx, seen.items, {
      sourceId: source.id,
      snapshot: seen.snapshot,
      at: now.toISOString(),
      baseline: before.lastSnapshotId === null && !source.ringFirst,
      late: (item) => isLate(item, now),
    })
    const { state, ring } = judge(fresh.length + revised.length)
    if (source.follow && (before.lastSnapshotId !== null || source.ringFirst)) {
      const news = new Set([...fresh, ...revised])
      const said = seen.items.filter((item) => news.has(item.id))
      linksToFollow(context, source, state, said)
    }
    await saveSource(tx, before, state)
    const deliveries = ring === null ? [] : await notifySource(tx, context, notice(source, state, ring, seen), now)
    return { state, ring, fresh: fresh.length, revised: revised.length, deliveries }
  })
}

function notice(source: Source, state: SourceState, ring: Ring, seen: Look) {
  return {
    source: source.id,
    name: source.name,
    url: source.url,
    health: ring.health,
    detail: ring.detail,
    since: state.healthSince ?? state.checkedAt ?? state.nextPollAt,
    lastSuccessAt: state.lastSuccessAt,
    snapshot: seen.snapshot?.id ?? null,
  }
}

function isLate(item: Item, now: Date): boolean {
  const published = Date.parse(item.updated ?? item.published ?? '')
  return now.getTime() - published > (item.kind === 'status' ? LATE_MS.status : LATE_MS.other)
}

/** What open events name, asked of the database at most every ten seconds. */
const troubled = new WeakMap<Context['sources'], { at: number; vendors: ReadonlySet<string> }>()

async function isUrgent(context: Context, source: Source, now: Date): Promise<boolean> {
  if (source.kind !== 'status' && source.kind !== 'vendor') return false
  let known = troubled.get(context.sources)
  if (known === undefined || now.getTime() - known.at > 10_000) {
    const since = new Date(now.getTime() - URGENT_MS).toISOString()
    known = { at: now.getTime(), vendors: new Set(await vendorsInTrouble(context.db.kysely, since)) }
    troubled.set(context.sources, known)
  }
  const names = [
    source.id.split('/').at(-1)!,
    source.publisher.toLowerCase(),
    source.publisher.toLowerCase().split(' ')[0]!,
  ]
  return names.some((name) => known.vendors.has(name))
}

function hostOf(source: Source | undefined): string {
  return (source && URL.parse(source.url)?.host) ?? ''
}

function limitsOf(host: string): HostLimits {
  return isOwnHost(host) ? OWN : POLITE
}

import { type ChildProcess, fork } from 'node:child_process'
import { parseArgs } from 'node:util'
import type { Context } from '#src/context.ts'
import { sha256 } from '#src/core/id.ts'
import { openDatabase } from '#src/db/database.ts'
import { recordItems } from '#src/db/items.ts'
import { migrate } from '#src/db/migrate.ts'
import { postponeSources } from '#src/db/sources.ts'
import rss from '#src/dialects/rss.ts'
import type { HttpRequest } from '#src/http.ts'
import type { JobName } from '#src/jobs.ts'
import { createLog } from '#src/log.ts'
import { fetchSource } from '#src/net/fetch.ts'
import { createHttp } from '#src/net/http.ts'
import { openQueue } from '#src/queue.ts'
import type { Source } from '#src/source.ts'
import { readItems } from '#workers/_look.ts'
import worker from '#workers/poll.ts'

// How one process keeps up: N feeds on loopback, each polled every five minutes, one in ten with news. The window is a
// slice of those five minutes; what is due in it is polled by the real tick, queue, fetcher, parser and database.
//   node bench/poll/run.ts [--feeds 10000] [--seconds 90] [--database pglite:memory] [--redis redis://...]
const { values } = parseArgs({
  options: {
    feeds: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '90' },
    database: { type: 'string', default: 'pglite:memory' },
    redis: { type: 'string' },
  },
})
const [feeds, seconds] = [Number(values.feeds), Number(values.seconds)]
const EVERY_MS = 300_000
/** Feeds that fall due in the window; these, and those of the seconds after it, need a past. */
const inWindow = Math.min(feeds, Math.floor((feeds * seconds * 1000) / EVERY_MS))
const seeded = Math.min(feeds, Math.ceil((feeds * (seconds + 15) * 1000) / EVERY_MS))

const { upstream, port } = await startUpstream()
// 127.0.0.0/8 is all this machine: 200 hosts, so that sharing between hosts has something to do.
const hostOf = (number: number): string => `127.0.${1 + (number % 200)}.1`
const allowPrivate = Array.from({ length: 200 }, (_, number) => `${hostOf(number)}:${port}`)
const http = createHttp({
  contact: 'bench@example.com',
  version: 'bench',
  allowPrivate: [`127.0.0.1:${port}`, ...allowPrivate],
})
const database = await openDatabase(values.database)
await migrate(database)
const sources = new Map(
  Array.from({ length: feeds }, (_, number) => sourceOf(number)).map((source) => [source.id, source]),
)

const started = performance.now()
await seed()
process.stderr.write(`seeded ${seeded} of ${feeds} feeds in ${Math.round((performance.now() - started) / 1000)} s\n`)
await http.request(`http://127.0.0.1:${port}/change`)

// Registering ten thousand rows takes a while on a busy machine; the window begins after it.
const from = Date.now() + 20_000
const due = await schedule(from)
const lateness: number[] = []
const measured = {
  ...http,
  request(url: string, request?: HttpRequest) {
    const at = due.get(url)
    if (at !== undefined) {
      lateness.push(Date.now() - at)
      due.delete(url)
    }
    return http.request(url, request)
  },
}
const queue = await openQueue({ database, redisUrl: values.redis, onError: (error) => console.error(error) })
const context = {
  db: database,
  http: measured,
  log: createLog({ level: 'warn', pretty: false }),
  sources,
  dialects: new Map([['rss', rss]]),
  channels: new Map(),
  operators: [],
  now: () => new Date(),
  random: Math.random,
  nudge: queue.nudge,
  nudgeMany: queue.nudgeMany,
} as unknown as Context
const handlers = Object.fromEntries(
  Object.entries(worker.jobs).map(([job, run]) => [
    job,
    (payload: { id: string | null }, rest: object) => run(context, { ...payload, ...rest } as never),
  ]),
)
await queue.start(handlers as never, { concurrency: { poll: worker.concurrency ?? 1 } })
await queue.schedule('tick' as JobName, worker.every?.tick ?? 1000)

await new Promise((resolve) => setTimeout(resolve, from - Date.now()))
const cpu = process.cpuUsage()
const memory: number[] = []
const sampler = setInterval(() => memory.push(process.memoryUsage().rss), 1000)
await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
const used = process.cpuUsage(cpu)
clearInterval(sampler)
await new Promise((resolve) => setTimeout(resolve, 3000))
const left = due.size
const counts = (await (await fetch(`http://127.0.0.1:${port}/counts`)).json()) as Record<string, number>
const news = await database.kysely
  .selectFrom('items')
  .select(({ fn }) => fn.countAll<number>().as('n'))
  .where('baseline', '=', false)
  .executeTakeFirstOrThrow()
const cpuMs = (used.user + used.system) / 1000
lateness.sort((a, b) => a - b)
const at = (share: number): number =>
  lateness[Math.min(lateness.length - 1, Math.floor(lateness.length * share))] ?? Number.NaN
console.log(
  JSON.stringify(
    {
      feeds,
      windowSeconds: seconds,
      engine: database.engine,
      queue: values.redis ? 'redis' : 'database',
      polls: lateness.length,
      pollsPerSecond: Number((lateness.length / seconds).toFixed(1)),
      neverStarted: left,
      notModifiedShare: Number(((counts.notModified ?? 0) / (counts.requests ?? 1)).toFixed(3)),
      bytesPerPoll: Math.round((counts.bytes ?? 0) / (counts.requests ?? 1)),
      newItems: news.n,
      startLatenessMs: { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) },
      cpuMsPerPoll: Number((cpuMs / lateness.length).toFixed(2)),
      cpuShareOfOneCore: Number((cpuMs / 1000 / seconds).toFixed(3)),
      rssMb: {
        median: Math.round((memory.sort((a, b) => a - b)[memory.length >> 1] ?? 0) / 1e6),
        max: Math.round((memory.at(-1) ?? 0) / 1e6),
      },
    },
    null,
    1,
  ),
)
await queue.close()
await http.close()
await database.close()
upstream.disconnect()

function sourceOf(number: number): Source {
  return {
    id: `bench/${number}`,
    name: `Feed ${number}`,
    publisher: `Office ${number}`,
    kind: 'regulatory',
    authority: 'official',
    jurisdiction: 'US',
    topics: ['export_control'],
    url: `http://${hostOf(number)}:${port}/feed/${number}.xml`,
    dialect: 'rss',
    every: '5m',
    ringFirst: false,
    builtin: false,
  }
}

/** Feeds that fall due in the window get the past of a service that has run for a while: validators, and items where news will come. */
async function seed(): Promise<void> {
  const list = [...sources.values()]
  for (let from = 0; from < seeded; from += 100) {
    await Promise.all(
      list.slice(from, Math.min(from + 100, seeded)).map(async (source, offset) => {
        const fetched = await fetchSource(http, { url: source.url })
        if (fetched.outcome !== 'changed') throw new Error(`${source.url}: no answer`)
        const { etag, lastModified } = fetched.validators
        await database.kysely
          .insertInto('sources')
          .values({
            id: source.id,
            etag,
            last_modified: lastModified,
            sha256: sha256(fetched.payload.body),
            last_snapshot_id: 'seeded',
            health: 'ok',
            item_count: 20,
            next_poll_at: 'infinity',
          } as never)
          .execute()
        if ((from + offset) % 10 !== 0) return
        const items = readItems(source, rss, fetched.payload, null)
        const arrival = {
          sourceId: source.id,
          snapshot: null,
          at: fetched.payload.at,
          baseline: true,
          late: () => false,
        }
        await database.transact((tx) => recordItems(tx, items, arrival))
      }),
    )
  }
  await database.kysely.updateTable('items').set({ triage: 'done' }).execute()
  for (let from = seeded; from < feeds; from += 1000) {
    const rest = list.slice(from, from + 1000)
    await database.kysely
      .insertInto('sources')
      .values(rest.map(({ id }) => ({ id, next_poll_at: 'infinity' })) as never)
      .execute()
  }
}

/** Spreads what is due evenly over five minutes; returns when each feed of the window is due. */
async function schedule(from: number): Promise<Map<string, number>> {
  const due = new Map<string, number>()
  const list = [...sources.values()]
  const step = EVERY_MS / feeds
  const later = list.map(({ id }, index) => ({ id, at: new Date(from + Math.round(index * step)).toISOString() }))
  for (const [index, { url }] of list.slice(0, inWindow).entries()) due.set(url, from + Math.round(index * step))
  await postponeSources(database.kysely, later, 'bench')
  return due
}

function startUpstream(): Promise<{ upstream: ChildProcess; port: number }> {
  const upstream = fork(new URL('./upstream.ts', import.meta.url))
  return new Promise((resolve) => upstream.once('message', (port) => resolve({ upstream, port: Number(port) })))
}

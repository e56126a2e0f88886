import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { type Database, openDatabase } from '#src/db/database.ts'
import { listItems, revisionsOf } from '#src/db/items.ts'
import { migrate } from '#src/db/migrate.ts'
import { snapshotPayload, snapshotsOf } from '#src/db/snapshots.ts'
import { pauseSource, pollSoon, readSource } from '#src/db/sources.ts'
import jsonItems from '#src/dialects/json-items.ts'
import { createLog } from '#src/log.ts'
import { createHttp } from '#src/net/http.ts'
import type { Source } from '#src/source.ts'
import worker from '#workers/poll.ts'

// One database and one upstream for the file; every test has a source of its own.
let db: Database
let origin = ''
let answer: (request: IncomingMessage, response: ServerResponse) => void = () => {}
const asked: { url: string; headers: IncomingMessage['headers'] }[] = []
const server = createServer((request, response) => {
  response.sendDate = false // the clock of these tests stands elsewhere
  asked.push({ url: request.url ?? '', headers: request.headers })
  answer(request, response)
})
let clock = Date.parse('2026-06-10T08:00:00Z')
let nudged: string[] = []
let context: Context
let number = 0
const unused = { send: () => Promise.reject(new Error('polling sends nothing itself')) }

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  origin = `http://127.0.0.1:${port}`
  db = await openDatabase('pglite:memory')
  await migrate(db)
  context = {
    db,
    http: createHttp({ contact: 'ops@example.com', version: '0', allowPrivate: [`127.0.0.1:${port}`] }),
    log: createLog({ level: 'silent', pretty: false }),
    sources: new Map(),
    dialects: new Map([['json-items', jsonItems]]),
    channels: new Map(['desk', 'hook'].map((id) => [id, { id, type: 'log', client: unused }])),
    gateways: new Map(),
    rules: { inventory: { populations: {}, routes: [] }, subscriptions: [], policies: [] },
    operators: ['desk', 'hook'],
    stream: 'default',
    directiveTtlMs: 3_600_000,
    publicUrl: 'http://127.0.0.1:8080',
    now: () => new Date(clock),
    random: () => 0, // first polls at once, waits a twentieth shorter
    nudge: async (job, id) => void nudged.push(id === undefined ? job : `${job} ${id}`),
    nudgeMany: async (job, ids) => void nudged.push(...ids.map((id) => `${job} ${id}`)),
  }
})

afterAll(async () => {
  await context.http.close()
  await db.close()
  server.close()
})

let source: Source
beforeEach(() => {
  number += 1
  source = sourceOf(`test/source-${number}`)
  context = { ...context, sources: new Map([[source.id, source]]) }
  asked.length = 0
  nudged = []
})

function sourceOf(id: string, more: Partial<Source> = {}): Source {
  return {
    id,
    name: id,
    publisher: 'Example Agency',
    kind: 'regulatory',
    authority: 'official',
    jurisdiction: 'US',
    topics: ['export_control'],
    url: `${origin}/${id}`,
    dialect: 'json-items',
    every: '1m',
    ringFirst: false,
    builtin: false,
    ...more,
  }
}

const item = (id: string, text = 'text', more: object = {}) => ({
  id,
  kind: 'regulatory',
  title: `Notice ${id}`,
  text,
  ...more,
})
const serve = (items: unknown, etag?: string) => {
  answer = (request, response) => {
    if (etag !== undefined && request.headers['if-none-match'] === etag) {
      response.writeHead(304, { etag }).end()
      return
    }
    const body = gzipSync(JSON.stringify(items))
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-encoding': 'gzip',
      ...(etag ? { etag } : {}),
    })
    response.end(body)
  }
}

/** Ticks, and polls what the tick claimed; `minutes` later than before. */
async function pass(minutes: number): Promise<string[]> {
  clock += minutes * 60_000
  nudged = []
  await worker.jobs.tick!(context, { id: null, attempt: 1, signal: new AbortController().signal })
  const polls = nudged.filter((each) => each.startsWith('poll '))
  nudged = []
  for (const each of polls)
    await worker.jobs.poll!(context, { id: each.slice(5), attempt: 1, signal: new AbortController().signal })
  return polls
}
const state = async () => (await readSource(db.kysely, source.id))!.state
const items = () => listItems(db.kysely, { source: source.id, limit: 100 })

test('the first snapshot is the baseline; later items are news; the same bytes are nothing', async () => {
  serve([item('a'), item('b')], '"1"')
  await pass(1)
  const first = await items()
  await pass(1)
  const conditional = asked.at(-1)?.headers['if-none-match']
  const quiet = nudged
  serve([item('a'), item('b'), item('c')], '"2"')
  await pass(3)

  expect(first.map((each) => [each.item.externalId ?? each.item.id, each.baseline])).toHaveLength(2)
  expect(first.every((each) => each.baseline)).toBe(true)
  expect([conditional, quiet]).toEqual(['"1"', []])
  expect((await items()).filter((each) => !each.baseline).map((each) => each.item.title)).toEqual(['Notice c'])
  expect(nudged).toEqual(['triage'])
  expect(await state()).toMatchObject({ health: 'ok', etag: '"2"', itemCount: 3, failures: 0 })
})

test('an edit in place is a revision that triage sees again, with the bytes of both', async () => {
  serve([item('a', 'will be reviewed')])
  await pass(1)
  serve([item('a', 'is prohibited')])
  await pass(3)

  const [kept] = await items()
  const revisions = await revisionsOf(db.kysely, kept!.item.id)
  expect(kept).toMatchObject({ revision: 2, baseline: false })
  expect(revisions.map((each) => each.item.text)).toEqual(['will be reviewed', 'is prohibited'])
  const bytes = await snapshotPayload(db.kysely, revisions[0]!.snapshotId!)
  expect(Buffer.from(bytes!.body).toString()).toContain('will be reviewed')
})

test('bytes that are not understood are kept once, ring once, and leave the validators', async () => {
  serve([item('a')], '"good"')
  await pass(1)
  serve('a page instead of a list', '"bad"')
  await pass(3)
  const rung = nudged
  await pass(3)
  await pass(3)

  const broken = await state()
  expect(broken).toMatchObject({ health: 'shape-changed', etag: '"good"', failures: 3 })
  expect(await snapshotsOf(db.kysely, source.id, 10)).toHaveLength(2)
  expect(rung.map((each) => each.split(' ')[0])).toEqual(['deliver', 'deliver'])
  expect(nudged).toEqual([])

  serve([item('a'), item('b')], '"good2"')
  await pass(30)
  expect(await state()).toMatchObject({ health: 'ok', rung: null, etag: '"good2"' })
  expect(nudged.map((each) => each.split(' ')[0])).toEqual(['triage', 'deliver', 'deliver'])
})

test('failures back off, honour retry-after and ring once', async () => {
  answer = (_, response) => response.writeHead(503, { 'retry-after': '600' }).end()
  await pass(1)
  const first = await state()
  await pass(11)
  await pass(11)
  const rung = nudged.length
  await pass(11)

  expect(first).toMatchObject({ health: 'unknown', failures: 1, nextBecause: 'retry-after 10m' })
  expect(await state()).toMatchObject({ health: 'failing', failures: 4 })
  expect([rung, nudged.length]).toEqual([2, 0])
})

test('a source that asks past caches changes its address every five minutes, and max-age does not slow it', async () => {
  source = sourceOf(`test/source-${number}`, { fresh: true, url: `${origin}/list?conditions%5Bterm%5D=%22a+b%22` })
  context = { ...context, sources: new Map([[source.id, source]]) }
  answer = (_, response) =>
    response.writeHead(200, { 'cache-control': 'max-age=86400' }).end(JSON.stringify([item('a')]))
  clock = Date.parse('2026-06-12T08:00:00Z')
  await pass(1)
  await pass(2)
  await pass(5)

  const mark = Date.parse('2026-06-12T08:00:00Z') / 300_000
  expect(asked.map((each) => each.url)).toEqual(
    [mark, mark, mark + 1].map((at) => `/list?conditions%5Bterm%5D=%22a+b%22&_=${at}`),
  )
  expect(await state()).toMatchObject({ health: 'ok', nextBecause: 'every 1m' })
})

test('news that was out for weeks is marked late', async () => {
  serve([item('a')])
  await pass(1)
  serve([item('a'), item('old', 'x', { published: '2026-01-05' }), item('new', 'x', { published: '2026-06-10' })])
  await pass(3)

  const late = new Map((await items()).map((each) => [each.item.title, each.late]))
  expect([late.get('Notice old'), late.get('Notice new')]).toEqual([true, false])
})

test('text that PostgreSQL refuses is kept as far as it can be', async () => {
  serve([item('a', 'zero \u0000 and half \ud800 a pair', { facts: { 'k\u0000': '\u0000' } })])
  await pass(1)

  expect((await items())[0]?.item.text).toBe('zero \ufffd and half \ufffd a pair')
  expect(await state()).toMatchObject({ health: 'ok' })
})

test('a nudge that comes twice or too early does nothing', async () => {
  serve([item('a')])
  await pass(1)
  const before = asked.length
  await worker.jobs.poll!(context, { id: source.id, attempt: 1, signal: new AbortController().signal })

  expect(asked.length).toBe(before)
})

test('two polls of one source at once keep one result', async () => {
  serve([item('a')])
  await pass(1)
  serve([item('a', 'edited')])
  clock += 180_000
  const run = { id: source.id, attempt: 1, signal: new AbortController().signal }
  await Promise.all([worker.jobs.poll!(context, run), worker.jobs.poll!(context, run)])

  expect((await items())[0]?.revision).toBe(2)
})

test('a poll that is stopped has learnt nothing and gives its claim back', async () => {
  answer = () => {} // never answers
  clock += 60_000
  const stop = new AbortController()
  await worker.jobs.tick!(context, { id: null, attempt: 1, signal: stop.signal })
  const polling = worker.jobs.poll!(context, { id: source.id, attempt: 1, signal: stop.signal })
  setTimeout(() => stop.abort(), 50)
  await polling

  const known = await readSource(db.kysely, source.id)
  expect(known).toMatchObject({ claimedUntil: null, state: { failures: 0, checkedAt: null } })
})

test('a paused source is not due; a push makes a source due at once', async () => {
  serve([item('a')])
  await pass(1)
  await pauseSource(db.kysely, source.id, true, context.now().toISOString())
  const paused = await pass(60)
  await pauseSource(db.kysely, source.id, false, context.now().toISOString())
  const resumed = await pass(0)
  await pollSoon(db.kysely, source.id, context.now().toISOString(), 'push')
  const pushed = await pass(0)

  expect([paused.length, resumed.length, pushed.length]).toEqual([0, 1, 1])
})

test('a poll that died is taken up again when its claim is over', async () => {
  serve([item('a')])
  clock += 60_000
  await worker.jobs.tick!(context, { id: null, attempt: 1, signal: new AbortController().signal })
  const claimed = nudged.length
  const soon = await pass(1)
  const later = await pass(6)

  expect([claimed, soon.length, later.length]).toEqual([1, 0, 1])
})

test('a terse incident is followed to its statement once, on the publisher’s own site', async () => {
  const statement = `<html><title>x</title><article><h1>Access is suspended</h1><p>${'We suspend access. '.repeat(9)}</p></article>`
  source = sourceOf(source.id, { follow: true, kind: 'status' })
  context = { ...context, sources: new Map([[source.id, source]]) }
  serve([item('a')])
  await pass(1)
  const incidents = [
    item('a'),
    item('b', `Identified: ${origin}/news/suspension`),
    item('c', 'See http://127.0.0.1:1/evil'),
  ]
  answer = (request, response) => {
    if (request.url === '/news/suspension') response.writeHead(200, { 'content-type': 'text/html' }).end(statement)
    else response.end(JSON.stringify(incidents))
  }
  await pass(3)
  incidents[1] = item('b', `Resolved: ${origin}/news/suspension`)
  await pass(3)

  const said = (await items()).find((each) => each.item.title === 'Access is suspended')
  expect(said?.item.text).toContain('We suspend access.')
  expect(said?.item.facts.statementOf).toMatch(/^itm_|b/)
  expect(asked.filter((each) => each.url === '/news/suspension')).toHaveLength(1)
  expect((await state()).memory.follow).toBeUndefined()
})

test('a vendor with an open event is looked at more often', async () => {
  source = sourceOf('status/example-ai', { kind: 'status', every: '10m' })
  context = { ...context, sources: new Map([[source.id, source]]) }
  serve([item('a')])
  await pass(1)
  const calm = (await state()).nextBecause
  const at = context.now().toISOString()
  const event = {
    id: 'evt_1',
    revision: 1,
    status: 'open',
    category: 'outage',
    impact: 'high',
    vendors: ['example-ai'],
  }
  const documents = { data: '{}', sketch: '{}', exposure: '{}', opened_at: at, updated_at: at }
  await db.kysely
    .insertInto('events')
    .values({ ...event, ...documents })
    .execute()
  await pass(15)

  expect([calm, (await state()).nextBecause]).toEqual(['every 10m', 'every 150s while its vendor has an open event'])
})

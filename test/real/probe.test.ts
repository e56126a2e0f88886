import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import sources from '#src/commands/sources.ts'

const FEED = `<rss version="2.0"><channel><title>t</title><item><guid>1</guid><title>Notice</title>
<link>https://agency.example/1</link><pubDate>Mon, 01 Jan 2024 00:00:00 GMT</pubDate></item></channel></rss>`
const INSTATUS = { page: { name: 'Acme', url: 'https://status.acme.example', status: 'UP' } }

const asked: string[] = []
const answers: Record<string, (response: ServerResponse) => void> = {
  '/robots.txt': (response) => response.end('user-agent: *\ndisallow: /private\n'),
  '/feed.xml': (response) => {
    response.writeHead(200, { 'content-type': 'application/rss+xml', etag: '"7"' })
    response.end(FEED)
  },
  '/old.xml': (response) => response.writeHead(308, { location: '/feed.xml' }).end(),
  '/api/v2/incidents.json': (response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(INSTATUS)),
  '/summary.json': (response) => response.end(JSON.stringify(INSTATUS)),
}
const server = createServer((request, response) => {
  asked.push(request.url ?? '')
  const answer = answers[request.url ?? '']
  if (answer) answer(response)
  else response.writeHead(404).end()
})
let folder = ''
let config = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  folder = mkdtempSync(join(tmpdir(), 'tocsin-probe-'))
  config = join(folder, 'tocsin.yaml')
  const source = (id: string, dialect: string, kind: string, path: string, more = '') =>
    `    - { id: ${id}, dialect: ${dialect}, name: n, publisher: Acme, kind: ${kind}, authority: vendor, url: "http://127.0.0.1:${port}${path}", every: 1m${more} }`
  const lines = [
    source('local/good', 'rss', 'news', '/feed.xml'),
    source('local/frozen', 'rss', 'news', '/feed.xml', ', expect: { silence: 30d }'),
    source('local/moved', 'rss', 'news', '/old.xml'),
    source('local/migrated', 'statuspage', 'status', '/api/v2/incidents.json'),
    source('local/gone', 'statuspage', 'status', '/gone.json'),
    source('local/private', 'page', 'vendor', '/private'),
    source('local/canary', 'canary', 'vendor', '/v1/messages', ', options: { model: m }'),
  ]
  writeFileSync(
    config,
    `fetch: { allowPrivate: ["127.0.0.1:${port}"] }\nsources:\n  enable: []\n  custom:\n${lines.join('\n')}\n`,
  )
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

async function run(positionals: string[], values: Record<string, string | boolean> = {}) {
  const out: string[] = []
  const err: string[] = []
  const terminal = {
    stdin: Readable.from([]),
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
    progress: () => {},
    colour: false,
    env: {},
    signal: new AbortController().signal,
  }
  const code = await sources.run({ positionals, values: { config, ...values }, terminal })
  return { code, out, err }
}

test('every address is tried once, and what is wrong with it is said', async () => {
  asked.length = 0
  const file = join(folder, 'probes.jsonl')
  const { code, out, err } = await run(['probe'], { json: true, out: file })
  const of = new Map(out.map((line) => [JSON.parse(line).id as string, JSON.parse(line)]))

  expect(code).toBe(1)
  expect(of.get('local/good')).toMatchObject({
    ok: true,
    status: 200,
    contentType: 'application/rss+xml',
    bytes: FEED.length,
    etag: '"7"',
    parses: true,
    items: 1,
    newest: '2024-01-01T00:00:00.000Z',
    hint: null,
  })
  expect(of.get('local/frozen')).toMatchObject({ ok: true, hint: expect.stringContaining('2024-01-01') })
  expect(of.get('local/moved').movedTo).toMatch(/\/feed\.xml$/)
  expect(of.get('local/migrated')).toMatchObject({
    ok: false,
    parses: false,
    hint: 'dialect instatus reads it (0 items)',
  })
  expect(of.get('local/gone')).toMatchObject({ ok: false, status: 404, hint: expect.stringContaining('instatus') })
  expect(of.get('local/private')).toMatchObject({ ok: false, robots: 'refused', status: null })
  expect(asked).not.toContain('/private')
  expect(of.has('local/canary')).toBe(false)
  expect(asked.filter((path) => path === '/gone.json')).toHaveLength(1)
  expect(err.at(-1)).toBe('6 of 6 probed, 3 read, 1 not understood, 2 not fetched, 1 moved, 3 items')
  expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(6)
})

test('a glob narrows it, and all well is exit 0 with a table', async () => {
  const { code, out } = await run(['probe', 'local/goo*'])

  expect(code).toBe(0)
  expect(out[1]).toMatch(/^ok\s+local\/good\s+200\s+application\/rss\+xml/)
})

test('a glob that covers nothing is wrong usage', async () => {
  await expect(run(['probe', 'nowhere/*'])).rejects.toThrow("no source matches 'nowhere/*'")
})

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, createServer as createTcp } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { compileDirective } from '#src/core/compile.ts'
import type { Restriction } from '#src/core/restriction.ts'
import { sampleInventory, sampleRestriction } from '../core/_restrict.ts'
import { KEYS, startControlPlane } from '../fakes/control-plane.ts'

const ROOT = join(import.meta.dirname, '../..')
const NODE = process.execPath
const available = (binary: string, flag: string) => spawnSync(binary, [flag]).error === undefined
const DEADLINE_MS = 30_000

let folder: string
let plane: Awaited<ReturnType<typeof startControlPlane>>
let children: ChildProcess[]
let upstreams: Map<string, { server: Server; port: number; asked: number }>
let port: number

beforeEach(async () => {
  // The service may run as another user than this one.
  folder = await mkdtemp(join(tmpdir(), 'tocsin-real-'))
  await chmod(folder, 0o755)
  plane = await startControlPlane()
  children = []
  upstreams = new Map()
  for (const name of ['fable', 'gpt', 'own', 'opus']) {
    const upstream = { server: createServer(), port: 0, asked: 0 }
    upstream.server.on('request', (_, response) => {
      upstream.asked++
      response.end(name)
    })
    await new Promise<void>((resolve) => upstream.server.listen(0, '127.0.0.1', resolve))
    upstream.port = (upstream.server.address() as AddressInfo).port
    upstreams.set(name, upstream)
  }
  port = await freePort()
})
afterEach(async () => {
  for (const child of children) {
    child.kill('SIGTERM')
    await ended(child)
  }
  await plane.close()
  for (const { server } of upstreams.values()) server.close()
  await rm(folder, { recursive: true, force: true })
})

describe.runIf(available('haproxy', '-v'))('haproxy', () => {
  test('follows the directive; the unknown never reach what is restricted', async () => {
    const map = join(folder, 'routes.map')
    await writeFile(map, '')
    await writeFile(join(folder, 'haproxy.cfg'), haproxyConfig(map))
    const pid = join(folder, 'haproxy.pid')
    // -W: a master that reads everything again on USR2
    start('haproxy', ['-W', '-f', join(folder, 'haproxy.cfg'), '-p', pid])
    await exercise('haproxy', map, `kill -USR2 $(cat ${pid})`)
  })
})

describe.runIf(available('nginx', '-v'))('nginx', () => {
  test('follows the directive; the unknown never reach what is restricted', async () => {
    const map = join(folder, 'routes.map')
    await writeFile(map, '')
    const config = join(folder, 'nginx.conf')
    await mkdir(join(folder, 'temp'))
    await writeFile(config, nginxConfig(map))
    start('nginx', ['-c', config, '-e', join(folder, 'error.log'), '-g', 'daemon off;'])
    const control = `nginx -c ${config} -e ${join(folder, 'error.log')}`
    await exercise('nginx', map, `${control} -t && ${control} -s reload`)
  })
})

/** Baseline, restriction of a population, closure and lift, through the real agent and the real data plane. */
async function exercise(render: string, map: string, reload: string): Promise<void> {
  await settled('support-chat', undefined, 503, 'it starts closed')
  serve(1, [])
  startAgent(render, map, reload)
  await settled('support-chat', undefined, 'fable', 'the baseline')
  expect(await ask('nobody-knows')).toBe(503)

  serve(2, [sampleRestriction({ populations: ['foreign_nationals'] })])
  await settled('support-chat', undefined, 'gpt', 'the unknown are moved')
  const before = upstreams.get('fable')!.asked
  for (const label of [undefined, '', 'alien', 'us_persons', 'US_PERSON', 'us_person+x'])
    expect(await ask('support-chat', label)).toBe('gpt')
  // a client that writes a label into the model's name proves nothing
  for (const alias of ['support-chat|us_person', 'support-chat|us_person|']) expect(await ask(alias)).not.toBe('fable')
  expect(upstreams.get('fable')!.asked).toBe(before)
  expect(await ask('support-chat', 'us_person')).toBe('fable')

  serve(3, [sampleRestriction({ vendors: ['*'], models: ['*'] })])
  await settled('support-chat', 'us_person', 503, 'the route is closed')
  expect(await ask('batch')).toBe(503)

  serve(4, [])
  await settled('support-chat', undefined, 'fable', 'all is lifted')
  await until(
    async () => plane.acks.some((ack) => ack.generation === 4 && ack.phase === 'applied'),
    'it is acknowledged',
  )
  expect(plane.acks.map((ack) => `${ack.generation} ${ack.phase}`)).toEqual(
    [1, 2, 3, 4].flatMap((generation) => [`${generation} received`, `${generation} applied`]),
  )

  // a document that names a backend which is not there must change nothing
  const inventory = sampleInventory()
  inventory.routes[0]!.targets[0]!.id = 'fabel'
  serve(5, [], inventory)
  await until(async () => plane.acks.some((ack) => ack.generation === 5 && ack.phase === 'failed'), 'it is refused')
  expect(plane.acks.at(-1)!.detail).toContain("there is no backend 'fabel'")
  expect(await ask('support-chat')).toBe('fable')
  expect(await readFile(map, 'utf8')).toContain('generation 4')
}

function serve(generation: number, restrictions: Restriction[], inventory = sampleInventory()): void {
  const fixed = { stream: 'default', halted: false, now: new Date(), ttlMs: 3_600_000 }
  plane.directive = compileDirective({ ...fixed, generation, inventory, restrictions })
  plane.release()
}

function startAgent(render: string, out: string, reload: string): void {
  const state = join(folder, 'state')
  const flags = { from: plane.url, token: plane.token, key: KEYS.public, render, out, reload, state }
  const more = { node: 'edge-1', backends: [...upstreams.keys()].join(), closed: 'closed', wait: '5' }
  const words = Object.entries({ ...flags, ...more }).flatMap(([name, value]) => [`--${name}`, value])
  start(NODE, ['--disable-warning=ExperimentalWarning', join(ROOT, 'src/main.ts'), 'agent', ...words])
}

function start(binary: string, args: string[]): void {
  const child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [child.stdout, child.stderr]) stream!.resume()
  children.push(child)
}

/** What answers: the name of the upstream, the status when it is an error, null when nobody listens. */
async function ask(alias: string, label?: string): Promise<string | number | null> {
  try {
    const headers = { 'x-model': alias, ...(label === undefined ? {} : { 'x-population': label }), connection: 'close' }
    const response = await fetch(`http://127.0.0.1:${port}/`, { headers })
    const text = await response.text()
    return response.ok ? text : response.status
  } catch {
    return null
  }
}

/** A reload leaves the old worker answering for a moment: only an answer that stays is one. */
async function settled(
  alias: string,
  label: string | undefined,
  expected: string | number,
  what: string,
): Promise<void> {
  let same = 0
  await until(async () => {
    same = (await ask(alias, label)) === expected ? same + 1 : 0
    return same >= 10
  }, what)
}

async function until(condition: () => Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + DEADLINE_MS
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`never happened: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function freePort(): Promise<number> {
  const server = createTcp()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port: free } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return free
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await new Promise((resolve) => child.once('exit', resolve))
}

function haproxyConfig(map: string): string {
  const backends = [...upstreams].map(([name, upstream]) => `backend ${name}\n  server one 127.0.0.1:${upstream.port}`)
  return `
defaults
  mode http
  timeout connect 2s
  timeout client 5s
  timeout server 5s
frontend in
  bind 127.0.0.1:${port}
  http-request set-var(txn.alias) req.hdr(x-model)
  http-request set-var(txn.label) req.hdr(x-population)
  http-request set-var(txn.key) var(txn.alias),concat(|,txn.label)
  http-request set-var(txn.to) var(txn.key),map_str(${map})
  http-request set-var(txn.none) str()
  http-request set-var(txn.unknown) var(txn.alias),concat(|,txn.none)
  http-request set-var(txn.to) var(txn.unknown),map_str(${map},closed) unless { var(txn.to) -m found }
  use_backend %[var(txn.to)]
  default_backend closed
backend closed
  http-request deny deny_status 503
${backends.join('\n')}
`
}

function nginxConfig(map: string): string {
  const blocks = [...upstreams].map(([name, { port: at }]) => `  upstream ${name} { server 127.0.0.1:${at}; }`)
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `  ${kind}_temp_path ${folder}/temp/${kind};`,
  )
  return `
worker_processes 1;
pid ${folder}/nginx.pid;
events { worker_connections 64; }
http {
  access_log off;
${temp.join('\n')}
${blocks.join('\n')}
  map "$http_x_model|$http_x_population" $to {
    default closed;
    include ${map};
  }
  server {
    listen 127.0.0.1:${port};
    location / {
      if ($to = closed) { return 503; }
      proxy_pass http://$to;
    }
  }
}
`
}

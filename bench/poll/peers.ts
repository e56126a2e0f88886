import { fork, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

// The same feeds read by feed2exec and rss2email (PyPI), for comparison: one pass to learn them, one to measure, in which
// one feed of ten has news.   node bench/poll/peers.ts --bin VENV/bin [--feeds 500]
const { values } = parseArgs({ options: { bin: { type: 'string' }, feeds: { type: 'string', default: '500' } } })
if (values.bin === undefined) throw new Error('--bin: the folder that holds feed2exec and r2e')
const bin = values.bin
const feeds = Number(values.feeds)

interface Peer {
  name: string
  config(port: number): string
  run(folder: string): { command: string; args: string[] }
}

const url = (port: number, number: number): string => `http://127.0.0.1:${port}/feed/${number}.xml`
const sections = (line: (number: number) => string): string =>
  Array.from({ length: feeds }, (_, number) => line(number)).join('\n')
const PEERS: Peer[] = [
  {
    name: 'feed2exec',
    config: (port) =>
      sections((number) => `[feed-${number}]\nurl = ${url(port, number)}\noutput = feed2exec.plugins.null\n`),
    run: (folder) => ({
      command: 'feed2exec',
      args: ['--quiet', '--config', `${folder}/config`, '--database', `${folder}/data.db`, 'fetch', '--parallel'],
    }),
  },
  {
    name: 'rss2email',
    config: (port) =>
      `[DEFAULT]\nto = a@example.com\nfrom = b@example.com\n\n${sections((number) => `[feed.feed-${number}]\nurl = ${url(port, number)}\n`)}`,
    run: (folder) => ({
      command: 'r2e',
      args: ['-c', `${folder}/config`, '-d', `${folder}/data.json`, 'run', '--no-send'],
    }),
  },
]

for (const peer of PEERS) {
  const upstream = fork(new URL('./upstream.ts', import.meta.url))
  const port = await new Promise<number>((resolve) => upstream.once('message', (answer) => resolve(Number(answer))))
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-peer-'))
  try {
    writeFileSync(join(folder, 'config'), peer.config(port))
    await once(peer, folder)
    await fetch(`http://127.0.0.1:${port}/change`)
    const { seconds, cpuMs } = await once(peer, folder)
    const counts = (await (await fetch(`http://127.0.0.1:${port}/counts`)).json()) as Record<string, number>
    const requests = counts.requests ?? 0
    const row = {
      peer: peer.name,
      feeds,
      requests,
      notModifiedShare: Number(((counts.notModified ?? 0) / Math.max(1, requests)).toFixed(3)),
      bytesPerPoll: Math.round((counts.bytes ?? 0) / Math.max(1, requests)),
      cpuMsPerPoll: Number((cpuMs / feeds).toFixed(2)),
      pollsPerSecond: Number((feeds / seconds).toFixed(1)),
    }
    console.log(JSON.stringify(row))
  } finally {
    upstream.disconnect()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One pass over all feeds; CPU of the process and its children, as GNU bash's `times` counts it. */
function once(peer: Peer, folder: string): Promise<{ seconds: number; cpuMs: number }> {
  const { command, args } = peer.run(folder)
  const started = performance.now()
  const child = spawn('bash', ['-c', '"$@" >/dev/null 2>&1; times', 'bash', join(bin, command), ...args], {
    env: { ...process.env, HOME: folder, XDG_CACHE_HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  return new Promise((resolve) =>
    child.on('close', () => {
      const children = out.trim().split('\n').at(-1) ?? ''
      const parts = [...children.matchAll(/(\d+)m([\d.]+)s/g)].map(
        ([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds),
      )
      resolve({
        seconds: (performance.now() - started) / 1000,
        cpuMs: parts.reduce((sum, each) => sum + each, 0) * 1000,
      })
    }),
  )
}

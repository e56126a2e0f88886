import { open } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Call, EXIT, UsageError } from '../command.ts'
import { loadConfig } from '../config/load.ts'
import { matchesId, type SelectedSource } from '../config/select-sources.ts'
import { createHttp } from '../net/http.ts'
import { createMailbox } from '../net/mailbox.ts'
import { isOwnHost } from '../net/own-host.ts'
import { createRobots } from '../net/robots.ts'
import { columns } from './_columns.ts'
import { loadPlugIns } from './_plug-ins.ts'
import { type Probe, type ProbeTools, probe } from './_probe-one.ts'
import { VERSION } from './_version.ts'

/** Hosts that are asked side by side; each is asked one thing at a time. */
const HOSTS_AT_ONCE = 8
const GAP_MS = 1000

/** `sources probe`: tries every address once, politely; exit 1 when one cannot be fetched or read. */
export async function probeSources(call: Call, glob: string | undefined): Promise<number> {
  const { terminal, values } = call
  const plugIns = await loadPlugIns()
  const config = loadConfig(values.config as string | undefined, terminal.env, plugIns)
  const chosen = choose([...config.sources.values()], glob, values.all === true)
  if (chosen.length === 0)
    throw new UsageError(glob === undefined ? 'nothing to probe: no source is polled' : `no source matches '${glob}'`)
  const { contact, allowPrivate, proxy } = config.fetch
  const http = createHttp({ contact, allowPrivate, version: VERSION, proxy: proxy ?? null })
  const out = typeof values.out === 'string' ? await open(values.out, 'w') : null
  const now = () => new Date()
  const mailbox = createMailbox({ allowPrivate })
  const tools = {
    http,
    mailbox,
    robots: createRobots(http, now),
    dialects: plugIns.dialects,
    now,
    signal: terminal.signal,
  }
  const done: Probe[] = []
  try {
    const hosts = [...Map.groupBy(chosen, (source) => new URL(source.url).host)]
    await Promise.all(
      Array.from({ length: HOSTS_AT_ONCE }, async () => {
        for (let next = hosts.shift(); next !== undefined; next = hosts.shift())
          for await (const result of probeHost(next[0], next[1], tools)) {
            done.push(result)
            terminal.progress(`${done.length} of ${chosen.length} · ${failures(done)} failed · ${result.id}`)
            await out?.write(`${JSON.stringify(result)}\n`)
            if (values.json) terminal.out(JSON.stringify(result))
          }
      }),
    )
  } finally {
    await out?.close()
    await http.close()
  }
  done.sort((a, b) => a.id.localeCompare(b.id))
  if (!values.json) for (const line of table(done)) terminal.out(line)
  terminal.err(summary(done, chosen.length))
  return failures(done) > 0 || done.length < chosen.length ? EXIT.failed : EXIT.good
}

/** The sources of one host, one after the other with a pause between any two requests. */
async function* probeHost(
  host: string,
  sources: readonly SelectedSource[],
  tools: Omit<ProbeTools, 'pause'>,
): AsyncGenerator<Probe> {
  const gap = isOwnHost(host) ? 0 : GAP_MS
  const pause = async () => {
    if (gap > 0) await sleep(gap, undefined, { signal: tools.signal }).catch(() => {})
  }
  for (const [index, source] of sources.entries()) {
    if (index > 0) await pause()
    if (tools.signal.aborted) return
    yield await probe(source, { ...tools, pause })
  }
}

/** Without a glob what is polled (or, with --all, the register); a call that costs money is made only when it is named. */
function choose(sources: readonly SelectedSource[], glob: string | undefined, all: boolean): SelectedSource[] {
  const covered = sources.filter((source) => (glob === undefined ? all || source.enabled : matchesId(glob, source.id)))
  return covered.filter((source) => source.dialect !== 'canary' || source.id === glob)
}

function table(done: readonly Probe[]): string[] {
  const rows = done.map((one) => [
    one.ok ? 'ok' : 'FAILED',
    one.id,
    one.status === null ? '-' : String(one.status),
    one.contentType?.split(';', 1)[0] ?? '-',
    one.bytes === null ? '-' : String(one.bytes),
    [one.etag ? 'etag' : '', one.lastModified ? 'date' : ''].filter(Boolean).join('+') || '-',
    one.robots ?? '-',
    one.items === null ? '-' : String(one.items),
    [one.error, one.hint, one.movedTo && `moved for good to ${one.movedTo}`].filter(Boolean).join('; '),
  ])
  return columns([['', 'ID', 'STATUS', 'TYPE', 'BYTES', 'VALIDATORS', 'ROBOTS', 'ITEMS', 'REMARKS'], ...rows])
}

function summary(done: readonly Probe[], wanted: number): string {
  const count = (test: (one: Probe) => boolean) => done.filter(test).length
  const parts = [
    `${done.length} of ${wanted} probed`,
    `${count((one) => one.ok)} read`,
    `${count((one) => one.parses === false)} not understood`,
    `${count((one) => one.parses === null)} not fetched`,
    `${count((one) => one.movedTo !== null)} moved`,
    `${done.reduce((sum, one) => sum + (one.items ?? 0), 0)} items`,
  ]
  return parts.join(', ')
}

const failures = (done: readonly Probe[]): number => done.filter((one) => !one.ok).length

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type AuditEntry, broken } from '#src/core/audit.ts'
import { openDatabase } from '#src/db/database.ts'
import { startHook, startPublisher, type Taken } from '#src/drill/stand-ins.ts'
import { startProcess } from './process.ts'

const TOKEN = 'crash-test-admin-token-0123456789'
const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const PATIENCE_MS = 150_000

/** What to kill, how often, under which load. */
export interface CrashOptions {
  rounds: number
  /** New items in each round. */
  items: number
  /** Servers; without them the embedded default. */
  databaseUrl?: string
  redisUrl?: string
  /** 0 to 1; decides when in the round the process is killed. */
  random(): number
  log?(line: string): void
}

export interface CrashReport {
  rounds: { killedAfterMs: number; restartMs: number; settledMs: number; generation: number }[]
  items: number
  triaged: number
  alerts: number
  /** Alerts that never reached the webhook. */
  undelivered: string[]
  /** Webhook ids that came with two bodies, alerts that came under two ids. */
  unstable: string[]
  /** Receipts beyond the first: deliveries that were repeated because the crash came between sending and writing. */
  repeated: number
  audit: { entries: number; broken: string | null }
  /** Generations that were lower than one seen before. */
  fallen: string[]
}

/** Kills the service with -9 at random moments of a load, again and again, and looks for what is missing. */
export async function crashRounds(options: CrashOptions): Promise<CrashReport> {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-crash-'))
  const publisher = await startPublisher()
  const hook = await startHook()
  const report: CrashReport = {
    rounds: [],
    items: 0,
    triaged: 0,
    alerts: 0,
    undelivered: [],
    unstable: [],
    repeated: 0,
    audit: { entries: 0, broken: null },
    fallen: [],
  }
  const config = join(folder, 'tocsin.yaml')
  writeFileSync(config, configText(publisher.host, hook.host))
  publisher.publish('/feed.json', 'application/json', '[]')
  const generations = watchGenerations(report)
  const serve = () =>
    startProcess(['serve', '--config', config], folder, {
      TOCSIN_ADMIN_TOKEN: TOKEN,
      DATABASE_URL: options.databaseUrl ?? '',
      REDIS_URL: options.redisUrl ?? '',
    })
  let service = await serve()
  try {
    for (let round = 0; round < options.rounds; round += 1) {
      publisher.publish('/feed.json', 'application/json', JSON.stringify(load(round, options.items)))
      report.items += options.items
      generations.follow(service.address)
      const killedAfterMs = Math.round(options.random() * 4_000)
      await sleep(killedAfterMs)
      generations.stop()
      service.child.kill('SIGKILL')
      await service.ended
      const began = performance.now()
      service = await serve()
      const restartMs = Math.round(performance.now() - began)
      await settle(service.address, report.items)
      const generation = await generations.check(service.address)
      const settledMs = Math.round(performance.now() - began)
      report.rounds.push({ killedAfterMs, restartMs, settledMs, generation })
      options.log?.(
        `round ${round + 1}: killed after ${killedAfterMs} ms, ready in ${restartMs} ms, settled in ${settledMs} ms, generation ${generation}`,
      )
    }
    report.audit = await auditOf(service.address)
    service.child.kill('SIGTERM')
    await service.ended
    await compare(report, options.databaseUrl ?? `pglite:${join(folder, 'data')}`, hook.taken)
    return report
  } finally {
    generations.stop()
    if (service.child.exitCode === null) service.child.kill('SIGKILL')
    await Promise.all([publisher.close(), hook.close()])
    rmSync(folder, { recursive: true, force: true })
  }
}

function configText(publisher: string, hook: string): string {
  return `
server: { host: 127.0.0.1, port: 0 }
fetch: { contact: test@localhost.invalid, allowPrivate: ["${publisher}", "${hook}"] }
sources:
  enable: ["load/*"]
  custom:
    - { id: load/feed, dialect: json-items, name: Load, publisher: Load, kind: vendor, authority: vendor, jurisdiction: US, url: "http://${publisher}/feed.json", every: 1s, ringFirst: true }
inventory:
  routes:
    - id: chat
      gateway: bus
      share: 0.5
      targets: [{ id: a, vendor: anthropic, model: claude-opus-1.0 }, { id: b, vendor: openai, model: gpt-2.25 }, { id: c, vendor: mistral, model: mistral-large-3.50 }]
channels:
  - { id: hook, type: webhook, url: "http://${hook}/hook", secret: "${SECRET}" }
subscriptions:
  - { id: all, match: { impact: ">=low" }, channels: [hook], mode: immediate }
policies:
  - { id: cut, match: { impact: ">=critical" }, require: { confidence: 0.1, witnesses: 1, authority: [vendor] }, restrict: { scope: affected, basis: availability }, mode: enforce, limits: { maxShareMoved: 1, maxPerDay: 1000, cooldown: 0s } }
gateways:
  - { id: bus, type: webhook, url: "http://${hook}/directive", secret: "${SECRET}" }
`
}

const MAKERS = [
  ['Anthropic', 'claude-opus'],
  ['OpenAI', 'gpt'],
  ['Mistral', 'mistral-large'],
  ['Google', 'gemini-pro'],
  ['Cohere', 'command-r'],
  ['DeepSeek', 'deepseek-v'],
] as const

/** Items of one round: retirements, each of a model of its own, and a cut-off now and then. */
function load(round: number, items: number): object[] {
  return Array.from({ length: items }, (_, index) => {
    const [publisher, family] = MAKERS[index % MAKERS.length] as (typeof MAKERS)[number]
    const model = `${family}-${round + 1}.${index}`
    const day = `2027-0${1 + (index % 9)}-15`
    const isCut = index % 25 === 0
    return {
      id: `r${round}-${index}`,
      kind: 'vendor',
      authority: 'vendor',
      publisher,
      title: isCut ? `Access to ${model} suspended for all customers` : `${publisher} retires ${model} on ${day}`,
      text: isCut
        ? `We have suspended all access to ${model}, effective immediately.`
        : `The model ${model} will be shut down on ${day}; requests to it will fail from then on.`,
      lang: 'en',
      published: new Date().toISOString(),
    }
  })
}

async function ask(address: string, path: string): Promise<{ status: number; text: string }> {
  const response = await fetch(`${address}${path}`, { headers: { authorization: `Bearer ${TOKEN}` } })
  return { status: response.status, text: await response.text() }
}

/** Waits until every published item is triaged and the outbox is empty. */
async function settle(address: string, items: number): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  for (;;) {
    const { text } = await ask(address, '/metrics')
    const rows = (table: string, state: string) =>
      Number(new RegExp(`^tocsin_rows\\{table="${table}",state="${state}"\\} (\\d+)`, 'm').exec(text)?.[1] ?? 0)
    const done = rows('items', 'done')
    if (done >= items && rows('items', 'pending') === 0 && rows('deliveries', 'pending') === 0) return
    if (performance.now() > end)
      throw new Error(
        `not settled: ${done} of ${items} items, ${rows('items', 'pending')} in the inbox, ${rows('deliveries', 'pending')} in the outbox`,
      )
    await sleep(200)
  }
}

/** Remembers the highest generation that anybody was ever told, and finds a lower one. */
function watchGenerations(report: CrashReport) {
  let highest = 0
  let timer: NodeJS.Timeout | null = null
  async function look(address: string): Promise<number> {
    const { status, text } = await ask(address, '/v1/directive')
    if (status !== 200) return highest
    const { generation } = JSON.parse(text) as { generation: number }
    if (generation < highest) report.fallen.push(`${generation} after ${highest}`)
    highest = Math.max(highest, generation)
    return generation
  }
  return {
    follow(address: string) {
      timer = setInterval(() => void look(address).catch(() => undefined), 100)
    },
    stop() {
      if (timer) clearInterval(timer)
    },
    check: look,
  }
}

async function auditOf(address: string): Promise<CrashReport['audit']> {
  let last: AuditEntry | null = null
  for (let after = 0; ; ) {
    const { text } = await ask(address, `/v1/audit?order=asc&after=${after}&limit=1000`)
    const { data } = JSON.parse(text) as { data: AuditEntry[] }
    for (const entry of data) {
      const wrong = broken(last, entry)
      if (wrong !== null) return { entries: entry.seq, broken: wrong }
      last = entry
    }
    if (data.length === 0 || last === null) return { entries: last?.seq ?? 0, broken: null }
    after = last.seq
  }
}

/** Holds what the database says against what the webhook took. */
async function compare(report: CrashReport, databaseUrl: string, taken: readonly Taken[]): Promise<void> {
  const bodies = new Map<string, string>()
  const idOfAlert = new Map<string, string>()
  for (const { headers, text } of taken) {
    const id = headers['webhook-id'] ?? ''
    const known = bodies.get(id)
    if (known === undefined) bodies.set(id, text)
    else {
      report.repeated += 1
      if (known !== text) report.unstable.push(`${id}: two bodies`)
    }
    const alert = (JSON.parse(text) as { data: { alert?: { id: string } } }).data.alert?.id
    if (alert === undefined) continue
    const other = idOfAlert.get(alert) ?? id
    if (other !== id) report.unstable.push(`alert ${alert}: ${other} and ${id}`)
    idOfAlert.set(alert, id)
  }
  const database = await openDatabase(databaseUrl)
  try {
    const triaged = await database.pool.query("select count(*)::int as n from items where triage = 'done'")
    report.triaged = (triaged.rows[0] as { n: number }).n
    const alerts = (await database.pool.query('select id from alerts')).rows as { id: string }[]
    report.alerts = alerts.length
    report.undelivered = alerts.map((alert) => alert.id).filter((id) => !idOfAlert.has(id))
  } finally {
    await database.close()
  }
}

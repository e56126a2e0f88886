import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { openApp, ROLES } from '../app.ts'
import { parseConfig } from '../config/load.ts'
import type { PlugIns } from '../config/plug-ins.ts'
import type { Log } from '../log.ts'
import { openDoor } from '../web/server.ts'
import type { Worker } from '../worker.ts'
import { startProxy } from './proxy.ts'
import { ALIAS, publishStories, type Stage, scenes } from './scenes.ts'
import { startHook, startMail, startPublisher, startSlack } from './stand-ins.ts'
import { drillConfig, statusPage } from './story.ts'

/** One step of the story: what was done, what was seen, when. */
export interface DrillStep {
  step: string
  ok: boolean
  /** Milliseconds since the drill began. */
  atMs: number
  /** How long the step took. */
  tookMs: number
  seen: string
}

export interface DrillOptions {
  plugIns: PlugIns
  workers: ReadonlyMap<string, Worker>
  log: Log
  version: string
  onStep(step: DrillStep): void
}

const PATIENCE_MS = 8_000

/** Runs the whole real chain on loopback and tells every step; true when all of them were seen. */
export async function runDrill(options: DrillOptions): Promise<boolean> {
  const began = performance.now()
  let good = true
  const closing = new AsyncDisposableStack()
  async function step(name: string, look: () => Promise<string | null>): Promise<void> {
    const started = performance.now()
    const seen = good ? await until(look) : 'not tried: a step before it failed'
    good = good && seen !== null && !seen.startsWith('not tried')
    const now = performance.now()
    options.onStep({
      ...{ step: name, ok: good, atMs: Math.round(now - began), tookMs: Math.round(now - started) },
      seen: seen ?? 'not seen in time',
    })
  }
  try {
    const stage = await setUp(options, closing)
    for (const [name, look] of scenes(stage)) await step(name, look)
  } catch (error) {
    await step('the stage is set', async () => Promise.reject(error))
  } finally {
    await closing.disposeAsync()
  }
  return good
}

async function setUp(options: DrillOptions, closing: AsyncDisposableStack): Promise<Stage> {
  const keep = async <T extends { close(): Promise<void> }>(opening: Promise<T>): Promise<T> => {
    const opened = await opening
    closing.defer(() => opened.close())
    return opened
  }
  const publisher = await keep(startPublisher())
  const [slack, mail, hook] = [await keep(startSlack()), await keep(startMail()), await keep(startHook())]
  const groups = {
    'claude-fable-5': 'anthropic/claude-fable-5',
    'gpt-5.5': 'azure/gpt-5.5',
    'qwen3-235b': 'openai/qwen3-235b',
  }
  const proxy = await keep(startProxy('drill-master-key', groups, { [ALIAS]: 'claude-fable-5' }))
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  const hosts = { publisher: publisher.host, slack: slack.host, mail: mail.host, hook: hook.host, proxy: proxy.host }
  const now = new Date()
  publisher.publish('/status.json', 'application/json', statusPage('none', `http://${hosts.publisher}`, now))
  publishStories(publisher, [], [], now)
  const config = parseConfig(drillConfig(hosts, secret), null, {}, options.plugIns)
  const { plugIns, log, version } = options
  const app = await keep(openApp({ config, plugIns, log, version, print: () => undefined }))
  const door = await keep(
    openDoor(app.context, { host: '127.0.0.1', port: 0, keys: app.keys, tokens: new Map(), version, queue: app.queue }),
  )
  await app.work(ROLES, options.workers)
  return { app, door, secret, publisher, slack, mail, hook, proxy }
}

/** Looks until something is seen or patience ends. */
async function until(look: () => Promise<string | null>): Promise<string | null> {
  const end = performance.now() + PATIENCE_MS
  for (;;) {
    const seen = await look()
    if (seen !== null || performance.now() > end) return seen
    await sleep(25)
  }
}

import { createKeys, type SigningKeys } from './actions/keys.ts'
import type { ChannelClient, ChannelDefinition, ChannelEnvironment } from './channel.ts'
import type { Config } from './config/load.ts'
import type { PlugIns } from './config/plug-ins.ts'
import type { Context, OpenChannel, OpenGateway, SecondReader } from './context.ts'
import { parseDuration } from './core/duration.ts'
import { type Database, openDatabase } from './db/database.ts'
import { migrate } from './db/migrate.ts'
import type { GatewayDefinition } from './gateway.ts'
import type { Handler, JobName } from './jobs.ts'
import type { Log } from './log.ts'
import { createHttp } from './net/http.ts'
import { createMailbox } from './net/mailbox.ts'
import { isOwnHost } from './net/own-host.ts'
import { openQueue, type Queue } from './queue.ts'
import type { Worker } from './worker.ts'

export const ROLES = ['web', 'poll', 'triage', 'deliver', 'enforce', 'digest', 'sweep'] as const
export type ServiceRole = (typeof ROLES)[number]

/** What the composition root is given. */
export interface AppOptions {
  config: Config
  plugIns: PlugIns
  log: Log
  version: string
  /** What the `log` channel prints on. */
  print(line: string): void
  now?(): Date
  random?(): number
}

/** The service, put together; nothing runs until `work` starts roles. */
export interface App {
  context: Context
  queue: Queue
  keys: SigningKeys
  /** Starts the workers of some roles; each is a file in `workers/`. */
  work(roles: readonly ServiceRole[], workers: ReadonlyMap<string, Worker>): Promise<void>
  /** Resolves with the reason when the database is beyond use, which only a new process can mend. */
  lost: Promise<Error>
  /** Stops taking jobs, lets running ones end, closes everything in reverse order. */
  close(): Promise<void>
}

/** The composition root, one straight line; teardown is the reverse. */
export async function openApp(options: AppOptions): Promise<App> {
  const { config, plugIns, log, version } = options
  const now = options.now ?? (() => new Date())
  const closing = new AsyncDisposableStack()
  const lost = Promise.withResolvers<Error>()
  try {
    const database = await openDatabase(config.databaseUrl, {
      address: 'tocsin serve',
      onError: (error) => log.warn({ err: error }, 'database.connection'),
      onLost: lost.resolve,
    })
    closing.defer(() => database.close())
    const applied = await migrate(database)
    if (applied.length > 0) log.info({ applied }, 'database.migrated')
    const { contact, allowPrivate, proxy } = config.fetch
    const http = createHttp({ contact, allowPrivate, version, proxy: proxy ?? null })
    closing.defer(() => http.close())
    const queue = await openQueue({
      redisUrl: config.redisUrl ?? undefined,
      // How long a job of a process that was killed is taken for running: alarms wait for it.
      lockMs: 10_000,
      database,
      onError: (error: Error) => log.warn({ err: error }, 'queue.connection'),
    })
    closing.defer(() => queue.close())
    const environment: ChannelEnvironment = {
      http,
      publicUrl: publicUrlOf(config),
      slack: config.slack ? { apiUrl: config.slack.apiUrl, ...tokenField(config.slack.botToken) } : null,
      email: config.email ?? null,
      print: options.print,
      now,
    }
    const channels = openChannels(config, plugIns.channels, environment)
    for (const channel of channels.values()) closing.defer(async () => channel.client.close?.())
    const gateways = openGateways(config, plugIns, environment)
    for (const gateway of gateways.values()) closing.defer(async () => gateway.client?.close?.())
    const context: Context = {
      db: database,
      http,
      mailbox: createMailbox({ allowPrivate }),
      log,
      sources: new Map([...config.sources].filter(([, source]) => source.enabled)),
      dialects: plugIns.dialects,
      channels,
      gateways,
      rules: { inventory: config.inventory, subscriptions: config.subscriptions, policies: config.policies },
      reader: readerOf(config),
      operators: config.operators ?? [...channels.keys()],
      stream: config.directive.stream,
      directiveTtlMs: parseDuration(config.directive.expiresAfter) as number,
      publicUrl: environment.publicUrl,
      websub: takesPushes(config),
      now,
      random: options.random ?? Math.random,
      nudge: queue.nudge,
      nudgeMany: queue.nudgeMany,
    }
    const keys = await createKeys(database.kysely, now())
    const held = closing.move()
    return {
      context,
      queue,
      keys,
      lost: lost.promise,
      work: (roles, workers) => startWorkers(context, queue, roles, workers),
      close: () => held.disposeAsync(),
    }
  } catch (error) {
    await closing.disposeAsync()
    throw error
  }
}

/** Where people find the pages: as configured, else where the server listens. */
export function publicUrlOf(config: Config): string {
  const { host, port, publicUrl } = config.server
  return (publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`).replace(/\/$/, '')
}

/** Hubs must be able to reach us: an address that nobody configured, or one of our own network, is none. */
function takesPushes({ server: { publicUrl, websub } }: Config): boolean {
  return publicUrl !== undefined && (websub ?? !isOwnHost(new URL(publicUrl).host))
}

function readerOf({ reader }: Config): SecondReader | null {
  if (reader === undefined) return null
  const { url, key, timeout, ...rest } = reader
  return { ...rest, url: url.replace(/\/+$/, ''), key: key ?? null, timeoutMs: parseDuration(timeout) as number }
}

async function startWorkers(
  context: Context,
  queue: Queue,
  roles: readonly ServiceRole[],
  workers: ReadonlyMap<string, Worker>,
): Promise<void> {
  const handlers: Partial<Record<JobName, Handler>> = {}
  const concurrency: Partial<Record<JobName, number>> = {}
  const every: [JobName, number][] = []
  for (const [role, worker] of workers) {
    if (!(roles as readonly string[]).includes(role)) continue
    for (const [job, run] of Object.entries(worker.jobs) as [JobName, NonNullable<Worker['jobs'][JobName]>][]) {
      handlers[job] = (payload, { attempt, signal }) => run(context, { id: payload.id, attempt, signal })
      concurrency[job] = worker.concurrency ?? 1
    }
    every.push(...(Object.entries(worker.every ?? {}) as [JobName, number][]))
  }
  await queue.start(handlers, { concurrency })
  for (const [job, ms] of every) await queue.schedule(job, ms)
}

function openChannels(
  config: Config,
  definitions: ReadonlyMap<string, ChannelDefinition>,
  environment: ChannelEnvironment,
): Map<string, OpenChannel> {
  return new Map(
    config.channels.map(({ id, type, settings }) => {
      const definition = definitions.get(type) as ChannelDefinition
      return [id, { id, type, client: definition.open(id, settings, environment) }]
    }),
  )
}

function openGateways(config: Config, plugIns: PlugIns, environment: ChannelEnvironment): Map<string, OpenGateway> {
  const webhook = plugIns.channels.get('webhook') as ChannelDefinition
  return new Map(
    config.gateways.map(({ id, type, settings }) => {
      const definition = plugIns.gateways.get(type) as GatewayDefinition
      const { mode } = definition
      const notify: ChannelClient | null = mode === 'notify' ? webhook.open(id, settings, environment) : null
      const token = mode === 'pull' ? (settings as { token: string }).token : null
      const client = definition.open(id, settings, {
        http: environment.http,
        inventory: config.inventory,
        now: environment.now,
      })
      return [id, { id, type, mode, client, notify, token }]
    }),
  )
}

function tokenField(botToken: string | undefined): { botToken: string } | Record<string, never> {
  return botToken === undefined ? {} : { botToken }
}

export type { Database }

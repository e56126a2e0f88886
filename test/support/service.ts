import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { type App, openApp, type ServiceRole } from '#src/app.ts'
import type { ChannelDefinition } from '#src/channel.ts'
import { parseConfig } from '#src/config/load.ts'
import type { PlugIns } from '#src/config/plug-ins.ts'
import type { GatewayDefinition } from '#src/gateway.ts'
import { createLog } from '#src/log.ts'
import { loadFolder } from '#src/registry.ts'
import type { Dialect, SourceDefinition } from '#src/source.ts'
import { hashToken } from '#src/web/auth.ts'
import { createDoor } from '#src/web/server.ts'
import type { Worker } from '#src/worker.ts'

const folder = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** Everything that is found by path. */
export async function plugIns(): Promise<PlugIns> {
  return {
    channels: await loadFolder<ChannelDefinition>(folder('src/channels')),
    gateways: await loadFolder<GatewayDefinition>(folder('src/gateways')),
    dialects: await loadFolder<Dialect>(folder('src/dialects')),
    feeds: await loadFolder<SourceDefinition>(folder('feeds')),
  }
}

/** The whole service in this process on a database in memory, with a token for each role. */
export interface Service {
  app: App
  printed: string[]
  tokens: Record<'viewer' | 'analyst' | 'approver' | 'admin', string>
  /** One request to the HTTP door. */
  ask(
    path: string,
    options?: {
      as?: keyof Service['tokens'] | null
      method?: string
      body?: unknown
      headers?: Record<string, string>
    },
  ): Promise<Response>
  close(): Promise<void>
}

/** Opens a service with a configuration text and starts some roles. */
export async function openService(
  text: string,
  roles: readonly ServiceRole[] = [],
  servers: { DATABASE_URL?: string; REDIS_URL?: string } = {},
  now: () => Date = () => new Date(),
): Promise<Service> {
  const found = await plugIns()
  const config = parseConfig(`database: pglite:memory\nserver: { port: 0 }\n${text}`, null, servers, found)
  const printed: string[] = []
  const app = await openApp({
    config,
    plugIns: found,
    log: createLog({ level: 'silent', pretty: false }),
    version: 'test',
    now,
    print: (line) => void printed.push(line),
  })
  const token = () => randomBytes(24).toString('base64url')
  const tokens = { viewer: token(), analyst: token(), approver: token(), admin: token() }
  const fixed = Object.entries(tokens).map(
    ([role, secret]) => [hashToken(secret), { name: role, role: role as 'viewer' }] as const,
  )
  const door = createDoor(app.context, {
    host: '127.0.0.1',
    port: 0,
    keys: app.keys,
    tokens: new Map(fixed),
    version: 'test',
    queue: app.queue,
  })
  await app.work(roles, await loadFolder<Worker>(folder('workers')))
  return {
    app,
    printed,
    tokens,
    async ask(path, { as = 'viewer', method = 'GET', body, headers = {} } = {}) {
      return door.request(path, {
        method,
        headers: { ...(as === null ? {} : { authorization: `Bearer ${tokens[as]}` }), ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
    },
    close: () => app.close(),
  }
}

/** Where a whole service can run here: embedded, and on PostgreSQL with Redis when both are there. */
export async function serviceEngines(
  services: { postgres: string | null; redis: string | null },
  name: string,
): Promise<{ engine: string; servers: { DATABASE_URL?: string; REDIS_URL?: string } }[]> {
  const embedded = { engine: 'the embedded database', servers: {} }
  if (!services.postgres || !services.redis) return [embedded]
  const database = `${name}_${process.pid}`
  const client = new pg.Client({ connectionString: services.postgres })
  await client.connect()
  await client.query(`create database ${database}`)
  await client.end()
  const url = new URL(services.postgres)
  url.pathname = `/${database}`
  return [embedded, { engine: 'servers', servers: { DATABASE_URL: url.href, REDIS_URL: services.redis } }]
}

/** Looks again and again until something is there; fails after a while with what was asked for. */
export async function eventually<T>(what: string, look: () => Promise<T | null | undefined | false>): Promise<T> {
  const end = performance.now() + 30_000
  for (;;) {
    const seen = await look()
    if (seen) return seen
    if (performance.now() > end) throw new Error(`never seen: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

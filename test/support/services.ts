import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { TestProject } from 'vitest/node'

/** A real server for tests, on a free port of the loopback interface, with its files in a temporary folder. */
export interface Service {
  url: string
  stop(): Promise<void>
}

export const ENGINES = ['pglite', 'postgres', 'redis'] as const
export type EngineName = (typeof ENGINES)[number]

/** Addresses of the servers that tests may use; null where there is none on this machine. */
export interface Services {
  postgres: string | null
  redis: string | null
}

declare module 'vitest' {
  export interface ProvidedContext {
    services: Services
  }
}

/**
 * Starts the servers once for a whole run of the `real` tests. TEST_POSTGRES_URL and TEST_REDIS_URL name servers to use
 * instead. A server that this machine does not have is noted and its tests are skipped, unless TOCSIN_TEST_ENGINES names it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const wanted = wantedEngines()
  const started: Service[] = []
  const services: Services = { postgres: null, redis: null }
  const sources = [
    ['postgres', process.env.TEST_POSTGRES_URL, startPostgres],
    ['redis', process.env.TEST_REDIS_URL, startRedis],
  ] as const
  for (const [name, given, start] of sources) {
    if (wanted && !wanted.has(name)) continue
    const service = given ? { url: given, stop: () => Promise.resolve() } : await start()
    if (service) {
      services[name] = service.url
      started.push(service)
    } else if (wanted) {
      throw new Error(`TOCSIN_TEST_ENGINES asks for ${name}, which is not installed here`)
    } else {
      console.warn(
        `tests on ${name} are skipped: no ${name} is installed here (TEST_${name.toUpperCase()}_URL names one to use)`,
      )
    }
  }
  project.provide('services', services)
  return async () => {
    for (const service of started) await service.stop()
  }
}

/** The engines that TOCSIN_TEST_ENGINES names, or null when it is for the machine to say. */
export function wantedEngines(): Set<EngineName> | null {
  const list = process.env.TOCSIN_TEST_ENGINES
  if (!list) return null
  const names = list.split(',').map((name) => name.trim())
  for (const name of names)
    if (!(ENGINES as readonly string[]).includes(name)) throw new Error(`TOCSIN_TEST_ENGINES: no engine ${name}`)
  return new Set(names as EngineName[])
}

/** Starts redis-server with an empty memory, or answers null when it is not installed. */
export async function startRedis(port?: number): Promise<Service | null> {
  const program = find('redis-server')
  if (!program) return null
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-redis-'))
  const at = String(port ?? (await freePort()))
  const child = spawn(program, [
    '--port',
    at,
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    folder,
  ])
  await untilPrinted(child, /Ready to accept connections/)
  return { url: `redis://127.0.0.1:${at}`, stop: () => end(child, 'SIGTERM', folder) }
}

/**
 * Starts a PostgreSQL server, or answers null when it is not installed. It refuses to run as root, so root lends it
 * another user. `durable` keeps fsync on, for measurements.
 */
export async function startPostgres(durable = false): Promise<Service | null> {
  const initdb = find('initdb', postgresFolders())
  const program = find('postgres', postgresFolders())
  if (!initdb || !program) return null
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-postgres-'))
  const user = process.getuid?.() === 0 ? ordinaryUser() : null
  if (user) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const made = spawnSync(initdb, ['-D', data, '-U', 'postgres', '-A', 'trust', '-N', '-E', 'UTF8', '--locale=C'], {
    cwd: folder,
    ...user,
  })
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}${made.error?.message ?? ''}`)
  const port = await freePort()
  const options = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200']
  if (!durable) options.push('fsync=off', 'full_page_writes=off')
  const child = spawn(program, ['-D', data, '-p', String(port), ...options.flatMap((option) => ['-c', option])], {
    cwd: folder,
    ...user,
  })
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  await untilPrinted(child, /ready to accept connections/)
  await untilAnswers(url)
  return { url, stop: () => end(child, 'SIGINT', folder) }
}

/** A port of the loopback interface that nobody uses now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Debian keeps initdb out of the path, in a folder per version. */
function postgresFolders(): string[] {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : []
  return versions.map((version) => join(root, version, 'bin'))
}

function find(program: string, folders: readonly string[] = []): string | null {
  const places = [...folders, ...(process.env.PATH ?? '').split(delimiter)]
  return places.map((folder) => join(folder, program)).find((file) => existsSync(file)) ?? null
}

function ordinaryUser(): { uid: number; gid: number } {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  const line = lines.find((one) => one.startsWith('postgres:')) ?? lines.find((one) => one.startsWith('nobody:'))
  const [, , uid, gid] = (line ?? 'nobody:x:65534:65534').split(':')
  return { uid: Number(uid), gid: Number(gid) }
}

async function untilPrinted(child: ChildProcess, line: RegExp): Promise<void> {
  let text = ''
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      text += chunk
      if (line.test(text)) resolve()
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it was ready: ${text}`)))
  })
}

async function untilAnswers(url: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const client = new pg.Client(url)
    client.on('error', () => undefined)
    try {
      await client.connect()
      return await client.end()
    } catch (error) {
      if (tries > 100) throw error
      await pause(50)
    }
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals, folder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await ended
  }
  rmSync(folder, { recursive: true, force: true })
}

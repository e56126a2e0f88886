import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type App, openApp, ROLES, type ServiceRole } from '../app.ts'
import { type Call, defineCommand, EXIT, type Terminal, UsageError } from '../command.ts'
import { type Config, loadConfig } from '../config/load.ts'
import type { Identity } from '../db/access.ts'
import { createLog } from '../log.ts'
import { freshToken, hashToken } from '../web/auth.ts'
import { type Door, openDoor } from '../web/server.ts'
import { openSlackDoor } from '../web/slack-actions.ts'
import { CONTROL_FILE, type Control } from './_desk.ts'
import { greet } from './_greeting.ts'
import { dataFolder } from './_open-desk.ts'
import { loadPlugIns, loadWorkers } from './_plug-ins.ts'
import { VERSION } from './_version.ts'

export default defineCommand({
  summary: 'the service; all roles in one process by default',
  usage: `serve [--roles ${ROLES.join(',')}]`,
  help: [
    'With nothing configured it keeps its data in ./data, listens on loopback only, and prints a link to sign in.',
    'Roles split it into processes once the database is a server (DATABASE_URL) that all of them reach.',
    'LOG_LEVEL=debug says more; LOG_FORMAT=json|text overrides what the terminal suggests.',
  ].join('\n'),
  options: { roles: { type: 'string' } },
  async run(call) {
    const roles = rolesOf(call.values.roles)
    const plugIns = await loadPlugIns()
    const config = loadConfig(call.values.config as string | undefined, call.terminal.env, plugIns)
    if (roles.length < ROLES.length && dataFolder(config) !== null)
      throw new UsageError(
        '--roles needs a database that several processes reach: set DATABASE_URL to a PostgreSQL address',
      )
    const { terminal } = call
    const pretty = terminal.env.LOG_FORMAT ? terminal.env.LOG_FORMAT !== 'json' : process.stderr.isTTY === true
    const level = (terminal.env.LOG_LEVEL ?? (pretty ? 'warn' : 'info')) as 'info'
    const log = createLog({ level, pretty, color: terminal.colour })
    terminal.progress('opening the database…')
    const app = await openApp({ config, plugIns, log, version: VERSION, print: terminal.out })
    try {
      return await serve(call, app, config, roles)
    } finally {
      await app.close()
    }
  },
})

async function serve(call: Call, app: App, config: Config, roles: readonly ServiceRole[]): Promise<number> {
  const { terminal } = call
  const control = freshToken()
  const slack = roles.includes('web') ? openSlackDoor(app.context, config.slack) : null
  const door = roles.includes('web') ? await listen(app, config, terminal, control, slack?.handle ?? null) : null
  const file = door ? leaveControl(config, { url: door.address, token: control, pid: process.pid }) : null
  try {
    await app.work(roles, await loadWorkers())
    if (door) app.context.db.announce(door.address)
    // Slack being away must not keep the service from starting.
    slack?.start().catch((error: unknown) => app.context.log.error({ err: error }, 'slack.failed'))
    await greet(app, config, door?.address ?? null, terminal)
    terminal.out(`tocsin ready ${door?.address ?? `(no web role; roles ${roles.join(',')})`}`)
    const lost = await Promise.race([stopped(terminal.signal), app.lost])
    terminal.err(lost ? `stopping: ${lost.message}` : 'stopping: running jobs end first')
    return lost ? EXIT.failed : EXIT.good
  } finally {
    if (file) rmSync(file, { force: true })
    await slack?.close()
    await door?.close()
  }
}

function listen(
  app: App,
  config: Config,
  terminal: Terminal,
  control: string,
  slack: ((request: Request) => Promise<Response>) | null,
): Promise<Door> {
  const fixed = new Map<string, Identity>(
    config.access.tokens.map(({ name, token, role }) => [hashToken(token), { name, role }]),
  )
  fixed.set(hashToken(control), { name: terminal.env.USER ?? terminal.env.LOGNAME ?? 'terminal', role: 'admin' })
  const admin = terminal.env.TOCSIN_ADMIN_TOKEN
  if (admin) fixed.set(hashToken(admin), { name: 'admin', role: 'admin' })
  return openDoor(app.context, {
    host: config.server.host,
    port: config.server.port,
    keys: app.keys,
    tokens: fixed,
    version: VERSION,
    queue: app.queue,
    slack,
  })
}

/** Lets commands of this user on this machine in while the service has the data folder to itself. */
function leaveControl(config: Config, control: Control): string | null {
  const folder = dataFolder(config)
  if (folder === null) return null
  const file = join(folder, CONTROL_FILE)
  rmSync(file, { force: true })
  writeFileSync(file, JSON.stringify(control), { mode: 0o600 })
  return file
}

function rolesOf(given: unknown): readonly ServiceRole[] {
  if (typeof given !== 'string') return ROLES
  const roles = given.split(',').map((role) => role.trim())
  const unknown = roles.find((role) => !(ROLES as readonly string[]).includes(role))
  if (unknown !== undefined) throw new UsageError(`unknown role '${unknown}'; known: ${ROLES.join(', ')}`)
  return ROLES.filter((role) => roles.includes(role))
}

function stopped(signal: AbortSignal): Promise<null> {
  if (signal.aborted) return Promise.resolve(null)
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(null), { once: true }))
}

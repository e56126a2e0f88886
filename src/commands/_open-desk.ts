import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Call } from '../command.ts'
import { type Config, loadConfig } from '../config/load.ts'
import { InputError } from '../errors.ts'
import { CONTROL_FILE, type Control, type Desk } from './_desk.ts'
import { openLocalDesk } from './_desk-local.ts'
import { openRemoteDesk } from './_desk-remote.ts'
import { loadPlugIns } from './_plug-ins.ts'

/**
 * Opens a way to the service: its HTTP door when it runs on this machine's data folder (only one process may have the
 * folder), else the database itself.
 */
export async function openDesk(call: Call): Promise<{ desk: Desk; config: Config }> {
  const plugIns = await loadPlugIns()
  const config = loadConfig(call.values.config as string | undefined, call.terminal.env, plugIns)
  const control = readControl(config)
  if (control !== null && isAlive(control.pid)) return { desk: openRemoteDesk(control), config }
  const folder = dataFolder(config)
  if (folder !== null && !existsSync(folder))
    throw new InputError('not-found', `there is no data in ${folder}: \`tocsin serve\` has not run here yet`)
  return { desk: await openLocalDesk(config, plugIns, call.terminal), config }
}

/** The folder of an embedded database, null on a server. */
export function dataFolder(config: Config): string | null {
  const match = /^pglite:(?!memory$)(.+)$/.exec(config.databaseUrl)
  return match ? (match[1] as string) : null
}

function readControl(config: Config): Control | null {
  const folder = dataFolder(config)
  const file = folder === null ? null : join(folder, CONTROL_FILE)
  if (file === null || !existsSync(file)) return null
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Control
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

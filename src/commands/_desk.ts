import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TrainingLine } from '../actions/labels.ts'
import type { Call } from '../command.ts'
import { type Config, loadConfig } from '../config/load.ts'
import type { AuditEntry } from '../core/audit.ts'
import type { Restriction } from '../core/restriction.ts'
import { InputError } from '../errors.ts'
import { openLocalDesk } from './_desk-local.ts'
import { openRemoteDesk } from './_desk-remote.ts'
import { loadPlugIns } from './_plug-ins.ts'

/** What a person asks for when restricting something by hand. */
export interface HandRestriction {
  basis: Restriction['basis']
  vendors: string[]
  models: string[]
  hosts: string[]
  regions: string[]
  populations: string[]
  until: string | null
  reason: string
  events: string[]
}

/** What a person may do and see from a terminal, whether the service runs or not. */
export interface Desk {
  /** The directive in force, with its exact body; null before the first. */
  directive(): Promise<IssuedDirective | null>
  publicKeys(): Promise<string[]>
  restrictions(): Promise<Restriction[]>
  restrict(input: HandRestriction): Promise<Restriction>
  decide(id: string, decision: 'approve' | 'reject' | 'lift', reason: string): Promise<Restriction>
  halt(halted: boolean, reason: string): Promise<void>
  audit(): AsyncIterable<AuditEntry>
  digest(subscription: string): Promise<string>
  labels(): Promise<TrainingLine[]>
  sources(): Promise<Map<string, SourceHealth>>
  close(): Promise<void>
}

/** A directive with its exact body and the headers that prove it. */
export interface IssuedDirective {
  body: string
  headers: { 'webhook-id': string; 'webhook-timestamp': string; 'webhook-signature': string }
}

/** What polling taught us of one source. */
export interface SourceHealth {
  health: string
  lastSuccessAt: string | null
  lastItemAt: string | null
  lastError: string | null
  latencyMs: number | null
  nextPollAt: string | null
  nextBecause: string | null
  /** Where permanent redirects of its address lead. */
  movedTo: string | null
}

/** Where a running service lets its own machine in; only its user can read it. */
export interface Control {
  url: string
  token: string
  pid: number
}

export const CONTROL_FILE = 'control.json'

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

import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Cron } from 'croner'
import type { z } from 'zod'
import { DEFAULT_CHANNEL, DEFAULT_SUBSCRIPTION } from '../core/subscription.ts'
import { ConfigError, type ConfigProblem } from '../errors.ts'
import type { Source } from '../source.ts'
import { crossCheck } from './cross-check.ts'
import { lineField, pathText, readDocument } from './document.ts'
import { readOpml } from './opml.ts'
import type { PlugIns } from './plug-ins.ts'
import { ConfigFile } from './schema.ts'
import { selectSources } from './select-sources.ts'

/** A channel or gateway of the configuration with the settings that its plug-in has checked. */
export interface Plugged {
  id: string
  type: string
  settings: unknown
}

/** The configuration, resolved: checked by every plug-in it names, defaults filled in, variables replaced. */
export interface Config extends Omit<ConfigFile, 'channels' | 'gateways' | 'sources'> {
  /** Where it came from; null for the built-in defaults. */
  file: string | null
  channels: Plugged[]
  gateways: Plugged[]
  /** The whole register, by id; `enabled` says which are polled. */
  sources: ReadonlyMap<string, Source & { enabled: boolean; why: string }>
  databaseUrl: string
  redisUrl: string | null
}

/** Where the configuration is when nobody says: `./tocsin.yaml` when it exists. */
export const DEFAULT_FILE = './tocsin.yaml'

/**
 * Reads and checks the configuration.
 * @throws ConfigError with every problem at once, each with its path and line.
 */
export function loadConfig(
  wanted: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
  plugIns: PlugIns,
): Config {
  const file = wanted ?? (existsSync(DEFAULT_FILE) ? DEFAULT_FILE : null)
  return parseConfig(file === null ? '' : readText(file), file, env, plugIns)
}

/** As `loadConfig`, for text that is already at hand; `file` only names it in problems. */
export function parseConfig(
  text: string,
  file: string | null,
  env: Readonly<Record<string, string | undefined>>,
  plugIns: PlugIns,
): Config {
  const document = readDocument(text, env)
  const problems: ConfigProblem[] = [...document.problems]
  const unset = new Set(document.problems.map((problem) => problem.path))
  const add = (path: readonly PropertyKey[], message: string) => {
    // What is wrong with a value that is not there yet is only that.
    if (!unset.has(pathText(path)))
      problems.push({ path: pathText(path), message, ...lineField(document.lineOf(path)) })
  }
  const shaped = ConfigFile.safeParse(document.value ?? {})
  if (!shaped.success) for (const issue of shaped.error.issues) addIssue(issue, [], add)
  if (document.value === null && document.problems.length > 0) throw new ConfigError(problems, file ?? undefined)
  const raw = shaped.success ? shaped.data : null
  if (raw !== null) addOpml(raw.sources, file, add)
  const channels = plugged('channels', raw?.channels ?? rawList(document.value, 'channels'), plugIns.channels, add)
  const gateways = plugged('gateways', raw?.gateways ?? rawList(document.value, 'gateways'), plugIns.gateways, add)
  crossCheck(raw ?? soundSections(document.value), plugIns, validTimer, add)
  if (problems.length > 0) throw new ConfigError(inOrder(problems), file ?? undefined)
  const config = raw as ConfigFile
  return {
    ...config,
    file,
    channels: channels.length > 0 ? channels : [{ ...DEFAULT_CHANNEL, settings: {} }],
    gateways,
    subscriptions: subscriptionsOf(config),
    sources: selectSources(config.sources, plugIns.feeds, env),
    databaseUrl: env.DATABASE_URL || config.database,
    redisUrl: env.REDIS_URL || (config.queue === 'database' ? null : config.queue),
  }
}

/** The sections that are sound by themselves, the others at their defaults: so that one mistake does not hide another. */
function soundSections(value: unknown): ConfigFile {
  const given = (value ?? {}) as Record<string, unknown>
  const sound = Object.entries(ConfigFile.shape).filter(([key, schema]) => schema.safeParse(given[key]).success)
  return ConfigFile.parse(Object.fromEntries(sound.map(([key]) => [key, given[key]])))
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new ConfigError([{ path: '(file)', message: `cannot read it: ${(error as Error).message}` }], file)
  }
}

/** Adds the feeds of the OPML files to the configured sources. */
function addOpml(
  sources: ConfigFile['sources'],
  config: string | null,
  add: (path: readonly PropertyKey[], message: string) => void,
): void {
  for (const [index, { file, ...defaults }] of sources.opml.entries()) {
    const path = ['sources', 'opml', index]
    let bytes: Uint8Array
    try {
      bytes = readFileSync(resolve(config === null ? '.' : dirname(config), file))
    } catch (error) {
      add(path, `cannot read ${file}: ${(error as Error).message}`)
      continue
    }
    const { sources: feeds, problems } = readOpml(bytes, defaults)
    for (const problem of problems) add(path, `${file}: ${problem}`)
    sources.custom.push(...feeds)
  }
}

function rawList(value: unknown, key: string): { id: string; type: string }[] {
  const list = (value as Record<string, unknown> | null)?.[key]
  if (!Array.isArray(list)) return []
  return list.map((entry) =>
    entry !== null && typeof entry === 'object' ? (entry as { id: string; type: string }) : { id: '', type: '' },
  )
}

function plugged(
  key: 'channels' | 'gateways',
  entries: readonly { id: string; type: string; [key: string]: unknown }[],
  types: ReadonlyMap<string, { settings: z.ZodType }>,
  add: (path: readonly PropertyKey[], message: string) => void,
): Plugged[] {
  return entries.flatMap((entry, index) => {
    const { id, type, ...rest } = entry
    if (typeof type !== 'string') return []
    const definition = types.get(type)
    if (!definition) {
      if (type !== '') add([key, index, 'type'], `unknown type '${type}'; known: ${[...types.keys()].join(', ')}`)
      return []
    }
    const settings = definition.settings.safeParse(rest)
    if (!settings.success) {
      for (const issue of settings.error.issues) addIssue(issue, [key, index], add)
      return []
    }
    return [{ id, type, settings: settings.data }]
  })
}

function addIssue(
  issue: z.core.$ZodIssue,
  prefix: readonly PropertyKey[],
  add: (path: readonly PropertyKey[], message: string) => void,
): void {
  const path = [...prefix, ...issue.path]
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) add([...path, key], `unknown key '${key}'`)
  } else if (issue.code === 'invalid_union' && issue.message === 'Invalid input') {
    const ways = issue.errors.map((errors) => errors.map((one) => one.message).join(' and '))
    add(path, [...new Set(ways)].join(', or '))
  } else if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) {
    add(path, `is required (${issue.expected})`)
  } else add(path, issue.message)
}

/** With no channel configured the `terminal` channel gets everything from medium up. */
function subscriptionsOf(config: ConfigFile): ConfigFile['subscriptions'] {
  if (config.subscriptions.length > 0 || config.channels.length > 0) return config.subscriptions
  return [DEFAULT_SUBSCRIPTION]
}

function validTimer(cron: string, timezone: string): string | null {
  try {
    new Cron(cron, { timezone, paused: true }).nextRun()
    return null
  } catch (error) {
    return (error as Error).message
  }
}

function inOrder(problems: ConfigProblem[]): ConfigProblem[] {
  return [...problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || a.path.localeCompare(b.path))
}

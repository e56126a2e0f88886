import type { PlugIns } from './plug-ins.ts'
import type { ConfigFile } from './schema.ts'
import { matchesId } from './select-sources.ts'

type Add = (path: readonly PropertyKey[], message: string) => void

/** What no single key can know: ids that clash, names that lead nowhere, shares that add up to too much. */
export function crossCheck(
  config: ConfigFile,
  plugIns: PlugIns,
  invalidTimer: (cron: string, timezone: string) => string | null,
  add: Add,
): void {
  for (const key of ['channels', 'gateways', 'subscriptions', 'policies'] as const) unique(config[key], [key], add)
  unique(config.inventory.routes, ['inventory', 'routes'], add)
  unique(config.sources.custom, ['sources', 'custom'], add)
  checkSources(config, plugIns, add)
  checkInventory(config, add)
  checkChannels(config, plugIns, add)
  checkSubscriptions(config, invalidTimer, add)
  checkReader(config, add)
}

function unique(entries: readonly { id: string }[], path: readonly PropertyKey[], add: Add): void {
  const seen = new Map<string, number>()
  entries.forEach(({ id }, index) => {
    const first = seen.get(id)
    if (first !== undefined) add([...path, index, 'id'], `'${id}' is already used by ${String(path.at(-1))}[${first}]`)
    else seen.set(id, index)
  })
}

function checkSources(config: ConfigFile, plugIns: PlugIns, add: Add): void {
  config.sources.custom.forEach((source, index) => {
    const path = ['sources', 'custom', index]
    const known = [...plugIns.dialects.keys()].join(', ')
    if (!plugIns.dialects.has(source.dialect))
      add([...path, 'dialect'], `unknown dialect '${source.dialect}'; known: ${known}`)
    if (/^imaps?:/.test(source.url) !== (source.dialect === 'mailbox'))
      add([...path, 'url'], 'a mailbox has an address like imaps://host/INBOX, everything else one of http or https')
    else if (source.dialect === 'mailbox' && (source.key === undefined || typeof source.options?.user !== 'string'))
      add(path, 'a mailbox needs options.user and the password as key')
    try {
      plugIns.dialects.get(source.dialect)?.request?.(source.options ?? {}, source.key ?? null)
    } catch (error) {
      add([...path, 'options'], (error as Error).message)
    }
    if (plugIns.feeds.has(source.id)) add([...path, 'id'], `'${source.id}' is a built-in source`)
  })
  const ids = [...plugIns.feeds.keys(), ...config.sources.custom.map((source) => source.id)]
  for (const key of ['enable', 'disable'] as const)
    config.sources[key].forEach((glob, index) => {
      if (!ids.some((id) => matchesId(glob, id))) add(['sources', key, index], `'${glob}' matches no source`)
    })
  for (const glob of Object.keys(config.sources.every))
    if (!ids.some((id) => matchesId(glob, id))) add(['sources', 'every', glob], `'${glob}' matches no source`)
}

function checkInventory(config: ConfigFile, add: Add): void {
  const gateways = new Set(config.gateways.map((gateway) => gateway.id))
  const total = config.inventory.routes.reduce((sum, route) => sum + route.share, 0)
  if (total > 1.0001) add(['inventory', 'routes'], `shares add up to ${total.toFixed(2)}; all traffic is 1`)
  config.inventory.routes.forEach((route, index) => {
    const path = ['inventory', 'routes', index]
    if (route.gateway !== undefined && !gateways.has(route.gateway))
      add([...path, 'gateway'], `no gateway '${route.gateway}' is configured`)
    unique(route.targets, [...path, 'targets'], add)
  })
}

function checkChannels(config: ConfigFile, plugIns: PlugIns, add: Add): void {
  const environment = { slack: config.slack ?? null, email: config.email ?? null }
  config.channels.forEach((channel, index) => {
    const needs = plugIns.channels.get(channel.type)?.needs?.(environment as never) ?? null
    if (needs !== null) add(['channels', index, 'type'], needs)
  })
  const channels = new Set(config.channels.map((channel) => channel.id))
  config.operators?.forEach((id, index) => {
    if (!channels.has(id)) add(['operators', index], `no channel '${id}' is configured`)
  })
}

function checkSubscriptions(
  config: ConfigFile,
  invalidTimer: (cron: string, timezone: string) => string | null,
  add: Add,
): void {
  const channels = new Set(config.channels.map((channel) => channel.id))
  config.subscriptions.forEach((subscription, index) => {
    const path = ['subscriptions', index]
    subscription.channels.forEach((id, at) => {
      if (!channels.has(id)) add([...path, 'channels', at], `no channel '${id}' is configured`)
    })
    if (subscription.mode !== 'immediate') {
      const wrong = invalidTimer(subscription.mode.digest, subscription.mode.timezone)
      if (wrong !== null) add([...path, 'mode', 'digest'], wrong)
    }
  })
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/

function checkReader({ reader }: ConfigFile, add: Add): void {
  if (reader === undefined) return
  const { protocol, hostname, username, password, search, hash } = new URL(reader.url)
  if (username !== '' || password !== '')
    add(['reader', 'url'], 'a user or password belongs into key, not into the url')
  if (search !== '' || hash !== '')
    add(['reader', 'url'], 'the address that /chat/completions is added to, without ? or #')
  // A key crosses a network only under TLS.
  if (reader.key !== undefined && protocol === 'http:' && !LOOPBACK.test(hostname))
    add(['reader', 'url'], 'https, because a key is sent with every request; http only on this machine')
}

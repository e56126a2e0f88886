import type { Source, SourceDefinition } from '../source.ts'
import type { ConfigFile } from './schema.ts'

/** A source of the register; `why` says why it is polled or not. */
export type SelectedSource = Source & { enabled: boolean; why: string }

/** The register: every built-in source and every configured one, with the verdict whether it is polled. */
export function selectSources(
  choice: ConfigFile['sources'],
  feeds: ReadonlyMap<string, SourceDefinition>,
  env: Readonly<Record<string, string | undefined>>,
): ReadonlyMap<string, SelectedSource> {
  const builtin = [...feeds].map(([id, feed]): SelectedSource => {
    const every = lastMatch(choice.every, id) ?? feed.every
    return {
      ...feed,
      id,
      every,
      ringFirst: false,
      builtin: true,
      ...credentialHeaders(feed, env),
      ...verdict(id, feed, choice, env),
    }
  })
  const custom = choice.custom.map(
    ({ expect, ...source }): SelectedSource => ({
      ...(source as SourceDefinition & { id: string; ringFirst: boolean }),
      ...(expect ? { expect: defined(expect) } : {}),
      every: lastMatch(choice.every, source.id) ?? source.every,
      builtin: false,
      ...switchedOff(source.id, choice),
    }),
  )
  return new Map([...builtin, ...custom].sort((a, b) => a.id.localeCompare(b.id)).map((source) => [source.id, source]))
}

/** A glob over ids: `*` stands for any characters, slashes included. */
export function matchesId(glob: string, id: string): boolean {
  const pattern = glob.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${pattern.join('.*')}$`).test(id)
}

function switchedOff(id: string, { disable }: ConfigFile['sources']): { enabled: boolean; why: string } {
  const off = disable.find((glob) => matchesId(glob, id))
  return off === undefined
    ? { enabled: true, why: 'configured' }
    : { enabled: false, why: `disabled by sources.disable '${off}'` }
}

function verdict(
  id: string,
  feed: SourceDefinition,
  choice: ConfigFile['sources'],
  env: Readonly<Record<string, string | undefined>>,
): { enabled: boolean; why: string } {
  const off = switchedOff(id, choice)
  if (!off.enabled) return off
  const on = choice.enable.filter((glob) => matchesId(glob, id))
  if (on.length === 0) return { enabled: false, why: 'not in sources.enable' }
  if (feed.credential && !env[feed.credential.env]) return { enabled: false, why: `needs ${feed.credential.env}` }
  // A source that is off by default is switched on by naming it, not by a glob that happens to cover it.
  if (feed.enabled === false && !on.includes(id)) return { enabled: false, why: 'off by default; name it to enable it' }
  return { enabled: true, why: 'built in' }
}

function credentialHeaders(
  { credential }: SourceDefinition,
  env: Readonly<Record<string, string | undefined>>,
): Pick<Source, 'headers'> {
  const value = credential && env[credential.env]
  return value ? { headers: { [credential.header]: `${credential.prefix ?? ''}${value}` } } : {}
}

function lastMatch(every: Readonly<Record<string, string>>, id: string): string | undefined {
  return Object.entries(every).findLast(([glob]) => matchesId(glob, id))?.[1]
}

function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as never
}

import { readFileSync } from 'node:fs'
import { type Call, defineCommand, EXIT, UsageError } from '../command.ts'
import { loadConfig } from '../config/load.ts'
import { asYaml, readOpml } from '../config/opml.ts'
import type { SelectedSource } from '../config/select-sources.ts'
import { InputError } from '../errors.ts'
import { columns } from './_columns.ts'
import type { SourceHealth } from './_desk.ts'
import { openDesk } from './_open-desk.ts'
import { loadPlugIns } from './_plug-ins.ts'
import { probeSources } from './_probe.ts'

export default defineCommand({
  summary: 'the source register: id, kind, authority, jurisdiction, address, rhythm, health',
  usage: 'sources [--json] [--all] | sources probe [GLOB] [--json] [--all] [--out FILE] | sources import FILE',
  help: [
    'Without --all only the sources that are polled. The coverage table says what is watched where.',
    'probe tries every address once, politely: status, type, size, validators, robots.txt for pages, whether its dialect',
    'reads it, how many items, and what else reads it if not. --out FILE keeps the results as JSON lines. Exit 1 if any',
    'address cannot be fetched or read. import FILE prints the feeds of an OPML file as a piece of tocsin.yaml. Canaries cost a token and are called only by their full id.',
  ].join('\n'),
  options: { json: { type: 'boolean' }, all: { type: 'boolean' }, out: { type: 'string' } },
  operands: 2,
  async run(call) {
    const [verb, argument] = call.positionals
    if (verb === 'probe') return probeSources(call, argument)
    if (verb === 'import') return importOpml(call, argument)
    if (verb !== undefined) throw new UsageError(`sources does not know '${verb}'`)
    const config = loadConfig(call.values.config as string | undefined, call.terminal.env, await loadPlugIns())
    const health = await healthOf(call)
    const shown = [...config.sources.values()].filter((source) => source.enabled || call.values.all || call.values.json)
    if (call.values.json)
      for (const source of shown) call.terminal.out(JSON.stringify(record(source, health.get(source.id))))
    else for (const line of table(shown, health)) call.terminal.out(line)
    return EXIT.good
  },
})

/** Prints what can be imported; exit 1 when something cannot. */
function importOpml({ terminal }: Call, file: string | undefined): number {
  if (file === undefined) throw new UsageError('which OPML file?')
  let bytes: Uint8Array
  try {
    bytes = readFileSync(file)
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${(error as Error).message}`)
  }
  const { sources, problems } = readOpml(bytes)
  for (const problem of problems) terminal.err(`${file}: ${problem}`)
  if (sources.length > 0) for (const line of asYaml(sources).trimEnd().split('\n')) terminal.out(line)
  return problems.length > 0 ? EXIT.failed : EXIT.good
}

/** What polling taught; nothing where the service has not run yet. */
async function healthOf(call: Call): Promise<Map<string, SourceHealth>> {
  try {
    const { desk } = await openDesk(call)
    return await desk.sources().finally(() => desk.close())
  } catch (error) {
    if (!(error instanceof InputError) || error.kind !== 'not-found') throw error
    call.terminal.err(`${error.message}; so there is no health to show`)
    return new Map()
  }
}

function record(source: SelectedSource, health: SourceHealth | undefined) {
  const { id, name, publisher, kind, authority, jurisdiction, topics, url, dialect, every, enabled, why } = source
  return {
    ...{ id, name, publisher, kind, authority, jurisdiction, topics, url, dialect, every, enabled, why },
    health: health?.health ?? 'unknown',
    lastSuccessAt: health?.lastSuccessAt ?? null,
    lastItemAt: health?.lastItemAt ?? null,
    lastError: health?.lastError ?? null,
    latencyMs: health?.latencyMs ?? null,
    nextPollAt: health?.nextPollAt ?? null,
    nextBecause: health?.nextBecause ?? null,
    movedTo: health?.movedTo ?? null,
  }
}

function table(sources: readonly SelectedSource[], health: ReadonlyMap<string, SourceHealth>): string[] {
  const rows = sources.map((source) => {
    const known = health.get(source.id)
    const state = source.enabled ? (known?.health ?? 'unknown') : 'off'
    const next = source.enabled ? (known?.nextBecause ?? `every ${source.every}`) : source.why
    const address = known?.movedTo ? `${source.url} (moved for good to ${known.movedTo})` : source.url
    return [source.id, source.kind, source.authority, source.jurisdiction ?? '-', source.every, state, next, address]
  })
  const head = ['ID', 'KIND', 'AUTHORITY', 'WHERE', 'EVERY', 'HEALTH', 'NEXT, AND WHY', 'ADDRESS']
  return [...columns([head, ...rows]), '', ...coverage(sources)]
}

/** Jurisdiction × topic: how many polled sources watch it. */
function coverage(sources: readonly SelectedSource[]): string[] {
  const polled = sources.filter((source) => source.enabled)
  const topics = [...new Set(polled.flatMap((source) => source.topics))].sort()
  const places = [...new Set(polled.map((source) => source.jurisdiction ?? '-'))].sort()
  const count = (place: string, topic: string) =>
    polled.filter((source) => (source.jurisdiction ?? '-') === place && source.topics.includes(topic)).length
  const rows = places.map((place) => [place, ...topics.map((topic) => String(count(place, topic) || '.'))])
  return ['Coverage (sources by jurisdiction and topic):', ...columns([['', ...topics], ...rows])]
}

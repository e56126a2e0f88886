import { buffer } from 'node:stream/consumers'
import { defineCommand, EXIT, UsageError } from '../command.ts'
import { AUTHORITIES, KINDS, type Origin, toItem } from '../core/item.ts'
import { loadFolder } from '../registry.ts'
import type { Dialect, Payload } from '../source.ts'
import { FOLDERS } from './_plug-ins.ts'

export default defineCommand({
  summary: 'bytes on stdin → items as JSON lines; no network, no database',
  usage: 'parse DIALECT [--url U] [--content-type T] [--options JSON] [--previous FILE] [--list] < payload',
  help: [
    'DIALECT is a name of --list. --url is where the bytes came from; relative links are resolved against it.',
    '--options is what a source gives its dialect, e.g. selectors. --previous is the payload before, for the dialects',
    'that report differences. --kind, --authority, --publisher and --source say whose items they are.',
    'Bytes that are not of the dialect: the reason on stderr, exit 1.',
  ].join('\n'),
  options: {
    url: { type: 'string' },
    'content-type': { type: 'string' },
    options: { type: 'string' },
    previous: { type: 'string' },
    kind: { type: 'string' },
    authority: { type: 'string' },
    publisher: { type: 'string' },
    source: { type: 'string' },
    list: { type: 'boolean' },
  },
  operands: 1,
  async run({ positionals, values, terminal }) {
    const dialects = await loadFolder<Dialect>(FOLDERS.dialects)
    if (values.list) {
      for (const [name, dialect] of dialects) terminal.out(`${name.padEnd(20)} ${dialect.describe}`)
      return EXIT.good
    }
    const name = positionals[0]
    if (name === undefined) throw new UsageError('which dialect? --list names them')
    const dialect = dialects.get(name)
    if (!dialect) throw new UsageError(`unknown dialect '${name}'; known: ${[...dialects.keys()].join(', ')}`)
    const payload = payloadOf(new Uint8Array(await buffer(terminal.stdin)), values)
    const previous = typeof values.previous === 'string' ? payloadOf(await readBytes(values.previous), values) : null
    const origin: Origin = {
      source: text(values.source) ?? `stdin/${name}`,
      kind: oneOf(KINDS, '--kind', values.kind) ?? dialect.speaker?.kind ?? 'news',
      authority: oneOf(AUTHORITIES, '--authority', values.authority) ?? dialect.speaker?.authority ?? 'press',
      publisher: text(values.publisher) ?? 'unknown',
    }
    for (const draft of dialect.parse(payload, optionsOf(values.options), previous))
      terminal.out(JSON.stringify(toItem(draft, origin)))
    return EXIT.good
  },
})

function payloadOf(body: Uint8Array, values: Readonly<Record<string, unknown>>): Payload {
  return {
    url: text(values.url) ?? 'https://unknown.invalid/',
    contentType: text(values['content-type']) ?? null,
    status: 200,
    body,
    at: new Date().toISOString(),
  }
}

function optionsOf(given: unknown): Record<string, unknown> {
  if (typeof given !== 'string') return {}
  try {
    return JSON.parse(given) as Record<string, unknown>
  } catch {
    throw new UsageError('--options is not JSON')
  }
}

function oneOf<T extends string>(known: readonly T[], option: string, given: unknown): T | undefined {
  if (given === undefined) return undefined
  const found = known.find((one) => one === given)
  if (found === undefined) throw new UsageError(`${option} is one of ${known.join(', ')}`)
  return found
}

async function readBytes(file: string): Promise<Uint8Array> {
  const { readFile } = await import('node:fs/promises')
  return new Uint8Array(await readFile(file))
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

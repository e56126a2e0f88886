import { createReadStream } from 'node:fs'
import { type Call, defineCommand, EXIT, UsageError } from '../command.ts'
import { AuditEntry, broken, GENESIS } from '../core/audit.ts'
import { InputError } from '../errors.ts'
import { linesOf } from './_lines.ts'
import { openDesk } from './_open-desk.ts'

export default defineCommand({
  summary: 'audit verify [FILE]: checks the chain; audit export: writes it as JSON lines',
  usage: 'audit verify [FILE] [--head HASH] | audit export',
  help: [
    'verify needs only the export: every entry carries the hash of the one before it. --head HASH also demands that',
    'the chain ends in (or contains) a hash that was anchored outside earlier: it proves that no tail was cut off.',
  ].join('\n'),
  options: { head: { type: 'string' } },
  operands: 2,
  async run(call) {
    const [verb, file] = call.positionals
    if (verb === 'verify') return file === undefined ? withLog(call, verify) : verify(call, entriesOf(file))
    if (verb === 'export') return withLog(call, write)
    throw new UsageError("say 'verify' or 'export'")
  },
})

async function withLog(
  call: Call,
  work: (call: Call, entries: AsyncIterable<AuditEntry>) => Promise<number>,
): Promise<number> {
  const { desk } = await openDesk(call)
  try {
    return await work(call, desk.audit())
  } finally {
    await desk.close()
  }
}

async function write({ terminal }: Call, entries: AsyncIterable<AuditEntry>): Promise<number> {
  for await (const entry of entries) terminal.out(JSON.stringify(entry))
  return EXIT.good
}

async function verify({ terminal, values }: Call, entries: AsyncIterable<AuditEntry>): Promise<number> {
  let last: AuditEntry | null = null
  let anchored = values.head === undefined || values.head === GENESIS
  for await (const entry of entries) {
    const wrong = broken(last, entry)
    if (wrong !== null) {
      terminal.err(`the chain is broken: ${wrong}`)
      return EXIT.failed
    }
    if (entry.hash === values.head) anchored = true
    last = entry
    if (entry.seq % 1000 === 0) terminal.progress(`${entry.seq} entries hold`)
  }
  if (!anchored) {
    terminal.err(`the chain holds but does not contain the anchored head ${String(values.head)}: its end was cut off`)
    return EXIT.failed
  }
  terminal.err(`the chain holds: ${last?.seq ?? 0} entries, head ${last?.hash ?? GENESIS}`)
  return EXIT.good
}

async function* entriesOf(file: string): AsyncGenerator<AuditEntry> {
  let number = 0
  for await (const line of linesOf(createReadStream(file))) {
    number += 1
    yield readEntry(line, `${file}:${number}`)
  }
}

function readEntry(line: string, place: string): AuditEntry {
  try {
    const entry = AuditEntry.safeParse(JSON.parse(line))
    if (entry.success) return entry.data
    throw new InputError('invalid', `${place}: not an audit entry: ${entry.error.issues[0]?.message}`)
  } catch (error) {
    if (error instanceof InputError) throw error
    throw new InputError('invalid', `${place}: not JSON: the file is damaged or cut off`)
  }
}

import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Call, defineCommand, EXIT, UsageError } from '../command.ts'
import { loadConfig } from '../config/load.ts'
import { toItem } from '../core/item.ts'
import { askSource } from '../net/ask.ts'
import { createHttp } from '../net/http.ts'
import { createMailbox } from '../net/mailbox.ts'
import type { Payload } from '../source.ts'
import { loadPlugIns } from './_plug-ins.ts'
import { VERSION } from './_version.ts'

export default defineCommand({
  summary: 'fetches one source now and prints its items, one JSON a line; keeps nothing',
  usage: 'poll ID [--record DIR]',
  help: '--record DIR keeps what was fetched as a fixture: DIR/ID.body, with its headers in DIR/ID.json.',
  options: { record: { type: 'string' } },
  operands: 1,
  async run(call) {
    const id = call.positionals[0]
    if (id === undefined) throw new UsageError('which source? `tocsin sources --all` lists them')
    const plugIns = await loadPlugIns()
    const config = loadConfig(call.values.config as string | undefined, call.terminal.env, plugIns)
    const source = config.sources.get(id)
    if (!source) throw new UsageError(`unknown source '${id}'`)
    const dialect = plugIns.dialects.get(source.dialect)
    if (!dialect) throw new UsageError(`source '${id}' has no dialect '${source.dialect}'`)
    const { contact, allowPrivate, proxy } = config.fetch
    const http = createHttp({ contact, allowPrivate, version: VERSION, proxy: proxy ?? null })
    try {
      const fetched = await askSource({ http, mailbox: createMailbox({ allowPrivate }) }, source, dialect, {
        validators: null,
        now: () => new Date(),
      })
      if (fetched.outcome !== 'changed') return EXIT.good
      if (typeof call.values.record === 'string') await record(call, call.values.record, id, fetched.payload)
      const drafts = dialect.parse(fetched.payload, source.options ?? {}, null)
      for (const draft of drafts) call.terminal.out(JSON.stringify(toItem(draft, { ...source, source: id })))
      call.terminal.err(`${id}: ${drafts.length} items, ${fetched.payload.body.length} bytes`)
      return EXIT.good
    } finally {
      await http.close()
    }
  },
})

async function record({ terminal }: Call, folder: string, id: string, payload: Payload): Promise<void> {
  const { body, ...head } = payload
  const file = join(folder, id)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(`${file}.body`, body)
  await writeFile(`${file}.json`, `${JSON.stringify(head, null, 2)}\n`)
  terminal.err(`kept ${file}.body`)
}

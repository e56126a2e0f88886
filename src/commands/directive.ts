import { readFile } from 'node:fs/promises'
import { defineCommand, EXIT, UsageError } from '../command.ts'
import { refusal } from '../core/signature.ts'
import { openDesk } from './_open-desk.ts'

export default defineCommand({
  summary: 'the routing document in force; `directive verify FILE` checks a signature',
  usage: 'directive [--current] [--signed] | directive verify FILE [--key whpk_…]',
  help: [
    '--signed prints the headers that prove it as well: webhook-id, webhook-timestamp, webhook-signature, an empty',
    'line, the body. verify FILE reads that, or an HTTP answer saved by `curl -i`; --key pins a public key, else the',
    'keys of this installation are used. The age of a signature is not judged: an archived directive stays provable.',
    'A FILE without headers is held against the directive in force: the same bytes, or it fails.',
  ].join('\n'),
  options: { current: { type: 'boolean' }, signed: { type: 'boolean' }, key: { type: 'string', multiple: true } },
  operands: 2,
  async run(call) {
    const [verb, file] = call.positionals
    if (verb === 'verify') return verify(call, file)
    if (verb !== undefined) throw new UsageError(`unknown word '${verb}'`)
    const { desk } = await openDesk(call)
    try {
      const current = await desk.directive()
      if (current === null) {
        call.terminal.err('no directive yet: the service issues the first one when it starts')
        return EXIT.failed
      }
      if (call.values.signed)
        for (const [name, value] of Object.entries(current.headers)) call.terminal.out(`${name}: ${value}`)
      call.terminal.out(call.values.signed ? `\n${current.body}` : current.body)
      return EXIT.good
    } finally {
      await desk.close()
    }
  },
})

async function verify(call: Parameters<typeof openDesk>[0], file: string | undefined): Promise<number> {
  if (file === undefined) throw new UsageError('verify needs a FILE')
  const bytes = await readFile(file)
  const message = readMessage(bytes)
  if (message === null) return compare(call, file, bytes.toString('utf8'))
  const keys = await keysOf(call)
  const wrong = refusal(message, keys, new Date(0), null)
  call.terminal.err(wrong === null ? `${file}: the signature holds` : `${file}: ${wrong}`)
  return wrong === null ? EXIT.good : EXIT.failed
}

/** A body without its headers proves nothing by itself; this installation knows what it issued. */
async function compare(call: Parameters<typeof openDesk>[0], file: string, body: string): Promise<number> {
  const { desk } = await openDesk(call)
  try {
    const current = await desk.directive()
    const same = current !== null && current.body === body.trimEnd()
    call.terminal.err(
      same
        ? `${file}: these are the bytes of the directive in force`
        : `${file}: it has no signature (save it with \`tocsin directive --signed\` or \`curl -i\`) and is not the directive in force`,
    )
    return same ? EXIT.good : EXIT.failed
  } finally {
    await desk.close()
  }
}

async function keysOf(call: Parameters<typeof openDesk>[0]): Promise<string[]> {
  const given = call.values.key
  if (Array.isArray(given) && given.length > 0) return given.map(String)
  const { desk } = await openDesk(call)
  try {
    return await desk.publicKeys()
  } finally {
    await desk.close()
  }
}

/** An HTTP answer in a file: head, empty line, body; null where there is no head. */
function readMessage(bytes: Buffer): Parameters<typeof refusal>[0] | null {
  const text = bytes.toString('latin1')
  const gap = /\r?\n\r?\n/.exec(text)
  if (!gap || text.trimStart().startsWith('{')) return null
  const head = text.slice(0, gap.index)
  const header = (name: string) => new RegExp(`^${name}:[ \\t]*(.*?)[ \\t]*\\r?$`, 'im').exec(head)?.[1]
  return {
    id: header('webhook-id'),
    timestamp: header('webhook-timestamp'),
    signature: header('webhook-signature'),
    // A line end after the body is the terminal's, not the document's.
    body: Buffer.from(text.slice(gap.index + gap[0].length).replace(/\r?\n$/, ''), 'latin1'),
  }
}

import { readFile } from 'node:fs/promises'
import { defineCommand, EXIT, UsageError } from '../command.ts'
import { refusal } from '../core/signature.ts'
import { openDesk } from './_desk.ts'

export default defineCommand({
  summary: 'the routing document in force; `directive verify FILE` checks a signature',
  usage: 'directive [--current] | directive verify FILE [--key whpk_…]',
  help: [
    'verify FILE reads an HTTP answer as saved by `curl -i` (headers webhook-id, webhook-timestamp and',
    'webhook-signature, an empty line, the body). Without --key the keys of this installation are used.',
    'The age of the signature is not judged: an archived directive stays provable.',
  ].join('\n'),
  options: { current: { type: 'boolean' }, key: { type: 'string', multiple: true } },
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
      call.terminal.out(current.body)
      return EXIT.good
    } finally {
      await desk.close()
    }
  },
})

async function verify(call: Parameters<typeof openDesk>[0], file: string | undefined): Promise<number> {
  if (file === undefined) throw new UsageError('verify needs a FILE')
  const message = readMessage(await readFile(file))
  const keys = await keysOf(call)
  const wrong = refusal(message, keys, new Date(0), null)
  call.terminal.err(wrong === null ? `${file}: the signature holds` : `${file}: ${wrong}`)
  return wrong === null ? EXIT.good : EXIT.failed
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

/** An HTTP answer in a file: head, empty line, body. */
function readMessage(bytes: Buffer): Parameters<typeof refusal>[0] {
  const text = bytes.toString('latin1')
  const gap = /\r?\n\r?\n/.exec(text)
  if (!gap) throw new UsageError('the file has no headers: save it with `curl -i`')
  const head = text.slice(0, gap.index)
  const header = (name: string) => new RegExp(`^${name}:[ \\t]*(.*?)[ \\t]*\\r?$`, 'im').exec(head)?.[1]
  return {
    id: header('webhook-id'),
    timestamp: header('webhook-timestamp'),
    signature: header('webhook-signature'),
    body: new Uint8Array(bytes.subarray(gap.index + gap[0].length)),
  }
}

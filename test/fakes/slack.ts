import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { blockProblems } from './slack-rules.ts'

export interface SlackCall {
  method: string
  args: Record<string, unknown>
}

export interface SlackMessage {
  ts: string
  thread: string | null
  text: string
  blocks: unknown[]
  edits: number
}

/** A scripted answer instead of the real one. */
export interface SlackAnswer {
  status?: number
  headers?: Record<string, string>
  body?: Record<string, unknown>
}

const JSON_ARGS = ['blocks', 'metadata', 'attachments']

/** Slack's Web API on loopback: known methods, bearer token, Block Kit rules; keeps what a channel would show. */
export async function startSlack({
  token = 'xoxb-test',
  channels = { '#alerts': 'C0ALERTS' } as Record<string, string>,
} = {}) {
  const calls: SlackCall[] = []
  const messages: SlackMessage[] = []
  const answers: SlackAnswer[] = []
  let clock = 0

  const methods: Record<string, (args: Record<string, unknown>) => Record<string, unknown>> = {
    'auth.test': () => ({ ok: true, user_id: 'U0BOT', bot_id: 'B0BOT', team_id: 'T0TEAM' }),
    'chat.postMessage': (args) => {
      const channel = channelId(args.channel)
      if (channel === null) return { ok: false, error: 'channel_not_found' }
      const problems = blockProblems(args)
      if (problems.length > 0) return { ok: false, error: 'invalid_blocks', response_metadata: { messages: problems } }
      const ts = `1750000000.${String(++clock).padStart(6, '0')}`
      const thread = typeof args.thread_ts === 'string' ? args.thread_ts : null
      messages.push({ ts, thread, text: String(args.text), blocks: (args.blocks as unknown[]) ?? [], edits: 0 })
      return { ok: true, channel, ts, message: { text: args.text } }
    },
    'chat.update': (args) => {
      // Updating takes an id, not a name.
      if (!Object.values(channels).includes(String(args.channel))) return { ok: false, error: 'channel_not_found' }
      const message = messages.find(({ ts }) => ts === args.ts)
      if (message === undefined) return { ok: false, error: 'message_not_found' }
      const problems = blockProblems(args)
      if (problems.length > 0) return { ok: false, error: 'invalid_blocks', response_metadata: { messages: problems } }
      message.text = String(args.text)
      message.blocks = args.blocks as unknown[]
      message.edits++
      return { ok: true, channel: args.channel, ts: args.ts, text: args.text }
    },
  }

  const channelId = (name: unknown): string | null => {
    if (typeof name !== 'string') return null
    return channels[name] ?? (Object.values(channels).includes(name) ? name : null)
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const method = (request.url ?? '').replace(/^\/api\//, '')
      const args = parsed(Buffer.concat(chunks).toString('utf8'))
      calls.push({ method, args })
      const scripted = answers.shift()
      if (scripted !== undefined) {
        response.writeHead(scripted.status ?? 200, { 'content-type': 'application/json', ...scripted.headers })
        return response.end(JSON.stringify(scripted.body ?? {}))
      }
      const known = methods[method]
      const body =
        request.headers.authorization !== `Bearer ${token}`
          ? { ok: false, error: 'invalid_auth' }
          : known === undefined
            ? { ok: false, error: 'unknown_method' }
            : known(args)
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    host: `127.0.0.1:${port}`,
    calls,
    messages,
    answers,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}

function parsed(body: string): Record<string, unknown> {
  const args: Record<string, unknown> = Object.fromEntries(new URLSearchParams(body))
  for (const key of JSON_ARGS) if (typeof args[key] === 'string') args[key] = JSON.parse(args[key] as string)
  return args
}

import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the server was asked. */
export interface ChatCall {
  path: string
  headers: IncomingHttpHeaders
  raw: string
  body: { model: string; messages: { role: string; content: string }[]; [key: string]: unknown }
}

/** One reply: a status with a body, or a connection that stays silent. */
export type ChatReply = { status: number; headers?: Record<string, string>; body: unknown } | 'silence'

/** An OpenAI-compatible endpoint on loopback that says what a test wants it to. */
export interface ChatServer {
  url: string
  hostPort: string
  calls: ChatCall[]
  reply: (call: ChatCall) => ChatReply
  close(): Promise<void>
}

/** A completion with these words, as chat endpoints send it. */
export function completion(content: string | null, more: { refusal?: string; end?: string } = {}): ChatReply {
  const { refusal = null, end = 'stop' } = more
  const message = { role: 'assistant', content, refusal }
  return {
    status: 200,
    body: {
      id: 'chatcmpl-1',
      object: 'chat.completion',
      model: 'acme-reader',
      choices: [{ index: 0, message, finish_reason: end }],
      usage: { prompt_tokens: 900, completion_tokens: 100, total_tokens: 1000 },
    },
  }
}

/** The API's own way to say no. */
export function failure(status: number, message: string, headers: Record<string, string> = {}): ChatReply {
  return { status, headers, body: { error: { message, type: 'error', code: null } } }
}

export async function startChatServer(): Promise<ChatServer> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const raw = Buffer.concat(chunks).toString()
    const call = { path: request.url ?? '', headers: request.headers, raw, body: JSON.parse(raw) as ChatCall['body'] }
    self.calls.push(call)
    const reply = call.path === '/v1/chat/completions' ? self.reply(call) : failure(404, 'no such route')
    if (reply === 'silence') return
    const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body)
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers }).end(text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const self: ChatServer = {
    url: `http://127.0.0.1:${port}/v1`,
    hostPort: `127.0.0.1:${port}`,
    calls: [],
    reply: () => failure(500, 'not told what to say'),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return self
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { text } from 'node:stream/consumers'

/** A server on loopback that plays somebody else's part in a drill. */
export interface StandIn {
  /** `127.0.0.1:port`. */
  host: string
  close(): Promise<void>
}

/** A message that reached a stand-in. */
export interface Taken {
  at: number
  text: string
  headers: Readonly<Record<string, string>>
}

/** What a stand-in answers. */
export interface Answer {
  status?: number
  type?: string
  headers?: Record<string, string>
  body: string
}

/** A web server whose answers a function gives. */
export async function startWeb(
  answer: (path: string, body: string, request: IncomingMessage) => Answer,
): Promise<StandIn> {
  const server = createServer((request, response) => void respond(request, response, answer))
  return listening(server)
}

/** Publishes whatever it was last given at each path. */
export async function startPublisher(): Promise<StandIn & { publish(path: string, type: string, body: string): void }> {
  const pages = new Map<string, { type: string; body: string }>()
  const web = await startWeb((path) => pages.get(path) ?? { status: 404, body: 'not here' })
  return { ...web, publish: (path, type, body) => void pages.set(path, { type, body }) }
}

/** Takes messages as Slack's `chat.postMessage` and `chat.update` do. */
export async function startSlack(): Promise<StandIn & { taken: Taken[] }> {
  const taken: Taken[] = []
  const web = await startWeb((path, body) => {
    const method = path.split('/').at(-1)
    taken.push({ at: performance.now(), text: body, headers: { method: method ?? '' } })
    return { type: 'application/json', body: JSON.stringify({ ok: true, channel: 'C0DRILL', ts: `1.${taken.length}` }) }
  })
  return { ...web, taken }
}

/** Takes signed webhooks. */
export async function startHook(): Promise<StandIn & { taken: Taken[] }> {
  const taken: Taken[] = []
  const web = await startWeb((_path, body, request) => {
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    taken.push({ at: performance.now(), text: body, headers })
    return { body: '' }
  })
  return { ...web, taken }
}

/** Takes mail: as much of SMTP (RFC 5321) as a client needs that sends one message after the other. */
export async function startMail(): Promise<StandIn & { taken: Taken[] }> {
  const taken: Taken[] = []
  const server = createTcpServer((socket) => {
    let pending = ''
    let data: string[] | null = null
    const say = (line: string) => socket.write(`${line}\r\n`)
    say('220 drill ESMTP')
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      pending += chunk.toString('utf8')
      for (let end = pending.indexOf('\r\n'); end >= 0; end = pending.indexOf('\r\n')) {
        const line = pending.slice(0, end)
        pending = pending.slice(end + 2)
        if (data !== null) {
          if (line !== '.') data.push(line.startsWith('..') ? line.slice(1) : line)
          else {
            taken.push({ at: performance.now(), text: data.join('\n'), headers: {} })
            data = null
            say('250 taken')
          }
        } else if (/^DATA/i.test(line)) {
          data = []
          say('354 go on')
        } else if (/^QUIT/i.test(line)) {
          say('221 bye')
          socket.end()
        } else say('250 ok')
      }
    })
  })
  return { ...(await listening(server as unknown as Server)), taken }
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Parameters<typeof startWeb>[0],
): Promise<void> {
  const {
    status = 200,
    type = 'text/plain',
    headers = {},
    body,
  } = answer(request.url ?? '/', await text(request), request)
  response.writeHead(status, { 'content-type': type, ...headers })
  response.end(body)
}

async function listening(server: Server): Promise<StandIn> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    host: `127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}

import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a scripted model server got. */
export interface ModelCall {
  path: string
  method: string
  headers: IncomingHttpHeaders
  body: Record<string, unknown>
}

/** A model server on loopback that answers as it is told; with `reset` it hangs up instead. */
export interface ModelServer {
  origin: string
  hostPort: string
  calls: ModelCall[]
  answer: { status: number; body: object | string; headers?: Record<string, string> } | 'reset'
  close(): Promise<void>
}

export async function openModelServer(): Promise<ModelServer> {
  const calls: ModelCall[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString()
    const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
    calls.push({ path: request.url ?? '', method: request.method ?? '', headers: request.headers, body })
    const { answer } = self
    if (answer === 'reset') return void request.socket.destroy()
    const json = typeof answer.body === 'object'
    response.writeHead(answer.status, { 'content-type': json ? 'application/json' : 'text/plain', ...answer.headers })
    response.end(json ? JSON.stringify(answer.body) : answer.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const self: ModelServer = {
    origin: `http://127.0.0.1:${port}`,
    hostPort: `127.0.0.1:${port}`,
    calls,
    answer: { status: 500, body: '' },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return self
}

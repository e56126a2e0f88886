import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Directive } from '#src/core/directive.ts'
import { keyPair, signEd25519, signHeartbeat } from '#src/core/signature.ts'

export const KEYS = keyPair(new Uint8Array(32).fill(9))

/** An acknowledgement as it was posted. */
export interface PostedAck {
  gateway: string
  generation: number
  node: string
  phase: string
  detail: string
}

/** The receivers' side of Tocsin (CONTRACTS §7) on loopback, with ways to misbehave. */
export async function startControlPlane(now: () => Date = () => new Date()) {
  const acks: PostedAck[] = []
  const asked: { etag: string | undefined; wait: string | null }[] = []
  const plane = {
    directive: null as Directive | null,
    token: 'edge-token-0123456789',
    acks,
    asked,
    /** Signs with this key. */
    secret: KEYS.secret,
    /** Answers with this status instead. */
    down: null as number | null,
    /** Changes an answer on its way, as a bad proxy would. */
    meddle: null as ((answer: { status: number; headers: Record<string, string>; body: string }) => void) | null,
    url: '',
    port: 0,
    /** Answers everything that is held. */
    release: () => {},
    close: async () => {
      plane.release()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  const waiting = new Set<() => void>()
  plane.release = () => {
    for (const answer of waiting) answer()
    waiting.clear()
  }
  const server = createServer((request, response) => {
    const url = new URL(request.url!, 'http://127.0.0.1')
    if (request.headers.authorization !== `Bearer ${plane.token}`) return void response.writeHead(401).end()
    if (plane.down !== null) return void response.writeHead(plane.down).end()
    const ack = /^\/v1\/gateways\/([^/]+)\/acks$/.exec(url.pathname)
    if (ack) {
      let text = ''
      request.on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
      request.on('end', () => {
        acks.push({ gateway: ack[1]!, ...(JSON.parse(text) as Omit<PostedAck, 'gateway'>) })
        response.writeHead(202).end()
      })
      return
    }
    if (url.pathname !== '/v1/directive' || plane.directive === null) return void response.writeHead(404).end()
    const etag = request.headers['if-none-match']
    asked.push({ etag, wait: url.searchParams.get('wait') })
    const reply = () => answer(response, etag)
    if (url.searchParams.has('wait') && etag === tag(plane.directive)) waiting.add(reply)
    else reply()
  })

  function answer(response: ServerResponse, etag: string | undefined): void {
    const { stream, generation } = plane.directive!
    const ts = Math.floor(now().getTime() / 1000)
    const headers: Record<string, string> = { etag: tag(plane.directive!), 'tocsin-gateway': 'edge' }
    const reply = { status: 200, headers, body: JSON.stringify(plane.directive) }
    if (etag === headers.etag) {
      const beat = signHeartbeat({ stream, generation, ts }, [plane.secret])
      Object.assign(headers, { 'tocsin-heartbeat': beat.heartbeat, 'tocsin-heartbeat-signature': beat.signature })
      Object.assign(reply, { status: 304, body: '' })
    } else {
      const id = `dir_${generation}`
      headers['webhook-id'] = id
      headers['webhook-timestamp'] = String(ts)
      headers['webhook-signature'] = signEd25519(id, ts, reply.body, plane.secret)
    }
    plane.meddle?.(reply)
    response.writeHead(reply.status, reply.headers).end(reply.body)
  }

  const tag = (directive: Directive) => `"g${directive.generation}-${directive.issuedAt}"`
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  plane.port = (server.address() as AddressInfo).port
  plane.url = `http://127.0.0.1:${plane.port}`
  return plane
}

import { Hono } from 'hono'
import { z } from 'zod'
import { recordAck } from '../../actions/acks.ts'
import type { SigningKeys } from '../../actions/keys.ts'
import { signedHeaders } from '../../actions/signed-headers.ts'
import type { Context } from '../../context.ts'
import { signHeartbeat } from '../../core/signature.ts'
import { currentDirective, type StoredDirective } from '../../db/directives.ts'
import { acksOf, gatewayStates } from '../../db/gateways.ts'
import { InputError } from '../../errors.ts'
import type { Env } from '../auth.ts'
import { wholeList } from './page.ts'

/** How often a held request looks whether there is a newer directive. */
const LOOK_MS = 250
const MAX_WAIT_S = 60

const Ack = z.strictObject({
  generation: z.int().min(1),
  node: z.string().min(1).max(200),
  phase: z.enum(['received', 'applied', 'verified', 'failed']),
  detail: z.string().max(2000).default(''),
})

/** `GET /v1/directive` (CONTRACTS §7): signed, with ETag and long-poll; a 304 carries a signed heartbeat. */
export function directiveRoutes(context: Context, keys: SigningKeys): Hono<Env> {
  return new Hono<Env>().get('/', async (http) => {
    const wait = z.coerce.number().min(0).max(MAX_WAIT_S).default(0).parse(http.req.query('wait'))
    const seen = http.req.header('if-none-match')
    const current = await newer(context, seen, wait, http.req.raw.signal)
    if (current === null) throw new InputError('not-found', 'no directive yet')
    const now = context.now()
    const { stream, generation } = current.directive
    const etag = etagOf(current)
    const headers: Record<string, string> = { etag, 'cache-control': 'no-store' }
    const gateway = http.get('gateway')
    if (gateway) headers['tocsin-gateway'] = gateway // so that a receiver knows where to acknowledge
    if (seen === etag) {
      const beat = signHeartbeat({ stream, generation, ts: Math.floor(now.getTime() / 1000) }, [keys.current.secret])
      headers['tocsin-heartbeat'] = beat.heartbeat
      headers['tocsin-heartbeat-signature'] = beat.signature
      return http.body(null, 304, headers)
    }
    Object.assign(headers, signedHeaders(current, keys, now))
    headers['content-type'] = 'application/json'
    return http.body(current.body, 200, headers)
  })
}

/** `/v1/gateways`: what each was told, and was seen to do. */
export function gatewayRoutes(context: Context): Hono<Env> {
  return new Hono<Env>().get('/', async (http) => {
    const states = new Map((await gatewayStates(context.db.kysely)).map((state) => [state.id, state]))
    const data = await Promise.all(
      [...context.gateways.values()].map(async ({ id, type, mode }) => ({
        id,
        type,
        mode,
        ...(states.get(id) ?? { status: 'unknown', desired: 0, applied: 0, verified: 0, drift: [] }),
        acks: await acksOf(context.db.kysely, id, 20),
      })),
    )
    return http.json(wholeList(data))
  })
}

/** `POST /v1/gateways/{id}/acks`: a node reports what it did with a generation. */
export function ackRoutes(context: Context): Hono<Env> {
  return new Hono<Env>().post('/:id/acks', async (http) => {
    const id = http.req.param('id')
    const gateway = http.get('gateway')
    if (gateway !== null && gateway !== id) throw new InputError('forbidden', `this token is of gateway ${gateway}`)
    if (!context.gateways.has(id)) throw new InputError('not-found', `no gateway ${id}`)
    await recordAck(context, id, Ack.parse(await http.req.json()))
    return http.json({ accepted: true }, 202)
  })
}

/** `"g42-<first 16 hex of the body's sha256>"`, with its quotes. */
export function etagOf(current: StoredDirective): string {
  return `"g${current.directive.generation}-${current.sha256.slice(0, 16)}"`
}

async function newer(
  context: Context,
  seen: string | undefined,
  waitSeconds: number,
  signal: AbortSignal,
): Promise<StoredDirective | null> {
  const until = performance.now() + waitSeconds * 1000
  for (;;) {
    const current = await currentDirective(context.db.kysely, context.stream)
    const isNew = current !== null && etagOf(current) !== seen
    if (isNew || performance.now() >= until || signal.aborted) return current
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
}

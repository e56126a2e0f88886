import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import type { SigningKeys } from '../actions/keys.ts'
import type { Context } from '../context.ts'
import { InputError } from '../errors.ts'
import { ackRoutes, directiveRoutes, gatewayRoutes } from './api/directive.ts'
import { eventActions, eventRoutes } from './api/events.ts'
import { inboundRoutes } from './api/inbound.ts'
import { itemActions, itemRoutes } from './api/items.ts'
import { openApi } from './api/openapi.ts'
import { registerRoutes, silenceActions } from './api/registers.ts'
import { restrictionActions, restrictionRoutes } from './api/restrictions.ts'
import { type Env, type FixedTokens, gatewayOf, require } from './auth.ts'
import { soundInput } from './body.ts'
import { feedRoutes } from './feeds.ts'
import { createMetrics } from './metrics.ts'
import { document, problem } from './problem.ts'
import { pages } from './ui/pages.ts'

const MAX_BODY_BYTES = 2 * 1024 * 1024

/** What the HTTP door needs beside the context. */
export interface DoorOptions {
  host: string
  port: number
  keys: SigningKeys
  tokens: FixedTokens
  version: string
  /** Answers Slack at `POST /slack/events`; null where Slack is not configured or uses Socket Mode. */
  slack?: ((request: Request) => Promise<Response>) | null
  /** The queue's own word on its health. */
  queue: { healthy(): Promise<boolean>; counts(): Promise<Record<string, object>> }
}

export interface Door {
  /** `http://host:port` where it listens. */
  address: string
  close(): Promise<void>
}

/** The HTTP application, without a socket. */
export function createDoor(context: Context, options: DoorOptions): Hono<Env> {
  const app = new Hono<Env>()
  const metrics = createMetrics(context, () => options.queue.counts())
  const may = (role: Parameters<typeof require>[2]) => require(context, options.tokens, role)
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'same-origin',
    }),
  )
  app.use(async (http, next) => {
    await next()
    // Nearly everything here is for signed-in readers: no proxy and no shared browser may keep it.
    if (!http.res.headers.has('cache-control')) http.res.headers.set('cache-control', 'no-store')
  })
  app.use(async (http, next) => {
    const started = performance.now()
    await next()
    metrics.observe(http.req.routePath, http.req.method, http.res.status, (performance.now() - started) / 1000)
  })
  app.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (http) => document(http, 413, 'too-large', 'at most 2 MiB') }))
  app.use(soundInput)
  app.onError((error, http) =>
    problem(http, bodyError(error), (bug) => context.log.error({ err: bug, path: http.req.path }, 'http.failed')),
  )
  app.notFound((http) => document(http, 404, 'input.not-found', `there is nothing at ${http.req.path}`))

  app.get('/healthz', (http) => http.json({ status: 'ok', version: options.version }))
  app.get('/readyz', (http) => readiness(context, options, (body, status) => http.json(body, status)))
  app.get('/metrics', async (http) => http.body(await metrics.text(), 200, { 'content-type': metrics.contentType }))
  app.get('/.well-known/tocsin-keys.json', (http) => http.json(publicKeys(options.keys)))
  app.get('/openapi.json', (http) => http.json(openApi(options.version, context.publicUrl)))

  // A gateway's own token opens its two addresses and nothing else.
  const gatewayOr = (role: 'viewer' | 'approver') => {
    const guard = may(role)
    return async (http: Parameters<typeof guard>[0], next: Parameters<typeof guard>[1]) => {
      const gateway = gatewayOf(context, http.req.header('authorization'))
      http.set('gateway', gateway)
      return gateway === null ? guard(http, next) : next()
    }
  }
  app.use('/v1/directive', gatewayOr('viewer'))
  app.route('/v1/directive', directiveRoutes(context, options.keys))
  app.use('/v1/gateways/:id/acks', gatewayOr('approver'))
  app.route('/v1/gateways', ackRoutes(context))
  app.route('/v1/inbound', inboundRoutes(context))
  const { slack } = options
  if (slack) app.post('/slack/events', (http) => slack(http.req.raw))

  app.on('GET', ['/v1/*', '/feeds/*'], may('viewer'))
  app.route('/feeds', feedRoutes(context))
  app.route('/v1/events', eventRoutes(context))
  app.route('/v1/items', itemRoutes(context))
  app.route('/v1/restrictions', restrictionRoutes(context))
  app.route('/v1/gateways', gatewayRoutes(context))
  app.route('/v1', registerRoutes(context))
  app.on('POST', '/v1/events/*', may('analyst'))
  app.route('/v1/events', eventActions(context))
  app.on(['POST', 'DELETE'], ['/v1/items', '/v1/items/*', '/v1/silences', '/v1/silences/*'], may('analyst'))
  app.route('/v1/items', itemActions(context))
  app.route('/v1/silences', silenceActions(context))
  app.on('POST', ['/v1/restrictions', '/v1/restrictions/*', '/v1/halt', '/v1/resume'], may('approver'))
  app.route('/v1', restrictionActions(context))
  app.route('/', pages(context, options.tokens))
  return app
}

/** Opens the HTTP door on a socket. */
export async function openDoor(context: Context, options: DoorOptions): Promise<Door> {
  const app = createDoor(context, options)
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const opening = serve({ fetch: app.fetch, hostname: options.host, port: options.port }, () => resolve(opening))
    opening.once('error', reject)
  })
  const { port } = server.address() as AddressInfo
  const host = options.host.includes(':') ? `[${options.host}]` : options.host
  return {
    address: `http://${host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}

async function readiness(
  context: Context,
  options: DoorOptions,
  answer: (body: unknown, status: 200 | 503) => Response,
): Promise<Response> {
  const database = await context.db.ping().then(
    () => true,
    () => false,
  )
  const queue = await options.queue.healthy().catch(() => false)
  const ready = database && queue
  return answer(
    { status: ready ? 'ready' : 'not ready', database, queue, sources: context.sources.size },
    ready ? 200 : 503,
  )
}

function publicKeys({ current, previous }: SigningKeys) {
  const keys = [current, ...(previous ? [previous] : [])]
  return {
    keys: keys.map((key) => ({ id: key.id, algorithm: 'ed25519', public: key.public, createdAt: key.createdAt })),
  }
}

/** A body that is not JSON is the caller's mistake, not ours. */
function bodyError(error: Error): Error {
  return error instanceof SyntaxError ? new InputError('invalid', `the body is not JSON: ${error.message}`) : error
}

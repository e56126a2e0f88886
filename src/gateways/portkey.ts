import { z } from 'zod'
import { canonicalJson } from '../core/canonical.ts'
import type { Directive, DirectiveRoute } from '../core/directive.ts'
import { sha256 } from '../core/id.ts'
import { GatewayError } from '../errors.ts'
import { defineGateway, type GatewayClient, type GatewayEnvironment, type Observation } from '../gateway.ts'
import type { HttpRequest } from '../http.ts'
import { governed, observedTargets, routesOf } from './_portkey-config.ts'

const Settings = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).default('https://api.portkey.ai/v1'),
  /** An admin or workspace key that may write configs. */
  key: z.string().min(1, 'a key must not be empty'),
  /** Slug of the config of each route; default: the route's alias. Turn "config override" off, or clients bypass it. */
  configs: z.record(z.string(), z.string().min(1)).default({}),
  /** Portkey targets (`provider`, `override_params`, …) of a `route/target` or `target`; default: host and model. */
  targets: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
})
type Settings = z.infer<typeof Settings>

type Config = Readonly<Record<string, unknown>>

const Answer = z.object({
  data: z.object({
    config: z.union([
      z.record(z.string(), z.unknown()),
      z.string().transform((text) => z.record(z.string(), z.unknown()).parse(JSON.parse(text))),
    ]),
  }),
})

export default defineGateway<Settings>({
  describe:
    'Portkey control plane: writes the targets of the config saved for each route; tells people apart by metadata.',
  mode: 'push',
  settings: Settings as z.ZodType<Settings>,
  open: (id, settings, environment) => openPortkey(id, settings, environment),
})

function openPortkey(id: string, settings: Settings, { http, inventory }: GatewayEnvironment): GatewayClient {
  const base = settings.url.replace(/\/+$/, '')
  const slugOf = (route: DirectiveRoute) => settings.configs[route.id] ?? route.alias
  const wanted = (route: DirectiveRoute) => governed(route, inventory, settings.targets)

  async function call(method: 'GET' | 'PUT', slug: string, signal: AbortSignal, body?: unknown): Promise<string> {
    const what = `${id}: ${method} /configs/${slug}`
    const headers = { 'x-portkey-api-key': settings.key, 'content-type': 'application/json' }
    const request: HttpRequest = { method, headers, signal, timeoutMs: 15_000 }
    if (body !== undefined) request.body = JSON.stringify(body)
    const answer = await http.request(`${base}/configs/${encodeURIComponent(slug)}`, request).catch((error: Error) => {
      throw new GatewayError('unreachable', `${what}: ${error.message}`, error)
    })
    if (answer.status === 200) return new TextDecoder().decode(answer.body)
    const passing = answer.status >= 500 || answer.status === 429
    throw new GatewayError(passing ? 'unreachable' : 'refused', `${what}: status ${answer.status}`)
  }

  /** Configs hold credentials: they are read, compared and sent back, never put into a message. */
  async function read(route: DirectiveRoute, signal: AbortSignal): Promise<Config> {
    const slug = slugOf(route)
    const text = await call('GET', slug, signal)
    try {
      return Answer.parse(JSON.parse(text)).data.config
    } catch {
      throw new GatewayError('refused', `${id}: GET /configs/${slug} does not answer with a config`)
    }
  }

  async function look(directive: Directive, signal: AbortSignal): Promise<{ seen: Observation; configs: Config[] }> {
    const routes = routesOf(directive, id)
    const configs = await Promise.all(routes.map((route) => read(route, signal)))
    return {
      configs,
      seen: {
        version: sha256(canonicalJson(configs)).slice(0, 16),
        routes: routes.map((route, at) => ({ id: route.id, targets: observedTargets(configs[at]!) })),
        drift: routes.flatMap((route, at) => difference(route, configs[at]!)),
      },
    }
  }

  function difference(route: DirectiveRoute, config: Config): string[] {
    const { strategy, targets } = wanted(route)
    if (canonicalJson([config.strategy, config.targets]) === canonicalJson([strategy, targets])) return []
    const now = observedTargets(config).join(', ') || 'nothing'
    const then = route.targets.map((target) => target.id).join(', ') || 'nothing'
    return [now === then ? `${route.id}: the targets are set up differently` : `${route.id}: uses ${now}, not ${then}`]
  }

  return {
    observe: async (directive, signal) => (await look(directive, signal)).seen,

    async apply(directive, expected, signal) {
      const { seen, configs } = await look(directive, signal)
      if (seen.version !== expected.version)
        throw new GatewayError('conflict', `${id}: a config changed between looking and acting`)
      // one PUT per route swaps old for new at once: there is no moment without targets
      for (const [at, route] of routesOf(directive, id).entries()) {
        if (difference(route, configs[at]!).length === 0) continue
        await call('PUT', slugOf(route), signal, { config: { ...configs[at]!, ...wanted(route) }, status: 'active' })
      }
      const { drift } = (await look(directive, signal)).seen
      if (drift.length > 0) throw new GatewayError('unverified', `${id}: ${drift.join('; ')}`)
    },
  }
}

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Inventory } from '#src/core/inventory.ts'
import type { GatewayRig } from './_gateway.ts'

type Target = {
  name?: string
  provider?: string
  strategy?: Strategy
  targets?: Target[]
  before_request_hooks?: unknown[]
}
type Strategy = {
  mode: string
  conditions?: { query: Record<string, { $in: string[] }>; then: string }[]
  default?: string
}

export const layouts = ['saved-configs'] as const

/** Portkey's control plane with its configs, and a data plane that reads them as the gateway does. */
export async function rig(_layout: string): Promise<GatewayRig> {
  const leaf = (name: string, provider: string, model: string) => ({ provider, override_params: { model }, name })
  const a = leaf('a', 'anthropic', 'claude-fable-5')
  const b = leaf('b', 'azure-openai', 'gpt-5.5')
  const c = { virtual_key: 'own-1', override_params: { model: 'qwen3-235b' }, name: 'c' }
  const configs: Record<string, Record<string, unknown>> = {
    chat: { retry: { attempts: 3 }, strategy: { mode: 'fallback' }, targets: [a, b, c] },
    'pc-nightly-1': { cache: { mode: 'simple' }, strategy: { mode: 'fallback' }, targets: [a, c] },
    other: { strategy: { mode: 'single' }, targets: [a] },
  }
  const served = new Map<string, number>()
  let writes = 0
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const say = (status: number, json: unknown) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
      const key = request.headers['x-portkey-api-key']
      if (key !== 'pk-admin') return say(key === 'pk-user' ? 403 : 401, { success: false, data: { message: 'no' } })
      const slug = decodeURIComponent(/^\/v1\/configs\/([^/]+)$/.exec(request.url!)?.[1] ?? '')
      if (!Object.hasOwn(configs, slug)) return say(404, { success: false })
      if (request.method === 'PUT') {
        writes++
        const { config } = JSON.parse(Buffer.concat(chunks).toString()) as { config: Record<string, unknown> }
        configs[slug] = config
        return say(200, { success: true, data: { version_id: `v${writes}` } })
      }
      return say(200, { success: true, data: { config: configs[slug] } })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const slugOf = (route: string) => (route === 'batch' ? 'pc-nightly-1' : route)

  function choose(node: Target, population: string | undefined): Target | null {
    if (node.targets === undefined) return node.before_request_hooks ? null : node
    const { mode, conditions = [], default: otherwise } = node.strategy!
    if (mode !== 'conditional')
      return node.targets.map((one) => choose(one, population)).find((one) => one !== null) ?? null
    const met = conditions.find(
      ({ query }) => population !== undefined && query['metadata.population']!.$in.includes(population),
    )
    return choose(node.targets.find((one) => one.name === (met?.then ?? otherwise))!, population)
  }

  return {
    port,
    settings: settings(port, 'pk-admin'),
    settingsWithoutRights: settings(port, 'pk-user'),
    inventory: Inventory.parse({
      routes: [
        { id: 'chat', gateway: 'gate', targets: [MODELS.a, MODELS.b, MODELS.c] },
        { id: 'batch', gateway: 'gate', targets: [MODELS.a, MODELS.c] },
        { id: 'elsewhere', gateway: 'other', targets: [MODELS.a] },
      ],
    }),
    async ask(route) {
      const target = choose(configs[slugOf(route)] as Target, undefined)
      if (target !== null) served.set(target.name!, (served.get(target.name!) ?? 0) + 1)
      return target?.name ?? null
    },
    served: (target) => served.get(target) ?? 0,
    writes: () => writes,
    tamper: (route) => {
      configs[slugOf(route)] = { ...configs[slugOf(route)], targets: [a] }
    },
    snapshot: () => JSON.stringify(configs),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function settings(port: number, key: string) {
  const targets = { c: { virtual_key: 'own-1', override_params: { model: 'qwen3-235b' } } }
  return { url: `http://127.0.0.1:${port}/v1`, key, configs: { batch: 'pc-nightly-1' }, targets }
}

const MODELS = {
  a: { id: 'a', vendor: 'anthropic', model: 'claude-fable-5' },
  b: { id: 'b', vendor: 'openai', model: 'gpt-5.5', host: 'microsoft' },
  c: { id: 'c', vendor: 'alibaba', model: 'qwen3-235b', host: 'self-hosted' },
}

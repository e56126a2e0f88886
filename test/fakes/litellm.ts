import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Inventory } from '#src/core/inventory.ts'
import type { GatewayRig } from './_gateway.ts'

/** One deployment of the fake; `down` is the status with which its vendor answers. */
export interface FakeDeployment {
  id: string
  group: string
  model: string
  order?: number
  blocked?: boolean
  down?: number
  /** From the configuration file: read-only, as in the real proxy. */
  fromFile?: boolean
}

export interface FakeLitellm {
  url: string
  port: number
  key: string
  deployments: FakeDeployment[]
  aliases: Record<string, unknown>
  fallbacks: Record<string, string[]>
  /** Completions that each deployment has served. */
  served: Map<string, number>
  /** `METHOD /path` of every request that changes something, with `litellm-changed-by`. */
  writes: string[]
  /** Ways in which real proxies misbehave. */
  quirks: {
    /** `/model/block` and `/model/unblock` do not exist yet. */
    noBlockEndpoint: boolean
    /** The next `/config/update` answers 500 "saved … not live", and takes effect after so many looks. */
    notLiveFor: number
    /** `/model/info` comes from another pod, so many looks behind. */
    lag: number
    /** `/router/settings` and `/get/config/callbacks` are not there. */
    hidesAliases: boolean
    /** A fully blocked group is served by its fallbacks (newer proxies) instead of 403 before they run. */
    fallbackWhenBlocked: boolean
  }
  close(): Promise<void>
}

/**
 * A LiteLLM proxy in database mode, as far as Tocsin meets it: admin calls, aliases that a partial update wipes, the
 * 403 for a fully blocked group that comes before any fallback, and completions that say which deployment answered.
 */
export async function startLitellm(deployments: FakeDeployment[], key = 'sk-master'): Promise<FakeLitellm> {
  const stale: { left: number; rows: unknown[] } = { left: 0, rows: [] }
  const pending: { left: number; aliases: Record<string, unknown> | null } = { left: 0, aliases: null }
  const server = createServer(async (request, response) => {
    const body = await read(request)
    const { status, json, headers } = answer(request, body)
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(json))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const fake: FakeLitellm = {
    url: `http://127.0.0.1:${port}`,
    port,
    key,
    deployments,
    aliases: {},
    fallbacks: {},
    served: new Map(),
    writes: [],
    quirks: { noBlockEndpoint: false, notLiveFor: 0, lag: 0, hidesAliases: false, fallbackWhenBlocked: false },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }

  interface Answer {
    status: number
    json: unknown
    headers?: Record<string, string>
  }
  const failure = (status: number, message: string): Answer => ({
    status,
    json: { error: { message, code: `${status}` } },
  })

  function answer(request: IncomingMessage, body: Record<string, unknown>): Answer {
    const { pathname } = new URL(request.url!, fake.url)
    const what = `${request.method} ${pathname}`
    const bearer = request.headers.authorization?.replace('Bearer ', '')
    if (bearer !== key && bearer !== 'sk-client')
      return failure(401, 'Authentication Error, Invalid proxy server token passed')
    if (/\/chat\/completions$/.test(pathname)) return complete(String(body.model), 0)
    if (bearer !== key) return failure(403, "Only proxy admins can change a model's blocked flag.")
    if (request.method !== 'GET')
      fake.writes.push([what, body.model_id, request.headers['litellm-changed-by']].filter(Boolean).join(' '))
    if (what === 'GET /model/info') return { status: 200, json: { data: modelInfo() } }
    if (what === 'GET /router/settings' && !fake.quirks.hidesAliases) return routerSettings()
    if (what === 'POST /config/update') return updateConfig(body)
    if (pathname.startsWith('/fallback/')) return showFallback(decodeURIComponent(pathname.slice('/fallback/'.length)))
    if (!fake.quirks.noBlockEndpoint && /^POST \/model\/(un)?block$/.test(what))
      return setBlocked(String(body.model_id), what === 'POST /model/block')
    const patched = /^PATCH \/model\/([^/]+)\/update$/.exec(what)
    if (patched) return setBlocked(decodeURIComponent(patched[1]!), body.blocked === true)
    return failure(404, `no such route: ${what}`)
  }

  function modelInfo(): unknown[] {
    const rows = fake.deployments.map((one) => ({
      model_name: one.group,
      litellm_params: { model: one.model, api_key: 'sk-vendor-secret', ...(one.order ? { order: one.order } : {}) },
      model_info: { id: one.id, db_model: !one.fromFile, ...(one.blocked ? { blocked: true } : {}) },
    }))
    if (stale.left > 0) {
      stale.left--
      return stale.rows
    }
    stale.rows = rows
    return rows
  }

  function routerSettings(): Answer {
    if (pending.aliases !== null && --pending.left < 0) {
      fake.aliases = pending.aliases
      pending.aliases = null
    }
    const values = { model_group_alias: fake.aliases, fallbacks: [], num_retries: 2 }
    return { status: 200, json: { fields: [], current_values: values, routing_strategy_descriptions: {} } }
  }

  function updateConfig(body: Record<string, unknown>): Answer {
    const settings = body.router_settings as Record<string, unknown> | undefined
    if (settings === undefined) return { status: 200, json: { message: 'Config updated successfully' } }
    // the stored router_settings are replaced: a save that leaves the aliases out takes all of them away
    const aliases = (settings.model_group_alias ?? {}) as Record<string, unknown>
    if (fake.quirks.notLiveFor > 0) {
      pending.left = fake.quirks.notLiveFor
      pending.aliases = aliases
      fake.quirks.notLiveFor = 0
      return failure(500, "Config saved to the database, but the change is not live in this pod's router")
    }
    fake.aliases = aliases
    return { status: 200, json: { message: 'Config updated successfully' } }
  }

  function showFallback(group: string): Answer {
    const models = fake.fallbacks[group]
    if (models === undefined) return failure(404, `No general fallbacks configured for model '${group}'`)
    return { status: 200, json: { model: group, fallback_models: models, fallback_type: 'general' } }
  }

  function setBlocked(id: string, blocked: boolean): Answer {
    const found = fake.deployments.find((one) => one.id === id)
    if (found === undefined) return failure(404, `Model id = ${id} not found in db`)
    if (found.fromFile) return failure(400, 'Cannot edit config-based model. Store model in DB via /model/new first')
    stale.rows = modelInfo()
    stale.left = fake.quirks.lag
    found.blocked = blocked
    return { status: 200, json: { model_id: id, model_name: found.group, blocked } }
  }

  function complete(asked: string, depth: number): Answer {
    if (depth > 5) return failure(500, 'fallbacks are nested too deeply')
    const alias = fake.aliases[asked] as string | { model: string; hidden?: boolean } | undefined
    const group = typeof alias === 'string' ? alias : (alias?.model ?? asked)
    const members = fake.deployments.filter((one) => one.group === group || one.id === asked)
    if (members.length === 0) return failure(400, `Invalid model name passed in model=${asked}`)
    // the gate looks at the group's own name and at plain aliases, never through {model, hidden}
    const gated = fake.deployments.filter(
      (one) => one.group === asked || one.id === asked || (typeof alias === 'string' && one.group === alias),
    )
    const fallbacks = fake.fallbacks[group] ?? fake.fallbacks[asked] ?? []
    if (gated.length > 0 && gated.every((one) => one.blocked)) {
      if (fake.quirks.fallbackWhenBlocked && fallbacks.length > 0) return fallBack(fallbacks, depth)
      return failure(403, 'Model is blocked')
    }
    const open = members.filter((one) => !one.blocked).sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
    const up = open.find((one) => one.down === undefined)
    if (up === undefined) {
      if (fallbacks.length > 0) return fallBack(fallbacks, depth)
      return failure(open[0]?.down ?? 403, 'the vendor says no')
    }
    fake.served.set(up.id, (fake.served.get(up.id) ?? 0) + 1)
    const message = { role: 'assistant', content: `from ${up.id}` }
    return {
      status: 200,
      json: {
        id: 'chatcmpl-1',
        object: 'chat.completion',
        model: asked,
        choices: [{ index: 0, message, finish_reason: 'stop' }],
      },
      headers: { 'x-litellm-model-id': up.id, 'x-litellm-model-group': up.group },
    }
  }

  function fallBack(groups: readonly string[], depth: number): Answer {
    return (
      groups.map((group) => complete(group, depth + 1)).find((one) => one.status === 200) ??
      failure(403, 'Model is blocked')
    )
  }

  return fake
}

async function read(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
}

/** How a house may lay out its routes: one group per route with ordered deployments, or one group per model behind an alias. */
export const layouts = ['in-group', 'own-groups'] as const

/** The fake behind the conformance suite. */
export async function rig(layout: string): Promise<GatewayRig> {
  const grouped = layout === 'in-group'
  const deployments: FakeDeployment[] = grouped
    ? [
        { id: 'd-chat-a', group: 'chat', model: 'anthropic/claude-fable-5-20260609', order: 1 },
        { id: 'd-chat-b', group: 'chat', model: 'azure/gpt-5.5', order: 2 },
        { id: 'd-chat-c', group: 'chat', model: 'hosted_vllm/qwen3-235b', order: 3 },
        { id: 'd-batch-a', group: 'nightly', model: 'anthropic/claude-fable-5', order: 1 },
        { id: 'd-batch-c', group: 'nightly', model: 'hosted_vllm/qwen3-235b', order: 2 },
      ]
    : [
        { id: 'd-a', group: 'claude-fable-5', model: 'anthropic/claude-fable-5' },
        { id: 'd-b', group: 'gpt-5.5', model: 'azure/gpt-5.5' },
        { id: 'd-c', group: 'qwen3-235b', model: 'hosted_vllm/qwen3-235b' },
      ]
  deployments.push({ id: 'd-other', group: 'somebody-elses', model: 'openai/gpt-5.5', blocked: true })
  const fake = await startLitellm(deployments)
  fake.aliases = { legacy: 'somebody-elses', 'hidden-one': { model: 'somebody-elses', hidden: true } }
  if (!grouped) Object.assign(fake.aliases, { chat: 'claude-fable-5', nightly: 'claude-fable-5' })
  const alias = (route: string) => (route === 'batch' ? 'nightly' : route)
  const targetOf = (id: string) => id.slice(-1)
  return {
    port: fake.port,
    settings: { url: fake.url, key: fake.key, settle: '1s' },
    settingsWithoutRights: { url: fake.url, key: 'sk-client', settle: '1s' },
    inventory: Inventory.parse({
      routes: [
        { id: 'chat', gateway: 'gate', share: 0.4, targets: [MODELS.a, MODELS.b, MODELS.c] },
        { id: 'batch', alias: 'nightly', gateway: 'gate', share: 0.3, targets: [MODELS.a, MODELS.c] },
        { id: 'elsewhere', gateway: 'other', share: 0.3, targets: [MODELS.a] },
      ],
    }),
    async ask(route) {
      const response = await fetch(`${fake.url}/v1/chat/completions`, {
        method: 'POST',
        headers: { authorization: 'Bearer sk-client' },
        body: JSON.stringify({ model: alias(route), messages: [] }),
      })
      await response.body?.cancel()
      return response.ok ? targetOf(response.headers.get('x-litellm-model-id')!) : null
    },
    served: (target) =>
      [...fake.served].filter(([id]) => targetOf(id) === target).reduce((total, [, count]) => total + count, 0),
    writes: () => fake.writes.length,
    tamper(route) {
      const first = fake.deployments.find((one) => one.group === alias(route))
      if (first) first.blocked = !first.blocked
      else fake.aliases = Object.fromEntries(Object.entries(fake.aliases).filter(([name]) => name !== alias(route)))
    },
    snapshot: () =>
      JSON.stringify([
        fake.deployments.map((one) => ({ ...one, blocked: one.blocked ?? false })),
        Object.entries(fake.aliases).sort(),
      ]),
    close: fake.close,
  }
}

const MODELS = {
  a: { id: 'a', vendor: 'anthropic', model: 'claude-fable-5' },
  b: { id: 'b', vendor: 'openai', model: 'gpt-5.5', host: 'microsoft' },
  c: { id: 'c', vendor: 'alibaba', model: 'qwen3-235b', host: 'self-hosted' },
}

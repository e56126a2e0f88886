import { type StandIn, startWeb } from './stand-ins.ts'

/** A deployment behind the drill's model gateway. */
interface Deployment {
  id: string
  group: string
  model: string
  blocked: boolean
}

/**
 * Plays a LiteLLM proxy in database mode as far as Tocsin speaks to it, and serves completions, so that a drill can see
 * where traffic goes. Its traps are real ones: a group whose deployments are all blocked answers 403 before any
 * fallback is tried, and a write of router settings replaces the alias map whole.
 */
export async function startProxy(
  key: string,
  groups: Readonly<Record<string, string>>,
  startAliases: Readonly<Record<string, string>>,
): Promise<StandIn & { complete(alias: string): Promise<{ status: number; model: string | null }> }> {
  const deployments: Deployment[] = Object.entries(groups).map(([group, model]) => ({
    id: `deployment-${group}`,
    group,
    model,
    blocked: false,
  }))
  let aliases: Record<string, string> = { ...startAliases }

  function complete(alias: string): { status: number; model: string | null; deployment?: string } {
    const group = aliases[alias] ?? alias
    const mine = deployments.filter((one) => one.group === group || one.id === group)
    if (mine.length === 0) return { status: 400, model: null }
    const serving = mine.find((one) => !one.blocked)
    return serving ? { status: 200, model: serving.model, deployment: serving.id } : { status: 403, model: null }
  }

  const routes: Record<string, (body: Record<string, unknown>) => unknown> = {
    '/openapi.json': () => ({
      paths: { '/model/block': {}, '/model/unblock': {}, '/config/update': {}, '/fallback': {}, '/model/info': {} },
    }),
    '/model/info': () => ({
      data: deployments.map((one) => ({
        model_name: one.group,
        litellm_params: { model: one.model },
        model_info: { id: one.id, db_model: true, blocked: one.blocked },
      })),
    }),
    '/model/block': ({ model_id }) => set(model_id, true),
    '/model/unblock': ({ model_id }) => set(model_id, false),
    '/config/update': ({ router_settings }) => {
      aliases = { ...((router_settings as { model_group_alias?: Record<string, string> })?.model_group_alias ?? {}) }
      return { message: 'Config updated successfully' }
    },
    '/get/config/callbacks': () => ({ router_settings: { model_group_alias: aliases } }),
    '/router/settings': () => ({ current_values: { model_group_alias: aliases } }),
  }

  function set(id: unknown, blocked: boolean): unknown {
    const found = deployments.find((one) => one.id === id)
    if (!found) return null
    found.blocked = blocked
    return { model_id: found.id, model_name: found.group, blocked }
  }

  const web = await startWeb((address, body, request) => {
    const path = address.split('?')[0] as string
    const answer = (status: number, value: unknown) => ({
      status,
      type: 'application/json',
      body: JSON.stringify(value),
    })
    if (path !== '/openapi.json' && request.headers.authorization !== `Bearer ${key}`)
      return answer(401, { error: 'no key' })
    const input = (body === '' ? {} : JSON.parse(body)) as Record<string, unknown>
    if (path.endsWith('/chat/completions')) {
      const { status, model, deployment } = complete(String(input.model))
      if (model === null)
        return answer(status, { error: { message: status === 403 ? 'Model is blocked' : 'unknown model' } })
      const reply = answer(200, { model, choices: [{ message: { role: 'assistant', content: 'ok' } }] })
      return { ...reply, headers: { 'x-litellm-model-id': deployment ?? '' } }
    }
    if (path.startsWith('/fallback/')) return answer(404, { error: 'no fallbacks' })
    const result = routes[path]?.(input) ?? null
    return result === null ? answer(404, { error: 'not found' }) : answer(200, result)
  })
  return { ...web, complete: async (alias) => complete(alias) }
}

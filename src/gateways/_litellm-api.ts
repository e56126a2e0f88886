import { ZodError } from 'zod'
import { GatewayError } from '../errors.ts'
import type { Http } from '../http.ts'
import { type ProxyState, readAliases, readDeployments } from './_litellm-state.ts'

const TIMEOUT_MS = 15_000
const MAX_BYTES = 20 * 1024 * 1024

/** What one completion through the proxy showed. */
export interface Canary {
  status: number
  /** `x-litellm-model-id`: the deployment that answered. */
  deployment: string | null
}

/** The calls to one LiteLLM proxy that Tocsin needs. All throw GatewayError; no body is ever put into an error: they hold vendor keys. */
export interface LitellmApi {
  read(signal: AbortSignal): Promise<ProxyState>
  /** Groups that LiteLLM falls back to when a group fails. */
  fallbacks(group: string, signal: AbortSignal): Promise<string[]>
  setBlocked(deployment: string, blocked: boolean, generation: number, signal: AbortSignal): Promise<void>
  /** Sends the whole map: one that leaves an alias out wipes it. False: saved, but this pod does not use it yet. */
  setAliases(aliases: Record<string, unknown>, signal: AbortSignal): Promise<boolean>
  /** One token from a group, alias or deployment id. */
  canary(model: string, signal: AbortSignal): Promise<Canary>
}

/** Speaks to a LiteLLM proxy in database mode with the key of a proxy admin. */
export function litellmApi(id: string, url: string, key: string, http: Http): LitellmApi {
  const base = url.replace(/\/+$/, '')

  async function call(
    method: 'GET' | 'POST' | 'PATCH',
    path: string,
    signal: AbortSignal,
    body?: unknown,
    by?: string,
  ) {
    try {
      const response = await http.request(`${base}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(by === undefined ? {} : { 'litellm-changed-by': by }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        timeoutMs: TIMEOUT_MS,
        maxBytes: MAX_BYTES,
        signal,
      })
      return { status: response.status, headers: response.headers, text: new TextDecoder().decode(response.body) }
    } catch (error) {
      throw new GatewayError('unreachable', `${id}: ${method} ${path}: ${(error as Error).message}`, error)
    }
  }

  /** @throws GatewayError for every status that is not 2xx: 5xx and 429 may pass, others will not. */
  function demand(status: number, what: string): void {
    if (status >= 200 && status < 300) return
    if (status === 401 || status === 403)
      throw new GatewayError('refused', `${id}: ${what}: the key is not a proxy admin's (${status})`)
    throw new GatewayError(
      status >= 500 || status === 429 ? 'unreachable' : 'refused',
      `${id}: ${what}: status ${status}`,
    )
  }

  function json(text: string, what: string): unknown {
    try {
      return JSON.parse(text)
    } catch {
      throw new GatewayError('unreachable', `${id}: ${what}: the answer is not JSON`)
    }
  }

  return {
    async read(signal) {
      const models = await call('GET', '/model/info', signal)
      demand(models.status, 'GET /model/info')
      let aliases: Record<string, unknown> | null = null
      for (const path of ['/router/settings', '/get/config/callbacks']) {
        const settings = await call('GET', path, signal)
        if (settings.status === 200) aliases = readAliases(json(settings.text, `GET ${path}`))
        if (aliases !== null) break
      }
      try {
        return { deployments: readDeployments(json(models.text, 'GET /model/info')), aliases }
      } catch (error) {
        if (!(error instanceof ZodError)) throw error
        const places = error.issues.map((issue) => issue.path.join('.')).slice(0, 5)
        throw new GatewayError('refused', `${id}: GET /model/info is not what LiteLLM gives: ${places.join(', ')}`)
      }
    },

    async fallbacks(group, signal) {
      const path = `/fallback/${encodeURIComponent(group)}?fallback_type=general`
      const { status, text } = await call('GET', path, signal)
      if (status === 404 || status === 405) return [] // none, or a version without this endpoint
      demand(status, `GET /fallback/${group}`)
      const list = (json(text, `GET /fallback/${group}`) as { fallback_models?: unknown }).fallback_models
      return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : []
    },

    async setBlocked(deployment, blocked, generation, signal) {
      const path = blocked ? '/model/block' : '/model/unblock'
      const by = `tocsin/${generation}`
      const answer = await call('POST', path, signal, { model_id: deployment }, by)
      if (answer.status !== 404 && answer.status !== 405) return demand(answer.status, `POST ${path} ${deployment}`)
      // older proxies have the flag but not the endpoint
      const older = `/model/${encodeURIComponent(deployment)}/update`
      demand((await call('PATCH', older, signal, { blocked }, by)).status, `PATCH ${older}`)
    },

    async setAliases(aliases, signal) {
      const body = { router_settings: { model_group_alias: aliases } }
      const { status, text } = await call('POST', '/config/update', signal, body)
      // durable, but not live in this pod's router: it comes with the next reload, so look again instead of rolling back
      if (status === 500 && /saved/i.test(text) && /not live/i.test(text)) return false
      demand(status, 'POST /config/update')
      return true
    },

    async canary(model, signal) {
      const body = { model, messages: [{ role: 'user', content: 'ping' }], max_tokens: 1 }
      const { status, headers } = await call('POST', '/v1/chat/completions', signal, body)
      return { status, deployment: headers['x-litellm-model-id'] ?? null }
    },
  }
}

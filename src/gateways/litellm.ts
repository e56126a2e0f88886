import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { Directive } from '../core/directive.ts'
import { Duration } from '../core/duration.ts'
import { GatewayError } from '../errors.ts'
import { defineGateway, type GatewayClient, type GatewayEnvironment, type Observation } from '../gateway.ts'
import { type LitellmApi, litellmApi } from './_litellm-api.ts'
import { type Plan, planProxy, type RoutePlan } from './_litellm-plan.ts'
import { type ProxyState, versionOf } from './_litellm-state.ts'

const Settings = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }),
  /** The master key, or a key of a proxy admin. */
  key: z.string().min(1, 'a key must not be empty'),
  /** Which group or deployments serve a `route/target` or `target`, where names and models do not say. */
  targets: z
    .record(
      z.string(),
      z.strictObject({
        group: z.string().min(1).optional(),
        deployments: z.array(z.string().min(1)).min(1).optional(),
      }),
    )
    .default({}),
  /** Whether a one-token completion proves each standby before and each move after; it is billed. */
  canary: z.boolean().default(true),
  /** How long other pods may take to load a change; LiteLLM polls its database every 30 s. */
  settle: Duration.prefault('40s'),
})
type Settings = z.infer<typeof Settings>

interface Look {
  plan: Plan
  seen: Observation
  aliasesKnown: boolean
}

const LOOK_AGAIN_MS = 500

export default defineGateway<Settings>({
  describe:
    'LiteLLM proxy in database mode: redirects the alias of a route and blocks deployments, for everybody alike.',
  mode: 'push',
  settings: Settings as z.ZodType<Settings>,
  open: (id, settings, environment) => openLitellm(id, settings, environment),
})

function openLitellm(id: string, settings: Settings, { http, inventory }: GatewayEnvironment): GatewayClient {
  const api = litellmApi(id, settings.url, settings.key, http)
  const plan = (directive: Directive, state: ProxyState) => planProxy(id, directive, inventory, state, settings.targets)

  async function look(directive: Directive, signal: AbortSignal): Promise<Look> {
    const state = await api.read(signal)
    const now = plan(directive, state)
    const leaks = await fallbackLeaks(api, now, state, signal)
    const routes = now.routes.map(({ route, observed }) => ({ id: route.id, targets: observed }))
    const seen = { version: versionOf(state), routes, drift: [...now.drift, ...leaks] }
    return { plan: now, seen, aliasesKnown: state.aliases !== null }
  }

  /** Reads again until the proxy shows what `missing` wants; other pods answer for a while with the old state. */
  async function until(directive: Directive, missing: (plan: Plan) => string[], signal: AbortSignal): Promise<Plan> {
    for (let waited = 0; ; waited += LOOK_AGAIN_MS) {
      const now = plan(directive, await api.read(signal))
      const left = missing(now)
      if (left.length === 0) return now
      if (waited >= settings.settle) throw new GatewayError('unverified', `${id}: ${left.join('; ')}`)
      await sleep(LOOK_AGAIN_MS, undefined, { signal })
    }
  }

  /** Why a route's first target does not answer under `model`, or null. */
  async function silence(routePlan: RoutePlan, model: string, signal: AbortSignal): Promise<string | null> {
    const { route, placed, wanted, out } = routePlan
    const { status, deployment } = await api.canary(model, signal)
    if (status < 200 || status >= 300) return `${route.id}: ${model} answers ${status}`
    const served = placed.find((one) => one.deployments.some((it) => it.id === deployment))?.target.id
    if (deployment === null || served === undefined) return null // an older proxy does not say who answered
    if (out.has(served)) return `${route.id}: ${model} is answered by ${served}, which ${out.get(served)} excludes`
    return wanted.includes(served) ? null : `${route.id}: ${model} is answered by ${served}`
  }

  return {
    observe: async (directive, signal) => (await look(directive, signal)).seen,

    // Standby first: unblock, prove, redirect, prove, and only then block. A route that fell to a standby that does not
    // answer is an outage; one that law closes is not, so what law or house forbids is blocked in any case.
    async apply(directive, expected, signal) {
      const { plan: todo, seen, aliasesKnown } = await look(directive, signal)
      if (seen.version !== expected.version)
        throw new GatewayError('conflict', `${id}: the proxy changed between looking and acting`)
      const moving = todo.routes.filter(isMoving)
      const trouble: string[] = []
      const attempt = async (step: () => Promise<void>) => {
        try {
          await step()
        } catch (error) {
          if (!(error instanceof GatewayError) || !todo.block.some((one) => one.hard)) throw error
          trouble.push(error.message)
        }
      }
      await attempt(async () => {
        for (const one of todo.unblock) await api.setBlocked(one.id, false, directive.generation, signal)
        const blocked = (now: Plan) => now.unblock.map((one) => `${one.id} stays blocked`)
        if (todo.unblock.length > 0) await until(directive, blocked, signal)
      })
      await attempt(async () => {
        const failures = settings.canary ? await standbys(moving, silence, signal) : []
        if (failures.length > 0) throw new GatewayError('unverified', `${id}: no standby: ${failures.join('; ')}`)
      })
      await attempt(async () => {
        if (todo.aliases === null) return
        if (!aliasesKnown)
          throw new GatewayError('refused', `${id}: the proxy does not show its aliases; setting one would wipe others`)
        await api.setAliases(todo.aliases, signal)
        const pending = (now: Plan) => (now.aliases === null ? [] : ['the aliases are not in effect'])
        await until(directive, pending, signal)
      })
      for (const { deployment, hard } of todo.block)
        if (hard || trouble.length === 0) await api.setBlocked(deployment.id, true, directive.generation, signal)
      if (trouble.length > 0) throw new GatewayError('unverified', trouble.join('; '))
      await until(directive, (now) => now.drift, signal)
      if (!settings.canary) return
      for (const one of moving) {
        if (one.wanted.length === 0) continue
        const failure = await silence(one, one.route.alias, signal)
        if (failure !== null) throw new GatewayError('unverified', `${id}: ${failure}`)
      }
    },
  }
}

/** Whether this directive changes who answers on a route. */
function isMoving({ wanted, observed, out }: RoutePlan): boolean {
  return wanted[0] !== observed[0] || observed.some((target) => out.has(target))
}

/** Asks each moving route's first target directly, by deployment id, before anything is taken away. */
async function standbys(
  moving: readonly RoutePlan[],
  silence: (plan: RoutePlan, model: string, signal: AbortSignal) => Promise<string | null>,
  signal: AbortSignal,
): Promise<string[]> {
  const failures: string[] = []
  for (const one of moving) {
    const standby = one.placed.find(({ target }) => target.id === one.wanted[0])?.deployments[0]
    if (standby === undefined) {
      if (one.route.targets.length > 0) failures.push(`${one.route.id}: no deployment of ${one.route.targets[0]!.id}`)
      continue
    }
    const failure = await silence(one, standby.id, signal)
    if (failure !== null) failures.push(failure)
  }
  return failures
}

/** Fallbacks of the proxy itself that would lead a restricted route to a target that is excluded but still in use elsewhere. */
async function fallbackLeaks(api: LitellmApi, plan: Plan, state: ProxyState, signal: AbortSignal): Promise<string[]> {
  const leaks: string[] = []
  for (const { route, placed, out, wanted, aliasTo } of plan.routes) {
    if (out.size === 0) continue
    for (const group of new Set([route.alias, aliasTo ?? route.alias]))
      for (const fallback of await api.fallbacks(group, signal)) {
        const open = state.deployments.filter((one) => one.group === fallback && !one.blocked)
        const barred = new Set(
          placed
            .filter(({ target }) => out.has(target.id))
            .flatMap(({ deployments }) => deployments.map((one) => one.id)),
        )
        // behind a closed route nothing at all may answer
        if (open.some((one) => wanted.length === 0 || barred.has(one.id)))
          leaks.push(`${route.id}: LiteLLM falls back from ${group} to ${fallback}, which is excluded here`)
      }
  }
  return leaks
}

import type { Directive, DirectiveRoute } from '../core/directive.ts'
import { hostOf, type Inventory, type Target } from '../core/inventory.ts'
import { sameModel } from '../core/model-name.ts'
import { coversTarget } from '../core/scope.ts'
import { vendorKey } from '../core/seats.ts'
import { aliasTarget, type Deployment, type ProxyState } from './_litellm-state.ts'

/** `route/target` or `target` → the group or deployment ids that serve it at the proxy, where names do not say. */
export type Mapping = Readonly<Record<string, { group?: string | undefined; deployments?: string[] | undefined }>>

/** A target of a route with the deployments that serve it. */
interface Placed {
  target: Target
  deployments: Deployment[]
}

/** One route as it is wanted and as it is. */
export interface RoutePlan {
  route: DirectiveRoute
  placed: Placed[]
  /** Target ids in the order wanted, as far as the proxy has them. */
  wanted: string[]
  /** Target ids that must not be used, with the restriction (or `forbid`) that says so. */
  out: ReadonlyMap<string, string>
  /** Where the route's alias must lead; null: no alias entry. */
  aliasTo: string | null
  /** Target ids that the proxy uses now, in order. */
  observed: string[]
}

/** What must be written so that the proxy obeys. */
export interface Plan {
  routes: RoutePlan[]
  unblock: Deployment[]
  /** `hard`: law or house forbids it, so it goes even when the standby does not answer. */
  block: { deployment: Deployment; hard: boolean }[]
  /** The whole alias map to send, or null when it is right. */
  aliases: Record<string, unknown> | null
  /** Differences between wanted and observed, in words. */
  drift: string[]
}

/** Compares a directive with a proxy and says what to write. Only this gateway's routes and their deployments count. */
export function planProxy(
  gateway: string,
  directive: Directive,
  inventory: Inventory,
  state: ProxyState,
  mapping: Mapping,
): Plan {
  const routes = directive.routes
    .filter((route) => route.gateway === gateway)
    .map((route) => planRoute(route, directive, inventory, state, mapping))
  const users = new Map<string, { deployment: Deployment; allowed: boolean; hard: boolean }>()
  for (const { placed, out } of routes)
    for (const { target, deployments } of placed)
      for (const deployment of deployments) {
        const known = users.get(deployment.id) ?? { deployment, allowed: false, hard: false }
        const by = out.get(target.id)
        known.allowed ||= by === undefined
        known.hard ||= by !== undefined && isHard(by, directive)
        users.set(deployment.id, known)
      }
  // what another route may still use is not blocked; the alias alone keeps this route off it
  const block = [...users.values()].filter((one) => !one.allowed && !one.deployment.blocked)
  const unblock = [...users.values()].filter((one) => one.allowed && one.deployment.blocked)
  const aliases = wantedAliases(routes, state)
  return {
    routes,
    unblock: unblock.map((one) => one.deployment),
    block: block.map(({ deployment, hard }) => ({ deployment, hard })),
    aliases: sameAliases(aliases, state.aliases) ? null : aliases,
    drift: [
      ...routes.flatMap(routeDrift),
      ...block.map(({ deployment }) => `deployment ${deployment.id} (${deployment.group}) is not blocked`),
      ...unblock.map(({ deployment }) => `deployment ${deployment.id} (${deployment.group}) is blocked`),
      ...routes.flatMap(({ route, aliasTo }) => {
        const now = aliasTarget(state.aliases, route.alias)
        return now === aliasTo
          ? []
          : [`alias ${route.alias} leads to ${now ?? 'nothing'}, not to ${aliasTo ?? 'nothing'}`]
      }),
    ],
  }
}

function planRoute(
  route: DirectiveRoute,
  directive: Directive,
  inventory: Inventory,
  state: ProxyState,
  mapping: Mapping,
): RoutePlan {
  const targets = inventory.routes.find((one) => one.id === route.id)?.targets ?? []
  const placed = place(route, targets, state.deployments, mapping)
  const out = new Map(route.excluded.map(({ id, restriction }) => [id, restriction]))
  const has = (id: string) => placed.some((one) => one.target.id === id && one.deployments.length > 0)
  const wanted = route.targets.map((target) => target.id).filter(has)
  const first = placed.find((one) => one.target.id === wanted[0])
  const group = first?.deployments[0]?.group ?? null
  // LiteLLM cannot reorder a group, so in the group itself a last resort is held back while others are left
  const sound = wanted.filter((id) => !isDoubtful(placed, id, directive))
  if (group === route.alias && sound.length > 0)
    for (const { target, deployments } of placed) {
      const doubt = directive.restrictions.find((one) => one.basis === 'precaution' && coversTarget(one, target))
      if (doubt && !out.has(target.id) && deployments.some((one) => one.group === route.alias))
        out.set(target.id, doubt.id)
    }
  return {
    route,
    placed,
    wanted: wanted.filter((id) => !out.has(id)),
    out,
    aliasTo: group === route.alias ? null : group,
    observed: observe(route, placed, state),
  }
}

function isDoubtful(placed: readonly Placed[], id: string, directive: Directive): boolean {
  const target = placed.find((one) => one.target.id === id)!.target
  return directive.restrictions.some((one) => one.basis === 'precaution' && coversTarget(one, target))
}

/** Finds the deployments of each target: as mapped, else by id, else in the route's own group, else in a group of its own. */
function place(
  route: DirectiveRoute,
  targets: readonly Target[],
  deployments: readonly Deployment[],
  mapping: Mapping,
): Placed[] {
  const own = deployments.filter((one) => one.group === route.alias)
  return targets.map((target) => {
    const mapped = mapping[`${route.id}/${target.id}`] ?? mapping[target.id]
    if (mapped?.deployments)
      return { target, deployments: deployments.filter((one) => mapped.deployments!.includes(one.id)) }
    if (mapped?.group) return { target, deployments: deployments.filter((one) => one.group === mapped.group) }
    const byId = deployments.filter((one) => one.id === target.id || one.id === `${route.id}/${target.id}`)
    if (byId.length > 0) return { target, deployments: byId }
    const inGroup = own.filter((one) => best(one, targets) === target)
    if (inGroup.length > 0) return { target, deployments: inGroup }
    const named = deployments.filter(
      (one) => one.group !== route.alias && [target.id, target.model].includes(one.group) && fits(one, target) > 0,
    )
    const groups = [...new Set(named.map((one) => one.group))]
    // one group only: two of them would be two answers to where the alias leads
    return { target, deployments: named.filter((one) => one.group === groups[0]) }
  })
}

/** Which of a route's targets a deployment serves: the same model, and the host or at least the maker as provider. */
function best(deployment: Deployment, targets: readonly Target[]): Target | null {
  const scored = targets.map((target) => ({ target, score: fits(deployment, target) })).filter((one) => one.score > 0)
  return scored.sort((a, b) => b.score - a.score)[0]?.target ?? null
}

function fits(deployment: Deployment, target: Target): number {
  if (!sameModel(target.model, deployment.model) && !sameModel(target.model, deployment.group)) return 0
  const provider = deployment.provider === null ? null : vendorKey(deployment.provider)
  return provider === vendorKey(hostOf(target)) ? 3 : provider === vendorKey(target.vendor) ? 2 : 1
}

/** The targets that answer to the route's alias now. Without `order` all of a group share; then the route's order is shown. */
function observe(route: DirectiveRoute, placed: readonly Placed[], state: ProxyState): string[] {
  const group = aliasTarget(state.aliases, route.alias) ?? route.alias
  const live = placed.flatMap(({ target, deployments }) => {
    const open = deployments.filter((one) => one.group === group && !one.blocked)
    return open.length === 0 ? [] : [{ id: target.id, order: Math.min(...open.map((one) => one.order ?? 0)) }]
  })
  const rank = (id: string) => {
    const at = route.targets.findIndex((target) => target.id === id)
    return at < 0 ? -1 : at // what must not be there is shown first
  }
  return live.sort((a, b) => a.order - b.order || rank(a.id) - rank(b.id)).map((one) => one.id)
}

function routeDrift({ route, wanted, out, observed, placed }: RoutePlan): string[] {
  const drift: string[] = []
  for (const id of observed)
    if (out.has(id)) drift.push(`${route.id}: ${id} is used although ${out.get(id)} excludes it`)
  const missing = route.targets.filter(
    (target) => !placed.some((one) => one.target.id === target.id && one.deployments.length > 0),
  )
  if (route.targets.length > 0 && wanted.length === 0)
    drift.push(`${route.id}: the proxy has no deployment of ${missing.map((target) => target.id).join(', ')}`)
  else if (wanted.length > 0 && observed[0] !== wanted[0])
    drift.push(`${route.id}: uses ${observed[0] ?? 'nothing'} first, not ${wanted[0]}`)
  return drift
}

/** The proxy's whole alias map with our entries set right; others stay as they are, since a map that omits them wipes them. */
function wantedAliases(routes: readonly RoutePlan[], state: ProxyState): Record<string, unknown> {
  const aliases: Record<string, unknown> = { ...state.aliases }
  for (const { route, aliasTo } of routes) {
    if (aliasTarget(state.aliases, route.alias) === aliasTo) continue
    if (aliasTo === null) delete aliases[route.alias]
    else aliases[route.alias] = aliasTo // a plain name: the blocked-model gate overlooks {model, hidden}
  }
  return aliases
}

function sameAliases(wanted: Record<string, unknown>, now: ProxyState['aliases']): boolean {
  const text = (map: Readonly<Record<string, unknown>>) =>
    JSON.stringify(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)))
  return text(wanted) === text(now ?? {})
}

function isHard(by: string, directive: Directive): boolean {
  return by === 'forbid' || directive.restrictions.find((one) => one.id === by)?.basis === 'legal'
}

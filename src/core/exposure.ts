import { affectedScope } from './affected.ts'
import { forbidden } from './compile.ts'
import type { Event } from './event.ts'
import type { Inventory } from './inventory.ts'
import { bindsPeople, coversTarget, reachesRoute } from './scope.ts'

/** Event × inventory: which routes are hit, and what is left for them. */
export interface Exposure {
  /** Share of all traffic on routes that are hit, 0 to 1. */
  share: number
  routes: ExposedRoute[]
}

export interface ExposedRoute {
  id: string
  share: number
  /** Target ids that the event touches, in the route's order. */
  hit: string[]
  /** Target ids that remain, in the route's order. */
  left: string[]
  /** True when the first target in order is hit: traffic is affected now, not only the reserve. */
  primaryHit: boolean
}

/** Which routes of an inventory an event touches, and what is left for them; reserves count, forbidden targets do not. */
export function expose(event: Event, inventory: Inventory): Exposure {
  const scope = affectedScope(event, inventory)
  if (scope === null) return { share: 0, routes: [] }
  const routes = inventory.routes.flatMap((route): ExposedRoute[] => {
    if (!reachesRoute(scope, route) || !bindsPeople(scope, route, inventory, [])) return []
    const usable = route.targets.filter((target) => !forbidden(route, target, inventory))
    const hit = usable.filter((target) => coversTarget(scope, target))
    if (hit.length === 0) return []
    const left = usable.filter((target) => !hit.includes(target))
    const ids = (targets: typeof usable) => targets.map((target) => target.id)
    return [{ id: route.id, share: route.share, hit: ids(hit), left: ids(left), primaryHit: hit[0] === usable[0] }]
  })
  return { share: Math.min(1, sum(routes.map((route) => route.share))), routes }
}

/** Adds shares without the dust of binary fractions, so that 0.1 + 0.2 is 0.3. */
function sum(shares: readonly number[]): number {
  return Math.round(shares.reduce((total, share) => total + share, 0) * 1e9) / 1e9
}

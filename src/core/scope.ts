import type { Inventory, Route, Target } from './inventory.ts'
import { hostOf } from './inventory.ts'
import { sameModel } from './model-name.ts'
import type { Restriction } from './restriction.ts'
import { placesOverlap, vendorKey } from './seats.ts'

/** What a restriction is about, apart from why and when. `["*"]` means any. */
export type Scope = Pick<Restriction, 'vendors' | 'models' | 'hosts' | 'regions' | 'populations'>

/** Whether a scope covers a target: vendor, model and host all match. */
export function coversTarget(scope: Scope, target: Target): boolean {
  return (
    anyVendor(scope.vendors, target.vendor) &&
    anyVendor(scope.hosts, hostOf(target)) &&
    scope.models.some((model) => sameModel(model, target.model))
  )
}

/** Whether a scope reaches where a route serves; a route without regions serves everywhere. */
export function reachesRoute(scope: Scope, route: Route): boolean {
  if (route.regions.length === 0 || scope.regions.includes('*')) return true
  return scope.regions.some((region) => route.regions.some((served) => placesOverlap(region, served)))
}

/**
 * Whether a scope binds somebody on a route of whom only `labels` are proven (none: the unknown, and so everybody).
 * People are inside a restricted population until a label of `clearedBy` proves otherwise; what the route says about
 * whom it serves counts as such a label when it holds for everybody it serves.
 */
export function bindsPeople(scope: Scope, route: Route, inventory: Inventory, labels: readonly string[]): boolean {
  return scope.populations.some((population) => {
    if (population === 'all_users' || population === '*') return true
    const clearing = inventory.populations[population]?.clearedBy ?? []
    if (labels.some((label) => clearing.includes(label))) return false
    return route.populations.length === 0 || !route.populations.every((served) => clearing.includes(served))
  })
}

/** Whether everything that `inner` binds is bound by `outer` too. */
export function coversScope(outer: Scope, inner: Scope): boolean {
  const within = (wide: readonly string[], narrow: readonly string[], same: (a: string, b: string) => boolean) =>
    wide.includes('*') || (narrow.length > 0 && narrow.every((one) => wide.some((other) => same(other, one))))
  const equal = (a: string, b: string) => a === b
  return (
    within(outer.vendors, inner.vendors, (a, b) => vendorKey(a) === vendorKey(b)) &&
    within(outer.hosts, inner.hosts, (a, b) => vendorKey(a) === vendorKey(b)) &&
    within(outer.models, inner.models, (a, b) => b !== '*' && sameModel(a, b)) &&
    within(outer.regions, inner.regions, equal) &&
    (outer.populations.includes('all_users') || within(outer.populations, inner.populations, equal))
  )
}

function anyVendor(allowed: readonly string[], vendor: string): boolean {
  if (allowed.includes('*') || allowed.includes(vendor)) return true
  const key = vendorKey(vendor)
  return allowed.some((one) => vendorKey(one) === key)
}

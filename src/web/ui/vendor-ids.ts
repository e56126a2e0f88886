import type { Context } from '../../context.ts'
import { VENDORS } from '../../core/vocabulary/vendors.ts'

/** Vendors that a reader may want to filter by: your own first. */
export function vendorIds({ rules }: Context): string[] {
  const own = rules.inventory.routes.flatMap((route) => route.targets.map((target) => target.vendor))
  return [...new Set([...own, ...VENDORS.map((vendor) => vendor.id)])]
}

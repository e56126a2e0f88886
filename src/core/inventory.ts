import { z } from 'zod'

const Id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'an id: letters, digits, dot, dash, underscore')
const Name = z.string().min(1).toLowerCase()

/** A model at a host. `vendor` makes the model, `host` serves it (default: the vendor). */
export const Target = z.strictObject({
  id: Id,
  vendor: Name,
  model: z.string().min(1),
  host: Name.optional(),
})
export type Target = z.infer<typeof Target>

/** Standing rules of the house: a target that matches any of them is never used on the route. */
export const Forbid = z.strictObject({
  vendors: z.array(Name).default([]),
  hosts: z.array(Name).default([]),
  /** The vendor's seat, ISO 3166-1 alpha-2 or `EU`. */
  jurisdictions: z.array(z.string().toUpperCase()).default([]),
})
export type Forbid = z.infer<typeof Forbid>

/** One stream of traffic: whom it serves, where, and the targets in order of preference. */
export const Route = z.strictObject({
  id: Id,
  /** The model alias that clients ask the gateway for; default: the id. */
  alias: z.string().min(1).optional(),
  gateway: Id.optional(),
  /** Share of all traffic, 0 to 1. */
  share: z.number().min(0).max(1).default(0),
  /** ISO 3166-1 alpha-2 or `EU`; empty means everywhere. */
  regions: z.array(z.string().toUpperCase()).default([]),
  populations: z.array(z.string().toLowerCase()).default(['all_users']),
  forbid: Forbid.prefault({}),
  targets: z.array(Target).min(1, 'a route needs at least one target'),
})
export type Route = z.infer<typeof Route>

/** `clearedBy`: labels that prove somebody is outside the population; whoever carries none counts as inside. */
export const Population = z.strictObject({ clearedBy: z.array(z.string().min(1)).default([]) })
export type Population = z.infer<typeof Population>

/** What the company depends on. */
export const Inventory = z.strictObject({
  populations: z.record(z.string().toLowerCase(), Population).default({}),
  /** Seats of vendors that Tocsin does not know, for `forbid.jurisdictions`. */
  vendors: z.record(Name, z.strictObject({ seat: z.string().toUpperCase() })).optional(),
  routes: z.array(Route).default([]),
})
export type Inventory = z.infer<typeof Inventory>

/** Which host serves a target. */
export function hostOf(target: Target): string {
  return target.host ?? target.vendor
}

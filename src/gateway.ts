import type { z } from 'zod'
import type { Directive } from './core/directive.ts'
import type { Inventory } from './core/inventory.ts'
import type { Http } from './http.ts'

/** What a gateway was seen to do with one route. */
export interface ObservedRoute {
  id: string
  /** Ids of the targets that the gateway would use now, in order; empty when the route is closed. */
  targets: readonly string[]
}

/** What was seen at a gateway. `version` changes whenever anything relevant there changes; it guards against races. */
export interface Observation {
  version: string
  routes: readonly ObservedRoute[]
  /** Differences between desired and observed, in words; empty when they agree. */
  drift: readonly string[]
}

export interface GatewayClient {
  /** Looks, changes nothing. @throws GatewayError */
  observe(directive: Directive, signal: AbortSignal): Promise<Observation>
  /** Makes the gateway obey the directive; idempotent. @throws GatewayError */
  apply(directive: Directive, expected: Observation, signal: AbortSignal): Promise<void>
  close?(): Promise<void>
}

export interface GatewayEnvironment {
  http: Http
  /** What every route could use; a directive says only what remains. */
  inventory: Inventory
  now(): Date
}

/**
 * Something that routes model traffic. One file in `src/gateways/`; its path is the `type` of a configured gateway.
 * `push` gateways are observed and changed by Tocsin; `pull` gateways fetch the directive themselves and report acks.
 */
export interface GatewayDefinition<Settings = unknown> {
  describe: string
  mode: 'push' | 'pull' | 'notify'
  /** The keys of a configured gateway beside `id` and `type`. */
  settings: z.ZodType<Settings>
  /** The client of a push gateway; null for `pull` and `notify`, which are served by acks. */
  open(id: string, settings: Settings, environment: GatewayEnvironment): GatewayClient | null
}

/** Declares a gateway; the default export of a file in `src/gateways/`. */
export function defineGateway<Settings>(definition: GatewayDefinition<Settings>): GatewayDefinition<Settings> {
  return definition
}

import type { Inventory } from '#src/core/inventory.ts'

/**
 * A gateway on loopback for the conformance suite. Every push gateway `src/gateways/NAME.ts` has a fake in
 * `test/fakes/NAME.ts` that exports `rig(layout)` and `layouts`.
 */
export interface GatewayRig {
  port: number
  /** Settings of the plug-in that reach the gateway as an administrator. */
  settings: unknown
  /** Settings with a key that may not administer. */
  settingsWithoutRights: unknown
  /** Routes `chat` (targets a, b, c) and `batch` (targets a, c), as the gateway serves them. */
  inventory: Inventory
  /** Sends one request as a client would; the id of the target that answered, or null when nobody did. */
  ask(route: string): Promise<string | null>
  /** Requests of clients and canaries that each target has served. */
  served(target: string): number
  /** Requests so far that changed something. */
  writes(): number
  /** Somebody changes by hand what serves the route. */
  tamper(route: string): void
  /** Everything that is configured, for comparison. */
  snapshot(): string
  close(): Promise<void>
}

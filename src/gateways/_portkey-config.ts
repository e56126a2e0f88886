import type { Directive, DirectiveRoute, DirectiveTarget, RouteOutcome } from '../core/directive.ts'
import type { Inventory, Target } from '../core/inventory.ts'
import { hostOf } from '../core/inventory.ts'
import { vendorKey } from '../core/seats.ts'

/** How a target is called at Portkey: `provider` or `virtual_key`, `override_params` and the like. */
export type PortkeyTarget = Readonly<Record<string, unknown>>

/** The parts of a Portkey config that Tocsin governs; `retry`, `cache` and all else stay as they are. */
export interface Governed {
  strategy: Readonly<Record<string, unknown>>
  targets: readonly PortkeyTarget[]
}

const EVERYBODY = 'tocsin-everybody'
/** Hosts whose provider has another name at Portkey. */
const PROVIDERS: Readonly<Record<string, string>> = {
  aws: 'bedrock',
  microsoft: 'azure-openai',
  mistral: 'mistral-ai',
  together: 'together-ai',
  xai: 'x-ai',
}
// Portkey answers an empty list of targets with 500; this one is stopped by a guardrail before any provider is asked.
const CLOSED: PortkeyTarget = {
  name: 'tocsin-closed',
  provider: 'openai',
  api_key: 'closed',
  before_request_hooks: [
    {
      type: 'guardrail',
      id: 'tocsin-closed',
      deny: true,
      checks: [{ id: 'default.modelWhitelist', parameters: { models: ['no model at all'] } }],
    },
  ],
}

/**
 * What a route's config must say. Without people to tell apart: a fallback list. With them: one branch per proven label,
 * chosen by `metadata.population`, and a default for everybody unknown, so that a missing label never widens.
 */
export function governed(
  route: DirectiveRoute,
  inventory: Inventory,
  named: Readonly<Record<string, PortkeyTarget>>,
): Governed {
  const all = inventory.routes.find((one) => one.id === route.id)?.targets ?? []
  const leaf = (target: DirectiveTarget): PortkeyTarget => ({
    ...(named[`${route.id}/${target.id}`] ??
      named[target.id] ??
      usual(all.find((one) => one.id === target.id) ?? target)),
    name: target.id,
  })
  const branch = ({ targets }: RouteOutcome): Governed => ({
    strategy: { mode: 'fallback' },
    targets: targets.length === 0 ? [CLOSED] : targets.map(leaf),
  })
  if (route.cleared.length === 0) return branch(route)
  const labelOf = (populations: readonly string[]) => [...populations].sort().join('+')
  return {
    strategy: {
      mode: 'conditional',
      conditions: route.cleared.map(({ populations }) => ({
        query: { 'metadata.population': { $in: [labelOf(populations)] } },
        // biome-ignore lint/suspicious/noThenProperty: Portkey's own word
        then: `tocsin-${labelOf(populations)}`,
      })),
      default: EVERYBODY,
    },
    targets: [
      { name: EVERYBODY, ...branch(route) },
      ...route.cleared.map((entry) => ({ name: `tocsin-${labelOf(entry.populations)}`, ...branch(entry) })),
    ],
  }
}

/** The target ids that a config gives to everybody unknown, in order; other targets by what they are called there. */
export function observedTargets(config: Readonly<Record<string, unknown>>): string[] {
  const targets = Array.isArray(config.targets) ? (config.targets as PortkeyTarget[]) : []
  const strategy = (config.strategy ?? {}) as { mode?: unknown; default?: unknown }
  const branch = strategy.mode === 'conditional' ? targets.find((one) => one.name === strategy.default) : undefined
  const leaves = branch && Array.isArray(branch.targets) ? (branch.targets as PortkeyTarget[]) : targets
  return leaves
    .map((one) => String(one.name ?? one.provider ?? one.virtual_key ?? 'unnamed'))
    .filter((name) => name !== CLOSED.name)
}

/** The routes of a directive that one gateway serves. */
export function routesOf(directive: Directive, gateway: string): DirectiveRoute[] {
  return directive.routes.filter((route) => route.gateway === gateway)
}

function usual(target: Target): PortkeyTarget {
  const host = vendorKey(hostOf(target))
  return { provider: PROVIDERS[host] ?? host, override_params: { model: target.model } }
}

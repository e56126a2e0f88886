import type { Basis } from './restriction.ts'

export const ROUTE_STATES = ['normal', 'diverted', 'degraded', 'closed'] as const
/** `degraded`: only a least-bad target is left. `closed`: no lawful target, a recorded stop. */
export type RouteState = (typeof ROUTE_STATES)[number]

/** A target as a directive names it; `host` is always present. */
export interface DirectiveTarget {
  id: string
  vendor: string
  model: string
  host: string
}

/** What remains of a route for some people. */
export interface RouteOutcome {
  state: RouteState
  /** Targets that remain, in order of preference. */
  targets: DirectiveTarget[]
  /** Targets that do not, each with the restriction (or `forbid`) that excludes it. */
  excluded: { id: string; restriction: string }[]
}

/** `state`, `targets`, `excluded` hold for everyone, and so for everyone unknown; `cleared` is checked first and only widens. */
export interface DirectiveRoute extends RouteOutcome {
  id: string
  alias: string
  gateway: string | null
  cleared: ({ populations: string[] } & RouteOutcome)[]
}

/** The routing document (schema `tocsin.directive/1`): full desired state, never a delta. */
export interface Directive {
  schema: 'tocsin.directive/1'
  stream: string
  /** One rising number per stream. */
  generation: number
  issuedAt: string
  expiresAt: string
  halted: boolean
  restrictions: {
    id: string
    basis: Basis
    vendors: string[]
    models: string[]
    hosts: string[]
    regions: string[]
    populations: string[]
    since: string
    until: string | null
    reason: string
    events: string[]
    evidence: { url: string | null; sha256: string | null; quote: string }[]
    decidedBy: string[]
  }[]
  routes: DirectiveRoute[]
}

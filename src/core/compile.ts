import { canonicalJson } from './canonical.ts'
import type { Directive, DirectiveRoute, DirectiveTarget, RouteOutcome } from './directive.ts'
import { sha256 } from './id.ts'
import { hostOf, type Inventory, type Route, type Target } from './inventory.ts'
import type { Basis, Restriction } from './restriction.ts'
import { bindsPeople, coversTarget, reachesRoute } from './scope.ts'
import { placesOverlap, seatOf, vendorKey } from './seats.ts'

/** Who may be told apart on one route, at most; beyond it fewer combinations widen, which is the safe side. */
const MAX_LABELS = 8
const MAX_CLEARED = 64

export interface CompileInput {
  stream: string
  generation: number
  inventory: Inventory
  /** Any restrictions; only those in force count. */
  restrictions: readonly Restriction[]
  halted: boolean
  now: Date
  ttlMs: number
}

/** Compiles the routing document from the inventory and every restriction in force: the whole desired state. */
export function compileDirective(input: CompileInput): Directive {
  const { stream, generation, inventory, halted, now, ttlMs } = input
  const restrictions = input.restrictions.filter((one) => inForce(one, now)).sort(bySinceAndId)
  return {
    schema: 'tocsin.directive/1',
    stream,
    generation,
    issuedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + ttlMs).toISOString(),
    halted,
    restrictions: restrictions.map(stated),
    routes: inventory.routes.map((route) => compileRoute(route, inventory, restrictions)),
  }
}

/**
 * Whether a restriction binds at an instant: active, begun, and not past `until`. A legal one stays past `until`: its
 * expiry never lifts it, a decision does.
 */
export function inForce(restriction: Restriction, now: Date): boolean {
  if (restriction.status !== 'active' || Date.parse(restriction.since) > now.getTime()) return false
  return restriction.basis === 'legal' || restriction.until === null || Date.parse(restriction.until) > now.getTime()
}

/** The next instant at which time alone changes what is in force, or null: compile again then. */
export function nextChangeAt(restrictions: readonly Restriction[], now: Date): string | null {
  const later = restrictions
    .filter((one) => one.status === 'active')
    .flatMap((one) => (one.basis === 'legal' ? [one.since] : [one.since, one.until]))
    .filter((at): at is string => at !== null && Date.parse(at) > now.getTime())
  return later.reduce<string | null>((first, at) => (first === null || at < first ? at : first), null)
}

/** Whether two directives ask for the same thing, whatever their numbers and times: if so no new generation is due. */
export function sameContent(one: Directive, other: Directive): boolean {
  return contentHash(one) === contentHash(other)
}

/** SHA-256 (hex) of what a directive asks for: everything but generation, issuedAt and expiresAt. */
export function contentHash(directive: Directive): string {
  const { generation: _, issuedAt: __, expiresAt: ___, ...content } = directive
  return sha256(canonicalJson(content))
}

/** A restriction with the targets of one route that it covers. */
interface Mark {
  restriction: Restriction
  targets: readonly Target[]
}

/** What remains of one route: for everybody unknown, and wider for people proven outside a restricted population. */
export function compileRoute(route: Route, inventory: Inventory, restrictions: readonly Restriction[]): DirectiveRoute {
  const allowed = route.targets.filter((target) => !forbidden(route, target, inventory))
  // who is covered by what does not depend on people: found once, not for every set of labels
  const marks = restrictions
    .filter((one) => reachesRoute(one, route))
    .map((restriction) => ({
      restriction,
      targets: allowed.filter((target) => coversTarget(restriction, target)),
    }))
    .filter(({ targets }) => targets.length > 0)
  const outcomeFor = (labels: readonly string[]) =>
    outcomeOf(
      route,
      allowed,
      marks.filter(({ restriction }) => bindsPeople(restriction, route, inventory, labels)),
    )
  const unknown = outcomeFor([])
  const cleared: DirectiveRoute['cleared'] = []
  for (const labels of labelSets(inventory, marks)) {
    const outcome = outcomeFor(labels)
    const narrower = cleared.filter((entry) => entry.populations.every((label) => labels.includes(label)))
    if ([unknown, ...narrower].some((known) => sameOutcome(known, outcome))) continue
    if (cleared.length < MAX_CLEARED) cleared.push({ populations: labels, ...outcome })
  }
  return {
    id: route.id,
    alias: route.alias ?? route.id,
    gateway: route.gateway ?? null,
    ...unknown,
    // checked in order, first match wins: those who prove most come first
    cleared: cleared.sort((a, b) => b.populations.length - a.populations.length),
  }
}

/**
 * Which targets remain under some restrictions that all bind. `legal` and the house's `forbid` exclude without
 * exception; `availability` excludes unless nothing else is left; `precaution` moves a target behind all others.
 */
function outcomeOf(route: Route, allowed: readonly Target[], binding: readonly Mark[]): RouteOutcome {
  const excluded = new Map<string, string>()
  const impaired: { target: Target; restrictions: Restriction[] }[] = []
  const doubtful: Target[] = []
  const sound: Target[] = []
  for (const target of route.targets) {
    const of = (basis: Basis) =>
      binding.flatMap((mark) =>
        mark.restriction.basis === basis && mark.targets.includes(target) ? [mark.restriction] : [],
      )
    const [legal] = of('legal')
    const availability = of('availability')
    if (!allowed.includes(target)) excluded.set(target.id, 'forbid')
    else if (legal !== undefined) excluded.set(target.id, legal.id)
    else if (availability.length > 0) impaired.push({ target, restrictions: availability })
    else if (of('precaution').length > 0) doubtful.push(target)
    else sound.push(target)
  }
  let targets = [...sound, ...doubtful]
  const leastBad = targets.length === 0 ? leastImpaired(impaired) : null
  if (leastBad !== null) targets = [leastBad]
  for (const { target, restrictions } of impaired) if (target !== leastBad) excluded.set(target.id, restrictions[0]!.id)
  return {
    state:
      targets.length === 0
        ? 'closed'
        : sound.length === 0
          ? 'degraded'
          : targets[0] === allowed[0]
            ? 'normal'
            : 'diverted',
    targets: targets.map(named),
    excluded: route.targets
      .filter((target) => excluded.has(target.id))
      .map((target) => ({ id: target.id, restriction: excluded.get(target.id)! })),
  }
}

/** Fewest reasons against it first, then the route's own order. */
function leastImpaired(impaired: readonly { target: Target; restrictions: readonly Restriction[] }[]): Target | null {
  return (
    [...impaired].sort((a, b) => a.restrictions.length - b.restrictions.length).map((entry) => entry.target)[0] ?? null
  )
}

/** Whether the house's standing rules exclude a target; a vendor whose seat nobody knows is not proven to be elsewhere. */
export function forbidden(route: Route, target: Target, inventory: Inventory): boolean {
  const { vendors, hosts, jurisdictions } = route.forbid
  const seat = seatOf(target.vendor, inventory)
  return (
    vendors.some((vendor) => vendorKey(vendor) === vendorKey(target.vendor)) ||
    hosts.some((host) => vendorKey(host) === vendorKey(hostOf(target))) ||
    jurisdictions.some((place) => seat === null || placesOverlap(place, seat))
  )
}

/** Sets of labels that could clear somebody of a restriction on this route, smallest first. */
function labelSets(inventory: Inventory, marks: readonly Mark[]): string[][] {
  const populations = [...new Set(marks.flatMap(({ restriction }) => restriction.populations))]
  const labels = [...new Set(populations.flatMap((name) => inventory.populations[name]?.clearedBy ?? []))].sort()
  const sets: string[][] = [[]]
  for (const label of labels.slice(0, MAX_LABELS))
    sets.push(...sets.filter((set) => set.length < populations.length).map((set) => [...set, label]))
  return sets.slice(1).sort((a, b) => a.length - b.length || (a.join() < b.join() ? -1 : 1))
}

function sameOutcome(one: RouteOutcome, other: RouteOutcome): boolean {
  return (
    one.state === other.state &&
    one.targets.length === other.targets.length &&
    one.targets.every((target, at) => target.id === other.targets[at]!.id) &&
    one.excluded.every(({ id, restriction }, at) => {
      const there = other.excluded[at]
      return there !== undefined && there.id === id && there.restriction === restriction
    })
  )
}

function named(target: Target): DirectiveTarget {
  return { id: target.id, vendor: target.vendor, model: target.model, host: hostOf(target) }
}

function stated(restriction: Restriction): Directive['restrictions'][number] {
  const { id, basis, vendors, models, hosts, regions, populations } = restriction
  const { since, until, reason, events, evidence, decidedBy } = restriction
  return {
    ...{ id, basis, vendors, models, hosts, regions, populations, since, until, reason, events },
    evidence: evidence.map(({ url, sha256, quote }) => ({ url, sha256, quote })),
    decidedBy,
  }
}

function bySinceAndId(one: Restriction, other: Restriction): number {
  if (one.since !== other.since) return one.since < other.since ? -1 : 1
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0
}

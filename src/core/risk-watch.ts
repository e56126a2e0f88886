import type { Event } from './event.ts'
import type { ExposedRoute, Exposure } from './exposure.ts'
import type { Impact } from './impact.ts'
import { hostOf, type Inventory, type Target } from './inventory.ts'
import { type MatchSubject, matches } from './matcher.ts'
import { sameModel } from './model-name.ts'
import { leastOf, levelOf, RISK_LEVELS, type Risk, type RiskLevel, type RiskSign } from './risk.ts'
import { vendorKey } from './seats.ts'
import { type Silence, silencedBy } from './silence.ts'
import type { Subscription } from './subscription.ts'

/** A level of an own vendor or model that changed, and why. `before` is `low` for what was never above it. */
export interface RiskChange {
  vendor: string
  model: string | null
  before: RiskLevel
  level: RiskLevel
  score: number
  at: string
  /** The signs behind it, strongest first. */
  because: RiskSign[]
}

/** What an event must at least mean for a level to be told like it: matchers and silences speak of impact. */
export const IMPACT_OF_LEVEL: Readonly<Record<RiskLevel, Impact>> = {
  low: 'low',
  raised: 'medium',
  high: 'high',
  acute: 'critical',
}

const HOUR_MS = 3_600_000
/** A level that was reached stands at least so long, so that what goes up and down within a day is told once. */
const STAY_MS = 24 * HOUR_MS
/** A level is left only when the score is this share of what reaches it: signs fade a little every hour. */
const KEEP = 0.8
const MOST_SIGNS = 20

/**
 * Which levels of own vendors and models change. Up at once; down only after a day and clearly below, so that no level
 * can flap. `known` is where each stands; what is not in it stands at `low`.
 */
export function levelChanges(
  known: readonly Pick<RiskChange, 'vendor' | 'model' | 'level' | 'at'>[],
  risks: readonly Risk[],
  inventory: Inventory,
  now: Date,
): RiskChange[] {
  const current = new Map(
    risks.filter((risk) => dependents(risk, inventory).length > 0).map((risk) => [keyOf(risk), risk]),
  )
  const standing = new Map(known.map((one) => [keyOf(one), one]))
  return [...new Set([...current.keys(), ...standing.keys()])].flatMap((key): RiskChange[] => {
    const stands = standing.get(key)
    const risk = current.get(key)
    const { vendor, model } = (risk ?? stands) as RiskChange
    if (risk === undefined && dependents({ vendor, model }, inventory).length === 0) return []
    const before = stands?.level ?? 'low'
    const score = risk?.score ?? 0
    const level = settled(before, score, stands?.at ?? null, now)
    if (level === before) return []
    const because = (risk?.because ?? []).slice(0, MOST_SIGNS)
    return [{ vendor, model, before, level, score, at: now.toISOString(), because }]
  })
}

/** True for a rise that people are told: to `high` or `acute`, with something that was not there when the watch began. */
export function rings({ before, level, because }: RiskChange, quiet: ReadonlySet<string>): boolean {
  if (!isRise({ before, level }) || leastOf(level) < leastOf('high')) return false
  return because.some((sign) => !quiet.has(sign.event))
}

/** True when a level went up. */
export function isRise({ before, level }: Pick<RiskChange, 'before' | 'level'>): boolean {
  return RISK_LEVELS.indexOf(level) > RISK_LEVELS.indexOf(before)
}

/** What is left of changes in time order: each vendor and model once, and none that came back to where it was. */
export function netChanges(changes: readonly RiskChange[]): RiskChange[] {
  const last = Map.groupBy(changes, keyOf)
  return [...last.values()]
    .map((all) => ({ ...all.at(-1)!, before: all[0]!.before }))
    .filter((one) => one.before !== one.level)
    .sort((a, b) => RISK_LEVELS.indexOf(b.level) - RISK_LEVELS.indexOf(a.level) || b.score - a.score)
}

/** Every vendor that an inventory depends on, as maker or as host, by the ids that events name. */
export function ownVendors(inventory: Inventory): string[] {
  const targets = inventory.routes.flatMap((route) => route.targets)
  return [...new Set(targets.flatMap((target) => [target.vendor, hostOf(target)]).flatMap((id) => [id, vendorKey(id)]))]
}

/** Which routes depend on a vendor or model, and what else they have. */
export function dependence(of: Pick<Risk, 'vendor' | 'model'>, inventory: Inventory): Exposure {
  const routes = inventory.routes.flatMap(({ id, share, targets }): ExposedRoute[] => {
    const hit = targets.filter((target) => isAbout(of, target))
    if (hit.length === 0) return []
    const left = targets.filter((target) => !hit.includes(target))
    const ids = (list: readonly Target[]) => list.map((target) => target.id)
    return [{ id, share, hit: ids(hit), left: ids(left), primaryHit: hit[0] === targets[0] }]
  })
  const share = routes.reduce((sum, route) => sum + route.share, 0)
  return { share: Math.min(1, Math.round(share * 1e9) / 1e9), routes }
}

/**
 * Whether a subscription hears of a rise: its matcher holds for one of the events behind it, taken for as grave as the
 * level is. A silence on all of these mutes it.
 */
export function hearsOf(
  subscription: Subscription,
  level: RiskLevel,
  subjects: readonly MatchSubject[],
  silences: readonly Silence[],
  now: Date,
): { hears: boolean; because: string[] } {
  const grave = subjects.map((subject): MatchSubject => ({ ...subject, event: asGrave(subject.event, level) }))
  const loud = grave.filter((subject) => silencedBy(silences, subject, now) === null)
  if (loud.length === 0) return { hears: false, because: ['silenced: every sign behind it'] }
  const verdicts = loud.map((subject) => matches(subscription.match, subject))
  const hit = verdicts.find((one) => one.matched)
  return hit ? { hears: true, because: hit.because } : { hears: false, because: verdicts[0]?.because ?? [] }
}

/** One key for one vendor or model. */
export function keyOf({ vendor, model }: Pick<Risk, 'vendor' | 'model'>): string {
  return model === null ? vendor : `${vendor}/${model}`
}

function asGrave(event: Event, level: RiskLevel): Event {
  return { ...event, impact: IMPACT_OF_LEVEL[level] }
}

function settled(before: RiskLevel, score: number, since: string | null, now: Date): RiskLevel {
  const reached = levelOf(score)
  if (isRise({ before, level: reached })) return reached
  const kept = levelOf(score / KEEP)
  const stays = since !== null && now.getTime() - Date.parse(since) < STAY_MS
  return stays || !isRise({ before: kept, level: before }) ? before : kept
}

function dependents(of: Pick<Risk, 'vendor' | 'model'>, inventory: Inventory): ExposedRoute[] {
  return dependence(of, inventory).routes
}

/** A target is made by a vendor, or served there; of a model only the targets with that model count. */
function isAbout({ vendor, model }: Pick<Risk, 'vendor' | 'model'>, target: Target): boolean {
  const key = vendorKey(vendor)
  const theirs = vendorKey(target.vendor) === key || vendorKey(hostOf(target)) === key
  return theirs && (model === null || sameModel(model, target.model))
}

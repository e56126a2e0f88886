import type { Category } from './assessment.ts'
import type { Event } from './event.ts'
import { atLeast } from './impact.ts'
import { hostOf, type Inventory, type Target } from './inventory.ts'
import { sameModel } from './model-name.ts'
import type { Scope } from './scope.ts'
import { placesOverlap, seatOf, vendorKey } from './seats.ts'
import { narrowing, onlyApp } from './struck.ts'

/** Trouble of a service: it strikes where a model is served, not wherever the same maker's models run. */
const SERVING: readonly Category[] = ['outage', 'degradation', 'maintenance', 'resolved']
/** What may strike a whole vendor when no model is named. */
const VENDOR_WIDE: readonly Category[] = [
  'export_control',
  'sanctions',
  'ai_regulation',
  'court_order',
  'vendor_withdrawal',
  'region_restriction',
  'terms_change',
  'security_incident',
  'outage',
]
/** Rules of a place that bind in that place. */
const LOCAL: readonly Category[] = ['region_restriction', 'ai_regulation', 'court_order']
const PARTIAL =
  /\b(partial|partially|some|subset|intermittent|intermittently|certain|several|a few|limited|degraded|degradation|elevated|increased|slow|slowness|latency|delays?|delayed)\b/i
/** A region or zone of a cloud, which has others: `us-east-1`, `europe-west9-a`. */
const ZONE =
  /\b(?:us|eu|europe|ap|asia|ca|sa|me|af|il|mx|cn|australia|africa|northamerica|southamerica)(?:-[a-z]{2,12}){1,3}-?\d{1,2}(?:-?[a-z])?\b/

/**
 * What an event names, as a scope over this inventory: the vendors, models and populations it names, where they are
 * made or served, and where the rule holds; null when it names neither a vendor nor a model, or when only an
 * application for people is in trouble.
 */
export function affectedScope(event: Event, inventory: Inventory): Scope | null {
  const vendors = [...new Set(event.vendors.map(vendorKey))]
  const models = modelsOf(event)
  if (models.length === 0 && (vendors.length === 0 || appOf(event) !== null)) return null
  const places = servedBy(event, vendors, models, inventory)
  return {
    ...places,
    models: models.length > 0 ? models : ['*'],
    regions: regionsOf(event, inventory),
    populations:
      event.populations.length === 0 || event.populations.includes('all_users')
        ? ['all_users']
        : [...new Set(event.populations)],
  }
}

/**
 * Why an event is too vague to restrict by itself, or null: without a versioned model it must say that the whole vendor
 * is struck, so that trouble with one model never closes a vendor.
 */
export function vagueness(event: Event): string | null {
  const models = modelsOf(event)
  if (models.some((model) => /\d/.test(model))) return null
  const what = event.models.length === 0 ? 'names no model' : `names only ${event.models.join(', ')}`
  const app = models.length === 0 ? appOf(event) : null
  if (app !== null) return `the event ${what}, and only an application is struck ('${app}')`
  if (!VENDOR_WIDE.includes(event.category))
    return `the event ${what}, and ${event.category} is not about a whole vendor`
  if (!atLeast(event.impact, 'high')) return `the event ${what}, and its impact is only ${event.impact}`
  if (!SERVING.includes(event.category)) return null
  const partial = PARTIAL.exec(event.title) ?? ZONE.exec(event.title)
  if (partial !== null) return `the event ${what}, and its title says '${partial[0]}'`
  return event.services === undefined ? null : `the event ${what}, and is about services of one region`
}

/** The models that narrow an event down; in trouble of a service, brands do so only where they say what programs call. */
function modelsOf(event: Event): string[] {
  return specificModels(SERVING.includes(event.category) ? narrowing(event) : event.models)
}

function appOf(event: Event): string | null {
  return SERVING.includes(event.category) ? onlyApp(event) : null
}

/** Model names without the families that a more specific name already narrows down (`claude` beside `claude-fable-5`). */
function specificModels(models: readonly string[]): string[] {
  const unique = [...new Set(models)]
  return unique.filter(
    (one) => !unique.some((other) => other !== one && sameModel(one, other) && !sameModel(other, one)),
  )
}

/** Which makers and hosts are struck. A host is named for what it serves; a maker wherever its models run. */
function servedBy(
  event: Event,
  vendors: readonly string[],
  models: readonly string[],
  inventory: Inventory,
): Pick<Scope, 'vendors' | 'hosts'> {
  if (vendors.length === 0) return { vendors: ['*'], hosts: ['*'] }
  const concerned = inventory.routes
    .flatMap((route) => route.targets)
    .filter((target) => models.length === 0 || models.some((model) => sameModel(model, target.model)))
  const made = (target: Target) => vendors.includes(vendorKey(target.vendor))
  const served = concerned.filter((target) => vendors.includes(vendorKey(hostOf(target))))
  if (SERVING.includes(event.category))
    return { vendors: served.every(made) ? [...vendors] : ['*'], hosts: [...vendors] }
  const makers = vendors.filter((vendor) => concerned.some((target) => vendorKey(target.vendor) === vendor))
  if (makers.length > 0 || served.length === 0)
    return { vendors: makers.length > 0 ? makers : [...vendors], hosts: ['*'] }
  return { vendors: ['*'], hosts: [...vendors] }
}

/** Where the event's rule holds: its places, or everywhere when it binds a vendor at its own seat or is no local rule. */
function regionsOf(event: Event, inventory: Inventory): string[] {
  if (!LOCAL.includes(event.category) || event.jurisdictions.length === 0) return ['*']
  if (event.jurisdictions.includes('INT')) return ['*']
  const atSeat = event.vendors.some((vendor) => {
    const seat = seatOf(vendor, inventory)
    return seat !== null && event.jurisdictions.some((place) => placesOverlap(place, seat))
  })
  // a vendor shuts a place out for itself; the authority of its own seat that stops it stops it for everybody
  const ordered = event.witnesses.some(({ authority }) => authority === 'official')
  return atSeat && (event.category !== 'region_restriction' || ordered) ? ['*'] : [...new Set(event.jurisdictions)]
}

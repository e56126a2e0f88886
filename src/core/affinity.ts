import {
  common,
  isParticular,
  isRoundup,
  modelsInCommon,
  regionOf,
  type SharedDate,
  sameDate,
  TOGETHER_MS,
} from './agreement.ts'
import { shared } from './likeness.ts'
import type { Affinity, Profile } from './profile.ts'
import { DAY, distance, HOUR, REACH, RECAP, retold } from './reach.ts'
import { similarity } from './shingle.ts'
import type { Track } from './track.ts'
import { linksOf, type Traits } from './traits.ts'
import { weigh } from './weigh.ts'

/** How far a component's change of colour may be from the incident that explains it. */
const GAUGE_MS = 3 * HOUR
/** What is held against it when one of them, or both, was not understood to concern anybody. */
const UNTOLD = 0.15
const UNTOLD_LIKENESS = 0.25
const UNTOLD_MS = 3 * DAY
/** How long after the last one another incident of the same region is the same outage growing. */
const WIDENS_MS = 3 * HOUR
/** At or above: the same event. */
export const JOIN = 0.51
/** How long a measure is announced before a formal act is a stage of its own. */
const ANNOUNCED_MS = 2 * DAY
const GRAVE = 3
const LOW = 1
/** Share of common shingles from which two texts are one text. */
const COPY = 0.6
/** What follows one another in one story and is told apart, and what ends by itself. */
const STAGES: ReadonlySet<Track> = new Set<Track>([
  'act',
  'eased',
  'lifted',
  'threat',
  'suit',
  'ruling',
  'service',
  'law',
])
const CRITICAL = 4
/** What a place in common speaks for one event. */
const SAME_PLACE = 0.05
/** How soon a host feels what a maker has closed. */
const FELT_MS = 12 * HOUR
/** Strands that the same story is told on by sources that weigh it differently. */
const NEAR: ReadonlySet<string> = new Set([
  'act law',
  'act ruling',
  'act security',
  'act terms',
  'law threat',
  'other price',
  'other security',
  'other terms',
  'price retirement',
  'price terms',
  'security terms',
  'security service',
  'suit threat',
])

/** Compares a reading with an event; null when something rules it out. Pure and symmetrical in time. */
export function affinity(traits: Traits, event: Profile): Affinity | null {
  const gap = distance(traits, event)
  if (traits.incident && event.incidents.includes(traits.incident))
    return { score: 3, copyOf: null, because: [`same incident ${traits.incident}`] }
  const rivals = traits.incident !== null && event.incidents.some((id) => id.split('#')[0] === traits.place)
  if (rivals) return sameFailure(traits, event)
  const date = sameDate(traits.effective, event.effective)
  const reach = Math.max(REACH[traits.track], REACH[event.track], retold(traits, event))
  if (gap > reach * (date?.whole || traits.authority !== 'vendor' ? RECAP : 1)) return null
  if (traits.gauge) return gaugeOf(traits, event, gap)
  // The same sentences about another state are a form, not a copy.
  const copy = regionOf(traits, event) < 0 ? null : closestCopy(traits, event)
  if (copy) return copy
  if (isFormalStage(traits, event)) return null
  if (traits.track === 'none' || event.track === 'none') return untold(traits, event, gap, date)
  if (isBygone(traits, event))
    return { score: 0.6, copyOf: null, because: ['ends of long ago, listed by one tracker at one time'] }
  if (isAnotherHosts(traits, event)) return null
  const near = nearnessOf(traits, event)
  if (near === null) return null
  // A recap long after belongs to what it recaps when it says so clearly.
  const late = gap > reach && !date?.whole && !(traits.link !== null && event.links.includes(traits.link))
  return weigh(traits, event, gap, near + (late ? 0.15 : 0), date)
}

/**
 * One page numbers its incidents: two numbers are two incidents, however alike their words, unless they begin together
 * with the same title, one says that it is the other come back, or a cloud gives each service of a failing region its own.
 */
function sameFailure(traits: Traits, event: Profile): Affinity | null {
  const same = event.exemplars.find((exemplar) => {
    const together = Math.abs(traits.at - exemplar.at) <= TOGETHER_MS
    const alike = traits.title.length > 0 && shared(traits.title, exemplar.title) * 3 >= traits.title.length * 2
    const silent = traits.title.length === 0 && exemplar.title.length === 0
    return exemplar.place === traits.place && together && (alike || silent)
  })
  if (same) return { score: 0.6, copyOf: null, because: [`began together with ${same.item}, under the same title`] }
  if (widens(traits, event))
    return { score: 0.6, copyOf: null, because: [`began while other services of ${traits.zone} were in trouble`] }
  const back = traits.recurrence && distance(traits, event) <= REACH.service && event.track === 'service'
  const vendor = common(traits.vendors, event.vendors)[0]
  const model = traits.models.length === 0 || common(traits.models, event.models).length > 0
  if (!back || !vendor || !model) return null
  return { score: 0.6, copyOf: null, because: [`says itself that an earlier incident of ${vendor} is back`] }
}

/** True for an incident that begins in a region where the event's incidents are going on, whomever it concerns. */
function widens(traits: Traits, event: Profile): boolean {
  const disturbed = traits.track === 'service' || traits.track === 'none'
  if (traits.zone === null || !disturbed || event.track !== 'service') return false
  if (event.endedAt !== null && traits.at > event.endedAt) return false
  const here = event.exemplars.some((one) => one.place === traits.place && one.zone === traits.zone)
  return here && distance(traits, event) <= WIDENS_MS
}

/** What was not understood to concern anybody joins only what says much the same of the same names. */
function untold(traits: Traits, event: Profile, gap: number, date: SharedDate | null): Affinity | null {
  if (gap > UNTOLD_MS || traits.incident !== null || event.incidents.length > 0) return null
  const both = traits.track === 'none' && event.track === 'none'
  const named = common(traits.vendors, event.vendors).length + common(traits.models, event.models).length
  const cited = common(traits.instruments, event.instruments).filter(isParticular).length
  if (named + cited === 0 && regionOf(traits, event) < 1) return null
  if (both && cited === 0) return null
  const found = weigh(traits, event, gap, UNTOLD, date)
  return found && (found.likeness ?? 0) >= UNTOLD_LIKENESS ? found : null
}

/** A tracker that fills its list tells dozens of ends at once that are long past and ask nothing of anybody. */
function isBygone(traits: Traits, event: Profile): boolean {
  if (traits.track !== 'retirement' || event.track !== 'retirement' || traits.authority !== 'aggregator') return false
  if (traits.rank > LOW || event.rank > LOW || common(traits.vendors, event.vendors).length === 0) return false
  const told = event.exemplars.filter(({ at }) => at === traits.at)
  return told.length > 0 && event.exemplars.every(({ publisher }) => publisher === traits.publisher)
}

/** A vendor that ends a model without a date speaks of its own service: elsewhere the model has another end. */
function isAnotherHosts(traits: Traits, event: Profile): boolean {
  if (traits.track !== 'retirement' || event.track !== 'retirement') return false
  if (traits.authority !== 'vendor' || traits.kind !== 'vendor' || traits.effective.length > 0) return false
  const shared = common(traits.vendors, event.vendors).length
  return shared < traits.vendors.length || shared < event.vendors.length
}

/** A measure that was announced days ago and is now formally taken: whoever waited for that must hear of it. */
function isFormalStage(traits: Traits, event: Profile): boolean {
  const announced = event.track === 'act' && event.formal !== true && event.firstAt > 0
  // A digest tells old news as new.
  const told = traits.formal && traits.rank >= GRAVE && traits.authority !== 'aggregator'
  return announced && told && traits.at - event.firstAt > ANNOUNCED_MS
}

/** A component that turns red belongs to the trouble that its vendor has at that time. */
function gaugeOf(traits: Traits, event: Profile, gap: number): Affinity | null {
  const vendors = common(traits.vendors, event.vendors)
  if (event.track !== 'service' || traits.track !== 'service' || vendors.length === 0 || gap > GAUGE_MS) return null
  if (event.endedAt !== null && traits.at - event.endedAt > HOUR) return null
  return { score: 0.7 - gap / HOUR / 100, copyOf: null, because: [`component of ${vendors[0]}, which is in trouble`] }
}

/** The item whose text this is, when two places tell it or one place tells it twice within three days. */
function closestCopy(traits: Traits, event: Profile): Affinity | null {
  let best: { item: string; share: number } | null = null
  for (const exemplar of event.exemplars) {
    if (exemplar.item === traits.item) continue
    const share = similarity(traits.signature, exemplar.signature)
    if (share < COPY || share <= (best?.share ?? 0)) continue
    // A status page's wording is a form: the same form at another time is another incident.
    if (traits.incident && Math.abs(traits.at - exemplar.at) > HOUR) continue
    if (traits.title.length + traits.body.length < 2 && Math.abs(traits.at - exemplar.at) > DAY) continue
    best = { item: exemplar.item, share }
  }
  if (!best) return null
  return {
    score: 1.5 + best.share,
    copyOf: best.item,
    because: [`same text as ${best.item} (${Math.round(best.share * 100)} % of its phrases)`],
  }
}

/** What may be denied, taken back or corrected. */
export function isMeasure(track: Track): boolean {
  return track === 'act' || track === 'law' || track === 'threat'
}

/** What is held against two strands; null when they are told apart. What amends a story is part of it on any strand. */
function nearnessOf(traits: Traits, event: Profile): number | null {
  if (traits.track === event.track || (traits.amends && isMeasure(event.track))) return 0
  if (isStatement(traits, event)) return 0.3
  return penalty(traits.track, event.track) ?? felt(traits, event)
}

/**
 * What is held against one closing that is told as an act by some and as a disturbance by others, or null where it is
 * not one: a host's requests fail for the model that its maker has just closed, or the maker's own incident says no more
 * than that a model is gone.
 */
function felt(traits: Traits, event: Profile): number | null {
  const feels = event.track === 'act' && traits.track === 'service'
  const explains = event.track === 'service' && traits.track === 'act'
  const since = traits.at - event.firstAt
  const open = event.firm && event.endedAt === null && since >= 0 && since <= FELT_MS
  if (!(feels || explains) || !open || modelsInCommon(traits.models, event.models).length === 0) return null
  const where = common(traits.jurisdictions, event.jurisdictions)
  if (where.length > 0 && (feels || event.rank === CRITICAL)) return 0
  // Where no place is named, who speaks and how soon stands for it: a host at once, or the maker about its own incident.
  const own = event.exemplars.some(({ publisher }) => publisher === traits.publisher)
  const host = feels && !own && traits.incident !== null
  const maker = explains && own && traits.rank === CRITICAL
  const placeless = traits.jurisdictions.length === 0 || event.jurisdictions.length === 0
  return placeless && traits.firm && (host || maker) && since <= GAUGE_MS ? -SAME_PLACE : null
}

/** True when one publisher's incident and its statement point to one page: one matter, told as a disturbance and as an act. */
function isStatement(traits: Traits, event: Profile): boolean {
  if (traits.track !== 'service' && event.track !== 'service') return false
  const own = event.exemplars.some(({ publisher }) => publisher === traits.publisher)
  return own && linksOf(traits).some((link) => event.links.includes(link) && !isRoundup(link, traits, event))
}

function penalty(one: Track, other: Track): number | null {
  if (NEAR.has([one, other].sort().join(' '))) return 0.15
  return STAGES.has(one) && STAGES.has(other) ? null : 0.3
}

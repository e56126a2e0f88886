import { similarity } from './shingle.ts'
import type { Track } from './track.ts'
import type { Traits } from './traits.ts'

/** A representative item of an event, as far as correlation needs it; about 900 bytes as JSON. */
export interface Exemplar {
  item: string
  place: string
  publisher: string
  at: number
  link: string | null
  signature: readonly number[]
  title: readonly number[]
  body: readonly number[]
  /** Names and numbers in Latin letters, where the text itself is in another script; they cross languages. */
  latin: readonly number[]
}

/** What an event offers for comparison. */
export interface Profile {
  track: Track
  vendors: readonly string[]
  models: readonly string[]
  instruments: readonly string[]
  jurisdictions: readonly string[]
  /** Dates from which it holds, as stated. */
  effective: readonly string[]
  incidents: readonly string[]
  links: readonly string[]
  exemplars: readonly Exemplar[]
  /** Publication times of the first and the latest item, milliseconds. */
  firstAt: number
  lastAt: number
  /** When it ended, milliseconds; null while it is open. */
  endedAt: number | null
  /** Rank of its gravest item, 0 (`none`) to 4 (`critical`). */
  rank: number
  /** True when the vendor itself or an official has spoken. */
  firm: boolean
}

/**
 * How strongly a reading belongs to an event, with what speaks for it; `copyOf` names the item it repeats. Below 1.5 a sum
 * of hints, from 1.5 a copy of a text, 3 an identity.
 */
export interface Affinity {
  score: number
  copyOf: string | null
  because: string[]
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** How far a component's change of colour may be from the incident that explains it. */
const GAUGE_MS = 3 * HOUR
/** At or above: the same event. */
export const JOIN = 0.52
/** Share of common shingles from which two texts are one text. */
const COPY = 0.6
/** How far apart in time items of one event are published, per strand. */
const REACH: Record<Track, number> = {
  act: 60 * DAY,
  eased: 10 * DAY,
  lifted: 30 * DAY,
  threat: 10 * DAY,
  suit: 14 * DAY,
  ruling: 21 * DAY,
  law: 120 * DAY,
  retirement: 150 * DAY,
  terms: 10 * DAY,
  price: 14 * DAY,
  service: 12 * HOUR,
  security: 14 * DAY,
  other: 5 * DAY,
  none: 3 * DAY,
}
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
  const gap = Math.max(0, traits.at - event.lastAt, event.firstAt - traits.at)
  if (traits.incident && event.incidents.includes(traits.incident))
    return { score: 3, copyOf: null, because: [`same incident ${traits.incident}`] }
  // One page numbers its incidents: two numbers are two incidents, however alike their words.
  const rivals = traits.incident !== null && event.incidents.some((id) => id.split('#')[0] === traits.place)
  if (rivals) return null
  if (gap > Math.max(REACH[traits.track], REACH[event.track])) return null
  if (traits.gauge) return gaugeOf(traits, event, gap)
  const copy = closestCopy(traits, event)
  if (copy) return copy
  if (traits.track === 'none' || event.track === 'none') return null
  const near = traits.track === event.track ? 0 : penalty(traits.track, event.track)
  if (near === null) return null
  return weigh(traits, event, gap, near)
}

function weigh(traits: Traits, event: Profile, gap: number, near: number): Affinity | null {
  const because: string[] = []
  let score = -near
  // After its end, an event is retold for weeks, but whoever makes a rule or runs a service speaks of something new.
  const after = event.endedAt === null ? 0 : traits.at - event.endedAt
  if (after > DAY && traits.track !== 'lifted') {
    if (traits.authority === 'official' || traits.authority === 'vendor') return null
    score -= 0.1
  }
  const vendors = common(traits.vendors, event.vendors)
  const named = traits.models.filter(isSpecific)
  const known = event.models.filter(isSpecific)
  const models = common(named, known)
  // The host of a model and its maker speak of the same model.
  if (vendors.length === 0 && models.length === 0 && traits.vendors.length > 0 && event.vendors.length > 0) return null
  const instruments = common(traits.instruments, event.instruments)
  const places = common(traits.jurisdictions, event.jurisdictions)
  if (places.length === 0 && traits.jurisdictions.length > 0 && event.jurisdictions.length > 0) {
    if (models.length === 0) return null
    score -= 0.1
  }
  if (models.length === 0 && named.length > 0 && known.length > 0) {
    if (traits.track === 'retirement') return null // notices are forms; the model is what tells them apart
    score -= 0.25
  }
  const link = [traits.link, ...traits.cites].find(
    (address) => address !== null && event.links.includes(address) && !isRoundup(address, traits, event),
  )
  if (link) add(0.45, `same address ${link}`)
  if (vendors.length > 0) add(0.15, `vendor ${vendors.slice(0, 3).join(', ')}`)
  if (models.length > 0) add(0.2, `model ${models.slice(0, 3).join(', ')}`)
  else if (common(traits.models, event.models).length > 0)
    add(0.08, `product ${common(traits.models, event.models)[0]}`)
  if (instruments.length > 0) add(0.12, `instrument ${instruments.slice(0, 2).join(', ')}`)
  if (places.length > 0) add(0.05, `jurisdiction ${places.slice(0, 2).join(', ')}`)
  const dates = common(traits.effective, event.effective)
  if (dates.length > 0) add(traits.track === 'law' ? 0.35 : 0.25, `in force from ${dates[0]}`)
  else if (traits.effective.length > 0 && event.effective.length > 0) score -= 0.2
  const words = wordsInCommon(traits, event)
  // Notices of retirement are forms: without the same model only the same title speaks of the same one.
  if (traits.track === 'retirement' && models.length === 0 && words.share < 0.8) return null
  if (words.share >= 0.12)
    add(0.7 * words.share, `words in common ${Math.round(words.share * 100)} % with ${words.item}`)
  const closeness = traits.track === 'service' ? nearness(gap, HOUR) : nearness(gap, DAY)
  if (closeness > 0) add(closeness, `${Math.round(gap / HOUR)} h apart`)
  if (traits.track === 'service' && models.length > 0 && gap <= HOUR) add(0.1, 'the same model in the same hour')
  // A model is withdrawn, restored or retired once at a time: the same strand of the same model is the same story.
  const singular = traits.track === 'act' || traits.track === 'eased' || traits.track === 'lifted'
  // But a measure does not begin with the talk of the days before, nor with something small that was filed there.
  const talk = traits.firm && traits.at - event.firstAt > DAY
  const idle = !event.firm && (talk || traits.rank - event.rank >= 2)
  if (near === 0 && singular && models.length > 0 && !idle) add(0.3, `one measure at a time on ${models[0]}`)
  return score > 0 ? { score, copyOf: null, because } : null

  function add(weight: number, reason: string) {
    score += weight
    because.push(reason)
  }
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

/** Best share of distinctive words in common with one item of the event; the title counts more. */
function wordsInCommon(traits: Traits, event: Profile): { share: number; item: string; sameTitle: boolean } {
  let best = { share: 0, item: '', sameTitle: false }
  for (const exemplar of event.exemplars) {
    const title = dice(traits.title, exemplar.title)
    const all = overlap([...traits.title, ...traits.body], [...exemplar.title, ...exemplar.body])
    const share = Math.max(0.5 * title + 0.5 * all, acrossScripts(traits, exemplar))
    const sameTitle = title > 0.9 && traits.title.length >= 7
    if (share > best.share) best = { share, item: exemplar.item, sameTitle }
  }
  return best
}

/** Between scripts only names and numbers can agree: two are a hint, four are as good as half of the words. */
function acrossScripts(traits: Traits, exemplar: Exemplar): number {
  const foreign = traits.latin.length > 0 ? traits.latin : exemplar.latin
  if (foreign.length === 0 || (traits.latin.length > 0 && exemplar.latin.length > 0)) return 0
  const plain = traits.latin.length > 0 ? [...exemplar.title, ...exemplar.body] : [...traits.title, ...traits.body]
  const count = shared(foreign, plain)
  return count < 2 ? 0 : Math.min(0.6, 0.16 * count)
}

function penalty(one: Track, other: Track): number | null {
  return NEAR.has([one, other].sort().join(' ')) ? 0.15 : null
}

function nearness(gap: number, unit: number): number {
  if (gap <= unit) return 0.15
  if (gap <= 3 * unit) return 0.1
  return gap <= 7 * unit ? 0.05 : 0
}

/** True when an address is a page on which one place puts many items: it says where, not what. */
function isRoundup(address: string, traits: Traits, event: Profile): boolean {
  return (
    address === traits.link &&
    event.exemplars.some((exemplar) => exemplar.link === address && exemplar.place === traits.place)
  )
}

/** A version makes a model's name specific; a bare product or family is little more than its vendor. */
function isSpecific(model: string): boolean {
  return /\d/.test(model)
}

function common(left: readonly string[], right: readonly string[]): string[] {
  return left.filter((value) => right.includes(value))
}

function shared(left: readonly number[], right: readonly number[]): number {
  let count = 0
  for (const value of left) if (right.includes(value)) count++
  return count
}

function dice(left: readonly number[], right: readonly number[]): number {
  return left.length + right.length === 0 ? 0 : (2 * shared(left, right)) / (left.length + right.length)
}

function overlap(left: readonly number[], right: readonly number[]): number {
  const smaller = Math.min(left.length, right.length)
  return smaller < 4 ? 0 : shared(left, right) / smaller
}

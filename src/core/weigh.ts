import {
  common,
  courseOf,
  figuresInCommon,
  isElsewhere,
  isNumbered,
  isParticular,
  isRoundup,
  isSpecific,
  isTwin,
  modelsInCommon,
  regionOf,
  type SharedDate,
} from './agreement.ts'
import { likeness } from './likeness.ts'
import type { Affinity, Profile } from './profile.ts'
import { DAY, HOUR, nearness, REACH, SELDOM, TALK } from './reach.ts'
import { seatOf } from './seats.ts'
import type { Traits } from './traits.ts'

/** Product lines that stand for most of what their vendor does. */
const FLAGSHIPS = new Set(
  'claude chatgpt gpt gemini grok copilot github-copilot llama qwen deepseek kimi mistral nova command glm minimax claude-code'.split(
    ' ',
  ),
)

/** Below this share of words in common two texts have nothing in common. */
const LEAST_SHARE = 0.12
const RETOLD_FOR_MS = 5 * DAY
const TOLD_MS = 6 * HOUR
const TOLD = 0.2
const ELSEWHERE = 0.15
const AMENDS = 0.3
const DENIED_MS = 3 * DAY
/** What an order has against the talk of the days before it. */
const ORDERED = 0.15
const HIGH = 3
/** A vendor has seldom two severe outages in an afternoon. */
const SEVERE = 3
const BOTH_SEVERE = 0.1
/** Nor is it shut out of one country twice in a day. */
const CRITICAL = 4
const TWICE_MS = 12 * HOUR
const BOTH_CRITICAL = 0.15
const BETWEEN = 0.25
/** Repeaters go on telling a measure for days after its end; a second one is told by somebody else first. */
const ECHO_MS = 7 * DAY
const ECHOED = 0.2
const REPEATED = 0.3

/** Sums up what speaks for and against a reading being part of an event; `against` is held against it from the start. */
export function weigh(
  traits: Traits,
  event: Profile,
  gap: number,
  against: number,
  date: SharedDate | null,
): Affinity | null {
  const because: string[] = []
  const near = traits.track === event.track
  let score = -against
  // After its end, an event is retold for weeks, but whoever makes a rule or runs a service speaks of something new.
  const after = event.endedAt === null ? 0 : traits.at - event.endedAt
  if (after > DAY && traits.track !== 'lifted') {
    if (traits.authority === 'official' || traits.authority === 'vendor') return null
    score -= 0.1
  }
  const vendors = common(traits.vendors, event.vendors)
  const models = modelsInCommon(traits.models, event.models)
  // The host of a model and its maker speak of the same model.
  if (vendors.length === 0 && models.length === 0 && traits.vendors.length > 0 && event.vendors.length > 0) return null
  const instruments = common(traits.instruments, event.instruments)
  const places = common(traits.jurisdictions, event.jurisdictions)
  if (places.length === 0 && isAbroad(traits, event, vendors)) {
    if (models.length === 0) return null
    score -= 0.1
  }
  if (models.length === 0 && traits.models.some(isSpecific) && event.models.some(isSpecific)) {
    score -= 0.25
  }
  const link = [traits.link, ...traits.cites].find(
    (address) => address !== null && event.links.includes(address) && !isRoundup(address, traits, event),
  )
  if (link) add(0.45, `same address ${link}`)
  if (vendors.length > 0) add(vendors.length > 1 ? 0.22 : 0.15, `vendor ${vendors.slice(0, 3).join(', ')}`)
  // Two companies have one matter between them that begins on a day, whatever each calls it; notices of retirement are many.
  if (vendors.length > 1 && date?.whole && !(near && traits.track === 'retirement'))
    add(BETWEEN, `between ${vendors.slice(0, 2).join(' and ')} on one day`)
  const product = models.length > 0 ? undefined : common(traits.models, event.models)[0]
  if (models.length > 0) add(0.2, `model ${models.slice(0, 3).join(', ')}`)
  else if (product) add(FLAGSHIPS.has(product) ? 0.08 : 0.15, `product ${product}`)
  if (instruments.length > 0) add(0.12, `instrument ${instruments.slice(0, 2).join(', ')}`)
  const bills = common(traits.instruments.filter(isParticular), event.instruments.filter(isParticular))
  if (bills.length > 0) add(0.15, `particular ${bills[0]}`)
  else if (traits.instruments.some(isNumbered) && event.instruments.some(isNumbered)) score -= 0.1
  if (places.length > 0) add(0.05, `jurisdiction ${places.slice(0, 2).join(', ')}`)
  if (date) add((traits.track === 'law' ? 0.35 : 0.25) - (date.whole ? 0 : 0.05), `in force from ${date.date}`)
  else if (traits.effective.length > 0 && event.effective.length > 0) score -= traits.track === 'retirement' ? 0.4 : 0.2
  const words = likeness(traits, event.exemplars, TALK.has(traits.track) ? 2 * REACH[traits.track] : null)
  if (traits.track === 'retirement' && models.length === 0 && !product && !traits.amends) {
    // Notices are forms: the model tells them apart, and without any only the same day or title speaks of the same one.
    const named = traits.models.length > 0 && event.models.length > 0
    if (named || (words.share < 0.8 && !date?.whole)) return null
  }
  if (words.share >= LEAST_SHARE)
    add(0.7 * words.share, `${words.by} in common ${Math.round(words.share * 100)} % with ${words.item}`)
  // Whoever corrects or denies speaks of what it said itself, or of what is said of it.
  const spoke = event.exemplars.some(({ publisher }) => publisher === traits.publisher)
  if (traits.amends && spoke) add(AMENDS, 'amends what it said')
  else if (traits.amends && traits.firm && !event.firm && vendors.length > 0 && gap <= DENIED_MS)
    add(AMENDS, 'amends what is said of it')
  const figures = figuresInCommon(traits, event)
  if (figures > 0) add(Math.min(0.2, 0.1 * figures), `${figures} of its figures`)
  const course = courseOf(traits, event)
  if (course < 0) score -= 0.3
  else if (course > 0 && near && models.length > 0) add(0.15, `the same way for ${models[0]}`)
  const region = regionOf(traits, event)
  if (region > 0 && vendors.length === 0) add(0.2, 'the same state')
  else if (region < 0) score -= 0.45
  // What is retold every day is always near: without a word in common that says nothing.
  const retold = words.share < LEAST_SHARE && traits.at - event.firstAt > RETOLD_FOR_MS
  const closeness = retold
    ? 0
    : nearness(gap, traits.track === 'service' ? HOUR : SELDOM.has(traits.track) ? 3 * DAY : DAY)
  if (closeness > 0) add(closeness, `${Math.round(gap / HOUR)} h apart`)
  const told = traits.track === 'service' && near && vendors.length > 0
  if (told && (traits.incident === null || event.incidents.length === 0) && gap <= TOLD_MS) {
    add(TOLD, 'told while it was going on')
    if (traits.rank >= SEVERE && event.rank >= SEVERE) add(BOTH_SEVERE, 'both are severe')
  } else if (told && gap <= HOUR / 2 && !event.exemplars.some(({ publisher }) => publisher === traits.publisher))
    add(ELSEWHERE, 'two pages within half an hour')
  const twin = traits.incident ? event.exemplars.find((exemplar) => isTwin(traits, exemplar)) : undefined
  if (near && twin) add(0.25, `the same publisher's ${twin.item} began with it`)
  if (traits.track === 'service' && models.length > 0 && gap <= HOUR) add(0.1, 'the same model in the same hour')
  if (isMeasure(traits) && isMeasure(event) && gap <= TWICE_MS && places.length > 0 && vendors.length > 0)
    if (traits.rank >= CRITICAL && event.rank >= CRITICAL) add(BOTH_CRITICAL, 'both are critical')
  if (isMeasure(traits) && isMeasure(event) && traits.authority === 'aggregator') {
    const echo = after > 0 && after <= ECHO_MS && places.length > 0 && (models.length > 0 || product !== undefined)
    if (echo) add(ECHOED, 'repeats what has ended')
    else if (vendors.length > 1 && after === 0 && gap <= ECHO_MS)
      add(REPEATED, `repeats what is between ${vendors.slice(0, 2).join(' and ')}`)
  }
  if (near && traits.track === 'security' && vendors.length > 0 && gap <= DAY && words.share >= LEAST_SHARE)
    add(0.1, `${vendors[0]} is breached once a day`)
  // A model is withdrawn, restored or retired once at a time: the same strand of the same model is the same story.
  const singular = traits.track === 'act' || traits.track === 'eased' || traits.track === 'lifted'
  // But a measure does not begin with the talk of the days before, nor with something small that was filed there.
  const talk = traits.firm && traits.at - event.firstAt > DAY
  const idle = !event.firm && (talk || traits.rank - event.rank >= 2)
  if (isOrdered(traits, event)) score -= ORDERED
  const elsewhere = isElsewhere(traits, event)
  if (elsewhere) score -= 0.15
  if (near && singular && models.length > 0 && !idle && !elsewhere && !traits.amends)
    add(0.3, `one measure at a time on ${models[0]}`)
  // A model is retired once; who serves it elsewhere gives another date.
  const dated = date !== null || traits.effective.length === 0 || event.effective.length === 0
  if (near && traits.track === 'retirement' && models.length > 0 && dated && vendors.length > 0)
    add(0.2, `${models[0]} is retired once`)
  return score > 0 ? { score, copyOf: null, because, likeness: words.share } : null

  function add(weight: number, reason: string) {
    score += weight
    because.push(reason)
  }
}

/**
 * True when they speak of different countries. Abroad a vendor is called by where it has its seat ("China's Moonshot AI"),
 * which says nothing of where a measure holds.
 */
function isAbroad(traits: Traits, event: Profile, vendors: readonly string[]): boolean {
  const seats = vendors.map((vendor) => seatOf(vendor))
  const isElse = (place: string) => !seats.includes(place)
  return traits.jurisdictions.some(isElse) && event.jurisdictions.some(isElse)
}

function isMeasure({ track }: Pick<Profile, 'track'>): boolean {
  return track === 'act' || track === 'law'
}

/** True for an order that follows the talk of the days before: the talk is a story of its own. */
function isOrdered(traits: Traits, event: Profile): boolean {
  const measure = traits.track === 'law' || traits.track === 'act'
  const later = traits.at - event.firstAt > DAY
  const graver = traits.firm || (traits.rank >= HIGH && event.rank < HIGH)
  return event.track === 'threat' && measure && later && graver && !event.firm && !traits.amends
}

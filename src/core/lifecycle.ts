import { denies, movesDate, takesBack, titleTells } from './amends.ts'
import type { Category, Certainty } from './assessment.ts'
import { CERTAINTIES } from './assessment.ts'
import type { Correlation, Ending } from './correlation.ts'
import type { Event, Evidence, Reading, Struck } from './event.ts'
import { derivedId } from './id.ts'
import { atLeast, type Impact, impactRank } from './impact.ts'
import { countEntries } from './listing.ts'
import { isOver } from './phase.ts'
import { isOfRegion, servicesIn, widen } from './region-outage.ts'
import { type Course, contradicts, courseAfter, courseAfterEnding, isBy, saysStillGone } from './settle.ts'
import { struckAfter } from './struck.ts'
import { lowest, supported } from './supported.ts'
import { isClosable, isIncident, trackOf } from './track.ts'
import { isFirm, isOwn } from './voice.ts'
import { capped, corroborate, independence, round, voiceOf } from './witness.ts'

/** An event after something happened to it, and what a reader would notice. */
export interface Changed {
  event: Event
  changes: string[]
}

const MAX_EVIDENCE = 60
const MAX_NAMES = 24
const MAX_NOTES = 8
/** Witnesses after which one more without authority is recorded but no longer told. */
const NEWSWORTHY = 2
const ACCESS = new Set<Category>([
  'export_control',
  'sanctions',
  'vendor_withdrawal',
  'region_restriction',
  'court_order',
])
const SERVICE = new Set<Category>(['outage', 'degradation', 'maintenance', 'resolved'])

/**
 * The event that a reading opens. An incident that was over when it was first seen opens as resolved, and so does the
 * end of a measure, which is the end of another event.
 */
export function openEvent(reading: Reading, now: string): Event {
  const { item, assessment } = reading
  const track = trackOf(reading)
  const over = (isIncident(reading) && isOver(item) && !saysStillGone(reading)) || track === 'lifted'
  // who is let in again loses nothing, and a denial cuts nobody off
  const most = denies(reading) ? 'medium' : track === 'eased' || track === 'lifted' ? 'high' : 'critical'
  const impact = lowest(supported(reading, null, now), most)
  return {
    id: derivedId('evt', item.id, item.published ?? now),
    revision: 1,
    title: item.title.slice(0, 300),
    category: assessment.category,
    impact,
    certainty: assessment.certainty,
    confidence: capped(assessment.confidence),
    status: over ? 'resolved' : 'open',
    vendors: assessment.vendors.slice(0, MAX_NAMES),
    models: assessment.models.slice(0, MAX_NAMES),
    jurisdictions: assessment.jurisdictions.slice(0, MAX_NAMES),
    populations: assessment.populations.slice(0, MAX_NAMES),
    instruments: assessment.instruments.slice(0, MAX_NAMES),
    effectiveOn: assessment.effectiveOn,
    witnesses: [voiceOf({ ...reading, seenAt: now })],
    items: [item.id],
    evidence: evidenceOf(reading, now),
    openedAt: now,
    updatedAt: now,
    peakAt: now,
    resolvedAt: over ? now : null,
    availability: over ? 'restored' : availabilityOf(assessment.category, impact),
    ...(isClosable(reading) && !over ? { ongoing: [item.id], ...servicesIn([item.id], {}, reading) } : {}),
    ...struckIn([], reading),
  }
}

/** The event after one more reading that is part of it: a new voice, worse or firmer news, a revision, an end. */
export function absorb(event: Event, reading: Reading, correlation: Correlation, now: string): Changed {
  const changes: string[] = []
  const { item, assessment } = reading
  // After it was taken back, repeaters that have not heard of that are no news.
  if (event.status === 'withdrawn' && !isFirm(reading) && !event.items.includes(item.id))
    return { event: { ...event, items: [...event.items, item.id], updatedAt: now }, changes: [] }
  const stateOnly = correlation.to === 'event' && correlation.revision?.sameWords === true
  let next: Event = { ...event, updatedAt: now, ...struckIn(event.struck ?? [], reading) }
  if (!event.items.includes(item.id)) next.items = [...event.items, item.id]

  const against = contradicts(event, reading)
  const back = takesBack(reading)
  const voice = independence(event, { ...reading, seenAt: now }, correlation)
  if (back || against) next = withoutVoice(next, reading, back, changes)
  else if (voice.witness && assessment.relevant) {
    next.witnesses = [...event.witnesses.filter((one) => one !== voice.replaces), voice.witness]
    next.confidence = corroborate(event.confidence, reading)
    // The first voices and those with authority are news; the thirtieth newspaper is not.
    if (event.witnesses.length < NEWSWORTHY || isFirm(reading)) changes.push(`new witness: ${voice.because}`)
  } else if (assessment.relevant && assessment.confidence > event.confidence && isFirm(reading)) {
    next.confidence = Math.max(event.confidence, capped(assessment.confidence))
  }
  // An impact that moves without a word about it is recomputed from components that other incidents share.
  if (!stateOnly && assessment.relevant && !back && !against) {
    const echoes = !voice.witness && !isFirm(reading) && !event.witnesses.some((one) => isBy(one, reading))
    // What a denial tells is what is not so, and what it names is what is not concerned.
    if (!denies(reading)) {
      next = weigh(next, reading, supported(reading, event, now, echoes), now, changes)
      next = name(countEntries(entitle(next, event, reading), event, reading), reading, now, changes)
    }
  }
  const course = courseAfter(event, { ...reading, seenAt: now })
  next = widen(follow(next, course, changes, event, reading), reading, now, changes)
  const evidence = [
    ...event.evidence.filter((one) => one.item !== item.id || stateOnly),
    ...(stateOnly ? [] : evidenceOf(reading, now)),
  ]
  next.evidence =
    evidence.length > MAX_EVIDENCE ? [...evidence.slice(0, 20), ...evidence.slice(-(MAX_EVIDENCE - 20))] : evidence
  if (changes.length > 0) next.revision = event.revision + 1
  return { event: next, changes }
}

/** The event after a reading outside it that states its end or its easing. */
export function end(event: Event, reading: Reading, ending: Ending, now: string): Changed {
  const course = courseAfterEnding(event, { ...reading, seenAt: now }, ending.how)
  if (course.changes.length === 0 || event.notes?.includes(course.changes[0]!)) return { event, changes: [] }
  const changes: string[] = []
  const evidence = [...event.evidence, ...evidenceOf(reading, now)].slice(-MAX_EVIDENCE)
  const next = note(follow({ ...event, updatedAt: now, evidence }, course, changes, event, reading), course.changes[0]!)
  return { event: { ...next, revision: event.revision + 1 }, changes }
}

/** Adds a remark for readers; the same one is not said twice. */
export function note(event: Event, text: string): Event {
  if (event.notes?.includes(text)) return event
  return { ...event, notes: [...(event.notes ?? []), text].slice(-MAX_NOTES) }
}

/** The event after somebody denies it, or takes back what it said itself: that is no witness, or one no longer. */
function withoutVoice(event: Event, reading: Reading, back: boolean, changes: string[]): Event {
  const who = reading.item.publisher ?? reading.item.source ?? 'somebody'
  const witnesses = event.witnesses.filter((witness) => !isBy(witness, reading))
  if (back && witnesses.length === event.witnesses.length && !isFirm(reading)) return event // it said nothing here
  const said = back ? `${who} takes its report back` : `${who} contradicts it`
  if (event.notes?.includes(said)) return event // the same in another language
  changes.push(back ? said : `contradicted by ${who}`)
  const left = witnesses.length > 0 ? witnesses : event.witnesses
  return note({ ...event, witnesses: left, confidence: round(event.confidence * 0.7) }, said)
}

/** Impact, category and certainty after a reading: the highest supported impact with its category, the firmest certainty. */
function weigh(event: Event, reading: Reading, impact: Impact, now: string, changes: string[]): Event {
  const { assessment, item } = reading
  const next = { ...event }
  const ending = assessment.category === 'resolved' || (isIncident(reading) && isOver(item))
  if (impactRank(impact) > impactRank(event.impact) && !ending && !isEcho(item.facts)) {
    changes.push(`impact rose from ${event.impact} to ${impact}`)
    next.impact = impact
    next.category = assessment.category
    next.peakAt = now
    next.availability =
      event.availability === 'restored' ? event.availability : availabilityOf(assessment.category, impact)
  } else if (impact === event.impact && firmer(reading, event) && assessment.category !== event.category && !ending) {
    if (!SERVICE.has(event.category)) next.category = assessment.category
  } else if (event.category === 'model_deprecation' && ACCESS.has(assessment.category) && atLeast(impact, 'critical')) {
    // What ends within days for some is no retirement, however its notice reads.
    changes.push(`it is no retirement: ${assessment.category}`)
    next.category = assessment.category
    next.availability =
      event.availability === 'restored' ? event.availability : availabilityOf(assessment.category, impact)
  } else if (explains(event, reading, impact)) {
    changes.push(`it is no disturbance: ${assessment.category}`)
    next.category = assessment.category
    next.availability = availabilityOf(assessment.category, event.impact)
  }
  if (CERTAINTIES.indexOf(assessment.certainty) < CERTAINTIES.indexOf(event.certainty)) {
    changes.push(`certainty rose from ${event.certainty} to ${assessment.certainty}`)
    next.certainty = strongest(event.certainty, assessment.certainty)
  }
  return next
}

/**
 * The title tells what is grave: it follows whoever raised the event, and the incident that opened it when renamed. What
 * the vendor or an official called it stays, whatever repeaters call it.
 */
function entitle(event: Event, before: Event, reading: Reading): Event {
  const { item } = reading
  if (isOfRegion(before)) return event
  const renamed = before.items[0] === item.id && isIncident(reading) && !isOver(item)
  const firmBefore = before.witnesses.some(({ authority }) => authority === 'official' || authority === 'vendor')
  const firm = isFirm(reading)
  // who speaks first with authority gives it its name
  const speaks = firm && !firmBefore && atLeast(reading.assessment.impact, 'medium')
  const rose = impactRank(event.impact) > impactRank(before.impact) && atLeast(event.impact, 'high')
  const raised = rose && (firm || !firmBefore)
  return (renamed || ((raised || speaks) && titleTells(reading.assessment))) && item.title.trim() !== ''
    ? { ...event, title: item.title.slice(0, 300) }
    : event
}

/**
 * Whom and what the event names. Names decide what a restriction closes, so the word of the vendor or an official
 * replaces that of repeaters, and repeaters add no names once a firm voice has spoken.
 */
function name(event: Event, reading: Reading, now: string, changes: string[]): Event {
  const { assessment } = reading
  const firm = isFirm(reading)
  const firmBefore = event.witnesses.some(
    (one) => one.item !== reading.item.id && (one.authority === 'official' || one.authority === 'vendor'),
  )
  // A host names what it offers instead, and whose that is, beside what it lost: of vendors it speaks for itself only.
  const host = reading.item.authority === 'vendor' && assessment.vendors.length > 1
  const next = { ...event }
  for (const field of ['vendors', 'models', 'populations', 'jurisdictions', 'instruments'] as const) {
    const decides = field === 'vendors' || field === 'models'
    const said =
      host && firmBefore && decides ? assessment[field].filter((one) => isOwn(one, reading)) : assessment[field]
    if (said.length === 0) continue
    const known = event[field]
    const names =
      decides && firm && !firmBefore ? [...said] : firm || known.length === 0 ? [...known, ...said] : [...known]
    next[field] = [...new Set(names)].slice(0, MAX_NAMES)
    const added = next[field].filter((value) => !known.includes(value))
    if (added.length > 0) changes.push(`${field}: ${added.join(', ')}`)
  }
  const date = assessment.effectiveOn
  // A date may be put right, unless what it is about has begun.
  const begun =
    event.availability === 'withdrawn' && event.effectiveOn !== null && event.effectiveOn <= now.slice(0, 10)
  const moved = firm && movesDate(reading) && event.effectiveOn !== null && !begun
  if (date && date !== event.effectiveOn && (event.effectiveOn === null || (firm && !firmBefore) || moved)) {
    if (moved) changes.push(`effective date was ${event.effectiveOn}, is ${date}`)
    next.effectiveOn = date
  }
  return next
}

function struckIn(before: readonly Struck[], reading: Reading): Pick<Event, 'struck'> {
  const struck = struckAfter(before, reading)
  return struck.length > 0 ? { struck } : {}
}

function follow(event: Event, course: Course, changes: string[], before: Event, reading: Reading): Event {
  changes.push(...course.changes.filter((change) => !event.notes?.includes(change)))
  const { status, resolvedAt, ongoing } = course
  // The course was read from the event before this reading: what the reading itself raised stands unless it moved too.
  const availability = course.availability === before.availability ? event.availability : course.availability
  const next: Event = { ...event, status, resolvedAt, availability }
  delete next.ongoing
  delete next.services
  if (ongoing.length > 0) Object.assign(next, { ongoing }, servicesIn(ongoing, before.services, reading))
  return course.changes.length > 0 ? note(next, course.changes[0]!) : next
}

/** True when a firm voice says of what looked like a disturbance that access is closed. */
function explains(event: Event, reading: Reading, impact: Impact): boolean {
  const disturbed = event.category === 'outage' || event.category === 'degradation'
  const act = ACCESS.has(reading.assessment.category) && atLeast(impact, 'critical')
  return disturbed && event.status === 'open' && act && isFirm(reading) && !isIncident(reading)
}

function availabilityOf(category: Category, impact: Impact): Event['availability'] {
  if (ACCESS.has(category) && atLeast(impact, 'critical')) return 'withdrawn'
  if (category === 'outage' || category === 'degradation') return 'impaired'
  return 'unaffected'
}

function firmer(reading: Reading, event: Event): boolean {
  return isFirm(reading) && !event.witnesses.some((one) => one.authority === 'official' || one.authority === 'vendor')
}

function strongest(one: Certainty, other: Certainty): Certainty {
  return CERTAINTIES.indexOf(one) <= CERTAINTIES.indexOf(other) ? one : other
}

/** True when the page raised the impact because another incident touched the same components. */
function isEcho(facts: Readonly<Record<string, unknown>>): boolean {
  return typeof facts.impactFollows === 'string'
}

function evidenceOf({ item, assessment, sha256 }: Reading, at: string): Evidence[] {
  return assessment.because.slice(0, 6).map(({ rule, quote }) => ({
    item: item.id,
    url: item.url,
    publisher: item.publisher,
    authority: item.authority,
    sha256,
    rule,
    quote: quote.slice(0, 400),
    at,
  }))
}

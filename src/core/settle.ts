import { denies, takesBack } from './amends.ts'
import type { Ending } from './correlation.ts'
import type { Event, Reading, Witness } from './event.ts'
import { canaryVerdict } from './measured.ts'
import { isGauge, isOver } from './phase.ts'
import { isClosable, saysGone, saysReturned } from './track.ts'
import { authorityOf, isFirm, isOwn, publisherKey } from './voice.ts'

/** What a reading does to an event's course, apart from what it adds to its content. */
export interface Course {
  status: Event['status']
  availability: Event['availability']
  resolvedAt: string | null
  ongoing: string[]
  changes: string[]
}

/** How long after its end a form-like incident may flare up again and still be the same one. */
const FLARE_MS = 12 * 3_600_000

/**
 * Where an event stands after a reading that is part of it. An incident's phase ends a disturbance; it never brings back
 * what was withdrawn: for that a vendor or an official must say that access is back, and the incident must be closed.
 */
export function courseAfter(event: Event, reading: Reading): Course {
  const { item } = reading
  const text = `${item.title}\n${item.text}`.slice(0, 20_000)
  const over = isOver(item)
  const before = event.ongoing ?? []
  const ongoing = isClosable(reading)
    ? over
      ? before.filter((id) => id !== item.id)
      : [...new Set([...before, item.id])].slice(-12)
    : before
  const course: Course = {
    status: event.status,
    availability: event.availability,
    resolvedAt: event.resolvedAt,
    ongoing,
    changes: [],
  }
  const retracted = retraction(event, reading)
  if (retracted) return { ...course, status: 'withdrawn', resolvedAt: reading.seenAt, changes: [retracted] }
  const canary = canaryVerdict(item)
  if (canary === 'ok') return answersAgain(event, reading, course)
  if (canary === 'withdrawn' && event.status === 'resolved') {
    const again = reopen(event, reading, course)
    return again.status === 'open' ? { ...again, availability: 'withdrawn' } : again
  }
  if (!isClosable(reading)) return course
  const closes = over && before.includes(item.id)
  if (!over) return reopen(event, reading, course)
  if (event.status !== 'open') return course
  if (event.availability === 'withdrawn' || event.availability === 'unknown') {
    if (isGauge(item)) return course // green components never bring back what was withdrawn
    if (saysReturned(lastPart(item.text)) && !saysGone(lastPart(item.text)))
      return close({ ...course, availability: 'restored' }, reading, 'the incident is closed, and access is back')
    const why = saysGone(text) ? 'says itself that access is not back' : 'does not say that access is back'
    return closes || before.length === 0
      ? {
          ...course,
          changes: [`${item.publisher ?? 'the page'} closed its incident, which ${why}: the event stays open`],
        }
      : course
  }
  if (saysStillGone(reading))
    return {
      ...course,
      changes: [`${item.publisher ?? 'the page'} closed its incident and says that access is not back`],
    }
  if (ongoing.length > 0) return course
  const availability = event.availability === 'impaired' ? 'restored' : event.availability
  return close({ ...course, availability }, reading, 'the incident is over')
}

/** Where an event stands after somebody outside it said that what it is about has ended (`returned`), eased, or may never have been. */
export function courseAfterEnding(event: Event, reading: Reading, how: Ending['how']): Course {
  const { item, assessment } = reading
  const who = item.publisher ?? item.source ?? 'somebody'
  const course: Course = {
    status: event.status,
    availability: event.availability,
    resolvedAt: event.resolvedAt,
    ongoing: event.ongoing ?? [],
    changes: [],
  }
  if (event.status !== 'open') return course
  // Said once, however many take the same report back.
  if (how === 'doubted')
    return {
      ...course,
      changes: [takesBack(reading) ? 'a report that this may rest on is taken back' : `${who} denies it`],
    }
  if (how === 'eased') return { ...course, changes: ['eased for some, in force for the others'] }
  const entitled = isFirm(reading) && assessment.certainty === 'official'
  if (!entitled)
    return { ...course, changes: ['reported to be over; neither the vendor nor an official has said so yet'] }
  // A vendor speaks for itself: of what another one closed, it opens nothing.
  const stranger = event.vendors.length > 0 && !event.vendors.some((vendor) => isOwn(vendor, reading))
  if (stranger && authorityOf(reading) === 'vendor')
    return { ...course, changes: [`${who} says that its own access is back; the others have not said so`] }
  // Who closed it opens it again: that a measure is lifted brings nothing back by itself.
  const closed = event.availability === 'withdrawn' && event.witnesses.some(({ authority }) => authority === 'vendor')
  if (closed && authorityOf(reading) === 'official')
    return { ...course, changes: [`${who} lifts the measure; the vendor has not said that access is back`] }
  if (course.ongoing.length === 0)
    return close({ ...course, availability: 'restored' }, reading, `${who} states that access is back`)
  if (event.availability === 'restored') return course
  return {
    ...course,
    availability: 'restored',
    changes: [`${who} states that access is back; its incident is still open`],
  }
}

/** Our own call works again: what a law or another incident still holds open stays open, restored or not. */
function answersAgain(event: Event, reading: Reading, before: Course): Course {
  if (event.status !== 'open') return before
  const ongoing = before.ongoing.filter((id) => id !== reading.item.id)
  const course: Course = { ...before, ongoing, availability: 'restored' }
  const act = event.witnesses.some((witness) => witness.authority === 'official')
  if (!act && ongoing.length === 0) return close(course, reading, 'the canary is answered again')
  if (event.availability === 'restored') return course
  const why = act ? 'nobody has lifted the measure' : 'its incident is still open'
  return { ...course, changes: [`the canary is answered again; ${why}`] }
}

/** True when an incident that its page calls over says itself that access is not back. */
export function saysStillGone({ item }: Reading): boolean {
  return saysGone(lastPart(item.text)) && !saysReturned(lastPart(item.text))
}

function close(course: Course, reading: Reading, why: string): Course {
  return { ...course, status: 'resolved', resolvedAt: reading.seenAt, changes: [`resolved: ${why}`] }
}

function reopen(event: Event, reading: Reading, course: Course): Course {
  if (event.status !== 'resolved' || event.resolvedAt === null) return course
  const since = Date.parse(reading.item.updated ?? reading.seenAt) - Date.parse(event.resolvedAt)
  if (since < 0 || (since > FLARE_MS && !event.items.includes(reading.item.id))) return course
  const availability = event.availability === 'restored' ? 'impaired' : event.availability
  return { ...course, status: 'open', availability, resolvedAt: null, changes: ['the incident is open again'] }
}

function retraction(event: Event, reading: Reading): string | null {
  const { item } = reading
  if (!takesBack(reading)) return null
  const alone = event.witnesses.every((witness) => isBy(witness, reading))
  return alone || isFirm(reading) ? `withdrawn: ${item.publisher ?? 'its source'} takes it back` : null
}

/** True when a witness and a reading are of one publisher, however its name is written. */
export function isBy(witness: Witness, { item }: Reading): boolean {
  return publisherKey(witness.publisher) === publisherKey(item.publisher ?? item.source ?? '')
}

/** True when a firm voice denies what the event says, without ending it. */
export function contradicts(event: Event, reading: Reading): boolean {
  return isFirm(reading) && !event.witnesses.some((one) => isBy(one, reading)) && denies(reading)
}

/** The last paragraph of an incident's log: what holds now. */
function lastPart(text: string): string {
  return (text.trimEnd().split('\n\n').at(-1) ?? '').slice(0, 2_000)
}

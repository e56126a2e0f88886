import type { CommonCause, Event } from './event.ts'
import { vendorKey } from './seats.ts'
import { publisherKey } from './voice.ts'

/** How close in time disturbances begin that have one cause. */
const TOGETHER_MS = 45 * 60_000
/** Fewer vendors than this at once is chance: a busy day has dozens of incidents. */
const FEWEST = 3
/** Two are enough where one of them says itself that it is the other's trouble. */
const NAMED = 2
/** Vendors on which others run; a shared outage mostly starts here. */
const BELOW = ['cloudflare', 'aws', 'google', 'microsoft', 'fastly', 'akamai']
const SERVICE = new Set<Event['category']>(['outage', 'degradation'])
/** Events that are listed; more say nothing more. */
const MOST = 24

/**
 * Whether a disturbance has a common cause with others that began at about the same time: at least three vendors, none
 * of them through a shared event. Null when it stands alone.
 */
export function commonCause(event: Event, others: readonly Event[]): CommonCause | null {
  if (!isTrouble(event)) return null
  const began = Date.parse(event.openedAt)
  const together = others.filter(
    (other) => other.id !== event.id && isTrouble(other) && Math.abs(Date.parse(other.openedAt) - began) <= TOGETHER_MS,
  )
  const all = [event, ...together]
  const separate = new Set(all.map(whose).filter(Boolean))
  const suspect = suspectOf(namedBy(all))
  const named = suspect !== null && separate.has(suspect) && all.some((one) => blames(one, suspect))
  return separate.size < (named ? NAMED : FEWEST) ? null : causeOf(all)
}

/**
 * The causes that a batch brings to light, by the id of every event that shares one and does not say so yet: those of
 * the batch, and those that opened shortly before it and could not know.
 */
export function sharedCauses(batch: readonly Event[], recent: readonly Event[]): Map<string, CommonCause> {
  const all = new Map([...recent, ...batch].map((event) => [event.id, event]))
  const causes = new Map<string, CommonCause>()
  const known = (id: string) => causes.get(id) ?? all.get(id)?.commonCause
  for (const event of batch) {
    const found = commonCause(event, [...all.values()])
    if (found === null) continue
    // Who shares a cause with one of them shares it with all; what began long ago stays out, or a busy day is one cause.
    const ids = new Set(found.events.flatMap((id) => [id, ...(known(id)?.events ?? [])]))
    const sharing = [...ids].flatMap((id) => all.get(id) ?? [])
    const cause = causeOf(sharing)
    for (const { id } of sharing) {
      const own = known(id)
      if (own === undefined) causes.set(id, cause)
      else if (cause.vendors.some((vendor) => !own.vendors.includes(vendor)) || grows(own, cause))
        causes.set(id, described([...own.events, ...cause.events], [...own.vendors, ...cause.vendors]))
    }
  }
  return causes
}

function grows(own: CommonCause, { events }: CommonCause): boolean {
  return own.events.length < MOST && events.some((id) => !own.events.includes(id))
}

function causeOf(events: readonly Event[]): CommonCause {
  const inOrder = [...events].sort((a, b) => a.openedAt.localeCompare(b.openedAt) || (a.id < b.id ? -1 : 1))
  return described(
    inOrder.map(({ id }) => id),
    namedBy(inOrder),
  )
}

function described(events: readonly string[], named: readonly string[]): CommonCause {
  const vendors = [...new Set(named)].sort()
  const suspect = suspectOf(vendors)
  return {
    events: [...new Set(events)].slice(0, MOST),
    vendors,
    suspect,
    because: `trouble at ${vendors.join(', ')} began at about the same time${suspect ? `; ${suspect} is below the others` : ''}`,
  }
}

function suspectOf(vendors: readonly string[]): string | null {
  return BELOW.find((vendor) => vendors.includes(vendor)) ?? null
}

/** The vendors that events name, of each the first two: those are what it is about. */
function namedBy(events: readonly Event[]): string[] {
  return events.flatMap((one) => one.vendors.slice(0, 2))
}

/** The vendor that is in trouble: of those that an event names, the one whose page says so. */
function whose({ vendors, witnesses }: Event): string | undefined {
  const pages = witnesses.map(({ publisher }) => publisherKey(publisher))
  return vendors.find((vendor) => pages.includes(vendorKey(vendor))) ?? vendors[0]
}

/** True when a vendor's own page names the suspect, which is somebody else. */
function blames(event: Event, suspect: string): boolean {
  return whose(event) !== suspect && event.vendors.includes(suspect) && event.certainty === 'official'
}

/** A disturbance that was seen while it went on: what was over at first sight began at an hour that nobody knows. */
function isTrouble({ category, status, openedAt, resolvedAt, quiet }: Event): boolean {
  return SERVICE.has(category) && status !== 'withdrawn' && quiet !== true && resolvedAt !== openedAt
}

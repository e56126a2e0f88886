import type { Event } from './event.ts'
import { vendorKey } from './seats.ts'
import { publisherKey } from './voice.ts'

/** Several vendors in trouble at once: probably one cause below them. */
export interface CommonCause {
  /** Vendor ids, sorted. */
  vendors: string[]
  /** The vendor that the others most likely depend on, when one of them is infrastructure. */
  suspect: string | null
  because: string
}

/** How close in time disturbances begin that have one cause. */
const TOGETHER_MS = 45 * 60_000
/** Fewer vendors than this at once is chance: a busy day has dozens of incidents. */
const FEWEST = 3
/** Two are enough where one of them says itself that it is the other's trouble. */
const NAMED = 2
/** Vendors on which others run; a shared outage mostly starts here. */
const BELOW = ['cloudflare', 'aws', 'google', 'microsoft', 'fastly', 'akamai']
const SERVICE = new Set<Event['category']>(['outage', 'degradation'])

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
  const vendors = [...new Set(all.flatMap((one) => one.vendors.slice(0, 2)))].sort()
  const separate = new Set(all.map(whose).filter(Boolean))
  const suspect = BELOW.find((vendor) => vendors.includes(vendor)) ?? null
  const named = suspect !== null && separate.has(suspect) && all.some((one) => blames(one, suspect))
  if (separate.size < (named ? NAMED : FEWEST)) return null
  return {
    vendors,
    suspect,
    because: `${separate.size} vendors in trouble within ${TOGETHER_MS / 60_000} minutes (${vendors.join(', ')})${suspect ? `; ${suspect} is below the others` : ''}`,
  }
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

import type { Event } from './event.ts'

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
/** Vendors on which others run; a shared outage mostly starts here. */
const BELOW = ['cloudflare', 'aws', 'google', 'microsoft', 'fastly', 'akamai']
const SERVICE = new Set<Event['category']>(['outage', 'degradation'])

/**
 * Whether a disturbance has a common cause with others that began at about the same time: at least three vendors, none
 * of them through a shared event. Null when it stands alone.
 */
export function commonCause(event: Event, others: readonly Event[]): CommonCause | null {
  if (!SERVICE.has(event.category)) return null
  const began = Date.parse(event.openedAt)
  const together = others.filter(
    (other) =>
      other.id !== event.id &&
      SERVICE.has(other.category) &&
      other.status !== 'withdrawn' &&
      Math.abs(Date.parse(other.openedAt) - began) <= TOGETHER_MS,
  )
  const vendors = [...new Set([event, ...together].flatMap((one) => one.vendors.slice(0, 2)))].sort()
  const separate = new Set([event, ...together].map((one) => one.vendors[0]).filter(Boolean))
  if (separate.size < FEWEST) return null
  const suspect = BELOW.find((vendor) => vendors.includes(vendor)) ?? null
  return {
    vendors,
    suspect,
    because: `${separate.size} vendors in trouble within ${TOGETHER_MS / 60_000} minutes (${vendors.join(', ')})${suspect ? `; ${suspect} is below the others` : ''}`,
  }
}

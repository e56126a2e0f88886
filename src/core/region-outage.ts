import type { Event, Reading } from './event.ts'
import { atLeast } from './impact.ts'
import { levelOf } from './page-level.ts'
import { isOver } from './phase.ts'

/** Services of one region in trouble at the same time from which it is a severe outage. */
const WIDE_FROM = 3

/** The services of what goes on: two sources that tell of one service, or an item for each update, are one service. */
export function servicesIn(
  ongoing: readonly string[],
  known: Event['services'],
  { item }: Reading,
): Pick<Event, 'services'> {
  const { region, service } = item.facts
  // `ec2-us-east-1` of one list is `EC2` of the other
  const name = String(service ?? '')
    .toLowerCase()
    .replace(`-${region}`, '')
    .replace(/[^a-z0-9]/g, '')
  const named = typeof region === 'string' ? { ...known, [item.id]: name || item.id } : { ...known }
  const services = Object.fromEntries(Object.entries(named).filter(([id]) => ongoing.includes(id)))
  return Object.keys(services).length > 0 ? { services } : {}
}

/**
 * Three services of one region in trouble at once, at least one of them badly: each alone looks like an ordinary day. The
 * title of the first service would hide that from then on.
 */
export function widen(event: Event, { item }: Reading, now: string, changes: string[]): Event {
  const services = new Set(Object.values(event.services ?? {})).size
  const level = levelOf(item.facts)
  const { region } = item.facts
  if (typeof region !== 'string' || services < WIDE_FROM) return event
  if (isOver(item) || (level !== 'major' && level !== 'critical')) return event
  const next = { ...event, title: regionTitle(event, region, item.publisher) }
  if (atLeast(event.impact, 'high')) {
    if (next.title !== event.title) changes.push(`is trouble of ${region}: ${services} services at once`)
    return next
  }
  changes.push(`impact rose from ${event.impact} to high: ${services} services of ${region} at once`)
  return { ...next, impact: 'high', category: 'outage', peakAt: now, availability: 'impaired' }
}

/** Says 'several': the outage of a region is not one of the whole cloud, and never closes it by itself. */
function regionTitle(event: Event, region: string, publisher: string | null): string {
  const { title } = event
  return isOfRegion(event) ? title : `${publisher ?? ''} ${region}${GROWN}, first ${title}`.trim().slice(0, 300)
}

const GROWN = ': several services in trouble'

/** True when the title already says that a region is in trouble, and not one service. */
export function isOfRegion({ title }: Pick<Event, 'title'>): boolean {
  return title.includes(GROWN)
}

import type { Reading } from './event.ts'
import type { Authority } from './item.ts'

/** A publisher's name as it counts for independence: `GitHub Status` and `github status page` are one voice. */
export function publisherKey(name: string): string {
  const key = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(
      /\b(status( page)?|service health|health dashboard|newsroom|news|blog|inc|ltd|llc|corp(oration)?|via \w+)\b\.?/g,
      ' ',
    )
    .replace(/^(the|rss:) ?/, '')
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return SAME_VOICE.get(key) ?? (key || name)
}

const SAME_VOICE = new Map([
  ['amazon web services', 'aws'],
  ['amazon', 'aws'],
  ['google cloud', 'google'],
  ['google deepmind', 'google'],
  ['azure', 'microsoft'],
  ['microsoft azure', 'microsoft'],
  ['claude', 'anthropic'],
  ['claude ai', 'anthropic'],
  ['anthropic com', 'anthropic'],
  ['openai com', 'openai'],
  ['chatgpt', 'openai'],
  ['bis', 'bureau of industry and security'],
  ['ofac', 'us treasury'],
  ['us treasury ofac', 'us treasury'],
])

/**
 * The authority of a reading about what it says. A vendor is one about itself only: what it says of another vendor is a
 * report like that of the press.
 */
export function authorityOf({ item, assessment }: Reading): Authority | null {
  if (item.authority !== 'vendor' || assessment.vendors.length === 0 || item.publisher === null) return item.authority
  return assessment.vendors.some((vendor) => isOwn(vendor, { item })) ? 'vendor' : 'press'
}

/** True for the vendor that is the publisher itself. */
export function isOwn(vendor: string, { item }: Pick<Reading, 'item'>): boolean {
  const own = plain(publisherKey(item.publisher ?? ''))
  return own !== '' && (own.startsWith(plain(vendor)) || plain(vendor).startsWith(own))
}

/** True for the body that makes the rule, and for a vendor about itself. */
export function isFirm(reading: Reading): boolean {
  const authority = authorityOf(reading)
  return authority === 'official' || authority === 'vendor'
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

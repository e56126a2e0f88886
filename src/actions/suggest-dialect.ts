import { ParseError } from '../errors.ts'
import type { Dialect, Payload } from '../source.ts'

// Shapes that vendors move between when they change the product behind their status page or feed.
const CANDIDATES = [
  'statuspage',
  'instatus',
  'betterstack',
  'checkly',
  'slack-status',
  'google-incidents',
  'aws-health',
  'alibaba-status',
  'json-feed',
  'rss',
]

/**
 * The dialect that bytes are in when they are not in the one they should be in: after a migration the address may answer
 * in another product's shape. Null when none reads them; `items` of the best one, those with items first.
 */
export function suggestDialect(
  dialects: ReadonlyMap<string, Dialect>,
  payload: Payload,
  current: string,
): { dialect: string; items: number } | null {
  let best: { dialect: string; items: number } | null = null
  for (const name of CANDIDATES) {
    const items = name === current ? null : itemsIn(dialects.get(name), payload)
    if (items !== null && (best === null || (best.items === 0 && items > 0))) best = { dialect: name, items }
  }
  return best
}

function itemsIn(dialect: Dialect | undefined, payload: Payload): number | null {
  try {
    return dialect?.parse(payload, {}, null).length ?? null
  } catch (error) {
    if (error instanceof ParseError) return null
    throw error
  }
}

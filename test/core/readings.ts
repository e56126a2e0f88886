import type { Assessment } from '#src/core/assessment.ts'
import type { Reading } from '#src/core/event.ts'
import { Item } from '#src/core/item.ts'

/** A reading for tests: an item with a hand-made meaning. */
export function reading(
  item: Partial<Item> & { id: string; title: string },
  meaning: Partial<Assessment> = {},
  seenAt?: string,
): Reading {
  const full = Item.parse({ kind: 'news', text: '', authority: 'press', publisher: `publisher of ${item.id}`, ...item })
  const assessment: Assessment = {
    id: full.id,
    relevant: meaning.impact !== 'none',
    category: 'vendor_withdrawal',
    impact: 'critical',
    certainty: full.authority === 'official' || full.authority === 'vendor' ? 'official' : 'reported',
    confidence: 0.8,
    vendors: ['acme'],
    models: ['acme-large-2'],
    jurisdictions: ['US'],
    populations: [],
    instruments: [],
    effectiveOn: null,
    because: [{ rule: 'test', quote: full.title.slice(0, 20), field: 'title' }],
    ...meaning,
  }
  return { item: full, assessment, seenAt: seenAt ?? full.published ?? '2026-03-01T12:00:00.000Z', sha256: null }
}

/** Minutes after noon of 1 March 2026, as an instant. */
export function at(minutes: number): string {
  return new Date(Date.parse('2026-03-01T12:00:00.000Z') + minutes * 60_000).toISOString()
}

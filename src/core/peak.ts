import type { Item } from './item.ts'

const OVER = new Set(['resolved', 'completed', 'postmortem'])
const ENDING = /^(resolved|completed|postmortem|monitoring|recovered|verifying)\b/i

/**
 * An incident as it stood before it ended, for one that was over when it was first seen: without the closing entries of
 * its log, so that it is judged by what it was. Null for anything else. Quotes of it are quotes of the item.
 */
export function peakOf(item: Item): Item | null {
  if (item.phase === null || !OVER.has(item.phase)) return null
  if (typeof item.facts.component === 'string' || typeof item.facts.indicator === 'string') return null
  const entries = item.text.split('\n\n')
  const lasting = entries.findIndex((entry) => ENDING.test(entry))
  // Entries stand oldest first; a prefix of the text keeps every quote verbatim.
  const text = lasting < 0 ? item.text : entries.slice(0, lasting).join('\n\n')
  return { ...item, text, phase: 'identified' }
}

import type { Draft } from '../core/item.ts'

/**
 * Drafts of a list that shows open incidents only, and those of the previous answer that are gone from it: what was
 * open and is missing in an answer that parsed is over. The closed draft keeps the last words and says why.
 */
export function withVanished(current: readonly Draft[], previous: readonly Draft[]): Draft[] {
  const listed = new Set(current.map(({ externalId }) => externalId))
  const gone = previous.filter(({ externalId, phase }) => !listed.has(externalId) && !CLOSED.has(phase ?? ''))
  return [...current, ...gone.map(closed)]
}

const CLOSED = new Set(['resolved', 'completed', 'postmortem'])
const PLANNED = new Set(['scheduled', 'in_progress'])

function closed(draft: Draft): Draft {
  const phase = PLANNED.has(draft.phase ?? '') ? 'completed' : 'resolved'
  return { ...draft, phase, facts: { ...draft.facts, vanished: true } }
}

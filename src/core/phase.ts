import type { Item, Phase } from './item.ts'

/** Phases that end an incident. */
const OVER: ReadonlySet<Phase | null> = new Set(['resolved', 'completed', 'postmortem'] as const)
/** An entry of a status page's history feed, newest first: a line with the time, then `Resolved - words`. */
const ENTRY =
  /(?:^|\n\n)[^\n]{3,40}\n(Resolved|Completed|Postmortem|Monitoring|Identified|Investigating|Update|In progress|Verifying|Scheduled) - /g
/** A feed that shows the latest update only: `Resolved - words`. */
const BARE = /^(Resolved|Completed|Postmortem|Monitoring|Identified|Investigating) [-–] /
const WORDS: Readonly<Record<string, Phase>> = {
  Resolved: 'resolved',
  Completed: 'completed',
  Postmortem: 'postmortem',
  Monitoring: 'monitoring',
  Identified: 'identified',
  Investigating: 'investigating',
  Update: 'identified',
  'In progress': 'in_progress',
  Verifying: 'in_progress',
  Scheduled: 'scheduled',
}
/** The last sentence of a record that is one paragraph: `Resolved 2026-06-05T19:04Z (65 min).` */
const CLOSED = /(?<=[.\n]\s{1,3})(resolved|completed)\b[^\n]{0,80}$/i
/** An entry that only closes, in a log that stands oldest first: `Resolved: words`. */
const CLOSING = /^(resolved|completed|postmortem|monitoring|recovered|verifying)\b/i

/** Where an incident stands: as its page says, else as its history feed or a `[RESOLVED]` in its title does. */
export function phaseOf(item: Item): Phase | null {
  if (item.phase !== null || item.kind !== 'status') return item.phase
  const [newest] = item.text.matchAll(ENTRY)
  if (newest?.index === 0) return WORDS[newest[1] ?? ''] ?? null
  const bare = BARE.exec(item.text)
  if (bare) return WORDS[bare[1] ?? ''] ?? null
  return /^\[?resolved\b/i.test(item.title) ? 'resolved' : null
}

/** True when an incident has ended, whatever that means for what it was about. */
export function isOver(item: Item): boolean {
  return OVER.has(phaseOf(item))
}

/** True for the state of a component or a whole page: it comes and goes, and each time is an episode of its own. */
export function isGauge({ facts }: Item): boolean {
  return typeof facts.component === 'string' || typeof facts.indicator === 'string'
}

/** True for what is measured again and again under one id, a gauge or our own canary: each bad spell is an episode. */
export function recurs(item: Item): boolean {
  return isGauge(item) || (item.externalId?.startsWith('canary:') ?? false)
}

/**
 * An incident as it stood before it ended, for one that was over when it was first seen: without the closing entries of
 * its log, so that it is judged by what it was. Null for anything else. What is left is one piece of the text, so that
 * its quotes are quotes of the item.
 */
export function peakOf(item: Item): Item | null {
  if (!isOver(item) || isGauge(item)) return null
  return { ...item, text: beforeTheEnd(item.text), phase: 'identified' }
}

function beforeTheEnd(text: string): string {
  const entries = [...text.matchAll(ENTRY)]
  const alive = entries.find(([, word]) => !OVER.has(WORDS[word ?? ''] ?? null) && word !== 'Monitoring')
  if (entries.length > 0) return alive ? text.slice(alive.index).trimStart() : text
  const parts = text.split('\n\n')
  const closing = parts.findIndex((part) => CLOSING.test(part))
  return closing < 0 ? text.replace(CLOSED, '') : parts.slice(0, closing).join('\n\n')
}

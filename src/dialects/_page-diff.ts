import { diffLists, diffWords } from '../core/word-diff.ts'
import { sayingKey } from './_page-noise.ts'
import type { Passage } from './_passages.ts'

/** One place where a page says something else than before. */
export interface PageChange {
  kind: 'added' | 'removed' | 'changed'
  heading: string | null
  level: number | null
  /** The head row, when the passage is a row of a table. */
  columns: string | null
  /** The passage now; for a removed one, as it was. */
  text: string
  /** What a reader should see of it: the whole passage when new, the new words with a little around them when changed. */
  shown: string
  added: string[]
  removed: string[]
}

export interface PageDiff {
  changes: PageChange[]
  /** Share of the old passages that are still there, 0 to 1. */
  kept: number
}

/** Passages compared with passages of equal saying; more pairs than this are not looked at for likeness. */
const MAX_PAIRS = 40_000
/** Words in common, of all words, from which one passage counts as the new form of another. */
const ALIKE = 0.4

/** Compares two readings of a page by what their passages say; moving a passage is no change. */
export function diffPages(before: readonly Passage[], after: readonly Passage[]): PageDiff {
  const [old, now] = [keyed(before), keyed(after)]
  const surplus = counts(now)
  for (const { key } of old) surplus.set(key, (surplus.get(key) ?? 0) - 1)
  const hunks: { removed: Passage[]; added: Passage[] }[] = [{ removed: [], added: [] }]
  let lost = 0
  for (const step of diffLists(
    old.map(({ key }) => key),
    now.map(({ key }) => key),
  )) {
    const hunk = hunks.at(-1)!
    if (step.kind === 'same') {
      if (hunk.removed.length + hunk.added.length > 0) hunks.push({ removed: [], added: [] })
    } else if (step.kind === 'added') {
      const { key, passage } = now[step.after]!
      if (take(surplus, key, 1)) hunk.added.push(passage)
    } else {
      const { key, passage } = old[step.before]!
      if (take(surplus, key, -1)) {
        hunk.removed.push(passage)
        lost += 1
      }
    }
  }
  const changes = hunks.flatMap((hunk) => pairUp(hunk.removed, hunk.added))
  return { changes, kept: old.length === 0 ? 1 : 1 - lost / old.length }
}

interface Keyed {
  key: string
  passage: Passage
}

function keyed(passages: readonly Passage[]): Keyed[] {
  return passages.map((passage) => ({ key: sayingKey(passage), passage })).filter(({ key }) => key !== '')
}

function counts(list: readonly Keyed[]): Map<string, number> {
  const out = new Map<string, number>()
  for (const { key } of list) out.set(key, (out.get(key) ?? 0) + 1)
  return out
}

/** True, once for each passage that there is more of on one side: the others only moved. */
function take(surplus: Map<string, number>, key: string, sign: 1 | -1): boolean {
  const left = surplus.get(key) ?? 0
  if (left * sign <= 0) return false
  surplus.set(key, left - sign)
  return true
}

function pairUp(removed: readonly Passage[], added: readonly Passage[]): PageChange[] {
  const free = new Map(removed.map((passage) => [passage, wordSet(passage.text)]))
  const looks = removed.length * added.length <= MAX_PAIRS
  const changes = added.map((passage): PageChange => {
    const partner = looks ? mostAlike(passage, free) : null
    if (partner === null) return whole('added', passage)
    free.delete(partner)
    return changed(partner, passage)
  })
  return [...changes, ...[...free.keys()].map((passage) => whole('removed', passage))]
}

function mostAlike(passage: Passage, candidates: ReadonlyMap<Passage, ReadonlySet<string>>): Passage | null {
  let best: Passage | null = null
  let score = ALIKE
  const mine = wordSet(passage.text)
  for (const [candidate, theirs] of candidates) {
    if ((candidate.level === null) !== (passage.level === null)) continue
    if (Math.min(mine.size, theirs.size) <= score * Math.max(mine.size, theirs.size)) continue
    let shared = 0
    for (const word of mine) if (theirs.has(word)) shared += 1
    const likeness = shared / (mine.size + theirs.size - shared || 1)
    if (likeness > score) [best, score] = [candidate, likeness]
  }
  return best
}

function wordSet(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? [])
}

function whole(kind: 'added' | 'removed', { text, heading, level, columns }: Passage): PageChange {
  return {
    kind,
    heading,
    level,
    columns: columns ?? null,
    text,
    shown: text,
    added: kind === 'added' ? [text] : [],
    removed: kind === 'removed' ? [text] : [],
  }
}

/** Words around a change that are shown with it, so that it can be read. */
const AROUND = 10

function changed(before: Passage, after: Passage): PageChange {
  const parts = diffWords(before.text, after.text)
  const added = parts.filter((part) => part.kind === 'added').map((part) => part.text.trim())
  const removed = parts.filter((part) => part.kind === 'removed').map((part) => part.text.trim())
  const fresh = added.join(' ').length
  const short = after.text.length <= 240 || fresh > after.text.length / 2
  let shown = ''
  if (short) shown = after.text
  else {
    for (const [at, part] of parts.entries()) {
      if (part.kind === 'added') shown += part.text
      else if (part.kind === 'same') shown += clipped(part.text, at > 0, at + 1 < parts.length)
    }
  }
  const { heading, level, text, columns } = after
  return {
    kind: 'changed',
    heading,
    level,
    columns: columns ?? null,
    text,
    shown: shown.trim(),
    added: added.filter(Boolean),
    removed: removed.filter(Boolean),
  }
}

/** The first and last words of an unchanged stretch, on the sides where a change stands. */
function clipped(text: string, left: boolean, right: boolean): string {
  const words = text.split(/(?<=\s)/)
  const fits = words.length <= (left && right ? AROUND * 2 : AROUND)
  if (fits) return text
  return `${left ? words.slice(0, AROUND).join('') : ''}… ${right ? words.slice(-AROUND).join('') : ''}`
}

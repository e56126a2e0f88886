import { sha256 } from '../core/id.ts'
import type { Draft } from '../core/item.ts'

/** Longest title made out of a text that has none. */
const TITLE = 120

/** A title, or the first words of the text where the publisher gives none. */
export function titleOf(title: string | null, text: string): string {
  if (title !== null && title !== '') return title
  const line = text.split('\n', 1)[0]!.trim()
  if (line.length <= TITLE) return line
  const cut = line.slice(0, TITLE)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), TITLE / 2)).trimEnd()}…`
}

/** The publisher's id, else the link, else a hash of what is said. */
export function externalIdOf(id: string | null, url: string | null, title: string, text: string): string {
  return id ?? url ?? `sha256:${sha256(title === '' ? text : title).slice(0, 32)}`
}

/**
 * Drafts whose external ids differ: exact repeats are one draft; different notices under one id (a generator that
 * gives every entry the same guid) are told apart by link or title.
 */
export function distinct(drafts: readonly Draft[]): Draft[] {
  const seen = new Map<string, Draft>()
  const repeated = new Set<string>()
  for (const draft of drafts) {
    const known = seen.get(draft.externalId)
    if (known && !same(known, draft)) repeated.add(draft.externalId)
    else seen.set(draft.externalId, draft)
  }
  if (repeated.size === 0) return [...seen.values()]
  const out = new Map<string, Draft>()
  for (const draft of drafts) {
    const shared = repeated.has(draft.externalId)
    const mark = draft.url !== null && draft.url !== draft.externalId ? draft.url : draft.title
    const id = shared ? `${draft.externalId}#${sha256(`${mark}\n${draft.title}`).slice(0, 12)}` : draft.externalId
    out.set(out.has(id) && !same(out.get(id)!, draft) ? `${id}-${sha256(draft.text).slice(0, 12)}` : id, draft)
  }
  return [...out].map(([externalId, draft]) => ({ ...draft, externalId }))
}

function same(a: Draft, b: Draft): boolean {
  return a.title === b.title && a.text === b.text && a.url === b.url && a.published === b.published
}

import { sha256 } from '../core/id.ts'
import type { Draft } from '../core/item.ts'
import { ParseError } from '../errors.ts'
import type { Payload } from '../source.ts'
import { diffPages, type PageChange } from './_page-diff.ts'
import type { Passage } from './_passages.ts'

export interface PageWatch {
  /** What the page is called in titles; default its first heading. */
  title: string | undefined
  /** One item for the whole page, or one for each section that changed. */
  items: 'page' | 'section'
  /** Words that a healthy page contains, in any case. */
  require: readonly string[]
  /** Smallest length, as a share of the previous reading's, that is believed. */
  minShare: number
  /** Smallest length in characters that is believed. */
  minChars: number
}

const MAX_TEXT = 12_000
const MAX_FACT = 1000
/** Below this share of passages that stayed, the page was replaced and not edited. */
const REPLACED = 0.05
const MAX_SECTIONS = 12

// How sites say that this is not the page, with status 200.
const ERROR =
  /\b(?:page|content) (?:isn['’]t|is not|not|is currently not|is no longer) (?:available|found)|\bpage (?:could not|cannot|can['’]t) be found|^(?:error )?(?:404|403|500|502|503)\b|^not found$|unexpected error|something went wrong|access denied|temporarily unavailable|try again later|enable javascript|verifying you are human/i

/**
 * Refuses a reading that cannot be the page: an empty shell, an error, a page that lost most of its text.
 * @throws ParseError that says what is missing.
 */
export function believable(passages: readonly Passage[], before: readonly Passage[] | null, watch: PageWatch): void {
  const length = lengthOf(passages)
  if (length < watch.minChars)
    throw new ParseError(`the page holds ${length} characters of text, fewer than ${watch.minChars}`)
  // An error in the first heading is one however long the rest: documents are put together out of several pages.
  const opening = passages.slice(0, 4).filter(({ level }) => length < 1500 || level !== null)
  const error = opening.map(({ text }) => text).find((text) => text.length < 160 && ERROR.test(text))
  if (error !== undefined) throw new ParseError(`error page: '${error.slice(0, 100)}'`)
  const words = passages.map(({ text }) => text.toLowerCase()).join('\n')
  const missing = watch.require.find((word) => !words.includes(word.toLowerCase()))
  if (missing !== undefined) throw new ParseError(`the page does not contain '${missing}'`)
  const former = before === null ? 0 : lengthOf(before)
  if (length < former * watch.minShare)
    throw new ParseError(`the page shrank from ${former} to ${length} characters of text`)
}

/** Drafts for what a page says now and did not say before. A → B → A are two changes, so ids carry the time. */
export function pageDrafts(
  before: readonly Passage[],
  after: readonly Passage[],
  watch: PageWatch,
  payload: Payload,
): Draft[] {
  const { changes, kept } = diffPages(before, after)
  const name = watch.title ?? after.find(({ level }) => level !== null)?.text ?? after[0]?.text.slice(0, 80) ?? 'page'
  if (changes.length === 0) return []
  if (kept < REPLACED && before.length >= 10) return [replacedDraft(name, after, payload)]
  const sections = [
    ...Map.groupBy(changes, ({ heading, level, text }) => (level !== null && level <= 3 ? text : (heading ?? ''))),
  ]
  if (watch.items === 'page' || sections.length === 1 || sections.length > MAX_SECTIONS)
    return [draftOf(name, changes, payload)]
  return sections.map(([heading, list]) => draftOf(heading === '' ? name : `${name}: ${heading}`, list, payload))
}

function draftOf(name: string, changes: readonly PageChange[], payload: Payload): Draft {
  const mark = sha256(JSON.stringify(changes.map(({ kind, text, removed }) => [kind, text, removed])))
  const sections = [...new Set(changes.flatMap(({ heading }) => heading ?? []))]
  return {
    externalId: `change:${mark.slice(0, 16)}@${payload.at}`,
    url: /^https?:/.test(payload.url) ? payload.url : null,
    title: `${name}: ${headline(name, changes)}`.slice(0, 240),
    text: bounded(lines(changes)),
    published: payload.at,
    facts: {
      change: 'page',
      added: excerpts(changes.flatMap(({ added }) => added)),
      removed: excerpts(changes.flatMap(({ removed }) => removed)),
      ...(sections.length > 0 ? { sections: sections.slice(0, 20) } : {}),
    },
  }
}

/** The line that says from when a document holds: every new version has one, and it tells nothing of what is new. */
const DATED = /^[_*\s]*(?:version |last |terms )?(?:effective|updated|modified|release|revised)\b.{0,120}$/i

/** The most telling change in one line: a new heading, else new text, else what went. */
function headline(name: string, changes: readonly PageChange[]): string {
  const headings = changes.filter(
    ({ kind, level, text }) => kind !== 'removed' && level !== null && !name.endsWith(text),
  )
  // Announcements carry their date in the heading; a heading without one is often only a chapter.
  const telling = headings.find(({ text }) => /\d/.test(text)) ?? headings[0]
  if (telling) return `${telling.text}${headings.length > 1 ? ` and ${headings.length - 1} more` : ''}`
  const worded = changes.filter(({ added, text }) => added.length > 0 && !DATED.test(text))
  const fresh =
    worded.find(({ kind, text }) => kind === 'added' && text.length > 30) ??
    worded[0] ??
    changes.find(({ added }) => added.length > 0)
  if (fresh)
    return `“${cut(fresh.kind === 'changed' && fresh.shown.length > 140 ? fresh.added.join(' … ') : fresh.shown, 140)}”`
  return `removed “${cut(changes[0]!.removed.join(' … '), 130)}”`
}

function lines(changes: readonly PageChange[]): string[] {
  let heading: string | null = null
  let columns: string | null = null
  return changes.flatMap((change) => {
    const out: string[] = []
    if (change.level === null && change.heading !== null && change.heading !== heading) out.push(`[${change.heading}]`)
    heading = change.level === null ? change.heading : change.text
    if (change.columns !== null && change.columns !== columns) out.push(`(${change.columns})`)
    columns = change.columns ?? (change.kind === 'added' ? change.text : null)
    if (change.kind === 'removed') out.push(`Removed: ${change.text}`)
    else if (change.added.length > 0) out.push(change.shown)
    else out.push(`Removed: ${change.removed.join(' … ')} (from: ${cut(change.text, 160)})`)
    return out
  })
}

function replacedDraft(name: string, after: readonly Passage[], payload: Payload): Draft {
  const headings = after.filter(({ level }) => level !== null).map(({ text }) => text)
  return {
    externalId: `replaced:${sha256(JSON.stringify(after.map(({ text }) => text))).slice(0, 16)}@${payload.at}`,
    url: /^https?:/.test(payload.url) ? payload.url : null,
    title: `${name}: the page was replaced`.slice(0, 240),
    text: bounded(['Almost nothing of the former page is left. It now has these headings:', ...headings.slice(0, 40)]),
    published: payload.at,
    facts: { change: 'replaced' },
  }
}

function bounded(list: readonly string[]): string {
  const out: string[] = []
  let length = 0
  for (const [at, line] of list.entries()) {
    if (length + line.length > MAX_TEXT) {
      out.push(cut(line, Math.max(0, MAX_TEXT - length)), `… and ${list.length - at - 1} more passages`)
      break
    }
    out.push(line)
    length += line.length + 1
  }
  return out.join('\n')
}

function excerpts(list: readonly string[]): string[] {
  return list.slice(0, 30).map((text) => cut(text, MAX_FACT))
}

const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length).trimEnd()}…`
const lengthOf = (passages: readonly Passage[]): number => passages.reduce((sum, { text }) => sum + text.length, 0)

import type { Phase } from '../core/item.ts'
import { ParseError } from '../errors.ts'
import { parseDate } from './_dates.ts'
import { looseToText } from './_text.ts'

/** One entry of an incident's log, in the words of the status page. */
export interface IncidentUpdate {
  id: string | null
  /** The page's own status word, verbatim; null where the format has none. */
  status: string | null
  /** ISO 8601 UTC, null where the page gives none that can be read. */
  at: string | null
  /** As served: plain text, Markdown or HTML. */
  body: string
}

/**
 * Phases by the status words of Statuspage, incident.io, Instatus, Better Stack and Checkly, lower case.
 * A word that is not here gives no phase, never a quiet "resolved": facts.status keeps it verbatim.
 */
const PHASES: Readonly<Record<string, Phase>> = {
  investigating: 'investigating',
  identified: 'identified',
  fixing: 'identified',
  monitoring: 'monitoring',
  resolved: 'resolved',
  recovered: 'resolved',
  postmortem: 'postmortem',
  scheduled: 'scheduled',
  notstartedyet: 'scheduled',
  maintenance_scheduled: 'scheduled',
  in_progress: 'in_progress',
  inprogress: 'in_progress',
  maintenance_in_progress: 'in_progress',
  verifying: 'in_progress',
  completed: 'completed',
  maintenance_complete: 'completed',
}

/** The phase that a status word stands for, null for a word we do not know. */
export function phaseOf(status: string | null | undefined): Phase | null {
  const word = (status ?? '').trim().toLowerCase().replaceAll(' ', '_')
  return Object.hasOwn(PHASES, word) ? (PHASES[word] ?? null) : null
}

/** Updates as text, oldest first: `Monitoring: body`, one paragraph each. */
export function updatesText(oldestFirst: readonly IncidentUpdate[]): string {
  return oldestFirst
    .map(({ status, body }) => {
      const text = looseToText(body)
      const word = sentenceCase(status)
      return word === '' ? text : text === '' ? `${word}.` : `${word}: ${text}`
    })
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')
}

/** The log as facts: ids, status words and times, so that an edit in place is a visible revision. */
export function updateFacts(oldestFirst: readonly IncidentUpdate[]): { id?: string; status?: string; at?: string }[] {
  return oldestFirst.map(({ id, status, at }) => ({
    ...(id === null ? {} : { id }),
    ...(status === null ? {} : { status }),
    ...(at === null ? {} : { at }),
  }))
}

/** Web addresses in text or markup, in order, each once. A terse incident's cause is often one click away. */
export function linksIn(...bodies: readonly string[]): string[] {
  const links = new Set<string>()
  for (const body of bodies) {
    for (const [match] of body.matchAll(/https?:\/\/[^\s<>"'`\\^{|}]+/gi)) {
      const link = trimEnd(match.replaceAll('&amp;', '&'))
      if (URL.canParse(link)) links.add(link)
    }
  }
  return [...links]
}

/** An instant with any offset as ISO 8601 UTC; null for null, undefined and the empty string. */
export function instant(text: string | null | undefined, place: string): string | null {
  if (text === null || text === undefined || text.trim() === '') return null
  const at = parseDate(text)
  if (at === null) throw new ParseError(`not an instant: '${text.slice(0, 60)}'`, place)
  return at
}

/** Seconds or milliseconds since 1970 as ISO 8601 UTC; null for null, undefined, 0 and the empty string. */
export function epoch(value: number | string | null | undefined, place: string): string | null {
  if (value === null || value === undefined || value === '') return null
  const number = Number(value)
  const millis = Math.abs(number) < 1e11 ? number * 1000 : number // 1e11 s is the year 5138, 1e11 ms is 1973
  if (!Number.isFinite(millis) || Math.abs(millis) > 8.64e15) throw new ParseError(`not an epoch: '${value}'`, place)
  return millis === 0 ? null : new Date(millis).toISOString()
}

/** `in_progress` as `In progress`. */
export function sentenceCase(word: string | null): string {
  const text = (word ?? '').replaceAll('_', ' ').trim()
  return text === '' ? '' : `${text[0]?.toUpperCase()}${text.slice(1).toLowerCase()}`
}

/** The latest of some instants in ISO 8601 UTC. */
export function latest(...instants: readonly (string | null | undefined)[]): string | null {
  return instants.reduce<string | null>((best, at) => (at && (best === null || at > best) ? at : best), null)
}

/** Drops sentence punctuation that follows an address, and a closing bracket that none opens. */
function trimEnd(link: string): string {
  let end = link.length
  for (;;) {
    const last = link[end - 1] ?? ''
    const unopened = (last === ')' && !link.slice(0, end).includes('(')) || (last === ']' && !link.includes('['))
    if (!unopened && !'.,;:!?*_'.includes(last)) return link.slice(0, end)
    if (--end === 0) return ''
  }
}

/** True when one of the words occurs in one of the names, whatever the case; always true without words. */
export function mentions(names: readonly string[], words: readonly string[] | undefined): boolean {
  return (
    words === undefined || names.some((name) => words.some((word) => name.toLowerCase().includes(word.toLowerCase())))
  )
}

/** The first line that says something, without Markdown's heading and emphasis marks. */
export function firstLine(text: string): string {
  const lines = looseToText(text).split('\n')
  return (
    lines.map((line) => line.replace(/^#+ *|\*\*|^\* /g, '').trim()).find((line) => /[\p{L}\p{N}]/u.test(line)) ?? ''
  )
}

/** An address of the web, absolute, or null for none and for anything else (`javascript:`, `data:`, half a host). */
export function webAddress(text: string | null | undefined, base?: string): string | null {
  if (!text || !URL.canParse(text, base)) return null
  const url = new URL(text, base)
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null
}

/** A calendar date as `YYYY-MM-DD`; null for null, undefined and the empty string. */
export function calendarDay(text: string | null | undefined, place: string): string | null {
  if (text === null || text === undefined || text.trim() === '') return null
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || parseDate(text) === null) {
    throw new ParseError(`not a calendar date: '${text.slice(0, 40)}'`, place)
  }
  return text
}

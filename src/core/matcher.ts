import { z } from 'zod'
import { CATEGORIES, CERTAINTIES } from './assessment.ts'
import { EVENT_STATUSES, type Event } from './event.ts'
import { IMPACTS } from './impact.ts'
import { AUTHORITIES, KINDS, type Kind } from './item.ts'
import { sameModel } from './model-name.ts'
import { fold, foldText } from './vocabulary/fold.ts'

/** Weakest first, so that `>=reported` means reported or official. */
const FIRMNESS = [...CERTAINTIES].reverse()
const COMPARISON = /^(>=|<=|>|<)\s*(.+)$/

const many = <T>(value: T | T[]) => (Array.isArray(value) ? value : [value])
const list = <T extends z.ZodType<string>>(one: T) =>
  z
    .union([one, z.array(one)], { error: 'must be a text or a list of texts' })
    .transform((value): string[] => many(value))
    .refine((values) => values.length > 0, 'an empty list matches nothing; leave the key out instead')

const oneOf = (what: string, allowed: readonly string[]) =>
  z.string().refine((value) => allowed.includes(value), {
    error: (issue) => `'${issue.input}' is not ${what}; allowed: ${allowed.join(', ')}`,
  })
const ordered = (what: string, scale: readonly string[]) =>
  z.string().refine((value) => scale.includes(COMPARISON.exec(value)?.[2] ?? value), {
    error: (issue) =>
      `'${issue.input}' is not ${what}; allowed: ${scale.join(' < ')}, or a comparison like ">=${scale.at(-2)}"`,
  })
const named = (what: string, pattern: RegExp, example: string) =>
  z.string().refine((value) => pattern.test(value), {
    error: (issue) => `'${issue.input}' is not ${what} (like ${example})`,
  })

const fields = {
  impact: list(ordered('an impact', IMPACTS)),
  certainty: list(ordered('a certainty', FIRMNESS)),
  category: list(oneOf('a category', CATEGORIES)),
  status: list(oneOf('an event status', EVENT_STATUSES)),
  authority: list(oneOf('an authority', AUTHORITIES)),
  kind: list(oneOf('a kind', KINDS)),
  jurisdiction: list(named('a jurisdiction', /^([A-Z]{2}|INT)$/i, 'US, EU or INT').toUpperCase()),
  population: list(named('a population', /^[a-z0-9][a-z0-9_-]*$/i, 'foreign_nationals').toLowerCase()),
  vendor: list(named('a vendor id', /^[a-z0-9][a-z0-9._-]*$/i, 'anthropic').toLowerCase()),
  model: list(z.string().min(1)),
  source: list(named('a source id or glob', /^[\w*?./-]+$/, 'us/bis-rules or us/*')),
  text: list(z.string().refine((value) => foldText(value).trim() !== '', 'a text needs at least one word')),
}

/**
 * Which events a subscription or policy is about: every key must hold, a list means any of its values, `not` must not
 * hold. Scalars become lists. An empty matcher matches everything.
 */
export interface Matcher {
  impact?: string[] | undefined
  certainty?: string[] | undefined
  category?: string[] | undefined
  status?: string[] | undefined
  authority?: string[] | undefined
  kind?: string[] | undefined
  jurisdiction?: string[] | undefined
  population?: string[] | undefined
  vendor?: string[] | undefined
  model?: string[] | undefined
  source?: string[] | undefined
  text?: string[] | undefined
  not?: Matcher[] | undefined
}

export const Matcher: z.ZodType<Matcher> = z.lazy(() =>
  z.strictObject({
    ...Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.optional()])),
    not: z
      .union([Matcher, z.array(Matcher)])
      .transform((value) => many(value))
      .refine((all) => all.every((one) => Object.keys(one).length > 0), 'an empty not: excludes everything')
      .optional(),
  }),
) as z.ZodType<Matcher>

/** What a matcher is held against: the event and what its items add. */
export interface MatchSubject {
  event: Event
  /** Source ids of its items. */
  sources?: readonly string[]
  kinds?: readonly Kind[]
  /** Text of its items; the event's title always counts. */
  text?: string
}

/** Whether a matcher holds for an event, and why: what matched, or the first key that did not. */
export function matches(matcher: Matcher, subject: MatchSubject): { matched: boolean; because: string[] } {
  const because: string[] = []
  for (const key of Object.keys(fields) as (keyof typeof fields)[]) {
    const wanted = matcher[key]
    if (wanted === undefined) continue
    const hit = wanted.map((value) => holds(key, value, subject)).find((found) => found !== null)
    if (hit === undefined) return { matched: false, because: [`${key} is not ${wanted.join(' or ')}`] }
    because.push(`${key} ${hit}`)
  }
  for (const one of matcher.not ?? []) {
    const inner = matches(one, subject)
    if (inner.matched) return { matched: false, because: inner.because.map((why) => `not: ${why}`) }
  }
  return { matched: true, because }
}

/** What of the subject satisfies one wanted value, or null. */
function holds(key: keyof typeof fields, wanted: string, { event, sources, kinds, text }: MatchSubject): string | null {
  switch (key) {
    case 'impact':
      return compare(IMPACTS, event.impact, wanted)
    case 'certainty':
      return compare(FIRMNESS, event.certainty, wanted)
    case 'category':
      return event.category === wanted ? wanted : null
    case 'status':
      return event.status === wanted ? wanted : null
    case 'authority':
      return event.witnesses.some((witness) => witness.authority === wanted) ? wanted : null
    case 'kind':
      return kinds?.includes(wanted as Kind) ? wanted : null
    case 'jurisdiction':
      return event.jurisdictions.includes(wanted) ? wanted : null
    case 'population':
      // an event that names no population is about everybody
      return (event.populations.length === 0 ? ['all_users'] : event.populations).includes(wanted) ? wanted : null
    case 'vendor':
      return event.vendors.includes(wanted) ? wanted : null
    case 'model':
      return event.models.find((model) => sameModel(wanted, model)) ?? null
    case 'source':
      return sources?.find((source) => globMatches(wanted, source)) ?? null
    case 'text':
      return hasWords(`${event.title}\n${text ?? ''}`, wanted) ? `has '${wanted}'` : null
  }
}

function compare(scale: readonly string[], actual: string, wanted: string): string | null {
  const [, operator, level] = COMPARISON.exec(wanted) ?? [null, '=', wanted]
  const difference = scale.indexOf(actual) - scale.indexOf(level!)
  const met =
    operator === '>='
      ? difference >= 0
      : operator === '<='
        ? difference <= 0
        : operator === '>'
          ? difference > 0
          : operator === '<'
            ? difference < 0
            : difference === 0
  return met ? (operator === '=' ? actual : `${actual} ${operator} ${level}`) : null
}

/** Whether a glob (`*` any run, `?` one character) covers the whole of an id; linear in both, so hostile globs cost nothing. */
export function globMatches(glob: string, id: string): boolean {
  let at = 0
  let position = 0
  let star = -1
  let mark = 0
  while (position < id.length) {
    if (at < glob.length && (glob[at] === '?' || glob[at] === id[position]) && glob[at] !== '*') {
      at++
      position++
    } else if (glob[at] === '*') {
      star = at++
      mark = position
    } else if (star >= 0) {
      at = star + 1
      position = ++mark
    } else return false
  }
  while (glob[at] === '*') at++
  return at === glob.length
}

/** Whether some words occur in a text as whole words, in that order, whatever their case, accents and spacing. */
function hasWords(text: string, words: string): boolean {
  const { codes, length } = fold(text)
  const haystack = new TextDecoder('utf-16le').decode(codes.subarray(0, length))
  const needle = foldText(words).trim()
  const isWord = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}]/u.test(char)
  for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1)) {
    const open = isWord(needle[0]) && isWord(haystack[at - 1])
    const close = isWord(needle.at(-1)) && isWord(haystack[at + needle.length])
    if (!open && !close) return true
  }
  return false
}

import type { Assessment, Certainty } from './assessment.ts'
import { CERTAINTIES } from './closed-lists.ts'
import { type Impact, impactRank } from './impact.ts'
import type { Item } from './item.ts'
import { plainLine } from './plain.ts'
import { questionOf } from './second-question.ts'
import type { Quote, SecondAnswer } from './second-reading.ts'
import { supportOf } from './second-support.ts'
import { locate, namesIn, type Place } from './second-words.ts'
import { type Reading, readItem } from './vocabulary/reading.ts'

export type SuggestedField = 'category' | 'impact' | 'certainty' | 'vendors' | 'models'

/** What the second reader would say instead, as far as the item's own words bear it out. */
export interface Suggestion {
  field: SuggestedField
  first: string | string[]
  second: string | string[]
  quotes: Quote[]
  because: string
}

/** A part of an answer that was left out, and why. */
export interface Refusal {
  field: SuggestedField | 'quotes' | 'question'
  said: string
  because: string
}

/** An answer after it was checked against the item: for people to look at, and for nothing else. */
export interface SecondOpinion {
  suggestions: Suggestion[]
  refused: Refusal[]
  question: string | null
  /** The item speaks to machine readers: what it says there was set aside. */
  addressed: boolean
}

/**
 * Checks an answer against the item. Quotes must be the item's words, outside sentences that address the reader; another
 * category or impact must follow by the rules from those words alone; names must occur in the item; and what an official
 * critical says is never made less of. It only returns what may be shown: the assessment stays what it was.
 */
export function suggest(item: Item, first: Assessment, answer: SecondAnswer): SecondOpinion {
  const reading = readItem(item)
  const refused: Refusal[] = []
  const refuse = (field: Refusal['field'], said: string, because: string) =>
    void refused.push({ field, said: plainLine(said, 200), because })
  const places: Place[] = []
  for (const quote of answer.quotes) {
    const found = locate(reading, quote)
    if ('problem' in found) refuse('quotes', quote.quote, found.problem)
    else if (!places.some((one) => one.field === found.field && one.quote === found.quote)) places.push(found)
  }
  const judged = judgements({ item, reading, first, answer, places, refuse })
  // In an item that concerns nobody, names and topics are colour.
  const concerns = first.relevant || judged.some(({ field }) => field === 'impact')
  const asked = answer.question === null ? null : questionOf(answer.question)
  if (asked !== null && 'problem' in asked) refuse('question', answer.question ?? '', asked.problem)
  return {
    suggestions: concerns ? [...judged, ...names(reading, first, answer, refuse)] : [],
    refused,
    question: asked !== null && 'question' in asked ? asked.question : null,
    addressed: reading.injections.length > 0,
  }
}

interface Case {
  item: Item
  reading: Reading
  first: Assessment
  answer: SecondAnswer
  places: readonly Place[]
  refuse(field: Refusal['field'], said: string, because: string): void
}

/** Category, impact and certainty, each against what the rules make of the quoted words alone. */
function judgements({ item, reading, first, answer, places, refuse }: Case): Suggestion[] {
  const impact: Impact = answer.relevant ? answer.impact : 'none'
  const second = { category: impact === 'none' ? first.category : answer.category, impact, certainty: answer.certainty }
  const differing = (['category', 'impact', 'certainty'] as const).filter((field) => second[field] !== first[field])
  if (differing.length === 0) return []
  if (places.length === 0) {
    for (const field of differing) refuse(field, second[field], 'no words of the item bear it out')
    return []
  }
  const support = supportOf(item, reading, places)
  const guarded = first.impact === 'critical' && isFirmWord(item, first)
  const addressed = reading.injections.length > 0
  const quotes = places.map(({ field, quote }) => ({ field, quote }))
  const kept: Suggestion[] = []
  const keep = (field: 'category' | 'impact' | 'certainty', value: string) => {
    const because =
      value === second[field] ? 'its quotes say so by the rules' : `it said ${second[field]}; its quotes bear ${value}`
    kept.push({ field, first: first[field], second: value, quotes, because })
  }

  for (const field of differing) {
    const lower = isLower(field, first, second)
    if (lower && guarded) refuse(field, second[field], 'an official critical is never made less of')
    else if (lower && addressed)
      refuse(field, second[field], 'the item gives orders to its reader: nothing in it may lower')
    else if (field === 'category') {
      if (!support.categories.has(second.category))
        refuse(field, second.category, 'by the rules its quotes do not say so')
      else if (guarded && support.impact !== 'critical')
        refuse(
          field,
          second.category,
          'an official critical keeps its category where the quotes are less than critical',
        )
      else keep(field, second.category)
    } else if (field === 'certainty') {
      const firmer = rankOf(support.certainty) - rankOf(second.certainty)
      if (lower ? firmer > 0 : firmer < 0)
        refuse(field, second.certainty, `by the rules its quotes are ${support.certainty}`)
      else keep(field, second.certainty)
    } else {
      // A higher impact is held to what the quotes bear; a lower one stands only where they are no graver.
      const level = lower ? second.impact : lowest(second.impact, support.impact)
      const over = lower
        ? impactRank(support.impact) > impactRank(level)
        : impactRank(level) <= impactRank(first.impact)
      if (over) refuse(field, second.impact, `by the rules its quotes are ${support.impact}`)
      else keep(field, level)
    }
  }
  return kept
}

/** Vendors and models that the first reading left out. What the answer leaves out says nothing. */
function names(reading: Reading, first: Assessment, answer: SecondAnswer, refuse: Case['refuse']): Suggestion[] {
  return (['vendors', 'models'] as const).flatMap((field) => {
    const { added, quotes, absent } = namesIn(reading, field, answer[field], first[field])
    for (const name of absent) refuse(field, name, 'the item does not name it')
    if (added.length === 0) return []
    const second = [...first[field], ...added]
    return [{ field, first: first[field], second, quotes, because: 'the item names it' }]
  })
}

/** Whether the one who decides has spoken: the rule maker, or a vendor of its own service. */
function isFirmWord({ authority }: Item, first: Assessment): boolean {
  return first.certainty === 'official' || authority === 'official' || authority === 'vendor'
}

function isLower(
  field: 'category' | 'impact' | 'certainty',
  first: Assessment,
  second: Pick<Assessment, 'impact' | 'certainty'>,
): boolean {
  if (field === 'impact') return impactRank(second.impact) < impactRank(first.impact)
  return field === 'certainty' && rankOf(second.certainty) < rankOf(first.certainty)
}

/** Firmer is higher. */
function rankOf(certainty: Certainty): number {
  return -CERTAINTIES.indexOf(certainty)
}

function lowest(one: Impact, other: Impact): Impact {
  return impactRank(one) < impactRank(other) ? one : other
}

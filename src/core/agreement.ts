import { concept } from './concepts.ts'
import { shared } from './likeness.ts'
import type { Exemplar, Profile } from './profile.ts'
import type { Traits } from './traits.ts'

const UP = concept('priceup')
const DOWN = concept('pricedown')
const STATES = new Set('california newyork texas illinois colorado florida virginia utah ohio'.split(' ').map(concept))
const COUNTRIES = new Set(
  'china japan korea taiwan hongkong india russia iran uk germany france italy spain brazil canada australia israel gulf'
    .split(' ')
    .map(concept),
)
const CITED: ReadonlySet<string> = new Set(['EU AI Act', 'Defense Production Act'])
/** Within this, two numbers of one status page began together. */
export const TOGETHER_MS = 10 * 60_000

export interface SharedDate {
  date: string
  whole: boolean
}

/** A date from which both hold; a month agrees with its days. */
export function sameDate(left: readonly string[], right: readonly string[]): SharedDate | null {
  for (const date of left) if (date.length > 7 && right.includes(date)) return { date, whole: true }
  for (const date of left)
    for (const other of right)
      if (date.slice(0, 7) === other.slice(0, 7) && (date.length <= 7 || other.length <= 7))
        return { date, whole: false }
  return null
}

/** Models with a version that both name; a preview or a dated snapshot is the model it is one of. */
export function modelsInCommon(left: readonly string[], right: readonly string[]): string[] {
  const known = right.filter(isSpecific).map(base)
  return left.filter((model) => isSpecific(model) && known.includes(base(model)))
}

function base(model: string): string {
  return model.replace(/[-@](preview|latest|exp|experimental|beta|\d{4}|\d{6,8}|\d{4}-\d{2}-\d{2}|\d{2}-\d{2})$/g, '')
}

export function figuresInCommon(traits: Traits, event: Profile): number {
  let most = 0
  for (const exemplar of event.exemplars) most = Math.max(most, shared(traits.figures, exemplar.figures ?? []))
  return most
}

/** One publisher's incident read in two places. */
export function isTwin(traits: Traits, exemplar: Exemplar): boolean {
  const together = Math.abs(traits.at - exemplar.at) <= TOGETHER_MS
  return together && exemplar.publisher === traits.publisher && exemplar.place !== traits.place
}

/** 1 when both say that prices rise or both that they fall, -1 when they say opposite things. */
export function courseOf(traits: Traits, event: Profile): number {
  const direction = (ideas: readonly number[]) => Number(ideas.includes(UP)) - Number(ideas.includes(DOWN))
  const here = direction(traits.ideas)
  if (here === 0) return 0
  const there = event.exemplars.map((exemplar) => direction(exemplar.ideas ?? []))
  return there.includes(here) ? 1 : there.every((one) => one === -here) ? -1 : 0
}

/** 1 when both name the same state of a federation in their titles, -1 when they name different ones. */
export function regionOf(traits: Traits, event: Profile): number {
  return titlesName(STATES, traits, event)
}

/** True when the titles name different countries: a ban in one is not the ban in another. */
export function isElsewhere(traits: Traits, event: Profile): boolean {
  return titlesName(COUNTRIES, traits, event) < 0
}

function titlesName(places: ReadonlySet<number>, traits: Traits, event: Profile): number {
  const named = (ideas: readonly number[], lead: number) => ideas.slice(0, lead).filter((idea) => places.has(idea))
  const here = named(traits.ideas, traits.lead)
  if (here.length === 0) return 0
  const there = event.exemplars.flatMap((exemplar) => named(exemplar.ideas ?? [], exemplar.lead ?? 0))
  if (there.length === 0) return 0
  return shared(here, there) > 0 ? 1 : -1
}

/** One act, bill or order, by number or name; a code of law is cited by everybody. */
export function isParticular(instrument: string): boolean {
  return isNumbered(instrument) || (/ (Rule|Act|Measures)$/.test(instrument) && !CITED.has(instrument))
}

export function isNumbered(instrument: string): boolean {
  return /^(SB|HB|AB|HR|EO|EU|PL|CVE) ?\d/.test(instrument)
}

/** True when an address is a page on which one place puts many items: it says where, not what. */
export function isRoundup(address: string, traits: Traits, event: Profile): boolean {
  return (
    address === traits.link &&
    event.exemplars.some((exemplar) => exemplar.link === address && exemplar.place === traits.place)
  )
}

/** A version makes a model's name specific; a bare product or family is little more than its vendor. */
export function isSpecific(model: string): boolean {
  return /\d/.test(model)
}

export function common(left: readonly string[], right: readonly string[]): string[] {
  return left.filter((value) => right.includes(value))
}

import type { Category } from '../assessment.ts'
import { CATEGORIES } from '../closed-lists.ts'
import type { Kind } from '../item.ts'
import type { Zone } from './match.ts'
import { interned, type Term, termOf } from './term.ts'

/** How a name came into an item, as bits; in alphabetical order, as they are written. */
export const VIA = {
  assistant: 1,
  body: 2,
  family: 4,
  model: 8,
  name: 16,
  place: 32,
  prefix: 64,
  publisher: 128,
  versioned: 256,
} as const
export type Via = keyof typeof VIA

/** What a name looks like from afar. There are few looks, so their terms are made once and shared. */
export interface Look {
  via: number
  zone: Zone | 'none'
  /** How often it stands there; 4 is four or more. */
  count: number
  /** How many names of its sort there are; 5 is five or more. */
  company: number
  first: boolean
  /** Does it stand where the event is told? */
  told: boolean
}

/** What the item it stands in was judged to be. */
export interface Context {
  relevant: boolean
  category: Category
  kind: Kind
}

export type Speaker = 'none' | 'self' | 'other'

const ZONES = { t: 0, l: 1, b: 2, none: 3 } as const
/** Numbered here, so that judging need not load what reads items. */
const KINDS: Readonly<Record<Kind, number>> = { regulatory: 0, status: 1, vendor: 2, news: 3 }
const SPEAKERS = { none: 0, self: 1, other: 2 } as const
const OWN = new Map<number, Term[]>()
const CROSSED = new Map<number, Term[]>()
const SPOKEN = new Map<number, Term[]>()
const PLACED = new Map<string, Map<number, Term[]>>()

/** The terms of a look alone. */
export function ownTerms(look: Look): Term[] {
  const { zone, count, company, first, told } = look
  const key = (((placing(look) * 5 + count) * 6 + company) * 2 + (first ? 1 : 0)) * 2 + (told ? 1 : 0)
  return interned(OWN, key, () => {
    const via = viaOf(look)
    const of = company === 5 ? '5+' : String(company)
    return [
      'bias',
      `zone:${zone}`,
      `via:${via}`,
      `n:${count === 4 ? '4+' : count}`,
      `of:${of}`,
      `first:${first}`,
      `told:${told}`,
      `zone:${zone}|first:${first}`,
      `zone:${zone}|of:${of}`,
      `zone:${zone}|told:${told}`,
      `via:${via}|zone:${zone}`,
    ].map(termOf)
  })
}

/** The terms of an item, and of it together with a look. */
export function crossedWith(look: Look, context: Context): Term[] {
  const key = placing(look) * 256 + setting(context)
  return interned(CROSSED, key, () => {
    const { relevant, category, kind } = context
    return [`rel:${relevant}`, `cat:${category}`, `kind:${kind}`, `cat:${category}/${relevant}`]
      .flatMap((name) => [name, `${name}|zone:${look.zone}`, `${name}|via:${viaOf(look)}`])
      .map(termOf)
  })
}

/** The terms of a vendor by who speaks: the vendor itself, another one, or neither. */
export function speakerTerms(speaker: Speaker, look: Look, context: Context): Term[] {
  const key = (look.via * 3 + SPEAKERS[speaker]) * 256 + setting(context)
  return interned(SPOKEN, key, () => {
    const told = `speaker:${speaker}|via:${viaOf(look)}`
    return [told, `${told}|kind:${context.kind}`, `speaker:${speaker}|cat:${context.category}`].map(termOf)
  })
}

/** The terms of one jurisdiction. */
export function placeTerms(id: string, look: Look, context: Context): Term[] {
  const { category, relevant } = context
  const byLook = interned(PLACED, id, () => new Map<number, Term[]>())
  return interned(byLook, ZONES[look.zone] * 256 + setting(context), () =>
    [`id:${id}`, `id:${id}|cat:${category}`, `id:${id}|zone:${look.zone}`, `id:${id}|cat:${category}/${relevant}`].map(
      termOf,
    ),
  )
}

function placing({ via, zone }: Look): number {
  return via * 4 + ZONES[zone]
}

/** Below 256. */
function setting({ relevant, category, kind }: Context): number {
  return (CATEGORIES.indexOf(category) * 4 + KINDS[kind]) * 2 + (relevant ? 1 : 0)
}

function viaOf({ via }: Look): string {
  return Object.entries(VIA)
    .flatMap(([name, bit]) => ((via & bit) === 0 ? [] : [name]))
    .join('+')
}

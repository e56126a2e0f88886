import type { Kind } from '../item.ts'
import type { Hit, Reading } from '../vocabulary/reading.ts'
import type { Facts } from './facts.ts'
import type { Frame } from './frame.ts'
import type { Finding, Zone } from './match.ts'
import type { Split } from './stance.ts'
import { interned, type Term, termOf } from './term.ts'

/** A named piece of evidence and, where words made it, the words. */
export interface Feature {
  name: string
  term: Term
  value: number
  hit: Hit | null
}

/** The named evidence of an item, each name once, in order of arrival. */
export interface Features {
  keys: () => string[]
  values: () => readonly Feature[]
}

const PAIR_WEIGHT = 0.7

/** Collects features; by number of a term, in which collection it came last: an item need not clear what others left. */
let latest = new Uint32Array(4096)
let collection = 0

function collector(): { add: Add; features: Features } {
  const list: Feature[] = []
  const mine = ++collection
  const add = (term: Term, hit: Hit | null, value = 1) => {
    if (term.id >= latest.length) latest = wider(latest, term.id * 2)
    if (term.id < 0 ? list.some(({ name }) => name === term.name) : latest[term.id] === mine) return
    if (term.id >= 0) latest[term.id] = mine
    list.push({ name: term.name, term, value, hit })
  }
  return { add, features: { keys: () => list.map(({ name }) => name), values: () => list } }
}

function wider(from: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const to = new Uint32Array(length)
  to.set(from)
  return to
}

type Add = (term: Term, hit: Hit | null, value?: number) => void

/** The named evidence that the small model weighs, each name once; n-grams (`ngrams.ts`) come after it. */
export function featuresOf(
  reading: Reading,
  facts: Facts,
  findings: readonly Finding[],
  zones: readonly Zone[],
  { asserted, negated }: Split,
): Features {
  const { add, features } = collector()
  const { item } = reading
  add(BIAS, null)
  add(
    interned(KINDS, item.kind, (kind) => termOf(`kind:${kind}`)),
    null,
  )
  if (item.authority)
    add(
      interned(AUTHORITIES, item.authority, (one) => termOf(`authority:${one}`)),
      null,
    )
  if (reading.text.length < 25) add(NO_TEXT, null)
  else if (reading.text.length < 250) add(SHORT_TEXT, null)
  else if (reading.text.length > 1200) add(LONG_TEXT, null)
  for (const hit of negated) add(conceptOf(hit.id).not, hit)
  const title = new Map<string, Hit>()
  const mark = (id: string, hit: Hit) => {
    const zone = zones[hit.sentence]!
    add(conceptOf(id)[zone], hit)
    if (zone === 't') title.set(id, hit)
  }
  for (const hit of asserted) mark(hit.id, hit)
  for (const hit of reading.vendors) mark('@vendor', hit)
  for (const hit of reading.models) mark('@model', hit)
  for (const hit of reading.bodies) mark('@body', hit)
  for (const hit of reading.places) mark('@place', hit)
  for (const hit of reading.populations) mark(`@people:${hit.id}`, hit)
  if (title.size > 1) titlePairs(title, add)
  sentencePairs(reading, asserted, add)
  addRules(findings, item.kind, add)
  for (const fact of facts.marks) add(termOf(fact.name), fact.hit)
  return features
}

const BIAS = termOf('bias')
const NO_TEXT = termOf('text:none')
const SHORT_TEXT = termOf('text:short')
const LONG_TEXT = termOf('text:long')
const ONLY_TRAPS = termOf('pool:only-traps')
const NO_RULE = termOf('pool:no-rule')
/** How many rules agree that an item matters. */
const COUNTS = [0, 1, 2, 3, 4].map((count) => termOf(`pool:count=${count}`))

function addRules(findings: readonly Finding[], kind: Kind, add: Add): void {
  let hits = 0
  let traps = 0
  let spoke = false
  for (const { frame, zone, hit } of findings) {
    for (const term of ruleTerms(frame, zone, kind)) add(term, hit)
    const trap = frame.says[1] === 'none'
    spoke ||= !trap
    if (zone === 'b') continue
    if (trap) traps++
    else hits++
  }
  add(COUNTS[Math.min(4, hits)]!, null)
  if (traps > 0 && hits === 0) add(ONLY_TRAPS, null)
  if (!spoke) add(NO_RULE, null)
}

function titlePairs(hits: ReadonlyMap<string, Hit>, add: Add): void {
  const ids = [...hits.keys()].sort()
  if (ids.length > 40) ids.length = 40
  for (const [i, id] of ids.entries()) {
    const hit = hits.get(id)!
    const { pairs } = conceptOf(id)
    for (let j = i + 1; j < ids.length; j++)
      add(
        interned(pairs, ids[j]!, (other) => termOf(`t:${id}+${other}`)),
        hit,
        PAIR_WEIGHT,
      )
  }
}

/** A name and a cue in one sentence: who does what to whom. */
function sentencePairs({ vendors, models }: Reading, asserted: readonly Hit[], add: Add): void {
  if (vendors.length === 0 && models.length === 0) return
  const where = new Set<number>()
  for (const hit of vendors) where.add(hit.sentence)
  for (const hit of models) where.add(hit.sentence)
  for (const hit of asserted) if (where.has(hit.sentence)) add(conceptOf(hit.id).near, hit)
}

/** The terms of one concept: by zone, beside a name, negated, and together with another in the title. */
interface Concept extends Readonly<Record<Zone | 'near' | 'not', Term>> {
  pairs: Map<string, Term>
}

/** Terms met before: the vocabulary and the rules are finite, and building the same strings for every item is dear. */
const CONCEPTS = new Map<string, Concept>()
const KINDS = new Map<Kind, Term>()
const AUTHORITIES = new Map<string, Term>()
const RULES = new Map<Kind, Map<Frame, Map<Zone, Term[]>>>()

function conceptOf(id: string): Concept {
  return interned(CONCEPTS, id, () => ({
    t: termOf(`t:${id}`),
    l: termOf(`l:${id}`),
    b: termOf(`b:${id}`),
    near: termOf(`near:${id}`),
    not: termOf(`not:${id}`),
    pairs: new Map(),
  }))
}

/** The rule itself, and pools: what one rule teaches about rules in general, the next one inherits. */
function ruleTerms(frame: Frame, zone: Zone, kind: Kind): Term[] {
  const byFrame = interned(RULES, kind, () => new Map<Frame, Map<Zone, Term[]>>())
  const byZone = interned(byFrame, frame, () => new Map<Zone, Term[]>())
  return interned(byZone, zone, () => ruleNames(frame, zone, kind).map(termOf))
}

/** The term of the rule alone. */
export function ruleTerm(frame: Frame, zone: Zone): Term {
  return ruleTerms(frame, zone, 'news')[0]!
}

function ruleNames(frame: Frame, zone: Zone, kind: Kind): string[] {
  const [category, impact] = frame.says
  const side = impact === 'none' ? 'trap' : 'hit'
  const own = [`rule:${frame.id}@${zone}`, `pool:${side}@${zone}`]
  if (zone === 'b') return own
  return [
    ...own,
    `pool:${category}/${side}`,
    `pool:${impact}`,
    `pool:${kind}|${side}@${zone}`,
    `pool:${kind}|${category}/${side}`,
  ]
}

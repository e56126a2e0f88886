import type { Hit, Reading } from '../vocabulary/reading.ts'
import type { Frame } from './frame.ts'
import { ACCESS_FRAMES } from './frames-access.ts'
import { COMMERCE_FRAMES } from './frames-commerce.ts'
import { COURT_FRAMES } from './frames-court.ts'
import { LAW_FRAMES } from './frames-law.ts'
import { SECURITY_FRAMES } from './frames-security.ts'
import { SIGNAL_FRAMES } from './frames-signal.ts'
import { VENDOR_FRAMES } from './frames-vendor.ts'
import { type Split, splitNegated } from './stance.ts'

/** A rule that fired, where, and the words it rests on. */
export interface Finding {
  frame: Frame
  zone: Zone
  hit: Hit
}

/** `t` title, `l` the first two sentences of the text, `b` the rest. */
export type Zone = 't' | 'l' | 'b'

const CONCEPTS = new Map<string, number>()
export const FRAMES: readonly Frame[] = [
  ...LAW_FRAMES,
  ...COURT_FRAMES,
  ...SIGNAL_FRAMES,
  ...VENDOR_FRAMES,
  ...COMMERCE_FRAMES,
  ...SECURITY_FRAMES,
  ...ACCESS_FRAMES,
]

/** A set of rules as bits, `SPAN` words wide. */
type Rules = Int32Array
const SPAN = Math.ceil(FRAMES.length / 32)
const GROUPS = Math.max(...FRAMES.map((frame) => frame.all.length))

/** What the presence of one concept means for all rules at once. */
interface Effect {
  /** By group of alternatives: the rules that it satisfies there. */
  meets: Rules[]
  /** The rules that it spoils in its own sentence. */
  spoils: Rules
  /** The rules that it spoils wherever it stands. */
  bars: Rules
}

/** By concept. */
const EFFECTS: Effect[] = []
/** By group: the rules that have no such group. */
const WITHOUT: readonly Rules[] = Array.from({ length: GROUPS }, (_, group) =>
  rulesWhere((frame) => frame.all.length <= group),
)
/** The concepts of the first group of each rule, whose words the rule is quoted by. */
const QUOTED: readonly (readonly number[])[] = FRAMES.map((frame, rule) => {
  const groups = frame.all.map(conceptsOf)
  for (const [group, concepts] of groups.entries())
    for (const concept of concepts) enter(EFFECTS[concept]!.meets[group]!, rule)
  for (const concept of frame.none ? conceptsOf(frame.none) : []) enter(EFFECTS[concept]!.spoils, rule)
  for (const concept of frame.nowhere ? conceptsOf(frame.nowhere) : []) enter(EFFECTS[concept]!.bars, rule)
  return groups[0]!
})
const PLACE = CONCEPTS.get('@place')
const BODY = CONCEPTS.get('@body')
const VENDOR = CONCEPTS.get('@vendor')
const TWO_VENDORS = CONCEPTS.get('@two-vendors')
const MODEL = CONCEPTS.get('@model')
/** By kind of item: the rules that apply to it. */
const OF_KIND = new Map<string, Rules>()

/** Which part of an item each sentence belongs to. */
export function zonesOf(reading: Reading): Zone[] {
  let seen = 0
  return reading.sentences.map((sentence) => {
    if (sentence.field === 'title') return 't'
    seen++
    return seen <= 2 ? 'l' : 'b'
  })
}

/** The concepts of one sentence in order of arrival, each once, with its first words. */
interface Here {
  concepts: number[]
  hits: Hit[]
}

/** Fires the rules: concepts that stand together in one sentence; the title also lends its names to the first sentence. */
export function fire(
  reading: Reading,
  zones: readonly Zone[] = zonesOf(reading),
  split: Pick<Split, 'asserted' | 'acts'> = splitNegated(reading),
): Finding[] {
  const sentences = conceptsBySentence(reading, split)
  const open = rulesFor(reading.item.kind).slice()
  for (const here of sentences) if (here) for (const concept of here.concepts) drop(open, EFFECTS[concept]!.bars)
  const left = { t: open, l: open.slice(), b: open.slice() }
  const findings: Finding[] = []
  const fired = new Int32Array(SPAN)
  for (let index = 0; index < sentences.length; index++) {
    const here = sentences[index]
    if (!here) continue
    const zone = zones[index]!
    met(here.concepts, left[zone], fired)
    // a rule speaks once a zone
    drop(left[zone], fired)
    for (let word = 0; word < SPAN; word++)
      for (let bits = fired[word]!; bits !== 0; bits &= bits - 1) {
        const rule = word * 32 + 31 - Math.clz32(bits & -bits)
        findings.push({ frame: FRAMES[rule]!, zone, hit: firstOf(here, QUOTED[rule]!)! })
      }
  }
  return findings
}

/** What stands in each sentence; nothing for a sentence without concepts. */
function conceptsBySentence(reading: Reading, { asserted, acts }: Pick<Split, 'asserted' | 'acts'>) {
  const sentences = new Array<Here | undefined>(reading.sentences.length).fill(undefined)
  for (const hit of asserted) put(sentences, CONCEPTS.get(hit.id), hit)
  for (const hit of acts) put(sentences, CONCEPTS.get(hit.id), hit)
  for (const hit of reading.places) put(sentences, PLACE, hit)
  for (const hit of reading.bodies) put(sentences, BODY, hit)
  for (const hit of reading.populations) put(sentences, CONCEPTS.get(`@people:${hit.id}`), hit)
  const vendors = new Map<number, string>()
  for (const hit of reading.vendors) {
    put(sentences, VENDOR, hit)
    const before = vendors.get(hit.sentence)
    if (before !== undefined && before !== hit.id) put(sentences, TWO_VENDORS, hit)
    vendors.set(hit.sentence, before ?? hit.id)
  }
  for (const hit of reading.models) put(sentences, MODEL, hit)
  if (reading.publisher !== null && reading.item.kind !== 'news')
    for (const here of sentences.slice(0, 3)) if (here) add(here, VENDOR, here.hits[0]!)
  lendTitle(reading, sentences)
  return sentences
}

/** Rules may never ask for a concept: then it has no number. */
type Numbered = number | undefined

function put(sentences: (Here | undefined)[], concept: Numbered, hit: Hit, at = hit.sentence): void {
  if (concept === undefined) return
  const here = sentences[at]
  if (here) add(here, concept, hit)
  else sentences[at] = { concepts: [concept], hits: [hit] }
}

function add({ concepts, hits }: Here, concept: Numbered, hit: Hit): void {
  if (concept === undefined || concepts.includes(concept)) return
  concepts.push(concept)
  hits.push(hit)
}

function hitOf(here: Here | undefined, concept: Numbered): Hit | null {
  const at = here && concept !== undefined ? here.concepts.indexOf(concept) : -1
  return at < 0 ? null : here!.hits[at]!
}

/** Of the open rules, those that a sentence's concepts satisfy in every group and do not spoil. */
function met(concepts: readonly number[], open: Rules, into: Rules): void {
  for (let word = 0; word < SPAN; word++) {
    let rules = open[word]!
    for (let group = 0; group < GROUPS && rules !== 0; group++) {
      let some = WITHOUT[group]![word]!
      for (let index = 0; index < concepts.length; index++) some |= EFFECTS[concepts[index]!]!.meets[group]![word]!
      rules &= some
    }
    if (rules !== 0)
      for (let index = 0; index < concepts.length; index++) rules &= ~EFFECTS[concepts[index]!]!.spoils[word]!
    into[word] = rules
  }
}

function rulesFor(kind: string): Rules {
  let rules = OF_KIND.get(kind)
  if (!rules) {
    rules = rulesWhere((frame) => !frame.kinds || frame.kinds.split('|').includes(kind))
    OF_KIND.set(kind, rules)
  }
  return rules
}

function drop(from: Rules, rules: Rules): void {
  for (let word = 0; word < SPAN; word++) from[word]! &= ~rules[word]!
}

function enter(into: Rules, rule: number): void {
  into[rule >> 5]! |= 1 << (rule & 31)
}

function rulesWhere(test: (frame: Frame) => boolean): Rules {
  const rules = new Int32Array(SPAN)
  for (const [rule, frame] of FRAMES.entries()) if (test(frame)) enter(rules, rule)
  return rules
}

/** A first sentence that goes on about the title's subject ("The company …") inherits the names of the title. */
function lendTitle(reading: Reading, sentences: (Here | undefined)[]): void {
  const title = reading.sentences.findIndex((sentence) => sentence.field === 'title')
  const first = reading.sentences.findIndex((sentence) => sentence.field === 'text')
  if (title < 0 || first < 0) return
  for (const concept of [VENDOR, MODEL, BODY, TWO_VENDORS]) {
    const hit = hitOf(sentences[title], concept)
    if (hit) for (const at of [first, first + 1]) if (at < sentences.length) put(sentences, concept, hit, at)
  }
}

function firstOf(here: Here, group: readonly number[]): Hit | null {
  for (const concept of group) {
    const hit = hitOf(here, concept)
    if (hit) return hit
  }
  return null
}

function conceptsOf(alternatives: string): number[] {
  return alternatives.split('|').map((name) => {
    const known = CONCEPTS.get(name)
    if (known !== undefined) return known
    CONCEPTS.set(name, CONCEPTS.size)
    const none = () => new Int32Array(SPAN)
    return EFFECTS.push({ meets: Array.from({ length: GROUPS }, none), spoils: none(), bars: none() }) - 1
  })
}

import type { Hit, Reading } from '../vocabulary/reading.ts'
import type { Frame } from './frame.ts'
import { LAW_FRAMES } from './frames-law.ts'
import { SIGNAL_FRAMES } from './frames-signal.ts'
import { VENDOR_FRAMES } from './frames-vendor.ts'
import { splitNegated } from './stance.ts'

/** A rule that fired, where, and the words it rests on. */
export interface Finding {
  frame: Frame
  zone: Zone
  hit: Hit
}

/** `t` title, `l` the first two sentences of the text, `b` the rest. */
export type Zone = 't' | 'l' | 'b'

/** A set of concepts as bits. */
type Mask = Int32Array

interface Compiled {
  frame: Frame
  groups: number[][]
  all: Mask[]
  none: Mask
  nowhere: Mask
  kinds: Set<string> | null
}

const WORDS = 8

const CONCEPTS = new Map<string, number>()
export const FRAMES: readonly Frame[] = [...LAW_FRAMES, ...SIGNAL_FRAMES, ...VENDOR_FRAMES]
const COMPILED: readonly Compiled[] = FRAMES.map((frame) => {
  const groups = frame.all.map(conceptsOf)
  return {
    frame,
    groups,
    all: groups.map(maskOf),
    none: maskOf(frame.none ? conceptsOf(frame.none) : []),
    nowhere: maskOf(frame.nowhere ? conceptsOf(frame.nowhere) : []),
    kinds: frame.kinds ? new Set(frame.kinds.split('|')) : null,
  }
})

/** Which part of an item each sentence belongs to. */
export function zonesOf(reading: Reading): Zone[] {
  let seen = 0
  return reading.sentences.map((sentence) => {
    if (sentence.field === 'title') return 't'
    seen++
    return seen <= 2 ? 'l' : 'b'
  })
}

/** Fires the rules: concepts that stand together in one sentence; the title also lends its names to the first sentence. */
export function fire(
  reading: Reading,
  zones: readonly Zone[] = zonesOf(reading),
  asserted: readonly Hit[] = splitNegated(reading).asserted,
): Finding[] {
  const sentences = reading.sentences.map(() => new Map<number, Hit>())
  const put = (id: string, hit: Hit) => {
    const concept = CONCEPTS.get(id)
    const map = sentences[hit.sentence]!
    if (concept !== undefined && !map.has(concept)) map.set(concept, hit)
  }
  for (const hit of asserted) put(hit.id, hit)
  for (const hit of reading.places) put('@place', hit)
  for (const hit of reading.bodies) put('@body', hit)
  for (const hit of reading.populations) put(`@people:${hit.id}`, hit)
  const vendors = new Map<number, string>()
  for (const hit of reading.vendors) {
    put('@vendor', hit)
    const before = vendors.get(hit.sentence)
    if (before !== undefined && before !== hit.id) put('@two-vendors', hit)
    vendors.set(hit.sentence, before ?? hit.id)
  }
  for (const hit of reading.models) put('@model', hit)
  if (reading.publisher !== null && reading.item.kind !== 'news' && sentences.length > 0) {
    const named = CONCEPTS.get('@vendor')!
    for (const map of sentences.slice(0, 3)) {
      const any = map.values().next().value
      if (any && !map.has(named)) map.set(named, any)
    }
  }
  lendTitle(reading, sentences)

  const masks = sentences.map((here) => maskOf([...here.keys()]))
  const anywhere = new Int32Array(WORDS)
  for (const mask of masks) for (let word = 0; word < WORDS; word++) anywhere[word]! |= mask[word]!
  const findings: Finding[] = []
  const seen = {
    t: new Uint8Array(COMPILED.length),
    l: new Uint8Array(COMPILED.length),
    b: new Uint8Array(COMPILED.length),
  }
  const open = COMPILED.flatMap(({ kinds, nowhere }, rule) =>
    (kinds && !kinds.has(reading.item.kind)) || meets(nowhere, anywhere) ? [] : [rule],
  )
  for (let index = 0; index < sentences.length; index++) {
    const here = masks[index]!
    if (sentences[index]!.size === 0) continue
    const zone = zones[index]!
    for (const rule of open) {
      const { frame, all, none, groups } = COMPILED[rule]!
      if (seen[zone][rule] === 1 || !meetsAll(all, here) || meets(none, here)) continue
      seen[zone][rule] = 1
      findings.push({ frame, zone, hit: firstOf(sentences[index]!, groups[0]!)! })
    }
  }
  return findings
}

function meets(a: Mask, b: Mask): boolean {
  for (let word = 0; word < WORDS; word++) if ((a[word]! & b[word]!) !== 0) return true
  return false
}

function meetsAll(groups: readonly Mask[], here: Mask): boolean {
  for (const group of groups) if (!meets(group, here)) return false
  return true
}

function maskOf(concepts: readonly number[]): Mask {
  const mask = new Int32Array(WORDS)
  for (const concept of concepts) mask[concept >> 5]! |= 1 << (concept & 31)
  return mask
}

/** A first sentence that goes on about the title's subject ("The company …") inherits the names of the title. */
function lendTitle(reading: Reading, sentences: Map<number, Hit>[]): void {
  const title = reading.sentences.findIndex((sentence) => sentence.field === 'title')
  const first = reading.sentences.findIndex((sentence) => sentence.field === 'text')
  if (title < 0 || first < 0) return
  for (const id of ['@vendor', '@model', '@body', '@two-vendors']) {
    const concept = CONCEPTS.get(id)!
    for (const at of [first, first + 1]) {
      const map = sentences[at]
      const hit = sentences[title]!.get(concept)
      if (map && hit && !map.has(concept)) map.set(concept, hit)
    }
  }
}

function firstOf(here: ReadonlyMap<number, Hit>, group: readonly number[]): Hit | null {
  for (const concept of group) {
    const hit = here.get(concept)
    if (hit) return hit
  }
  return null
}

function conceptsOf(alternatives: string): number[] {
  return alternatives.split('|').map((name) => {
    const known = CONCEPTS.get(name)
    if (known !== undefined) return known
    if (CONCEPTS.size >= WORDS * 32) throw new Error(`too many concepts in the rules: '${name}'`)
    CONCEPTS.set(name, CONCEPTS.size)
    return CONCEPTS.size - 1
  })
}

import type { Hit, Reading } from '../vocabulary/reading.ts'
import type { Facts } from './facts.ts'
import type { Finding, Zone } from './match.ts'
import { ngrams } from './ngrams.ts'
import type { Split } from './stance.ts'

/** A named piece of evidence and, where words made it, the words. */
export interface Feature {
  name: string
  value: number
  hit: Hit | null
}

/** Length of the n-gram part of every item, so that long texts do not drown the named evidence. */
const GRAM_NORM = 2.5
const PAIR_WEIGHT = 0.7

/** What the small model weighs: named evidence first, then n-grams. Each name occurs once. */
export function featuresOf(
  reading: Reading,
  facts: Facts,
  findings: readonly Finding[],
  zones: readonly Zone[],
  { asserted, negated }: Split,
): Map<string, Feature> {
  const features = new Map<string, Feature>()
  const add = (name: string, hit: Hit | null = null, value = 1) => {
    if (!features.has(name)) features.set(name, { name, value, hit })
  }
  const { item } = reading
  add('bias')
  add(`kind:${item.kind}`)
  if (item.authority) add(`authority:${item.authority}`)
  if (reading.text.length < 25) add('text:none')
  else if (reading.text.length < 250) add('text:short')
  else if (reading.text.length > 1200) add('text:long')
  for (const hit of negated) add(`not:${hit.id}`, hit)
  const title = new Map<string, Hit>()
  const mark = (id: string, hit: Hit) => {
    const zone = zones[hit.sentence]!
    add(named(zone, id), hit)
    if (zone === 't') title.set(id, hit)
  }
  for (const hit of asserted) mark(hit.id, hit)
  for (const hit of reading.vendors) mark('@vendor', hit)
  for (const hit of reading.models) mark('@model', hit)
  for (const hit of reading.bodies) mark(`@body`, hit)
  for (const hit of reading.places) mark(`@place`, hit)
  for (const hit of reading.populations) mark(`@people:${hit.id}`, hit)
  pairs(title, 't', add)
  sentencePairs(reading, asserted, add)
  for (const { frame, zone, hit } of findings) {
    add(`rule:${frame.id}@${zone}`, hit)
    const [category, impact] = frame.says
    const side = impact === 'none' ? 'trap' : 'hit'
    // pooled: what one rule teaches about rules in general, the next one inherits
    if (zone === 'b') {
      add(`pool:${side}@b`, hit)
      continue
    }
    add(`pool:${side}@${zone}`, hit)
    add(`pool:${category}/${side}`, hit)
    add(`pool:${impact}`, hit)
  }
  if (findings.every((finding) => finding.frame.says[1] === 'none')) add('pool:no-rule')
  for (const fact of facts.marks) add(fact.name, fact.hit)
  const grams: string[] = []
  ngrams(reading, 'title', (gram) => grams.push(`w:${gram}`))
  ngrams(reading, 'text', (gram) => grams.push(`w:${gram}`))
  const unique = [...new Set(grams)]
  const value = GRAM_NORM / Math.sqrt(unique.length)
  for (const gram of unique) add(gram, null, value)
  return features
}

type Add = (name: string, hit?: Hit | null, value?: number) => void

function pairs(hits: ReadonlyMap<string, Hit>, zone: string, add: Add): void {
  const ids = [...hits.keys()].sort()
  if (ids.length > 40) ids.length = 40
  for (let i = 0; i < ids.length; i++)
    for (let j = i + 1; j < ids.length; j++) add(`${zone}:${ids[i]}+${ids[j]}`, hits.get(ids[i]!)!, PAIR_WEIGHT)
}

/** A name and a cue in one sentence: who does what to whom. */
function sentencePairs(reading: Reading, asserted: readonly Hit[], add: Add): void {
  const where = new Set([...reading.vendors, ...reading.models].map((hit) => hit.sentence))
  for (const hit of asserted) if (where.has(hit.sentence)) add(named('near', hit.id), hit)
}

const NAMES = new Map<string, Map<string, string>>()

/** Interned feature names: building the same strings for every item costs more than looking them up. */
function named(zone: string, id: string): string {
  let ids = NAMES.get(zone)
  if (!ids) {
    ids = new Map()
    NAMES.set(zone, ids)
  }
  let name = ids.get(id)
  if (name === undefined) {
    name = zone.length > 4 || zone === 'news' ? `${zone}|${id}` : `${zone}:${id}`
    ids.set(id, name)
  }
  return name
}

import type { Kind } from '../item.ts'
import type { Hit, Reading } from '../vocabulary/reading.ts'
import type { Facts } from './facts.ts'
import type { Frame } from './frame.ts'
import type { Finding, Zone } from './match.ts'
import type { Split } from './stance.ts'

/** A named piece of evidence and, where words made it, the words. */
export interface Feature {
  name: string
  value: number
  hit: Hit | null
}

const PAIR_WEIGHT = 0.7

/** The named evidence that the small model weighs, each name once; n-grams (`ngrams.ts`) come after it. */
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
    for (const name of ruleNames(frame, zone, item.kind)) add(name, hit)
  }
  let hits = 0
  let traps = 0
  for (const { frame, zone } of findings)
    if (zone !== 'b') {
      if (frame.says[1] === 'none') traps++
      else hits++
    }
  add(COUNTS[Math.min(4, hits)]!)
  if (traps > 0 && hits === 0) add('pool:only-traps')
  if (findings.every((finding) => finding.frame.says[1] === 'none')) add('pool:no-rule')
  for (const fact of facts.marks) add(fact.name, fact.hit)
  return features
}

/** How many rules agree that an item matters. */
const COUNTS = ['pool:count=0', 'pool:count=1', 'pool:count=2', 'pool:count=3', 'pool:count=4']

type Add = (name: string, hit?: Hit | null, value?: number) => void

function pairs(hits: ReadonlyMap<string, Hit>, zone: string, add: Add): void {
  const ids = [...hits.keys()].sort()
  if (ids.length > 40) ids.length = 40
  for (let i = 0; i < ids.length; i++) {
    const hit = hits.get(ids[i]!)!
    const names = interned(
      interned(PAIRS, zone, () => new Map()),
      ids[i]!,
      () => new Map(),
    )
    for (let j = i + 1; j < ids.length; j++)
      add(
        interned(names, ids[j]!, (id) => `${zone}:${ids[i]}+${id}`),
        hit,
        PAIR_WEIGHT,
      )
  }
}

/** A name and a cue in one sentence: who does what to whom. */
function sentencePairs(reading: Reading, asserted: readonly Hit[], add: Add): void {
  const where = new Set([...reading.vendors, ...reading.models].map((hit) => hit.sentence))
  for (const hit of asserted) if (where.has(hit.sentence)) add(named('near', hit.id), hit)
}

/** Names met before: the vocabulary and the rules are finite, and building the same strings for every item is dear. */
const NAMES = new Map<string, Map<string, string>>()
const PAIRS = new Map<string, Map<string, Map<string, string>>>()
const RULES = new Map<Kind, Map<Frame, Map<Zone, string[]>>>()

function interned<K, V>(map: Map<K, V>, key: K, make: (key: K) => V): V {
  let value = map.get(key)
  if (value === undefined) {
    value = make(key)
    map.set(key, value)
  }
  return value
}

function named(zone: string, id: string): string {
  return interned(
    interned(NAMES, zone, () => new Map()),
    id,
    () => (zone.length > 4 || zone === 'news' ? `${zone}|${id}` : `${zone}:${id}`),
  )
}

/** The rule itself, and pools: what one rule teaches about rules in general, the next one inherits. */
function ruleNames(frame: Frame, zone: Zone, kind: Kind): string[] {
  return interned(
    interned(
      interned(RULES, kind, () => new Map()),
      frame,
      () => new Map(),
    ),
    zone,
    () => {
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
    },
  )
}

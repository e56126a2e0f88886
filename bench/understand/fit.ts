import { CATEGORIES, CERTAINTIES } from '#src/core/assessment.ts'
import { IMPACTS } from '#src/core/impact.ts'
import { type Candidates, candidatesOf } from '#src/core/rules/candidates.ts'
import { type Evidence, gather } from '#src/core/rules/judge.ts'
import { FRAMES } from '#src/core/rules/match.ts'
import { gramValue, type Head, type Model } from '#src/core/rules/model.ts'
import { gramNames } from '#src/core/rules/ngrams.ts'
import { readItem } from '#src/core/vocabulary/reading.ts'
import type { Labelled } from './corpus.ts'
import { type Example, fitSoftmax } from './learn.ts'

/** A labelled item with its evidence gathered once. */
export interface Prepared extends Labelled {
  evidence: Evidence
  grams: string[]
}

export function prepare(labelled: readonly Labelled[]): Prepared[] {
  return labelled.map((one) => {
    const evidence = gather(readItem(one.item))
    return { ...one, evidence, grams: gramNames(evidence.reading) }
  })
}

/** Penalties by kind of evidence: named rules may speak loudest, pairs and n-grams only when they earn it. */
const PENALTY = { rule: 0.9, pool: 3, cue: 6, pair: 24, gram: 1.2 }
const ZONE_WEIGHT: Readonly<Record<string, number>> = { t: 1, l: 0.6, b: 0.15 }
const MIN_ITEMS = 3
const FRAME = new Map(FRAMES.map((frame) => [frame.id, frame]))

/** Fits every head on some labelled items. Thresholds and calibration are set afterwards. */
export function fitHeads(prepared: readonly Prepared[]): Model['heads'] {
  const names = dictionary(prepared)
  const says = (name: string) => {
    const rule = /^rule:(.+)@([tlb])$/.exec(name)
    const frame = rule ? FRAME.get(rule[1]!) : undefined
    return frame
      ? { category: frame.says[0], impact: frame.says[1], weight: (frame.weight ?? 1.5) * ZONE_WEIGHT[rule![2]!]! }
      : null
  }
  const fitHead = (
    classes: readonly string[],
    labelOf: (one: Prepared) => number,
    priorOf: (said: NonNullable<ReturnType<typeof says>>) => number,
  ): Head => {
    const prior = new Float64Array(classes.length * names.size)
    const l2 = new Float64Array(names.size)
    for (const [name, at] of names) {
      l2[at] = penaltyOf(name)
      const said = says(name)
      const target = said ? priorOf(said) : -1
      if (said && target >= 0) prior[target * names.size + at] = said.weight
    }
    const examples = prepared.map((one) => toExample(one, names, labelOf(one)))
    return transpose(fitSoftmax(examples, classes.length, names.size, l2, prior, 80), classes, names)
  }
  const impactOf = (one: Prepared) => IMPACTS.indexOf(one.label.impact)
  const parts = [
    fitHead(
      ['no', 'yes'],
      (one) => (one.label.relevant ? 1 : 0),
      (said) => (said.impact === 'none' ? 0 : 1),
    ),
    fitHead(
      CATEGORIES,
      (one) => CATEGORIES.indexOf(one.label.category),
      (said) => CATEGORIES.indexOf(said.category),
    ),
    fitHead(IMPACTS, impactOf, (said) => IMPACTS.indexOf(said.impact)),
    fitHead(
      CERTAINTIES,
      (one) => CERTAINTIES.indexOf(one.label.certainty),
      () => -1,
    ),
  ]
  return {
    main: beside(parts, names),
    ...fitCandidates(prepared),
  }
}

function fitCandidates(prepared: readonly Prepared[]): Record<keyof Candidates, Head> {
  const rows: Record<keyof Candidates, { features: string[]; label: number; weight: number }[]> = {
    vendor: [],
    model: [],
    place: [],
  }
  for (const { evidence, label, weight } of prepared) {
    const candidates = candidatesOf(evidence.reading, evidence.zones, label.relevant, label.category)
    const right = { vendor: label.vendors, model: label.models, place: label.jurisdictions }
    for (const head of ['vendor', 'model', 'place'] as const)
      for (const one of candidates[head])
        rows[head].push({ features: one.features, label: right[head].includes(one.id) ? 1 : 0, weight })
  }
  const out = {} as Record<keyof Candidates, Head>
  for (const head of ['vendor', 'model', 'place'] as const) {
    const counts = new Map<string, number>()
    for (const row of rows[head]) for (const name of row.features) counts.set(name, (counts.get(name) ?? 0) + 1)
    const names = new Map<string, number>()
    for (const [name, count] of counts) if (count >= 3) names.set(name, names.size)
    const examples = rows[head].map(({ features, label, weight }) => {
      const index = features.flatMap((name) => names.get(name) ?? [])
      return { index: Int32Array.from(index), value: new Float64Array(index.length).fill(1), label, weight }
    })
    const l2 = new Float64Array(names.size).fill(1)
    for (const [name, at] of names) if (/^(?:before|after):/.test(name)) l2[at] = 2.5
    out[head] = transpose(
      fitSoftmax(examples, 2, names.size, l2, new Float64Array(2 * names.size), 80),
      ['no', 'yes'],
      names,
    )
  }
  return out
}

function dictionary(prepared: readonly Prepared[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { evidence, grams } of prepared)
    for (const name of [...evidence.features.keys(), ...grams]) counts.set(name, (counts.get(name) ?? 0) + 1)
  const names = new Map<string, number>()
  for (const frame of FRAMES) for (const zone of ['t', 'l', 'b']) names.set(`rule:${frame.id}@${zone}`, names.size)
  for (const [name, count] of counts) {
    const least = name.includes('+') ? 6 : /^w:/.test(name) ? 4 : MIN_ITEMS
    if (count >= least && !names.has(name)) names.set(name, names.size)
  }
  return names
}

function toExample(one: Prepared, names: ReadonlyMap<string, number>, label: number): Example {
  const index: number[] = []
  const value: number[] = []
  const add = (name: string, weight: number) => {
    const at = names.get(name)
    if (at === undefined) return
    index.push(at)
    value.push(weight)
  }
  for (const feature of one.evidence.features.values()) add(feature.name, feature.value)
  for (const gram of one.grams) add(gram, gramValue(one.grams.length))
  return { index: Int32Array.from(index), value: Float64Array.from(value), label, weight: one.weight }
}

function penaltyOf(name: string): number {
  if (name.startsWith('pool:') || name.startsWith('fact:notice')) return PENALTY.pool
  if (/^(?:rule|fact):/.test(name)) return PENALTY.rule
  if (name.startsWith('w:')) return PENALTY.gram
  if (name.includes('+')) return PENALTY.pair
  return PENALTY.cue
}

/** Heads over the same features, as one. */
function beside(parts: readonly Head[], names: ReadonlyMap<string, number>): Head {
  const classes = parts.flatMap((part) => [...part.classes])
  const weights = new Float64Array(names.size * classes.length)
  for (let f = 0; f < names.size; f++) {
    let column = 0
    for (const part of parts)
      for (let c = 0; c < part.classes.length; c++)
        weights[f * classes.length + column++] = part.weights[f * part.classes.length + c]! * part.scale
  }
  return { classes, names, weights, scale: 1 }
}

function transpose(
  fitted: { classes: number; features: number; weights: Float64Array },
  classes: readonly string[],
  names: ReadonlyMap<string, number>,
): Head {
  const weights = new Float64Array(fitted.weights.length)
  for (let c = 0; c < fitted.classes; c++)
    for (let f = 0; f < fitted.features; f++) weights[f * fitted.classes + c] = fitted.weights[c * fitted.features + f]!
  return { classes, names, weights, scale: 1 }
}

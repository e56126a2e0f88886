import { IMPACTS } from '#src/core/impact.ts'
import { type Contest, measureUncontested } from './contested.ts'
import type { Outcome } from './crossval.ts'
import { byCategory, type Figures, measure, type Rates, reliability } from './figures.ts'
import { measureAnnotator, readSecondAnnotation } from './second-annotation.ts'

const WORST = 40

/** Everything a report says: the judgements, and the figures with and without the labels that we contest. */
export interface Report {
  /** Judgements of the labelled set, for which the goals are stated. */
  outcomes: readonly Outcome[]
  /** Those of every set: also of what we labelled and wrote ourselves. */
  all: readonly Outcome[]
  figures: Figures
  contested: readonly Contest[]
  withoutContested: Figures
  /** What a second annotator scores against the labels. */
  secondAnnotator: Figures | null
}

/** Measures judgements, with and without what is contested. */
export function reportOn(all: readonly Outcome[], contested: readonly Contest[]): Report {
  const outcomes = all.filter((one) => one.set === 'labelled')
  const withoutContested = measureUncontested(outcomes, contested)
  const secondAnnotator = measureAnnotator(outcomes, readSecondAnnotation())
  return { outcomes, all, figures: measure(outcomes), contested, withoutContested, secondAnnotator }
}

/** Goals the figures are held against in reports. */
export const GOALS: readonly (readonly [string, (figures: Figures) => number, number])[] = [
  ['relevant F1', (f) => f.relevant.f1, 0.93],
  ['high or more: recall', (f) => f.high.recall, 0.95],
  ['high or more: precision', (f) => f.high.precision, 0.85],
  ['critical: recall', (f) => f.critical.recall, 0.97],
  ['category macro-F1', (f) => f.categoryMacroF1, 0.85],
  ['vendors F1', (f) => f.vendors.f1, 0.95],
  ['jurisdictions F1', (f) => f.jurisdictions.f1, 0.9],
  ['effective date exact', (f) => f.effectiveOn, 0.85],
  ['1 - ECE (category)', (f) => 1 - f.ece.category, 0.95],
]

/** Further figures, without a goal. */
export const OTHERS: readonly (readonly [string, (figures: Figures) => number])[] = [
  ['category accuracy', (f) => f.categoryAccuracy],
  ['impact accuracy', (f) => f.impactAccuracy],
  ['impact off by more than one', (f) => f.impactOffByMore],
  ['critical: precision', (f) => f.critical.precision],
  ['certainty accuracy', (f) => f.certaintyAccuracy],
  ['models F1', (f) => f.models.f1],
  ['populations F1', (f) => f.populations.f1],
  ['ECE (category)', (f) => f.ece.category],
  ['ECE (relevance)', (f) => f.ece.relevant],
  ['ECE (impact)', (f) => f.ece.impact],
]

/** Figures that mean nothing of a reader who names no models and states no confidence. */
const OURS_ALONE = /models|ECE/

/** What the second annotator reaches of a figure, as text. */
export function annotatorCell({ secondAnnotator }: Report, name: string, of: (figures: Figures) => number): string {
  return secondAnnotator === null || OURS_ALONE.test(name) ? '' : of(secondAnnotator).toFixed(3)
}

/** The report as plain text. */
export function textReport(report: Report): string {
  const { outcomes, all, figures, contested, withoutContested } = report
  const line = (name: string, of: (figures: Figures) => number, goal = '') =>
    `${name.padEnd(28)} ${of(figures).toFixed(3)}    ${of(withoutContested).toFixed(3)}        ${annotatorCell(report, name, of).padEnd(17)} ${goal}`.trimEnd()
  const out: string[] = [
    `${figures.items} items, cross-validated; ${figures.items - withoutContested.items} of them have a label that we contest`,
    `${''.padEnd(28)} all      uncontested  second annotator  goal`,
    ...GOALS.map(([name, of, goal]) => line(name, of, String(goal))),
    ...OTHERS.map(([name, of]) => line(name, of)),
    '',
    'by category: precision recall F1',
    ...byCategory(outcomes).map(([name, one]) => `${name.padEnd(24)}${cells(one)}`),
  ]
  for (const key of GROUPINGS) {
    out.push('', `by ${key}: items, relevant F1, category, impact, high P/R, vendors F1, dates`)
    for (const [name, group] of groups(key === 'set' ? all : outcomes, key)) {
      const f = measure(group)
      out.push(
        `${name.padEnd(12)} ${String(f.items).padStart(5)} ${f.relevant.f1.toFixed(3)} ${f.categoryAccuracy.toFixed(3)} ${f.impactAccuracy.toFixed(3)} ${f.high.precision.toFixed(2)}/${f.high.recall.toFixed(2)} ${f.vendors.f1.toFixed(3)} ${f.effectiveOn.toFixed(2)}`,
      )
    }
  }
  out.push(
    '',
    'impact: rows are labels, columns are judgements',
    `${''.padEnd(10)}${IMPACTS.map((one) => one.padStart(9)).join('')}`,
  )
  for (const row of IMPACTS)
    out.push(
      `${row.padEnd(10)}${IMPACTS.map((column) => String(outcomes.filter((one) => one.label.impact === row && one.said.impact === column).length).padStart(9)).join('')}`,
    )
  out.push('', 'reliability of confidence (category): bin, said, was, items')
  for (const bin of reliability(outcomes, categoryRight))
    out.push(`${bin.from.toFixed(1)} ${bin.said.toFixed(3)} ${bin.was.toFixed(3)} ${bin.items}`)
  out.push('', 'contested labels', ...contested.map(({ id, says, because }) => `${id} says ${says}: ${because}`))
  out.push('', 'worst misses')
  for (const one of worst(outcomes))
    out.push(
      `${one.item.id} said ${one.said.category}/${one.said.impact} (${one.said.confidence}) label ${one.label.category}/${one.label.impact}: ${one.item.title.slice(0, 110)}`,
    )
  return `${out.join('\n')}\n`
}

/** The report for programs. */
export function jsonReport({ outcomes, all, figures, contested, withoutContested, secondAnnotator }: Report) {
  const split = (of: readonly Outcome[], key: Grouping) =>
    Object.fromEntries(groups(of, key).map(([name, group]) => [name, measure(group)]))
  const [byKind, byLang, bySet] = [split(outcomes, 'kind'), split(outcomes, 'lang'), split(all, 'set')]
  return { figures, withoutContested, secondAnnotator, contested, byKind, byLang, bySet }
}

export function categoryRight(one: Outcome): boolean {
  return one.said.category === one.label.category
}

/** Misses by how far the impact is off, then by how sure the judgement was. */
export function worst(outcomes: readonly Outcome[]): Outcome[] {
  const cost = (one: Outcome) =>
    Math.abs(IMPACTS.indexOf(one.said.impact) - IMPACTS.indexOf(one.label.impact)) +
    (categoryRight(one) ? 0 : 0.5) +
    one.said.confidence / 10
  return [...outcomes]
    .filter((one) => one.said.impact !== one.label.impact || !categoryRight(one))
    .sort((a, b) => cost(b) - cost(a))
    .slice(0, WORST)
}

/** What figures are split by: kind of source, language, and where the examples come from. */
export const GROUPINGS = ['kind', 'lang', 'set'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** Judgements by kind of source, by language, or by set. */
export function groups(outcomes: readonly Outcome[], key: Grouping): [string, Outcome[]][] {
  const found = Map.groupBy(outcomes, (one) => (key === 'set' ? one.set : (one.item[key] ?? 'unknown')))
  return [...found].sort(([a], [b]) => a.localeCompare(b))
}

function cells(one: Rates): string {
  return `${one.precision.toFixed(2)} ${one.recall.toFixed(2)} ${one.f1.toFixed(2)}`
}

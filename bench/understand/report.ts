import { CATEGORIES } from '#src/core/assessment.ts'
import { IMPACTS } from '#src/core/impact.ts'
import type { Outcome } from './crossval.ts'
import { byCategory, type Figures, measure, type Rates, reliability } from './figures.ts'

const WORST = 40

/** Goals the figures are held against in reports. */
const GOALS: readonly (readonly [string, (figures: Figures) => number, number])[] = [
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

/** The report as plain text. */
export function textReport(outcomes: readonly Outcome[], figures: Figures): string {
  const out: string[] = [`${figures.items} items, cross-validated`]
  for (const [name, of, goal] of GOALS) out.push(`${name.padEnd(26)} ${of(figures).toFixed(3)}  goal ${goal}`)
  out.push(
    `category accuracy ${figures.categoryAccuracy.toFixed(3)}, impact accuracy ${figures.impactAccuracy.toFixed(3)}, off by more than one ${figures.impactOffByMore.toFixed(3)}, certainty ${figures.certaintyAccuracy.toFixed(3)}`,
  )
  out.push(
    `critical precision ${figures.critical.precision.toFixed(3)}; models F1 ${figures.models.f1.toFixed(3)}; populations F1 ${figures.populations.f1.toFixed(3)}`,
  )
  out.push(
    `ECE: category ${figures.ece.category.toFixed(3)}, relevance ${figures.ece.relevant.toFixed(3)}, impact ${figures.ece.impact.toFixed(3)}`,
  )
  out.push(
    '',
    'by category: precision recall F1',
    ...byCategory(outcomes).map(([name, one]) => `${name.padEnd(24)}${cells(one)}`),
  )
  for (const key of ['kind', 'lang'] as const) {
    out.push('', `by ${key}: items, relevant F1, category, impact, high P/R, vendors F1, dates`)
    for (const [name, group] of groups(outcomes, key)) {
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
  out.push('', 'worst misses')
  for (const one of worst(outcomes))
    out.push(
      `${one.item.id} said ${one.said.category}/${one.said.impact} (${one.said.confidence}) label ${one.label.category}/${one.label.impact}: ${one.item.title.slice(0, 110)}`,
    )
  return `${out.join('\n')}\n`
}

/** The report as one HTML page. */
export function htmlReport(outcomes: readonly Outcome[], figures: Figures): string {
  const row = (cells_: readonly (string | number)[], tag = 'td') =>
    `<tr>${cells_.map((cell) => `<${tag}>${escapeHtml(String(cell))}</${tag}>`).join('')}</tr>`
  const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
    `<table>${row(head, 'th')}${rows.map((one) => row(one)).join('')}</table>`
  const parts = [
    `<h1>Assessment, cross-validated on ${figures.items} items</h1>`,
    table(
      ['figure', 'reached', 'goal'],
      GOALS.map(([name, of, goal]) => [name, of(figures).toFixed(3), goal]),
    ),
    '<h2>Categories: rows are labels, columns are judgements</h2>',
    table(
      ['', ...CATEGORIES],
      CATEGORIES.map((label) => [
        label,
        ...CATEGORIES.map(
          (said) => outcomes.filter((one) => one.label.category === label && one.said.category === said).length || '',
        ),
      ]),
    ),
    '<h2>Impact</h2>',
    table(
      ['', ...IMPACTS],
      IMPACTS.map((label) => [
        label,
        ...IMPACTS.map(
          (said) => outcomes.filter((one) => one.label.impact === label && one.said.impact === said).length || '',
        ),
      ]),
    ),
    '<h2>By kind and language</h2>',
    table(
      ['', 'items', 'relevant F1', 'category', 'impact', 'high precision', 'high recall', 'vendors F1'],
      (['kind', 'lang'] as const).flatMap((key) =>
        groups(outcomes, key).map(([name, group]) => summary(name, measure(group))),
      ),
    ),
    '<h2>Reliability of confidence</h2>',
    table(
      ['from', 'said', 'was', 'items'],
      reliability(outcomes, categoryRight).map((bin) => [bin.from, bin.said.toFixed(3), bin.was.toFixed(3), bin.items]),
    ),
    '<h2>Worst misses</h2>',
    table(
      ['id', 'title', 'said', 'confidence', 'label', 'why the label'],
      worst(outcomes).map((one) => [
        one.item.id,
        one.item.title.slice(0, 140),
        `${one.said.category}/${one.said.impact}`,
        one.said.confidence,
        `${one.label.category}/${one.label.impact}`,
        one.label.rationale ?? '',
      ]),
    ),
  ]
  return `<!doctype html><meta charset="utf-8"><title>Assessment report</title><style>body{font:14px system-ui;margin:2em}table{border-collapse:collapse;margin:1em 0}td,th{border:1px solid #ccc;padding:2px 6px;text-align:left}</style>${parts.join('\n')}\n`
}

function summary(name: string, f: Figures): (string | number)[] {
  return [
    name,
    f.items,
    f.relevant.f1.toFixed(3),
    f.categoryAccuracy.toFixed(3),
    f.impactAccuracy.toFixed(3),
    f.high.precision.toFixed(3),
    f.high.recall.toFixed(3),
    f.vendors.f1.toFixed(3),
  ]
}

function categoryRight(one: Outcome): boolean {
  return one.said.category === one.label.category
}

/** Misses by how far the impact is off, then by how sure the judgement was. */
function worst(outcomes: readonly Outcome[]): Outcome[] {
  const cost = (one: Outcome) =>
    Math.abs(IMPACTS.indexOf(one.said.impact) - IMPACTS.indexOf(one.label.impact)) +
    (categoryRight(one) ? 0 : 0.5) +
    one.said.confidence / 10
  return [...outcomes]
    .filter((one) => one.said.impact !== one.label.impact || !categoryRight(one))
    .sort((a, b) => cost(b) - cost(a))
    .slice(0, WORST)
}

function groups(outcomes: readonly Outcome[], key: 'kind' | 'lang'): [string, Outcome[]][] {
  const found = new Map<string, Outcome[]>()
  for (const one of outcomes) {
    const name = one.item[key] ?? 'unknown'
    const group = found.get(name)
    if (group) group.push(one)
    else found.set(name, [one])
  }
  return [...found].sort(([a], [b]) => a.localeCompare(b))
}

function cells(one: Rates): string {
  return `${one.precision.toFixed(2)} ${one.recall.toFixed(2)} ${one.f1.toFixed(2)}`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

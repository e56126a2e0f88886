import { expect, test } from 'vitest'
import { assess } from '#src/core/assess.ts'
import { Item } from '#src/core/item.ts'
import { readContested, standing } from '../../bench/understand/contested.ts'
import type { Label } from '../../bench/understand/corpus.ts'
import type { Outcome } from '../../bench/understand/crossval.ts'
import { annotatorCell, jsonReport, reportOn, textReport } from '../../bench/understand/report.ts'
import { htmlReport } from '../../bench/understand/report-html.ts'
import { measureAnnotator, readSecondAnnotation } from '../../bench/understand/second-annotation.ts'

const HOSTILE = '<script>alert(1)</script>'

function outcome(id: string, title: string, label: Partial<Label>): Outcome {
  const item = Item.parse({ id, kind: 'news', lang: 'en', title, text: `${title}. ${HOSTILE}`, url: 'javascript:x' })
  const said = assess(item)
  return {
    ...{ item, said, fold: '0', grams: [], evidence: {} as Outcome['evidence'] },
    chance: { relevant: 1, high: 1, critical: 1 },
    set: 'labelled',
    weight: 1,
    label: { ...said, rationale: `because ${HOSTILE}`, ...label },
  }
}

const outcomes = [
  outcome('a', 'Anthropic suspends all access to Claude Fable 5 for all customers', {}),
  outcome('b', 'OpenAI retires GPT-4 next year', { category: 'outage', impact: 'critical' }),
  outcome('c', `A walk in the park ${HOSTILE}`, { populations: ['minors'] }),
]
const contested = [
  { id: 'b', says: 'impact critical', because: 'it is a year away' },
  { id: 'c', says: 'populations minors', because: 'nobody is named' },
]

test('a figure leaves out what is contested only where it rests on it', () => {
  const { figures, withoutContested } = reportOn(outcomes, contested)
  expect([figures.items, withoutContested.items]).toEqual([3, 1])
  expect(figures.impactAccuracy).toBeCloseTo(2 / 3)
  expect(withoutContested.impactAccuracy).toBe(1)
  expect(withoutContested.critical.recall).toBe(1)
  expect(withoutContested.ece.impact).not.toBe(figures.ece.impact)
  expect(withoutContested.categoryAccuracy).toBe(figures.categoryAccuracy)
  expect([figures.populations.recall, withoutContested.populations.recall]).toEqual([0, 1])
})

test('text and JSON have both', () => {
  const report = reportOn(outcomes, contested)
  expect(textReport(report)).toMatch(/impact accuracy +0\.667 +1\.000\n/)
  expect(textReport(report)).toContain('b says impact critical: it is a year away')
  expect(jsonReport(report)).toMatchObject({ contested, figures: { items: 3 }, withoutContested: { items: 1 } })
})

test('the page names every heading for screen readers, links to no script and shows nothing as markup', () => {
  const page = htmlReport(reportOn(outcomes, contested))
  expect(page).not.toMatch(/<script|href="?javascript| on\w+=/)
  expect(page).toContain('&#60;script')
  expect(page.match(/<table/g)?.length).toBe(page.match(/<caption>/g)?.length)
  expect(page.match(/<th(?! scope=)[^e]/g)).toBeNull()
  expect(page).toMatch(/<svg [^>]*role="img" aria-labelledby="curve-title curve-text">/)
  for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${id}"`)
})

test('a contest whose label was mended is settled', () => {
  const mended = outcomes.map((one) =>
    one.item.id === 'b' ? { ...one, label: { ...one.label, impact: 'low' as const } } : one,
  )
  expect(standing(contested, outcomes)).toEqual({ stands: contested, settled: [] })
  expect(standing(contested, mended).settled.map((one) => one.id)).toEqual(['b'])
  expect(standing([{ id: 'zz', says: 'impact low', because: 'x' }], outcomes)).toEqual({ stands: [], settled: [] })
})

test('the list that stands here can be read', () => {
  expect(readContested().length).toBeGreaterThan(0)
})

test('a second annotator is measured against the labels of what both have read, and not in what was not annotated', () => {
  const { models: _, rationale: __, ...read } = outcomes[0]!.label
  const second = new Map([['a', { ...read, id: 'a', relevant: false, impact: 'none' as const }]])
  const annotator = measureAnnotator(outcomes, second)

  expect(annotator?.items).toBe(1)
  expect(annotator?.relevant.recall).toBe(0)
  expect(annotator?.vendors.f1).toBe(1)
  expect(measureAnnotator(outcomes, new Map())).toBeNull()
  const cell = (name: string) =>
    annotatorCell({ ...reportOn(outcomes, []), secondAnnotator: annotator }, name, (f) => f.relevant.recall)
  expect([cell('relevant: recall'), cell('models F1')]).toEqual(['0.000', ''])
})

test('the second annotation says of each item what a label may say', () => {
  const second = readSecondAnnotation()
  expect(second.size).toBeGreaterThan(1500)
  for (const { relevant, impact } of second.values()) expect(relevant).toBe(impact !== 'none')
})

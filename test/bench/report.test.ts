import { expect, test } from 'vitest'
import { assess } from '#src/core/assess.ts'
import { Item } from '#src/core/item.ts'
import { readContested, standing } from '../../bench/understand/contested.ts'
import type { Label } from '../../bench/understand/corpus.ts'
import type { Outcome } from '../../bench/understand/crossval.ts'
import { jsonReport, reportOn, textReport } from '../../bench/understand/report.ts'
import { htmlReport } from '../../bench/understand/report-html.ts'

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

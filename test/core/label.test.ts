import { expect, test } from 'vitest'
import type { Assessment } from '#src/core/assessment.ts'
import { corrected, Label } from '#src/core/label.ts'

const ours: Assessment = {
  id: 'itm_1',
  relevant: true,
  category: 'export_control',
  impact: 'high',
  certainty: 'reported',
  confidence: 0.8,
  vendors: ['anthropic'],
  models: ['claude-fable-5'],
  jurisdictions: ['US'],
  populations: [],
  instruments: ['EAR'],
  effectiveOn: '2026-06-12',
  because: [],
}

test('corrections lie over our judgement, and nothing else of it is lost', () => {
  const { id: _, confidence: __, instruments: ___, because: ____, ...whole } = ours
  expect(corrected(ours, [])).toEqual(whole)
  expect(corrected(ours, [{ impact: 'low' }, { category: 'policy_signal' }])).toEqual({
    ...whole,
    impact: 'low',
    category: 'policy_signal',
  })
})

test('what is not relevant has no impact and names only what a person wrote', () => {
  const not = corrected(ours, [{ jurisdictions: ['DE'] }, { relevant: false }])
  expect(not).toMatchObject({ relevant: false, impact: 'none', category: 'export_control', vendors: [], models: [] })
  expect(not).toMatchObject({ jurisdictions: ['DE'], effectiveOn: null })
})

test('the later word wins, also over what it contradicts', () => {
  expect(corrected(ours, [{ relevant: false }, { impact: 'medium' }])).toMatchObject({
    relevant: true,
    impact: 'medium',
    vendors: ['anthropic'],
  })
  expect(corrected(ours, [{ impact: 'critical' }, { relevant: false }])).toMatchObject({
    relevant: false,
    impact: 'none',
  })
  expect(corrected(ours, [{ relevant: false }, { relevant: true }])).toMatchObject({ relevant: true, impact: 'high' })
  const none: Assessment = { ...ours, relevant: false, impact: 'none' }
  expect(corrected(none, [{ relevant: true }])).toMatchObject({ relevant: true, impact: 'low' })
})

test('a label corrects something and does not contradict itself', () => {
  expect(Label.safeParse({}).success).toBe(false)
  expect(Label.safeParse({ relevant: false, impact: 'high' }).success).toBe(false)
  expect(Label.safeParse({ relevant: true, impact: 'none' }).success).toBe(false)
  expect(Label.safeParse({ relevant: false, impact: 'none' }).success).toBe(true)
})

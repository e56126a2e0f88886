import { describe, expect, test } from 'vitest'
import { withPageFacts } from '#src/core/severity.ts'
import { reading } from './readings.ts'

const incident = (title: string, facts: Record<string, unknown>, more = {}) =>
  withPageFacts(
    reading(
      { id: 'i', kind: 'status', phase: 'identified', title, facts, ...more },
      { category: 'degradation', impact: 'medium' },
    ),
  ).assessment

describe('what a page states as fields', () => {
  test.each([
    'Elevated errors on many models',
    'Errors across models',
    'Elevated error rates for Opus 4.8, Sonnet 4.6 and Haiku 4.5',
  ])('a grave level on several models is severe: %s', (title) => {
    const raised = incident(title, { impact: 'major' })
    expect(raised).toMatchObject({ category: 'outage', impact: 'high' })
    expect(title).toContain(raised.because[0]?.quote)
  })

  test('one model, some models, a light level, an echo or an end stay what they were', () => {
    expect(incident('Elevated errors for Opus 4.8', { impact: 'critical' }).impact).toBe('medium')
    expect(incident('Elevated errors for some models', { impact: 'major' }).impact).toBe('medium')
    expect(incident('Elevated errors on many models', { impact: 'minor' }).impact).toBe('medium')
    expect(incident('Elevated errors on many models', { impact: 'critical', impactFollows: 'other' }).impact).toBe(
      'medium',
    )
    expect(incident('Elevated errors on many models', { impact: 'major' }, { phase: 'resolved' }).impact).toBe('medium')
  })

  test('an incident that its page calls open is not over, whatever its words sound like', () => {
    const sounds = reading(
      { id: 'i', kind: 'status', phase: 'investigating', title: 'Errors', facts: { impact: 'major' } },
      { category: 'resolved', impact: 'low' },
    )
    expect(withPageFacts(sounds).assessment).toMatchObject({ category: 'degradation', impact: 'medium' })
  })
})

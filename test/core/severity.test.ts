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

  const down = (...names: string[]) => names.map((name) => ({ name, status: 'major_outage' }))
  test.each<[string, Record<string, unknown>]>([
    ['an application and its API', { impact: 'critical', components: down('Chat', 'API') }],
    ['three products', { impact: 'critical', components: down('Chat', 'Console', 'Code') }],
    ['many products of a cloud', { impact: 'SERVICE_OUTAGE', severity: 'high', products: ['A', 'B', 'C', 'D', 'E'] }],
    ['red at AWS', { status: 'disruption', region: 'us-east-1' }],
  ])('the fields alone show a severe outage: %s', (_, facts) => {
    const raised = incident('Services have issues', facts)
    expect(raised).toMatchObject({ category: 'outage', impact: 'high' })
    expect(raised.because[0]).toMatchObject({ quote: 'Services have issues', field: 'title' })
  })

  test('one part, one product, one model or a lighter level does not', () => {
    expect(incident('Chat is down', { impact: 'critical', components: down('Chat') }).impact).toBe('medium')
    expect(incident('Errors', { impact: 'critical', components: down('Chat', 'Console') }).impact).toBe('medium')
    expect(incident('Errors', { impact: 'major', components: down('Chat', 'API', 'Code') }).impact).toBe('medium')
    expect(incident('Errors on Opus 4.8', { impact: 'critical', components: down('Chat', 'API') }).impact).toBe(
      'medium',
    )
    expect(incident('Errors', { impact: 'SERVICE_OUTAGE', severity: 'high', products: ['A'] }).impact).toBe('medium')
    expect(incident('Errors', { status: 'degradation', region: 'us-east-1' }).impact).toBe('medium')
  })

  test('a grave level is at least a partial degradation, a light one is what its words say', () => {
    const meant = (facts: Record<string, unknown>) =>
      withPageFacts(
        reading(
          { id: 'i', kind: 'status', phase: 'identified', title: 'Errors', facts },
          { category: 'outage', impact: 'low' },
        ),
      ).assessment.impact
    expect(meant({ impact: 'major' })).toBe('medium')
    expect(meant({ status: 'degradation' })).toBe('medium')
    expect(meant({ impact: 'minor' })).toBe('low')
  })

  test('an incident that its page calls open is not over, whatever its words sound like', () => {
    const sounds = reading(
      { id: 'i', kind: 'status', phase: 'investigating', title: 'Errors', facts: { impact: 'major' } },
      { category: 'resolved', impact: 'low' },
    )
    expect(withPageFacts(sounds).assessment).toMatchObject({ category: 'degradation', impact: 'medium' })
  })
})

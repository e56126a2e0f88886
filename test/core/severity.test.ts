import { describe, expect, test } from 'vitest'
import { withPageFacts } from '#src/core/severity.ts'
import { reading } from './readings.ts'

const incident = (title: string, facts: Record<string, unknown>, more = {}, judged = {}) =>
  withPageFacts(
    reading(
      { id: 'i', kind: 'status', phase: 'identified', title, facts, ...more },
      { category: 'degradation', impact: 'medium', ...judged },
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

  test.each([
    'Elevated errors on claude.ai, console, and claude code',
    'Claude.ai unavailable and elevated errors on the API',
    'API, Claude.ai, and Console services impacted',
    'Elevated errors across surfaces',
  ])('a grave level on several surfaces is severe: %s', (title) => {
    const raised = incident(title, { impact: 'major' })
    expect(raised).toMatchObject({ category: 'outage', impact: 'high' })
    expect(title).toContain(raised.because[0]?.quote)
  })

  test('the worst state of a component is a level too', () => {
    expect(incident('Claude.ai unavailable', { severity: 'partial_outage' }).impact).toBe('high')
    expect(incident('Elevated errors on Claude.ai', { severity: 'major_outage' }).impact).toBe('high')
    expect(incident('Claude.ai unavailable', { severity: 'degraded_performance' }).impact).toBe('medium')
  })

  test('a product that is down is severe below the gravest level too', () => {
    expect(incident('Claude.ai unavailable', { impact: 'major' }).impact).toBe('high')
    expect(incident('Elevated errors on Claude.ai', { impact: 'major' }).impact).toBe('medium')
  })

  test.each([
    ['anthropic', 'Claude.ai down', []],
    ['anthropic', 'Service disruption on Claude services', []],
    ['openai', 'Elevated error rate on the API', []],
    ['github', 'Disruption with Copilot chat and Copilot Coding Agent', ['copilot']],
  ])('the gravest level on a whole product of %s is severe: %s', (vendor, title, models) => {
    const raised = incident(title, { impact: 'critical' }, {}, { vendors: [vendor], models })
    expect(raised).toMatchObject({ category: 'outage', impact: 'high' })
    expect(title).toContain(raised.because[0]?.quote)
    expect(incident(title, { impact: 'minor' }, {}, { vendors: [vendor], models }).impact).toBe('medium')
  })

  test('what is raised though its words said nothing keeps the names in them', () => {
    const names = { vendors: ['anthropic'], models: [], relevant: false, impact: 'none' } as const
    const raised = incident('Elevated errors on claude.ai, console, and claude code', { impact: 'major' }, {}, names)
    expect(raised).toMatchObject({ relevant: true, impact: 'high' })
    expect(raised.models).toContain('claude-code')
  })

  test.each([
    ['anthropic', 'Cannot create new conversations'],
    ['anthropic', 'Elevated errors using Claude.ai connectors, API server tools, and API MCP Connectors'],
    ['github', 'Authentication issues related to API requests'],
    ['github', 'Incident with Issues, Actions and Packages'],
    ['github', 'Actions and Codespaces APIs experiencing partial failures'],
  ])('a part of %s stays what it was, and so does what runs no model: %s', (vendor, title) => {
    expect(incident(title, { impact: 'critical' }, {}, { vendors: [vendor] }).impact).toBe('medium')
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

  test('a full outage of what everything at a cloud stands on concerns everybody, in whatever words', () => {
    const vague = (products: string[]) =>
      incident(
        'Timeouts across multiple products in the west region',
        { impact: 'SERVICE_OUTAGE', severity: 'high', products },
        { phase: 'investigating' },
        { relevant: false, impact: 'none', vendors: ['google'] },
      )
    const tools = ['Apigee X', 'Artifact Registry', 'Cloud Build', 'Looker Studio', 'Dataproc']
    expect(vague([...tools, 'Google Compute Engine'])).toMatchObject({ relevant: true, impact: 'high' })
    expect(vague(tools)).toMatchObject({ relevant: false, impact: 'none' })
    expect(vague(['Google Compute Engine'])).toMatchObject({ relevant: false, impact: 'none' })
  })
})

test('a full outage of several products of a cloud is severe, however few its page lists', () => {
  const facts = { impact: 'SERVICE_OUTAGE', severity: 'high', products: ['Compute'] }
  expect(incident('Multiple Cloud products are unavailable in europe-west4', facts).impact).toBe('high')
  expect(incident('Multiple Cloud products are slow', { ...facts, impact: 'SERVICE_DISRUPTION' }).impact).toBe('medium')
  expect(incident('Compute is slow in europe-west4', facts).impact).toBe('medium')
})

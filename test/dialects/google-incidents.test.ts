import { expect, test } from 'vitest'
import googleCloud from '#feeds/status/google-cloud.ts'
import { parse, recording } from './_payload.ts'

test('an incident without an end is open, one with an end is resolved', () => {
  const [open, closed] = parse('google-incidents', recording('google-incidents.json'))
  expect(open).toMatchObject({
    phase: 'investigating',
    url: 'https://status.cloud.google.com/incidents/Zz0AcmeIncident00001',
  })
  expect(closed).toMatchObject({ phase: 'resolved', facts: { severity: 'low', end: '2026-04-01T10:00:00.000Z' } })
})

test('updates are read oldest first, links kept', () => {
  const [open] = parse('google-incidents', recording('google-incidents.json'))
  expect(open?.text).toMatch(/^We see \*\*503\*\* errors\.\nThe cause is not known yet\.\n\nMitigation/)
  expect(open?.facts).toMatchObject({ links: ['https://cloud.example/notice'], locations: ['europe-west4'] })
})

test('`only` looks at product ids, because the service can be a bucket of many', () => {
  const only = ['Z0FZJAMvEB4j3NbCJs6B']
  expect(parse('google-incidents', recording('google-incidents.json'), { only })).toHaveLength(1)
})

test('what is available again but has no end yet is watched', () => {
  const update = (status: string, when: string) => ({ status, when, text: 'Words.' })
  const updates = [update('AVAILABLE', '2026-04-01T11:00:00Z'), update('SERVICE_OUTAGE', '2026-04-01T10:00:00Z')]
  const [draft] = parse('google-incidents', [
    { id: 'a', begin: '2026-04-01T09:00:00Z', external_desc: 'Errors', updates },
  ])
  expect(draft?.phase).toBe('monitoring')
})

test('the feed keeps models and what they run on, by the products of an incident or by its service', () => {
  const kept = (service_name: string, ...titles: string[]) => {
    const affected_products = titles.map((title) => ({ id: 'none', title }))
    const incident = {
      id: 'a',
      begin: '2026-04-01T09:00:00Z',
      external_desc: 'Errors',
      service_name,
      affected_products,
    }
    return parse('google-incidents', [incident], googleCloud.options).length === 1
  }
  expect(kept('Multiple Products', 'Google BigQuery', 'Identity and Access Management')).toBe(true)
  expect(kept('Google Compute Engine')).toBe(true)
  expect(kept('Google Cloud Networking')).toBe(true)
  expect(kept('Multiple Products', 'Persistent Disk')).toBe(true)
  expect(kept('Google Cloud Storage')).toBe(true)
  expect(kept('Vertex Gemini API')).toBe(true)
  expect(kept('Multiple Products', 'Google BigQuery', 'Looker Studio')).toBe(false)
  expect(kept('Chronicle Security')).toBe(false)
})

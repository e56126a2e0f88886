import { describe, expect, test } from 'vitest'
import { fingerprint, toItem } from '#src/core/item.ts'
import { ParseError } from '#src/errors.ts'
import { parse, parseOne, recording } from './_payload.ts'

const update = (id: string, status: string, body: string, at: string) => ({
  id,
  status,
  body,
  created_at: at,
  display_at: at,
})
const incident = (fields: object = {}) => ({
  id: 'inc1',
  name: 'Elevated errors',
  status: 'investigating',
  impact: 'minor',
  created_at: '2026-05-04T09:00:00.000Z',
  updated_at: '2026-05-04T09:00:00.000Z',
  incident_updates: [update('u1', 'investigating', 'We are looking.', '2026-05-04T09:00:00.000Z')],
  components: [],
  ...fields,
})
const page = { id: 'p', name: 'Acme', url: 'https://status.acme.example/' }
const one = (fields: object) => parseOne('statuspage', { page, incidents: [incident(fields)] })
const print = (draft: ReturnType<typeof one>) =>
  fingerprint(toItem(draft, { source: 's', kind: 'status', authority: 'vendor', publisher: 'Acme' }))

describe('statuspage incidents', () => {
  test('updates read oldest first with their status words, and HTML becomes text', () => {
    const [, errors] = parse('statuspage', recording('statuspage.json'))
    expect(errors?.text).toBe(
      'Investigating: We are looking into elevated error rates.\nMore to follow.\n\nResolved: Error rates are back to normal.',
    )
    expect(errors).toMatchObject({ phase: 'resolved', url: 'https://status.acme.example/incidents/inc0000000a1' })
  })

  test('a body that is a bare link keeps the link as a fact, without the full stop', () => {
    const [suspended] = parse('statuspage', recording('statuspage.json'))
    expect(suspended?.facts?.links).toEqual(['https://acme.example/news/large-5-access'])
    expect(suspended).toMatchObject({ phase: 'monitoring', published: '2026-05-04T09:00:01.100Z' })
  })

  test('an impact edited in place is a new revision although no update was written', () => {
    expect(print(one({ impact: 'minor' }))).not.toBe(print(one({ impact: 'critical' })))
  })

  test('an impact that rose with another incident on the same component names that incident', () => {
    const [suspended, errors] = parse('statuspage', recording('statuspage.json'))
    expect(suspended?.facts?.impactFollows).toBe('inc0000000a1')
    expect(errors?.facts?.impactFollows).toBeUndefined()
  })

  test('the state of a component is not a revision of an incident that is over', () => {
    const state = (status: string) => ({ status: 'resolved', components: [{ id: 'c', name: 'API', status }] })
    expect(print(one(state('operational')))).toBe(print(one(state('major_outage'))))
    const open = (status: string) => ({ components: [{ id: 'c', name: 'API', status }] })
    expect(print(one(open('operational')))).not.toBe(print(one(open('major_outage'))))
  })

  test('a status word we do not know is kept, never read as resolved', () => {
    expect(one({ status: 'under review' })).toMatchObject({ phase: null, facts: { status: 'under review' } })
  })

  test('an incident may be born resolved and without updates', () => {
    expect(one({ status: 'resolved', incident_updates: [] })).toMatchObject({ phase: 'resolved', text: '' })
  })

  test('incident.io leaves out shortlink, components and affected components', () => {
    const { components, ...rest } = incident({ id: '01KPPFEB2PM2SV9VD1EMYS8X4K', shortlink: null })
    expect(parseOne('statuspage', { page, incidents: [rest] })).toMatchObject({
      externalId: '01KPPFEB2PM2SV9VD1EMYS8X4K',
      facts: { components: [], affected: [] },
    })
  })

  test('an offset becomes UTC', () => {
    expect(one({ created_at: '2026-05-04T02:00:00.000-07:00' }).published).toBe('2026-05-04T09:00:00.000Z')
  })
})

describe('statuspage documents', () => {
  test('scheduled maintenance carries its window and its first day', () => {
    const maintenance = incident({
      status: 'scheduled',
      impact: 'maintenance',
      scheduled_for: '2026-06-05T08:00:00.000Z',
      scheduled_until: '2026-06-05T13:00:00.000Z',
    })
    expect(
      parseOne('statuspage', { page, components: [], incidents: [], scheduled_maintenances: [maintenance] }),
    ).toMatchObject({
      phase: 'scheduled',
      effective: '2026-06-05',
      facts: { scheduledFor: '2026-06-05T08:00:00.000Z', scheduledUntil: '2026-06-05T13:00:00.000Z' },
    })
  })

  test('a summary without incidents is quiet, whatever its components and colour say', () => {
    const components = [{ id: 'c', name: 'API', status: 'major_outage' }]
    const status = { indicator: 'major', description: 'Major outage' }
    expect(parse('statuspage', { page, components, incidents: [], scheduled_maintenances: [], status })).toEqual([])
  })

  test('components alone: one draft each, groups left out', () => {
    const component = (id: string, status: string, group = false) => ({
      id,
      name: id,
      status,
      group,
      updated_at: '2026-05-04T09:00:00Z',
    })
    const drafts = parse('statuspage', {
      page,
      components: [
        component('api', 'partial_outage'),
        component('all', 'operational', true),
        component('web', 'operational'),
      ],
    })
    expect(drafts.map(({ title, phase }) => [title, phase])).toEqual([
      ['api: partial outage', null],
      ['web: operational', 'resolved'],
    ])
  })

  test('a webhook push holds one incident', () => {
    const push = {
      meta: { unsubscribe: 'https://x.example' },
      page: { id: 'p', status_indicator: 'minor' },
      incident: incident(),
    }
    expect(parseOne('statuspage', push).externalId).toBe('inc1')
  })

  test('`only` keeps incidents whose components or title match', () => {
    const incidents = [
      incident(),
      incident({ id: 'inc2', components: [{ id: 'c', name: 'Workers AI', status: 'operational' }] }),
    ]
    expect(parse('statuspage', { page, incidents }, { only: ['ai'] }).map((draft) => draft.externalId)).toEqual([
      'inc2',
    ])
  })
})

describe('statuspage refuses', () => {
  test.each([
    ['a page with the API switched off', '<!DOCTYPE html><html><body>Not found</body></html>', /markup where JSON/],
    ['an empty body', '', /empty body/],
    ['something else', '{"results":[]}', /no incidents, components or status/],
    ['an incident without an id', '{"incidents":[{"name":"x","status":"y"}]}', /incidents\/0\/id/],
    ['a time that is none', JSON.stringify({ incidents: [incident({ created_at: 'yesterday' })] }), /not an instant/],
    ['a bomb', '['.repeat(100_000), /nested deeper/],
  ])('%s', (_, body, message) => {
    expect(() => parse('statuspage', body)).toThrow(ParseError)
    expect(() => parse('statuspage', body)).toThrow(message)
  })

  test('an option it does not know', () => {
    expect(() => parse('statuspage', { page, incidents: [] }, { limit: 3 })).toThrow(ParseError)
  })
})

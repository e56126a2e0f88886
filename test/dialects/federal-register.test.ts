import { expect, test } from 'vitest'
import { ParseError } from '#src/errors.ts'
import { parse, parseOne, recording } from './_payload.ts'

const filed = {
  document_number: '2026-11801',
  title: 'Additions to the Entity List',
  type: 'Rule',
  filed_at: '2026-06-11T08:45:00.000-04:00',
  filing_type: 'special',
  publication_date: '2026-06-15',
  docket_numbers: ['Docket No. 260610-0042'],
  agencies: [{ name: 'Industry and Security Bureau', slug: 'industry-and-security-bureau' }],
  page_views: { count: 7 },
}

test('a document has its number, its effective date, agencies and docket', () => {
  const [rule] = parse('federal-register', recording('federal-register.json'))
  expect(rule).toMatchObject({
    externalId: '2026-11801',
    effective: '2026-06-12',
    published: '2026-06-15T00:00:00.000Z', // in the future of the fetch: listed before it is printed
    facts: {
      type: 'Rule',
      agencies: ['Commerce Department', 'Industry and Security Bureau'],
      dockets: ['Docket No. 260610-0042'],
    },
  })
})

test('results is left out when nothing matches', () => {
  expect(parse('federal-register', { count: 0, description: 'none' })).toEqual([])
  expect(() => parse('federal-register', { count: 3 })).toThrow(ParseError)
})

test('public inspection: the moment of filing counts, and the number is the one of the printed document', () => {
  const draft = parseOne('federal-register', {
    count: 1,
    results: [filed],
    special_filings_updated_at: '2026-06-11T11:15:00.000-04:00',
  })
  expect(draft).toMatchObject({
    externalId: '2026-11801',
    published: '2026-06-11T12:45:00.000Z',
    facts: { filing: 'special' },
  })
})

test('page views do not make a revision', () => {
  const views = (count: number) => parseOne('federal-register', { ...filed, page_views: { count } })
  expect(views(7)).toEqual(views(900))
})

test('agencies filter the public inspection list', () => {
  const other = { ...filed, document_number: '2026-11802', agencies: [{ slug: 'fish-and-wildlife-service' }] }
  const list = { count: 2, results: [filed, other] }
  expect(parse('federal-register', list, { agencies: ['industry-and-security-bureau'] })).toHaveLength(1)
  expect(parse('federal-register', list)).toHaveLength(2)
})

test('a refused query and the request-access wall are named', () => {
  expect(() => parse('federal-register', { errors: { fields: 'is invalid' } })).toThrow(/refused the query/)
  const wall =
    '<html><head><title>Federal Register :: Request Access</title></head><body>Due to aggressive automated scraping</body></html>'
  expect(() => parse('federal-register', wall)).toThrow(/bot wall/)
})

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { dialects, parse, parseOne, payload, recording } from './_payload.ts'

describe('ofac-recent', () => {
  test('several actions of one day are told apart, navigation is not an action', () => {
    const drafts = parse('ofac-recent', recording('ofac-recent.html'))
    expect(drafts.map(({ externalId, published }) => [externalId, published])).toEqual([
      ['20260504_33', '2026-05-04T00:00:00.000Z'],
      ['20260504', '2026-05-04T00:00:00.000Z'],
    ])
    expect(drafts[0]?.facts?.category).toBe('Sanctions List Updates')
  })

  test('the page of one action has the same id and the whole text', () => {
    const page = `<html><head><link rel="canonical" href="https://ofac.treasury.gov/recent-actions/20260504_33"></head><body><h1>Cyber-related Designations</h1>
      <article class="node--type-ofac-recent-action"><div class="field--name-field-body"><div class="field__item"><p>The following entity has been added:</p><p>ACME LTD</p></div></div></article></body></html>`
    expect(parseOne('ofac-recent', page)).toMatchObject({
      externalId: '20260504_33',
      text: 'The following entity has been added:\n\nACME LTD',
    })
  })

  test('a page without actions is an error, not a quiet day', () => {
    expect(() => parse('ofac-recent', '<html><body><h1>Page not found</h1></body></html>')).toThrow(/no actions/)
  })
})

describe('govuk', () => {
  test('a collection is its documents; a withdrawn one says so', () => {
    const [controls, maintenance] = parse('govuk', recording('govuk.json'))
    expect(controls).toMatchObject({
      externalId: '00000000-0000-4000-8000-000000000002',
      published: '2026-05-04T08:30:00.000Z',
    })
    expect(maintenance?.facts?.withdrawn).toBe(true)
  })

  test('a publication is one draft with its changes, newest last', () => {
    const content = {
      content_id: 'c',
      title: 'The UK Sanctions List',
      base_path: '/government/publications/the-uk-sanctions-list',
      description: 'Who is on it.',
      schema_name: 'publication',
      document_type: 'notice',
      public_updated_at: '2026-05-04T09:00:00Z',
      first_published_at: '2020-07-06T09:00:00Z',
      details: {
        body: '<p>Read the list.</p>',
        change_history: [
          { note: 'Acme Ltd added.', public_timestamp: '2026-05-04T09:00:00Z' },
          { note: 'First published.', public_timestamp: '2020-07-06T09:00:00Z' },
        ],
      },
      links: {},
    }
    const draft = parseOne('govuk', content)
    expect(draft.text).toBe(
      'Who is on it.\n\n2020-07-06 First published.\n\n2026-05-04 Acme Ltd added.\n\nRead the list.',
    )
    expect(draft).toMatchObject({ published: '2020-07-06T09:00:00.000Z', updated: '2026-05-04T09:00:00.000Z' })
    expect(() => parse('govuk', { ...content, schema_name: 'gone' })).toThrow(/gone/)
  })

  test('an Atom entry that comes back with a new time is the same document', () => {
    const atom = readFileSync('test/feeds/uk/ofsi.xml', 'utf8')
    const later = atom.replaceAll('2026-05-04T10:00:00', '2026-05-05T10:00:00')
    expect(parseOne('govuk', later).externalId).toBe(parseOne('govuk', atom).externalId)
  })
})

test('congress: an action is a revision, a clerical update is not; words narrow the list', () => {
  const [act] = parse('congress', recording('congress.json'))
  expect(act).toMatchObject({
    externalId: '119/hr/7001',
    url: 'https://www.congress.gov/bill/119th-congress/house-bill/7001',
  })
  const touched = new TextDecoder().decode(recording('congress.json')).replaceAll('2026-05-05', '2026-06-01')
  expect(parse('congress', touched)[0]).toEqual(act)
  expect(parse('congress', recording('congress.json'), { only: ['frontier model'] })).toHaveLength(1)
  expect(() => parse('congress', '{"error":{"code":"API_KEY_MISSING","message":"No api_key was supplied."}}')).toThrow(
    /refused/,
  )
})

test('regulations-gov: joined to the Federal Register, refusals named', () => {
  expect(parseOne('regulations-gov', recording('regulations-gov.json'))).toMatchObject({
    externalId: 'BIS-2026-0011-0001',
    facts: { frDocument: '2026-11801', docket: 'BIS-2026-0011', commentsCloseOn: '2026-07-04' },
  })
  expect(() => parse('regulations-gov', '{"errors":[{"status":"429","title":"Too many requests"}]}')).toThrow(
    /Too many requests/,
  )
})

test('courtlistener: entries oldest first; an answer without a key is a refusal', () => {
  expect(parseOne('courtlistener', recording('courtlistener.json'))).toMatchObject({
    externalId: 'docket:70000001',
    text: 'COMPLAINT against U.S. Department of Commerce\n\nMOTION for Temporary Restraining Order by Acme AI, Inc.',
    published: '2026-05-06T00:00:00.000Z',
  })
  expect(() => parse('courtlistener', '{"detail":"Authentication credentials were not provided."}')).toThrow(/refused/)
})

test('eur-lex: CELEX is the identity, an empty 202 is the firewall', () => {
  expect(parseOne('eur-lex', recording('eur-lex.xml'))).toMatchObject({
    externalId: '32026R0987',
    facts: { celex: '32026R0987' },
  })
  const refused = { ...payload(''), status: 202 }
  expect(() => dialects.get('eur-lex')!.parse(refused, {}, null)).toThrow(/bot wall.*202/)
})

test('ecfr: substantive versions, in force from their day', () => {
  expect(parseOne('ecfr', recording('ecfr.json'))).toMatchObject({
    effective: '2026-05-04',
    facts: { section: '744.22' },
  })
  expect(parse('ecfr', recording('ecfr.json'), { editorial: true })).toHaveLength(2)
})

test('mofcom: the announcement number is the identity, wherever the notice stands', () => {
  const [notice, interview] = parse('mofcom', recording('mofcom.json'))
  expect(notice).toMatchObject({
    externalId: '商务部公告2026年第25号',
    published: '2026-05-04T00:00:00.000Z',
    lang: 'zh',
  })
  expect(interview?.externalId).toBe('00000000000000000000000000000001')
  expect(() => parse('mofcom', '{"data":{"html":"<ul></ul>"}}')).toThrow(/no articles/)
})

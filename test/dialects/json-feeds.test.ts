import { describe, expect, test } from 'vitest'
import { ParseError } from '#src/errors.ts'
import { parse, parseOne } from './_payload.ts'

describe('json-feed', () => {
  const feed = (...items: object[]) => ({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'F',
    language: 'en',
    items,
  })

  test('reads an item', () => {
    const item = {
      id: 7,
      url: '/posts/7',
      title: 'Chips &amp; rules',
      content_html: '<p>The <b>rule</b></p>',
      summary: 'x',
      date_published: '2026-06-12T08:00:00-04:00',
      authors: [{ name: 'A' }, { name: 'B' }],
      tags: ['export'],
    }
    expect(parseOne('json-feed', feed(item))).toEqual({
      externalId: '7',
      url: 'https://status.example.com/posts/7',
      title: 'Chips & rules',
      text: 'The rule',
      lang: 'en',
      published: '2026-06-12T12:00:00.000Z',
      updated: null,
      facts: { author: 'A, B', categories: ['export'] },
    })
  })

  test('content_text is plain text, not HTML', () => {
    expect(parseOne('json-feed', feed({ id: '1', content_text: 'a <b> c' }))).toMatchObject({
      title: 'a <b> c',
      text: 'a <b> c',
    })
  })

  test.each([
    ['another document', { items: [] }, /version/],
    ['items that are no list', { version: 'https://jsonfeed.org/version/1', items: {} }, /items/],
    ['an item of another shape', feed({ id: '1', title: 5 }), /items\/0\/title/],
  ])('refuses %s and says where', (_, document, message) => {
    expect(() => parse('json-feed', document)).toThrow(message)
  })
})

describe('json-items', () => {
  const item = { id: 'a', kind: 'regulatory', title: 'T', text: 'words' }

  test('an incident of a list stands where its state says, unless it states a phase', () => {
    const incident = { id: 'i', title: 'Errors', kind: 'status' }
    const phase = (more: object) => parseOne('json-items', [{ ...incident, ...more }]).phase
    expect(phase({ state: 'open' })).toBe('investigating')
    expect(phase({ state: 'resolved' })).toBe('resolved')
    expect(phase({ state: 'resolved', phase: 'monitoring' })).toBe('monitoring')
    expect(phase({ state: 'CA' })).toBeNull()
    expect(phase({ state: 'open', kind: 'news' })).toBeNull()
  })

  test('reads items and keeps what it does not know as facts', () => {
    const given = {
      ...item,
      authority: 'official',
      publisher: 'BIS',
      published: '2026-06-12',
      phase: null,
      severity: 'high',
      facts: { cfr: '15' },
    }
    expect(parseOne('json-items', [given])).toEqual({
      externalId: 'a',
      url: null,
      title: 'T',
      text: 'words',
      lang: null,
      published: '2026-06-12T00:00:00.000Z',
      updated: null,
      effective: null,
      phase: null,
      kind: 'regulatory',
      authority: 'official',
      publisher: 'BIS',
      facts: { severity: 'high', cfr: '15' },
    })
  })

  test('takes the array out of a document when told where', () => {
    expect(parse('json-items', { data: [item] }, { at: 'data' })).toHaveLength(1)
    expect(() => parse('json-items', { data: [item] })).toThrow(/not an array/)
    expect(() => parse('json-items', [item], { at: '__proto__' })).not.toThrow(TypeError)
  })

  test.each([
    ['no title', { ...item, title: undefined }, '/1/title'],
    ['an unknown kind', { ...item, kind: 'gossip' }, '/1/kind'],
    ['a time that is none', { ...item, published: 'soon' }, '/1/published'],
    ['an empty id', { ...item, id: '' }, '/1/id'],
  ])('one item with %s refuses the document and says where', (_, bad, place) => {
    expect(() => parse('json-items', [item, bad])).toThrow(place)
  })
})

describe('hn-by-domain', () => {
  test('reads site listings, Algolia hits and Firebase items alike', () => {
    const listed = [
      {
        id: '1',
        title: 'A',
        url: 'https://a.example/',
        dt: '2026-06-12T06:15:17',
        points: 8,
        submitter: 'u',
        commentsUrl: 'x',
        numComments: 1,
      },
    ]
    const hits = {
      hits: [
        {
          objectID: '1',
          title: 'A',
          url: 'https://a.example/',
          created_at: '2026-06-12T06:15:17Z',
          points: 8,
          author: 'u',
        },
      ],
    }
    const fire = [{ id: 1, type: 'story', title: 'A', url: 'https://a.example/', time: 1781244917, by: 'u', score: 8 }]
    const expected = {
      externalId: '1',
      url: 'https://a.example/',
      title: 'A',
      text: '',
      lang: 'en',
      published: '2026-06-12T06:15:17.000Z',
      facts: { author: 'u', comments: 'https://news.ycombinator.com/item?id=1' },
    }
    for (const document of [listed, hits, fire]) expect(parseOne('hn-by-domain', document)).toEqual(expected)
  })

  test('leaves out comments, dead and deleted items, and what has too few points', () => {
    const fire = [
      { id: 1, type: 'comment', text: 'x', by: 'u' },
      { id: 2, deleted: true, time: 1 },
      { id: 3, type: 'story', title: 'A', by: 'u', score: 5 },
    ]
    expect(parse('hn-by-domain', fire).map((draft) => draft.externalId)).toEqual(['3'])
    expect(parse('hn-by-domain', fire, { minPoints: 50 })).toEqual([])
  })

  test('refuses what is no listing', () => {
    expect(() => parse('hn-by-domain', { error: 'rate limit' })).toThrow(ParseError)
  })
})

describe('gdelt', () => {
  const article = {
    url: 'https://www.paper.example/a',
    title: 'U.S . bans chips , sources say',
    seendate: '20260612T210000Z',
    domain: 'www.paper.example',
    language: 'German',
    sourcecountry: 'Germany',
  }

  test('reads articles; the site is the publisher', () => {
    expect(parseOne('gdelt', { articles: [article] })).toEqual({
      externalId: 'https://www.paper.example/a',
      url: 'https://www.paper.example/a',
      title: 'U.S. bans chips, sources say',
      text: '',
      lang: 'de',
      published: '2026-06-12T21:00:00.000Z',
      publisher: 'paper.example',
      facts: { domain: 'www.paper.example', country: 'Germany' },
    })
    expect(parse('gdelt', { articles: [article] }, { domains: ['other.example'] })).toEqual([])
  })

  test('no hits are an empty object', () => {
    expect(parse('gdelt', '{}')).toEqual([])
  })

  test('mends raw control characters and stray backslashes', () => {
    const text = `{"articles":[{"url":"https://a.example/","title":"a\tb \\| c","seendate":"20260612T210000Z"}]}`
    expect(parseOne('gdelt', text).title).toBe('a b \\| c')
  })

  test('says what GDELT says instead of an answer', () => {
    expect(() => parse('gdelt', 'Your query was too short or too long.')).toThrow(
      /GDELT says: Your query was too short/,
    )
  })
})

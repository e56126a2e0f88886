import { describe, expect, test } from 'vitest'
import { ParseError } from '#src/errors.ts'
import { parse, parseOne } from './_payload.ts'

const page = (body: string) => `<!doctype html><html><head><base href="/news/"></head><body>${body}</body></html>`
const list = page(`<table><tr><th>Date<th>Notice</tr>
  <tr class=row><td class=d>June 12, 2026<td><a href="one.html">Rule <b>one</b></a><p>About it</p></tr>
  <tr class=row><td class=d>next week<td><a href="https://other.example/two">Rule two</a></tr></table>`)
const options = { item: 'tr', title: 'a', link: 'a@href', date: '.d', text: 'p' }

describe('html', () => {
  test('reads notices by selectors', () => {
    expect(parse('html', list, options)).toEqual([
      {
        externalId: 'https://status.example.com/news/one.html',
        url: 'https://status.example.com/news/one.html',
        title: 'Rule one',
        text: 'About it',
        published: '2026-06-12T00:00:00.000Z',
        facts: {},
      },
      {
        externalId: 'https://other.example/two',
        url: 'https://other.example/two',
        title: 'Rule two',
        text: '',
        published: null,
        facts: { date: 'next week' },
      },
    ])
  })

  test('reads attributes, the item itself, and leaves parts out', () => {
    const html = page('<a class=card href="/x"><i>NEW</i> Title <time datetime="2026-06-12T10:00:00Z">today</time></a>')
    const draft = parseOne('html', html, {
      item: 'a.card',
      title: 'a',
      link: '@href',
      date: 'time@datetime',
      remove: ['i', 'time'],
    })
    expect(draft).toMatchObject({ title: 'Title', url: 'https://status.example.com/x', published: null })
    const kept = parseOne('html', html, {
      item: 'a.card',
      title: 'a',
      link: '@href',
      date: 'time@datetime',
      remove: ['i'],
    })
    expect(kept.published).toBe('2026-06-12T10:00:00.000Z')
  })

  test('dates may be day first', () => {
    const html = page('<li><a href=x>T</a> <i>03/04/2026</i></li>')
    expect(parseOne('html', html, { item: 'li', date: 'i' }).published).toBeNull()
    expect(parseOne('html', html, { item: 'li', date: 'i', dateOrder: 'dmy' }).published).toBe(
      '2026-04-03T00:00:00.000Z',
    )
  })

  test('keeps only wanted addresses', () => {
    expect(parse('html', list, { ...options, linkContains: ['/two'] })).toHaveLength(1)
  })

  test.each([
    ['no item', page('<p>We moved</p>'), options, /0 items, fewer than 1/],
    ['a notice without title', page('<ul><li><a href=x><img></a></ul>'), { item: 'li' }, /no title/],
    ['a selector that is none', list, { item: 'tr[' }, /not a CSS selector/],
    ['a feed', '<rss><channel></channel></rss>', options, /XML/],
    ['hopeless nesting', page('<div>'.repeat(50_000)), options, /nested deeper/],
    ['a missing item selector', list, {}, /item/],
    ['an unknown option', list, { ...options, titel: 'a' }, /titel/],
  ])('refuses %s', (_, html, given, message) => {
    expect(() => parse('html', html, given)).toThrow(ParseError)
    expect(() => parse('html', html, given)).toThrow(message)
  })

  test('script links are no links', () => {
    expect(parseOne('html', page('<ul><li><a href="javascript:go()">T</a></ul>'), { item: 'li' }).url).toBeNull()
  })
})

import { describe, expect, test } from 'vitest'
import { siteOf, statementLink } from '#src/core/statement.ts'

const sites = new Set(['example.com', 'example.co.uk'])
const link = (text: string, facts: Record<string, unknown> = {}) => statementLink({ text, facts }, sites)

describe('the statement behind a terse incident', () => {
  const rows: [string, string, string | null][] = [
    ['a bare link', 'https://www.example.com/news/access', 'https://www.example.com/news/access'],
    ['a status word and a link', 'Identified: See https://example.com/news/access.', 'https://example.com/news/access'],
    ['another site of the publisher', 'https://news.example.co.uk/x', 'https://news.example.co.uk/x'],
    ['somebody else', 'https://evil.example/x', null],
    ['a site that only looks alike', 'https://example.com.evil.example/x https://notexample.com/x', null],
    ['the front page says nothing', 'https://www.example.com/', null],
    ['an incident that speaks for itself', `${'We see errors. '.repeat(20)} https://example.com/x`, null],
    ['no link', 'Investigating: elevated errors', null],
  ]
  test.for(rows)('%s', ([, text, expected]) => {
    expect(link(text)).toBe(expected)
  })

  test('links that were only in the markup count', () => {
    expect(link('Resolved: Read our statement', { links: ['https://www.example.com/s', 7] })).toBe(
      'https://www.example.com/s',
    )
  })
})

test('a site is what its owner registered', () => {
  const of = (url: string) => siteOf(new URL(url))

  expect(of('https://status.example.com/x')).toBe('example.com')
  expect(of('https://a.b.example.co.uk/x')).toBe('example.co.uk')
  expect(of('https://www.gov.uk/x')).toBe('www.gov.uk')
  expect(of('http://127.0.0.1:9100/x')).toBe('127.0.0.1:9100')
})

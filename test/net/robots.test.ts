import { describe, expect, test } from 'vitest'
import { mayRead, robotsRules } from '#src/net/robots.ts'

const text = `
# a comment
User-agent: *
Disallow: /private # not for all
Allow: /private/notices
Disallow: /*.pdf$
Disallow: /a*b*c

User-Agent: OtherBot
User-Agent: Tocsin/2.0
Disallow: /news/
Allow: /news/ai
Disallow:
`

describe('robots.txt', () => {
  const rows: [string, string, boolean][] = [
    ['everybody', '/', true],
    ['everybody', '/private', false],
    ['everybody', '/privately', false],
    ['everybody', '/private/notices/1', true],
    ['everybody', '/x/file.pdf', false],
    ['everybody', '/x/file.pdf?download', true],
    ['everybody', '/axxbyyc', false],
    ['everybody', '/axxcyyb', true],
    ['everybody', '/%70rivate', false],
    ['tocsin', '/private', true],
    ['tocsin', '/news/', false],
    ['tocsin', '/news/ai/1', true],
  ]
  test.for(rows)('%s at %s: %s', ([product, path, allowed]) => {
    expect(mayRead(robotsRules(text, product), path)).toBe(allowed)
  })

  test('the longest pattern decides, and of two as long the one that allows', () => {
    const rules = robotsRules('user-agent: *\ndisallow: /page\nallow: /page\ndisallow: /page/deep', 'tocsin')

    expect(['/page', '/page/deep', '/page/d'].map((path) => mayRead(rules, path))).toEqual([true, false, true])
  })

  test('groups of one name are one group, and a group of our own makes the rest void', () => {
    const rules = robotsRules(
      'user-agent: tocsin\ndisallow: /a\nuser-agent: *\ndisallow: /\nuser-agent: TOCSIN\ndisallow: /b',
      'tocsin',
    )

    expect(['/a', '/b', '/c'].map((path) => mayRead(rules, path))).toEqual([false, false, true])
  })

  test('no file, an empty file and a page of HTML allow everything', () => {
    for (const nothing of ['', '<!doctype html><p>Not found: nothing here', 'disallow: /'])
      expect(mayRead(robotsRules(nothing, 'tocsin'), '/x')).toBe(true)
  })

  test('hostile patterns are matched in linear time', () => {
    const rules = robotsRules(`user-agent: *\ndisallow: /${'*a'.repeat(2000)}$`, 'tocsin')
    const started = performance.now()

    expect(mayRead(rules, `/${'a'.repeat(4000)}b`)).toBe(true)
    expect(performance.now() - started).toBeLessThan(500)
  })
})

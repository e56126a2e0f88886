import { describe, expect, test } from 'vitest'
import { decodeEntities, htmlToText, looseToText, namedEntity } from '#src/dialects/_text.ts'

describe('htmlToText', () => {
  test.each([
    ['<p>One &amp; two</p><p>three</p>', 'One & two\n\nthree'],
    ['<ul><li>a<li>b</ul>', '- a\n- b'],
    ['a<br>b<br/>c', 'a\nb\nc'],
    ['<script>alert(1)</script>seen<style>p{}</style>', 'seen'],
    ['<a title="a>b" href=x>link</a>', 'link'],
    ['5 < 6 and 7 > 2', '5 < 6 and 7 > 2'],
    ['<table><tr><th>Date<td>Model</tr><tr><td>1 May<td>x-1</tr></table>', 'Date Model\n\n1 May x-1'],
    ['<!-- hidden -->shown<!-- never closed', 'shown'],
    ['<img src=x alt="a chart"> of exports', 'a chart of exports'],
    ['x&nbsp;y&#8217;s &#150; &hellip; &eacute;', 'x y’s – … é'],
    ['&lt;b&gt; stays words', '<b> stays words'],
    ['<![CDATA[inside <b>]]>', 'inside <b>'],
  ])('%s', (html, text) => {
    expect(htmlToText(html)).toBe(text)
  })

  test.each([
    ['<'.repeat(500_000)],
    ['<a "'.repeat(150_000)],
    ['<!--'.repeat(150_000)],
    ['<script>'.repeat(80_000)],
    ['<title>'.repeat(80_000)],
    ['\n-'.repeat(200_000)],
    ['&amp;lt;'.repeat(100_000)],
    ['<b>'.repeat(150_000)],
  ])('takes linear time for %.6s… without end', (html) => {
    const started = performance.now()
    htmlToText(html)
    expect(performance.now() - started).toBeLessThan(3000)
  })
})

describe('entities', () => {
  test('are decoded once', () => {
    expect(decodeEntities('&amp;lt;')).toBe('&lt;')
    expect(decodeEntities('AT&T, R&D &notareal; &copy 2026')).toBe('AT&T, R&D &notareal; © 2026')
    expect(decodeEntities('&#0; &#xD800; &#9999999;')).toBe('\ufffd \ufffd \ufffd')
  })

  test('are known by name', () => {
    expect(namedEntity('nbsp')).toBe('\u00a0')
    expect(namedEntity('constructor')).toBeNull()
  })
})

test('looseToText leaves text that is no HTML alone', () => {
  expect(looseToText('if a < b && c > d')).toBe('if a < b && c > d')
  expect(looseToText('AT&amp;T <b>up</b>')).toBe('AT&T up')
})

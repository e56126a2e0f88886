import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainLine, plainText, safeUrl } from '#src/core/plain.ts'
import { HOSTILE } from '#test/fakes/messages.ts'

describe('plainLine', () => {
  test.each([
    ['line breaks', HOSTILE.crlf, 'Notice Bcc: victim@example.com Injected body'],
    ['reordering', HOSTILE.override, 'access is dednepsus now hidden'],
    ['what cannot be seen', HOSTILE.zeroWidth, 'suspended'],
    ['heaps of marks', HOSTILE.marks, `z${'\u0316'.repeat(4)}`],
    ['half pairs', HOSTILE.lone, 'half a pair \ufffd here'],
    ['joiners inside Latin words', 'susp\u200dend\u200ced', 'suspended'],
  ])('takes out %s', (_what, text, expected) => {
    expect(plainLine(text)).toBe(expected)
  })

  test.each([
    ['Persian non-joiners', 'می\u200cشود'],
    ['families', '👩\u200d👩\u200d👧'],
    ['emoji selectors', '⚠\ufe0f warning'],
    ['accents', 'São Tomé, Łódź, Đà Nẵng'],
    ['Hindi', 'क्\u200dष'],
  ])('keeps %s', (_what, text) => {
    expect(plainLine(text)).toBe(text)
  })

  test('is one visible, well-formed line of at most the wanted length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.integer({ min: 1, max: 80 }), (text, max) => {
        const line = plainLine(text, max)
        expect(line.length).toBeLessThanOrEqual(max)
        expect(line.isWellFormed()).toBe(true)
        expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\u200b\ufeff]/)
        expect(plainLine(line, max)).toBe(line)
      }),
    )
  })

  test('is quick on a hostile megabyte', () => {
    const started = performance.now()
    for (const piece of ['\u200d', 'a\u200d', '\u0316', '\n', '\u202e']) plainLine(piece.repeat(1_000_000), 300)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})

test('plainText keeps paragraphs and nothing else', () => {
  expect(plainText('one\r\n  two\u2028\u2028\u2028\u2028three\t four')).toBe('one\ntwo\n\nthree four')
})

test.each([
  ['https://example.com/a?b=c', 'https://example.com/a?b=c'],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['//example.com', null],
  ['https://user:pass@example.com/', null],
  ['https://example.com/"onclick="x', 'https://example.com/%22onclick=%22x'],
  [null, null],
])('safeUrl(%j) is %j', (url, expected) => {
  expect(safeUrl(url)).toBe(expected)
})

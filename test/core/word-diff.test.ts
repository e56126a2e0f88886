import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffLists, diffWords } from '#src/core/word-diff.ts'

const side = (before: string, after: string, kinds: readonly string[]) =>
  diffWords(before, after)
    .filter((part) => kinds.includes(part.kind))
    .map((part) => part.text)
    .join('')

describe('diffWords', () => {
  test('tells the words that came and went', () => {
    expect(diffWords('We may change prices today.', 'We may suspend access today.')).toEqual([
      { kind: 'same', text: 'We may ' },
      { kind: 'removed', text: 'change prices ' },
      { kind: 'added', text: 'suspend access ' },
      { kind: 'same', text: 'today.' },
    ])
  })

  test('ignores changes of white space', () => {
    expect(diffWords('one  two\nthree', 'one two three').every((part) => part.kind === 'same')).toBe(true)
  })

  test('takes CJK characters as words', () => {
    expect(diffWords('即日起停止服务', '即日起恢复服务').filter((part) => part.kind !== 'same')).toEqual([
      { kind: 'removed', text: '停止' },
      { kind: 'added', text: '恢复' },
    ])
  })

  test('property: the new text is same + added, the old one is same + removed', () => {
    const text = fc.array(fc.constantFrom('a ', 'b ', 'c ', 'd '), { maxLength: 30 }).map((list) => list.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(side(before, after, ['same', 'added'])).toBe(after)
        expect(side(before, after, ['same', 'removed'])).toBe(before)
      }),
    )
  })
})

describe('diffLists', () => {
  test('property: steps are in order and no shorter edit exists for small lists', () => {
    const list = fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 7 })
    fc.assert(
      fc.property(list, list, (before, after) => {
        const steps = diffLists(before, after)
        const edits = steps.filter((step) => step.kind !== 'same').length
        expect(edits).toBe(before.length + after.length - 2 * longestCommon(before, after))
        for (const step of steps) if (step.kind === 'same') expect(before[step.before]).toBe(after[step.after])
      }),
    )
  })

  test('stays quick when everything differs', () => {
    const before = Array.from({ length: 20_000 }, (_, at) => `a${at}`)
    const after = Array.from({ length: 20_000 }, (_, at) => `b${at}`)
    const started = performance.now()
    expect(diffLists(before, after)).toHaveLength(40_000)
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

function longestCommon(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0
  if (a[0] === b[0]) return 1 + longestCommon(a.slice(1), b.slice(1))
  return Math.max(longestCommon(a.slice(1), b), longestCommon(a, b.slice(1)))
}

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildAutomaton } from '#src/core/vocabulary/automaton.ts'
import { fold, quoteOf } from '#src/core/vocabulary/fold.ts'

function found(aliases: string[], text: string): string[] {
  const scan = buildAutomaton(aliases.map((alias, entry) => ({ entry, text: alias })))
  const folded = fold(text)
  const out: string[] = []
  scan(folded, (entry, start, end) => out.push(`${entry}:${quoteOf(folded, start, end)}`))
  return out
}

test('whole words only, open ends, exact case, accents and full width', () => {
  expect(found(['ban', 'suspend*', '=EAR'], 'Ban urban suspended EAR ear bans')).toEqual([
    '0:Ban',
    '1:suspend',
    '2:EAR',
  ])
  expect(found(['acces'], 'ＡＣＣＥＳ accès-acces')).toEqual(['0:ＡＣＣＥＳ', '0:accès', '0:acces'])
  expect(found(['禁止', 'メタ'], '全面禁止する。メタデータとメタ')).toEqual(['0:禁止', '1:メタ'])
})

test('finds what a naive search finds', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '中', '日'), minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(
      fc.uniqueArray(letters, { minLength: 1, maxLength: 8 }),
      fc.string({ unit: fc.constantFrom('a', 'b', '中', '日', ' '), maxLength: 30 }),
      (aliases, text) => {
        const folded = fold(text)
        const plain = String.fromCharCode(...folded.codes.subarray(0, folded.length))
        const word = (char: string | undefined) => char === 'a' || char === 'b'
        const expected: string[] = []
        for (let end = 1; end <= plain.length; end++)
          for (const [entry, alias] of aliases.entries()) {
            const start = end - alias.length
            if (start < 0 || plain.slice(start, end) !== alias) continue
            if (word(alias[0]) && word(plain[start - 1])) continue
            if (word(alias.at(-1)) && word(plain[end])) continue
            expected.push(`${entry}:${end}`)
          }
        const got: string[] = []
        buildAutomaton(aliases.map((alias, entry) => ({ entry, text: alias })))(folded, (entry, _start, end) =>
          got.push(`${entry}:${end}`),
        )
        expect(got.sort()).toEqual(expected.sort())
      },
    ),
    { seed: 3 },
  )
})

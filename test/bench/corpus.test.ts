import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FEEDBACK, type Label, readLabelled } from '../../bench/understand/corpus.ts'
import { crossValidate } from '../../bench/understand/crossval.ts'
import { prepare } from '../../bench/understand/fit.ts'

const folder = mkdtempSync(join(tmpdir(), 'labelled-'))
const item = (id: string, title = `Title ${id}`) => ({ id, kind: 'news', title, text: `Text of ${title}` })
const label = (id: string, more: Partial<Label> = {}): Label => ({
  ...{ id, relevant: false, category: 'other', impact: 'none', certainty: 'reported', effectiveOn: null },
  ...{ vendors: [], models: [], jurisdictions: [], populations: [] },
  ...more,
})
const write = (name: string, lines: readonly object[]) => {
  writeFileSync(join(folder, name), lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  return join(folder, name)
}
const high = { relevant: true, category: 'sanctions', impact: 'high' } as const

write('items.jsonl', [item('a'), item('b'), item('c')])
write('labels.jsonl', [label('a'), label('b'), label('c')])

test('a line without an item overrides the label of its id', () => {
  const feedback = write('override.jsonl', [label('b', high), label('nowhere', high)])
  const read = readLabelled(folder, [feedback])
  expect(read.map((one) => [one.item.id, one.label.impact, one.fold])).toEqual([
    ['a', 'none', '0'],
    ['b', 'high', '1'],
    ['c', 'none', '2'],
  ])
})

test('a line with an item adds it, once, to the fold that is never judged', () => {
  const line = { ...label('new', high), item: item('new'), rationale: 'says so', by: ['user:ann'], at: '2026-01-01' }
  const feedback = write('added.jsonl', [{ ...line, impact: 'low' }, line])
  const read = readLabelled(folder, [feedback])
  expect(read.at(-1)).toMatchObject({ item: { id: 'new' }, label: { impact: 'high' }, fold: FEEDBACK })
  expect(read).toHaveLength(4)
  const judged = crossValidate(prepare(read))
  expect(judged.map((one) => one.item.id).sort()).toEqual(['a', 'b', 'c'])
})

test('an item that the folder holds under another id is not trained on beside its twin', () => {
  const twin = { ...item('other', 'Title a') }
  const read = readLabelled(folder, [write('twin.jsonl', [{ ...label('other', high), item: twin }])])
  expect(read.map((one) => [one.item.id, one.label.impact])).toEqual([
    ['a', 'high'],
    ['b', 'none'],
    ['c', 'none'],
  ])
})

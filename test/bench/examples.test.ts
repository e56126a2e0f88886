import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { atLeast } from '#src/core/impact.ts'
import { Label } from '../../bench/understand/corpus.ts'
import { readOwnLabels, readWritten } from '../../bench/understand/examples.ts'

const FOLDER = join(import.meta.dirname, '../../bench/understand')
const TRAPS = [
  'other',
  'export_control',
  'sanctions',
  'court_order',
  'resolved',
  'degradation',
  'outage',
  'maintenance',
]
const written = readWritten()

test('what we wrote is many, of every language, and half of it misleads', () => {
  const share = written.filter(({ label }) => !label.relevant).length / written.length
  expect(written.length).toBeGreaterThan(3000)
  expect(share).toBeGreaterThan(0.4)
  expect(share).toBeLessThan(0.6)
  expect(new Set(written.map(({ item }) => item.lang))).toEqual(new Set(['en', 'zh', 'ja', 'de', 'fr', 'es']))
  expect(new Set(written.map(({ item }) => item.id)).size).toBe(written.length)
})

test('every label keeps the rules of labels', () => {
  const wrong = written.filter(
    ({ label }) =>
      label.relevant !== atLeast(label.impact, 'low') || (!label.relevant && !TRAPS.includes(label.category)),
  )
  expect(wrong.map(({ item }) => item.title)).toEqual([])
})

test('labels of recorded notices are well formed and have no texts', () => {
  const lines = readFileSync(join(FOLDER, 'recorded.labels.jsonl'), 'utf8').trim().split('\n')
  const ids = lines.map((line) => Label.strict().parse(JSON.parse(line)).id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.every((id) => /^rec-[0-9a-f]{12}$/.test(id))).toBe(true)
})

test('without recordings there are none', () => {
  expect(readOwnLabels('/nowhere')).toEqual([])
  expect(existsSync(join(FOLDER, 'written'))).toBe(true)
})

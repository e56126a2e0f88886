import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readRecording } from '#src/actions/replay-story.ts'
import { readVersions } from '../../bench/understand/recording/archive.ts'
import { createRecorder, type Watched } from '../../bench/understand/recording/recorder.ts'
import { writeStory } from '../../bench/understand/recording/story-folder.ts'
import { type Figures, worse } from '../../bench/understand/rehearsal-figures.ts'

const window = { from: '2026-05-02T00:00:00Z', to: '2026-05-04T00:00:00Z' }
const page: Watched = {
  ...{ source: 'vendor/example', dialect: 'rss', kind: 'vendor', authority: 'vendor' },
  ...{ publisher: 'Example', url: 'https://example.com' },
}
const version = (at: string, text: string) => ({ at, body: Buffer.from(text) })
const seen = (recorder: ReturnType<typeof createRecorder>) =>
  recorder
    .recording()
    .observations.map((one) => [one.at, one.type === 'payload' ? Buffer.from(one.body()).toString() : ''])

// xz is a program of its own, which not every machine has
const packers = ['gz', ...(spawnSync('xz', ['--version']).status === 0 ? ['xz'] : [])]
test.each(packers)('an archive packed with %s gives its files, the oldest first', (packed) => {
  const folder = mkdtempSync(join(tmpdir(), 'archive-'))
  const files = { '2026-05-02T10-00-00Z_b.json': 'later', '2026-05-01T10-00-00Z_a.json': 'x'.repeat(700) }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const archive = join(folder, `series.tar.${packed}`)
  execFileSync('tar', ['-caf', archive, '-C', folder, ...Object.keys(files)])
  expect(readVersions(archive).map(({ at, body }) => [at, body.toString()])).toEqual([
    ['2026-05-01T10:00:00Z', 'x'.repeat(700)],
    ['2026-05-02T10:00:00Z', 'later'],
  ])
})

test('a series begins with what was known, and tells neither failed fetches nor what has not changed', () => {
  const recorder = createRecorder('', window)
  recorder.series(page, [
    version('2026-04-01T00:00:00Z', 'old'),
    version('2026-05-01T00:00:00Z', 'known'),
    version('2026-05-01T12:00:00Z', ''),
    version('2026-05-02T12:00:00Z', 'known'),
    version('2026-05-03T00:00:00Z', ''),
    version('2026-05-03T12:00:00Z', 'new'),
    version('2026-05-05T00:00:00Z', 'too late'),
  ])
  expect(seen(recorder)).toEqual([
    ['2026-05-02T00:00:00.000Z', 'known'],
    ['2026-05-03T12:00:00.000Z', 'new'],
  ])
})

test('a story that was written is read as it was recorded', () => {
  const recorder = createRecorder('', window)
  recorder.put('2026-05-03T00:00:00Z', page, { second: true })
  recorder.put('2026-05-02T00:00:00Z', page, { first: true })
  const folder = join(mkdtempSync(join(tmpdir(), 'story-')), 'example')
  writeStory(folder, recorder.recording())
  const read = readRecording([folder])
  expect(read.skipped).toEqual([])
  expect(read.observations.map((one) => [one.at, one.source])).toEqual(
    recorder.recording().observations.map((one) => [one.at, one.source]),
  )
})

test('figures are worse when less is found or more rings', () => {
  const held: Figures = {
    least: { critical: 3, high: 10, medium: 19, criticalRung: 2 },
    most: { falseCriticals: 0, falseRung: 0, restrictions: 0 },
  }
  expect(worse({ ...held, least: { ...held.least, high: 11 } }, held)).toEqual([])
  expect(worse({ least: { ...held.least, high: 9 }, most: { ...held.most, falseCriticals: 1 } }, held)).toEqual([
    'high found 9, was 10',
    'falseCriticals 1, was 0',
  ])
})

test('every rehearsal has a truth and figures to hold, and nothing else has', async () => {
  const folder = new URL('../../bench/understand/rehearsals/', import.meta.url)
  const names = readdirSync(folder).filter((file) => file.endsWith('.ts'))
  const truths = readdirSync(folder).filter((file) => file.endsWith('.truth.json'))
  const { default: ratchet } = await import('../../bench/understand/rehearsals.ratchet.json')
  const bare = (files: string[], end: string) => files.map((file) => file.slice(0, -end.length)).sort()
  expect(bare(truths, '.truth.json')).toEqual(bare(names, '.ts'))
  expect(Object.keys(ratchet).sort()).toEqual(bare(names, '.ts'))
})

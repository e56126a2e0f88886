import { describe, expect, test } from 'vitest'
import { assessHealth, type Expectations } from '#src/core/source-health.ts'
import { newState, type PollOutcome, type SourceState } from '#src/core/source-state.ts'

const START = Date.parse('2026-06-10T08:00:00Z')
const measured = { latencyMs: 20, clockSkewMs: 0 as number | null, maxAgeMs: null, retryAfterMs: null }
const same = (extra: { clockSkewMs?: number; etag?: string } = {}): PollOutcome => ({
  ...measured,
  kind: 'unchanged',
  etag: '"a"',
  lastModified: null,
  ...extra,
})
const read = (items: number, extra: Partial<Extract<PollOutcome, { kind: 'read' }>> = {}): PollOutcome => ({
  ...measured,
  kind: 'read',
  etag: '"b"',
  lastModified: null,
  sha256: `sha-${items}`,
  snapshotId: `snp_${items}`,
  items,
  news: items,
  newestAt: null,
  movedTo: null,
  ...extra,
})
const down: PollOutcome = { ...measured, kind: 'failed', message: 'answered 503', code: 'fetch.http', retryable: true }
const gone: PollOutcome = { ...measured, kind: 'failed', message: 'answered 404', code: 'fetch.http', retryable: false }
const broken: PollOutcome = { ...measured, kind: 'unreadable', message: 'no items', sha256: 'x', snapshotId: 'snp_x' }
const plain: Expectations = { every: '1m', compares: false }

/** Polls a source every `minutes` with the outcomes; says which health each poll left and what rang. */
function run(outcomes: PollOutcome[], source: Partial<Expectations> = {}, minutes = 1, from?: SourceState) {
  let state = from ?? newState('us/notices', new Date(START).toISOString())
  const begin = from?.checkedAt ? Date.parse(from.checkedAt) : START
  const rings: string[] = []
  const healths = outcomes.map((outcome, index) => {
    const now = new Date(begin + (index + 1) * minutes * 60_000)
    const result = assessHealth({ ...plain, ...source }, state, outcome, now)
    state = result.state
    if (result.ring) rings.push(result.ring.health)
    return state.health
  })
  return { healths: healths.join(' '), rings: rings.join(' '), state }
}

describe('health of a source', () => {
  const B = 'shape-changed'
  const five = { expect: { minItems: 5 } }
  const ahead = { clockSkewMs: 3_600_000 }
  const rows: [string, PollOutcome[], Partial<Expectations>, string, string][] = [
    ['reads well', [read(3), same(), read(4)], {}, 'ok ok ok', ''],
    ['two failures are weather', [read(3), down, down, same()], {}, 'ok ok ok ok', ''],
    [
      'three ring once',
      [read(3), down, down, down, down, same(), same()],
      {},
      'ok ok ok failing failing ok ok',
      'failing ok',
    ],
    ['a refusal is believed at the second time', [read(3), gone, gone, gone], {}, 'ok ok failing failing', 'failing'],
    ['a source that never worked rings too', [gone, gone], {}, 'unknown failing', 'failing'],
    ['unreadable bytes ring at once', [read(3), broken, broken, read(3)], {}, `ok ${B} ${B} ok`, `${B} ok`],
    ['one episode, one ring', [read(3), broken, down, broken, read(3)], {}, `ok ${B} failing ${B} ok`, `${B} ok`],
    ['empty where it never was', [read(9), read(0), read(0), read(2)], {}, `ok ${B} ${B} ok`, `${B} ok`],
    ['a search that found two may find none', [read(2), read(0), read(2)], {}, 'ok ok ok', ''],
    ['empty from the start may be empty', [read(0), read(2), read(0)], {}, 'ok ok ok', ''],
    ['differences are mostly empty', [read(1), read(0), read(0)], { compares: true }, 'ok ok ok', ''],
    ['fewer items than promised', [read(9), read(3), read(9)], five, `ok ${B} ok`, `${B} ok`],
    ['a clock far ahead', [read(3), same(ahead), same()], {}, 'ok skewed ok', 'skewed ok'],
    ['a clock behind may be a cache', [read(3), same({ clockSkewMs: -3_600_000 })], {}, 'ok ok', ''],
  ]
  test.for(rows)('%s', ([, outcomes, source, healths, rings]) => {
    const result = run(outcomes, source)

    expect(result.healths).toBe(healths)
    expect(result.rings).toBe(rings)
  })

  test('goes silent when nothing new came for longer than is normal, and speaks again', () => {
    const hourly = [read(3, { newestAt: '2026-06-10T07:00:00Z' }), same(), same(), same(), read(4, { news: 1 })]

    const { healths, rings } = run(hourly, { expect: { silence: '3h' } }, 60)

    expect(healths).toBe('ok ok silent silent ok')
    expect(rings).toBe('silent ok')
  })

  test('a feed that was frozen long before we came is found on the first day', () => {
    const { rings, state } = run([read(30, { newestAt: '2025-11-02T00:00:00.000Z' })], { expect: { silence: '30d' } })

    expect(rings).toBe('silent')
    expect(state.lastError).toContain('2025-11-02')
  })

  test('an unbelievable payload leaves the validators, so that a return of the old content is recovery', () => {
    const emptied = run([read(9, { etag: '"good"' }), read(0, { etag: '"empty"' })]).state
    const restored = run([same({ etag: '"good"' })], {}, 1, emptied)

    expect(emptied).toMatchObject({ etag: '"good"', sha256: 'sha-9', itemCount: 9, health: 'shape-changed' })
    expect(restored.healths).toBe('ok')
  })

  test('a flapping source needs three times the evidence to ring again within the hour', () => {
    const flap = [down, down, down, same()]

    expect(run([read(3), ...flap, ...flap, ...flap]).rings).toBe('failing ok')
  })

  test('a paused source neither rings nor changes its health', () => {
    const { state, ring } = assessHealth(plain, { ...newState('a', ''), health: 'paused' }, broken, new Date(START))

    expect([state.health, ring]).toEqual(['paused', null])
  })

  test('says how long it was blind when it sees again', () => {
    const blind = run([read(3), broken]).state
    const later = new Date(Date.parse(blind.healthSince!) + 7_200_000)

    expect(assessHealth(plain, blind, read(3), later).ring?.detail).toBe(
      'reads well again after 2h of being shape-changed',
    )
  })
})

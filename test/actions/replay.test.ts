import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { backtest, difference, timeline } from '#src/actions/backtest.ts'
import { replay } from '#src/actions/replay.ts'
import { replayHtml } from '#src/actions/replay-html.ts'
import { readRecording } from '#src/actions/replay-story.ts'
import { Inventory } from '#src/core/inventory.ts'
import { Policy } from '#src/core/policy.ts'
import { Subscription } from '#src/core/subscription.ts'
import type { TriageRules } from '#src/core/triage.ts'
import { loadFolder } from '#src/registry.ts'
import type { Dialect } from '#src/source.ts'

const STORY = new URL('../fixtures/stories/cut-off', import.meta.url).pathname
const dialects = await loadFolder<Dialect>(new URL('../../src/dialects', import.meta.url).pathname)
const rules: TriageRules = {
  inventory: Inventory.parse({
    routes: [
      {
        id: 'support-chat',
        share: 0.4,
        targets: [
          { id: 'fable', vendor: 'anthropic', model: 'claude-fable-5' },
          { id: 'gpt', vendor: 'openai', model: 'gpt-5.5', host: 'microsoft' },
        ],
      },
    ],
  }),
  subscriptions: [Subscription.parse({ id: 'grave', match: { impact: '>=high' }, channels: ['terminal'] })],
  policies: [
    Policy.parse({
      id: 'cut-off',
      match: { category: ['export_control', 'vendor_withdrawal', 'region_restriction'], impact: '>=critical' },
      require: { confidence: 0.5, witnesses: 2 },
      restrict: { basis: 'legal' },
      mode: 'enforce',
      limits: { maxShareMoved: 0.6, maxPerDay: 3, cooldown: '30m' },
    }),
  ],
  halted: false,
}
const run = (changed: Partial<TriageRules> = {}) =>
  replay(readRecording([STORY]), { dialects, rules: { ...rules, ...changed } })
const document = run()
const gone = document.events.find((event) => event.title.includes('suspended access'))!

describe('a withdrawal, from the first word to the return', () => {
  test('one event holds the vendor and the host, known from the first observation', () => {
    expect(gone).toMatchObject({
      impact: 'critical',
      openedAt: '2026-03-06T20:05:00.000Z',
      vendors: expect.arrayContaining(['anthropic']),
    })
    expect(gone.witnesses.map(({ publisher }) => publisher)).toEqual(['Anthropic', 'AWS'])
    expect(document.events.filter((event) => event.impact === 'critical')).toHaveLength(1)
  })

  test('the page turning worse for another reason, and the host closing its event, change nothing', () => {
    expect(gone.peakAt).toBe(gone.openedAt)
    const between = document.alerts.filter(({ event, reason }) => event === gone.id && reason !== 'updated')
    expect(between.map(({ reason }) => reason)).toEqual(['opened', 'resolved'])
  })

  test('it closes when the vendor has said so and its own incident ends', () => {
    expect(gone).toMatchObject({ status: 'resolved', resolvedAt: '2026-03-17T15:05:00.000Z', availability: 'restored' })
  })

  test('the route moves with the second witness, and the lift of a legal restriction waits for a person', () => {
    expect(document.restrictions).toMatchObject([
      { at: '2026-03-06T20:40:00.000Z', policy: 'cut-off', verdict: 'active', event: gone.id },
    ])
    expect(document.routes).toMatchObject([
      { at: '2026-03-06T20:40:00.000Z', id: 'support-chat', state: 'diverted', targets: ['gpt'] },
    ])
    expect(document.lifts).toMatchObject([{ verdict: 'propose' }])
  })

  test('what stood there before the recording is background and does not ring', () => {
    expect(document.events.some((event) => event.title.includes('Opus 4.8'))).toBe(false)
  })

  test('a hope for the return ends nothing', () => {
    const hope = document.events.find((event) => event.title.includes('insiders hope'))
    expect(hope?.impact ?? 'low').toBe('low')
  })

  test('a dialect that is not known and bytes that are not what they claim are reported', () => {
    expect([...document.skipped, ...document.failed].map(({ file }) => file).sort()).toEqual([
      'payloads/0012.json',
      'payloads/0013.json',
    ])
    expect(document.skipped).toHaveLength(1)
    expect(document.skipped[0]?.why).toContain('no-such-dialect')
  })
})

describe('the counterfactual', () => {
  test('says how often each rule would have acted and when', () => {
    const outcome = backtest(document).rules
    expect(outcome.find(({ id }) => id === 'cut-off')?.says).toContain('with the second witness')
    expect(outcome.find(({ id }) => id === 'grave')?.times).toBe(document.alerts.length)
  })

  test('shows what other rules would have done differently', () => {
    const careful = run({ policies: rules.policies.map((policy) => ({ ...policy, mode: 'propose' as const })) })
    const changes = difference(document, careful)
    expect(changes.filter(({ what }) => what === 'move')).toMatchObject([{ only: 'before' }])
    expect(changes.filter(({ what, only }) => what === 'restriction' && only === 'after')).toHaveLength(1)
    expect(difference(document, run())).toEqual([])
  })

  test('becomes one page in which nothing of the sources is markup', () => {
    const hostile = { ...document, events: [{ ...gone, title: '<script>alert(1)</script>' }] }
    const page = replayHtml(hostile)
    expect(page).not.toContain('<script>')
    expect(timeline(hostile, 'medium').length).toBeGreaterThan(0)
  })
})

describe('recordings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'replay-'))
  const line = {
    at: '2026-01-01T00:00:00Z',
    source: 's',
    dialect: 'json-items',
    kind: 'news',
    authority: 'press',
    publisher: 'P',
    url: '',
    status: 200,
  }

  test('items as JSON lines need no manifest; a line that is no item is reported', () => {
    const file = join(folder, 'items.jsonl')
    const item = {
      id: '1',
      title: 'Anthropic suspends access to Claude Fable 5',
      text: '',
      kind: 'news',
      published: '2026-01-02',
    }
    const undated = { ...item, id: '0', published: null }
    writeFileSync(file, `${JSON.stringify(undated)}\n${JSON.stringify(item)}\n{"id":"2"}\nnot JSON\n`)
    const recording = readRecording([file])
    expect(recording.skipped).toEqual([
      { file: `${file}:3`, why: expect.stringContaining('kind') },
      { file: `${file}:4`, why: expect.stringContaining('not JSON') },
    ])
    const result = replay(recording, { dialects, rules })
    // What has no time before the first that has one is as old as that, not of 1970.
    expect(result).toMatchObject({ observations: 2, items: 2, from: '2026-01-02T00:00:00.000Z' })
    expect(result.skipped).toHaveLength(2)
  })

  test('a manifest cannot reach outside its folder; what it names and is not there is skipped, never silently', () => {
    const manifest = join(folder, 'manifest.jsonl')
    const why = () => replay(readRecording([folder]), { dialects, rules }).skipped.map((one) => one.why)
    writeFileSync(manifest, `${JSON.stringify({ ...line, file: '../../etc/passwd' })}\n`)
    expect(why()).toEqual([expect.stringContaining('outside the story')])
    writeFileSync(
      manifest,
      `${JSON.stringify({ ...line, at: 'soon', file: 'x' })}\n${JSON.stringify({ ...line, file: 'x' })}\n`,
    )
    expect(why()).toEqual([expect.stringContaining('not an instant'), expect.stringContaining('cannot read')])
    expect(() => readRecording([join(folder, 'nowhere')])).toThrow(/nothing to replay/)
  })
})

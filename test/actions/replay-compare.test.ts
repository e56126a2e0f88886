import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { replay } from '#src/actions/replay.ts'
import { byWhom, compareReplays, type OldDocument, readReplayDocument } from '#src/actions/replay-compare.ts'
import { replayHtml } from '#src/actions/replay-html.ts'
import { readRecording } from '#src/actions/replay-story.ts'
import { type Terminal, UsageError } from '#src/command.ts'
import command from '#src/commands/replay.ts'
import { Inventory } from '#src/core/inventory.ts'
import { Policy } from '#src/core/policy.ts'
import { Subscription } from '#src/core/subscription.ts'
import { loadFolder } from '#src/registry.ts'
import type { Dialect } from '#src/source.ts'

const ROOT = new URL('../../', import.meta.url).pathname
const STORY = join(ROOT, 'test/fixtures/stories/cut-off')
const dialects = await loadFolder<Dialect>(join(ROOT, 'src/dialects'))
const rules = {
  inventory: Inventory.parse({
    routes: [
      {
        id: 'support-chat',
        share: 0.4,
        targets: [
          { id: 'fable', vendor: 'anthropic', model: 'claude-fable-5' },
          { id: 'gpt', vendor: 'openai', model: 'gpt-5.5' },
        ],
      },
    ],
  }),
  subscriptions: [Subscription.parse({ id: 'grave', match: { impact: '>=high' }, channels: ['terminal'] })],
  policies: [
    Policy.parse({
      id: 'cut-off',
      match: { impact: '>=critical' },
      require: { confidence: 0.5, witnesses: 2 },
      restrict: { basis: 'legal' },
      mode: 'enforce',
      limits: { maxShareMoved: 0.6, maxPerDay: 3, cooldown: '30m' },
    }),
  ],
  halted: false,
}
const now = replay(readRecording([STORY]), { dialects, rules })
const gone = now.events.find((event) => event.title.includes('suspended access'))!
/** What an older version would have written, with some of it changed. */
const older = (change: (document: OldDocument) => void): OldDocument => {
  const document = readReplayDocument(JSON.stringify(now))!
  change(document)
  return document
}
const compare = (change: (document: OldDocument) => void) => compareReplays(older(change), now)

describe('against an older version', () => {
  test('the same judgement makes no difference, whatever its ids', () => {
    expect(compare(() => {})).toEqual([])
    const renamed = compare((old) => {
      for (const list of [old.alerts, old.restrictions])
        for (const one of list) if (one.event === gone.id) one.event = 'evt_other'
      for (const event of old.events) if (event.id === gone.id) event.id = 'evt_other'
    })
    expect(renamed).toEqual([])
  })

  test('an event of another category and impact, and the alert that comes with it, are named for whom they concern', () => {
    const found = compare((old) => {
      for (const event of old.events)
        if (event.id === gone.id) Object.assign(event, { category: 'outage', impact: 'medium' })
      old.alerts = old.alerts.filter((alert) => alert.event !== gone.id || alert.reason !== 'opened')
      old.restrictions = []
      old.routes = []
      old.lifts = []
    })
    const brief = found.map(({ kind, id, change, impact }) => [kind, id, change, impact])
    expect(brief).toContainEqual(['event', gone.id, 'changed', 'critical'])
    expect(brief).toContainEqual(['subscription', 'grave', 'gained', 'critical'])
    expect(brief).toContainEqual(['policy', 'cut-off', 'gained', null])
    expect(brief).toContainEqual(['route', 'support-chat', 'gained', null])
    const event = found.find(({ kind }) => kind === 'event')
    expect(event?.text).toContain(`category ${gone.category}, was outage; impact critical, was medium`)
    expect(byWhom(found).map(({ heading }) => heading)).toEqual([
      'events: 1 changed',
      'subscription grave: 1 gained',
      'policy cut-off: 2 gained',
      'route support-chat: 1 gained',
    ])
  })

  test('what appears, vanishes or comes at another time', () => {
    const found = compare((old) => {
      const extra = { ...old.events[0]!, id: 'evt_extra', title: 'Only then', items: ['itm_extra'] }
      old.events = [...old.events.filter((event) => event.id !== gone.id), extra]
      old.alerts.push({ ...old.alerts[0]!, event: 'evt_extra', reason: 'escalated' })
      old.routes[0]!.at = '2026-03-06T21:00:00.000Z'
    })
    const named = found.map(({ kind, change, text }) => `${kind} ${change} ${text}`)
    expect(named).toContainEqual(expect.stringMatching(/^event gained .*suspended access/))
    expect(named).toContainEqual(expect.stringMatching(/^event lost .*Only then$/))
    expect(named).toContain('subscription lost escalated: Only then')
    expect(named).toContain('route changed diverted: gpt (at 2026-03-06T20:40:00.000Z, was 2026-03-06T21:00:00.000Z)')
    expect(found.map(({ at }) => at)).toEqual(found.map(({ at }) => at).toSorted())
  })

  test('an event that was part of another one says so', () => {
    const [first, second] = gone.items
    const found = compare((old) => {
      for (const event of old.events) if (event.id === gone.id) event.items = [first!]
      old.events.push({ ...old.events[0]!, id: 'evt_second', title: 'The host says it', items: [second!] })
    })
    expect(found).toMatchObject([{ change: 'lost', text: expect.stringContaining(`now part of “${gone.title}”`) }])
  })

  test('two recordings cannot be compared, and a configuration is not a document', () => {
    expect(() => compare((old) => Object.assign(old, { observations: 1 }))).toThrow(/different recordings/)
    expect(readReplayDocument('inventory: {}')).toBeNull()
    expect(readReplayDocument('{ inventory: {} }')).toBeNull()
    expect(readReplayDocument('{"inventory":{}}')).toBeNull()
    expect(() => readReplayDocument('{"observations":1,"alerts":[]}')).toThrow(/not a whole replay document: from/)
  })

  test('the page shows it, and nothing of it is markup', () => {
    const list = compare((old) => {
      for (const event of old.events) if (event.id === gone.id) event.category = '<b>'
    })
    const page = replayHtml(now, { of: 'version', list })
    expect(page).toContain('Against the other version')
    expect(page).not.toContain('<b>,')
  })
})

test('the command is a gate: exit 1 on any difference, only when asked', async () => {
  const before = join(mkdtempSync(join(tmpdir(), 'replay-gate-')), 'before.json')
  const run = async (values: Record<string, string | boolean>) => {
    const lines: string[] = []
    const terminal = {
      out: (line: string) => lines.push(line),
      err() {},
      progress() {},
      env: {},
    } as unknown as Terminal
    const status = await command.run({ positionals: [STORY], values, terminal })
    return { status, text: lines.join('\n') }
  }
  const { text } = await run({ json: true })
  writeFileSync(before, text)
  const same = await run({ against: before, 'fail-on-difference': true })
  expect(same.status).toBe(0)
  expect(same.text).toContain('0 differences with the other version')
  writeFileSync(before, JSON.stringify({ ...JSON.parse(text), alerts: [] }))
  const differs = await run({ against: before })
  expect(differs.status).toBe(0)
  expect(differs.text).toMatch(/subscription terminal: \d+ gained\n {2}\+ 2026-03-06/)
  expect((await run({ against: before, json: true, 'fail-on-difference': true })).status).toBe(1)
  await expect(run({ 'fail-on-difference': true })).rejects.toThrow(UsageError)
})

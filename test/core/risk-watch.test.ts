import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Inventory } from '#src/core/inventory.ts'
import { leastOf, levelOf, RISK_LEVELS, type Risk, risksOf } from '#src/core/risk.ts'
import { outlookOf } from '#src/core/risk-outlook.ts'
import { dependence, hearsOf, isRise, levelChanges, netChanges, type RiskChange, rings } from '#src/core/risk-watch.ts'
import { Subscription } from '#src/core/subscription.ts'
import { anEvent, aRiskChange } from '#test/fakes/messages.ts'

const inventory = Inventory.parse({
  routes: [
    {
      id: 'chat',
      share: 0.4,
      targets: [
        { id: 'fable', vendor: 'anthropic', model: 'claude-fable-5', host: 'bedrock' },
        { id: 'gpt', vendor: 'openai', model: 'gpt-5.5' },
      ],
    },
  ],
})
const NOW = new Date('2026-06-10T00:00:00Z')
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)
const sign = { sign: 'policy signal', event: 'evt_1', at: NOW.toISOString(), weight: 1, title: 't', quote: null }
const risk = (score: number, more: Partial<Risk> = {}): Risk => ({
  vendor: 'anthropic',
  model: null,
  level: levelOf(score),
  score,
  because: score > 0 ? [sign] : [],
  ...more,
})
const change = (known: readonly RiskChange[], score: number, at = NOW) =>
  levelChanges(known, [risk(score)], inventory, at)

describe('a level', () => {
  test('rises at once, and stays for a day and until the score is clearly below', () => {
    const [up] = change([], 2.6)
    expect(up).toMatchObject({ before: 'low', level: 'high', score: 2.6 })
    expect(change([up!], 2.6, later(1))).toEqual([])
    expect(change([up!], 0, later(23))).toEqual([])
    expect(change([up!], 2.1, later(48))).toEqual([]) // within a fifth of 2.5
    expect(change([up!], 1.9, later(48))).toMatchObject([{ before: 'high', level: 'raised' }])
    expect(levelChanges([up!], [], inventory, later(48))).toMatchObject([{ level: 'low', score: 0, because: [] }])
    expect(change([up!], 5, later(1))).toMatchObject([{ before: 'high', level: 'acute' }])
  })

  test('cannot flap, whatever the score does: at most one rise to each level in a day', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 8, noNaN: true }), { maxLength: 60 }), (scores) => {
        let known: RiskChange[] = []
        const rises = new Map<string, number>()
        for (const [index, score] of scores.entries()) {
          const at = later(index)
          const [next] = change(known, score, at)
          if (!next) continue
          if (isRise(next)) {
            const before = rises.get(next.level)
            if (before !== undefined) expect(at.getTime() - before).toBeGreaterThanOrEqual(24 * 3_600_000)
            rises.set(next.level, at.getTime())
          }
          known = [next]
        }
      }),
    )
  })

  test('is watched for what the inventory depends on: makers, hosts and their models', () => {
    const all = [
      risk(3),
      risk(3, { vendor: 'aws' }),
      risk(3, { model: 'claude-fable-5' }),
      risk(3, { model: 'claude-opus-4-8' }),
      risk(3, { vendor: 'mistral' }),
    ]
    const names = levelChanges([], all, inventory, NOW).map(({ vendor, model }) => [vendor, model])
    expect(names).toEqual([
      ['anthropic', null],
      ['aws', null],
      ['anthropic', 'claude-fable-5'],
    ])
    expect(dependence({ vendor: 'aws', model: null }, inventory)).toMatchObject({
      share: 0.4,
      routes: [{ id: 'chat', hit: ['fable'], left: ['gpt'], primaryHit: true }],
    })
  })
})

describe('who is told', () => {
  test('of a rise to high or acute, unless everything behind it was there when the watch began', () => {
    const none = new Set<string>()
    expect(rings(aRiskChange(), none)).toBe(true)
    expect(rings(aRiskChange({ before: 'high', level: 'acute' }), none)).toBe(true)
    expect(rings(aRiskChange({ before: 'low', level: 'raised' }), none)).toBe(false)
    expect(rings(aRiskChange({ before: 'acute', level: 'high' }), none)).toBe(false)
    expect(rings(aRiskChange(), new Set([aRiskChange().because[0]!.event]))).toBe(false)
  })

  test('whoever is told of events like those behind it, were they as grave as the level', () => {
    const subscribed = (match: object) => Subscription.parse({ id: 's', match, channels: ['a'] })
    const subject = { event: anEvent({ impact: 'medium', category: 'policy_signal' }) }
    const hears = (match: object, level: 'high' | 'acute' = 'high', silences: object[] = []) =>
      hearsOf(subscribed(match), level, [subject], silences as never, NOW).hears
    expect(hears({ impact: '>=high' })).toBe(true)
    expect(hears({ impact: '>=critical' })).toBe(false)
    expect(hears({ impact: '>=critical' }, 'acute')).toBe(true)
    expect(hears({ vendor: 'openai' })).toBe(false)
    const silence = { id: 's', by: 'user:a', reason: 'known', until: later(1).toISOString() }
    expect(hears({}, 'high', [{ ...silence, match: { vendor: ['examplelabs'] } }])).toBe(false)
    expect(hears({}, 'high', [{ ...silence, match: { vendor: ['openai'] } }])).toBe(true)
  })
})

test('a digest names each vendor or model once, and none that is back where it was', () => {
  const all = [
    aRiskChange({ before: 'low', level: 'raised' }),
    aRiskChange({ before: 'raised', level: 'high' }),
    aRiskChange({ model: 'aurora-5', before: 'low', level: 'raised' }),
    aRiskChange({ model: 'aurora-5', before: 'raised', level: 'low' }),
  ]
  expect(netChanges(all)).toMatchObject([{ model: null, before: 'low', level: 'high' }])
})

describe('what would change a level', () => {
  const [one] = risksOf(
    [
      anEvent({ category: 'export_control', impact: 'high', peakAt: '2026-06-09T00:00:00Z', models: [] }),
      anEvent({ id: 'evt_2', category: 'policy_signal', impact: 'low', peakAt: '2026-06-09T00:00:00Z', models: [] }),
    ],
    NOW.toISOString(),
  )
  const outlook = outlookOf(one!, NOW.toISOString())

  test('up: the least act of a kind that reaches the next level', () => {
    expect(one).toMatchObject({ level: 'high' })
    expect(outlook.rise).toMatchObject({ level: 'acute' })
    const impacts = outlook.rise!.by.map(({ impact }) => impact)
    expect(impacts).toEqual(['medium', 'medium', 'medium'])
  })

  test('down: the day on which it has faded, or the recall of what carries it', () => {
    expect(outlook.fall).toMatchObject({ level: 'raised', without: [anEvent().id, 'evt_2'] })
    const days = (Date.parse(outlook.fall!.at) - NOW.getTime()) / 86_400_000
    expect(one!.score * 0.5 ** (days / 14)).toBeLessThan(leastOf('high'))
    expect(one!.score * 0.5 ** ((days - 1) / 14)).toBeGreaterThanOrEqual(leastOf('high'))
  })

  test('nothing is above the top, nothing below the bottom', () => {
    expect(outlookOf(risk(9), NOW.toISOString()).rise).toBeNull()
    expect(outlookOf(risk(0.1), NOW.toISOString()).fall).toBeNull()
    expect(RISK_LEVELS.map((level) => levelOf(leastOf(level)))).toEqual([...RISK_LEVELS])
  })
})

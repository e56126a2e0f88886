import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Duration, formatDuration, parseDuration } from '#src/core/duration.ts'
import { modelKey, sameModel } from '#src/core/model-name.ts'
import { placesOverlap, seatOf, vendorKey } from '#src/core/seats.ts'

describe('model names', () => {
  test.each([
    ['Claude Fable 5', 'claude-fable-5'],
    ['anthropic/claude-fable-5:free', 'claude-fable-5'],
    ['us.anthropic.claude-fable-5-20260609-v1:0', 'claude-fable-5'],
    ['claude-sonnet-4@20250514', 'claude-sonnet-4'],
    ['gpt-4o-2024-08-06', 'gpt-4o'],
    ['azure:gpt-5.5', 'gpt-5-5'],
    ['qwen3:235b', 'qwen3-235b'],
    ['models/gemini-2.5-pro', 'gemini-2-5-pro'],
    ['accounts/fireworks/models/qwen3-235b', 'qwen3-235b'],
    ['ft:gpt-4o:house::x', 'gpt-4o'],
    ['Claude Opus 4.8 (fast)', 'claude-opus-4-8'],
    ['gpt_5.5', 'gpt-5-5'],
  ])('%s is %s', (name, key) => expect(modelKey(name)).toBe(key))

  test.each<[boolean, string, string]>([
    [true, 'claude-opus-4.8', 'anthropic.claude-opus-4-8-v1:0'],
    [true, 'claude', 'claude-haiku-4.5'],
    [true, 'claude-3.x', 'claude-3-5-haiku'],
    [true, '*', 'anything'],
    [true, 'gpt-5*', 'gpt-5.5-mini'],
    [false, 'gpt-5', 'gpt-5.5'],
    [false, 'gpt-5', 'gpt-5-mini'],
    [false, 'gpt-4', 'gpt-4o'],
    [false, 'claude-opus-4', 'claude-opus-4.8'],
    [false, 'claude-fable-5', 'claude'],
    [false, '', 'claude'],
  ])('%s: a text that names %s means %s', (expected, named, model) => expect(sameModel(named, model)).toBe(expected))

  test('keys are stable, and every name is its own model', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (name) => {
        const key = modelKey(name)
        return key === '' || sameModel(name.replace(/\*$/, ''), name) || name.endsWith('*')
      }),
    )
  })
})

describe('vendors', () => {
  test('have one id however they are spelled', () => {
    expect(['Azure', 'azure-openai', 'microsoft'].map(vendorKey)).toEqual(['microsoft', 'microsoft', 'microsoft'])
    expect(['bedrock', 'Amazon Bedrock', 'vertex', 'z-ai', 'self-hosted'].map(vendorKey)).toEqual([
      'aws',
      'aws',
      'google',
      'zhipu',
      'self-hosted',
    ])
  })

  test('have a seat, or nobody knows', () => {
    expect(['anthropic', 'mistral', 'deepseek', 'constructor', 'acme'].map((vendor) => seatOf(vendor))).toEqual([
      'US',
      'FR',
      'CN',
      null,
      null,
    ])
  })

  test('places: the union holds its members', () => {
    expect(placesOverlap('EU', 'DE') && placesOverlap('DE', 'EU') && placesOverlap('*', 'CN')).toBe(true)
    expect(placesOverlap('EU', 'GB') || placesOverlap('EU', 'US') || placesOverlap('DE', 'FR')).toBe(false)
  })
})

describe('durations', () => {
  test.each([
    ['30s', 30_000],
    ['15m', 900_000],
    ['2h', 7_200_000],
    ['7d', 604_800_000],
    ['0s', 0],
    ['15 m', null],
    ['1w', null],
    ['-1s', null],
    ['1.5h', null],
    ['', null],
    ['9999999d', null],
  ])('%s is %s ms', (text, millis) => expect(parseDuration(text)).toBe(millis))

  test('are written back so that they read the same', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 10_000_000 }),
        (seconds) => parseDuration(formatDuration(seconds * 1000)) === seconds * 1000,
      ),
    )
    expect([formatDuration(5_400_000), formatDuration(1), formatDuration(86_400_000)]).toEqual(['90m', '1s', '1d'])
    expect(Duration.safeParse('soon').error!.issues[0]!.message).toContain("not a duration: 'soon'")
  })
})

import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Draft } from '#src/core/item.ts'
import { ParseError } from '#src/errors.ts'
import { dialects, payload, recording } from './_payload.ts'

// Every shared recording, bent in every place: a dialect answers with drafts or a ParseError, never with anything else.
const files = readdirSync('test/dialects/recordings').filter(
  (file) => !file.includes('.previous.') && dialects.has(file.replace(/\.[^.]+$/, '')),
)

// These pass on the address that they are given.
const AS_GIVEN = new Set(['json-items', 'hn-by-domain'])
const STRANGE: readonly unknown[] = [null, -1e300, '', 'constructor', 'javascript:alert(1)', [], { toString: 1 }]

function* bent(value: unknown, replace: (changed: unknown) => unknown): Generator<unknown> {
  for (const strange of STRANGE) yield replace(strange)
  if (typeof value !== 'object' || value === null) return
  for (const key of Object.keys(value)) {
    const without = (changed: unknown) =>
      replace(
        Array.isArray(value)
          ? value.map((item, at) => (String(at) === key ? changed : item))
          : { ...value, [key]: changed },
      )
    yield* bent((value as Record<string, unknown>)[key], without)
    if (!Array.isArray(value)) yield replace(Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)))
  }
}

function answer(dialect: string, body: Uint8Array | string): Draft[] | null {
  try {
    return dialects.get(dialect)!.parse(payload(body), {}, null)
  } catch (error) {
    if (!(error instanceof ParseError))
      throw new Error(`${dialect}: ${String(error)} for ${String(body).slice(0, 300)}`, { cause: error })
    return null
  }
}

function sound(drafts: Draft[] | null, checksUrl = true): void {
  for (const draft of drafts ?? []) {
    expect(typeof draft.externalId).toBe('string')
    expect(typeof draft.title).toBe('string')
    expect(typeof draft.text).toBe('string')
    expect(['string', 'object', 'undefined']).toContain(typeof draft.phase)
    for (const at of [draft.published, draft.updated]) if (at != null) expect(new Date(at).toISOString()).toMatch(/Z$/)
    if (draft.effective != null) expect(draft.effective).toMatch(/^\d{4}-\d{2}-\d{2}/)
    if (draft.url != null && checksUrl) expect(draft.url).toMatch(/^https?:/)
    expect(() => JSON.stringify(draft.facts)).not.toThrow()
  }
}

describe.each(files)('%s', (file) => {
  const dialect = file.replace(/\.[^.]+$/, '')
  const bytes = recording(file)
  const checksUrl = !AS_GIVEN.has(dialect)

  test('cut off anywhere', () => {
    for (let part = 0; part < 40; part++)
      sound(answer(dialect, bytes.subarray(0, Math.floor((bytes.length * part) / 40))), checksUrl)
  })

  test('with bytes that do not belong there', () => {
    for (let at = 0; at < 40; at++) {
      const broken = bytes.slice()
      broken[Math.floor((bytes.length * at) / 40)] = [0, 0xff, 0x3c, 0x22, 0x7b][at % 5]!
      sound(answer(dialect, broken), checksUrl)
    }
  })

  test.runIf(file.endsWith('.json'))('with any value in any place', () => {
    const whole = JSON.parse(new TextDecoder().decode(bytes))
    for (const value of bent(whole, (changed) => changed))
      sound(answer(dialect, JSON.stringify(value) ?? ''), checksUrl)
  })

  test('names of Object.prototype are names like any other', () => {
    const text = new TextDecoder().decode(bytes)
    for (const name of ['__proto__', 'constructor', 'toString']) {
      sound(
        answer(
          dialect,
          text.replace(/"status"/g, JSON.stringify(name)).replace(/"resolved"|"ISSUE"|"1"/g, JSON.stringify(name)),
        ),
      )
    }
    expect(({} as Record<string, unknown>).id).toBeUndefined()
  })
})

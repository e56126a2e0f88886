import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { compileDirective } from '#src/core/compile.ts'
import type { Restriction } from '#src/core/restriction.ts'
import { GatewayError } from '#src/errors.ts'
import type { GatewayClient, GatewayDefinition } from '#src/gateway.ts'
import { createHttp } from '#src/net/http.ts'
import { loadFolder } from '#src/registry.ts'
import { NOW, sampleRestriction } from './core/_restrict.ts'
import type { GatewayRig } from './fakes/_gateway.ts'

const gateways = await loadFolder<GatewayDefinition>(join(import.meta.dirname, '../src/gateways'))
const push = [...gateways].filter(([, definition]) => definition.mode === 'push')
const signal = AbortSignal.timeout(60_000)

describe.each([...gateways])('gateway %s', (name, definition) => {
  test('says what it is, refuses unknown settings, and opens a client exactly when it pushes', () => {
    expect(definition.describe).toMatch(/^[A-Z].*\.$/)
    expect(definition.settings.safeParse({ nonsense: true }).success).toBe(false)
    if (definition.mode === 'push') expect(existsSync(join(import.meta.dirname, `fakes/${name}.ts`))).toBe(true)
  })
})

const rigs = await Promise.all(
  push.map(async ([name, definition]) => {
    const fake = (await import(`./fakes/${name}.ts`)) as {
      layouts: readonly string[]
      rig(layout: string): Promise<GatewayRig>
    }
    return fake.layouts.map((layout) => ({ name: `${name}, ${layout}`, definition, start: () => fake.rig(layout) }))
  }),
)

describe.each(rigs.flat())('push gateway $name', ({ definition, start }) => {
  let rig: GatewayRig
  let client: GatewayClient
  let generation = 0
  const open = (settings: unknown, port: number) => {
    const http = createHttp({ contact: null, version: 'test', allowPrivate: [`127.0.0.1:${port}`] })
    return definition.open('gate', definition.settings.parse(settings), {
      http,
      inventory: rig.inventory,
      now: () => NOW,
    })!
  }
  const desired = (restrictions: Restriction[]) =>
    compileDirective({
      stream: 'default',
      generation: ++generation,
      inventory: rig.inventory,
      restrictions,
      halted: false,
      now: NOW,
      ttlMs: 3_600_000,
    })
  async function bring(restrictions: Restriction[]) {
    const directive = desired(restrictions)
    await client.apply(directive, await client.observe(directive, signal), signal)
    return client.observe(directive, signal)
  }
  const fable = sampleRestriction()
  const everything = sampleRestriction({ id: 'rst_all', vendors: ['*'], models: ['*'] })

  beforeEach(async () => {
    rig = await start()
    client = open(rig.settings, rig.port)
    generation = 0
  })
  afterEach(async () => {
    await client.close?.()
    await rig.close()
  })

  test('looking changes nothing and agrees with the baseline', async () => {
    const before = rig.snapshot()
    const seen = await client.observe(desired([]), signal)
    expect(seen.drift).toEqual([])
    expect(seen.routes.map((route) => [route.id, route.targets[0]])).toEqual([
      ['chat', 'a'],
      ['batch', 'a'],
    ])
    expect([rig.writes(), rig.snapshot()]).toEqual([0, before])
  })

  test('traffic leaves an excluded target, and nothing reaches it any more', async () => {
    expect(await rig.ask('chat')).toBe('a')
    const seen = await bring([fable])
    expect(seen.drift).toEqual([])
    expect(seen.routes.map((route) => route.targets.includes('a'))).toEqual([false, false])
    const before = rig.served('a')
    expect([await rig.ask('chat'), await rig.ask('batch'), await rig.ask('chat')]).toEqual(['b', 'c', 'b'])
    expect(rig.served('a')).toBe(before)
  })

  test('lifting everything restores exactly what was there', async () => {
    const before = rig.snapshot()
    await bring([fable])
    expect(rig.snapshot()).not.toBe(before)
    await bring([fable, sampleRestriction({ id: 'rst_gpt', vendors: ['openai'], models: ['*'] })])
    expect(await rig.ask('chat')).toBe('c')
    const seen = await bring([])
    expect(seen.drift).toEqual([])
    expect(rig.snapshot()).toBe(before)
    expect(await rig.ask('chat')).toBe('a')
  })

  test('a closed route answers nobody', async () => {
    const seen = await bring([everything])
    expect(seen.routes.map((route) => route.targets)).toEqual([[], []])
    expect(seen.drift).toEqual([])
    expect([await rig.ask('chat'), await rig.ask('batch')]).toEqual([null, null])
  })

  test('applying twice writes once', async () => {
    const directive = desired([fable])
    await client.apply(directive, await client.observe(directive, signal), signal)
    const writes = rig.writes()
    await client.apply(directive, await client.observe(directive, signal), signal)
    expect(rig.writes()).toBe(writes)
  })

  test('a change by hand is drift, shown in words, and set right only by applying', async () => {
    await bring([fable])
    const directive = desired([fable])
    const before = await client.observe(directive, signal)
    rig.tamper('chat')
    const seen = await client.observe(directive, signal)
    expect(seen.drift.join()).toContain('chat')
    expect(seen.version).not.toBe(before.version)
    await expect(client.apply(directive, before, signal)).rejects.toMatchObject({
      code: 'gateway.conflict',
      retryable: true,
    })
    await client.apply(directive, seen, signal)
    expect((await client.observe(directive, signal)).drift).toEqual([])
    expect(await rig.ask('chat')).toBe('b')
  })

  test('a key without rights is refused for good, a gateway that is away may come back', async () => {
    const directive = desired([fable])
    const weak = open(rig.settingsWithoutRights, rig.port)
    const refused = await weak.observe(directive, signal).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(GatewayError)
    expect(refused).toMatchObject({ code: 'gateway.refused', retryable: false })
    expect((refused as Error).message).not.toContain('sk-')
    await rig.close()
    await expect(client.observe(directive, signal)).rejects.toMatchObject({
      code: 'gateway.unreachable',
      retryable: true,
    })
    rig = await start()
  })

  test('whatever came before, the last directive decides', async () => {
    const choices = [
      [],
      [fable],
      [everything],
      [sampleRestriction({ id: 'rst_qwen', vendors: ['alibaba'], models: ['*'], basis: 'availability' })],
      [sampleRestriction({ id: 'rst_doubt', basis: 'precaution' })],
    ]
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: choices.length - 1 }), { minLength: 1, maxLength: 4 }), async (picks) => {
        for (const pick of picks) expect((await bring(choices[pick]!)).drift).toEqual([])
        const last = desired(choices[picks.at(-1)!]!)
        for (const route of last.routes.filter((one) => one.gateway === 'gate'))
          expect(await rig.ask(route.id)).toBe(route.targets[0]?.id ?? null)
      }),
      { numRuns: 6 },
    )
  })
})

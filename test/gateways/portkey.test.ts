import { expect, test } from 'vitest'
import { compileDirective } from '#src/core/compile.ts'
import type { Restriction } from '#src/core/restriction.ts'
import { governed, observedTargets } from '#src/gateways/_portkey-config.ts'
import { NOW, sampleInventory, sampleRestriction } from '../core/_restrict.ts'

const inventory = sampleInventory()
function config(...restrictions: Restriction[]) {
  const fixed = { stream: 'default', generation: 7, halted: false, now: NOW, ttlMs: 1000 }
  const [route] = compileDirective({ ...fixed, inventory, restrictions }).routes
  return governed(route!, inventory, {
    fable: { provider: '@anthropic-prod' },
    'support-chat/own': { virtual_key: 'own-1' },
  })
}

test('targets are called as the configuration says, else by host and model', () => {
  expect(config()).toEqual({
    strategy: { mode: 'fallback' },
    targets: [
      { provider: '@anthropic-prod', name: 'fable' },
      { provider: 'azure-openai', override_params: { model: 'gpt-5.5' }, name: 'gpt' },
      { virtual_key: 'own-1', name: 'own' },
    ],
  })
})

test('people are told apart by an allow-list: the default branch is that of everybody unknown', () => {
  const { strategy, targets } = config(sampleRestriction({ populations: ['foreign_nationals'] }))
  expect(strategy).toEqual({
    mode: 'conditional',
    // biome-ignore lint/suspicious/noThenProperty: Portkey's own word
    conditions: [{ query: { 'metadata.population': { $in: ['us_person'] } }, then: 'tocsin-us_person' }],
    default: 'tocsin-everybody',
  })
  expect(targets.map((one) => [one.name, (one.targets as { name: string }[]).map((leaf) => leaf.name)])).toEqual([
    ['tocsin-everybody', ['gpt', 'own']],
    ['tocsin-us_person', ['fable', 'gpt', 'own']],
  ])
  expect(observedTargets({ strategy, targets })).toEqual(['gpt', 'own'])
})

test('a closed route has one target that a guardrail stops, never an empty list', () => {
  const closed = config(sampleRestriction({ vendors: ['*'], models: ['*'] }))
  expect(closed.targets).toMatchObject([{ name: 'tocsin-closed', before_request_hooks: [{ deny: true }] }])
  expect(observedTargets({ ...closed })).toEqual([])
})

test('a config that somebody else wrote is shown by what it names', () => {
  expect(observedTargets({ targets: [{ provider: 'openai' }, { virtual_key: 'vk-1' }, {}] })).toEqual([
    'openai',
    'vk-1',
    'unnamed',
  ])
  expect(observedTargets({})).toEqual([])
})

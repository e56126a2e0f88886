import { describe, expect, test } from 'vitest'
import { type Naming, renderHaproxy, renderNginx } from '#src/agent/render.ts'
import { compileDirective } from '#src/core/compile.ts'
import type { Restriction } from '#src/core/restriction.ts'
import { NOW, sampleInventory, sampleRestriction } from '../core/_restrict.ts'

const naming: Naming = { gateway: 'main', backends: ['fable', 'gpt', 'own', 'opus'], closed: 'closed' }
const directive = (restrictions: Restriction[], inventory = sampleInventory()) =>
  compileDirective({ stream: 'default', generation: 7, inventory, restrictions, halted: false, now: NOW, ttlMs: 1000 })
const foreign = sampleRestriction({ populations: ['foreign_nationals'] })
const lines = (text: string) => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))

describe('maps', () => {
  test('everybody unknown gets the lawful target; a proven label widens by its own line', () => {
    expect(lines(renderHaproxy(directive([foreign]), naming))).toEqual([
      'support-chat| gpt',
      'support-chat|us_person fable',
      'batch| opus',
      'batch|us_person opus',
    ])
    expect(lines(renderNginx(directive([foreign]), naming))).toEqual([
      '"~^support-chat\\|us_person$" fable;',
      '"~^batch\\|us_person$" opus;',
      '"~^support-chat\\|" gpt;',
      '"~^batch\\|" opus;',
    ])
  })

  test('a closed route has a line of its own that refuses', () => {
    const all = directive([sampleRestriction({ vendors: ['*'], models: ['*'] })])
    expect(lines(renderHaproxy(all, naming))).toEqual(['support-chat| closed', 'batch| closed'])
  })

  test('routes of other gateways are left out, those of none are in', () => {
    const inventory = sampleInventory()
    inventory.routes[0]!.gateway = 'other'
    delete inventory.routes[1]!.gateway
    expect(lines(renderHaproxy(directive([], inventory), naming))).toEqual(['batch| opus'])
  })

  test('several labels are sorted and joined', () => {
    const inventory = sampleInventory()
    inventory.populations.minors = { clearedBy: ['adult'] }
    const both = sampleRestriction({ populations: ['minors', 'foreign_nationals'] })
    expect(lines(renderHaproxy(directive([both], inventory), naming))[1]).toBe('support-chat|adult+us_person fable')
  })
})

describe('names that could be misread are refused, never guessed', () => {
  const spoiled = (change: (inventory: ReturnType<typeof sampleInventory>) => void) => {
    const inventory = sampleInventory()
    change(inventory)
    return () => renderHaproxy(directive([], inventory), naming)
  }
  test('a backend that does not exist: HAProxy would use the default', () => {
    expect(spoiled((inventory) => (inventory.routes[0]!.targets[0]!.id = 'fabel'))).toThrow(
      "there is no backend 'fabel'",
    )
  })
  test.each(['two words', '#comment', 'a\nevil closed', 'a|b', '', 'a;b', 'a"b', 'a{b'])('alias %j', (alias) => {
    expect(spoiled((inventory) => (inventory.routes[0]!.alias = alias))).toThrow('cannot be written into a map')
  })
  test('two routes with one alias', () => {
    expect(spoiled((inventory) => (inventory.routes[1]!.alias = 'support-chat'))).toThrow('two routes answer')
  })
  test('a label with more than its own name', () => {
    const inventory = sampleInventory({
      ...sampleInventory(),
      populations: { foreign_nationals: { clearedBy: ['us person'] } },
    })
    expect(() => renderHaproxy(directive([foreign], inventory), naming)).toThrow(
      "label on route support-chat: 'us person'",
    )
  })
  test('dots of an alias match only dots in nginx', () => {
    const inventory = sampleInventory()
    inventory.routes[0]!.alias = 'gpt-4.1'
    const [line] = lines(renderNginx(directive([], inventory), naming))
    const pattern = new RegExp(line!.slice(2, line!.indexOf('" ')))
    expect([pattern.test('gpt-4.1|x'), pattern.test('gpt-4x1|x'), pattern.test('gpt-4.10|')]).toEqual([
      true,
      false,
      false,
    ])
  })
})

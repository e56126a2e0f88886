import { expect, test } from 'vitest'
import { expose } from '#src/core/exposure.ts'
import { sampleEvent, sampleInventory } from './_restrict.ts'

test('which routes are hit, what is left, and whether traffic is affected now', () => {
  expect(expose(sampleEvent(), sampleInventory())).toEqual({
    share: 0.7,
    routes: [
      { id: 'support-chat', share: 0.4, hit: ['fable'], left: ['gpt', 'own'], primaryHit: true },
      { id: 'batch', share: 0.3, hit: ['fable-aws'], left: ['opus'], primaryHit: false },
    ],
  })
})

test('trouble at a host hits what it serves, and nothing that the same maker serves elsewhere', () => {
  const outage = sampleEvent({ category: 'outage', vendors: ['aws'], models: [], populations: [] })
  expect(expose(outage, sampleInventory()).routes).toEqual([
    { id: 'batch', share: 0.3, hit: ['fable-aws'], left: ['opus'], primaryHit: false },
  ])
})

test('what the house forbids anyway is neither hit nor left', () => {
  const inventory = sampleInventory()
  inventory.routes[0]!.forbid.vendors = ['anthropic', 'openai']
  expect(expose(sampleEvent(), inventory).routes.map((route) => route.id)).toEqual(['batch'])
  expect(expose(sampleEvent({ vendors: ['alibaba'], models: [] }), inventory).routes[0]).toMatchObject({
    hit: ['own'],
    left: [],
    primaryHit: true,
  })
})

test('rules of places that a route does not serve, and people whom it does not serve, do not reach it', () => {
  const inventory = sampleInventory()
  const local = sampleEvent({ category: 'region_restriction', jurisdictions: ['CN'] })
  expect(expose(local, inventory).routes.map((route) => route.id)).toEqual(['batch'])
  inventory.routes[0]!.populations = ['us_person']
  expect(expose(sampleEvent(), inventory).routes.map((route) => route.id)).toEqual(['batch'])
})

test('an event that names neither vendor nor model exposes nothing', () => {
  expect(expose(sampleEvent({ vendors: [], models: [] }), sampleInventory())).toEqual({ share: 0, routes: [] })
})

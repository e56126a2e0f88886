import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { compileDirective } from '#src/core/compile.ts'
import { Inventory } from '#src/core/inventory.ts'
import type { Restriction } from '#src/core/restriction.ts'
import litellm from '#src/gateways/litellm.ts'
import { createHttp } from '#src/net/http.ts'
import { NOW, sampleRestriction } from '../core/_restrict.ts'
import { type FakeLitellm, startLitellm } from '../fakes/litellm.ts'

const signal = AbortSignal.timeout(60_000)
const inventory = Inventory.parse({
  routes: [
    {
      id: 'chat',
      gateway: 'main',
      targets: [
        { id: 'fable', vendor: 'anthropic', model: 'claude-fable-5' },
        { id: 'gpt', vendor: 'openai', model: 'gpt-5.5', host: 'microsoft' },
      ],
    },
    {
      id: 'eu-chat',
      gateway: 'main',
      regions: ['EU'],
      targets: [{ id: 'fable', vendor: 'anthropic', model: 'claude-fable-5' }],
    },
  ],
})
let proxy: FakeLitellm
beforeEach(async () => {
  proxy = await startLitellm([
    { id: 'd-fable', group: 'claude-fable-5', model: 'anthropic/claude-fable-5' },
    { id: 'd-gpt', group: 'gpt-5.5', model: 'azure/gpt-5.5' },
  ])
  proxy.aliases = { chat: 'claude-fable-5', 'eu-chat': 'claude-fable-5', legacy: 'gpt-5.5' }
})
afterEach(() => proxy.close())

function open(settings: object = {}) {
  const http = createHttp({ contact: null, version: 'test', allowPrivate: [`127.0.0.1:${proxy.port}`] })
  const parsed = litellm.settings.parse({ url: proxy.url, key: proxy.key, settle: '1s', ...settings })
  return litellm.open('main', parsed, { http, inventory, now: () => NOW })!
}
function desired(...restrictions: Restriction[]) {
  const fixed = { stream: 'default', generation: 7, halted: false, now: NOW, ttlMs: 3_600_000 }
  return compileDirective({ ...fixed, inventory, restrictions })
}
async function bring(settings: object, ...restrictions: Restriction[]) {
  const client = open(settings)
  const directive = desired(...restrictions)
  await client.apply(directive, await client.observe(directive, signal), signal)
  return client.observe(directive, signal)
}
const law = sampleRestriction()
const outage = sampleRestriction({ basis: 'availability', hosts: ['anthropic'] })
const blocked = () => proxy.deployments.filter((one) => one.blocked).map((one) => one.id)

describe('order', () => {
  test('the alias moves before the block, the whole map is sent, and the proxy is told who did it', async () => {
    expect((await bring({}, law)).drift).toEqual([])
    expect(proxy.writes).toEqual(['POST /config/update', 'POST /model/block d-fable tocsin/7'])
    expect(proxy.aliases).toEqual({ chat: 'gpt-5.5', legacy: 'gpt-5.5' })
  })

  test('an outage never moves traffic to a standby that does not answer', async () => {
    proxy.deployments[1]!.down = 503
    await expect(bring({}, outage)).rejects.toMatchObject({
      code: 'gateway.unverified',
      message: expect.stringContaining('chat: d-gpt answers 503'),
    })
    expect(proxy.writes).toEqual([])
  })

  test('the law does not wait for a standby', async () => {
    proxy.deployments[1]!.down = 503
    await expect(bring({}, law)).rejects.toMatchObject({ code: 'gateway.unverified' })
    expect(blocked()).toEqual(['d-fable'])
  })

  test('a vendor that still refuses after the lift keeps the traffic where it is', async () => {
    await bring({}, law)
    proxy.deployments[0]!.down = 404
    await expect(bring({})).rejects.toMatchObject({ message: expect.stringContaining('d-fable answers 404') })
    expect(proxy.aliases.chat).toBe('gpt-5.5')
    delete proxy.deployments[0]!.down
    expect((await bring({})).drift).toEqual([])
    expect(proxy.aliases).toEqual({ chat: 'claude-fable-5', 'eu-chat': 'claude-fable-5', legacy: 'gpt-5.5' })
  })

  test('without a canary nothing is asked of a model', async () => {
    expect((await bring({ canary: false }, law)).drift).toEqual([])
    expect([...proxy.served]).toEqual([])
  })
})

describe('what another route still uses', () => {
  const european = sampleRestriction({ regions: ['US'] })

  test('is not blocked; the alias alone keeps a route off it', async () => {
    inventory.routes[0]!.regions = ['US']
    expect((await bring({}, european)).drift).toEqual([])
    expect(blocked()).toEqual([])
    expect(proxy.aliases).toEqual({ chat: 'gpt-5.5', 'eu-chat': 'claude-fable-5', legacy: 'gpt-5.5' })
  })

  test('must not be where LiteLLM falls back to', async () => {
    inventory.routes[0]!.regions = ['US']
    proxy.fallbacks['gpt-5.5'] = ['claude-fable-5']
    expect((await bring({}, european)).drift).toEqual([
      'chat: LiteLLM falls back from gpt-5.5 to claude-fable-5, which is excluded here',
    ])
  })
  afterEach(() => {
    inventory.routes[0]!.regions = []
  })
})

describe('real proxies', () => {
  test('saved but not live is waited for, not rolled back', async () => {
    proxy.quirks.notLiveFor = 2
    expect((await bring({ settle: '5s' }, law)).drift).toEqual([])
    expect(proxy.aliases.chat).toBe('gpt-5.5')
  })

  test('another pod may answer with the old state for a while, and not for ever', async () => {
    proxy.quirks.lag = 1
    expect((await bring({ settle: '5s' }, law)).drift).toEqual([])
    proxy.quirks.lag = 100
    await expect(bring({ settle: '0s' })).rejects.toMatchObject({ code: 'gateway.unverified' })
  })

  test('older ones have the flag but not the endpoint', async () => {
    proxy.quirks.noBlockEndpoint = true
    expect((await bring({}, law)).drift).toEqual([])
    expect(blocked()).toEqual(['d-fable'])
  })

  test('an alias map that cannot be read is not overwritten; the law blocks all the same', async () => {
    proxy.quirks.hidesAliases = true
    await expect(bring({}, law)).rejects.toMatchObject({ message: expect.stringContaining('would wipe others') })
    expect(proxy.aliases.legacy).toBe('gpt-5.5')
    expect(blocked()).toEqual(['d-fable'])
  })

  test('a map that somebody wiped is drift, and comes back with ours only', async () => {
    await bring({}, law)
    proxy.aliases = {}
    expect((await open().observe(desired(law), signal)).drift).toContain('alias chat leads to nothing, not to gpt-5.5')
    expect((await bring({}, law)).drift).toEqual([])
    expect(proxy.aliases).toEqual({ chat: 'gpt-5.5' })
  })

  test('deployments of the configuration file cannot be blocked: refused with the reason', async () => {
    proxy.deployments[0]!.fromFile = true
    await expect(bring({}, law)).rejects.toMatchObject({
      code: 'gateway.refused',
      message: expect.stringMatching(/d-fable.*400/),
    })
  })

  test('a fallback that would open a closed route is shown, where fallbacks run for blocked groups', async () => {
    proxy.quirks.fallbackWhenBlocked = true
    proxy.deployments.push({ id: 'd-eu', group: 'eu-chat', model: 'anthropic/claude-fable-5' })
    proxy.fallbacks['eu-chat'] = ['gpt-5.5']
    const seen = await bring({}, law)
    expect(seen.routes.find((route) => route.id === 'eu-chat')!.targets).toEqual([])
    expect(seen.drift).toEqual(['eu-chat: LiteLLM falls back from eu-chat to gpt-5.5, which is excluded here'])
  })
})

describe('finding targets', () => {
  test('by mapping, where neither names nor models say', async () => {
    proxy.deployments = [
      { id: 'x1', group: 'smart', model: 'openai/our-proxy-a' },
      { id: 'x2', group: 'smart-2', model: 'openai/our-proxy-b' },
    ]
    proxy.aliases = {}
    await expect(bring({})).rejects.toMatchObject({ message: expect.stringContaining('no deployment of fable') })
    const targets = { fable: { group: 'smart' }, 'chat/gpt': { deployments: ['x2'] } }
    expect((await bring({ targets })).drift).toEqual([])
    expect(proxy.aliases).toEqual({ chat: 'smart', 'eu-chat': 'smart' })
    expect((await bring({ targets }, law)).drift).toEqual([])
    expect([proxy.aliases, blocked()]).toEqual([{ chat: 'smart-2' }, ['x1']])
  })

  test('one model at two hosts in one group: the provider tells them apart', async () => {
    const route = inventory.routes[0]!
    const targets = route.targets
    route.targets = [...targets, { id: 'fable-aws', vendor: 'anthropic', model: 'claude-fable-5', host: 'aws' }]
    proxy.deployments = [
      { id: 'direct', group: 'chat', model: 'anthropic/claude-fable-5', order: 1 },
      { id: 'aws', group: 'chat', model: 'bedrock/us.anthropic.claude-fable-5-20260609-v1:0', order: 2 },
      { id: 'eu', group: 'eu-chat', model: 'vertex_ai/claude-fable-5' },
    ]
    proxy.aliases = {}
    const seen = await bring({}, outage)
    expect(seen.routes[0]).toEqual({ id: 'chat', targets: ['aws'].map(() => 'fable-aws') })
    expect(blocked()).toEqual(['direct'])
    route.targets = targets
  })
})

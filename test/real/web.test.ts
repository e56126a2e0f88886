import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { recompile } from '#src/actions/directive.ts'
import type { Directive } from '#src/core/directive.ts'
import { readHeartbeat, refusal } from '#src/core/signature.ts'
import { describedOperations } from '#src/web/api/openapi.ts'
import { signInToken } from '#src/web/auth.ts'
import { eventually, openService, type Service, serviceEngines } from '#test/support/service.ts'

const CONFIG = `
sources: { enable: ["status/anthropic"] }
inventory:
  populations: { foreign_nationals: { clearedBy: [us_person] } }
  routes:
    - id: support-chat
      gateway: edge
      share: 0.4
      targets: [{ id: fable, vendor: anthropic, model: claude-fable-5 }, { id: gpt, vendor: openai, model: gpt-5.5 }]
channels: [{ id: terminal, type: log }]
subscriptions:
  - { id: now, match: { impact: ">=medium" }, channels: [terminal] }
  - { id: weekly, match: { impact: ">=low" }, channels: [terminal], mode: { digest: "0 8 * * 1", timezone: Europe/Berlin } }
gateways:
  - { id: edge, type: pull, token: edge-token-0123456789 }
`
const EDGE = { authorization: 'Bearer edge-token-0123456789' }

describe.each(await serviceEngines(inject('services'), 'web'))('on $engine', ({ servers }) => {
  let service: Service

  beforeAll(async () => {
    service = await openService(CONFIG, ['triage', 'deliver'], servers)
    await service.app.context.db.transact((tx) =>
      recompile(tx, service.app.context, { actor: 'system:test' }, new Date()),
    )
  })
  afterAll(() => service.close())

  describe('who may', () => {
    test('nobody without a token, and says so as a problem document', async () => {
      const response = await service.ask('/v1/events', { as: null })

      expect(response.status).toBe(401)
      expect(response.headers.get('content-type')).toBe('application/problem+json')
      expect(await response.json()).toMatchObject({ status: 401, code: 'input.unauthenticated' })
    })

    test.for([
      ['viewer', 'POST', '/v1/items', 403],
      ['analyst', 'POST', '/v1/halt', 403],
      ['analyst', 'POST', '/v1/restrictions', 403],
      ['viewer', 'GET', '/v1/audit', 200],
    ] as const)('%s %s %s → %i', async ([as, method, path, status]) => {
      expect((await service.ask(path, { as, method, ...(method === 'POST' ? { body: {} } : {}) })).status).toBe(status)
    })

    test('a gateway token opens its directive and nothing else', async () => {
      expect((await service.ask('/v1/directive', { as: null, headers: EDGE })).status).toBe(200)
      expect((await service.ask('/v1/events', { as: null, headers: EDGE })).status).toBe(401)
    })

    test('a sign-in link works once, and a form from elsewhere changes nothing', async () => {
      const token = await signInToken(service.app.context)
      const form = { 'content-type': 'application/x-www-form-urlencoded' }
      const first = await service.ask('/sign-in', { as: null, method: 'POST', body: `token=${token}`, headers: form })
      const second = await service.ask('/sign-in', { as: null, method: 'POST', body: `token=${token}`, headers: form })
      const cookie = (first.headers.get('set-cookie') ?? '').split(';')[0] as string

      expect(first.status).toBe(303)
      expect(second.status).toBe(401)
      expect((await service.ask('/', { as: null, headers: { cookie } })).status).toBe(200)
      const foreign = { ...form, cookie, 'sec-fetch-site': 'cross-site' }
      const attack = await service.ask('/enforcement/halt', {
        as: null,
        method: 'POST',
        body: 'reason=x',
        headers: foreign,
      })
      expect(attack.status).toBe(403)
    })

    test('pages answer people without a session with a way in', async () => {
      const response = await service.ask('/', { as: null })

      expect(response.status).toBe(401)
      expect(await response.text()).toContain('Sign in')
    })
  })

  describe('mistakes', () => {
    test.for([
      ['/v1/events?impact=hih', 'impact'],
      ['/v1/events?since=yesterday', 'since'],
      ['/v1/events?limit=0', 'limit'],
      ['/v1/restrictions?status=gone', 'status'],
    ])('%s names %s', async ([path, name]) => {
      const response = await service.ask(path as string)

      expect(response.status).toBe(400)
      expect(JSON.stringify(await response.json())).toContain(name)
    })

    test.for([
      [
        'nested too deep',
        `{"id":"x","kind":"news","title":"","text":"","facts":{"a":${'['.repeat(9000)}${']'.repeat(9000)}}}`,
      ],
      ['a NUL character', '{"id":"a\\u0000b","kind":"news","title":"","text":""}'],
      ['half a surrogate pair', '{"id":"x","kind":"news","title":"\\ud800","text":""}'],
    ] as const)('what no database holds is refused, and the service lives: %s', async ([, body]) => {
      const response = await service.ask('/v1/items', { as: 'analyst', method: 'POST', body })

      expect(response.status).toBe(400)
      expect((await service.ask('/v1/events/%00')).status).toBe(400)
      expect((await service.ask('/readyz')).status).toBe(200)
    })

    test('a body that is not JSON, and one that is not an item', async () => {
      const broken = await service.ask('/v1/items', { as: 'analyst', method: 'POST', body: '{' })
      const empty = await service.ask('/v1/items', { as: 'analyst', method: 'POST', body: { id: 'x' } })

      expect(broken.status).toBe(400)
      expect(empty.status).toBe(400)
      expect(await empty.json()).toMatchObject({ code: 'input.invalid' })
    })

    test('an unknown address is a problem document too', async () => {
      const response = await service.ask('/v1/nothing')

      expect(response.status).toBe(404)
      expect(await response.json()).toMatchObject({ code: 'input.not-found' })
    })
  })

  describe('the description', () => {
    test('names only addresses that are there', async () => {
      for (const { method, path } of describedOperations()) {
        const address = path.replace(/\{\w+\}/g, 'unknown')
        const response = await service.ask(address, { as: 'admin', method: method.toUpperCase() })
        const body = await response.text()
        expect(body, `${method} ${address}`).not.toContain('there is nothing at')
      }
    })
  })

  describe('an item that somebody reports', () => {
    test('becomes an event with evidence, and is printed', async () => {
      const item = {
        id: 'reported-1',
        kind: 'vendor',
        authority: 'vendor',
        publisher: 'Anthropic',
        title: 'We have suspended all access to Claude Fable 5, effective immediately',
        text: 'Access to Claude Fable 5 is suspended for all customers under a US export control directive.',
        published: new Date().toISOString(),
      }
      expect((await service.ask('/v1/items', { as: 'approver', method: 'POST', body: item })).status).toBe(202)

      const event = await eventually('the event', async () => {
        const list = (await (await service.ask('/v1/events?vendor=anthropic')).json()) as { data: { id: string }[] }
        return list.data[0]
      })
      const detail = (await (await service.ask(`/v1/events/${event.id}`)).json()) as Record<string, unknown>
      expect(detail).toMatchObject({
        status: 'open',
        impact: 'critical',
        vendors: ['anthropic'],
        items: ['reported-1'],
        witnesses: 1,
      })
      expect(detail.exposure).toMatchObject({
        share: 0.4,
        routes: [{ id: 'support-chat', hit: ['fable'], left: ['gpt'] }],
      })
      const printed = await eventually('the alert on the terminal', async () => service.printed.join('\n') || null)
      expect(printed).toContain('Claude Fable 5')
      const page = await service.ask(`/events/${event.id}`)
      expect(await page.text()).toContain('In their words')
    })

    test('cannot change an item of a source', async () => {
      const item = { id: 'reported-1', kind: 'news', source: 'other/place', title: 'x', text: '' }

      expect((await service.ask('/v1/items', { as: 'approver', method: 'POST', body: item })).status).toBe(409)
    })
  })

  describe('the directive', () => {
    test('is signed, has an ETag, and a 304 carries a signed heartbeat', async () => {
      const response = await service.ask('/v1/directive', { as: null, headers: EDGE })
      const body = await response.text()
      const etag = response.headers.get('etag') as string
      const { generation } = JSON.parse(body) as Directive

      expect(etag).toMatch(new RegExp(`^"g${generation}-[0-9a-f]+"$`))
      expect(refusal(signed(response, body), [service.app.keys.current.public], new Date())).toBeNull()
      expect(refusal(signed(response, `${body} `), [service.app.keys.current.public], new Date())).not.toBeNull()
      const again = await service.ask('/v1/directive', { as: null, headers: { ...EDGE, 'if-none-match': etag } })
      expect(again.status).toBe(304)
      const beat = readHeartbeat(
        again.headers.get('tocsin-heartbeat') ?? undefined,
        again.headers.get('tocsin-heartbeat-signature') ?? undefined,
        [service.app.keys.current.public],
        new Date(),
      )
      expect(beat).toMatchObject({ heartbeat: { stream: 'default', generation } })
    })

    test('changes when somebody restricts by hand, wakes who waits, and comes back when it is lifted', async () => {
      const first = await service.ask('/v1/directive', { as: null, headers: EDGE })
      const before = (await first.json()) as Directive
      const etag = first.headers.get('etag') as string
      const waiting = service.ask('/v1/directive?wait=20', { as: null, headers: { ...EDGE, 'if-none-match': etag } })
      const made = await service.ask('/v1/restrictions', {
        as: 'approver',
        method: 'POST',
        body: {
          vendors: ['anthropic'],
          models: ['claude-fable-5'],
          populations: ['foreign_nationals'],
          reason: 'counsel says so',
        },
      })
      const restriction = (await made.json()) as { id: string }

      const woken = await waiting
      const during = (await woken.json()) as Directive
      expect(made.status).toBe(201)
      expect(woken.status).toBe(200)
      expect(during.generation).toBeGreaterThan(before.generation)
      expect(during.routes[0]).toMatchObject({
        state: 'diverted',
        targets: [{ id: 'gpt' }],
        excluded: [{ id: 'fable', restriction: restriction.id }],
      })
      expect(during.routes[0]?.cleared).toMatchObject([{ populations: ['us_person'], state: 'normal' }])

      const lifted = await service.ask(`/v1/restrictions/${restriction.id}/lift`, {
        as: 'approver',
        method: 'POST',
        body: { reason: 'over' },
      })
      const after = (await (await service.ask('/v1/directive', { as: null, headers: EDGE })).json()) as Directive
      expect(lifted.status).toBe(200)
      expect(after.generation).toBeGreaterThan(during.generation)
      expect(after.routes).toEqual(before.routes)
    })

    test('is acknowledged by its gateway, never for a generation that was not issued', async () => {
      const ack = (generation: number, phase: string) =>
        service.ask('/v1/gateways/edge/acks', {
          as: null,
          headers: EDGE,
          method: 'POST',
          body: { generation, node: 'edge-1', phase },
        })
      const { generation } = (await (
        await service.ask('/v1/directive', { as: null, headers: EDGE })
      ).json()) as Directive

      expect((await ack(generation, 'verified')).status).toBe(202)
      expect((await ack(generation + 5, 'applied')).status).toBe(409)
      expect((await ack(generation, 'done')).status).toBe(400)
      const list = (await (await service.ask('/v1/gateways')).json()) as {
        data: { status: string; verified: number }[]
      }
      expect(list.data[0]).toMatchObject({ status: 'verified', verified: generation })
    })

    test('halting stops and resuming starts, once each', async () => {
      const halt = () => service.ask('/v1/halt', { as: 'approver', method: 'POST', body: { reason: 'drill' } })

      expect((await halt()).status).toBe(200)
      expect((await halt()).status).toBe(409)
      const during = (await (await service.ask('/v1/directive')).json()) as Directive
      expect(during.halted).toBe(true)
      expect((await service.ask('/v1/resume', { as: 'approver', method: 'POST' })).status).toBe(200)
    })
  })

  describe('what is kept', () => {
    test('the audit log holds every step in a whole chain', async () => {
      const { data } = (await (await service.ask('/v1/audit?order=asc&limit=1000')).json()) as {
        data: { action: string; seq: number }[]
      }

      const actions = data.map((entry) => entry.action)
      expect(data.map((entry) => entry.seq)).toEqual(data.map((_, index) => index + 1))
      for (const action of [
        'directive.issued',
        'event.opened',
        'restriction.active',
        'restriction.lifted',
        'enforcement.halted',
      ])
        expect(actions).toContain(action)
    })

    test('the audit log can be read page by page in both directions', async () => {
      for (const order of ['asc', 'desc']) {
        const seen: number[] = []
        for (let cursor: string | null = ''; cursor !== null; ) {
          const path = `/v1/audit?order=${order}&limit=3${cursor && `&cursor=${cursor}`}`
          const page = (await (await service.ask(path)).json()) as { data: { seq: number }[]; next: string | null }
          seen.push(...page.data.map((entry) => entry.seq))
          cursor = page.next
        }
        const sorted = seen.toSorted((a, b) => (order === 'asc' ? a - b : b - a))
        expect(seen).toEqual(sorted)
        expect(new Set(seen).size).toBe(seen.length)
        expect(seen.length).toBeGreaterThan(3)
      }
    })

    test('feeds, metrics, digest preview', async () => {
      expect(await (await service.ask('/feeds/events.atom')).text()).toContain('<entry>')
      expect(await (await service.ask('/feeds/events.json')).json()).toMatchObject({
        version: 'https://jsonfeed.org/version/1.1',
      })
      expect(await (await service.ask('/metrics', { as: null })).text()).toContain('tocsin_directive_generation')
      expect(await (await service.ask('/v1/subscriptions/weekly/digest')).text()).toContain('Claude Fable 5')
    })
  })
})

function signed(response: Response, body: string) {
  return {
    id: response.headers.get('webhook-id') ?? undefined,
    timestamp: response.headers.get('webhook-timestamp') ?? undefined,
    signature: response.headers.get('webhook-signature') ?? undefined,
    body,
  }
}

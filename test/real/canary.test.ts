import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listEvents } from '#src/db/events.ts'
import { listItems } from '#src/db/items.ts'
import { snapshotPayload, snapshotsOf } from '#src/db/snapshots.ts'
import { pollSoon, readSource } from '#src/db/sources.ts'
import poll from '#workers/poll.ts'
import triage from '#workers/triage.ts'
import { type ModelServer, openModelServer } from '../fakes/model-server.ts'
import { openService, type Service } from '../support/service.ts'

const KEY = 'sk-test-0123456789abcdef'
const works = { id: 'msg_1', type: 'message', content: [{ type: 'text', text: 'ok' }] }
const refusal = (type: string, message: string) => ({ type: 'error', error: { type, message } })
const gone = refusal('not_found_error', 'Claude Fable 5 is not available. Please use Claude Opus 4.8 instead.')

// Every test has a canary and a model of its own, on one service.
const MODELS = ['claude-fable-5', 'claude-opus-4-1', 'claude-opus-4-2', 'claude-opus-4-3', 'claude-opus-4-4']

let server: ModelServer
let service: Service
beforeAll(async () => {
  server = await openModelServer()
  const custom = MODELS.map(
    (model) =>
      `- { id: local/${model}, dialect: canary, name: Canary, publisher: Anthropic, kind: vendor, authority: vendor,
        url: "${server.origin}/v1/messages", every: 5m, key: "${KEY}", options: { api: anthropic, model: ${model} } }`,
  )
  custom.push(`- { id: local/acme-1, dialect: canary, name: Canary, publisher: Acme, kind: status, authority: vendor,
        url: "${server.origin}/v1/chat/completions", every: 5m, key: "${KEY}",
        options: { api: openai, model: acme-1, limit: max_tokens } }`)
  service = await openService(`
fetch: { allowPrivate: ["${server.hostPort}"] }
sources:
  enable: []
  custom:
    ${custom.join('\n    ')}
`)
})
afterAll(async () => {
  await service.close()
  await server.close()
})

const run = (id: string | null) => ({ id, attempt: 1, signal: new AbortController().signal })

let model = ''
let id = ''
beforeEach(() => {
  server.calls.length = 0
  model = MODELS.shift() ?? 'acme-1'
  id = `local/${model}`
})

/** Polls the canary now, with the server answering so, and triages what it brought. */
async function look(answer: ModelServer['answer']): Promise<void> {
  server.answer = answer
  const { context } = service.app
  await poll.jobs.tick!(context, run(null))
  await pollSoon(context.db.kysely, id, context.now().toISOString(), 'test')
  await poll.jobs.poll!(context, run(id))
  await triage.jobs.triage!(context, run(null))
}
const state = async () => (await readSource(service.app.context.db.kysely, id))!.state
const items = () => listItems(service.app.context.db.kysely, { source: id, limit: 20 })
async function events() {
  const all = await listEvents(service.app.context.db.kysely, { limit: 50 } as never)
  return all.map((one) => one.event).filter((event) => event.models.includes(model))
}

describe('an Anthropic-compatible canary', () => {
  test('asks one token with its key, and says nothing while it is answered', async () => {
    await look({ status: 200, body: works })

    expect(server.calls[0]).toMatchObject({
      method: 'POST',
      path: '/v1/messages',
      headers: { 'x-api-key': KEY, 'anthropic-version': '2023-06-01', 'content-type': 'application/json' },
      body: { model: 'claude-fable-5', max_tokens: 1 },
    })
    expect(await state()).toMatchObject({ health: 'ok', itemCount: 0, nextBecause: 'every 5m' })
    expect(await items()).toEqual([])
  })

  test('works, is withdrawn, works again: one event with the error verbatim, closed by the canary', async () => {
    await look({ status: 200, body: works })
    await look({ status: 404, body: gone })
    await look({ status: 404, body: gone })
    const [open, ...others] = await events()
    const [item] = await items()
    expect(others).toEqual([])
    expect(open).toMatchObject({
      status: 'open',
      category: 'vendor_withdrawal',
      impact: 'critical',
      vendors: ['anthropic'],
      models: [model],
      availability: 'withdrawn',
      witnesses: [{ publisher: 'Anthropic' }],
    })
    expect(item).toMatchObject({ revision: 1, item: { text: gone.error.message, facts: { verdict: 'withdrawn' } } })
    expect(await state()).toMatchObject({ health: 'ok', failures: 0 })

    await look({ status: 200, body: works })
    const [closed, ...more] = await events()
    expect(more).toEqual([])
    expect(closed).toMatchObject({ id: open!.id, status: 'resolved', availability: 'restored' })
    expect(closed?.notes?.at(-1)).toBe('resolved: the canary is answered again')
    await look({ status: 404, body: gone })
    expect((await events()).map(({ id, status, availability }) => [id, status, availability])).toEqual([
      [open!.id, 'open', 'withdrawn'],
    ])
  })

  test('our key, our quota and an outage are no withdrawal', async () => {
    await look({ status: 200, body: works })
    await look({ status: 401, body: refusal('authentication_error', 'invalid x-api-key') })
    await look({ status: 200, body: works })
    await look({ status: 429, body: refusal('rate_limit_error', 'This request would exceed your rate limit.') })
    await look({ status: 200, body: works })
    await look({ status: 529, body: refusal('overloaded_error', 'Overloaded') })

    const found = await events()
    expect(found.map((one) => one.category)).not.toContain('vendor_withdrawal')
    expect(found.every((one) => ['low', 'medium'].includes(one.impact))).toBe(true)
    expect((await items())[0]?.item.facts.verdict).toBe('outage')
  })

  test('a connection that breaks is a failure of the source and no word about the model', async () => {
    await look({ status: 200, body: works })
    await look('reset')

    expect(await state()).toMatchObject({ failures: 1, health: 'ok' })
    expect((await state()).lastError).toContain('connection')
    expect(await items()).toEqual([])
  })

  test('a key that an error repeats is kept nowhere', async () => {
    await look({ status: 200, body: works })
    await look({ status: 401, body: refusal('authentication_error', `invalid key ${KEY}`) })

    const kysely = service.app.context.db.kysely
    const kept = await snapshotsOf(kysely, id, 5)
    const bodies = await Promise.all(kept.map(async (one) => (await snapshotPayload(kysely, one.id))!.body))
    expect(Buffer.concat(bodies).toString()).not.toContain(KEY)
    expect((await items())[0]?.item.text).toBe('invalid key [key]')
  })
})

test('an OpenAI-compatible canary carries a bearer token and its own words for the limit', async () => {
  await look({ status: 200, body: { model: 'acme-1', choices: [{ message: { content: 'ok' } }] } })

  expect(server.calls[0]).toMatchObject({
    headers: { authorization: `Bearer ${KEY}` },
    body: { model: 'acme-1', max_tokens: 16 },
  })
})

test('a canary without a model is a problem of the configuration', async () => {
  await expect(
    openService(`
sources:
  custom:
    - { id: local/canary, dialect: canary, name: Canary, publisher: Acme, kind: status, authority: vendor,
        url: "https://api.acme.example/v1/chat/completions", every: 5m }
`),
  ).rejects.toThrow(/sources\.custom\[0\]\.options: a canary calls a model/)
})

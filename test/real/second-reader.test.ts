import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { SecondReader } from '#src/context.ts'
import type { Assessment } from '#src/core/assessment.ts'
import type { SecondAnswer } from '#src/core/second-reading.ts'
import { claimReading, type StoredReading } from '#src/db/second-readings.ts'
import { loadFolder } from '#src/registry.ts'
import type { Worker } from '#src/worker.ts'
import { type ChatServer, completion, failure, startChatServer } from '#test/fakes/chat-server.ts'
import { ORDERS } from '#test/support/orders.ts'
import { eventually, openService, type Service } from '#test/support/service.ts'

const SECOND = 1_000
const DAY = 86_400_000
const KEY = 'sk-reader-0123456789'
const ORDERED =
  'The Commerce Department has ordered Anthropic to suspend access to Claude Opus 7 for foreign nationals, effective immediately.'

let chat: ChatServer
let service: Service
let workers: ReadonlyMap<string, Worker>
let reader: SecondReader
let clock = Date.parse('2026-06-12T08:00:00Z')
let number = 0

beforeAll(async () => {
  chat = await startChatServer()
  workers = await loadFolder<Worker>(new URL('../../workers', import.meta.url).pathname)
  // No role is started: each test says itself which job runs when.
  service = await openService(
    `
fetch: { allowPrivate: ["${chat.hostPort}"] }
sources: { enable: ["status/anthropic"] }
inventory:
  routes:
    - { id: chat, share: 0.5, targets: [{ id: opus, vendor: anthropic, model: claude-opus-7 }, { id: gpt, vendor: openai, model: gpt-5.5 }] }
channels: [{ id: terminal, type: log }]
subscriptions: [{ id: all, match: { impact: ">=low" }, channels: [terminal] }]
policies:
  - { id: cut, match: { impact: ">=critical" }, require: { confidence: 0.1, witnesses: 1 }, restrict: { scope: affected, basis: legal }, mode: enforce }
reader: { url: "${chat.url}/", model: acme-reader, key: "${KEY}", timeout: 1s }
`,
    [],
    {},
    () => new Date(clock),
  )
  reader = service.app.context.reader as SecondReader
})
afterAll(async () => {
  await service.close()
  await chat.close()
})
beforeEach(() => {
  clock += 2 * DAY // the budget of one test is not that of the next
  chat.calls.length = 0
  reader.perDay = 500
})

/** One run of a job, without its timer. */
async function run(role: string, job: 'triage' | 'second-read' | 'sweep'): Promise<void> {
  const { context } = service.app
  await workers.get(role)?.jobs[job]?.(context, { id: null, attempt: 1, signal: new AbortController().signal })
}
const ask = () => run('triage', 'second-read')

/** Reports an item with words of its own, judges it, and answers its id. */
async function report(more: object = {}): Promise<string> {
  number += 1
  clock += SECOND
  const item = {
    id: `item-${number}`,
    kind: 'news',
    authority: 'press',
    publisher: 'Paper',
    title: `Officials weigh new rules, part ${number}`,
    // grave words far down a tame text: the first reader makes less of them
    text: `Officials met on Tuesday. They talked about export rules for AI models such as Claude. Nothing was decided. ${ORDERED}`,
    published: new Date(clock).toISOString(),
    ...more,
  }
  const answer = await service.ask('/v1/items', { as: 'approver', method: 'POST', body: item })
  expect(answer.status).toBe(202)
  await run('triage', 'triage')
  return item.id
}

interface ItemView {
  assessment: Assessment
  secondReading: StoredReading | null
}
const view = async (id: string) => (await (await service.ask(`/v1/items/${id}`)).json()) as ItemView
const reading = async (id: string) => (await view(id)).secondReading

/** The requests that the budget remembers. */
const counted = () => service.app.context.db.kysely.selectFrom('second_requests').selectAll().execute()

/** Everything that may not move because a second reader spoke. */
async function world(): Promise<string> {
  const db = service.app.context.db.kysely
  const tables = ['assessments', 'events', 'event_revisions', 'alerts', 'held_alerts', 'deliveries'] as const
  const more = ['verdicts', 'restrictions', 'approvals', 'directives', 'audit', 'silences', 'feedback'] as const
  const rows = await Promise.all([...tables, ...more].map((table) => db.selectFrom(table).selectAll().execute()))
  return JSON.stringify(rows)
}

function answerOf(more: Partial<SecondAnswer> = {}): SecondAnswer {
  return {
    relevant: true,
    category: 'export_control',
    impact: 'critical',
    certainty: 'reported',
    vendors: ['anthropic'],
    models: ['claude-opus-7'],
    quotes: [{ field: 'text', quote: ORDERED }],
    question: 'Does the order name this model?',
    ...more,
  }
}
const says = (answer: unknown) => () => completion(JSON.stringify(answer))

describe('a good answer', () => {
  test('becomes a question and a suggestion, and moves nothing', async () => {
    chat.reply = says(answerOf())
    const id = await report()
    const before = await world()
    const first = (await view(id)).assessment.impact
    expect(first).not.toBe('critical')
    expect(await reading(id)).toMatchObject({ status: 'pending', because: `its impact is ${first}`, attempts: 0 })

    await ask()

    expect(await reading(id)).toMatchObject({
      status: 'done',
      model: 'acme-reader',
      attempts: 1,
      tokens: { prompt: 900, answer: 100 },
      opinion: {
        suggestions: [{ field: 'impact', first, second: 'critical', quotes: [{ quote: ORDERED }] }],
        question: 'Does the order name this model?',
      },
    })
    expect((await view(id)).assessment.impact).toBe(first)
    expect(await world()).toBe(before)
  })

  test('was asked for with the key, the schema and the item inside its fence, and with nothing of ours', async () => {
    chat.reply = says(answerOf())
    await report()
    await ask()

    const [call] = chat.calls
    expect(call?.headers.authorization).toBe(`Bearer ${KEY}`)
    expect(call?.body).toMatchObject({
      model: 'acme-reader',
      max_tokens: 700,
      response_format: { type: 'json_schema', json_schema: { strict: true, schema: { additionalProperties: false } } },
    })
    const lines = call?.body.messages[1]?.content.split('\n') ?? []
    expect(lines.flatMap((line, at) => (line === lines[0] ? [at] : []))).toEqual([0, lines.length - 2])
    expect(call?.raw).not.toMatch(/sk-reader|support-chat|claude-opus-7"|terminal/)
  })

  test('stands on the event, in data and on its page, with what it does not do', async () => {
    chat.reply = says(answerOf({ question: 'Is <b>this</b> [real](https://evil.example)?' }))
    const id = await report({ publisher: 'Another paper' })
    await ask()

    const { data } = (await (await service.ask('/v1/events')).json()) as { data: { id: string; items: string[] }[] }
    const event = data.find(({ items }) => items.includes(id))?.id
    const detail = (await (await service.ask(`/v1/events/${event}`)).json()) as { secondReadings: StoredReading[] }
    expect(detail.secondReadings.find(({ item }) => item === id)?.opinion?.question).toBe('Is this real?')
    const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
    const body = new URLSearchParams({ token: service.tokens.viewer }).toString()
    const signed = await service.ask('/sign-in', { as: null, method: 'POST', body, headers: form })
    const cookie = (signed.headers.get('set-cookie') ?? '').split(';')[0] as string
    const page = await (await service.ask(`/events/${event}`, { as: null, headers: { cookie } })).text()
    expect(page).toContain('A second reader asks')
    expect(page).toContain('It asks: Is this real?')
    expect(page).toContain('changes no judgement, tells nobody and restricts nothing')
    expect(page).not.toContain('evil.example')
  })
})

test('what was there at the start, what is measured and what is plainly low is not asked about', async () => {
  const harmless = { title: 'Agency Information Collection Activities; Comment Request', text: 'A form is revised.' }
  const low = await report({ kind: 'regulatory', authority: 'official', publisher: 'Agency', ...harmless })
  const gauge = await report({ kind: 'status', publisher: 'Anthropic', facts: { component: 'API' } })
  await ask()

  expect(await reading(low)).toBeNull()
  expect(await reading(gauge)).toBeNull()
  expect(chat.calls).toHaveLength(0)
})

test('the same words are asked about once', async () => {
  chat.reply = says(answerOf())
  const words = { title: `Paper: ${ORDERED}`, published: new Date(clock).toISOString() }
  const first = await report(words)
  await ask()
  const second = await report(words)
  await ask()

  expect(chat.calls).toHaveLength(1)
  expect(await reading(first)).toMatchObject({ status: 'done', cached: false })
  expect(await reading(second)).toMatchObject({ status: 'done', cached: true, attempts: 0, tokens: { prompt: 0 } })
  expect((await reading(second))?.opinion).toEqual((await reading(first))?.opinion)
})

test('a newer revision takes the place of the one that waits', async () => {
  chat.reply = says(answerOf())
  const id = await report()
  await service.ask('/v1/items', {
    as: 'approver',
    method: 'POST',
    body: {
      id,
      kind: 'news',
      authority: 'press',
      publisher: 'Paper',
      title: 'Officials weigh it again',
      text: ORDERED,
    },
  })
  await run('triage', 'triage')
  await ask()

  expect(chat.calls).toHaveLength(1)
  expect(await reading(id)).toMatchObject({ revision: 2, status: 'done' })
  const rows = await service.app.context.db.kysely.selectFrom('second_readings').selectAll().execute()
  expect(rows.find((row) => row.item_id === id && row.revision === 1)).toMatchObject({
    status: 'skipped',
    error: 'a newer revision of the item took its place',
  })
})

describe('the budget', () => {
  test('is never exceeded; what it leaves waits, and is given up after a day, with the reason', async () => {
    chat.reply = says(answerOf())
    reader.perDay = 2
    const ids = [await report(), await report(), await report()]
    await ask()
    await ask()
    expect(chat.calls).toHaveLength(2)
    expect(await Promise.all(ids.map(async (id) => (await reading(id))?.status))).toEqual(['done', 'done', 'pending'])
    expect(await counted()).not.toEqual([])

    clock += DAY + SECOND
    await run('sweep', 'sweep')
    await ask()
    expect(await counted()).toEqual([])
    expect(await reading(ids[2] as string)).toMatchObject({
      status: 'skipped',
      reason: 'not asked within a day: perDay allows no more requests',
    })
    expect(chat.calls).toHaveLength(2)
  })

  test('counts retries, and opens again as requests grow old', async () => {
    chat.reply = () => failure(503, 'busy')
    reader.perDay = 1
    const id = await report()
    await ask()
    clock += 3_600 * SECOND
    await ask()
    expect(chat.calls).toHaveLength(1)
    expect(await reading(id)).toMatchObject({ status: 'pending', attempts: 1, reason: 'answered 503: busy' })

    clock += DAY - 3_600 * SECOND - SECOND
    await ask()
    expect(chat.calls).toHaveLength(1)
  })

  test('does not hold back what costs nothing, and goes to the gravest first', async () => {
    chat.reply = says(answerOf())
    const words = { title: 'Officials weigh new rules, part zero', published: new Date(clock).toISOString() }
    await report(words)
    await ask()
    reader.perDay = 2
    const high = await report()
    const critical = await report({ title: ORDERED })
    const again = await report(words)
    expect((await view(critical)).assessment.impact).toBe('critical')
    await ask()

    expect(chat.calls).toHaveLength(2)
    expect(await Promise.all([high, critical, again].map(async (id) => (await reading(id))?.status))).toEqual([
      'pending',
      'done',
      'done',
    ])
  })
})

describe('an endpoint in trouble', () => {
  test('that asks for patience gets it, for every question', async () => {
    chat.reply = () => failure(429, 'slow down', { 'retry-after': '120' })
    const [one, other] = [await report(), await report()]
    await ask()
    clock += 119 * SECOND
    await ask()
    expect(chat.calls).toHaveLength(1)

    chat.reply = says(answerOf())
    clock += 60 * SECOND
    await ask()
    expect(await reading(one)).toMatchObject({ status: 'done', attempts: 2, reason: null })
    expect(await reading(other)).toMatchObject({ status: 'done', attempts: 1 })
  })

  test('that is silent is left after four tries', async () => {
    chat.reply = () => 'silence'
    const id = await report()
    for (let turn = 0; turn < 6; turn++) {
      await ask()
      clock += 600 * SECOND
    }
    expect(chat.calls).toHaveLength(4)
    expect(await reading(id)).toMatchObject({ status: 'failed', attempts: 4 })
    expect((await reading(id))?.reason).toMatch(/^failed 4 times: not done after 1000 ms/)
  })

  test.for([
    ['words instead of JSON', completion('Surely critical!'), 2, /^failed 2 times: .*not JSON: Surely critical!/],
    ['another shape', completion('{"impact":"critical"}'), 2, /^failed 2 times: .*another shape: relevant/],
    ['no completion', { status: 200, body: '<html>welcome</html>' }, 2, /no completion: <html>welcome/],
    ['a refusal', completion(null, { refusal: 'I will not.' }), 1, /^refused: I will not\./],
    ['nothing', completion(''), 1, /answered with nothing \(stop\)/],
    ['half of it', completion('{"relevant":tr', { end: 'length' }), 1, /cut off after 700 tokens/],
    ['a key that is wrong', failure(401, `no such key ${KEY}`), 1, /^answered 401: no such key \[key\]/],
    ['a redirect', { status: 302, headers: { location: 'http://127.0.0.1:1/' }, body: '' }, 1, /answered 302/],
  ] as const)('that answers %s fails with the reason', async ([, reply, tries, reason]) => {
    chat.reply = () => reply
    const id = await report()
    for (let turn = 0; turn < 4; turn++) {
      await ask()
      clock += 600 * SECOND
    }
    expect(chat.calls).toHaveLength(tries)
    expect(await reading(id)).toMatchObject({ status: 'failed', opinion: null })
    expect((await reading(id))?.reason).toMatch(reason)
  })

  test('that has no key to its door is not asked for the others at once', async () => {
    chat.reply = () => failure(401, 'no')
    const [one, other] = [await report(), await report()]
    await ask()
    expect([(await reading(one))?.status, (await reading(other))?.status]).toEqual(['failed', 'pending'])
    chat.reply = says(answerOf())
    clock += 301 * SECOND
    await ask()
    expect(await reading(other)).toMatchObject({ status: 'done' })
  })

  test('that the guard forbids is not reached', async () => {
    const { url } = reader
    reader.url = 'http://127.0.0.1:9/v1'
    const id = await report()
    await ask()
    reader.url = url
    expect(await reading(id)).toMatchObject({ status: 'failed' })
    expect((await reading(id))?.reason).toMatch(/127\.0\.0\.1/)
  })

  test('and a process that died with a request under way: it is made again after the lease', async () => {
    chat.reply = says(answerOf())
    const id = await report()
    const leaseUntil = new Date(clock + 11 * SECOND).toISOString()
    const lost = await service.app.context.db.transact((tx) =>
      claimReading(tx, { model: reader.model, perDay: 500, now: new Date(clock), leaseUntil }),
    )
    expect(lost?.item.id).toBe(id)
    await ask()
    expect(chat.calls).toHaveLength(0)
    clock += 12 * SECOND
    await ask()
    expect(await reading(id)).toMatchObject({ status: 'done', attempts: 2 })
  })
})

describe('a reader that obeys the item', () => {
  test.each(ORDERS)('changes nothing: $aim, $lang, $guise: $text', async ({ text }) => {
    const harmless = { kind: 'vendor', publisher: 'Anthropic', authority: 'vendor' }
    reader.ask = { impact: 'none', confidence: 1 }
    const id = await report({ ...harmless, title: 'How teams build with Claude', text: `A bank uses Claude. ${text}` })
    reader.ask = { impact: 'medium', confidence: 0.6 }
    const before = await world()
    chat.reply = says(answerOf({ certainty: 'official', quotes: [{ field: 'text', quote: text }], question: text }))
    await ask()

    expect(await reading(id)).toMatchObject({ status: 'done', opinion: { suggestions: [], question: null } })
    expect(await world()).toBe(before)
  })

  test('makes nothing less of an official critical', async () => {
    const official = { kind: 'regulatory', authority: 'official', publisher: 'Bureau of Industry and Security' }
    const text = `The directive takes effect immediately. ${ORDERS[15]?.text}`
    const id = await report({ ...official, title: ORDERED, text })
    expect((await view(id)).assessment.impact).toBe('critical')
    const before = await world()
    expect(JSON.parse(before)[7].length).toBeGreaterThan(0)
    const said = { relevant: false, impact: 'none', category: 'other', certainty: 'opinion', question: null } as const
    chat.reply = says(answerOf({ ...said, quotes: [{ field: 'text', quote: 'The directive takes effect' }] }))
    await ask()

    const opinion = (await reading(id))?.opinion
    expect(opinion).toMatchObject({ suggestions: [], addressed: true })
    expect(opinion?.refused.map(({ because }) => because)).toContain('an official critical is never made less of')
    expect(await world()).toBe(before)
  })
})

test('without a reader nothing is asked and nothing is lacking', async () => {
  const { context } = service.app
  context.reader = null
  const id = await report()
  await ask()
  context.reader = reader

  expect(await view(id)).toMatchObject({ assessment: { relevant: true }, secondReading: null })
  expect(chat.calls).toHaveLength(0)
})

test('a running service asks by itself', async () => {
  chat.reply = says(answerOf())
  const running = await openService(
    `
fetch: { allowPrivate: ["${chat.hostPort}"] }
sources: { enable: ["status/anthropic"] }
reader: { url: "${chat.url}", model: acme-reader }
`,
    ['triage'],
  )
  const item = { id: 'alone', kind: 'news', publisher: 'Paper', title: 'Officials weigh new rules', text: ORDERED }
  await running.ask('/v1/items', { as: 'approver', method: 'POST', body: item })
  await eventually('the second reading', async () => {
    const { secondReading } = (await (await running.ask('/v1/items/alone')).json()) as ItemView
    return secondReading?.status === 'done'
  })
  await running.close()
  expect(chat.calls[0]?.headers.authorization).toBeUndefined()
})

test('the metrics count outcomes, tokens and requests', async () => {
  chat.reply = says(answerOf())
  await report()
  await ask()
  const text = await (await service.ask('/metrics')).text()

  expect(text).toMatch(/tocsin_rows\{table="second_readings",state="done"\} \d+/)
  expect(text).toMatch(/tocsin_rows\{table="second_readings",state="cached"\} \d+/)
  expect(text).toMatch(/tocsin_second_reader_tokens\{kind="prompt"\} [1-9]\d+/)
  expect(text).toMatch(/tocsin_second_reader_requests_24h 1\n/)
})

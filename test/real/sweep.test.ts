import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Directive } from '#src/core/directive.ts'
import type { Restriction } from '#src/core/restriction.ts'
import { startHook } from '#src/drill/stand-ins.ts'
import { loadFolder } from '#src/registry.ts'
import type { Worker } from '#src/worker.ts'
import { eventually, openService, type Service } from '#test/support/service.ts'

const MINUTE = 60_000
const SECRET = `whsec_${Buffer.alloc(32, 3).toString('base64')}`

let hook: Awaited<ReturnType<typeof startHook>>
let service: Service
let clock = Date.now()
let run = 0

/** A policy in some mode; the other keys as given. */
const policy = (mode: string, rest = '') =>
  `- { id: cut, match: { impact: ">=critical" }, require: { confidence: 0.1, witnesses: 1 }, restrict: { scope: affected, basis: legal }, mode: ${mode}${rest} }`

async function open(policies: string): Promise<void> {
  service = await openService(
    `
fetch: { allowPrivate: ["${hook.host}"] }
sources: { enable: ["status/anthropic"] }
inventory:
  routes:
    - { id: chat, share: 0.5, targets: [{ id: fable, vendor: anthropic, model: claude-fable-5 }, { id: gpt, vendor: openai, model: gpt-5.5 }] }
channels: [{ id: hook, type: webhook, url: "http://${hook.host}/hook", secret: "${SECRET}" }]
subscriptions: [{ id: all, match: { impact: ">=low" }, channels: [hook] }]
policies:
  ${policies}
`,
    ['triage', 'deliver'],
    {},
    () => new Date(clock),
  )
}

/** One run of sweep, without its timer. */
async function sweep(): Promise<void> {
  const workers = await loadFolder<Worker>(new URL('../../workers', import.meta.url).pathname)
  await workers
    .get('sweep')
    ?.jobs.sweep?.(service.app.context, { id: null, attempt: 1, signal: new AbortController().signal })
}

async function report(title: string, more: object = {}): Promise<void> {
  run += 1
  const item = {
    id: `sweep-${run}`,
    kind: 'vendor',
    authority: 'vendor',
    publisher: 'Anthropic',
    title,
    text: `${title}.`,
    published: new Date(clock).toISOString(),
    ...more,
  }
  const answer = await service.ask('/v1/items', { as: 'approver', method: 'POST', body: item })
  expect(answer.status).toBe(202)
}

const restrictions = async (status: string) =>
  ((await (await service.ask(`/v1/restrictions?status=${status}`)).json()) as { data: Restriction[] }).data
const route = async () => ((await (await service.ask('/v1/directive')).json()) as Directive).routes[0]
const CUT = 'We have suspended all access to Claude Fable 5 for all customers, effective immediately'

beforeAll(async () => {
  hook = await startHook()
})
beforeEach(() => {
  clock = Date.now()
})
afterAll(() => hook.close())

describe('a proposal', () => {
  beforeAll(() => open(policy('propose', ', approval: { quorum: 1, timeout: 15m, onTimeout: reject }')))
  afterAll(() => service.close())

  test('is told, and moves nothing until somebody approves', async () => {
    await report(CUT)
    const proposal = await eventually('the proposal', async () => (await restrictions('proposed'))[0])
    await sweep()
    await eventually('the webhook', async () => hook.taken.some((one) => one.text.includes('"restriction.proposed"')))
    expect((await route())?.state).toBe('normal')

    const answer = await service.ask(`/v1/restrictions/${proposal.id}/approve`, {
      as: 'approver',
      method: 'POST',
      body: { reason: 'yes' },
    })

    expect(await answer.json()).toMatchObject({ status: 'active', decidedBy: ['policy:cut', 'user:approver'] })
    expect(await route()).toMatchObject({ state: 'diverted', targets: [{ id: 'gpt' }] })
    const again = await service.ask(`/v1/restrictions/${proposal.id}/approve`, { as: 'approver', method: 'POST' })
    expect(again.status).toBe(409)
    await service.ask(`/v1/restrictions/${proposal.id}/lift`, { as: 'approver', method: 'POST' })
    expect((await route())?.state).toBe('normal')
  })
})

describe('a proposal that nobody answers', () => {
  beforeAll(() => open(policy('propose', ', approval: { quorum: 1, timeout: 15m, onTimeout: reject }')))
  afterAll(() => service.close())

  test('ends as its policy says, when its time is over and not before', async () => {
    await report(CUT)
    await eventually('the proposal', async () => (await restrictions('proposed'))[0])

    clock += 14 * MINUTE
    await sweep()
    expect(await restrictions('proposed')).toHaveLength(1)
    clock += 2 * MINUTE
    await sweep()

    expect(await restrictions('proposed')).toHaveLength(0)
    expect(await restrictions('rejected')).toHaveLength(1)
  })
})

describe('a halt', () => {
  beforeAll(() => open(policy('enforce')))
  afterAll(() => service.close())

  test('holds what policies would do, and its end lets them', async () => {
    await service.ask('/v1/halt', { as: 'approver', method: 'POST', body: { reason: 'maintenance' } })
    await report(CUT)
    await eventually(
      'the event',
      async () => ((await (await service.ask('/v1/events')).json()) as { data: unknown[] }).data[0],
    )
    await sweep()
    expect(await restrictions('active')).toEqual([])

    await service.ask('/v1/resume', { as: 'approver', method: 'POST' })
    await sweep()

    expect(await restrictions('active')).toHaveLength(1)
    expect((await route())?.state).toBe('diverted')
  })
})

describe('what a crash leaves behind', () => {
  beforeAll(() => open(policy('observe')))
  afterAll(() => service.close())

  test('is sent once a sweep finds it', async () => {
    await report(CUT)
    const sent = await eventually('the first message', async () =>
      hook.taken.find((one) => one.text.includes('"event.opened"')),
    )
    const id = sent.headers['webhook-id'] as string
    const { kysely } = service.app.context.db
    // As after a crash between sending and writing: the row waits, no job knows of it.
    await eventually(
      'the row',
      async () =>
        (await kysely
          .selectFrom('deliveries')
          .select('id')
          .where('status', '=', 'delivered')
          .where('type', '=', 'event.opened')
          .executeTakeFirst()) ?? null,
    )
    await kysely
      .updateTable('deliveries')
      .set({ status: 'pending', attempts: 0, finished_at: null, next_at: new Date(clock).toISOString() })
      .where('type', '=', 'event.opened')
      .execute()
    await kysely.deleteFrom('attempts').execute()
    const before = hook.taken.length

    await sweep()

    const again = await eventually('the message again', async () =>
      hook.taken.slice(before).find((one) => one.text.includes('"event.opened"')),
    )
    const rows = await kysely.selectFrom('deliveries').select('id').where('type', '=', 'event.opened').execute()
    expect(rows.map((row) => row.id)).toContain(again.headers['webhook-id'])
    expect(id).toMatch(/^dlv_[a-z0-9]+$/)
  })

  test('observing only writes down what would have been', async () => {
    expect(await restrictions('observed')).toHaveLength(1)
    expect((await route())?.state).toBe('normal')
  })
})

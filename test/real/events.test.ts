import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { restrictByHand } from '#src/actions/restrictions.ts'
import { auditAfter } from '#src/db/audit.ts'
import { eventsOfItems } from '#src/db/events.ts'
import { readRestriction } from '#src/db/restrictions.ts'
import { eventually, openService, type Service, serviceEngines } from '#test/support/service.ts'

const CONFIG = `
sources: { enable: ["status/anthropic"] }
inventory:
  routes:
    - { id: chat, share: 0.4, targets: [{ id: opus, vendor: anthropic, model: claude-opus-4-8 }, { id: gpt, vendor: openai, model: gpt-5.5 }] }
channels: [{ id: terminal, type: log }]
subscriptions: [{ id: now, match: { impact: ">=low" }, channels: [terminal] }]
`
interface View {
  id: string
  status: string
  items: string[]
  vendors: string[]
  revision: number
  notes: string[]
  commonCause: { events: string[]; vendors: string[] } | null
  sharing: { id: string }[]
  timeline: { changes: string[] }[]
  exposure: { share: number }
  alerts: { reason: string; because: string[] }[]
}

describe.each(await serviceEngines(inject('services'), 'events'))('on $engine', ({ servers }) => {
  let service: Service

  beforeAll(async () => {
    service = await openService(CONFIG, ['triage', 'deliver'], servers)
  })
  afterAll(() => service.close())

  /** Reports an item and answers its event. */
  async function report(id: string, title: string, text: string, more: object = {}): Promise<string> {
    const item = {
      id,
      kind: 'news',
      publisher: `Paper ${id}`,
      title,
      text,
      published: new Date().toISOString(),
      ...more,
    }
    expect((await service.ask('/v1/items', { as: 'approver', method: 'POST', body: item })).status).toBe(202)
    return eventually(`the event of ${id}`, async () => {
      const row = await service.app.context.db.kysely
        .selectFrom('items')
        .select('triage')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      return row.triage === 'done' && (await eventsOfItems(service.app.context.db.kysely, [id])).get(id)
    })
  }
  const event = async (id: string) => (await (await service.ask(`/v1/events/${id}`)).json()) as View
  const post = (path: string, body: object, as: 'viewer' | 'analyst' = 'analyst') =>
    service.ask(path, { as, method: 'POST', body })
  const audited = async (action: string) =>
    (await auditAfter(service.app.context.db.kysely, 0, 1000)).filter((entry) => entry.action === action)

  const disclosure = [
    'Researchers disclose a jailbreak in Claude Opus 4.8 that leaks private data',
    'A security vulnerability in Claude Opus 4.8 lets attackers exfiltrate conversations, Anthropic confirmed on Tuesday.',
  ] as const
  const order = [
    'Commerce Department orders OpenAI to suspend GPT-5.5 access for foreign nationals',
    'An export control directive of the Bureau of Industry and Security requires OpenAI to suspend access to GPT-5.5.',
  ] as const

  test('two events that are one stay one, and what comes later joins it', async () => {
    const into = await report('a1', ...disclosure)
    const from = await report('b1', ...order)
    expect(from).not.toBe(into)
    const made = await restrictByHand(service.app.context, 'user:ben', {
      ...{ vendors: ['openai'], reason: 'order', events: [from] },
    })

    const response = await post(`/v1/events/${from}/merge`, { into, reason: 'one cause' })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ id: into, items: ['a1', 'b1'], exposure: { share: 0.4 } })
    const gone = await event(from)
    expect(gone.status).toBe('withdrawn')
    expect(gone.notes.join()).toContain(into)
    const recall = gone.alerts.find((alert) => alert.reason === 'withdrawn')
    expect(recall?.because.join()).toContain(into)
    expect(await audited('event.merged')).toMatchObject([
      {
        actor: 'user:analyst',
        entity: into,
        data: { from, reason: 'one cause', items: ['b1'], restrictions: [made.id] },
      },
    ])
    expect((await readRestriction(service.app.context.db.kysely, made.id))?.events).toEqual([from, into])

    // The same item in other words, and another one like it: both would have joined what is withdrawn.
    expect(await report('b1', order[0], `${order[1]} The order takes effect at once.`)).toBe(into)
    expect(await report('b2', order[0], `${order[1]} A spokesman had no comment.`)).toBe(into)
    expect((await event(into)).items).toEqual(['a1', 'b1', 'b2'])
    expect((await event(from)).items).toEqual(['b1'])
  })

  test('an event that is two is taken apart, and what comes later goes where it belongs', async () => {
    const into = await report('a1', ...disclosure)
    const response = await post(`/v1/events/${into}/split`, { items: ['b1', 'b2'], reason: 'another matter' })
    expect(response.status).toBe(201)
    const { rest, out } = (await response.json()) as { rest: View; out: View }
    expect(rest).toMatchObject({ id: into, items: ['a1'], vendors: ['anthropic'] })
    expect(out).toMatchObject({ items: ['b1', 'b2'], vendors: ['openai'], revision: 1 })
    expect((await event(into)).alerts.at(-1)).toMatchObject({ reason: 'corrected' })
    expect((await event(out.id)).alerts).toMatchObject([{ reason: 'opened' }])
    expect(await audited('event.split')).toMatchObject([
      { entity: into, data: { out: out.id, items: ['b1', 'b2'], reason: 'another matter' } },
    ])

    expect(await report('b2', order[0], `${order[1]} A spokesman declined to comment.`)).toBe(out.id)
    expect(await report('b3', order[0], `${order[1]} Shares fell.`)).toBe(out.id)
    expect(await report('a2', disclosure[0], `${disclosure[1]} A patch is out.`)).toBe(into)
  })

  test('who may, and what cannot be', async () => {
    const a = await report('a1', ...disclosure)
    const [withdrawn] = await audited('event.merged')
    const gone = (withdrawn!.data as { from: string }).from
    const reason = 'test'

    expect((await post(`/v1/events/${a}/merge`, { into: a, reason }, 'viewer')).status).toBe(403)
    expect((await post(`/v1/events/${a}/merge`, { into: a, reason })).status).toBe(400)
    expect((await post(`/v1/events/${a}/merge`, { into: 'evt_none', reason })).status).toBe(404)
    expect((await post(`/v1/events/${a}/merge`, { into: gone, reason })).status).toBe(409)
    expect((await post(`/v1/events/${a}/merge`, { into: gone })).status).toBe(400)
    expect((await post(`/v1/events/${a}/split`, { items: ['b1'], reason })).status).toBe(400)
    const all = (await event(a)).items
    expect((await post(`/v1/events/${a}/split`, { items: all, reason })).status).toBe(400)
    expect((await event(a)).items).toEqual(all)
  })

  test('early warning: per vendor and model a level with quoted reasons', async () => {
    const { data } = (await (await service.ask('/v1/risks')).json()) as {
      data: {
        vendor: string
        model: string | null
        level: string
        because: { sign: string; quote: { text: string } }[]
      }[]
    }
    const anthropic = data.find((risk) => risk.vendor === 'anthropic' && risk.model === null)
    expect(anthropic?.because[0]).toMatchObject({ sign: 'security disclosure' })
    expect(`${disclosure[0]} ${disclosure[1]}`).toContain(anthropic?.because[0]?.quote.text)
    expect(data.find((risk) => risk.vendor === 'openai')).toMatchObject({
      level: expect.stringMatching(/raised|high|acute/),
    })
    const one = (await (await service.ask('/v1/risks?vendor=OpenAI')).json()) as { data: { vendor: string }[] }
    expect(new Set(one.data.map((risk) => risk.vendor))).toEqual(new Set(['openai']))
  })

  test('three vendors in trouble at once say so, also when they come one by one', async () => {
    const now = { kind: 'status', authority: 'vendor', phase: 'investigating' }
    const down = (vendor: string, name: string) =>
      report(
        `${vendor}-down`,
        `${name} API is down: major outage`,
        `All requests to the ${name} API fail with errors.`,
        {
          ...now,
          publisher: name,
          source: `status/${vendor}`,
        },
      )
    const ids = [await down('mistral', 'Mistral'), await down('cohere', 'Cohere'), await down('groq', 'Groq')]
    const [first, second, third] = await Promise.all(ids.map(event))
    for (const one of [first, second, third])
      expect(one).toMatchObject({ commonCause: { events: ids, vendors: ['cohere', 'groq', 'mistral'] } })
    expect(first?.sharing.map(({ id }) => id).sort()).toEqual([ids[1], ids[2]].sort())
    expect(first?.timeline.at(-1)?.changes.join()).toContain('common cause likely')
    expect(first?.alerts.map(({ reason }) => reason)).toEqual(['opened'])
  })
})

import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { judgeRisks, watchRisks } from '#src/actions/risk-watch.ts'
import { auditAfter } from '#src/db/audit.ts'
import { standingLevels } from '#src/db/risks.ts'
import { startHook } from '#src/drill/stand-ins.ts'
import { eventually, openService, type Service, serviceEngines } from '#test/support/service.ts'

const SECRET = `whsec_${Buffer.alloc(32, 5).toString('base64')}`
const HOUR = 3_600_000

describe.each(await serviceEngines(inject('services'), 'risks'))('on $engine', ({ servers }) => {
  let hook: Awaited<ReturnType<typeof startHook>>
  let service: Service
  let clock = Date.now()
  let number = 0

  beforeAll(async () => {
    hook = await startHook()
    service = await openService(
      `
fetch: { allowPrivate: ["${hook.host}"] }
sources: { enable: ["status/anthropic"] }
inventory:
  routes:
    - { id: chat, share: 0.5, targets: [{ id: opus, vendor: anthropic, model: claude-opus-4-8 }, { id: gpt, vendor: openai, model: gpt-5.5 }] }
channels: [{ id: hook, type: webhook, url: "http://${hook.host}/hook", secret: "${SECRET}" }, { id: terminal, type: log }]
subscriptions:
  - { id: now, match: { impact: ">=high" }, channels: [hook] }
  - { id: twin, match: { impact: ">=high" }, channels: [hook] }
  - { id: elsewhere, match: { impact: ">=high", vendor: mistral }, channels: [terminal] }
  - { id: weekly, match: { impact: ">=low" }, channels: [terminal], mode: { digest: "0 8 * * 1" } }
policies:
  - { id: cut, match: {}, require: { confidence: 0, witnesses: 1 }, restrict: { scope: affected, basis: precaution }, mode: observe }
`,
      ['triage', 'deliver'],
      servers,
      () => new Date(clock),
    )
  })
  afterAll(async () => {
    await service.close()
    await hook.close()
  })

  async function report(title: string, text: string): Promise<void> {
    number += 1
    const id = `risk-${number}`
    const item = { id, kind: 'regulatory', authority: 'official', publisher: `Bureau ${number}`, title, text }
    const body = { ...item, published: new Date(clock).toISOString() }
    expect((await service.ask('/v1/items', { as: 'approver', method: 'POST', body })).status).toBe(202)
    await eventually('triage', async () => {
      const row = await service.app.context.db.kysely
        .selectFrom('items')
        .select('triage')
        .where('id', '=', id)
        .execute()
      return row[0]?.triage === 'done'
    })
  }
  const judge = () => service.app.context.db.transact((tx) => judgeRisks(tx, service.app.context, new Date(clock)))
  const warnings = () =>
    hook.taken.map((one) => JSON.parse(one.text)).filter((body: { type: string }) => body.type === 'risk.raised')
  const audited = async () =>
    (await auditAfter(service.app.context.db.kysely, 0, 1000)).filter((entry) => entry.action.startsWith('risk.'))
  const page = async (path: string) => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const body = `token=${service.tokens.viewer}`
    const signedIn = await service.ask('/sign-in', { as: null, method: 'POST', body, headers: form })
    const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] as string
    return (await service.ask(path, { as: null, headers: { cookie } })).text()
  }

  test('nothing known: no level, no warning, and the page says so', async () => {
    expect(await judge()).toEqual([])
    expect(await page('/risks')).toContain('No sign of anything: anthropic and openai')
    expect(await page('/')).not.toContain('Early warning</a>:')
  })

  test('a rise is told once to each channel, with its reasons, and restricts nothing', async () => {
    await report(
      'Commerce Department orders Anthropic to suspend Claude Opus 4.8 access for foreign nationals',
      'An export control directive of the Bureau of Industry and Security requires Anthropic to suspend access to Claude Opus 4.8, effective immediately.',
    )
    // A process that dies before the end of its transaction has done nothing.
    const { db } = service.app.context
    const died = db.transact(async (tx) => {
      await judgeRisks(tx, service.app.context, new Date(clock))
      throw new Error('killed')
    })
    await expect(died).rejects.toThrow('killed')
    expect(await standingLevels(db.kysely)).toEqual([])
    expect(await audited()).toEqual([])

    const both = await Promise.all([judge(), judge()])
    const sent = both.flat()
    expect(sent).toHaveLength(1) // one vendor, one channel of two subscriptions
    await service.app.context.nudgeMany('deliver', sent)
    const body = await eventually('the webhook', async () => warnings()[0])
    expect(body).toMatchObject({
      type: 'risk.raised',
      data: {
        vendor: 'anthropic',
        subscription: 'now',
        changes: expect.arrayContaining([expect.objectContaining({ vendor: 'anthropic', model: null, before: 'low' })]),
        exposure: { share: 0.5, routes: [{ id: 'chat', hit: ['opus'], left: ['gpt'] }] },
      },
    })
    expect(['high', 'acute']).toContain(body.data.level)
    expect(body.data.changes[0].because[0]).toMatchObject({
      sign: 'export-control act',
      quote: { publisher: 'Bureau 1' },
    })
    const raised = await audited()
    expect(raised.map(({ action, entity }) => [action, entity])).toContainEqual(['risk.raised', 'risk/anthropic'])
    expect(raised[0]?.data).toMatchObject({ told: ['now', 'twin'] })
    expect(await service.ask('/v1/restrictions?status=active').then((answer) => answer.json())).toMatchObject({
      data: [],
    })

    expect(await judge()).toEqual([])
    clock += 2 * HOUR
    expect(await judge()).toEqual([])
    expect(warnings()).toHaveLength(1)
  })

  test('pages, the API and the digest say it with what would change it', async () => {
    const risks = await page('/risks')
    expect(risks).toMatch(
      /What you depend on[\s\S]*Why[\s\S]*Export-control act[\s\S]*What would change it[\s\S]*by itself/,
    )
    expect(risks).toContain('Stands at')
    expect(await page('/')).toMatch(/Early warning<\/a>: anthropic <span class="badge (high|acute)"/)
    const { data } = (await (await service.ask('/v1/risks?vendor=anthropic')).json()) as { data: { outlook: object }[] }
    expect(data[0]?.outlook).toHaveProperty('fall')
    const digest = await (await service.ask('/v1/subscriptions/weekly/digest')).text()
    expect(digest).toMatch(/Early warning: levels that changed[\s\S]*UP TO (HIGH|ACUTE): anthropic/)
  })

  test('it falls as signs fade, silently; sweep looks when something happened, else once an hour', async () => {
    clock += 60 * 24 * HOUR
    expect(await watchRisks(service.app.context, new Date(clock))).toEqual([])
    const lowered = (await audited()).filter(({ action }) => action === 'risk.lowered')
    expect(lowered.map(({ entity }) => entity)).toContain('risk/anthropic')
    const standing = await standingLevels(service.app.context.db.kysely)
    expect(standing.find((one) => one.model === null)?.level).not.toBe('acute')

    const seen = (await audited()).length
    clock += 60 * 24 * HOUR
    expect(await watchRisks(service.app.context, new Date(clock - 60 * 24 * HOUR + 30_000))).toEqual([])
    expect(await audited()).toHaveLength(seen)
    await watchRisks(service.app.context, new Date(clock))
    const end = await standingLevels(service.app.context.db.kysely)
    expect(end.every((one) => one.level === 'low')).toBe(true)
  })
})

import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recompile } from '#src/actions/directive.ts'
import { saveEvent } from '#src/db/events.ts'
import { freshToken, hashToken, signInToken } from '#src/web/auth.ts'
import { openDoor } from '#src/web/server.ts'
import { anEvent, anExposure } from '#test/fakes/messages.ts'
import { eventually, openService, type Service } from '#test/support/service.ts'

const CHROMIUM = '/usr/bin/chromium'
const CONFIG = `
sources: { enable: ["status/anthropic", "us/bis-news"] }
inventory:
  populations: { foreign_nationals: { clearedBy: [us_person] } }
  routes:
    - id: support-chat
      gateway: edge
      share: 0.4
      targets: [{ id: fable, vendor: anthropic, model: claude-fable-5 }, { id: gpt, vendor: openai, model: gpt-5.5 }]
channels: [{ id: terminal, type: log }]
subscriptions: [{ id: now, match: { impact: ">=medium" }, channels: [terminal] }]
policies:
  - id: cut-off
    match: { impact: ">=critical" }
    require: { confidence: 0.1, witnesses: 1, authority: [official, vendor, press, aggregator] }
    restrict: { scope: affected, basis: legal }
    mode: propose
gateways: [{ id: edge, type: pull, token: edge-token-0123456789 }]
`
const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }

let service: Service
/** Cookies of signed-in people. */
let viewer = ''
let analyst = ''
let approver = ''
let event = ''
let proposed = ''

const at = (path: string, cookie = viewer) => service.ask(path, { as: null, headers: { cookie } })
const text = async (path: string, cookie = viewer) => (await at(path, cookie)).text()
const send = (path: string, fields: Record<string, string>, cookie = '', headers: Record<string, string> = FORM) =>
  service.ask(path, {
    as: null,
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: { ...headers, cookie },
  })
const cookieOf = (response: Response) => (response.headers.get('set-cookie') ?? '').split(';')[0] as string
const signInAs = async (token: string) => cookieOf(await send('/sign-in', { token }))

beforeAll(async () => {
  service = await openService(CONFIG, ['triage', 'deliver', 'enforce'])
  const { context } = service.app
  await context.db.transact((tx) => recompile(tx, context, { actor: 'system:test' }, new Date()))
  viewer = await signInAs(service.tokens.viewer)
  analyst = await signInAs(service.tokens.analyst)
  approver = await signInAs(service.tokens.approver)
  const item = {
    id: 'hostile-1',
    kind: 'vendor',
    authority: 'vendor',
    publisher: '<img src=x onerror=alert(2)>',
    url: 'javascript:alert(3)',
    title:
      '<script>alert(1)</script> We have suspended all access to Claude Fable 5, effective immediately \u202egnorw',
    text: 'Access to Claude Fable 5 is suspended for all customers <b>under a US export control directive</b>.',
    published: new Date().toISOString(),
  }
  expect((await service.ask('/v1/items', { as: 'approver', method: 'POST', body: item })).status).toBe(202)
  proposed = await eventually('the proposal', async () => {
    const list = await (await service.ask('/v1/restrictions?status=proposed')).json()
    event = (list as { data: { events: string[] }[] }).data[0]?.events[0] ?? ''
    return (list as { data: { id: string }[] }).data[0]?.id
  })
})
afterAll(() => service?.close())

describe('every page', () => {
  const PLACES = ['/', '/events', '/risks', '/restrictions', '/routing', '/sources'] as const
  const paths = () => [...PLACES, `/events/${event}`, `/restrictions/${proposed}`, '/sources/status/anthropic']

  test('is there for a viewer, has one heading of its own, marks where one is, is kept by nobody, and runs nothing', async () => {
    for (const path of paths()) {
      const response = await at(path)
      const page = await response.text()
      expect(response.status, path).toBe(200)
      expect(page.match(/<h1/g), path).toHaveLength(1)
      expect(page.match(/aria-current="(page|true)"/g), path).toHaveLength(1)
      for (const tag of page.match(/<[a-z][^>]*>/gi) ?? [])
        expect(tag, path).not.toMatch(/^<(script|b)\b| on\w+=|javascript:|style=|src="?x/i)
      expect(page, path).not.toContain('\u202e')
      expect(response.headers.get('cache-control'), path).toBe('no-store')
      expect(response.headers.get('content-security-policy'), path).toContain("default-src 'none'")
    }
  })

  test('asks for a session first', async () => {
    for (const path of paths()) expect((await at(path, '')).status, path).toBe(401)
  })

  test('labels every field, and shows a viewer nothing to decide with', async () => {
    const readers = [viewer, analyst, approver]
    for (const [cookie, path] of readers.flatMap((one) => paths().map((path) => [one, path] as const))) {
      const page = await text(path, cookie)
      const fields = [...page.matchAll(/<(?:input|select)\b[^>]*>/g)].map(([tag]) => tag)
      for (const tag of fields) {
        const id = /id="([^"]+)"/.exec(tag)?.[1]
        const labelled = id !== undefined ? page.includes(`for="${id}"`) : page.split(tag)[0]?.match(/<label>[^<]*$/)
        expect(labelled, `${path} ${tag}`).toBeTruthy()
      }
      if (cookie === viewer) expect(page, path).not.toMatch(/action="\/(restrictions|enforcement|events\/)/)
    }
  })

  test('that is not there says so to a person', async () => {
    for (const path of ['/events/evt_none', '/restrictions/rst_none', '/sources/no/such']) {
      const response = await at(path)
      expect(response.status, path).toBe(404)
      expect(await response.text(), path).toContain('role="alert"')
    }
  })
})

describe('what a page says', () => {
  test('an event: which side of the service is struck, and with which others it shares a cause', async () => {
    const ids = ['evt_one', 'evt_two']
    const because = 'trouble at github, google began at about the same time'
    const commonCause = { events: ids, vendors: ['github', 'google'], suspect: 'google', because }
    const struck = [{ part: 'api' as const, said: 'Example API', item: 'itm_1' }]
    for (const id of ids) {
      const stored = { event: anEvent({ id, title: `Trouble ${id}`, commonCause, struck }), exposure: anExposure() }
      await service.app.context.db.transact((tx) => saveEvent(tx, { ...stored, sketch: { keys: [] } as never }, [], []))
    }
    const page = await text('/events/evt_one')
    expect(page).toContain(because)
    expect(page).toMatch(/<a href="\/events\/evt_two">Trouble evt_two<\/a>/)
    expect(page).not.toContain('<a href="/events/evt_one">')
    expect(page).toContain('the API (“Example API”)')
  })

  test('an event: escaped words, what it hits, what waits because of it', async () => {
    const page = await text(`/events/${event}`)

    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).toContain('support-chat (40 % of traffic)')
    expect(page).toContain(`/restrictions/${proposed}`)
  })

  test('the list of events can be asked by impact, vendor and status', async () => {
    const link = `/events/${event}`
    expect(await text('/events?impact=%3E%3Dhigh&vendor=Anthropic&status=open')).toContain(link)
    expect(await text('/events?vendor=openai')).not.toContain(link)
    expect(await text('/events?impact=low')).not.toContain(link)
    expect((await at('/events?impact=huge')).status).toBe(400)
  })

  test('routing: what each route may use, and what its gateway has', async () => {
    const page = await text('/routing')

    expect(page).toContain('claude-fable-5 at anthropic')
    expect(page).toContain('asks for it')
  })

  test('sources: coverage, and one that was never read', async () => {
    expect(await text('/sources')).toMatch(/Coverage by jurisdiction and topic[\s\S]*not read yet/)
    expect(await text('/sources/status/anthropic')).toContain('nothing was fetched')
  })

  test('the overview keeps itself fresh only when asked to', async () => {
    expect(await text('/')).not.toContain('http-equiv="refresh"')
    expect(await text('/?live=on')).toMatch(/http-equiv="refresh"[\s\S]*Pause/)
  })
})

describe('a correction', () => {
  test('says that a judgement is wrong, for analysts from our own page, and who said so when', async () => {
    expect(await text(`/events/${event}`, analyst)).toContain('Our judgement of it is wrong')
    const path = `/events/${event}/labels`
    const wrong = { wrong: 'hostile-1', impact: 'high', category: '', note: 'only <announced>', irrelevant: '' }
    expect((await send(path, wrong, viewer)).status).toBe(403)
    expect((await send(path, wrong, analyst, { ...FORM, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await send(path, { ...wrong, impact: '' }, analyst)).status).toBe(400)
    expect((await send(path, { ...wrong, wrong: 'no-such' }, analyst)).status).toBe(404)

    const done = await send(path, wrong, analyst)
    expect(done.status).toBe(303)
    expect(done.headers.get('location')).toBe(`/events/${event}`)
    expect((await send(path, { irrelevant: 'hostile-1', note: '', impact: '' }, analyst)).status).toBe(303)
    const page = await text(`/events/${event}`)
    expect(page).toMatch(/user:analyst says: <strong>impact is high<\/strong>: only &lt;announced&gt;/)
    expect(page).toMatch(/user:analyst says: <strong>not relevant<\/strong><\/li>/)
    const labels = (await (await service.ask('/v1/items/labels')).text()).trim().split('\n')
    expect(labels.map((line) => JSON.parse(line).label)).toEqual([{ impact: 'high' }, { relevant: false }])
  })
})

describe('what belongs together', () => {
  const report = async (id: string, title: string, text: string) => {
    const body = { id, kind: 'news', publisher: `Paper ${id}`, title, text, published: new Date().toISOString() }
    expect((await service.ask('/v1/items', { as: 'approver', method: 'POST', body })).status).toBe(202)
    return eventually(`the event of ${id}`, async () => {
      const { kysely } = service.app.context.db
      const row = await kysely.selectFrom('event_items').select('event_id').where('item_id', '=', id).executeTakeFirst()
      return row?.event_id
    })
  }

  test('an analyst merges two events, and takes an item out again', async () => {
    const into = await report(
      'm1',
      'Researchers disclose a jailbreak in GPT-5.5 that leaks private data',
      'A security vulnerability in GPT-5.5 lets attackers exfiltrate conversations, OpenAI confirmed on Tuesday.',
    )
    const from = await report(
      'm2',
      'OpenAI raises the price of GPT-5.5 for all customers',
      'The price of GPT-5.5 rises by half on the first of the month, OpenAI announced.',
    )
    expect(from).not.toBe(into)
    const before = await text(`/events/${from}`, analyst)
    expect(before).toMatch(new RegExp(`<option value="${into}">Researchers disclose`))
    expect(before).not.toContain('Take out')
    expect(await text(`/events/${from}`)).not.toContain('What belongs to it')

    const path = `/events/${from}/merge`
    expect((await send(path, { into, id: '', reason: 'one story' }, viewer)).status).toBe(403)
    expect((await send(path, { into, id: '', reason: '' }, analyst)).status).toBe(400)
    expect((await send(path, { into: '', id: '', reason: 'x' }, analyst)).status).toBe(400)
    expect((await send(path, { into, id: from, reason: 'x' }, analyst)).status).toBe(400)
    const merged = await send(path, { into: '', id: ` ${into} `, reason: 'one story' }, analyst)
    expect(merged.headers.get('location')).toBe(`/events/${into}`)
    const gone = await text(`/events/${from}`, analyst)
    expect(gone).toContain('merged into')
    expect(gone).not.toContain('What belongs to it')

    const both = await text(`/events/${into}`, analyst)
    expect(both.match(/type="checkbox" name="item" value="m[12]" form="split"/g)).toHaveLength(2)
    const split = `/events/${into}/split`
    expect((await send(split, { reason: 'two stories' }, analyst)).status).toBe(400)
    const done = await send(split, { item: 'm2', reason: 'two stories' }, analyst)
    expect(done.status).toBe(303)
    const out = done.headers.get('location') as string
    expect(out).not.toBe(`/events/${into}`)
    expect(await text(out)).toContain('OpenAI raises the price')
    expect(await text(`/events/${into}`)).toContain('two stories')
  })
})

describe('a decision', () => {
  test('shows what it would change, and is for approvers with a reason from our own page', async () => {
    const page = await text(`/restrictions/${proposed}`, approver)
    expect(page).toMatch(/If it is approved[\s\S]*fable → gpt[\s\S]*diverted/)

    const path = `/restrictions/${proposed}/approve`
    const elsewhere = { ...FORM, 'sec-fetch-site': 'same-site' }
    expect((await send(path, { reason: 'yes' }, viewer)).status).toBe(403)
    expect((await send(path, { reason: 'yes' }, approver, elsewhere)).status).toBe(403)
    expect((await send(path, { reason: ' ' }, approver)).status).toBe(400)
    expect((await send(`/restrictions/${proposed}/constructor`, { reason: 'yes' }, approver)).status).toBe(404)
    expect(await text(`/restrictions/${proposed}`)).toContain('An approver can decide')
  })

  test('approves, then lifts; the history has both reasons', async () => {
    const done = await send(`/restrictions/${proposed}/approve`, { reason: 'counsel <agrees>' }, approver)
    expect(done.status).toBe(303)
    expect(done.headers.get('location')).toBe(`/restrictions/${proposed}`)
    expect(await text('/routing')).toContain(`by <a href="/restrictions/${proposed}">`)

    expect((await send(`/restrictions/${proposed}/approve`, { reason: 'again' }, approver)).status).toBe(409)
    expect((await send(`/restrictions/${proposed}/lift`, { reason: 'over' }, approver)).status).toBe(303)
    const page = await text(`/restrictions/${proposed}`, approver)
    expect(page).toContain('counsel &lt;agrees&gt;')
    expect(page).toMatch(/restriction\.active[\s\S]*restriction\.lifted<\/strong> by user:approver: over/)
    expect(page).not.toContain('action="/restrictions')
  })

  test('halts and resumes, and nothing else does', async () => {
    expect((await send('/enforcement/anything', { reason: 'x' }, approver)).status).toBe(404)
    expect((await send('/enforcement/halt', { reason: 'drill' }, approver)).status).toBe(303)
    expect(await text('/')).toContain('halted')
    expect((await send('/enforcement/resume', { reason: 'over' }, approver)).status).toBe(303)
  })
})

describe('a session', () => {
  test('of an access token has its name and role; of an unknown one there is none', async () => {
    expect(await text('/')).toContain('viewer (viewer)')
    expect((await send('/sign-in', { token: 'never-was-a-token' })).status).toBe(401)
    expect((await send('/sign-in', { token: freshToken() })).headers.get('set-cookie')).toBeNull()
  })

  test('starts with a new cookie that scripts cannot read, and ends the one before', async () => {
    const first = await send('/sign-in', { token: await signInToken(service.app.context) })
    const second = await send('/sign-in', { token: service.tokens.viewer }, cookieOf(first))

    expect(first.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/)
    expect(cookieOf(second)).not.toBe(cookieOf(first))
    expect((await at('/', cookieOf(first))).status).toBe(401)
    expect((await at('/', cookieOf(second))).status).toBe(200)
  })

  test('is not started, ended or used by another site', async () => {
    const session = await signInAs(service.tokens.approver)
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    const foreign = [
      { ...type, 'sec-fetch-site': 'cross-site' },
      { ...type, origin: 'https://evil.example', host: 'tocsin.example' },
      { ...type, origin: 'null', host: 'tocsin.example' },
    ]
    for (const headers of foreign) {
      const { tokens } = service
      expect((await send('/sign-in', { token: tokens.viewer }, '', headers)).status).toBe(403)
      expect((await send('/sign-out', {}, session, headers)).status).toBe(403)
      expect((await send('/enforcement/halt', { reason: 'x' }, session, headers)).status).toBe(403)
    }
    expect((await send('/enforcement/halt', { reason: 'x' }, session, type)).status).toBe(403)
    expect((await at('/', session)).status).toBe(200)
    const own = { ...type, origin: 'https://tocsin.example', host: 'tocsin.example' }
    expect((await send('/sign-out', {}, session, own)).status).toBe(303)
    expect((await at('/', session)).status).toBe(401)
  })

  test('is kept by its hash only', async () => {
    const session = await signInAs(service.tokens.viewer)
    const secret = session.split('=')[1] as string
    const rows = await service.app.context.db.kysely.selectFrom('sessions').select('hash').execute()

    expect(rows.map((row) => row.hash)).toContain(hashToken(secret))
    expect(JSON.stringify(rows)).not.toContain(secret)
  })
})

describe.skipIf(!existsSync(CHROMIUM))('in a browser', () => {
  test('somebody signs in, decides by keyboard on a small screen, and signs out', async () => {
    const { app } = service
    const door = await openDoor(app.context, {
      host: '127.0.0.1',
      port: 0,
      keys: app.keys,
      tokens: new Map(),
      version: 'test',
      queue: app.queue,
    })
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] })
    try {
      const page = await browser.newPage({ viewport: { width: 400, height: 800 }, colorScheme: 'dark' })
      const complaints: string[] = []
      page.on('console', (message) => complaints.push(message.text()))
      await page.goto(`${door.address}/sign-in?token=${await signInToken(app.context)}`)
      // a browser gives focus once it has drawn the page, and a key before that goes nowhere
      await page.locator('button:focus').waitFor()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Sources' }).waitFor()
      for (const name of ['Events', 'Early warning', 'Restrictions', 'Routing', 'Sources', 'Overview']) {
        await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click()
        expect(await page.locator('[aria-current=page]').textContent()).toBe(name)
        const spill = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')
        expect(spill, `${name} is wider than the screen`).toBeLessThanOrEqual(0)
      }
      await page.goto(`${door.address}/events/${event}`)
      await page.getByText('Our judgement of it is wrong').first().click()
      expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0)
      await page.getByLabel('Note').first().fill('from the browser')
      await page.getByLabel('Impact').first().selectOption('low')
      await page.getByLabel('Note').first().press('Enter')
      await page.getByText('impact is low').waitFor()
      await page.getByRole('link', { name: 'Routing', exact: true }).first().click()
      await page.getByLabel('Reason to halt').fill('from the browser')
      await page.keyboard.press('Enter')
      await page.getByRole('status').getByText('halted').waitFor()
      await page.getByLabel('Reason to resume').fill('seen')
      await page.keyboard.press('Enter')
      await page.getByLabel('Reason to halt').waitFor()
      expect(complaints).toEqual([])
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    } finally {
      await browser.close()
      await door.close()
    }
  })
})

import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { renewSubscriptions } from '#src/actions/websub.ts'
import type { Context } from '#src/context.ts'
import { pollSoon, readSource } from '#src/db/sources.ts'
import poll from '#workers/poll.ts'
import { openService, type Service } from '../support/service.ts'

// One server is the publisher and its hub; the hub's requests to us go through `service.ask`.
let orders: URLSearchParams[] = []
let origin = ''
const feed =
  () => `<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><id>urn:t</id><updated>2026-01-01T00:00:00Z</updated>
<link rel="hub" href="${origin}/hub"/><link rel="self" href="${origin}/feed.atom"/>
<entry><id>urn:1</id><title>One</title><updated>2026-01-01T00:00:00Z</updated></entry></feed>`
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  if (request.url === '/hub') {
    orders.push(new URLSearchParams(Buffer.concat(chunks).toString()))
    response.writeHead(202).end()
  } else response.writeHead(200, { 'content-type': 'application/atom+xml' }).end(feed())
})
let service: Service
let context: Context
let clock = Date.now()

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  origin = `http://${host}`
  const source = (id: string) =>
    `- { id: local/${id}, dialect: rss, name: F, publisher: P, kind: news, authority: press, url: "${origin}/feed.atom", every: 1h }`
  service = await openService(
    `fetch: { allowPrivate: ["${host}"] }\nsources:\n  enable: []\n  custom:\n    ${source('feed')}\n    ${source('plain')}\n`,
  )
  // The service's own context, so that its HTTP door sees what is set here.
  context = service.app.context
  Object.assign(context, { websub: true, publicUrl: 'https://tocsin.example.com', now: () => new Date(clock) })
})
afterAll(async () => {
  await service.close()
  server.close()
})

const run = (id: string | null) => ({ id, attempt: 1, signal: new AbortController().signal })
async function pollNow(): Promise<void> {
  await poll.jobs.tick!(context, run(null))
  await pollSoon(context.db.kysely, 'local/feed', context.now().toISOString(), 'test')
  await poll.jobs.poll!(context, run('local/feed'))
}
const because = async (id = 'local/feed') => (await readSource(context.db.kysely, id))!.state.nextBecause
const verify = (query: Record<string, string>) =>
  service.ask(`/v1/inbound/local/feed?${new URLSearchParams(query)}`, { as: null })
const push = (body: string, signature?: string, id = 'local/feed') =>
  service.ask(`/v1/inbound/${id}`, {
    as: null,
    method: 'POST',
    body,
    headers: signature === undefined ? {} : { 'x-hub-signature': signature },
  })

test('a feed with a hub is subscribed to, verified, pushed and renewed', async () => {
  const meant = {
    'hub.mode': 'subscribe',
    'hub.topic': `${origin}/feed.atom`,
    'hub.challenge': 'c',
    'hub.lease_seconds': '864000',
  }
  expect((await verify(meant)).status).toBe(404) // nobody has asked yet

  await pollNow()
  const [order] = orders
  expect(Object.fromEntries(order!)).toMatchObject({
    'hub.mode': 'subscribe',
    'hub.topic': `${origin}/feed.atom`,
    'hub.callback': 'https://tocsin.example.com/v1/inbound/local/feed',
  })
  const secret = order!.get('hub.secret') as string
  expect(secret).toMatch(/^[0-9a-f]{64}$/)

  expect((await verify({ ...meant, 'hub.topic': `${origin}/other` })).status).toBe(404)
  expect((await verify({ ...meant, 'hub.mode': 'unsubscribe' })).status).toBe(404)
  const verified = await verify(meant)
  expect([verified.status, await verified.text()]).toEqual([200, 'c'])

  clock += 60_000
  const sign = (body: string, key = secret) => `sha256=${createHmac('sha256', key).update(body).digest('hex')}`
  for (const signature of [undefined, sign('forged', 'guess'), 'sha256=00', 'md5=00'])
    expect((await push('<feed/>', signature)).status).toBe(202)
  expect(await because()).toBe('every 1h')
  await push('<feed/>', sign('<feed/>'))
  expect(await because()).toBe('its publisher pushed')

  await renewSubscriptions(context)
  expect(orders).toHaveLength(1)
  clock += 7 * 86_400_000
  await renewSubscriptions(context)
  await renewSubscriptions(context)
  expect(orders.map((one) => one.get('hub.secret'))).toEqual([secret, secret])
})

test('a source without a subscription takes an unsigned push as a hint', async () => {
  expect((await push('{}', undefined, 'local/plain')).status).toBe(202)
  expect(await because('local/plain')).toBe('its publisher pushed')
})

test('a hub that says no is asked again later, not at every poll', async () => {
  orders = []
  await verify({ 'hub.mode': 'denied', 'hub.topic': `${origin}/feed.atom` })
  await renewSubscriptions(context)
  expect(orders).toHaveLength(0)
  clock += 13 * 3_600_000
  await renewSubscriptions(context)
  expect(orders).toHaveLength(1)
})

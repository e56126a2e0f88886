import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHttp } from '#src/net/http.ts'

const asked: string[] = []
let proxy: Server
let own: Server

beforeAll(async () => {
  proxy = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end('by proxy')
  })
  own = createServer((_, response) => response.end('directly'))
  for (const server of [proxy, own]) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  proxy.close()
  own.close()
})

const portOf = (server: Server) => (server.address() as AddressInfo).port
const viaProxy = () =>
  createHttp({
    contact: null,
    version: '0',
    allowPrivate: [`127.0.0.1:${portOf(own)}`],
    proxy: `http://127.0.0.1:${portOf(proxy)}`,
  })

test('public names go through the proxy, places of one’s own directly', async () => {
  const http = viaProxy()

  const away = await http.request('http://notices.example/list')
  const home = await http.request(`http://127.0.0.1:${portOf(own)}/`)

  expect([String(away.body), String(home.body)].map((text) => text.length > 0)).toEqual([true, true])
  expect([Buffer.from(away.body).toString(), Buffer.from(home.body).toString()]).toEqual(['by proxy', 'directly'])
  expect(asked).toEqual(['http://notices.example/list'])
  await http.close()
})

test('the proxy is not asked for what only it could see', async () => {
  const http = viaProxy()
  const before = asked.length
  for (const url of [
    'http://intranet/',
    'http://printer.local/',
    'http://vault.internal/',
    'http://10.0.0.1/',
    'http://localhost/',
  ])
    await expect(http.request(url)).rejects.toMatchObject({ code: 'fetch.blocked' })

  expect(asked.length).toBe(before)
  await http.close()
})

import { expect, test } from 'vitest'
import { type Hop, nextHop } from '#src/net/redirect.ts'

const hop = (url: string, more: Partial<Hop> = {}): Hop => ({
  url: new URL(url),
  method: 'GET',
  headers: {},
  body: null,
  ...more,
})

test('https is never left for http', () => {
  expect(() => nextHop(hop('https://a.example/x'), 301, 'http://a.example/x', [], 5)).toThrow(
    /leads from https to http/,
  )
  expect(nextHop(hop('http://a.example/x'), 301, 'https://a.example/x', [], 5)?.url.href).toBe('https://a.example/x')
})

test('the limit counts what was followed', () => {
  const followed = ['/1', '/2'].map((path) => ({ url: `https://a.example${path}` }))

  expect(() => nextHop(hop('https://a.example/2'), 302, '/3', followed, 2)).toThrow(/more than 2 redirects/)
  expect(nextHop(hop('https://a.example/2'), 302, '/3#part', followed, 3)?.url.href).toBe('https://a.example/3')
})

const rows: [number, Hop['method'], Hop['method'], boolean][] = [
  [301, 'POST', 'GET', false],
  [302, 'PUT', 'GET', false],
  [303, 'DELETE', 'GET', false],
  [307, 'POST', 'POST', true],
  [308, 'PATCH', 'PATCH', true],
  [301, 'HEAD', 'HEAD', false],
]
test.for(rows)('%s turns %s into %s', ([status, before, after, keeps]) => {
  const body = before === 'HEAD' ? null : '{}'
  const headers = { 'content-type': 'application/json', authorization: 'x' }

  const next = nextHop(hop('https://a.example/', { method: before, body, headers }), status, '/new', [], 5)

  expect([next?.method, next?.body === '{}', next?.headers.authorization]).toEqual([after, keeps, 'x'])
})

test('other statuses are answers', () => {
  expect(nextHop(hop('https://a.example/'), 300, 'https://b.example/', [], 5)).toBeNull()
  expect(nextHop(hop('https://a.example/'), 304, undefined, [], 5)).toBeNull()
})

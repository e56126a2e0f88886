import { expect, test } from 'vitest'
import { hubOf } from '#src/dialects/_hub.ts'
import { payload } from './_payload.ts'

const at = 'https://a.example/feed'
test.each([
  [
    'a Link header',
    '<html></html>',
    '<https://hub.example/>; rel="hub", <https://a.example/self>; rel=self',
    'https://a.example/self',
  ],
  ['Atom', `<feed xmlns="http://www.w3.org/2005/Atom"><link rel="hub" href="https://hub.example/"/></feed>`, null, at],
  [
    'RSS',
    `<rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"><channel><a:link rel="hub" href="https://hub.example/"/><a:link rel="self" href="https://a.example/self"/></channel></rss>`,
    null,
    'https://a.example/self',
  ],
  [
    'JSON Feed',
    {
      hubs: [
        { type: 'rssCloud', url: 'https://x/' },
        { type: 'WebSub', url: 'https://hub.example/' },
      ],
    },
    null,
    at,
  ],
])('%s names its hub', (_, body, header, topic) => {
  expect(hubOf(payload(body, at), header)).toEqual({ hub: 'https://hub.example/', topic })
})

test.each([
  ['none', '<feed xmlns="http://www.w3.org/2005/Atom"/>', null],
  ['another scheme', '<feed><link rel="hub" href="file:///etc/passwd"/></feed>', null],
  [
    'one in an entry',
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link rel="hub" href="https://hub.example/"/></entry></feed>',
    null,
  ],
  ['broken JSON', '{"hubs":', null],
  ['an endless header', '', '<'.repeat(100_000)],
])('%s is no hub', (_, body, header) => {
  expect(hubOf(payload(body, at), header)).toBeNull()
})

import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

// Feeds on loopback: `/feed/N.xml`, RSS 2.0 with 20 entries, an ETag and a Last-Modified. After `/change` every tenth feed
// has one entry more, so that 90 of 100 conditional requests are answered with 304. `/counts` says what was asked.
const counts = { requests: 0, notModified: 0, robots: 0, bytes: 0 }
let live = false

const server = createServer((request, response) => {
  const path = request.url ?? ''
  if (path === '/change') live = true
  if (path === '/counts' || path === '/change') {
    response.end(JSON.stringify(counts))
    if (path === '/change') Object.assign(counts, { requests: 0, notModified: 0, robots: 0, bytes: 0 })
    return
  }
  const number = Number(/^\/feed\/(\d+)\.xml$/.exec(path)?.[1] ?? Number.NaN)
  if (Number.isNaN(number)) {
    counts.robots += 1
    response.writeHead(404).end()
    return
  }
  counts.requests += 1
  const { body, etag, modified } = feed(number, live && number % 10 === 0 ? 21 : 20)
  const fresh =
    request.headers['if-none-match'] === etag ||
    (request.headers['if-none-match'] === undefined && request.headers['if-modified-since'] === modified)
  const headers = { etag, 'last-modified': modified, 'content-type': 'application/rss+xml; charset=utf-8' }
  if (fresh) {
    counts.notModified += 1
    response.writeHead(304, headers).end()
    return
  }
  counts.bytes += body.length
  response.writeHead(200, { ...headers, 'content-length': body.length }).end(body)
})
server.keepAliveTimeout = 5000
server.listen(0, '0.0.0.0', () => process.send?.((server.address() as AddressInfo).port))
process.on('disconnect', () => process.exit())

function feed(number: number, entries: number): { body: Buffer; etag: string; modified: string } {
  const items = Array.from({ length: entries }, (_, index) => entry(number, entries - index)).join('')
  const body = Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Feed ${number}</title>` +
      `<link>http://127.0.0.1/feed/${number}</link><description>Notices</description>${items}</channel></rss>`,
  )
  const etag = `"${createHash('sha1').update(`${number}/${entries}`).digest('hex').slice(0, 16)}"`
  return { body, etag, modified: new Date(Date.UTC(2026, 5, 1) + entries * 60_000).toUTCString() }
}

function entry(feedNumber: number, number: number): string {
  const words = `Notice ${number} of office ${feedNumber}: the list of items that need a licence has been brought up to date. `
  return (
    `<item><title>Notice ${number} of office ${feedNumber}</title><guid isPermaLink="false">n-${feedNumber}-${number}</guid>` +
    `<link>http://127.0.0.1/notice/${feedNumber}/${number}</link>` +
    `<pubDate>${new Date(Date.UTC(2026, 5, 1) + number * 60_000).toUTCString()}</pubDate>` +
    `<description>${words.repeat(4)}</description></item>`
  )
}

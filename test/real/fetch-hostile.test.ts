import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer as createTls, type Server as TlsServer } from 'node:https'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import zlib from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FetchError } from '#src/errors.ts'
import type { Http, HttpRequest } from '#src/http.ts'
import { fetchSource } from '#src/net/fetch.ts'
import { createHttp } from '#src/net/http.ts'

// A server of raw sockets: what it says need not be HTTP. The path picks the misbehaviour.
const MB = 1024 * 1024
const zeros = Buffer.alloc(32 * MB)
const head = (...lines: string[]) => `HTTP/1.1 ${lines.join('\r\n')}\r\n\r\n`
const packed = (coding: string, body: Buffer) =>
  Buffer.concat([Buffer.from(head('200 OK', `content-encoding: ${coding}`, 'connection: close')), body])
const gzipped = zlib.gzipSync(zeros)
const small = zlib.gzipSync(Buffer.from('hello '.repeat(500)))

type Misbehave = (socket: Socket, request: string) => void
const say =
  (bytes: string | Buffer): Misbehave =>
  (socket) =>
    socket.end(bytes)
const drip =
  (first: string, chunk: string | Buffer, everyMs: number): Misbehave =>
  (socket) => {
    socket.write(first)
    const timer = setInterval(() => socket.write(chunk), everyMs)
    socket.on('close', () => clearInterval(timer))
  }
const flood =
  (first: string): Misbehave =>
  (socket) => {
    socket.write(first)
    const more = () => {
      while (!socket.destroyed && socket.write(zeros.subarray(0, 256 * 1024)));
    }
    socket.on('drain', more)
    more()
  }

const behaviours: Record<string, Misbehave> = {
  '/fine': say(packed('gzip', small)),
  '/says-too-much': say(head('200 OK', 'content-length: 99000000')),
  '/endless': flood(head('200 OK')),
  '/endless-gzip': (socket) => {
    socket.write(head('200 OK', 'content-encoding: gzip'))
    const more = () => {
      while (!socket.destroyed && socket.write(gzipped)); // member after member, 32 MiB each
    }
    socket.on('drain', more)
    more()
  },
  '/mute': () => {},
  '/drip-headers': drip('HTTP/1.1 200 OK\r\n', 'x: y\r\n', 20),
  '/drip-body': drip(head('200 OK', 'content-length: 100000'), 'a', 20),
  '/bomb-gzip': say(packed('gzip', gzipped)),
  '/bomb-deflate': say(packed('deflate', zlib.deflateSync(zeros))),
  '/bomb-raw-deflate': say(packed('deflate', zlib.deflateRawSync(zeros))),
  '/bomb-br': say(
    packed('br', zlib.brotliCompressSync(zeros, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 } })),
  ),
  '/bomb-zstd': say(packed('zstd', zlib.zstdCompressSync(zeros))),
  '/bomb-twice': say(packed('gzip, gzip', zlib.gzipSync(gzipped))),
  '/onion': say(packed('gzip, gzip, gzip, gzip', small)),
  '/strange-coding': say(packed('constructor', small)),
  '/not-gzip': say(packed('gzip', Buffer.from('<html>not compressed at all</html>'))),
  '/half-gzip': say(packed('gzip', small.subarray(0, small.length - 12))),
  '/half-zstd': say(packed('zstd', zlib.zstdCompressSync(Buffer.from('hello '.repeat(500))).subarray(0, 20))),
  '/wide-zstd': say(
    packed('zstd', zlib.zstdCompressSync(zeros, { params: { [zlib.constants.ZSTD_c_windowLog]: 27 } })),
  ),
  '/circle': say(head('302 Found', 'location: /circle-2', 'content-length: 0')),
  '/circle-2': say(head('302 Found', 'location: /circle', 'content-length: 0')),
  '/nowhere': say(head('301 Moved', 'content-length: 0')),
  '/to-metadata': say(head('302 Found', 'location: http://169.254.169.254/latest/meta-data/')),
  '/to-loopback': say(head('302 Found', 'location: http://127.0.0.1:1/')),
  '/to-file': say(head('302 Found', 'location: file:///etc/passwd')),
  '/to-userinfo': say(head('302 Found', 'location: http://user:secret@example.com/')),
  '/to-garbage': say(head('302 Found', 'location: http://[:::]/')),
  '/header-bomb': say(head('200 OK', `x: ${'y'.repeat(200_000)}`)),
  '/header-crowd': say(head('200 OK', ...Array.from({ length: 15_000 }, (_, index) => `x-${index}: y`))),
  '/not-http': say('220 mail.example.com ESMTP\r\n'),
  '/bytes': say(Buffer.alloc(5000, 255)),
  '/hangs-up': (socket) => socket.destroy(),
  '/short-body': say(`${head('200 OK', 'content-length: 5000')}abc`),
  '/short-chunks': say(`${head('200 OK', 'transfer-encoding: chunked')}ff\r\nabc`),
  '/bad-chunks': say(`${head('200 OK', 'transfer-encoding: chunked')}zz\r\nabc\r\n`),
  '/two-lengths': say(`${head('200 OK', 'content-length: 3', 'content-length: 4')}abcd`),
  '/length-and-chunks': say(
    `${head('200 OK', 'content-length: 3', 'transfer-encoding: chunked')}3\r\nabc\r\n0\r\n\r\n`,
  ),
  '/negative-length': say(`${head('200 OK', 'content-length: -1')}abc`),
  '/wall': say(head('403 Forbidden', 'cf-mitigated: challenge', 'content-length: 0')),
  '/wall-200': say(
    `${head('200 OK', 'content-type: text/html', 'content-length: 34')}<script>window._cf_chl_opt</script`,
  ),
  '/busy': say(head('429 Too Many', 'retry-after: 120', 'content-length: 0')),
  '/lies-304': say(head('304 Not Modified')),
  '/no-content': say(head('204 No Content')),
}

let server: Server
let tls: TlsServer | null = null
let http: Http
let origin = ''
let connections = 0
const seen: string[] = []

beforeAll(async () => {
  server = createServer((socket) => {
    connections += 1
    socket.on('error', () => {})
    socket.once('data', (data) => {
      const request = data.toString('latin1')
      seen.push(request)
      const path = request.split(' ')[1]?.split('?')[0] ?? ''
      ;(behaviours[path] ?? say(head('200 OK', 'content-length: 0')))(socket, request)
    })
  })
  await listen(server)
  const { port } = server.address() as AddressInfo
  origin = `http://127.0.0.1:${port}`
  tls = selfSigned()
  if (tls) await listen(tls)
  http = createHttp({
    contact: 'ops@example.com',
    version: '1.2.3',
    allowPrivate: [`127.0.0.1:${port}`, ...(tls ? [`127.0.0.1:${(tls.address() as AddressInfo).port}`] : [])],
    resolve: (host, done) => done(null, RESOLVES[host.replace(/\.$/, '')] ?? []),
  })
})
afterAll(async () => {
  await http.close()
  server.close()
  tls?.close()
})

const RESOLVES: Record<string, { address: string; family: number }[]> = {
  'rebind.example': [{ address: '127.0.0.1', family: 4 }],
  'mixed.example': [
    { address: '93.184.216.34', family: 4 },
    { address: '10.0.0.1', family: 4 },
  ],
  'metadata.google.internal': [{ address: '169.254.169.254', family: 4 }],
  'cgnat.example': [{ address: '100.64.1.1', family: 4 }],
  'v6.example': [{ address: '::1', family: 6 }],
  'mapped.example': [{ address: '::ffff:10.0.0.1', family: 6 }],
  'zone.example': [{ address: 'fe80::1%eth0', family: 6 }],
  localhost: [
    { address: '::1', family: 6 },
    { address: '127.0.0.1', family: 4 },
  ],
}

const failure = async (url: string, request: HttpRequest = {}): Promise<FetchError> => {
  try {
    await http.request(url, { timeoutMs: 20_000, maxBytes: MB, maxRedirects: 5, ...request })
  } catch (error) {
    return error as FetchError
  }
  throw new Error(`${url} was read`)
}

describe('a hostile answer has one clear error', () => {
  const rows: [string, string, RegExp][] = [
    ['/says-too-much', 'fetch.too-large', /says it has 99000000 bytes, at most 1048576/],
    ['/endless', 'fetch.too-large', /larger than 1048576 bytes/],
    ['/endless-gzip', 'fetch.too-large', /larger than/],
    ['/bomb-gzip', 'fetch.too-large', /larger than/],
    ['/bomb-deflate', 'fetch.too-large', /larger than/],
    ['/bomb-raw-deflate', 'fetch.too-large', /larger than/],
    ['/bomb-br', 'fetch.too-large', /larger than/],
    ['/bomb-zstd', 'fetch.too-large', /larger than/],
    ['/bomb-twice', 'fetch.too-large', /larger than/],
    ['/onion', 'fetch.encoding', /compressed 4 times/],
    ['/strange-coding', 'fetch.encoding', /'constructor' is not known/],
    ['/not-gzip', 'fetch.encoding', /not valid gzip/],
    ['/half-gzip', 'fetch.encoding', /not valid gzip: unexpected end/],
    ['/half-zstd', 'fetch.encoding', /not valid zstd/],
    ['/wide-zstd', 'fetch.encoding', /not valid zstd/],
    ['/circle', 'fetch.redirect', /in a circle/],
    ['/nowhere', 'fetch.redirect', /301 without a location/],
    ['/to-metadata', 'fetch.blocked', /169\.254\.169\.254 is a link-local address/],
    ['/to-loopback', 'fetch.blocked', /port 1 is not fetched/],
    ['/to-file', 'fetch.blocked', /scheme file/],
    ['/to-userinfo', 'fetch.blocked', /user name or password/],
    ['/to-garbage', 'fetch.redirect', /not an address/],
    ['/header-bomb', 'fetch.too-large', /headers are larger than 65536/],
    ['/header-crowd', 'fetch.too-large', /headers are larger/],
    ['/not-http', 'fetch.network', /not HTTP/],
    ['/bytes', 'fetch.network', /not HTTP/],
    ['/hangs-up', 'fetch.network', /ended before the answer did|reset/],
    ['/short-body', 'fetch.network', /ended before the answer did|length/],
    ['/short-chunks', 'fetch.network', /ended before the answer did/],
    ['/bad-chunks', 'fetch.network', /not HTTP/],
    ['/two-lengths', 'fetch.network', /not have the length/],
    ['/length-and-chunks', 'fetch.network', /not have the length/],
    ['/negative-length', 'fetch.network', /not HTTP/],
  ]
  test.for(rows)('%s: %s', async ([path, code, message]) => {
    const error = await failure(`${origin}${path}?token=secret`)

    expect(error.code).toBe(code)
    expect(error.message).toMatch(message)
    expect(error.message).not.toContain('secret')
  })

  test.for([['/mute'], ['/drip-headers'], ['/drip-body']])('%s ends when its time is over', async ([path]) => {
    const started = performance.now()
    const error = await failure(`${origin}${path}`, { timeoutMs: 300 })

    expect([error.code, error.retryable]).toEqual(['fetch.timeout', true])
    expect(error.message).toMatch(/not done after 300 ms/)
    expect(performance.now() - started).toBeLessThan(2000)
  })

  test('bombs beside each other never fill memory', async () => {
    const before = process.memoryUsage().rss
    let most = 0
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5)
    const paths = ['gzip', 'deflate', 'br', 'zstd', 'twice'].flatMap((name) => [
      `/bomb-${name}`,
      '/endless-gzip',
      '/endless',
    ])

    const errors = await Promise.all(paths.map((path) => failure(`${origin}${path}`)))
    clearInterval(watch)

    expect(new Set(errors.map((error) => error.code))).toEqual(new Set(['fetch.too-large']))
    // 15 bodies of 32 MiB and more were sent; each may hold 1 MiB, its window and some chunks.
    expect((most - before) / MB).toBeLessThan(250)
  })

  test('the caller can stop a request', async () => {
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 30)

    expect((await failure(`${origin}/mute`, { signal: stop.signal })).message).toMatch(/cancelled by the caller/)
  })

  test('an honest answer after all of this is read', async () => {
    const { status, body } = await http.request(`${origin}/fine`)

    expect([status, body.length]).toEqual([200, 3000])
    expect(seen.at(-1)).toMatch(/user-agent: Tocsin\/1\.2\.3 \(\+ops@example\.com\)/i)
  })
})

describe('addresses that are not public are never connected to', () => {
  const rows: [string, RegExp][] = [
    ['http://127.0.0.1/', /loopback/],
    ['http://127.1/', /loopback/],
    ['http://2130706433/', /loopback/],
    ['http://0x7f000001/', /loopback/],
    ['http://017700000001/', /loopback/],
    ['http://0/', /unspecified/],
    ['http://10.1.2.3/', /private/],
    ['http://172.16.0.1/', /private/],
    ['http://192.168.0.1/', /private/],
    ['http://100.64.0.1/', /carrier-grade NAT/],
    ['http://100.100.100.200/', /carrier-grade NAT/],
    ['http://169.254.169.254/', /link-local/],
    ['http://168.63.129.16/', /metadata/],
    ['http://192.0.0.192/', /reserved/],
    ['http://198.18.0.1/', /reserved|benchmarking/],
    ['http://224.0.0.1/', /multicast/],
    ['http://255.255.255.255/', /broadcast/],
    ['http://[::]/', /unspecified/],
    ['http://[::1]/', /loopback/],
    ['http://[::ffff:127.0.0.1]/', /loopback/],
    ['http://[::ffff:a9fe:a9fe]/', /link-local/],
    ['http://[::127.0.0.1]/', /ipv4Mapped|reserved/],
    ['http://[64:ff9b::7f00:1]/', /loopback/],
    ['http://[64:ff9b:1::7f00:1]/', /rfc6052|reserved/],
    ['http://[2002:7f00:1::]/', /6to4/],
    ['http://[2001::1]/', /teredo/],
    ['http://[2001:db8::1]/', /reserved/],
    ['http://[fc00::1]/', /unique-local/],
    ['http://[fd00:ec2::254]/', /unique-local/],
    ['http://[fe80::1]/', /link-local/],
    ['http://[fec0::1]/', /site-local/],
    ['http://[ff02::1]/', /multicast/],
    ['http://[4000::1]/', /reserved/],
    ['http://localhost/', /loopback/],
    ['http://localhost./', /loopback/],
    ['http://rebind.example/', /rebind\.example \(127\.0\.0\.1\) is a loopback address/],
    ['http://mixed.example/', /10\.0\.0\.1\) is a private/],
    ['http://metadata.google.internal/', /link-local/],
    ['http://cgnat.example/', /carrier-grade NAT/],
    ['http://v6.example/', /loopback/],
    ['http://mapped.example/', /private/],
    ['http://zone.example/', /link-local/],
    ['https://rebind.example/', /loopback/],
    ['http://example.com:22/', /port 22/],
    ['http://example.com:6667/', /port 6667/],
    ['ftp://example.com/', /scheme ftp/],
    ['gopher://127.0.0.1/', /scheme gopher/],
    ['http://user@example.com/', /user name or password/],
    ['http://a_b!c.example/', /host name/],
    ['//example.com/', /not an absolute address/],
    [`http://example.com/${'a'.repeat(9000)}`, /longer than 8192/],
  ]
  test.for(rows)('%s', async ([url, message]) => {
    const before = connections
    const error = await failure(url)

    expect([error.code, error.retryable]).toEqual(['fetch.blocked', false])
    expect(error.message).toMatch(message)
    expect(connections).toBe(before)
  })

  test('a name that points at an allowed place passes, and says what to allow when it does not', async () => {
    const port = new URL(origin).port

    expect((await http.request(`http://rebind.example:${port}/fine`)).status).toBe(200)
    expect((await failure('http://10.0.0.8:8080/')).message).toContain('fetch.allowPrivate does not list 10.0.0.8:8080')
  })

  test('an entry by name opens private addresses, never metadata', async () => {
    const named = createHttp({
      contact: null,
      version: '0',
      allowPrivate: ['metadata.google.internal:80', 'v6.example:80'],
      resolve: (host, done) => done(null, RESOLVES[host] ?? []),
    })
    const error = (url: string) =>
      named.request(url, { timeoutMs: 3000 }).then(
        () => null,
        (each) => each as FetchError,
      )

    expect((await error('http://metadata.google.internal/'))?.code).toBe('fetch.blocked')
    expect((await error('http://v6.example/'))?.code).not.toBe('fetch.blocked')
    await named.close()
  })
})

describe('requests cannot be bent', () => {
  const rows: [string, Record<string, string>][] = [
    ['a line break in a value', { accept: 'a\r\nx-evil: 1' }],
    ['a line break in a name', { 'x\r\nx-evil': '1' }],
    ['a NUL in a value', { accept: 'a\u0000b' }],
    ['letters that headers cannot carry', { accept: '☎' }],
    ['a host of its own', { Host: 'evil.example' }],
    ['a length of its own', { 'Content-Length': '3' }],
    ['chunks of its own', { 'transfer-encoding': 'chunked' }],
  ]
  test.for(rows)('%s is refused', async ([, headers]) => {
    expect((await failure(`${origin}/fine`, { headers })).code).toBe('fetch.blocked')
  })

  test('line breaks in the address do not reach the wire', async () => {
    await http.request(`${origin}/fine\r\nx-evil: 1`).catch(() => null)

    expect(
      seen
        .at(-1)
        ?.split('\r\n')
        .filter((line) => line.startsWith('x-evil')),
    ).toEqual([])
  })

  test('secrets do not travel to another origin', async () => {
    const port = new URL(origin).port
    behaviours['/away'] = say(
      head('307 Temporary', `location: http://rebind.example:${port}/landed`, 'content-length: 0'),
    )
    behaviours['/stays'] = say(head('307 Temporary', 'location: /landed', 'content-length: 0'))
    const headers = {
      authorization: 'Bearer s3cret',
      'x-api-key': 's3cret',
      cookie: 's3cret',
      accept: 'application/json',
    }

    await http.request(`${origin}/away`, { headers, maxRedirects: 1 })
    const abroad = seen.at(-1)!
    await http.request(`${origin}/stays`, { headers, maxRedirects: 1 })

    expect(abroad).toContain('GET /landed')
    expect(abroad).toContain('application/json')
    expect(abroad).not.toContain('s3cret')
    expect(seen.at(-1)).toContain('Bearer s3cret')
    const post = await failure(`${origin}/away`, { method: 'POST', body: 's3cret', maxRedirects: 1 })
    expect(post.message).toMatch(/would send the body to another origin/)
  })

  test('without a wish for redirects a redirect is an answer', async () => {
    expect((await http.request(`${origin}/to-metadata`)).status).toBe(302)
  })
})

describe('reading a source', () => {
  const rows: [string, string, RegExp, number | null][] = [
    ['/wall', 'fetch.bot-wall', /Cloudflare/, null],
    ['/wall-200', 'fetch.bot-wall', /Cloudflare/, null],
    ['/busy', 'fetch.http', /answered 429, retry-after 120/, 120_000],
    ['/lies-304', 'fetch.http', /304 .* unconditional/, null],
    ['/no-content', 'fetch.http', /answered 204/, null],
  ]
  test.for(rows)('%s: %s', async ([path, code, message, retryAfterMs]) => {
    const error: FetchError = await fetchSource(http, { url: `${origin}${path}` }).then(
      () => expect.unreachable(),
      (each) => each,
    )

    expect(error.code).toBe(code)
    expect(error.message).toMatch(message)
    expect(error.retryAfterMs).toBe(retryAfterMs)
  })
})

describe('broken TLS', () => {
  test('a server that does not speak it', async () => {
    const error = await failure(origin.replace('http:', 'https:'))

    expect([error.code, error.retryable]).toEqual(['fetch.network', true])
    expect(error.message).toMatch(/TLS failed/)
  })

  test('a certificate that nobody vouches for', async (context) => {
    if (tls === null) return context.skip('no openssl here to make a certificate')
    const error = await failure(`https://127.0.0.1:${(tls.address() as AddressInfo).port}/`)

    expect(error.message).toMatch(/TLS failed: .*self.signed/)
  })
})

function listen(each: Server | TlsServer): Promise<void> {
  return new Promise((resolve) => each.listen(0, '127.0.0.1', resolve))
}

function selfSigned(): TlsServer | null {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-tls-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  try {
    const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1']
    execFileSync('openssl', [...made, '-keyout', key, '-out', cert], { stdio: 'ignore' })
    return createTls({ key: readFileSync(key), cert: readFileSync(cert) }, (_, response) => response.end('never read'))
  } catch {
    return null
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

import { type LookupAddress, lookup as systemLookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { buildConnector } from 'undici'
import { FetchError } from '../errors.ts'
import { redacted } from './redact.ts'

/** Answers a host name with all its addresses; the system's resolver, or a scripted one. */
export type Resolve = (host: string, done: (error: Error | null, addresses: LookupAddress[]) => void) => void

/** Which places outbound HTTP may reach. */
export interface Guard {
  /**
   * Judges what can be seen in the address itself: scheme, userinfo, port, literal IP.
   * @throws FetchError `blocked`
   */
  check(url: URL): void
  /** Opens sockets; every address is judged after it was resolved and once more on the connected socket. */
  connect: buildConnector.connector
  /**
   * An address of a host for other protocols than HTTP, judged like those of `connect`; connect to it, not to the name.
   * @throws FetchError `blocked`, `network`
   */
  address(host: string, port: number): Promise<string>
  /** True when `host:port` stands in the list of private places that are let through. */
  allows(host: string, port: number): boolean
}

/** Where the list of private places stands in the configuration; named in messages so that people find it. */
const SETTING = 'fetch.allowPrivate'

/** Ports that browsers refuse too (WHATWG Fetch, "bad port"), from 1024 up; below it only 80 and 443 pass. */
const BAD_PORTS = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
])

// Public by number, private by purpose: the virtual "wire server" of Azure machines.
const METADATA = new Set(['168.63.129.16'])

/** Ranges that an entry by host name opens. Link-local (metadata) and the rest need an entry by address. */
const INTERNAL = new Set(['loopback', 'private', 'carrier-grade NAT', 'unique-local'])

const RANGES: Readonly<Record<string, string>> = {
  carrierGradeNat: 'carrier-grade NAT',
  linkLocal: 'link-local',
  uniqueLocal: 'unique-local',
  deprecatedSiteLocal: 'site-local',
}

/** Makes a guard. `allowPrivate` holds `host:port` entries: a host name, an IPv4 address or a bracketed IPv6 address. */
export function createGuard(allowPrivate: readonly string[], resolve: Resolve = resolveBySystem): Guard {
  const allowed = new Set(allowPrivate.map(normalEntry))
  const allows = (host: string, port: number) => allowed.has(`${bare(host)}:${port}`)

  const judge = (host: string, port: number, address: string): string | null => {
    const range = specialRange(address)
    if (range === null || allows(address, port)) return null
    return allows(host, port) && INTERNAL.has(range) ? null : range
  }

  const lookupFor =
    (port: number): LookupFunction =>
    (host, options, done) => {
      resolve(host, (error, addresses) => {
        if (error) return done(error, '', 0)
        if (addresses.length === 0) return done(new Error(`no address for ${host}`), '', 0)
        // One bad address spoils the name: an honest name has no private twin, a rebinding one has.
        for (const { address } of addresses) {
          const range = judge(host, port, address)
          if (range !== null) return done(blockedAddress(host, port, address, range), '', 0)
        }
        if (options.all) return done(null, addresses)
        done(null, addresses[0]!.address, addresses[0]!.family)
      })
    }

  const connectors = new Map<number, buildConnector.connector>()
  const connectorFor = (port: number): buildConnector.connector => {
    let connector = connectors.get(port)
    if (connector === undefined) {
      connector = buildConnector({
        allowH2: false,
        timeout: 10_000,
        lookup: lookupFor(port),
      } as buildConnector.BuildOptions)
      if (connectors.size < 256) connectors.set(port, connector) // hostile links may name any port
    }
    return connector
  }

  return {
    allows,
    check(url) {
      const where = redacted(url)
      if (url.protocol !== 'http:' && url.protocol !== 'https:') {
        throw new FetchError('blocked', `scheme ${url.protocol.slice(0, -1)} is not fetched (${where})`)
      }
      if (url.username !== '' || url.password !== '') {
        throw new FetchError('blocked', `address carries a user name or password (${where})`)
      }
      const port = portOf(url)
      const host = bare(url.hostname)
      if (!saneHost(url.hostname)) throw new FetchError('blocked', `not a host name that can be reached (${where})`)
      if (!allows(host, port) && ((port < 1024 && port !== 80 && port !== 443) || BAD_PORTS.has(port))) {
        throw new FetchError('blocked', `port ${port} is not fetched (${where})`)
      }
      if (isIP(host) !== 0) {
        const range = judge(host, port, host)
        if (range !== null) throw blockedAddress(host, port, host, range)
      }
    },
    async address(host, port) {
      const name = bare(host)
      if (isIP(name) !== 0) {
        const range = judge(name, port, name)
        if (range !== null) throw blockedAddress(name, port, name, range)
        return name
      }
      return new Promise((done, fail) => {
        lookupFor(port)(name, { all: false }, (error, address) => {
          if (error === null) done(address as string)
          else if (error instanceof FetchError) fail(error)
          else fail(new FetchError('network', `host name does not resolve (${name})`, { cause: error }))
        })
      })
    },
    connect(options, done) {
      const port = options.port === '' ? (options.protocol === 'https:' ? 443 : 80) : Number(options.port)
      const host = bare(options.hostname)
      // net.connect asks no resolver for a literal address, so it is judged here.
      const range = isIP(host) === 0 ? null : judge(host, port, host)
      if (range !== null) return done(blockedAddress(host, port, host, range), null)
      connectorFor(port)(options, (...outcome) => {
        const socket = outcome[1]
        // undici leaves the socket out, rather than giving null, when connecting failed
        if (!socket) return done(...outcome)
        const remote = socket.remoteAddress
        const wrong = remote === undefined ? null : judge(host, port, remote)
        if (wrong === null) return done(null, socket)
        socket.destroy()
        done(blockedAddress(host, port, remote!, wrong), null)
      })
    },
  }
}

/** Why an IP address is not an ordinary public one, as a short word; null when it is. */
export function specialRange(address: string): string | null {
  if (address.includes('%')) return 'link-local' // a zone id only means something on this machine's own links
  if (isIP(address) === 0) return 'unreadable' // stricter than ipaddr.js, which reads 1.2.3 and 0x7f.1 too
  const parsed = ipaddr.parse(address)
  if (parsed instanceof ipaddr.IPv4) {
    if (METADATA.has(parsed.toString())) return 'metadata'
    const range = parsed.range()
    return range === 'unicast' ? null : (RANGES[range] ?? range)
  }
  const ip = parsed as ipaddr.IPv6
  const embedded = embeddedIpv4(ip.parts)
  if (embedded !== null) return specialRange(embedded)
  const range = ip.range()
  // RFC 4291: only 2000::/3 is assigned as global unicast; everything outside it is refused by default.
  if (range === 'unicast') return ip.parts[0]! >= 0x2000 && ip.parts[0]! <= 0x3fff ? null : 'reserved'
  return RANGES[range] ?? range
}

/** IPv4 inside `::ffff:0:0/96` (mapped) and `64:ff9b::/96` (NAT64, RFC 6052): those reach the IPv4 address itself. */
function embeddedIpv4(parts: readonly number[]): string | null {
  const prefix = parts.slice(0, 6).join(':')
  if (prefix !== '0:0:0:0:0:65535' && prefix !== `${0x64}:${0xff9b}:0:0:0:0`) return null
  const [high, low] = [parts[6]!, parts[7]!]
  return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`
}

function blockedAddress(host: string, port: number, address: string, range: string): FetchError {
  const name = host === address ? address : `${host} (${address})`
  return new FetchError('blocked', `${name} is a ${range} address; ${SETTING} does not list ${bracketed(host)}:${port}`)
}

function resolveBySystem(host: string, done: (error: Error | null, addresses: LookupAddress[]) => void): void {
  systemLookup(host, { all: true, verbatim: true }, (error, addresses) => done(error, addresses ?? []))
}

function normalEntry(entry: string): string {
  const url = URL.parse(`http://${entry}`)
  if (url === null || !/:\d+$/.test(entry) || url.pathname !== '/')
    throw new Error(`${SETTING}: not host:port: '${entry}'`)
  return `${bare(url.hostname)}:${portOf(url)}`
}

const portOf = (url: URL): number => (url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port))
const bare = (host: string): string =>
  host
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase()
const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host)
// The URL parser keeps `_`, `!` and other characters that no public host name has; DNS names end at 253 characters.
const saneHost = (host: string): boolean => host.startsWith('[') || (host.length <= 254 && /^[a-z0-9._-]+$/.test(host))

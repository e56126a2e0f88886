import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign as signBytes,
  timingSafeEqual,
  verify as verifyBytes,
} from 'node:crypto'
import { z } from 'zod'

/** Longest difference between a signed timestamp and now that the reference libraries accept. */
export const TOLERANCE_MS = 300_000

// DER in front of the 32 raw bytes of an ed25519 key (RFC 8410): PKCS#8 seed and SPKI public key
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

/** Signs a message with HMAC-SHA256 as Standard Webhooks do (`v1,…`). `timestamp` is in seconds; `secret` is `whsec_` and base64. */
export function signHmac(id: string, timestamp: number, body: string | Uint8Array, secret: string): string {
  return `v1,${createHmac('sha256', secretBytes(secret))
    .update(signedContent(id, timestamp, body))
    .digest('base64')}`
}

/** Signs a message with ed25519 (`v1a,…`); `key` is `whsk_` and base64 of the seed, with or without the public half. */
export function signEd25519(id: string, timestamp: number, body: string | Uint8Array, key: string): string {
  return `v1a,${signBytes(null, signedContent(id, timestamp, body), privateKey(key)).toString('base64')}`
}

/** What the other side sent, as it stands in the headers `webhook-id`, `webhook-timestamp` and `webhook-signature`. */
export interface SignedMessage {
  id: string | undefined
  timestamp: string | undefined
  signature: string | undefined
  body: string | Uint8Array
}

/**
 * Checks a signed message: any signature by any key is enough, so that keys can rotate. `keys` are `whsec_` secrets and
 * `whpk_` public keys; `toleranceMs` is how far the timestamp may be from `now`, null when age does not matter.
 * Answers why it is not accepted, or null.
 */
export function refusal(
  { id, timestamp, signature, body }: SignedMessage,
  keys: readonly string[],
  now: Date,
  toleranceMs: number | null = TOLERANCE_MS,
): string | null {
  if (!id || !timestamp || !signature) return 'not signed: id, timestamp or signature is missing'
  if (id.includes('.')) return 'the id must not hold a dot'
  if (!/^\d{1,12}$/.test(timestamp)) return `the timestamp is not a number of seconds: '${timestamp.slice(0, 40)}'`
  const ageMs = now.getTime() - Number(timestamp) * 1000
  if (toleranceMs !== null && Math.abs(ageMs) > toleranceMs)
    return `the timestamp is ${Math.round(Math.abs(ageMs) / 1000)} s ${ageMs > 0 ? 'old' : 'ahead'}`
  const content = signedContent(id, Number(timestamp), body)
  return anyValid(signature, keys, content) ? null : 'no signature is valid for a known key'
}

const Heartbeat = z.object({ stream: z.string(), generation: z.int(), ts: z.int() })
/** The proof that "no change" is fresh: which generation was current at `ts` (seconds). */
export type Heartbeat = z.infer<typeof Heartbeat>

/** The two headers of a 304. The signature is over the heartbeat's base64 text, which holds no dot, so it never passes for a message. */
export function signHeartbeat(heartbeat: Heartbeat, keys: readonly string[]): { heartbeat: string; signature: string } {
  const { stream, generation, ts } = heartbeat
  const text = Buffer.from(JSON.stringify({ stream, generation, ts })).toString('base64')
  const signature = keys
    .map((key) => `v1a,${signBytes(null, Buffer.from(text), privateKey(key)).toString('base64')}`)
    .join(' ')
  return { heartbeat: text, signature }
}

/** Reads a heartbeat that one of the `whpk_` keys signed within `toleranceMs` of `now`; else says why it is refused. */
export function readHeartbeat(
  heartbeat: string | undefined,
  signature: string | undefined,
  keys: readonly string[],
  now: Date,
  toleranceMs = TOLERANCE_MS,
): { heartbeat: Heartbeat } | { refusal: string } {
  if (!heartbeat || !signature) return { refusal: 'no heartbeat' }
  const asymmetric = keys.filter((key) => key.startsWith('whpk_'))
  if (!anyValid(signature, asymmetric, Buffer.from(heartbeat)))
    return { refusal: 'the heartbeat is not signed by a known key' }
  const parsed = Heartbeat.safeParse(JSON.parse(Buffer.from(heartbeat, 'base64').toString('utf8')))
  if (!parsed.success) return { refusal: 'the heartbeat is malformed' }
  const ageMs = now.getTime() - parsed.data.ts * 1000
  if (Math.abs(ageMs) > toleranceMs) return { refusal: `the heartbeat is ${Math.round(ageMs / 1000)} s old` }
  return { heartbeat: parsed.data }
}

/** The key pair of 32 random bytes: `whsk_` to sign with, `whpk_` to publish, and a short id to tell keys apart. */
export function keyPair(seed: Uint8Array): { secret: string; public: string } {
  const secret = `whsk_${Buffer.from(seed).toString('base64')}`
  const raw = createPublicKey(privateKey(secret)).export({ type: 'spki', format: 'der' }).subarray(SPKI.length)
  return { secret, public: `whpk_${raw.toString('base64')}` }
}

/** What is wrong with a `whsec_`, `whsk_` or `whpk_` key, or null. */
export function keyProblem(key: string): string | null {
  const bytes = rawBytes(key)
  const prefix = key.slice(0, key.indexOf('_') + 1)
  if (bytes === null) return 'not a key: it must be whsec_, whsk_ or whpk_ and base64'
  // the standard asks for 24 to 64 random bytes, its libraries take any number
  if (prefix === 'whsec_') return bytes.length > 0 ? null : 'a whsec_ secret must not be empty'
  if (prefix === 'whpk_') return bytes.length === 32 ? null : 'a whpk_ key has 32 bytes'
  return bytes.length === 32 || bytes.length === 64 ? null : 'a whsk_ key has 32 bytes, or 64 with its public half'
}

function anyValid(header: string, keys: readonly string[], content: Uint8Array): boolean {
  return header
    .split(' ')
    .slice(0, 16)
    .some((entry) => {
      const comma = entry.indexOf(',')
      const version = entry.slice(0, comma)
      const given = Buffer.from(entry.slice(comma + 1), 'base64')
      return keys.some((key) => {
        if (version === 'v1a' && key.startsWith('whpk_')) return verifyBytes(null, content, publicKey(key), given)
        if (version !== 'v1' || !key.startsWith('whsec_')) return false
        const expected = createHmac('sha256', secretBytes(key)).update(content).digest()
        return given.length === expected.length && timingSafeEqual(given, expected)
      })
    })
}

function signedContent(id: string, timestamp: number, body: string | Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`${id}.${timestamp}.`), typeof body === 'string' ? Buffer.from(body) : body])
}

function secretBytes(secret: string): Buffer {
  return checked(secret, 'whsec_')
}

function privateKey(key: string): KeyObject {
  const der = Buffer.concat([PKCS8, checked(key, 'whsk_').subarray(0, 32)])
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
}

function publicKey(key: string): KeyObject {
  return createPublicKey({ key: Buffer.concat([SPKI, checked(key, 'whpk_')]), format: 'der', type: 'spki' })
}

/** @throws Error that names the kind of key, never its value. */
function checked(key: string, prefix: string): Buffer {
  const problem = key.startsWith(prefix) ? keyProblem(key) : `a ${prefix} key is needed`
  if (problem !== null) throw new Error(problem)
  return rawBytes(key)!
}

function rawBytes(key: string): Buffer | null {
  const match = /^wh(?:sec|sk|pk)_([A-Za-z0-9+/]+={0,2})$/.exec(key)
  return match === null ? null : Buffer.from(match[1]!, 'base64')
}

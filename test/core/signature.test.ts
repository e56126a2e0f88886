import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import {
  keyPair,
  keyProblem,
  readHeartbeat,
  refusal,
  signEd25519,
  signHeartbeat,
  signHmac,
  TOLERANCE_MS,
} from '#src/core/signature.ts'

const now = new Date('2026-06-13T01:30:00Z')
const seconds = now.getTime() / 1000
const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const older = `whsec_${Buffer.alloc(32, 8).toString('base64')}`
const pair = keyPair(new Uint8Array(32).fill(3))
const other = keyPair(new Uint8Array(32).fill(4))
const message = (signature: string, change: { id?: string; timestamp?: string; body?: string } = {}) => ({
  id: 'msg_1',
  timestamp: String(seconds),
  body: '{"a":1}',
  signature,
  ...change,
})

describe('hmac', () => {
  test("gives the standard's own test vector", () => {
    expect(
      signHmac(
        'msg_p5jXN8AQM9LWM0D4loKWxJek',
        1614265330,
        '{"test": 2432232314}',
        'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      ),
    ).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  })

  test('is what the reference library verifies, also beside another signature', () => {
    const body = '{"naïve":"✓"}'
    const at = Math.floor(Date.now() / 1000)
    const signature = `${signHmac('msg_2', at, body, older)} ${signHmac('msg_2', at, body, secret)}`
    const headers = { 'webhook-id': 'msg_2', 'webhook-timestamp': String(at), 'webhook-signature': signature }
    expect(new Webhook(secret.slice('whsec_'.length)).verify(body, headers)).toEqual({ naïve: '✓' })
    expect(() => new Webhook(secret.slice('whsec_'.length)).verify(`${body} `, headers)).toThrow()
  })

  test('accepts any known key while keys rotate', () => {
    const both = `${signHmac('msg_1', seconds, '{"a":1}', secret)} ${signHmac('msg_1', seconds, '{"a":1}', older)}`
    expect(refusal(message(both), [older], now)).toBeNull()
    expect(refusal(message(both), [secret], now)).toBeNull()
    expect(refusal(message(both), [pair.public], now)).toBe('no signature is valid for a known key')
  })
})

describe('ed25519', () => {
  const signature = signEd25519('msg_1', seconds, '{"a":1}', pair.secret)

  test('verifies with the public key and with nothing else', () => {
    expect(refusal(message(signature), [pair.public], now)).toBeNull()
    expect(refusal(message(signature), [other.public, secret], now)).toBe('no signature is valid for a known key')
    expect(refusal(message(signature.replace('v1a,', 'v1,')), [pair.public], now)).not.toBeNull()
  })

  test('a private key may carry its public half', () => {
    const raw = Buffer.concat([
      Buffer.from(pair.secret.slice('whsk_'.length), 'base64'),
      Buffer.from(pair.public.slice('whpk_'.length), 'base64'),
    ])
    expect(signEd25519('msg_1', seconds, '{"a":1}', `whsk_${raw.toString('base64')}`)).toBe(signature)
  })

  test('binds id, time and every byte of the body', () => {
    for (const change of [{ id: 'msg_2' }, { timestamp: String(seconds + 1) }, { body: '{"a":2}' }])
      expect(refusal(message(signature, change), [pair.public], now)).toBe('no signature is valid for a known key')
  })

  test('any flipped bit of a body is refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), fc.nat(), (body, at) => {
        const signed = signEd25519('msg_1', seconds, body, pair.secret)
        const changed = body.slice()
        changed[at % body.length]! ^= 1 << (at % 8)
        const wire = { id: 'msg_1', timestamp: String(seconds), signature: signed }
        return (
          refusal({ ...wire, body }, [pair.public], now) === null &&
          refusal({ ...wire, body: changed }, [pair.public], now) !== null
        )
      }),
      { numRuns: 50 },
    )
  })
})

describe('time', () => {
  const signature = signHmac('msg_1', seconds, '{"a":1}', secret)
  const later = (ms: number) => new Date(now.getTime() + ms)

  test('the tolerance holds in both directions', () => {
    expect(refusal(message(signature), [secret], later(TOLERANCE_MS))).toBeNull()
    expect(refusal(message(signature), [secret], later(TOLERANCE_MS + 1000))).toBe('the timestamp is 301 s old')
    expect(refusal(message(signature), [secret], later(-TOLERANCE_MS - 1000))).toBe('the timestamp is 301 s ahead')
  })

  test('a stored document may be checked whatever its age', () => {
    expect(refusal(message(signature), [secret], later(1e12), null)).toBeNull()
  })

  test.each([
    [{ timestamp: undefined }],
    [{ id: undefined }],
    [{ signature: undefined }],
    [{ timestamp: '1e9' }],
    [{ timestamp: '-1' }],
    [{ id: 'msg.1' }],
    [{ signature: '' }],
    [{ signature: 'v1' }],
    [{ signature: 'v1,' }],
    [{ signature: 'v1a,AAAA' }],
  ])('refuses %j', (change) => {
    expect(refusal({ ...message(signature), ...change }, [secret, pair.public], now)).toEqual(expect.any(String))
  })
})

describe('heartbeat', () => {
  const beat = { stream: 'default', generation: 42, ts: seconds }
  const { heartbeat, signature } = signHeartbeat(beat, [other.secret, pair.secret])

  test('is read back by either key', () => {
    expect(readHeartbeat(heartbeat, signature, [pair.public], now)).toEqual({ heartbeat: beat })
    expect(readHeartbeat(heartbeat, signature, [other.public], now)).toEqual({ heartbeat: beat })
  })

  test('an old, foreign, missing or changed one is refused', () => {
    const refused = { refusal: expect.any(String) }
    expect(readHeartbeat(heartbeat, signature, [pair.public], new Date(now.getTime() + 301_000))).toEqual(refused)
    expect(readHeartbeat(heartbeat, signature, [keyPair(new Uint8Array(32)).public], now)).toEqual(refused)
    expect(readHeartbeat(undefined, signature, [pair.public], now)).toEqual(refused)
    const forged = Buffer.from(JSON.stringify({ ...beat, generation: 41 })).toString('base64')
    expect(readHeartbeat(forged, signature, [pair.public], now)).toEqual(refused)
  })

  test('never passes for a message, nor a message for it', () => {
    const signed = signEd25519('msg_1', seconds, '{"a":1}', pair.secret)
    expect(readHeartbeat(Buffer.from('{"a":1}').toString('base64'), signed, [pair.public], now)).toHaveProperty(
      'refusal',
    )
    expect(refusal(message(signature, { body: heartbeat }), [pair.public], now)).not.toBeNull()
  })
})

test('a key problem says what is wanted and never the key', () => {
  expect(keyProblem(secret)).toBeNull()
  expect(keyProblem(pair.public)).toBeNull()
  for (const bad of ['hunter2', 'whpk_AAAA', 'whsk_BBBB', 'whsec_', 'whsec_not base64']) {
    const problem = keyProblem(bad)
    expect(problem).toEqual(expect.any(String))
    expect(problem).not.toMatch(/hunter2|AAAA|BBBB|not base64/)
  }
  expect(() => signHmac('a', 1, '', pair.secret)).toThrow('a whsec_ key is needed')
})

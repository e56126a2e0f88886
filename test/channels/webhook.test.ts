import { Webhook } from 'standardwebhooks'
import { afterEach, describe, expect, test } from 'vitest'
import { keyPair, refusal } from '#src/core/signature.ts'
import { channels, openChannel } from '#test/fakes/channel.ts'
import { type Answer, startHook } from '#test/fakes/hook.ts'
import { eventMessage, HOSTILE } from '#test/fakes/messages.ts'

const secret = (letter: string) => `whsec_${Buffer.from(letter.repeat(32)).toString('base64')}`
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function bench(keys: string | string[], answers: Answer[] = []) {
  const hook = await startHook({ answers })
  const channel = openChannel('webhook', { url: `${hook.origin}/in/path-token`, secret: keys }, {}, [hook.host])
  closing.push(hook.close, channel.stop)
  return { hook, channel }
}

describe('a signed post', () => {
  test('is accepted by the reference library and carries the delivery id', async () => {
    const { hook, channel } = await bench(secret('a'))
    await channel.say(eventMessage('opened', {}, 'dlv_1'))
    const [got] = hook.received
    expect(got!.headers['webhook-id']).toBe('dlv_1')
    expect(new Webhook(secret('a')).verify(got!.body, got!.headers as Record<string, string>)).toMatchObject({
      type: 'event.opened',
      data: { alert: { reason: 'opened', subscription: 'critical-now' }, event: { witnesses: 2 } },
    })
  })

  test('is accepted with the old and with the new secret while they rotate', async () => {
    const { hook, channel } = await bench([secret('n'), secret('o')])
    await channel.say(eventMessage())
    const { body, headers } = hook.received[0]!
    for (const key of ['n', 'o']) new Webhook(secret(key)).verify(body, headers as Record<string, string>)
    expect(() => new Webhook(secret('x')).verify(body, headers as Record<string, string>)).toThrow()
  })

  test('can be signed with a private key instead', async () => {
    const pair = keyPair(new Uint8Array(32).fill(7))
    const { hook, channel } = await bench(pair.secret)
    await channel.say(eventMessage())
    const { body, headers } = hook.received[0]!
    const signed = {
      id: headers['webhook-id'] as string,
      timestamp: headers['webhook-timestamp'] as string,
      signature: headers['webhook-signature'] as string,
      body,
    }
    expect(refusal(signed, [pair.public], new Date())).toBeNull()
  })

  test('passes a hostile title on unchanged: programs get what the source wrote', async () => {
    const { hook, channel } = await bench(secret('a'))
    await channel.say(eventMessage('opened', { title: HOSTILE.crlf + HOSTILE.override }))
    expect(JSON.parse(hook.received[0]!.body).data.event.title).toBe(HOSTILE.crlf + HOSTILE.override)
  })
})

describe('an answer', () => {
  const cases: [Answer, { kind: string; retryable: boolean; retryAfterMs: number | null }][] = [
    [
      { status: 302, headers: { location: '/elsewhere' } },
      { kind: 'unavailable', retryable: true, retryAfterMs: null },
    ],
    [{ status: 404 }, { kind: 'unavailable', retryable: true, retryAfterMs: null }],
    [{ status: 500 }, { kind: 'unavailable', retryable: true, retryAfterMs: null }],
    [{ status: 410 }, { kind: 'gone', retryable: false, retryAfterMs: null }],
    [
      { status: 429, headers: { 'retry-after': '7' } },
      { kind: 'rate-limited', retryable: true, retryAfterMs: 7_000 },
    ],
    [
      { status: 503, headers: { 'retry-after': '9' } },
      { kind: 'unavailable', retryable: true, retryAfterMs: 9_000 },
    ],
  ]
  test.each(cases)('%o', async (answer, expected) => {
    const { hook, channel } = await bench(secret('a'), [answer])
    expect(await channel.fail(eventMessage())).toMatchObject({ ...expected, status: answer.status })
    expect(hook.received).toHaveLength(1) // a redirect is not followed
  })

  test('that repeats the secret is kept without it', async () => {
    const { channel } = await bench(secret('a'), [{ status: 200, body: `thanks, ${secret('a')}` }])
    expect((await channel.say(eventMessage())).response).toBe('thanks, [secret]')
  })

  test('of a megabyte is cut to two kilobytes or refused, never kept', async () => {
    const { channel } = await bench(secret('a'), [{ status: 500, body: 'x'.repeat(1_000_000) }])
    expect((await channel.fail(eventMessage())).message.length).toBeLessThan(1_000)
  })
})

test('an address inside the network that nobody allowed is a misconfiguration', async () => {
  const channel = openChannel('webhook', { url: 'http://127.0.0.1:9/', secret: secret('a') })
  closing.push(channel.stop)
  expect(await channel.fail(eventMessage())).toMatchObject({ kind: 'misconfigured', retryable: false })
})

test.each(['', 'hunter2', 'whpk_AAAA', 'whsec_%%%'])('secret %j is refused without repeating it', (key) => {
  const result = channels.get('webhook')!.settings.safeParse({ url: 'https://example.com', secret: key })
  expect(result.success).toBe(false)
  if (key !== '') expect(result.error!.message).not.toContain(key)
})

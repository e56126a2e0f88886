import { afterEach, describe, expect, test } from 'vitest'
import type { ChannelEnvironment } from '#src/channel.ts'
import { channels as definitions, type OpenedChannel, openChannel } from '#test/fakes/channel.ts'
import { startHook } from '#test/fakes/hook.ts'
import { eventMessage, everyMessage, HOSTILE } from '#test/fakes/messages.ts'
import { startSlack } from '#test/fakes/slack.ts'
import { startSmtp } from '#test/fakes/smtp.ts'

const SECRET = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`
const closing: (() => unknown)[] = []

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** How each channel is reached here: its settings, and what its receiver has got. A new channel adds a line. */
interface Bench {
  settings: unknown
  environment?: Partial<ChannelEnvironment>
  hosts?: string[]
  /** How many messages arrived. */
  taken(): number
}

const benches: Record<string, () => Promise<Bench>> = {
  async slack() {
    const slack = await startSlack()
    closing.push(slack.close)
    return {
      settings: { channel: '#alerts' },
      environment: { slack: { botToken: 'xoxb-test', apiUrl: slack.apiUrl } },
      hosts: [slack.host],
      taken: () => slack.messages.length,
    }
  },
  async email() {
    const smtp = await startSmtp()
    closing.push(smtp.close)
    return {
      settings: { to: ['desk@example.com'] },
      environment: { email: { smtp: smtp.url, from: 'Tocsin <tocsin@example.com>' } },
      taken: () => smtp.taken.length,
    }
  },
  async webhook() {
    const hook = await startHook({ secret: SECRET })
    closing.push(hook.close)
    return {
      settings: { url: `${hook.origin}/hook`, secret: SECRET },
      hosts: [hook.host],
      taken: () => hook.received.length,
    }
  },
  pagerduty: () => posting((origin) => ({ routingKey: 'r'.repeat(32), url: `${origin}/v2/enqueue` })),
  ntfy: () => posting((origin) => ({ topic: 'alerts', url: origin, token: 'tk_secret' })),
  discord: () => posting((origin) => ({ url: `${origin}/api/webhooks/1/secret-token` })),
  teams: () => posting((origin) => ({ url: `${origin}/workflows/1?sig=secret` })),
  async log() {
    const lines: string[] = []
    return { settings: {}, environment: { print: (line) => lines.push(line) }, taken: () => lines.length }
  },
}

/** A receiver that takes any post; what such a channel says is checked in its own test. */
async function posting(settings: (origin: string) => unknown): Promise<Bench> {
  const hook = await startHook()
  closing.push(hook.close)
  return { settings: settings(hook.origin), hosts: [hook.host], taken: () => hook.received.length }
}

function open(type: string, bench: Bench): OpenedChannel {
  const channel = openChannel(type, bench.settings, bench.environment, bench.hosts)
  closing.push(channel.stop)
  return channel
}

test('every channel has a bench here', () => {
  expect(Object.keys(benches).sort()).toEqual([...definitions.keys()])
})

describe.each([...definitions.keys()])('channel %s', (type) => {
  test('delivers every kind of message once and answers with a receipt', async () => {
    const bench = await benches[type]!()
    const client = open(type, bench)
    const messages = everyMessage()
    for (const message of messages) {
      const receipt = await client.say(message)
      expect(receipt.code).not.toBe('')
      expect(receipt.response.length).toBeLessThanOrEqual(2_048)
    }
    expect(bench.taken()).toBe(messages.length)
  })

  test('delivers a follow-up to what it answered for the first message', async () => {
    const bench = await benches[type]!()
    const client = open(type, bench)
    const { ref } = await client.say(eventMessage('opened'))
    await client.say(eventMessage('resolved', { status: 'resolved' }, 'dlv_2'), ref ?? null)
    expect(bench.taken()).toBe(2)
  })

  test.each(Object.entries(HOSTILE))('delivers a hostile title (%s)', async (_name, title) => {
    const bench = await benches[type]!()
    const client = open(type, bench)
    const evidence = eventMessage().content
    const quotes = evidence.kind === 'event' ? evidence.event.evidence : []
    const hostile = quotes.map((quote) => ({ ...quote, quote: title, publisher: title, url: `javascript:${title}` }))
    const names = { vendors: [title], models: [title], effectiveOn: title, instruments: [title] }
    await client.say(eventMessage('opened', { title, evidence: hostile, ...names }))
    expect(bench.taken()).toBe(1)
  })

  test('refuses settings with a key it does not know', async () => {
    const bench = await benches[type]!()
    const { settings } = definitions.get(type)!
    expect(settings.safeParse({ ...(bench.settings as object), colour: 'red' }).success).toBe(false)
  })
})

describe.each([...definitions.keys()].filter((type) => type !== 'log'))('channel %s in trouble', (type) => {
  test('a receiver that is down can be tried again', async () => {
    const bench = await benches[type]!()
    const client = open(type, bench)
    await closing.shift()!()
    const failure = await client.fail(eventMessage())
    expect(failure.kind).toBe('unavailable')
    expect(failure.retryable).toBe(true)
  })

  test('an aborted send fails and delivers nothing', async () => {
    const bench = await benches[type]!()
    const client = open(type, bench)
    await expect(client.send(eventMessage(), null, AbortSignal.abort())).rejects.toThrow()
    expect(bench.taken()).toBe(0)
  })
})

import { afterEach, describe, expect, test } from 'vitest'
import { openChannel } from '#test/fakes/channel.ts'
import { type Answer, startHook } from '#test/fakes/hook.ts'
import { aMessage, anEvent, aRestriction, eventMessage, everyMessage, HOSTILE } from '#test/fakes/messages.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const SETTINGS: Record<string, (origin: string) => unknown> = {
  pagerduty: (origin) => ({ routingKey: 'k'.repeat(32), url: `${origin}/v2/enqueue` }),
  ntfy: (origin) => ({ topic: 'alerts', url: origin, token: 'tk_token' }),
  discord: (origin) => ({ url: `${origin}/api/webhooks/1/discord-token` }),
  teams: (origin) => ({ url: `${origin}/workflows/1?sig=teams-token` }),
}

const TOKENS: Record<string, string> = {
  pagerduty: 'k'.repeat(32),
  ntfy: 'tk_token',
  discord: 'discord-token',
  teams: 'teams-token',
}

async function bench(type: string, answers: Answer[] = []) {
  const hook = await startHook({ answers })
  const channel = openChannel(type, SETTINGS[type]!(hook.origin), {}, [hook.host])
  closing.push(hook.close, channel.stop)
  return { hook, channel, body: (index = 0) => JSON.parse(hook.received[index]!.body) }
}

const hostile = (words: string) =>
  eventMessage('opened', { title: words, evidence: anEvent().evidence.map((one) => ({ ...one, quote: words })) })

describe.each(Object.keys(SETTINGS))('%s', (type) => {
  test.each([
    [401, 'misconfigured', false],
    [404, 'misconfigured', false],
    [400, 'rejected', false],
    [429, 'rate-limited', true],
    [502, 'unavailable', true],
  ])('an answer of %d is %s', async (status, kind, retryable) => {
    const { channel } = await bench(type, [{ status, body: `no: ${TOKENS[type]}` }])
    const failure = await channel.fail(eventMessage())
    expect(failure).toMatchObject({ kind, retryable })
    expect(failure.message).not.toMatch(/tk_token|discord-token|teams-token|k{32}/)
  })
})

describe('pagerduty', () => {
  test('resolves the incident that the event opened', async () => {
    const { channel, body } = await bench('pagerduty')
    await channel.say(eventMessage('opened'))
    await channel.say(eventMessage('resolved', { status: 'resolved' }, 'dlv_2'))
    expect(body(0)).toMatchObject({ event_action: 'trigger', payload: { severity: 'critical', class: 'event.opened' } })
    expect(body(1)).toEqual({ routing_key: 'k'.repeat(32), event_action: 'resolve', dedup_key: body(0).dedup_key })
  })

  test('pages for a decision, and no longer once it is made', async () => {
    const { channel, body } = await bench('pagerduty')
    const say = (status: 'proposed' | 'active', type: 'restriction.proposed' | 'restriction.active') =>
      channel.say(aMessage({ kind: 'restriction', type, restriction: aRestriction({ status }), event: null }))
    await say('proposed', 'restriction.proposed')
    await say('active', 'restriction.active')
    expect([body(0).event_action, body(1).event_action]).toEqual(['trigger', 'resolve'])
    expect(body(0).dedup_key).toBe(body(1).dedup_key)
  })

  test('stays within the limits of the API', async () => {
    const { channel, body } = await bench('pagerduty')
    await channel.say(hostile(HOSTILE.huge))
    expect(body().payload.summary.length).toBeLessThanOrEqual(1_024)
    expect(JSON.stringify(body()).length).toBeLessThan(512 * 1_024)
  })
})

describe('ntfy', () => {
  test('pushes a critical event as loud as can be, with its token and a link', async () => {
    const { hook, channel, body } = await bench('ntfy')
    await channel.say(eventMessage())
    expect(hook.received[0]!.headers.authorization).toBe('Bearer tk_token')
    expect(body()).toMatchObject({ topic: 'alerts', priority: 5, markdown: false })
    expect(body().click).toMatch(/^https:\/\/tocsin\.example\.com\/events\//)
  })

  test('keeps the message below what becomes an attachment, in whole characters', async () => {
    const { channel, body } = await bench('ntfy')
    await channel.say(hostile('警'.repeat(5_000)))
    expect(new TextEncoder().encode(body().message).length).toBeLessThanOrEqual(4_096)
    expect(body().message).not.toContain('\ufffd')
  })
})

describe('discord', () => {
  test('mentions nobody, formats nothing and links only to us', async () => {
    const { channel, body } = await bench('discord')
    await channel.say(hostile(`${HOSTILE.mrkdwn} [a](https://evil.example) ~~x~~ ||y|| # z`))
    const { allowed_mentions, embeds } = body()
    expect(allowed_mentions).toEqual({ parse: [] })
    expect(embeds[0].url).toMatch(/^https:\/\/tocsin\.example\.com\//)
    const shown = embeds[0].title + embeds[0].description
    expect(shown).not.toMatch(/(?<!\\)[<@[`~|]/)
    expect(shown).not.toContain('https://')
  })

  test('stays below six thousand characters for every message', async () => {
    const { hook, channel } = await bench('discord')
    for (const message of [...everyMessage(), hostile('*'.repeat(10_000))]) await channel.say(message)
    for (const { body } of hook.received) {
      const [embed] = JSON.parse(body).embeds
      const fields = embed.fields.map((field: { name: string; value: string }) => field.name + field.value)
      const all = [embed.title, embed.description, embed.footer.text, ...fields].join('')
      expect(all.length).toBeLessThanOrEqual(6_000)
      for (const field of embed.fields) expect(field.name !== '' && field.value !== '').toBe(true)
    }
  })
})

describe('teams', () => {
  test('has every word in text runs, where no Markdown is read', async () => {
    const { channel, body } = await bench('teams')
    await channel.say(hostile('[login](https://evil.example) **bold** <at>everyone</at>'))
    const card = body().attachments[0].content
    expect(new Set(card.body.map((block: { type: string }) => block.type))).toEqual(new Set(['RichTextBlock']))
    expect(card.actions.map((action: { url: string }) => new URL(action.url).host)).toEqual(['tocsin.example.com'])
    expect(card.msteams.entities).toBeUndefined()
  })

  test('stays below 28 kB for every message', async () => {
    const { hook, channel } = await bench('teams')
    for (const message of [...everyMessage(), hostile(HOSTILE.huge)]) await channel.say(message)
    for (const { body } of hook.received) expect(body.length).toBeLessThan(28_000)
  })
})

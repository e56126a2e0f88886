import { afterEach, describe, expect, test } from 'vitest'
import { channels, openChannel } from '#test/fakes/channel.ts'
import { aMessage, anAlert, anEvent, anExposure, aRestriction, eventMessage, HOSTILE } from '#test/fakes/messages.ts'
import { type SlackAnswer, startSlack } from '#test/fakes/slack.ts'
import { nodesOf, visibleText } from '#test/fakes/slack-rules.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function bench({ token = 'xoxb-test', channel = '#alerts' } = {}) {
  const slack = await startSlack()
  const environment = { slack: { botToken: token, apiUrl: slack.apiUrl } }
  const client = openChannel('slack', { channel }, environment, [slack.host])
  closing.push(slack.close, client.stop)
  return { slack, client }
}

const proposal = aMessage({
  kind: 'restriction',
  type: 'restriction.proposed',
  restriction: aRestriction(),
  event: anEvent(),
})

describe('a message', () => {
  test('says what is hit, and carries the delivery id as metadata', async () => {
    const { slack, client } = await bench()
    const { ref } = await client.say(eventMessage('opened', {}, 'dlv_1'))
    expect(ref).toMatchObject({ channel: 'C0ALERTS', ts: slack.messages[0]!.ts })
    expect(visibleText(slack.messages[0]!.blocks)).toContain('support-chat (40 % of traffic); gpt and own remain')
    expect(slack.calls[0]!.args.metadata).toMatchObject({
      event_type: 'tocsin_event_opened',
      event_payload: { delivery: 'dlv_1' },
    })
  })

  test('asks for a decision with buttons that carry the restriction', async () => {
    const { slack, client } = await bench()
    await client.say(proposal)
    const buttons = nodesOf(slack.messages[0]!.blocks, 'button')
    expect(buttons.map(({ action_id, value }) => [action_id, value])).toEqual([
      ['tocsin_approve', 'rst_00000000000000000001'],
      ['tocsin_reject', 'rst_00000000000000000001'],
      ['tocsin_open', undefined],
    ])
  })

  test('has no buttons once it is decided', async () => {
    const { slack, client } = await bench()
    const restriction = aRestriction({ status: 'rejected' })
    await client.say(aMessage({ kind: 'restriction', type: 'restriction.proposed', restriction, event: null }))
    expect(nodesOf(slack.messages[0]!.blocks, 'button').map(({ action_id }) => action_id)).toEqual(['tocsin_open'])
  })

  test('shows a long title whole, although a header holds only a part of it', async () => {
    const { slack, client } = await bench()
    const title = `Revision to the licence review policy ${'for certain advanced items '.repeat(5)}END`
    await client.say(eventMessage('opened', { title }))
    expect(visibleText(slack.messages[0]!.blocks)).toContain(title)
  })

  test('of a storm stays within the limits', async () => {
    const { slack, client } = await bench()
    const entries = Array.from({ length: 300 }, (_, index) => {
      const event = anEvent({ id: `evt_${index}`, title: HOSTILE.huge, impact: index % 2 ? 'high' : 'critical' })
      return { event, alert: anAlert('opened', event), exposure: anExposure() }
    })
    await client.say(aMessage({ kind: 'digest', name: 'many', timezone: 'UTC', entries, report: null }))
    expect(visibleText(slack.messages[0]!.blocks)).toContain('and 138 more')
  })
})

describe('a follow-up', () => {
  test('edits the first message and goes to its thread, into the channel too when the story turns', async () => {
    const { slack, client } = await bench()
    const { ref } = await client.say(eventMessage('opened', {}, 'dlv_1'))
    const over = eventMessage('resolved', { status: 'resolved' }, 'dlv_2')
    expect((await client.say(over, ref ?? null)).ref).toEqual(ref)
    const [first, reply] = slack.messages
    expect(first!.edits).toBe(1)
    expect(visibleText(first!.blocks)).toContain('RESOLVED')
    expect(reply!.thread).toBe(first!.ts)
    expect(slack.calls.at(-1)!.args.reply_broadcast).toBe('true')
  })

  test('that is a pure edit stays in the thread', async () => {
    const { slack, client } = await bench()
    const { ref } = await client.say(eventMessage('opened'))
    await client.say(eventMessage('updated', {}, 'dlv_2'), ref ?? null)
    expect(slack.calls.at(-1)!.args.reply_broadcast).toBe('false')
  })

  test('about something else does not overwrite the first message', async () => {
    const { slack, client } = await bench()
    const { ref } = await client.say(eventMessage('opened'))
    await client.say(proposal, ref ?? null)
    expect(slack.messages[0]!.edits).toBe(0)
    expect(slack.messages[1]!.thread).toBe(slack.messages[0]!.ts)
  })

  test('goes to the thread when the first message was deleted', async () => {
    const { slack, client } = await bench()
    const { ref } = await client.say(eventMessage('opened'))
    slack.messages.length = 0
    await client.say(eventMessage('escalated', {}, 'dlv_2'), ref ?? null)
    expect(slack.messages).toHaveLength(1)
  })
})

describe('hostile text', () => {
  test('is no mention, formatting or link', async () => {
    const { slack, client } = await bench()
    const evidence = anEvent().evidence.map((one) => ({ ...one, quote: HOSTILE.mrkdwn, publisher: HOSTILE.mrkdwn }))
    await client.say(eventMessage('opened', { title: HOSTILE.mrkdwn, evidence }))
    const { blocks, text } = slack.messages[0]!
    expect(text).not.toMatch(/<!|<@|<http/)
    expect(nodesOf(blocks, 'mrkdwn')).toEqual([])
    expect(nodesOf(blocks, 'link').map(({ url }) => url)).toEqual(['https://rules.example.gov/notices/7'])
    expect(nodesOf(blocks, 'plain_text').every(({ emoji }) => emoji === false)).toBe(true)
    expect(slack.calls[0]!.args).toMatchObject({ parse: 'none', link_names: 'false', mrkdwn: 'false' })
  })
})

describe('an error', () => {
  const cases: [SlackAnswer, object][] = [
    [
      { status: 429, headers: { 'retry-after': '30' } },
      { kind: 'rate-limited', retryAfterMs: 30_000 },
    ],
    [{ body: { ok: false, error: 'ratelimited' } }, { kind: 'rate-limited', retryable: true }],
    [{ body: { ok: false, error: 'is_archived' } }, { kind: 'misconfigured', retryable: false }],
    [{ body: { ok: false, error: 'token_revoked' } }, { kind: 'misconfigured', retryable: false }],
    [{ body: { ok: false, error: 'internal_error' } }, { kind: 'unavailable', retryable: true }],
    [{ body: { ok: false, error: 'msg_too_long' } }, { kind: 'rejected', retryable: false }],
    [{ status: 503 }, { kind: 'unavailable', retryable: true, status: 503 }],
  ]
  test.each(cases)('%o', async (answer, expected) => {
    const { slack, client } = await bench()
    slack.answers.push(answer)
    expect(await client.fail(eventMessage())).toMatchObject(expected)
    expect(slack.calls).toHaveLength(1) // retries belong to the queue
  })

  test('of a wrong token or channel is a misconfiguration and does not show the token', async () => {
    const wrongToken = await bench({ token: 'xoxb-wrong' })
    const failure = await wrongToken.client.fail(eventMessage())
    expect(failure).toMatchObject({ kind: 'misconfigured', message: 'slack: invalid_auth' })
    const wrongChannel = await bench({ channel: '#nowhere' })
    expect(await wrongChannel.client.fail(eventMessage())).toMatchObject({ kind: 'misconfigured' })
  })

  test('about the form of the blocks still lets the words through', async () => {
    const { slack, client } = await bench()
    slack.answers.push({ body: { ok: false, error: 'invalid_blocks' } })
    await client.say(eventMessage('opened', { title: HOSTILE.mrkdwn }))
    expect(slack.messages[0]!.text).toContain('CRITICAL: &lt;!channel&gt;')
  })
})

test('needs a bot token', () => {
  const needs = channels.get('slack')!.needs!
  expect(needs({ slack: null, email: null })).toContain('slack.botToken')
  expect(needs({ slack: { botToken: 'x', apiUrl: '' }, email: null })).toBeNull()
})

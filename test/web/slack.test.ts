import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Restriction } from '#src/core/restriction.ts'
import type { Role } from '#src/core/role.ts'
import { InputError } from '#src/errors.ts'
import { createHttp } from '#src/net/http.ts'
import { createSlackDoor, type SlackActions } from '#src/web/slack.ts'
import { startHook } from '#test/fakes/hook.ts'
import { aRestriction } from '#test/fakes/messages.ts'
import { blockProblems, nodesOf, visibleText } from '#test/fakes/slack-rules.ts'

const SIGNING = 'a-signing-secret'
const NOW = new Date('2026-06-12T21:45:00Z')
const ID = aRestriction().id

/** What was asked of the actions: `verb actor id reason`. */
let asked: string[]
let errors: unknown[]
let role: Role | null
/** What the restriction is after the next decision. */
let status: Restriction['status']
let failure: Error | null
let hook: Awaited<ReturnType<typeof startHook>>
let http: ReturnType<typeof createHttp>

beforeEach(async () => {
  asked = []
  errors = []
  role = 'approver'
  status = 'active'
  failure = null
  hook = await startHook()
  http = createHttp({ contact: null, version: '0', allowPrivate: [hook.host] })
})
afterEach(async () => {
  await http.close()
  await hook.close()
})

const note = (verb: string) => async (actor: string, id: string, reason: string) => {
  if (failure !== null) throw failure
  asked.push(`${verb} ${actor} ${id} ${reason}`)
  return aRestriction({ status })
}
const actions: SlackActions = {
  whoIs: async ({ id, team }) =>
    role === null ? null : { actor: `slack:${team}/${id}`, role, because: `${id} is not listed` },
  approve: note('approve'),
  reject: note('reject'),
  lift: note('lift'),
  setHalted: async (actor, halted, reason) => void asked.push(`${halted ? 'halt' : 'resume'} ${actor} ${reason}`),
  status: async () => 'Nothing <!channel> is open.',
}

function door() {
  return createSlackDoor(
    {
      botToken: 'xoxb-test',
      signingSecret: SIGNING,
      apiUrl: 'http://127.0.0.1:9/api/',
      http,
      now: () => NOW,
      onError: (error) => errors.push(error),
    },
    actions,
  )
}

interface Signing {
  secret?: string
  at?: number
  signature?: string
}

function post(form: Record<string, string>, { secret = SIGNING, at = NOW.getTime() / 1_000, signature }: Signing = {}) {
  const body = new URLSearchParams(form).toString()
  const signed = `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`
  return door().handle!(
    new Request('http://localhost/slack/events', {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': String(at),
        'x-slack-signature': signature ?? signed,
      },
      body,
    }),
  )
}

const command = (text: string, signing?: Signing) =>
  post({ command: '/tocsin', text, user_id: 'U1', team_id: 'T1', response_url: `${hook.origin}/r` }, signing)

const said = async (text: string) => ((await (await command(text)).json()) as { blocks: unknown }).blocks

const click = (actionId: string, value = ID) =>
  post({
    payload: JSON.stringify({
      type: 'block_actions',
      user: { id: 'U1', team_id: 'T1' },
      team: { id: 'T1' },
      response_url: `${hook.origin}/answer`,
      container: { type: 'message' },
      message: {
        blocks: [
          { type: 'header', text: { type: 'plain_text', text: 'DECIDE' } },
          {
            type: 'actions',
            elements: [{ type: 'button', action_id: actionId, text: { type: 'plain_text', text: 'x' } }],
          },
        ],
      },
      actions: [{ type: 'button', action_id: actionId, block_id: 'b', value, action_ts: '1' }],
    }),
  })

describe('a request', () => {
  test.each<[string, Signing]>([
    ['with a wrong secret', { secret: 'other' }],
    ['with a malformed signature', { signature: 'v0=zz' }],
    ['without a version', { signature: 'abc' }],
    ['six minutes old', { at: NOW.getTime() / 1_000 - 360 }],
    ['six minutes ahead', { at: NOW.getTime() / 1_000 + 360 }],
  ])('%s is refused and nothing happens', async (_what, signing) => {
    expect((await command(`approve ${ID}`, signing)).status).toBe(401)
    expect(asked).toEqual([])
  })

  test('without signature headers is refused', async () => {
    const bare = new Request('http://localhost/slack/events', { method: 'POST', body: 'command=/tocsin' })
    expect((await door().handle!(bare)).status).toBe(401)
  })

  test('that is signed but no JSON is a bad request', async () => {
    expect((await post({ payload: '{' })).status).toBe(400)
  })
})

describe('a click', () => {
  test.each([
    ['tocsin_approve', 'approve', 'Approved by'],
    ['tocsin_reject', 'reject', 'Rejected by'],
  ])('on %s decides as that person and takes the buttons away', async (actionId, verb, words) => {
    expect((await click(actionId)).status).toBe(200)
    await expect.poll(() => hook.received.length).toBe(1)
    expect(asked).toEqual([`${verb} slack:T1/U1 ${ID} by Slack button`])
    const answer = JSON.parse(hook.received[0]!.body)
    expect(answer.replace_original).toBe(true)
    expect(nodesOf(answer.blocks, 'button')).toEqual([])
    expect(visibleText(answer.blocks)).toContain(words)
  })

  test('that is not enough keeps the buttons', async () => {
    status = 'proposed'
    await click('tocsin_approve')
    await expect.poll(() => hook.received.length).toBe(1)
    const answer = JSON.parse(hook.received[0]!.body)
    expect(nodesOf(answer.blocks, 'button')).toHaveLength(1)
    expect(visibleText(answer.blocks)).toContain('More approvals are needed')
  })

  test.each<[string, () => void, string]>([
    ['by a stranger', () => (role = null), 'not known'],
    ['by a viewer', () => (role = 'viewer'), 'this needs approver'],
    ['that comes too late', () => (failure = new InputError('conflict', 'rst_1 is lifted, not proposed')), 'is lifted'],
  ])('%s changes nothing and is told to that person alone', async (_what, arrange, words) => {
    arrange()
    await click('tocsin_approve')
    await expect.poll(() => hook.received.length).toBe(1)
    const answer = JSON.parse(hook.received[0]!.body)
    expect(answer).toMatchObject({ response_type: 'ephemeral', replace_original: false })
    expect(visibleText(answer.blocks)).toContain(words)
    expect(asked).toEqual([])
  })

  test('on a link is only taken', async () => {
    expect((await click('tocsin_open')).status).toBe(200)
    expect(hook.received).toEqual([])
  })

  test('that meets a bug is logged, not explained', async () => {
    failure = new Error('connection string postgres://secret')
    await click('tocsin_approve')
    await expect.poll(() => errors.length).toBe(1)
    expect(hook.received).toEqual([])
  })
})

describe('/tocsin', () => {
  test('status answers only the person, as plain text', async () => {
    const response = await command('')
    const answer = (await response.json()) as Record<string, unknown>
    expect(answer.response_type).toBe('ephemeral')
    expect(visibleText(answer.blocks)).toBe('Nothing <!channel> is open.')
    expect(blockProblems(answer)).toEqual([])
  })

  test.each([
    [`approve ${ID}`, `approve slack:T1/U1 ${ID} by Slack command`],
    [`REJECT ${ID} looks wrong`, `reject slack:T1/U1 ${ID} looks wrong`],
    [`lift ${ID} access is back`, `lift slack:T1/U1 ${ID} access is back`],
    ['halt too many moves', 'halt slack:T1/U1 too many moves'],
    ['resume checked', 'resume slack:T1/U1 checked'],
  ])('%s', async (text, expected) => {
    await command(text)
    expect(asked).toEqual([expected])
  })

  test.each([
    ['halt', 'needs a reason'],
    [`lift ${ID}`, 'needs a reason'],
    ['approve', 'needs the id'],
    ['approve evt_1', 'needs the id'],
    ['dance', "'dance' is not a command"],
  ])('%s is explained, not guessed', async (text, words) => {
    expect(visibleText(await said(text))).toContain(words)
    expect(asked).toEqual([])
  })

  test('of a viewer may look and not act', async () => {
    role = 'viewer'
    expect(visibleText(await said('status'))).toContain('Nothing')
    expect(visibleText(await said('halt now'))).toContain('this needs approver: U1 is not listed')
    expect(asked).toEqual([])
  })
})

test('without a signing secret and without an app token there is no door', () => {
  const options = { botToken: 'x', apiUrl: 'https://slack.com/api/', http, now: () => NOW, onError: () => {} }
  expect(() => createSlackDoor(options, actions)).toThrow('signing secret')
  expect(createSlackDoor({ ...options, appToken: 'xapp-1' }, actions).handle).toBeNull()
})

import { App, type BlockAction, type ButtonAction, SocketModeReceiver, type types } from '@slack/bolt'
import { ACTIONS, escapeSlack } from '../channels/_slack-blocks.ts'
import { fetchOver, SILENT } from '../channels/_slack-client.ts'
import type { Restriction } from '../core/restriction.ts'
import { mayActAs, type Role } from '../core/role.ts'
import { InputError } from '../errors.ts'
import type { Http } from '../http.ts'
import { type Command, HELP, NEEDS, readCommand } from './slack-command.ts'
import { fetchReceiver } from './slack-receiver.ts'

/** What a person in Slack may do; the same verbs as for API and pages. All throw InputError. */
export interface SlackActions {
  /** Who a Slack user is here, and why no more than that; null for somebody who may do nothing. */
  whoIs(user: { id: string; team: string | null }): Promise<{ actor: string; role: Role; because?: string } | null>
  approve(actor: string, id: string, reason: string): Promise<Restriction>
  reject(actor: string, id: string, reason: string): Promise<Restriction>
  lift(actor: string, id: string, reason: string): Promise<Restriction>
  setHalted(actor: string, halted: boolean, reason: string): Promise<void>
  /** The state in a few lines of plain text. */
  status(): Promise<string>
}

export interface SlackDoorOptions {
  botToken: string
  /** For requests over HTTP. */
  signingSecret?: string | undefined
  /** For Socket Mode, which then is used instead of HTTP. */
  appToken?: string | undefined
  apiUrl: string
  http: Http
  now(): Date
  onError(error: unknown): void
}

export interface SlackDoor {
  /** Answers Slack's requests to `POST /slack/events`; null in Socket Mode. */
  handle: ((request: Request) => Promise<Response>) | null
  /** Connects in Socket Mode; nothing to do over HTTP. */
  start(): Promise<void>
  close(): Promise<void>
}

type Person = { id: string; team: string | null }
type Decision = 'approve' | 'reject'

/** The door for people in Slack: the buttons under a proposed restriction, and `/tocsin`. */
export function createSlackDoor(options: SlackDoorOptions, actions: SlackActions): SlackDoor {
  const { botToken, appToken, signingSecret, apiUrl, http, now, onError } = options
  if (!appToken && !signingSecret) throw new Error('slack: a signing secret or an app token is needed')
  const overHttp = appToken ? null : fetchReceiver(signingSecret as string, now)
  const clientOptions = { slackApiUrl: apiUrl }
  const receiver =
    overHttp ??
    new SocketModeReceiver({ appToken: appToken as string, logger: SILENT, installerOptions: { clientOptions } })
  const app = new App({
    receiver,
    // Bolt would ask Slack who the bot is before it answers the first click; nothing here needs that.
    authorize: async () => ({ botToken, botId: '', botUserId: '' }),
    ignoreSelf: false,
    convoStore: false,
    logger: SILENT,
    clientOptions: { ...clientOptions, fetch: fetchOver(http, new AbortController().signal) },
  })
  app.error(async (error) => onError(error))
  for (const decision of ['approve', 'reject'] as const) {
    app.action<BlockAction<ButtonAction>>(ACTIONS[decision], async ({ ack, action, body, respond }) => {
      await ack()
      const person = { id: body.user.id, team: body.team?.id ?? null }
      const outcome = await decide(actions, person, decision, action.value ?? '')
      const blocks = (body.message?.blocks ?? []) as types.KnownBlock[]
      await respond(
        outcome.refused === null ? decided(blocks, person, decision, outcome.restriction) : whisper(outcome.refused),
      )
    })
  }
  // A button that only opens a page still sends a click, and Slack shows a warning until somebody takes it.
  app.action(ACTIONS.open, async ({ ack }) => ack())
  app.command('/tocsin', async ({ ack, command }) => {
    await ack(whisper(await run(actions, { id: command.user_id, team: command.team_id }, command.text)))
  })
  return {
    handle: overHttp === null ? null : (request) => overHttp.handle(request),
    start: async () => {
      if (overHttp === null) await app.start()
    },
    close: async () => {
      if (overHttp === null) await app.stop()
    },
  }
}

async function decide(
  actions: SlackActions,
  person: Person,
  decision: Decision,
  id: string,
): Promise<{ restriction: Restriction; refused: null } | { refused: string }> {
  try {
    const actor = await actorOf(actions, person, 'approver')
    return { restriction: await actions[decision](actor, id, 'by Slack button'), refused: null }
  } catch (error) {
    return { refused: refusalOf(error) }
  }
}

async function run(actions: SlackActions, person: Person, text: string): Promise<string> {
  const command = readCommand(text)
  if ('mistake' in command) return command.mistake
  try {
    return await obey(actions, await actorOf(actions, person, NEEDS[command.verb]), command)
  } catch (error) {
    return refusalOf(error)
  }
}

async function obey(actions: SlackActions, actor: string, command: Command): Promise<string> {
  switch (command.verb) {
    case 'help':
      return HELP
    case 'status':
      return actions.status()
    case 'halt':
    case 'resume':
      await actions.setHalted(actor, command.verb === 'halt', command.reason)
      return command.verb === 'halt'
        ? 'Automatic enforcement is halted. Restrictions in force stay.'
        : 'Automatic enforcement runs again.'
    default: {
      const restriction = await actions[command.verb](actor, command.id, command.reason)
      return `${restriction.id} is ${restriction.status}.`
    }
  }
}

async function actorOf(actions: SlackActions, person: Person, needed: Role): Promise<string> {
  const identity = await actions.whoIs(person)
  if (identity === null) throw new InputError('forbidden', 'you are not known to Tocsin; ask its administrator')
  if (!mayActAs(identity.role, needed)) {
    const because = identity.because === undefined ? '' : `: ${identity.because}`
    throw new InputError('forbidden', `you are ${identity.role}; this needs ${needed}${because}`)
  }
  return identity.actor
}

/** People get the reason; what is our own fault stays in the log. */
function refusalOf(error: unknown): string {
  if (error instanceof InputError) return `Not done: ${error.message}.`
  throw error
}

/** The message as it stays: without the question once it is answered, with who answered it. */
function decided(blocks: types.KnownBlock[], person: Person, decision: Decision, { status }: Restriction) {
  const open = status === 'proposed'
  const verb = decision === 'approve' ? 'Approved' : 'Rejected'
  const state = open ? 'More approvals are needed.' : `The restriction is ${status}.`
  const note: types.RichTextBlock = {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: `${verb} by `, style: { bold: true } },
          { type: 'user', user_id: person.id },
          { type: 'text', text: `. ${state}` },
        ],
      },
    ],
  }
  const kept = open ? blocks : blocks.filter((block) => block.type !== 'actions')
  return { replace_original: true, text: escapeSlack(`${verb}. ${state}`), blocks: [...kept.slice(0, 49), note] }
}

/** An answer that only the person sees, in plain text. */
function whisper(words: string) {
  const text = words.slice(0, 2_900)
  return {
    response_type: 'ephemeral' as const,
    replace_original: false,
    text: escapeSlack(text),
    blocks: [{ type: 'section' as const, text: { type: 'plain_text' as const, text, emoji: false } }],
  }
}

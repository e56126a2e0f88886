import { setHalted } from '../actions/halt.ts'
import { approve, lift, reject } from '../actions/restrictions.ts'
import type { Context } from '../context.ts'
import { plainLine } from '../core/plain.ts'
import { eventTitle } from '../core/wording/event.ts'
import { count, ROUTE_STATE_WORDS } from '../core/wording/terms.ts'
import { currentDirective, readStream } from '../db/directives.ts'
import { listEvents } from '../db/events.ts'
import { listRestrictions } from '../db/restrictions.ts'
import { createSlackDoor, type SlackActions, type SlackDoor } from './slack.ts'

/** Lines of one kind in a status; the rest is counted. */
const MAX_LINES = 8

/** What the configuration says of Slack. */
export interface SlackSettings {
  botToken?: string | undefined
  signingSecret?: string | undefined
  appToken?: string | undefined
  apiUrl: string
  approvers?: readonly string[] | undefined
}

/** Opens the door for people in Slack; null where the configuration only lets messages out. */
export function openSlackDoor(context: Context, settings: SlackSettings | undefined): SlackDoor | null {
  if (!settings?.botToken || !(settings.appToken || settings.signingSecret)) return null
  const { botToken, signingSecret, appToken, apiUrl } = settings
  return createSlackDoor(
    {
      botToken,
      signingSecret,
      appToken,
      apiUrl,
      http: context.http,
      now: context.now,
      onError: (error) => context.log.error({ err: error }, 'slack.failed'),
    },
    slackActions(context, settings.approvers ?? null),
  )
}

/**
 * The actions of this service for people in Slack. `approvers` are the Slack user ids that may decide; all others may
 * look. Without a list nobody may decide: whoever is in a workspace, guests too, can reach the app.
 */
export function slackActions(context: Context, approvers: readonly string[] | null): SlackActions {
  return {
    whoIs: async ({ id, team }) => {
      const actor = `slack:${team ?? '-'}/${id}`
      if (approvers?.includes(id)) return { actor, role: 'approver' }
      const because =
        approvers === null
          ? `nobody may decide from Slack until the configuration lists who may under slack.approvers; your id is ${id}`
          : `your id ${id} is not listed under slack.approvers in the configuration`
      return { actor, role: 'viewer', because }
    },
    approve: (actor, id, reason) => approve(context, actor, id, reason),
    reject: (actor, id, reason) => reject(context, actor, id, reason),
    lift: (actor, id, reason) => lift(context, actor, id, reason),
    setHalted: (actor, halted, reason) => setHalted(context, actor, halted, reason),
    status: () => status(context),
  }
}

async function status(context: Context): Promise<string> {
  const { kysely } = context.db
  const events = await listEvents(kysely, { status: 'open', impacts: ['critical', 'high'], limit: 100 })
  const restrictions = await listRestrictions(kysely, { statuses: ['proposed', 'active'] })
  const stored = await currentDirective(kysely, context.stream)
  const { halted } = await readStream(kysely, context.stream)
  const routes = stored?.directive.routes.filter((route) => route.state !== 'normal') ?? []
  const of = (wanted: 'proposed' | 'active') =>
    restrictions
      .filter((one) => one.status === wanted)
      .map((one) => `${one.id}: ${plainLine([...one.models, ...one.vendors].join(', '), 80)} (${one.basis})`)
  return [
    ...(halted ? ['Automatic enforcement is HALTED.'] : []),
    ...list(
      events.map(({ event }) => `${event.impact}: ${eventTitle(event)}`),
      'event open with high or critical impact',
    ),
    ...list(of('proposed'), 'restriction to decide'),
    ...list(of('active'), 'restriction in force'),
    ...list(
      routes.map((route) => `${route.id}: ${ROUTE_STATE_WORDS[route.state]}`),
      'route not as usual',
    ),
    context.publicUrl,
  ].join('\n')
}

function list(lines: readonly string[], noun: string): string[] {
  const [head = '', ...rest] = noun.split(' ')
  const title = `${count(lines.length, head)}${rest.length === 0 ? '' : ` ${rest.join(' ')}`}`
  const more = lines.length > MAX_LINES ? [`• and ${lines.length - MAX_LINES} more`] : []
  return [title, ...lines.slice(0, MAX_LINES).map((line) => `• ${line}`), ...more]
}

import { lift } from '../actions/restrictions.ts'
import type { App } from '../app.ts'
import { broken } from '../core/audit.ts'
import { refusal } from '../core/signature.ts'
import { auditEntries } from '../db/audit.ts'
import { listEvents } from '../db/events.ts'
import { gatewayStates } from '../db/gateways.ts'
import { listRestrictions, verdictsOf } from '../db/restrictions.ts'
import { createHttp } from '../net/http.ts'
import type { Door } from '../web/server.ts'
import type { startProxy } from './proxy.ts'
import type { StandIn, startPublisher, Taken } from './stand-ins.ts'
import { feed, PRESS, RETURN, STATEMENT, type Story, statusPage } from './story.ts'

/** The alias that clients ask the drill's gateway for. */
export const ALIAS = 'support-chat'

/** Everything that stands on the stage. */
export interface Stage {
  app: App
  door: Door
  secret: string
  publisher: Awaited<ReturnType<typeof startPublisher>>
  slack: StandIn & { taken: Taken[] }
  mail: StandIn & { taken: Taken[] }
  hook: StandIn & { taken: Taken[] }
  proxy: Awaited<ReturnType<typeof startProxy>>
}

/** What happens, and how it is seen that it happened; each look answers null until it is there. */
export function scenes(stage: Stage): [string, () => Promise<string | null>][] {
  const { app, publisher, slack, mail, hook, proxy, door, secret } = stage
  const { context } = app
  const db = context.db.kysely
  const base = `http://${publisher.host}`
  const event = async () => (await listEvents(db, { limit: 1, impacts: ['critical'] }))[0]?.event
  const restriction = async (status: 'active' | 'lifted') => (await listRestrictions(db, { statuses: [status] }))[0]
  const traffic = async (model: string) => {
    const { model: serving } = await proxy.complete(ALIAS)
    const gateway = (await gatewayStates(db)).find((one) => one.id === 'main')
    const settled = gateway?.status === 'verified' && gateway.verified === gateway.desired
    return serving?.includes(model) && settled
      ? `requests for ${ALIAS} are answered by ${serving}; generation ${gateway.verified} verified`
      : null
  }
  let begun = false
  const first = (act: () => void) => {
    if (!begun) act()
    begun = true
  }
  const scene = (look: () => Promise<string | null>, act: () => void = () => undefined) => {
    return async () => {
      first(act)
      const seen = await look()
      if (seen !== null) begun = false
      return seen
    }
  }
  return [
    [
      'the sources are read for the first time; nothing rings',
      scene(async () => {
        const read = await context.db.pool.query("select count(*)::int as n from sources where health = 'ok'")
        return (read.rows[0] as { n: number }).n === 3 ? '3 sources read' : null
      }),
    ],
    ['the gateway is found in its normal state', scene(() => traffic('claude-fable-5'))],
    [
      'the status page says that access is suspended; the statement names the directive',
      scene(
        async () => {
          const opened = await event()
          return opened
            ? `${opened.id}: ${opened.category}, ${opened.impact}, ${opened.vendors} ${opened.models}`
            : null
        },
        () => {
          publisher.publish('/status.json', 'application/json', statusPage('open', base, context.now()))
          publishStories(publisher, [STATEMENT], [], context.now())
        },
      ),
    ],
    [
      'Slack has it',
      scene(async () =>
        slack.taken.length > 0 ? `${slack.taken.length} call(s), ${slack.taken[0]?.headers.method}` : null,
      ),
    ],
    ['the mail has it', scene(async () => subjectOf(mail.taken[0]))],
    ['the webhook has it, and its signature holds', scene(async () => hookSeen(hook.taken, secret, context.now()))],
    [
      'one witness is not enough: the policy holds',
      scene(async () => {
        const opened = await event()
        const verdicts = opened ? await verdictsOf(db, opened.id) : []
        const held = verdicts.find((one) => one.verdict === 'held')
        return held ? `${held.policy} held: ${held.because.join(', ')}` : null
      }),
    ],
    [
      'the press confirms; the policy restricts',
      scene(
        async () => {
          const active = await restriction('active')
          return active
            ? `${active.id}: ${active.basis}, ${active.vendors} ${active.models} for ${active.populations}`
            : null
        },
        () => publishStories(publisher, [STATEMENT], [PRESS], context.now()),
      ),
    ],
    ['traffic has moved, seen at the gateway', scene(() => traffic('gpt-5.5'))],
    ['the directive is served signed; who is cleared keeps the model', scene(() => directiveSeen(door, app))],
    [
      'the status page turns green; the restriction stays',
      scene(
        async () => {
          const active = await restriction('active')
          const looked = await context.db.pool.query(
            "select max(revision)::int as n from items where source_id = 'drill/status'",
          )
          const edited = ((looked.rows[0] as { n: number | null }).n ?? 0) > 1
          return active && edited ? `${active.id} still active` : null
        },
        () => publisher.publish('/status.json', 'application/json', statusPage('resolved', base, context.now())),
      ),
    ],
    [
      'the vendor says that access is back; the event is resolved',
      scene(
        async () => {
          const opened = (await listEvents(db, { limit: 20 })).find(
            (one) => one.event.status === 'resolved' && one.event.availability === 'restored',
          )
          return opened ? `${opened.event.id} resolved, ${opened.event.availability}` : null
        },
        () => publishStories(publisher, [RETURN, STATEMENT], [PRESS], context.now()),
      ),
    ],
    [
      'a person lifts the legal restriction',
      scene(async () => {
        const active = await restriction('active')
        if (active) await lift(context, 'user:drill', active.id, 'the directive was lifted')
        const lifted = await restriction('lifted')
        return lifted ? `${lifted.id} lifted by ${lifted.decidedBy.at(-1)}` : null
      }),
    ],
    ['traffic is back, seen at the gateway', scene(() => traffic('claude-fable-5'))],
    ['the audit chain holds', scene(async () => auditSeen(db))],
  ]
}

function subjectOf(mail: Taken | undefined): string | null {
  const subject = /^Subject: (.*(?:\n[ \t].*)*)/m.exec(mail?.text ?? '')?.[1]
  return subject ? subject.replace(/\n[ \t]/g, ' ') : null
}

function hookSeen(taken: readonly Taken[], secret: string, now: Date): string | null {
  const first = taken[0]
  if (!first) return null
  const message = {
    id: first.headers['webhook-id'],
    timestamp: first.headers['webhook-timestamp'],
    signature: first.headers['webhook-signature'],
    body: first.text,
  }
  const wrong = refusal(message, [secret], now)
  if (wrong !== null) return null
  return `${(JSON.parse(first.text) as { type: string }).type}, ${message.id}`
}

async function directiveSeen(door: Door, app: App): Promise<string | null> {
  const headers = { authorization: 'Bearer drill-edge-token-0123456789' }
  const address = `${door.address}/v1/directive`
  const http = createHttp({ contact: null, version: 'drill', allowPrivate: [new URL(door.address).host] })
  const response = await http.request(address, { headers }).finally(() => http.close())
  if (response.status !== 200) return null
  const message = {
    id: response.headers['webhook-id'],
    timestamp: response.headers['webhook-timestamp'],
    signature: response.headers['webhook-signature'],
    body: response.body,
  }
  if (refusal(message, [app.keys.current.public], app.context.now()) !== null) return null
  const directive = JSON.parse(new TextDecoder().decode(response.body)) as {
    generation: number
    routes: { state: string; cleared: { populations: string[]; state: string }[] }[]
  }
  const [route] = directive.routes
  if (route?.state !== 'diverted') return null
  const cleared = route.cleared.map((one) => `${one.populations}: ${one.state}`).join(', ')
  return `generation ${directive.generation}: ${route.state}${cleared ? `; ${cleared}` : ''}`
}

async function auditSeen(db: App['context']['db']['kysely']): Promise<string | null> {
  let last = null
  for await (const entry of auditEntries(db)) {
    if (broken(last, entry) !== null) return null
    last = entry
  }
  return last ? `${last.seq} entries` : null
}

/** Puts stories on the vendor's and the press's feeds. */
export function publishStories(
  publisher: Stage['publisher'],
  newsroom: readonly Story[],
  press: readonly Story[],
  at: Date,
): void {
  const base = `http://${publisher.host}`
  publisher.publish('/newsroom.xml', 'application/rss+xml', feed('Anthropic newsroom', base, newsroom, at))
  publisher.publish('/press.xml', 'application/rss+xml', feed('The Drill Gazette', base, press, at))
}

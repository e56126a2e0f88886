import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import { currentRisks } from '../../actions/risks.ts'
import type { Context } from '../../context.ts'
import { mayActAs } from '../../core/role.ts'
import { listEvents } from '../../db/events.ts'
import { listItems } from '../../db/items.ts'
import { listRestrictions } from '../../db/restrictions.ts'
import { standingLevels } from '../../db/risks.ts'
import { snapshotsOf } from '../../db/snapshots.ts'
import { InputError } from '../../errors.ts'
import { eventDetail, impactsOf } from '../api/events.ts'
import { listOf, pageOf } from '../api/page.ts'
import type { Env, FixedTokens } from '../auth.ts'
import { analystForms } from './analyst-forms.ts'
import { decisionForms } from './decisions.ts'
import { eventPage } from './event.ts'
import { eventListPage } from './event-list.ts'
import { eventSurroundings } from './event-surroundings.ts'
import { layout, type Place } from './layout.ts'
import type { Html } from './marks.ts'
import { overviewPage, REFRESH_S } from './overview.ts'
import { refusalPage } from './refusal.ts'
import { restrictionPage } from './restriction.ts'
import { restrictionDetail } from './restriction-detail.ts'
import { restrictionListPage } from './restriction-list.ts'
import { riskPage } from './risks.ts'
import { routingPage } from './routing.ts'
import { orSignIn, sessionForms } from './session.ts'
import { sourcePage } from './source.ts'
import { sourceListPage } from './source-list.ts'
import { vendorIds } from './vendor-ids.ts'
import { watchedSources } from './watch.ts'

const asset = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const ASSETS = [
  ['/style.css', asset('./frame.css') + asset('./parts.css'), 'text/css; charset=utf-8'],
  ['/icon.svg', asset('./icon.svg'), 'image/svg+xml'],
] as const
const PAGE_SIZE = 50

/** The pages: signed-in people only; every change is a form that works without a script. */
export function pages(context: Context, tokens: FixedTokens): Hono<Env> {
  const db = context.db.kysely
  const app = new Hono<Env>()
  app.onError((error, http) => refusalPage(http, error))
  for (const [path, text, type] of ASSETS)
    app.get(path, (http) => http.body(text, 200, { 'content-type': type, 'cache-control': 'max-age=300' }))
  app.route('/', sessionForms(context, tokens))

  const guard = orSignIn(context, tokens)
  type Answer = { title: string; body: Html; refresh?: number | undefined }
  const page = (path: string, place: Place, answer: (http: PageRequest) => Promise<Answer>) =>
    app.get(path, guard, async (http) => {
      const identity = http.get('identity')
      const { title, body, refresh } = await answer({
        identity,
        id: (http.req.param() as { id?: string }).id ?? '',
        query: http.req.query(),
      })
      return http.html(layout({ title, place, top: path === place, identity, refresh }, body))
    })

  page('/', '/', async ({ query }) => {
    const live = query.live === 'on'
    return { title: 'Overview', body: await overviewPage(context, live), refresh: live ? REFRESH_S : undefined }
  })
  page('/events', '/events', async ({ query }) => {
    const { limit, before } = pageOf({ limit: String(PAGE_SIZE), ...known(query, 'cursor') })
    const { impact = '', status = '' } = query
    const vendor = (query.vendor ?? '').trim().toLowerCase()
    const rows = await listEvents(db, {
      limit,
      ...(before === undefined ? {} : { before }),
      ...(impact === '' ? {} : { impacts: impactsOf(impact) }),
      ...(vendor === '' ? {} : { vendor }),
      ...(status === '' ? {} : { status }),
    })
    const { next } = listOf(rows, limit, (row) => row)
    const body = eventListPage(rows, { impact, vendor, status }, vendorIds(context), next, context.now())
    return { title: 'Events', body }
  })
  page('/events/:id', '/events', async ({ id, identity }) => {
    const event = await eventDetail(context, id)
    const around = await eventSurroundings(context, event, mayActAs(identity.role, 'analyst'))
    return { title: event.title, body: eventPage(event, around, context.now()) }
  })
  page('/risks', '/risks', async () => {
    const [risks, standing] = await Promise.all([currentRisks(db, context.now()), standingLevels(db)])
    return { title: 'Early warning', body: riskPage(risks, standing, context.rules.inventory, context.now()) }
  })
  page('/restrictions', '/restrictions', async ({ query }) => {
    const { limit, before } = pageOf({ limit: String(PAGE_SIZE), ...known(query, 'cursor') })
    const rows = await listRestrictions(db, { limit, ...(before === undefined ? {} : { before }) })
    const { next } = listOf(rows, limit, (row) => row)
    return { title: 'Restrictions', body: restrictionListPage(rows, next, context.now()) }
  })
  page('/restrictions/:id', '/restrictions', async ({ id, identity }) => {
    const detail = await restrictionDetail(context, id)
    const body = restrictionPage(detail, mayActAs(identity.role, 'approver'), context.now())
    return { title: `Restriction ${id}`, body }
  })
  page('/routing', '/routing', async ({ identity }) => ({
    title: 'Routing',
    body: await routingPage(context, identity),
  }))
  page('/sources', '/sources', async ({ query: { health = '', kind = '' } }) => ({
    title: 'Sources',
    body: sourceListPage(await watchedSources(context), health, kind, context.now()),
  }))
  page('/sources/:id{.+}', '/sources', async ({ id }) => {
    const watched = (await watchedSources(context)).find(({ source }) => source.id === id)
    if (!watched) throw new InputError('not-found', `no source ${id} is watched here; it may be off`)
    const [items, snapshots] = await Promise.all([listItems(db, { source: id, limit: 30 }), snapshotsOf(db, id, 20)])
    return { title: watched.source.name, body: sourcePage(watched, items, snapshots, context.now()) }
  })
  app.route('/', decisionForms(context, guard))
  app.route('/', analystForms(context, guard))
  return app
}

interface PageRequest {
  identity: Env['Variables']['identity']
  /** The `:id` of the address; empty where it has none. */
  id: string
  query: Record<string, string>
}

function known(query: Record<string, string>, name: string): Record<string, string> {
  const value = query[name]
  return value === undefined ? {} : { [name]: value }
}

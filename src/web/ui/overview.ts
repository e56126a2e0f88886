import { html } from 'hono/html'
import { ownRisks } from '../../actions/risks.ts'
import type { Context } from '../../context.ts'
import { plainLine } from '../../core/plain.ts'
import { count } from '../../core/wording/terms.ts'
import { currentDirective, readStream } from '../../db/directives.ts'
import { listEvents } from '../../db/events.ts'
import { gatewayStates } from '../../db/gateways.ts'
import { listRestrictions } from '../../db/restrictions.ts'
import { eventTable } from './event-list.ts'
import { badge, type Html, instant, instantFrom } from './marks.ts'
import { restrictionTable } from './restriction-list.ts'
import { warningLine } from './risks.ts'
import { routeTable } from './routing.ts'
import { complaints, inTrouble, nearlyBlind, type Watched, watchedSources } from './watch.ts'

/** Seconds between two looks of a page that keeps itself fresh. */
export const REFRESH_S = 15
const MAX_NAMED = 12

/** The first page: what must be decided, what happened, where traffic goes, and whether we can see. */
export async function overviewPage(context: Context, live: boolean): Promise<Html> {
  const db = context.db.kysely
  const now = context.now()
  const [recent, grave, restrictions, current, head, gateways, watched, risks] = await Promise.all([
    listEvents(db, { limit: 15 }),
    listEvents(db, { status: 'open', impacts: ['critical', 'high'], limit: 100 }),
    listRestrictions(db, { statuses: ['proposed', 'approved', 'active'] }),
    currentDirective(db, context.stream),
    readStream(db, context.stream),
    gatewayStates(db),
    watchedSources(context),
    ownRisks(db, now, context.rules.inventory),
  ])
  const routes = current?.directive.routes.filter((route) => route.state !== 'normal') ?? []
  const disobeying = gateways.filter(
    (one) => context.gateways.has(one.id) && ['drifted', 'failed'].includes(one.status),
  )
  const waiting = restrictions.filter((one) => one.status === 'proposed').length
  return html`<h1 class="visually-hidden">Overview</h1>
    <p class="quiet fresh">As of ${instant(now.toISOString())}. ${
      live
        ? html`Looks again every ${REFRESH_S} s. <a href="/">Pause</a>`
        : html`<a href="/?live=on">Look again every ${REFRESH_S} s</a>`
    }</p>
    ${head.halted ? html`<p role="status" class="alert">Automatic enforcement is <strong>halted</strong>: policies only propose. <a href="/routing">Routing</a></p>` : ''}
    <ul class="tiles">
      ${tile('/restrictions', waiting, 'to decide', waiting > 0 ? 'bad' : '')}
      ${tile('/events?impact=%3E%3Dhigh&status=open', grave.length, 'open, high or critical', grave.length > 0 ? 'warn' : '')}
      ${tile('/routing', routes.length, 'routes not as usual', routes.some((route) => route.state === 'closed') ? 'bad' : routes.length > 0 ? 'warn' : '')}
      ${tile('/routing', disobeying.length, 'gateways that do not obey', disobeying.length > 0 ? 'bad' : '')}
      ${tile('/sources', watched.filter(inTrouble).length, `of ${watched.length} sources in trouble`, watched.some(inTrouble) ? 'warn' : '')}
    </ul>
    ${warningLine(risks)}
    ${restrictions.length > 0 ? html`<section><h2>Restrictions</h2>${restrictionTable(restrictions, now)}</section>` : ''}
    <section><h2>Events</h2>
    ${recent.length > 0 ? html`${eventTable(recent, now)}<p><a href="/events">All events</a></p>` : html`<p class="quiet">Nothing has happened since the watch began.</p>`}</section>
    <section><h2>Routes</h2>${routeTable(context, current?.directive ?? null)}</section>
    ${sight(watched, now)}
    ${telling(context)}`
}

function tile(href: string, number: number, words: string, mood: '' | 'warn' | 'bad'): Html {
  return html`<li class="tile ${mood}"><a href="${href}"><strong>${number}</strong> ${words}</a></li>`
}

/** What is watched, what failed and why, and where to look. */
function sight(watched: readonly Watched[], now: Date): Html {
  const kinds = [...Map.groupBy(watched, ({ source }) => source.kind)].map(([kind, list]) => `${list.length} ${kind}`)
  const unread = watched.filter((one) => one.state?.checkedAt == null).length
  const last = watched
    .map(({ state }) => state?.lastSuccessAt ?? '')
    .sort()
    .at(-1)
  const groups = complaints(watched)
  return html`<section><h2>Sources</h2>
    <p>Watching ${count(watched.length, 'source')}${kinds.length > 0 ? `: ${kinds.join(', ')}` : ''}. ${unread > 0 ? `${unread} not looked at yet. ` : ''}Last read ${instantFrom(last || null, now)}. <a href="/sources">Register</a>, <a href="/sources#coverage">coverage</a></p>
    ${
      nearlyBlind(watched)
        ? html`<p role="status" class="alert">Nearly no source can be read. So many do not fail at once by themselves: look for the fault between this machine and the internet first (DNS, firewall, <code>fetch.proxy</code>). Until then nothing new can be known; restrictions in force stay. Items can still be reported by hand (<code>POST /v1/items</code>).</p>`
        : ''
    }
    ${
      groups.length === 0
        ? ''
        : html`<h3>What cannot be read, and why</h3><ul>${groups.slice(0, MAX_NAMED).map(({ message, sources }) => html`<li>${badge('failing', count(sources.length, 'source'))} ${plainLine(message)}<br><span class="quiet">${names(sources)}</span></li>`)}</ul>${groups.length > MAX_NAMED ? html`<p><a href="/sources">and ${groups.length - MAX_NAMED} more reasons</a></p>` : ''}`
    }</section>`
}

function names(sources: readonly Watched[]): Html {
  const shown = sources.slice(0, MAX_NAMED)
  return html`${shown.map(({ source }, index) => html`${index > 0 ? ', ' : ''}<a href="/sources/${source.id}">${source.id}</a>`)}${sources.length > shown.length ? ` and ${sources.length - shown.length} more` : ''}`
}

function telling({ rules }: Context): Html {
  const { subscriptions, policies } = rules
  return html`<section><h2>Who is told</h2>
    ${
      subscriptions.length === 0
        ? html`<p class="alert">Nobody: no subscription is configured.</p>`
        : html`<ul>${subscriptions.map((one) => html`<li>${one.id} → ${one.channels.join(', ')}</li>`)}</ul>`
    }
    <p class="quiet">${policies.length === 0 ? 'No policy is configured: nothing is restricted unless a person does it.' : `Policies: ${policies.map((one) => `${one.id} (${one.mode})`).join(', ')}.`}</p></section>`
}

import { html } from 'hono/html'
import type { Context } from '../../context.ts'
import type { Directive } from '../../core/directive.ts'
import type { Restriction } from '../../core/restriction.ts'
import { mayActAs } from '../../core/role.ts'
import type { SourceState } from '../../core/source-state.ts'
import type { Identity } from '../../db/access.ts'
import { currentDirective, readStream } from '../../db/directives.ts'
import { listEvents, type StoredEvent } from '../../db/events.ts'
import { type GatewayState, gatewayStates } from '../../db/gateways.ts'
import { listRestrictions } from '../../db/restrictions.ts'
import { listSources } from '../../db/sources.ts'
import { badge, type Html, instant } from './layout.ts'

/** The first page: what happened, what must not be used, where traffic goes, and whether we can see. */
export async function overview(context: Context, identity: Identity): Promise<Html> {
  const db = context.db.kysely
  const [events, restrictions, current, head, gateways, sources] = await Promise.all([
    listEvents(db, { limit: 40 }),
    listRestrictions(db, { statuses: ['proposed', 'approved', 'active'] }),
    currentDirective(db, context.stream),
    readStream(db, context.stream),
    gatewayStates(db),
    listSources(db),
  ])
  const mayDecide = mayActAs(identity.role, 'approver')
  const watched = sources.filter((state) => context.sources.has(state.sourceId))
  return html`
    <h1 class="visually-hidden">Overview</h1>
    ${restrictions.length > 0 ? restrictionList(restrictions, mayDecide) : ''}
    ${eventTable(events)}
    ${routeTable(current?.directive ?? null, gateways)}
    ${switchForm(head.halted, mayDecide)}
    ${sourceTable(context, watched)}
  `
}

function eventTable(events: readonly StoredEvent[]): Html {
  if (events.length === 0)
    return html`<section><h2>Events</h2><p class="quiet">Nothing has happened since the watch began. The table of sources below says what is watched.</p></section>`
  return html`<section>
    <h2>Events</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="Events">
    <table>
      <thead><tr><th>Impact</th><th>What</th><th>Who</th><th>State</th><th>Witnesses</th><th>Your traffic</th><th>Changed</th></tr></thead>
      <tbody>${events.map(
        ({ event, exposure }) => html`<tr>
          <td>${badge(event.impact)}</td>
          <td><a href="/events/${event.id}">${event.title}</a><br><span class="quiet">${event.category.replaceAll('_', ' ')} · ${event.certainty} · ${Math.round(event.confidence * 100)} %</span></td>
          <td>${[...event.vendors, ...event.models].slice(0, 6).join(', ')}</td>
          <td>${badge(event.status)}${event.availability === 'withdrawn' ? badge('closed', 'withdrawn model') : ''}</td>
          <td>${event.witnesses.length}</td>
          <td>${exposure.routes.length > 0 ? html`${Math.round(exposure.share * 100)} % <span class="quiet">${exposure.routes.map((route) => route.id).join(', ')}</span>` : html`<span class="quiet">not hit</span>`}</td>
          <td>${instant(event.updatedAt)}</td>
        </tr>`,
      )}</tbody>
    </table></div>
  </section>`
}

function restrictionList(restrictions: readonly Restriction[], mayDecide: boolean): Html {
  return html`<section class="urgent">
    <h2>Restrictions</h2>
    ${restrictions.map(
      (one) => html`<article>
        <p>${badge(one.status)} ${badge(one.basis)} <strong>${[...one.vendors, ...one.models].join(', ')}</strong>
          for ${one.populations.join(', ').replaceAll('_', ' ')}, since ${instant(one.since)}</p>
        <p>${one.reason} <span class="quiet">by ${one.decidedBy.join(', ')}</span>
          ${one.events.map((id) => html` <a href="/events/${id}">the event</a>`)}</p>
        ${mayDecide ? decisions(one) : ''}
      </article>`,
    )}
  </section>`
}

function decisions(one: Restriction): Html {
  const verbs = one.status === 'proposed' ? ['approve', 'reject'] : ['lift']
  return html`<div class="row">${verbs.map(
    (verb) => html`<form method="post" action="/restrictions/${one.id}/${verb}">
      <label class="visually-hidden" for="${verb}-${one.id}">Reason</label>
      <input id="${verb}-${one.id}" name="reason" placeholder="Reason" required maxlength="500">
      <button class="${verb}">${verb[0]?.toUpperCase()}${verb.slice(1)}</button>
    </form>`,
  )}</div>`
}

function routeTable(directive: Directive | null, gateways: readonly GatewayState[]): Html {
  if (directive === null || directive.routes.length === 0)
    return html`<section><h2>Routes</h2><p class="quiet">No routes: put an inventory into the configuration, and this page says which of them an event hits and what is left.</p></section>`
  const states = new Map(gateways.map((gateway) => [gateway.id, gateway]))
  return html`<section>
    <h2>Routes <span class="quiet">directive ${directive.generation}, issued ${instant(directive.issuedAt)}</span></h2>
    <div class="scroll" tabindex="0" role="region" aria-label="Routes">
    <table>
      <thead><tr><th>Route</th><th>State</th><th>Targets, in order</th><th>Excluded</th><th>Gateway</th></tr></thead>
      <tbody>${directive.routes.map((route) => {
        const gateway = route.gateway === null ? undefined : states.get(route.gateway)
        return html`<tr>
          <td>${route.id}</td>
          <td>${badge(route.state)}</td>
          <td>${route.targets.map((target) => `${target.id} (${target.model} at ${target.host})`).join(' → ') || 'none: no lawful target'}</td>
          <td>${route.excluded.map((one) => `${one.id} by ${one.restriction}`).join(', ')}</td>
          <td>${route.gateway ?? '–'} ${gateway ? html`${badge(gateway.status)} <span class="quiet">${gateway.verified} of ${gateway.desired}${gateway.lastError ? html`: ${gateway.lastError}` : ''}</span>` : ''}</td>
        </tr>`
      })}</tbody>
    </table></div>
  </section>`
}

function switchForm(halted: boolean, mayDecide: boolean): Html {
  if (!mayDecide) return halted ? html`<p role="status" class="alert">Automatic enforcement is halted.</p>` : html``
  return html`<section>
    <h2>Automatic enforcement</h2>
    <form method="post" action="/enforcement/${halted ? 'resume' : 'halt'}" class="row">
      <p>${halted ? 'Halted: policies only propose.' : 'Policies act as configured. Halting keeps what is restricted restricted.'}</p>
      <label class="visually-hidden" for="halt-reason">Reason</label>
      <input id="halt-reason" name="reason" placeholder="Reason" required maxlength="500">
      <button class="${halted ? 'approve' : 'reject'}">${halted ? 'Resume' : 'Halt'}</button>
    </form>
  </section>`
}

function sourceTable(context: Context, states: readonly SourceState[]): Html {
  const byId = new Map(states.map((state) => [state.sourceId, state]))
  const sources = [...context.sources.values()]
  const count = (health: string) =>
    sources.filter((source) => (byId.get(source.id)?.health ?? 'unknown') === health).length
  return html`<section>
    <h2>Sources <span class="quiet">${sources.length} watched: ${count('ok')} well, ${count('unknown')} not read yet, ${sources.length - count('ok') - count('unknown')} in trouble</span></h2>
    <div class="scroll" tabindex="0" role="region" aria-label="Sources">
    <table>
      <thead><tr><th>Source</th><th>Health</th><th>Last read</th><th>Last news</th><th>Next, and why</th></tr></thead>
      <tbody>${sources.map((source) => {
        const state = byId.get(source.id)
        return html`<tr>
          <td>${source.id}<br><span class="quiet">${source.publisher} · ${source.authority} · ${source.jurisdiction ?? 'anywhere'}</span></td>
          <td>${badge(state?.health ?? 'unknown')} ${state?.lastError ? html`<br><span class="quiet">${state.lastError}</span>` : ''}</td>
          <td>${instant(state?.lastSuccessAt ?? null)}</td>
          <td>${instant(state?.lastItemAt ?? null)}</td>
          <td>${state ? html`${instant(state.nextPollAt)}<br><span class="quiet">${state.nextBecause}</span>` : ''}</td>
        </tr>`
      })}</tbody>
    </table></div>
  </section>`
}

import { html } from 'hono/html'
import type { Context } from '../../context.ts'
import type { Directive, DirectiveRoute, RouteOutcome } from '../../core/directive.ts'
import { mayActAs } from '../../core/role.ts'
import { listed, percent, ROUTE_STATE_WORDS, words } from '../../core/wording/terms.ts'
import type { Identity } from '../../db/access.ts'
import { currentDirective, readStream } from '../../db/directives.ts'
import { gatewaySection } from './gateways.ts'
import { badge, type Html, instantFrom, table } from './marks.ts'
import { reasonForm } from './reason-form.ts'

/** The directive in force, route by route, and what the gateways made of it. */
export async function routingPage(context: Context, identity: Identity): Promise<Html> {
  const now = context.now()
  const [current, head] = await Promise.all([
    currentDirective(context.db.kysely, context.stream),
    readStream(context.db.kysely, context.stream),
  ])
  return html`<h1>Routing</h1>
    ${current === null ? html`<p class="quiet">No directive was issued yet.</p>` : issued(current.directive, current.sha256, now)}
    ${switchSection(head.halted, mayActAs(identity.role, 'approver'))}
    <section><h2>Routes</h2>${routeTable(context, current?.directive ?? null)}</section>
    ${await gatewaySection(context, now)}`
}

/** The routes of a directive as a table. */
export function routeTable(context: Context, directive: Directive | null): Html {
  if (directive === null || directive.routes.length === 0)
    return html`<p class="quiet">No routes. Describe yours under <code>inventory:</code> in the configuration; then this page says which of them an event hits and what is left.</p>`
  const shares = new Map(context.rules.inventory.routes.map((route) => [route.id, route.share]))
  return table(
    'Routes',
    ['Route', 'State', 'Targets, in order', 'Excluded', 'People who are cleared', 'Gateway'],
    directive.routes.map(
      (route) => html`<tr>
        <td>${route.id}<br><span class="quiet">${percent(shares.get(route.id) ?? 0)} of traffic${route.alias === route.id ? '' : ` · alias ${route.alias}`}</span></td>
        <td>${badge(route.state)}${route.state === 'normal' ? '' : html`<br><span class="quiet">${ROUTE_STATE_WORDS[route.state]}</span>`}</td>
        <td>${targets(route)}</td>
        <td>${excluded(route)}</td>
        <td>${cleared(route)}</td>
        <td>${route.gateway ?? html`<span class="quiet">none</span>`}</td>
      </tr>`,
    ),
  )
}

function issued(directive: Directive, hash: string, now: Date): Html {
  const stale = Date.parse(directive.expiresAt) <= now.getTime()
  return html`<p>Directive <strong>${directive.generation}</strong>, issued ${instantFrom(directive.issuedAt, now)}, fresh until ${instantFrom(directive.expiresAt, now)}.
      <span class="quiet"><a href="/v1/directive">as data</a>, sha256 <code>${hash.slice(0, 16)}</code></span></p>
    ${stale ? html`<p role="status" class="alert">This directive is stale: it should have been issued anew. Restrictions stay in force; look whether the enforce and sweep roles run.</p>` : ''}`
}

function switchSection(halted: boolean, mayDecide: boolean): Html {
  const state = halted
    ? html`<p role="status" class="alert">Automatic enforcement is <strong>halted</strong>: policies only propose. What is restricted stays restricted.</p>`
    : html`<p>Policies act as configured. Halting stops new automatic restrictions; those in force stay.</p>`
  const form = halted
    ? reasonForm('/enforcement/resume', 'resume', 'Resume')
    : reasonForm('/enforcement/halt', 'halt', 'Halt')
  return html`<section><h2>Automatic enforcement</h2>${state}${mayDecide ? form : ''}</section>`
}

function targets({ targets }: RouteOutcome): Html {
  if (targets.length === 0) return html`<strong>none: no lawful target</strong>`
  return html`<ol class="plain">${targets.map((target) => html`<li><strong>${target.id}</strong> <span class="quiet">${target.model} at ${target.host}</span></li>`)}</ol>`
}

function excluded({ excluded }: RouteOutcome): Html {
  if (excluded.length === 0) return html`<span class="quiet">none</span>`
  return html`<ul class="plain">${excluded.map(({ id, restriction }) => html`<li>${id} <span class="quiet">${restriction.startsWith('rst_') ? html`by <a href="/restrictions/${restriction}">${restriction}</a>` : 'by a rule of the house'}</span></li>`)}</ul>`
}

function cleared({ cleared }: DirectiveRoute): Html {
  if (cleared.length === 0) return html`<span class="quiet">as everyone</span>`
  return html`<ul class="plain">${cleared.map((one) => html`<li>${words(listed(one.populations))}: ${badge(one.state)} ${one.targets.map((target) => target.id).join(' → ') || 'none'}</li>`)}</ul>`
}

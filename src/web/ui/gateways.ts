import { html } from 'hono/html'
import type { Context } from '../../context.ts'
import { plainLine } from '../../core/plain.ts'
import { acksOf, type GatewayState, gatewayStates } from '../../db/gateways.ts'
import { badge, type Html, instant, instantFrom, table } from './marks.ts'

const MAX_ACKS = 8
const MODES = { push: 'told and checked', pull: 'asks for it', notify: 'told' } as const

/** What each gateway should have, has, and was seen to obey. */
export async function gatewaySection(context: Context, now: Date): Promise<Html> {
  const gateways = [...context.gateways.values()]
  if (gateways.length === 0)
    return html`<section><h2>Gateways</h2><p class="quiet">No gateway is configured: directives are written, and nobody obeys them. Add one under <code>gateways:</code>.</p></section>`
  const states = new Map((await gatewayStates(context.db.kysely)).map((state) => [state.id, state]))
  const acks = await Promise.all(gateways.map(({ id }) => acksOf(context.db.kysely, id, MAX_ACKS)))
  const rows = gateways.map(({ id, type, mode }) => {
    const state = states.get(id)
    return html`<tr>
      <td>${id}<br><span class="quiet">${type} · ${MODES[mode]}</span></td>
      <td>${badge(state?.status ?? 'unknown')}</td>
      <td class="number">${state?.desired ?? '–'}</td>
      <td class="number">${state?.applied ?? '–'}</td>
      <td class="number">${state?.verified ?? '–'}</td>
      <td class="wide">${trouble(state)}</td>
      <td>${instantFrom(state?.checkedAt ?? null, now)}</td>
    </tr>`
  })
  return html`<section><h2>Gateways</h2>
    <p class="quiet">Numbers are generations of the directive. Applied: the gateway said yes. Verified: it was seen to obey.</p>
    ${table('Gateways', ['Gateway', 'State', 'Desired', 'Applied', 'Verified', 'Drift and errors', 'Looked at'], rows)}
    ${gateways.map(({ id }, index) => {
      const reports = acks[index] ?? []
      if (reports.length === 0) return ''
      return html`<h3>Reports of ${id}</h3><ul>${reports.map((ack) => html`<li>${instant(ack.at)} ${plainLine(ack.node, 100)}: ${badge(ack.phase)} generation ${ack.generation}${ack.detail ? `: ${plainLine(ack.detail)}` : ''}</li>`)}</ul>`
    })}</section>`
}

function trouble(state: GatewayState | undefined): Html {
  if (state === undefined) return html`<span class="quiet">not told anything yet</span>`
  const lines = [...state.drift, ...(state.lastError === null ? [] : [state.lastError])]
  if (lines.length === 0) return html`<span class="quiet">none</span>`
  return html`<ul class="plain">${lines.map((line) => html`<li>${plainLine(line)}</li>`)}</ul>`
}

import { html } from 'hono/html'
import { plainLine } from '../../core/plain.ts'
import { HEALTHS } from '../../core/source-state.ts'
import { coverageTable } from './coverage.ts'
import { badge, type Html, instantFrom, table } from './marks.ts'
import type { Watched } from './watch.ts'

/** The register: what is watched, how it does, when it is looked at next and why then. */
export function sourceListPage(watched: readonly Watched[], health: string, kind: string, now: Date): Html {
  const shown = watched.filter(
    (one) => (health === '' || one.health === health) && (kind === '' || one.source.kind === kind),
  )
  return html`<h1>Sources</h1>
    <p>${watched.length} watched. ${filters(watched, health, kind)}</p>
    ${shown.length === 0 ? html`<p class="quiet">No source is like that. <a href="/sources">Show all</a></p>` : register(shown, now)}
    <section><h2 id="coverage">Coverage</h2>
    <p class="quiet">Sources that are on, by jurisdiction and topic; “2 of 3” means that one of three does not see now.</p>
    ${coverageTable(watched)}</section>`
}

/** How a source does, in words that need no manual. */
export function healthBadge({ health, state }: Watched): Html {
  const failures = state?.failures ?? 0
  if (health === 'unknown') return failures > 0 ? badge('pending', 'never read yet') : badge('unknown', 'not read yet')
  return health === 'ok' && failures > 0 ? badge('pending', 'last poll failed') : badge(health)
}

function register(watched: readonly Watched[], now: Date): Html {
  return table(
    'Sources',
    ['Source', 'Health', 'Last read', 'Last news', 'Next, and why', 'Answers in'],
    watched.map(
      ({ source, state, health }) => html`<tr>
        <td class="name"><a href="/sources/${source.id}">${source.id}</a><br><span class="quiet">${source.publisher} · ${source.authority}</span></td>
        <td class="wide">${healthBadge({ source, state, health })}${state?.lastError ? html`<br><span class="quiet">${plainLine(state.lastError)}</span>` : ''}</td>
        <td>${instantFrom(state?.lastSuccessAt ?? null, now)}</td>
        <td>${instantFrom(state?.lastItemAt ?? null, now)}</td>
        <td>${state === null ? html`<span class="quiet">not scheduled</span>` : html`${instantFrom(state.nextPollAt, now)}<br><span class="quiet">${plainLine(state.nextBecause)}</span>`}</td>
        <td class="number">${state?.latencyMs == null ? '–' : `${state.latencyMs} ms`}</td>
      </tr>`,
    ),
  )
}

function filters(watched: readonly Watched[], health: string, kind: string): Html {
  const link = (name: string, value: string, chosen: boolean, number: number) =>
    html`<a href="/sources?${new URLSearchParams({ [name]: value })}"${chosen ? html` aria-current="true"` : ''}>${value} ${number}</a> `
  const kinds = [...new Set(watched.map(({ source }) => source.kind))].sort()
  return html`<span class="choices">
    ${HEALTHS.map((one) => {
      const number = watched.filter((each) => each.health === one).length
      return number === 0 ? '' : link('health', one, one === health, number)
    })}
    ${kinds.map((one) => link('kind', one, one === kind, watched.filter(({ source }) => source.kind === one).length))}
    ${health === '' && kind === '' ? '' : html`<a href="/sources">all</a>`}
  </span>`
}

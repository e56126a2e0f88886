import { html } from 'hono/html'
import { EVENT_STATUSES } from '../../core/event.ts'
import { IMPACTS } from '../../core/impact.ts'
import { plainLine } from '../../core/plain.ts'
import { eventTitle } from '../../core/wording/event.ts'
import { CATEGORY_WORDS, listed, percent } from '../../core/wording/terms.ts'
import type { StoredEvent } from '../../db/events.ts'
import { badge, type Html, instantFrom, nextPage, table } from './marks.ts'

/** What a reader asked for; empty texts ask for nothing. */
export interface EventQuery {
  impact: string
  vendor: string
  status: string
}

/** All events, last changed first, by impact, vendor and status. */
export function eventListPage(
  events: readonly StoredEvent[],
  query: EventQuery,
  vendors: readonly string[],
  next: string | null,
  now: Date,
): Html {
  const asked = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
  const none =
    Object.keys(asked).length > 0
      ? html`<p class="quiet">No event is like that. <a href="/events">Show all</a></p>`
      : html`<p class="quiet">Nothing has happened since the watch began. <a href="/sources">What is watched</a></p>`
  return html`<h1>Events</h1>
    ${filterForm(query, vendors)}
    ${events.length === 0 ? none : eventTable(events, now)}
    ${nextPage('/events', asked, next)}`
}

/** Events as a table. */
export function eventTable(events: readonly StoredEvent[], now: Date): Html {
  return table(
    'Events',
    ['Impact', 'What', 'Who', 'State', 'Witnesses', 'Your traffic', 'Changed'],
    events.map(
      ({ event, exposure }) => html`<tr>
        <td>${badge(event.impact)}</td>
        <td class="wide"><a href="/events/${event.id}">${eventTitle(event)}</a><br><span class="quiet">${CATEGORY_WORDS[event.category]} · ${event.certainty} · ${percent(event.confidence)} sure</span></td>
        <td>${[...event.models, ...event.vendors]
          .slice(0, 5)
          .map((name) => plainLine(name, 60))
          .join(', ')}</td>
        <td>${badge(event.status)}${event.availability === 'withdrawn' ? badge('closed', 'withdrawn model') : ''}</td>
        <td class="number">${event.witnesses.length}</td>
        <td>${
          exposure.routes.length > 0
            ? html`${percent(exposure.share)}<br><span class="quiet">${listed(
                exposure.routes.map((route) => route.id),
                3,
              )}</span>`
            : html`<span class="quiet">not hit</span>`
        }</td>
        <td>${instantFrom(event.updatedAt, now)}</td>
      </tr>`,
    ),
  )
}

function filterForm({ impact, vendor, status }: EventQuery, vendors: readonly string[]): Html {
  const levels: [string, string][] = [
    ...[...IMPACTS]
      .reverse()
      .flatMap((level): [string, string][] =>
        level === 'critical' || level === 'none' ? [] : [[`>=${level}`, `${level} and above`]],
      ),
    ...[...IMPACTS].reverse().map((level): [string, string] => [level, `only ${level}`]),
  ]
  return html`<form method="get" action="/events" class="row" role="search" aria-label="Events">
    ${choice('impact', 'Impact', impact, levels)}
    ${choice(
      'status',
      'Status',
      status,
      EVENT_STATUSES.map((one) => [one, one] as const),
    )}
    <label>Vendor <input name="vendor" value="${vendor}" list="vendors" maxlength="100" autocomplete="off"></label>
    <datalist id="vendors">${vendors.map((one) => html`<option value="${one}"></option>`)}</datalist>
    <button>Show</button> <a href="/events">All</a>
  </form>`
}

function choice(name: string, label: string, value: string, options: readonly (readonly [string, string])[]): Html {
  return html`<label>${label} <select name="${name}">
    <option value="">any</option>
    ${options.map(([key, words]) => html`<option value="${key}"${key === value ? html` selected` : ''}>${words}</option>`)}
  </select></label>`
}

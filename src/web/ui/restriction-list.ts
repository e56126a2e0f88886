import { html } from 'hono/html'
import { plainLine } from '../../core/plain.ts'
import type { Restriction } from '../../core/restriction.ts'
import { listed, words } from '../../core/wording/terms.ts'
import { badge, type Html, instantFrom, nextPage, table } from './marks.ts'

/** All restrictions, newest first. */
export function restrictionListPage(list: readonly Restriction[], next: string | null, now: Date): Html {
  return html`<h1>Restrictions</h1>
    ${list.length === 0 ? html`<p class="quiet">Nothing was ever restricted.</p>` : restrictionTable(list, now)}
    ${nextPage('/restrictions', {}, next)}`
}

/** Restrictions as a table; what waits for a decision says so. */
export function restrictionTable(list: readonly Restriction[], now: Date): Html {
  return table(
    'Restrictions',
    ['State', 'What must not be used', 'Why', 'Decided by', 'Since'],
    list.map(
      (one) => html`<tr>
        <td>${badge(one.status)}<br>${badge(one.basis)}</td>
        <td class="wide"><a href="/restrictions/${one.id}">${one.status === 'proposed' ? 'Decide: ' : ''}${scopeOf(one)}</a></td>
        <td class="wide">${plainLine(one.reason, 200)}</td>
        <td>${listed(
          one.decidedBy.map((by) => plainLine(by, 60)),
          3,
        )}</td>
        <td>${instantFrom(one.since, now)}</td>
      </tr>`,
    ),
  )
}

/** What a restriction covers, in one line: `claude-fable-5 of anthropic for foreign nationals in US`. */
export function scopeOf(one: Pick<Restriction, 'vendors' | 'models' | 'hosts' | 'regions' | 'populations'>): string {
  const all = (list: readonly string[]) => list.includes('*')
  const names = (list: readonly string[]) =>
    listed(
      list.map((name) => plainLine(words(name), 80)),
      5,
    )
  const models = all(one.models) ? 'every model' : names(one.models)
  return [
    all(one.vendors) ? models : `${models} of ${names(one.vendors)}`,
    ...(all(one.hosts) ? [] : [`at ${names(one.hosts)}`]),
    `for ${names(one.populations)}`,
    ...(all(one.regions) ? [] : [`in ${names(one.regions)}`]),
  ].join(' ')
}

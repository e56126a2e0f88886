import { html } from 'hono/html'
import { words } from '../../core/wording/terms.ts'
import { badge, type Html, table } from './marks.ts'
import { inTrouble, type Watched } from './watch.ts'

/** Jurisdiction × topic: how many sources look there, and how many of them see. */
export function coverageTable(watched: readonly Watched[]): Html {
  const places = [...new Set(watched.map(placeOf))].sort()
  const topics = [...new Set(watched.flatMap(({ source }) => source.topics))].sort()
  return table(
    'Coverage by jurisdiction and topic',
    ['Where', ...topics.map(words)],
    places.map((place) => {
      const here = watched.filter((one) => placeOf(one) === place)
      return html`<tr><th scope="row">${place}</th>${topics.map((topic) => cell(here.filter(({ source }) => source.topics.includes(topic))))}</tr>`
    }),
  )
}

function cell(watched: readonly Watched[]): Html {
  if (watched.length === 0) return html`<td class="quiet" aria-label="not watched">–</td>`
  const blind = watched.filter(inTrouble).length
  const read = watched.filter(({ state }) => state?.lastSuccessAt != null).length
  if (blind > 0)
    return html`<td>${badge(blind === watched.length ? 'failing' : 'silent', `${watched.length - blind} of ${watched.length}`)}</td>`
  return html`<td>${read === 0 ? html`<span class="quiet">${watched.length}, not read yet</span>` : watched.length}</td>`
}

function placeOf({ source }: Watched): string {
  return source.jurisdiction ?? 'anywhere'
}

import { html } from 'hono/html'
import { plainLine } from '../../core/plain.ts'
import type { Suggestion } from '../../core/suggest.ts'
import { count, sentence, words } from '../../core/wording/terms.ts'
import type { StoredReading } from '../../db/second-readings.ts'
import type { Html } from './marks.ts'
import { quoted } from './quotes.ts'

/** Items that are shown, the newest ones. */
const MOST = 12

/** What a second reader makes of an event's items; nothing where none has read them. */
export function secondReadings(
  readings: readonly StoredReading[],
  items: readonly { id: string; title: string }[],
): Html {
  const done = readings.filter(({ opinion }) => opinion !== null)
  if (done.length === 0) return html``
  const telling = done.filter(({ opinion }) => opinion?.question || (opinion?.suggestions.length ?? 0) > 0)
  const titles = new Map(items.map(({ id, title }) => [id, title]))
  return html`<section>
    <h2>A second reader asks</h2>
    <p>A language model has read ${count(done.length, 'item')} again. What it says here is for people to weigh: it changes no judgement, tells nobody and restricts nothing.</p>
    ${telling.length === 0 ? html`<p class="quiet">It has nothing to add.</p>` : ''}
    ${telling.slice(-MOST).map((reading) => one(reading, titles.get(reading.item) ?? reading.item))}
  </section>`
}

function one({ opinion, model }: StoredReading, title: string): Html {
  if (opinion === null) return html``
  const quotes = opinion.suggestions.flatMap((suggestion) => suggestion.quotes.map(({ quote }) => quote))
  const from = html`${plainLine(title, 200)} <span class="quiet">read by ${plainLine(model ?? 'a model', 80)}</span>`
  return html`
    ${opinion.question ? html`<p>It asks: ${plainLine(opinion.question)}</p>` : ''}
    ${opinion.suggestions.length === 0 ? '' : html`<ul>${opinion.suggestions.map((suggestion) => html`<li>${said(suggestion)}</li>`)}</ul>`}
    ${quoted(quotes, from)}
    ${opinion.addressed ? html`<p class="quiet">The item gives orders to machine readers; those sentences were set aside.</p>` : ''}
    ${opinion.refused.length === 0 ? '' : html`<p class="quiet">Left out of its answer: ${opinion.refused.map(({ field, because }) => plainLine(`${field} (${because})`, 200)).join('; ')}.</p>`}`
}

function said({ field, first, second, because }: Suggestion): Html {
  const list = (value: string | string[]) => plainLine([value].flat().map(words).join(', ') || 'none', 200)
  return html`${sentence(field)}: <strong>${list(second)}</strong>, where the rules say ${list(first)} <span class="quiet">${plainLine(because)}</span>`
}

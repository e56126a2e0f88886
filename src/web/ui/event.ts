import { html } from 'hono/html'
import type { eventDetail } from '../api/events.ts'
import { badge, type Html, instant } from './layout.ts'

type Detail = Awaited<ReturnType<typeof eventDetail>>

/** One event: what is known, on whose word, what it hits here, what was done about it and when. */
export function eventPage(event: Detail, publicUrl: string): Html {
  return html`
    <article class="event">
      <h1>${event.title}</h1>
      <p>${badge(event.impact)} ${badge(event.status)} ${badge('kind', event.category)} ${event.certainty}, confidence ${Math.round(event.confidence * 100)} %</p>
      ${facts(event)}
      <h2>In their words</h2>
      ${event.evidence
        .slice(-20)
        .map(
          (one) =>
            html`<blockquote><p>${one.quote}</p><footer>${one.publisher ?? 'unknown'} (${one.authority ?? 'unknown'}), ${instant(one.at)}${link(one.url)} <code>${one.rule}</code></footer></blockquote>`,
        )}
      <h2>What it hits here</h2>
      ${exposure(event)}
      <h2>Timeline</h2>
      <ol>${event.timeline.map((step) => html`<li>${instant(step.at)} ${badge(step.impact)} ${step.changes.join('; ')}</li>`)}</ol>
      <h2>Policies</h2>
      ${event.verdicts.length === 0 ? html`<p class="quiet">No policy is about this event.</p>` : html`<ul>${event.verdicts.map((one) => html`<li>${instant(one.at)} <strong>${one.policy}</strong>: ${badge(one.verdict)} ${one.because.join(', ')}</li>`)}</ul>`}
      <h2>Who was told</h2>
      ${event.deliveries.length === 0 ? html`<p class="quiet">Nobody.</p>` : html`<ul>${event.deliveries.map((one) => html`<li>${instant(one.createdAt)} ${one.channel}: ${one.type} ${badge(one.status)} <span class="quiet">${one.attempts} tries${one.lastError ? html`, ${one.lastError}` : ''}</span></li>`)}</ul>`}
      <p class="quiet">As data: <a href="${publicUrl}/v1/events/${event.id}">/v1/events/${event.id}</a></p>
    </article>`
}

function facts(event: Detail): Html {
  const rows: [string, string][] = [
    ['Vendors', event.vendors.join(', ')],
    ['Models', event.models.join(', ')],
    ['People', event.populations.join(', ').replaceAll('_', ' ')],
    ['Where', event.jurisdictions.join(', ')],
    ['Instruments', event.instruments.join(', ')],
    ['In force on', event.effectiveOn ?? ''],
    ['Availability', event.availability],
    ['Witnesses', event.witnessList.map((one) => `${one.publisher} (${one.authority})`).join(', ')],
  ]
  return html`<dl>${rows.filter(([, value]) => value !== '').map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}
    <dt>First known</dt><dd>${instant(event.openedAt)}</dd></dl>`
}

function exposure(event: Detail): Html {
  const routes = event.exposure?.routes ?? []
  if (routes.length === 0) return html`<p class="quiet">None of your routes depends on what it names.</p>`
  return html`<ul>${routes.map((route) => html`<li><strong>${route.id}</strong> (${Math.round(route.share * 100)} % of traffic): ${route.hit.join(', ')} hit; ${route.left.length > 0 ? `${route.left.join(', ')} left` : 'nothing is left'}</li>`)}</ul>`
}

/** Only web links: a source may name any scheme it likes. */
function link(url: string | null): Html {
  return url !== null && /^https?:\/\//i.test(url)
    ? html` <a href="${url}" rel="noreferrer noopener">source</a>`
    : html``
}

import { html } from 'hono/html'
import { safeUrl } from '../../core/plain.ts'

/** A piece of a page: escaped by `html`, never put together from strings. */
export type Html = ReturnType<typeof html>

/** An instant for people: UTC, with the machine-readable form beside it. */
export function instant(at: string | null): Html {
  if (at === null) return html`<span class="quiet">never</span>`
  return html`<time datetime="${at}">${at.slice(0, 10)} ${at.slice(11, 16)} UTC</time>`
}

/** An instant with how long ago it was, or how soon it will be. */
export function instantFrom(at: string | null, now: Date): Html {
  const millis = at === null ? Number.NaN : Date.parse(at)
  if (at === null || Number.isNaN(millis)) return instant(null)
  return html`${instant(at)} <span class="quiet ago">${distance(millis - now.getTime())}</span>`
}

/** A small label whose meaning does not hang on its colour. */
export function badge(kind: string, text: string = kind): Html {
  return html`<span class="badge ${kind.replace(/[^a-z-]/g, '-')}">${text.replaceAll('_', ' ')}</span>`
}

/** A link that leaves this service: web addresses only, because a source may name any scheme it likes. */
export function outward(url: string | null, label: string): Html {
  const address = safeUrl(url)
  return address === null ? html`` : html`<a href="${address}" rel="noreferrer noopener external">${label}</a>`
}

/** A table that scrolls sideways by itself, also from the keyboard. */
export function table(label: string, columns: readonly string[], rows: readonly Html[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}">
    <table>
      <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
      <tbody>${rows}</tbody>
    </table></div>`
}

/** Labels with their values; those without a value are left out. */
export function facts(rows: readonly (readonly [string, Html | string | null])[]): Html {
  return html`<dl>${rows.map(([label, value]) => (value === null || value === '' ? '' : html`<dt>${label}</dt><dd>${value}</dd>`))}</dl>`
}

/** A link to the next page of a list; nothing at its end. */
export function nextPage(path: string, query: Readonly<Record<string, string>>, next: string | null): Html {
  if (next === null) return html``
  return html`<nav aria-label="Pages"><a href="${path}?${new URLSearchParams({ ...query, cursor: next })}" rel="next">Older</a></nav>`
}

function distance(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000)
  const size =
    minutes < 1
      ? 'under a minute'
      : minutes < 60
        ? `${minutes} min`
        : minutes < 2880
          ? `${Math.round(minutes / 60)} h`
          : `${Math.round(minutes / 1440)} days`
  return ms < 0 ? `${size} ago` : `in ${size}`
}

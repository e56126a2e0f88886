import { html } from 'hono/html'
import { plainText } from '../../core/plain.ts'
import type { Html } from './marks.ts'

/** Quotes that come from one place, under one line that says from where. */
export function quoted(quotes: readonly string[], from: Html): Html {
  const distinct = [...new Set(quotes.map((quote) => plainText(quote, 600)))].filter((quote) => quote !== '')
  // A quote inside a longer one of the same place says nothing more.
  const telling = distinct.filter((one) => !distinct.some((other) => other !== one && other.includes(one)))
  return html`<blockquote>${telling.map((quote) => html`<p>“${quote}”</p>`)}<footer>${from}</footer></blockquote>`
}

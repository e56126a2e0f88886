import { html } from 'hono/html'
import type { Html } from './marks.ts'

/** Longest reason that a form takes, in UTF-16 units. */
export const MAX_REASON = 2000

/** One decision with its reason, which goes into the audit log. */
export function reasonForm(action: string, verb: string, label: string): Html {
  return html`<form method="post" action="${action}" class="row">
    <label for="reason-${verb}">Reason to ${label.toLowerCase()}</label>
    <input id="reason-${verb}" name="reason" required maxlength="${MAX_REASON}" autocomplete="off">
    <button class="${verb}">${label}</button>
  </form>`
}

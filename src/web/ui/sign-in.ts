import { html } from 'hono/html'
import { type Html, layout } from './layout.ts'

/** Where people without a session come to. */
export function signInPage(token?: string, problem?: string): Html {
  const body = token
    ? html`<form method="post" action="/sign-in">
        <input type="hidden" name="token" value="${token}">
        <p>This link signs you in once.</p>
        <button autofocus>Sign in</button>
      </form>`
    : html`<p>The service prints a sign-in link when it starts. Start it again for a new one.</p>`
  return layout(
    'Sign in',
    null,
    html`<section class="narrow"><h1>Sign in</h1>${problem ? html`<p role="alert" class="alert">${problem}</p>` : ''}${body}</section>`,
  )
}

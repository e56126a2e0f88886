import { html } from 'hono/html'
import { layout } from './layout.ts'
import type { Html } from './marks.ts'

/** Where people without a session come to. */
export function signInPage(token?: string, problem?: string): Html {
  const body = token
    ? html`<form method="post" action="/sign-in">
        <input type="hidden" name="token" value="${token}">
        <p>This link signs you in once.</p>
        <button autofocus>Sign in</button>
      </form>`
    : html`<p>The service prints a sign-in link when it starts; start it again for a new one.</p>
      <form method="post" action="/sign-in">
        <p><label for="token">Or show an access token (<code>access.tokens</code> in the configuration)</label></p>
        <p class="row"><input id="token" name="token" type="password" required maxlength="512" autocomplete="current-password"> <button>Sign in</button></p>
      </form>`
  return layout(
    { title: 'Sign in', place: null, identity: null },
    html`<section class="narrow"><h1>Sign in</h1>${problem ? html`<p role="alert" class="alert">${problem}</p>` : ''}${body}</section>`,
  )
}

import { Hono, type MiddlewareHandler } from 'hono'
import type { Context } from '../../context.ts'
import { InputError } from '../../errors.ts'
import { type Env, type FixedTokens, keepSession, ownPageOnly, require, signIn, signOut } from '../auth.ts'
import { signInPage } from './sign-in.ts'

/** Lets signed-in readers past; all others get the page to sign in. */
export function orSignIn(context: Context, tokens: FixedTokens): MiddlewareHandler<Env> {
  const guard = require(context, tokens, 'viewer')
  return async (http, next) => {
    // Asked before the page is made, so that an error of the page itself is not taken for a missing session.
    let signedIn = false
    try {
      await guard(http, async () => {
        signedIn = true
      })
    } catch (error) {
      if (error instanceof InputError && error.kind === 'unauthenticated') return http.html(signInPage(), 401)
      throw error
    }
    if (signedIn) await next()
    return undefined
  }
}

/** Coming and going. */
export function sessionForms(context: Context, tokens: FixedTokens): Hono<Env> {
  const app = new Hono<Env>()
  // The link only shows a button: mail scanners and chat previews fetch links, and must not use it up.
  app.get('/sign-in', (http) => http.html(signInPage(http.req.query('token'))))
  app.post('/sign-in', async (http) => {
    // Another site must not sign a reader in as somebody else.
    ownPageOnly(context, http.req.raw.headers, true)
    const { token } = await http.req.parseBody()
    const cookie = typeof token === 'string' ? await signIn(context, tokens, token.trim()) : null
    if (cookie === null)
      return http.html(signInPage(undefined, 'This link was used or is too old, or the token is not known.'), 401)
    await keepSession(context, http, cookie)
    return http.redirect('/', 303)
  })
  app.post('/sign-out', async (http) => {
    ownPageOnly(context, http.req.raw.headers)
    await signOut(context, http)
    return http.redirect('/sign-in', 303)
  })
  return app
}

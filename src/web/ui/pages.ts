import { readFileSync } from 'node:fs'
import { Hono, type MiddlewareHandler } from 'hono'
import { setHalted } from '../../actions/halt.ts'
import { approve, lift, reject } from '../../actions/restrictions.ts'
import type { Context } from '../../context.ts'
import { mayActAs } from '../../core/role.ts'
import { InputError } from '../../errors.ts'
import { eventDetail } from '../api/events.ts'
import { type Env, type FixedTokens, keepSession, require, signIn, signOut } from '../auth.ts'
import { eventPage } from './event.ts'
import { layout } from './layout.ts'
import { overview } from './overview.ts'
import { signInPage } from './sign-in.ts'

const STYLE = readFileSync(new URL('./style.css', import.meta.url), 'utf8')
const DECISIONS = { approve, reject, lift }

/** The pages: signed-in people only; every change is a form that works without a script. */
export function pages(context: Context, tokens: FixedTokens): Hono<Env> {
  const secure = context.publicUrl.startsWith('https:')
  const guard = require(context, tokens, 'viewer')
  const orSignIn: MiddlewareHandler<Env> = async (http, next) => {
    try {
      await guard(http, next)
      return undefined
    } catch (error) {
      if (error instanceof InputError && error.kind === 'unauthenticated') return http.html(signInPage(), 401)
      throw error
    }
  }
  const app = new Hono<Env>()
  app.get('/style.css', (http) =>
    http.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=300' }),
  )
  // The link only shows a button: mail scanners and chat previews fetch links, and must not use it up.
  app.get('/sign-in', (http) => http.html(signInPage(http.req.query('token'))))
  app.post('/sign-in', async (http) => {
    const { token } = await http.req.parseBody()
    const signedIn = typeof token === 'string' ? await signIn(context, token) : null
    if (signedIn === null) return http.html(signInPage(undefined, 'This link was used or is too old.'), 401)
    keepSession(http, signedIn.cookie, secure)
    return http.redirect('/', 303)
  })
  app.post('/sign-out', async (http) => {
    await signOut(context, http)
    return http.redirect('/sign-in', 303)
  })
  app.get('/', orSignIn, async (http) =>
    http.html(layout('Overview', http.get('identity'), await overview(context, http.get('identity')))),
  )
  app.get('/events/:id', orSignIn, async (http) => {
    const event = await eventDetail(context, http.req.param('id'))
    return http.html(layout(event.title, http.get('identity'), eventPage(event, context.publicUrl)))
  })
  app.post('/restrictions/:id/:decision', orSignIn, async (http) => {
    const actor = approver(http.get('identity'))
    const { id, decision } = http.req.param()
    const action = DECISIONS[decision as keyof typeof DECISIONS]
    if (!action) throw new InputError('not-found', `there is no decision '${decision}'`)
    const { reason } = await http.req.parseBody()
    await action(context, actor, id as string, typeof reason === 'string' ? reason : '')
    return http.redirect('/', 303)
  })
  app.post('/enforcement/:state', orSignIn, async (http) => {
    const actor = approver(http.get('identity'))
    const { reason } = await http.req.parseBody()
    await setHalted(context, actor, http.req.param('state') === 'halt', typeof reason === 'string' ? reason : '')
    return http.redirect('/', 303)
  })
  return app
}

function approver(identity: Env['Variables']['identity']): string {
  if (!mayActAs(identity.role, 'approver'))
    throw new InputError('forbidden', `${identity.name} is ${identity.role}; this needs approver`)
  return `user:${identity.name}`
}

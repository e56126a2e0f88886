import { Hono, type Context as HttpContext, type MiddlewareHandler } from 'hono'
import { setHalted } from '../../actions/halt.ts'
import { approve, lift, reject } from '../../actions/restrictions.ts'
import type { Context } from '../../context.ts'
import type { Env } from '../auth.ts'
import { actorAs, reasonOf } from './form-fields.ts'

const DECISIONS = { approve, reject, lift }

/** What the forms of the pages do; each goes back to the page that shows what became of it. */
export function decisionForms(context: Context, guard: MiddlewareHandler<Env>): Hono<Env> {
  const app = new Hono<Env>()
  for (const [verb, action] of Object.entries(DECISIONS))
    app.post(`/restrictions/:id/${verb}`, guard, async (http) => {
      const { actor, reason } = await decider(http)
      const { id } = await action(context, actor, http.req.param('id'), reason)
      return http.redirect(`/restrictions/${id}`, 303)
    })
  for (const halted of [true, false])
    app.post(`/enforcement/${halted ? 'halt' : 'resume'}`, guard, async (http) => {
      const { actor, reason } = await decider(http)
      await setHalted(context, actor, halted, reason)
      return http.redirect('/routing', 303)
    })
  return app
}

async function decider(http: HttpContext<Env>): Promise<{ actor: string; reason: string }> {
  const actor = actorAs(http, 'approver')
  return { actor, reason: reasonOf(await http.req.parseBody()) }
}

import { Hono, type Context as HttpContext, type MiddlewareHandler } from 'hono'
import { mergeEvents, splitEvent } from '../../actions/events.ts'
import { labelItem } from '../../actions/labels.ts'
import type { Context } from '../../context.ts'
import { Label } from '../../core/label.ts'
import { InputError } from '../../errors.ts'
import type { Env } from '../auth.ts'
import { actorAs, reasonOf, textOf } from './form-fields.ts'
import { MAX_REASON } from './reason-form.ts'

/** What the forms on the page of an event do; each goes back to the page that shows what became of it. */
export function analystForms(context: Context, guard: MiddlewareHandler<Env>): Hono<Env> {
  return new Hono<Env>()
    .post('/events/:id/labels', guard, async (http) => {
      const actor = actorAs(http, 'analyst')
      const { item, label, note } = await correction(http)
      await labelItem(context, actor, item, label, note)
      return http.redirect(`/events/${http.req.param('id')}`, 303)
    })
    .post('/events/:id/merge', guard, async (http) => {
      const actor = actorAs(http, 'analyst')
      const fields = await http.req.parseBody()
      const into = [textOf(fields.id), textOf(fields.into)].filter((one) => one !== '')
      if (into.length !== 1) throw new InputError('invalid', 'choose one event from the list, or give the id of one')
      const ids = { from: http.req.param('id'), into: into[0] as string }
      const { event } = await mergeEvents(context, actor, ids, reasonOf(fields))
      return http.redirect(`/events/${event.id}`, 303)
    })
    .post('/events/:id/split', guard, async (http) => {
      const actor = actorAs(http, 'analyst')
      const fields = await http.req.parseBody({ all: true })
      const items = [fields.item ?? []].flat().map(textOf)
      if (items.length === 0) throw new InputError('invalid', 'mark the items to take out')
      const { out } = await splitEvent(context, actor, http.req.param('id'), items, reasonOf(fields))
      return http.redirect(`/events/${out.event.id}`, 303)
    })
}

async function correction(http: HttpContext<Env>): Promise<{ item: string; label: Label; note: string }> {
  const fields = await http.req.parseBody()
  const note = textOf(fields.note)
  if (note.length > MAX_REASON) throw new InputError('invalid', `a note has at most ${MAX_REASON} characters`)
  const irrelevant = textOf(fields.irrelevant)
  if (irrelevant !== '') return { item: irrelevant, label: { relevant: false }, note }
  const chosen = ['impact', 'category'].flatMap((name) => {
    const value = textOf(fields[name])
    return value === '' ? [] : [[name, value] as const]
  })
  if (chosen.length === 0) throw new InputError('invalid', 'choose the impact or the category that would be right')
  return { item: textOf(fields.wrong), label: Label.parse(Object.fromEntries(chosen)), note }
}

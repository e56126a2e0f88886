import { Hono } from 'hono'
import { z } from 'zod'
import { setHalted } from '../../actions/halt.ts'
import { approve, type HandRestriction, lift, reject, restrictByHand } from '../../actions/restrictions.ts'
import type { Context } from '../../context.ts'
import { RESTRICTION_STATUSES } from '../../core/restriction.ts'
import { approvalsOf, listRestrictions } from '../../db/restrictions.ts'
import { InputError } from '../../errors.ts'
import type { Env } from '../auth.ts'
import { listOf, pageOf } from './page.ts'

const Because = z.strictObject({ reason: z.string().max(2000).default('') })
const VERBS = { approve, reject, lift }

/** `/v1/restrictions`: what must not be used, since when, on whose word. */
export function restrictionRoutes(context: Context): Hono<Env> {
  const db = context.db.kysely
  return new Hono<Env>()
    .get('/', async (http) => {
      const { limit, before } = pageOf(http.req.query())
      const status = z.enum(RESTRICTION_STATUSES).optional().parse(http.req.query('status'))
      const rows = await listRestrictions(db, {
        limit,
        ...(before === undefined ? {} : { before }),
        ...(status === undefined ? {} : { statuses: [status] }),
      })
      return http.json(listOf(rows, limit, ({ seq: _, ...restriction }) => restriction))
    })
    .get('/:id', async (http) => {
      const id = http.req.param('id')
      const found = (await listRestrictions(db)).find((one) => one.id === id)
      if (!found) throw new InputError('not-found', `no restriction ${id}`)
      const { seq: _, ...restriction } = found
      return http.json({ ...restriction, approvals: await approvalsOf(db, id) })
    })
}

/** What an approver may do: decide, lift, restrict by hand, halt. */
export function restrictionActions(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.post('/restrictions', async (http) => {
    const actor = `user:${http.get('identity').name}`
    return http.json(await restrictByHand(context, actor, (await http.req.json()) as HandRestriction), 201)
  })
  for (const [verb, action] of Object.entries(VERBS))
    app.post(`/restrictions/:id/${verb}`, async (http) => {
      const { reason } = becauseOf(await http.req.text())
      return http.json(await action(context, `user:${http.get('identity').name}`, http.req.param('id'), reason))
    })
  for (const halted of [true, false])
    app.post(halted ? '/halt' : '/resume', async (http) => {
      const { reason } = becauseOf(await http.req.text())
      await setHalted(context, `user:${http.get('identity').name}`, halted, reason)
      return http.json({ halted })
    })
  return app
}

function becauseOf(text: string): z.infer<typeof Because> {
  if (text.trim() === '') return { reason: '' }
  try {
    return Because.parse(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) throw new InputError('invalid', `the body is not JSON: ${error.message}`)
    throw error
  }
}

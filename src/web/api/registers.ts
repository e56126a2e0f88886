import { Hono } from 'hono'
import { z } from 'zod'
import { draftDigest, subscriptionOf } from '../../actions/digest.ts'
import { currentRisks } from '../../actions/risks.ts'
import type { Context } from '../../context.ts'
import { derivedId } from '../../core/id.ts'
import { Silence } from '../../core/silence.ts'
import { asText } from '../../core/wording/text.ts'
import { wording } from '../../core/wording.ts'
import { append, auditAfter, auditBefore } from '../../db/audit.ts'
import { activeSilences, endSilence, saveSilence } from '../../db/silences.ts'
import { listSources } from '../../db/sources.ts'
import { InputError } from '../../errors.ts'
import type { Env } from '../auth.ts'
import { listOf, pageOf, wholeList } from './page.ts'

const AuditQuery = z.object({
  order: z.enum(['asc', 'desc']).default('desc'),
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
})

/** The registers that a viewer may read: sources, subscriptions, silences, policies, risks, audit. */
export function registerRoutes(context: Context): Hono<Env> {
  const db = context.db.kysely
  return new Hono<Env>()
    .get('/sources', async (http) => {
      const states = new Map((await listSources(db)).map((state) => [state.sourceId, state]))
      return http.json(
        wholeList(
          [...context.sources.values()].map((source) => {
            const { id, name, publisher, kind, authority, jurisdiction, topics, url, dialect, every } = source
            const state = states.get(id)
            return {
              ...{ id, name, publisher, kind, authority, jurisdiction, topics, url, dialect, every },
              health: state?.health ?? 'unknown',
              healthSince: state?.healthSince ?? null,
              lastSuccessAt: state?.lastSuccessAt ?? null,
              lastItemAt: state?.lastItemAt ?? null,
              lastError: state?.lastError ?? null,
              latencyMs: state?.latencyMs ?? null,
              nextPollAt: state?.nextPollAt ?? null,
              nextBecause: state?.nextBecause ?? null,
              movedTo: state?.memory.movedTo ?? null,
            }
          }),
        ),
      )
    })
    .get('/subscriptions', (http) => http.json(wholeList(context.rules.subscriptions)))
    .get('/subscriptions/:id/digest', async (http) => {
      const { message } = await draftDigest(db, subscriptionOf(context, http.req.param('id')), context.now())
      const timezone = message.content.kind === 'digest' ? message.content.timezone : 'UTC'
      return http.text(asText(wording(message, context.publicUrl), timezone))
    })
    .get('/silences', async (http) => http.json(wholeList(await activeSilences(db, context.now().toISOString()))))
    .get('/policies', (http) => http.json(wholeList(context.rules.policies)))
    .get('/risks', async (http) => {
      const vendor = http.req.query('vendor')?.toLowerCase() ?? null
      return http.json(wholeList(await currentRisks(db, context.now(), vendor)))
    })
    .get('/audit', async (http) => {
      const { order, after, limit } = AuditQuery.parse(http.req.query())
      if (order === 'asc') {
        const { before: from } = pageOf({ cursor: http.req.query('cursor') ?? '0' })
        const entries = await auditAfter(db, Math.max(after, from ?? 0), limit)
        return http.json(listOf(entries, limit, (entry) => entry))
      }
      const { before } = pageOf({ cursor: http.req.query('cursor') ?? '0' })
      const entries = await auditBefore(db, before || null, limit)
      return http.json(listOf(entries, limit, (entry) => entry))
    })
}

const SilenceBody = z.strictObject({ match: z.unknown(), until: z.string(), reason: z.string() })

/** What an analyst may do with silences. */
export function silenceActions(context: Context): Hono<Env> {
  return new Hono<Env>()
    .post('/', async (http) => {
      const by = `user:${http.get('identity').name}`
      const now = context.now().toISOString()
      const body = SilenceBody.parse(await http.req.json())
      const silence = Silence.parse({ ...body, id: derivedId('sil', by, now, JSON.stringify(body)), by })
      await context.db.transact(async (tx) => {
        await saveSilence(tx, silence, now)
        await append(tx, { at: now, actor: by, action: 'silence.created', entity: silence.id, data: silence })
      })
      return http.json(silence, 201)
    })
    .delete('/:id', async (http) => {
      const id = http.req.param('id')
      const actor = `user:${http.get('identity').name}`
      const at = context.now().toISOString()
      await context.db.transact(async (tx) => {
        if (!(await endSilence(tx, id))) throw new InputError('not-found', `no silence ${id}`)
        await append(tx, { at, actor, action: 'silence.ended', entity: id, data: null })
      })
      return http.body(null, 204)
    })
}

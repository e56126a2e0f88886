import { Hono } from 'hono'
import { z } from 'zod'
import { reportItem } from '../../actions/items.ts'
import { labelItem, trainingLines } from '../../actions/labels.ts'
import type { Context } from '../../context.ts'
import { Item } from '../../core/item.ts'
import { Label } from '../../core/label.ts'
import { listFeedback } from '../../db/feedback.ts'
import { assessmentOf } from '../../db/inbox.ts'
import { itemsByIds, listItems, revisionsOf } from '../../db/items.ts'
import { secondReadingsOf } from '../../db/second-readings.ts'
import { InputError } from '../../errors.ts'
import type { Env } from '../auth.ts'
import { instantOf, listOf, pageOf } from './page.ts'

const LabelBody = z.strictObject({ label: Label, note: z.string().max(2000).default('') })
/** `training`: whole labels with their items, as `bench/understand/` reads them; else what each person said. */
const LabelQuery = z.object({ form: z.enum(['said', 'training']).default('said') })

/** `/v1/items`: what was seen, newest first; one item with its revisions and what it was taken to mean. */
export function itemRoutes(context: Context): Hono<Env> {
  const db = context.db.kysely
  return new Hono<Env>()
    .get('/', async (http) => {
      const query = http.req.query()
      const { limit, before } = pageOf(query)
      const since = instantOf('since', query.since)
      const rows = await listItems(db, {
        limit,
        ...(query.source === undefined ? {} : { source: query.source }),
        ...(before === undefined ? {} : { beforeSeq: before }),
        ...(since === undefined ? {} : { since }),
      })
      return http.json(
        listOf(rows, limit, ({ item, revision, baseline, late, firstSeenAt, seenAt }) => ({
          ...item,
          revision,
          baseline,
          late,
          firstSeenAt,
          seenAt,
        })),
      )
    })
    .get('/labels', async (http) => {
      const { form } = LabelQuery.parse(http.req.query())
      const all: readonly unknown[] = form === 'training' ? await trainingLines(db) : await listFeedback(db)
      const lines = all.map((one) => JSON.stringify(one))
      return http.body(lines.map((line) => `${line}\n`).join(''), 200, { 'content-type': 'application/jsonl' })
    })
    .get('/:id', async (http) => {
      const id = http.req.param('id')
      const [stored] = await itemsByIds(db, [id])
      if (!stored) throw new InputError('not-found', `no item ${id}`)
      const [revisions, assessment, [secondReading = null]] = await Promise.all([
        revisionsOf(db, id),
        assessmentOf(db, id),
        secondReadingsOf(db, [id]),
      ])
      return http.json({ ...stored, revisions, assessment, secondReading })
    })
}

/** What an analyst may do with items: report one, correct our judgement of one. */
export function itemActions(context: Context): Hono<Env> {
  return new Hono<Env>()
    .post('/', async (http) => {
      const item = Item.parse(await http.req.json())
      const result = await reportItem(context, http.get('identity'), item)
      return http.json(result, 202)
    })
    .post('/:id/labels', async (http) => {
      const { label, note } = LabelBody.parse(await http.req.json())
      const actor = `user:${http.get('identity').name}`
      return http.json(await labelItem(context, actor, http.req.param('id'), label, note), 201)
    })
}

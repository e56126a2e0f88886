import { Hono } from 'hono'
import { z } from 'zod'
import { mergeEvents, type Regrouped, splitEvent } from '../../actions/events.ts'
import type { Context } from '../../context.ts'
import { EVENT_STATUSES } from '../../core/event.ts'
import { eventView } from '../../core/event-view.ts'
import { IMPACTS, type Impact, impactRank } from '../../core/impact.ts'
import { alertsOfEvent, heldOfEvent } from '../../db/alerts.ts'
import { deliveriesOfThread } from '../../db/deliveries.ts'
import { eventHistory, eventsById, listEvents } from '../../db/events.ts'
import { itemsByIds } from '../../db/items.ts'
import { verdictsOf } from '../../db/restrictions.ts'
import { secondReadingsOf } from '../../db/second-readings.ts'
import { InputError } from '../../errors.ts'
import type { Env } from '../auth.ts'
import { instantOf, listOf, pageOf } from './page.ts'

const Filter = z.object({
  impact: z.string().optional(),
  vendor: z.string().toLowerCase().optional(),
  status: z.enum(EVENT_STATUSES).optional(),
})

/** `/v1/events`: what happened, last changed first; one event with its evidence, timeline and exposure. */
export function eventRoutes(context: Context): Hono<Env> {
  const db = context.db.kysely
  return new Hono<Env>()
    .get('/', async (http) => {
      const query = http.req.query()
      const { limit, before } = pageOf(query)
      const { impact, vendor, status } = Filter.parse(query)
      const since = instantOf('since', query.since)
      const rows = await listEvents(db, {
        limit,
        ...(before === undefined ? {} : { before }),
        ...(since === undefined ? {} : { since }),
        ...(impact === undefined ? {} : { impacts: impactsOf(impact) }),
        ...(vendor === undefined ? {} : { vendor }),
        ...(status === undefined ? {} : { status }),
      })
      return http.json(listOf(rows, limit, (row) => eventView(row.event, row.exposure)))
    })
    .get('/:id', async (http) => http.json(await eventDetail(context, http.req.param('id'))))
}

const Why = z.string().trim().min(1).max(2000)
const MergeBody = z.strictObject({ into: z.string().min(1), reason: Why })
const SplitBody = z.strictObject({ items: z.array(z.string().min(1)).min(1).max(500), reason: Why })

/** What an analyst may do with events: say that two are one, or that one is two. */
export function eventActions(context: Context): Hono<Env> {
  const view = ({ event, exposure }: Regrouped) => eventView(event, exposure)
  return new Hono<Env>()
    .post('/:id/merge', async (http) => {
      const { into, reason } = MergeBody.parse(await http.req.json())
      const actor = `user:${http.get('identity').name}`
      return http.json(view(await mergeEvents(context, actor, { from: http.req.param('id'), into }, reason)))
    })
    .post('/:id/split', async (http) => {
      const { items, reason } = SplitBody.parse(await http.req.json())
      const actor = `user:${http.get('identity').name}`
      const { rest, out } = await splitEvent(context, actor, http.req.param('id'), items, reason)
      return http.json({ rest: view(rest), out: view(out) }, 201)
    })
}

/** One event with everything that is known of it. @throws InputError when there is none. */
export async function eventDetail(context: Context, id: string) {
  const db = context.db.kysely
  const [stored] = await eventsById(db, [id])
  if (!stored) throw new InputError('not-found', `no event ${id}`)
  const [sharing, history, items, secondReadings, alerts, held, verdicts, deliveries] = await Promise.all([
    eventsById(db, stored.event.commonCause?.events ?? []),
    eventHistory(db, id),
    itemsByIds(db, stored.event.items),
    secondReadingsOf(db, stored.event.items),
    alertsOfEvent(db, id),
    heldOfEvent(db, id),
    verdictsOf(db, id),
    deliveriesOfThread(db, id),
  ])
  return {
    ...eventView(stored.event, stored.exposure),
    evidence: stored.event.evidence,
    witnessList: stored.event.witnesses,
    notes: stored.event.notes ?? [],
    sharing: sharing.filter(({ event }) => event.id !== id).map(({ event }) => ({ id: event.id, title: event.title })),
    timeline: history.map(({ revision, at, changes, event }) => ({
      revision,
      at,
      changes,
      impact: event.impact,
      status: event.status,
    })),
    itemList: items.map(({ item, firstSeenAt, seenAt, revision, late }) => ({
      ...item,
      firstSeenAt,
      seenAt,
      revision,
      late,
    })),
    secondReadings,
    alerts,
    held,
    verdicts: verdicts.map((row) => ({
      policy: row.policy,
      revision: row.event_revision,
      verdict: row.verdict,
      because: row.because,
      restriction: row.restriction_id,
      at: row.at,
    })),
    deliveries: deliveries.map((row) => ({
      id: row.id,
      channel: row.channel,
      type: row.type,
      status: row.status,
      attempts: row.attempts,
      createdAt: row.created_at,
      finishedAt: row.finished_at,
      lastError: row.last_error,
    })),
  }
}

/** `high` is that level; `>=high` it and above. */
export function impactsOf(text: string): Impact[] {
  const match = /^(>=|<=|>|<)?\s*(\w+)$/.exec(text)
  const level = match?.[2] as Impact | undefined
  if (!level || !IMPACTS.includes(level))
    throw new InputError('invalid', `impact: '${text}' is not one of ${IMPACTS.join(', ')} or a comparison like >=high`)
  const holds: Record<string, (a: number, b: number) => boolean> = {
    '>=': (a, b) => a >= b,
    '<=': (a, b) => a <= b,
    '>': (a, b) => a > b,
    '<': (a, b) => a < b,
  }
  const compare = holds[match?.[1] ?? ''] ?? ((a: number, b: number) => a === b)
  return IMPACTS.filter((one) => compare(impactRank(one), impactRank(level)))
}

import { carryOut } from '#src/actions/carry-out.ts'
import { type Nudges, nudgeAll, together } from '#src/actions/nudges.ts'
import { ring } from '#src/actions/ring.ts'
import type { Context } from '#src/context.ts'
import { RULESET } from '#src/core/ruleset.ts'
import { prepare, type TriagedEvent, type TriageOutcome, triageBatch } from '#src/core/triage.ts'
import { saveHeld, toldSubscriptions } from '#src/db/alerts.ts'
import { append } from '#src/db/audit.ts'
import { lockStream } from '#src/db/directives.ts'
import { candidateEvents, eventsById, recentTroubles, saveEvent } from '#src/db/events.ts'
import { inboxSize, lockTriage, type PendingItem, pendingItems, settleItems } from '#src/db/inbox.ts'
import { recentRestrictions } from '#src/db/restrictions.ts'
import type { Db } from '#src/db/schema.ts'
import { activeSilences } from '#src/db/silences.ts'
import { defineWorker } from '#src/worker.ts'
import { askSecondReader, wantSecondReadings } from './_second-read.ts'

/** Items judged in one transaction: enough to be quick, few enough that a crash repeats little. */
const BATCH = 100
/** Events that nothing joined for so long are not looked at again. */
const WINDOW_MS = 45 * 86_400_000
/** Disturbances that began longer ago have no cause in common with one that begins now. */
const TOGETHER_MS = 3_600_000

/**
 * assess → correlate → event → exposure → alerts → policies, for a batch of items in one transaction. It runs one at a
 * time over all processes: what the second of two items about one event means depends on what the first one opened.
 * Everything but reading and writing rows is the pure `triageBatch`, which replay uses as well. A second reader, where
 * there is one, is asked afterwards, and what it says goes nowhere but to people.
 */
export default defineWorker({
  jobs: {
    async triage(context) {
      for (;;) {
        const nudges = await context.db.transact((tx) => judgeBatch(context, tx))
        if (nudges === null) return
        await nudgeAll(context, nudges)
        if (context.reader) await context.nudge('second-read')
        if ((await inboxSize(context.db.kysely)) === 0) return
      }
    },
    'second-read': (context, run) => askSecondReader(context, run.signal),
  },
})

async function judgeBatch(context: Context, tx: Db): Promise<Nudges | null> {
  await lockTriage(tx)
  const pending = await pendingItems(tx, BATCH)
  if (pending.length === 0) return null
  const now = context.now()
  const at = now.toISOString()
  // Before any audit entry: whoever takes both locks takes this one first.
  const { halted } = await lockStream(tx, context.stream)
  const { readings, keys } = prepare(pending)
  const since = new Date(now.getTime() - WINDOW_MS).toISOString()
  const known = await candidateEvents(tx, keys, since)
  const told = await toldSubscriptions(
    tx,
    known.map((one) => one.event.id),
  )
  const troubles = await recentTroubles(tx, new Date(now.getTime() - TOGETHER_MS).toISOString())
  const outcome = triageBatch(
    readings,
    {
      candidates: (wanted) => {
        const asked = new Set(wanted)
        return known.map((one) => one.sketch).filter((sketch) => sketch.keys.some((key) => asked.has(key)))
      },
      event: (id) => known.find((one) => one.event.id === id)?.event ?? null,
      told: (id) => told.get(id) ?? new Set(),
      restrictions: await recentRestrictions(tx, now),
      troubles: () => troubles,
    },
    { ...context.rules, silences: await activeSilences(tx, at), halted },
    at,
  )
  return write(context, tx, pending, outcome, now)
}

async function write(
  context: Context,
  tx: Db,
  pending: readonly PendingItem[],
  outcome: TriageOutcome,
  now: Date,
): Promise<Nudges> {
  const at = now.toISOString()
  const judged = pending.flatMap((one, index) => {
    const assessment = outcome.assessments[index]
    return assessment ? [{ pending: one, assessment }] : []
  })
  const settled = judged.map(({ pending: { item, revision }, assessment }) => ({ item: item.id, revision, assessment }))
  await settleItems(tx, settled, RULESET, at)
  await wantSecondReadings(tx, context, judged, at)
  for (const event of outcome.events) await writeEvent(tx, event, outcome, at)
  await writeNoted(tx, outcome, at)
  const revisions = new Map(outcome.events.map(({ after }) => [after.id, after.revision]))
  await saveHeld(
    tx,
    outcome.held
      .filter(({ because }) => !because.startsWith('unchanged')) // says nothing about who would be told
      .map((held) => ({ ...held, eventRevision: revisions.get(held.event) ?? 0, at })),
  )
  const deliver = await ring(tx, context, outcome.alerts, now)
  const enforced: Nudges[] = []
  for (const verdict of outcome.verdicts) {
    const revision = outcome.events.find((one) => one.after.id === verdict.event)?.after.revision ?? 0
    enforced.push(await carryOut(tx, context, verdict, revision, now))
  }
  context.log.info(
    { items: pending.length, events: outcome.events.length, alerts: outcome.alerts.length },
    'triage.batch',
  )
  return together({ deliver }, ...enforced)
}

async function writeEvent(tx: Db, event: TriagedEvent, outcome: TriageOutcome, at: string): Promise<void> {
  const { before, after, sketch, exposure, changes, joined } = event
  await saveEvent(
    tx,
    { event: after, sketch, exposure },
    changes,
    joined.map((one) => ({ ...one, at })),
  )
  if (before !== null && before.revision === after.revision) return
  const alerts = outcome.alerts.filter((alert) => alert.event === after.id)
  await append(tx, {
    at,
    actor: 'system:triage',
    action: before === null ? 'event.opened' : `event.${after.status === before.status ? 'updated' : after.status}`,
    entity: after.id,
    data: {
      revision: after.revision,
      title: after.title,
      category: after.category,
      impact: after.impact,
      status: after.status,
      changes,
      items: joined.map((one) => one.item),
      told: alerts.map((alert) => ({ subscription: alert.subscription, reason: alert.reason })),
    },
  })
}

/** Nobody is told of these now; their rows and their history say what came to light. */
async function writeNoted(tx: Db, { noted }: TriageOutcome, at: string): Promise<void> {
  const stored = await eventsById(
    tx,
    noted.map(({ after }) => after.id),
  )
  for (const { after, changes } of noted) {
    const row = stored.find(({ event }) => event.id === after.id)
    if (!row) continue
    await saveEvent(tx, { ...row, event: after }, changes, [])
    const { revision, title, category, impact, status } = after
    await append(tx, {
      at,
      actor: 'system:triage',
      action: 'event.updated',
      entity: after.id,
      data: { revision, title, category, impact, status, changes, items: [], told: [] },
    })
  }
}

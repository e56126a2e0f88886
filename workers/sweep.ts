import { recompile } from '#src/actions/directive.ts'
import { notifyRestriction } from '#src/actions/notify.ts'
import { type Nudges, nudgeAll, together } from '#src/actions/nudges.ts'
import { rejudge } from '#src/actions/rejudge.ts'
import { change, judgeProposal, liftedNow } from '#src/actions/restrictions.ts'
import { flush } from '#src/actions/ring.ts'
import { watchRisks } from '#src/actions/risk-watch.ts'
import { renewSubscriptions } from '#src/actions/websub.ts'
import type { Context } from '#src/context.ts'
import { dueLifts } from '#src/core/lift.ts'
import { append } from '#src/db/audit.ts'
import { dueDeliveries } from '#src/db/deliveries.ts'
import { lockStream } from '#src/db/directives.ts'
import { eventsById } from '#src/db/events.ts'
import { gatewaysToCheck } from '#src/db/gateways.ts'
import { inboxSize, lockTriage } from '#src/db/inbox.ts'
import { liftProposed, listRestrictions, recentRestrictions } from '#src/db/restrictions.ts'
import type { Db } from '#src/db/schema.ts'
import { pruneRequests, readingsDue } from '#src/db/second-readings.ts'
import { pruneSnapshots } from '#src/db/snapshots.ts'
import { defineWorker } from '#src/worker.ts'

const EVERY_MS = 5_000
/** How often a gateway that is well is looked at again: finds what somebody changed by hand. */
const OBSERVE_MS = 60_000
/** Rhythm of what is done seldom: old snapshots and counted requests go, leases at hubs are renewed. */
const PRUNE_MS = 3_600_000

/** By service, when it last did what is done seldom: several may run in one process. */
const prunedAt = new WeakMap<Context, number>()

/**
 * Tidies up: nudges again what a crash or an empty queue left behind, lets waiting alerts go, judges proposals whose
 * time is over and restrictions whose reason is gone, renews the directive, looks for drift and at the early warning.
 */
export default defineWorker({
  every: { sweep: EVERY_MS },
  jobs: {
    async sweep(context) {
      const now = context.now()
      const at = now.toISOString()
      const waiting = await context.db.transact(async (tx) => {
        await lockTriage(tx)
        return flush(tx, context, now)
      })
      const enforced = await context.db.transact((tx) => tidyRestrictions(context, tx, now))
      const left = await dueDeliveries(context.db.kysely, at, 1000)
      const before = new Date(now.getTime() - OBSERVE_MS).toISOString()
      const push = [...context.gateways.values()].filter((gateway) => gateway.mode === 'push').map(({ id }) => id)
      const enforce = await gatewaysToCheck(context.db.kysely, push, before)
      await nudgeAll(context, together({ deliver: waiting }, { deliver: left }, { enforce }, enforced))
      if ((await inboxSize(context.db.kysely)) > 0) await context.nudge('triage')
      if (context.reader && (await readingsDue(context.db.kysely, now))) await context.nudge('second-read')
      if (now.getTime() - (prunedAt.get(context) ?? 0) > PRUNE_MS) {
        prunedAt.set(context, now.getTime())
        await pruneSnapshots(context.db.kysely, now)
        await pruneRequests(context.db.kysely, now)
        if (context.websub) await renewSubscriptions(context)
      }
      // Last: advice must never hold up what is due.
      await nudgeAll(context, together({ deliver: await watchRisks(context, now) }))
    },
  },
})

async function tidyRestrictions(context: Context, tx: Db, now: Date): Promise<Nudges> {
  const { halted } = await lockStream(tx, context.stream)
  const parts: Nudges[] = []
  for (const { seq: _, ...proposal } of await listRestrictions(tx, { statuses: ['proposed'] })) {
    const judged = await judgeProposal(tx, context, proposal, now)
    if (judged === null) continue
    const why = { actor: 'system:sweep', action: `restriction.${judged.status}`, reason: 'the time to decide is over' }
    parts.push(await change(tx, context, judged, why, now))
  }
  const restrictions = await recentRestrictions(tx, now)
  const events = await eventsById(tx, [...new Set(restrictions.flatMap((one) => one.events))])
  const verdicts = dueLifts({
    restrictions,
    policies: context.rules.policies,
    events: events.map((one) => one.event),
    halted,
    now,
  })
  for (const verdict of verdicts) {
    const restriction = restrictions.find((one) => one.id === verdict.restriction)
    if (restriction === undefined || verdict.verdict === 'held') continue
    const reason = verdict.explain.join('; ')
    if (verdict.verdict === 'lift') {
      const lifted = liftedNow(restriction, 'system:sweep', now)
      const why = { actor: 'system:sweep', action: 'restriction.lifted', reason }
      parts.push(await change(tx, context, lifted, why, now))
    } else if (!(await liftProposed(tx, restriction.id, now.toISOString()))) {
      // A person must lift it: said once, to whoever heard of it.
      const at = now.toISOString()
      await append(tx, {
        at,
        actor: 'system:sweep',
        action: 'restriction.lift-proposed',
        entity: restriction.id,
        data: { reason },
      })
      const asked = { ...restriction, reason: `May be lifted now: ${reason}. ${restriction.reason}` }
      parts.push(together({ deliver: await notifyRestriction(tx, context, 'restriction.active', asked, now) }))
    }
  }
  parts.push(await rejudge(tx, context, now))
  parts.push(await recompile(tx, context, { actor: 'system:sweep' }, now))
  return together(...parts)
}

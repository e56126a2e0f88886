import { nextRun } from '#src/actions/cron.ts'
import { draftDigest } from '#src/actions/digest.ts'
import { nudgeAll, together } from '#src/actions/nudges.ts'
import type { Context } from '#src/context.ts'
import { derivedId } from '#src/core/id.ts'
import type { Subscription } from '#src/core/subscription.ts'
import { markDigested } from '#src/db/alerts.ts'
import { enqueue } from '#src/db/deliveries.ts'
import { digestTimes, planDigest } from '#src/db/digests.ts'
import { defineWorker } from '#src/worker.ts'

/** Sends each digest when its time in its zone has come; one that was missed while the service was down goes at once. */
export default defineWorker({
  every: { digest: 15_000 },
  jobs: {
    async digest(context) {
      for (const subscription of context.rules.subscriptions)
        if (subscription.mode !== 'immediate') await sendWhenDue(context, subscription, subscription.mode)
    },
  },
})

async function sendWhenDue(
  context: Context,
  subscription: Subscription,
  mode: { digest: string; timezone: string },
): Promise<void> {
  const now = context.now()
  const at = now.toISOString()
  const nextAt = nextRun(mode.digest, mode.timezone, now)
  const deliver = await context.db.transact(async (tx) => {
    const times = await digestTimes(tx, subscription.id)
    if (times === null || (times.nextAt > nextAt && times.nextAt > at)) {
      // New, or its timetable was changed to an earlier one.
      await planDigest(tx, subscription.id, { lastAt: times?.lastAt ?? at, nextAt })
      return []
    }
    if (times.nextAt > at) return []
    const { message, alerts } = await draftDigest(tx, subscription, now)
    const ids: string[] = []
    for (const channel of subscription.channels.filter((one) => context.channels.has(one))) {
      const id = derivedId('dlv', message.id, channel)
      const delivery = { id, channel, subscription: subscription.id, type: 'digest', thread: null }
      await enqueue(tx, { ...delivery, message: { ...message, id } }, at)
      ids.push(id)
    }
    const carrier = ids[0]
    if (carrier !== undefined) {
      const sent = alerts.map((alert) => alert.id)
      await markDigested(tx, sent, carrier)
    }
    await planDigest(tx, subscription.id, { lastAt: at, nextAt })
    return ids
  })
  await nudgeAll(context, together({ deliver }))
}

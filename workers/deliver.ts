import { GATEWAY_CHANNEL } from '#src/actions/notify.ts'
import type { ChannelClient } from '#src/channel.ts'
import type { Context } from '#src/context.ts'
import { type Failure, nextAttempt, scheduleOf } from '#src/core/delivery.ts'
import type { MessageType } from '#src/core/message.ts'
import {
  type AttemptResult,
  claimDelivery,
  type Delivery,
  disableChannel,
  disabledChannels,
  nextInThread,
  recordAttempt,
  saveThreadRef,
  threadRef,
} from '#src/db/deliveries.ts'
import { saveAck } from '#src/db/gateways.ts'
import { DeliveryError } from '#src/errors.ts'
import { defineWorker } from '#src/worker.ts'

/** No try takes longer: a webhook has 15 s, mail servers may greylist for a while. */
const TRY_MS = 30_000
/** A try that has not reported back by then is taken for dead, with its process, and made again. */
const LEASE_MS = TRY_MS + 10_000

/**
 * Sends one message once and writes down what came of it. The row is leased, not locked, while the message is under
 * way: a crash between sending and writing repeats the message under the same id, which the receiver can see.
 */
export default defineWorker({
  concurrency: 8,
  jobs: {
    async deliver(context, run) {
      if (run.id === null) return
      const now = context.now()
      const lease = new Date(now.getTime() + LEASE_MS).toISOString()
      const delivery = await claimDelivery(context.db.kysely, run.id, now.toISOString(), lease)
      if (delivery === null) return
      const { result, ref, disable } = await attempt(context, delivery, run.signal)
      await context.db.transact(async (tx) => {
        await recordAttempt(tx, delivery, result)
        if (ref && delivery.thread) await saveThreadRef(tx, delivery.channel, delivery.thread, ref, result.at)
        if (disable !== null) await disableChannel(tx, delivery.channel, disable, result.at)
        if (result.outcome === 'delivered') await acknowledge(context, tx, delivery, result.at)
      })
      context.log.info(
        { delivery: delivery.id, channel: delivery.channel, type: delivery.type, ...result, response: undefined },
        'delivery.attempted',
      )
      await nudgeOn(context, delivery, result)
    },
  },
})

interface Outcome {
  result: AttemptResult
  ref: Record<string, string> | null
  /** Why the channel must be switched off, null when it must not. */
  disable: string | null
}

async function attempt(context: Context, delivery: Delivery, signal: AbortSignal): Promise<Outcome> {
  const started = performance.now()
  const finish = (rest: Pick<AttemptResult, 'outcome' | 'code' | 'response' | 'nextAt'>): AttemptResult => ({
    at: context.now().toISOString(),
    ms: Math.round(performance.now() - started),
    ...rest,
  })
  const off = (await disabledChannels(context.db.kysely)).get(delivery.channel)
  const client = clientOf(context, delivery.channel)
  if (client === null || off !== undefined) {
    const response = off ?? 'the channel is no longer configured'
    return {
      result: finish({ outcome: 'failed', code: 'no-channel', response, nextAt: null }),
      ref: null,
      disable: null,
    }
  }
  const previous = delivery.thread ? await threadRef(context.db.kysely, delivery.channel, delivery.thread) : null
  try {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(TRY_MS)])
    const receipt = await client.send(delivery.message, previous, limited)
    const result = finish({ outcome: 'delivered', code: receipt.code, response: receipt.response, nextAt: null })
    return { result, ref: receipt.ref ?? null, disable: null }
  } catch (error) {
    const failure = failureOf(error)
    const decision = nextAttempt({
      attempts: delivery.attempts + 1,
      error: failure,
      schedule: scheduleOf(typeOf(context, delivery.channel), delivery.type as MessageType),
      jitter: context.random(),
      now: context.now(),
    })
    const again = 'at' in decision
    const code = failure.status === null ? failure.kind : String(failure.status)
    const response = again ? failure.message : decision.giveUp
    return {
      result: finish({ outcome: again ? 'retry' : 'failed', code, response, nextAt: again ? decision.at : null }),
      ref: null,
      disable: !again && decision.disable ? failure.message : null,
    }
  }
}

/** An error that is not a channel's own is a bug or a lost connection: worth another try, never lost. */
function failureOf(error: unknown): Failure {
  if (error instanceof DeliveryError) {
    const { kind, retryable, status, retryAfterMs, message } = error
    return { kind, retryable, status, retryAfterMs, message }
  }
  const message = error instanceof Error ? error.message : String(error)
  return { kind: 'unavailable', retryable: true, status: null, retryAfterMs: null, message }
}

function clientOf(context: Context, channel: string): ChannelClient | null {
  if (channel.startsWith(GATEWAY_CHANNEL))
    return context.gateways.get(channel.slice(GATEWAY_CHANNEL.length))?.notify ?? null
  return context.channels.get(channel)?.client ?? null
}

function typeOf(context: Context, channel: string): string {
  return channel.startsWith(GATEWAY_CHANNEL) ? 'webhook' : (context.channels.get(channel)?.type ?? 'webhook')
}

/** A gateway that took the directive by webhook has received it; whether it obeys, its own acks say. */
async function acknowledge(
  context: Context,
  tx: Parameters<typeof saveAck>[0],
  delivery: Delivery,
  at: string,
): Promise<void> {
  const { content } = delivery.message
  if (content.kind !== 'directive' || !delivery.channel.startsWith(GATEWAY_CHANNEL)) return
  const gateway = delivery.channel.slice(GATEWAY_CHANNEL.length)
  const { generation } = content.directive
  await saveAck(tx, { gateway, node: 'webhook', generation, phase: 'received', detail: '', at })
  context.log.debug({ gateway, generation }, 'directive received')
}

async function nudgeOn(context: Context, delivery: Delivery, result: AttemptResult): Promise<void> {
  if (result.nextAt !== null) {
    const delayMs = Math.max(0, Date.parse(result.nextAt) - context.now().getTime())
    await context.nudge('deliver', delivery.id, { delayMs })
  } else if (delivery.thread !== null) {
    const next = await nextInThread(context.db.kysely, delivery.channel, delivery.thread)
    if (next !== null) await context.nudge('deliver', next)
  }
}

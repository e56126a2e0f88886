import { notifyDrift } from '#src/actions/notify.ts'
import { nudgeAll, together } from '#src/actions/nudges.ts'
import type { Context, OpenGateway } from '#src/context.ts'
import type { Directive } from '#src/core/directive.ts'
import { append } from '#src/db/audit.ts'
import { currentDirective } from '#src/db/directives.ts'
import { type GatewayState, gatewayStates, recordGateway } from '#src/db/gateways.ts'
import { GatewayError } from '#src/errors.ts'
import type { GatewayClient, Observation } from '#src/gateway.ts'
import { defineWorker } from '#src/worker.ts'

/**
 * Brings one gateway to the newest directive: observe → apply → observe. Only an observed change counts; what was
 * about to be done is in the audit log before it is done. A gateway that somebody changed by hand is drift: it is
 * shown and rung, and set right only together with the next generation.
 */
export default defineWorker({
  jobs: {
    async enforce(context, run) {
      const gateway = run.id === null ? undefined : context.gateways.get(run.id)
      const current = await currentDirective(context.db.kysely, context.stream)
      if (!gateway?.client || current === null) return
      const state = (await gatewayStates(context.db.kysely)).find((one) => one.id === gateway.id)
      await reconcile(context, gateway, gateway.client, current.directive, state ?? null, run.signal)
    },
  },
})

async function reconcile(
  context: Context,
  gateway: OpenGateway,
  client: GatewayClient,
  directive: Directive,
  state: GatewayState | null,
  signal: AbortSignal,
): Promise<void> {
  try {
    const before = await client.observe(directive, signal)
    if (before.drift.length === 0) return await settle(context, gateway, directive, before, 'verified')
    if (state !== null && state.verified >= directive.generation)
      return await drifted(context, gateway, directive, before)
    await intend(context, gateway, directive, before)
    await client.apply(directive, before, signal)
    const after = await client.observe(directive, signal)
    if (after.drift.length > 0) throw new GatewayError('unverified', `${gateway.id}: ${after.drift.join('; ')}`)
    await settle(context, gateway, directive, after, 'applied')
  } catch (error) {
    await fail(context, gateway, directive, error)
    throw error
  }
}

/** No record, no act: the intent is committed before the gateway is touched. */
async function intend(
  context: Context,
  gateway: OpenGateway,
  directive: Directive,
  before: Observation,
): Promise<void> {
  await context.db.transact((tx) =>
    append(tx, {
      at: context.now().toISOString(),
      actor: 'system:enforce',
      action: 'gateway.apply',
      entity: gateway.id,
      data: { generation: directive.generation, before: before.routes, differences: before.drift },
    }),
  )
}

async function settle(
  context: Context,
  gateway: OpenGateway,
  directive: Directive,
  seen: Observation,
  how: 'verified' | 'applied',
): Promise<void> {
  const at = context.now().toISOString()
  await context.db.transact(async (tx) => {
    const known = (await gatewayStates(tx)).find((one) => one.id === gateway.id)
    const news = known?.verified !== directive.generation || known.status !== 'verified'
    await recordGateway(tx, {
      id: gateway.id,
      applied: directive.generation,
      verified: directive.generation,
      status: 'verified',
      observed: seen,
      drift: [],
      lastError: null,
      at,
    })
    if (!news) return
    const data = { generation: directive.generation, how, after: seen.routes }
    await append(tx, { at, actor: 'system:enforce', action: 'gateway.verified', entity: gateway.id, data })
  })
  context.log.info({ gateway: gateway.id, generation: directive.generation }, 'gateway.verified')
}

async function drifted(context: Context, gateway: OpenGateway, directive: Directive, seen: Observation): Promise<void> {
  const now = context.now()
  const at = now.toISOString()
  const deliver = await context.db.transact(async (tx) => {
    const known = (await gatewayStates(tx)).find((one) => one.id === gateway.id)
    await recordGateway(tx, { id: gateway.id, status: 'drifted', observed: seen, drift: seen.drift, at })
    if (known?.status === 'drifted') return []
    const data = { generation: directive.generation, differences: seen.drift }
    await append(tx, { at, actor: 'system:enforce', action: 'gateway.drifted', entity: gateway.id, data })
    return notifyDrift(tx, context, gateway.id, seen.drift, now)
  })
  context.log.warn({ gateway: gateway.id, drift: seen.drift }, 'gateway.drifted')
  await nudgeAll(context, together({ deliver }))
}

async function fail(context: Context, gateway: OpenGateway, directive: Directive, error: unknown): Promise<void> {
  const at = context.now().toISOString()
  const message = error instanceof Error ? error.message : String(error)
  await context.db.transact(async (tx) => {
    const known = (await gatewayStates(tx)).find((one) => one.id === gateway.id)
    await recordGateway(tx, { id: gateway.id, status: 'failed', lastError: message, at })
    if (known?.status === 'failed' && known.lastError === message) return
    const data = { generation: directive.generation, error: message }
    await append(tx, { at, actor: 'system:enforce', action: 'gateway.failed', entity: gateway.id, data })
  })
}

import type { Kysely } from 'kysely'
import type { Observation } from '../gateway.ts'
import type { Schema } from './schema.ts'

export type GatewayStatus = 'unknown' | 'pending' | 'verified' | 'drifted' | 'failed'

/** What is known of one gateway. */
export interface GatewayState {
  id: string
  desired: number
  applied: number
  verified: number
  status: GatewayStatus
  observed: Observation | null
  drift: string[]
  lastError: string | null
  checkedAt: string | null
}

/** Every gateway that was ever told something. */
export async function gatewayStates(db: Kysely<Schema>): Promise<GatewayState[]> {
  const rows = await db.selectFrom('gateways').selectAll().orderBy('id').execute()
  return rows.map((row) => ({
    id: row.id,
    desired: row.desired_generation,
    applied: row.applied_generation,
    verified: row.verified_generation,
    status: row.status as GatewayStatus,
    observed: row.observed as Observation | null,
    drift: row.drift,
    lastError: row.last_error,
    checkedAt: row.checked_at,
  }))
}

/** Says which generation some gateways should have; none is ever asked for a lower one. */
export async function desire(
  tx: Kysely<Schema>,
  ids: readonly string[],
  generation: number,
  at: string,
): Promise<void> {
  for (const id of ids)
    await tx
      .insertInto('gateways')
      .values({ id, desired_generation: generation, status: 'pending', updated_at: at })
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet({ desired_generation: generation, status: 'pending', updated_at: at })
          .where('gateways.desired_generation', '<', generation),
      )
      .execute()
}

/** Records what was seen or done at a gateway. */
export async function recordGateway(
  tx: Kysely<Schema>,
  state: {
    id: string
    applied?: number
    verified?: number
    status: GatewayStatus
    observed?: Observation | null
    drift?: readonly string[]
    lastError?: string | null
    at: string
  },
): Promise<void> {
  await tx
    .updateTable('gateways')
    .set({
      status: state.status,
      checked_at: state.at,
      updated_at: state.at,
      ...(state.applied === undefined ? {} : { applied_generation: state.applied }),
      ...(state.verified === undefined ? {} : { verified_generation: state.verified }),
      ...(state.observed === undefined ? {} : { observed: JSON.stringify(state.observed) }),
      ...(state.drift === undefined ? {} : { drift: JSON.stringify(state.drift) }),
      ...(state.lastError === undefined ? {} : { last_error: state.lastError }),
    })
    .where('id', '=', state.id)
    .execute()
}

/** Gateways of `ids` that do not have their generation yet, or were not looked at since `before`. */
export async function gatewaysToCheck(db: Kysely<Schema>, ids: readonly string[], before: string): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('gateways')
    .select('id')
    .where('id', 'in', ids)
    .where((eb) => eb.or([eb('status', '=', 'pending'), eb('checked_at', 'is', null), eb('checked_at', '<', before)]))
    .execute()
  return rows.map((row) => row.id)
}

/** A node's report about a generation. */
export interface Ack {
  gateway: string
  node: string
  generation: number
  phase: 'received' | 'applied' | 'verified' | 'failed'
  detail: string
  at: string
}

/** Keeps a node's report; the same report twice is one. */
export async function saveAck(tx: Kysely<Schema>, ack: Ack): Promise<void> {
  await tx
    .insertInto('gateway_acks')
    .values({
      gateway_id: ack.gateway,
      node: ack.node,
      generation: ack.generation,
      phase: ack.phase,
      detail: ack.detail,
      at: ack.at,
    })
    .onConflict((conflict) =>
      conflict.columns(['gateway_id', 'node', 'generation', 'phase']).doUpdateSet({ detail: ack.detail, at: ack.at }),
    )
    .execute()
}

/** The newest reports of a gateway's nodes. */
export async function acksOf(db: Kysely<Schema>, gateway: string, limit = 100): Promise<Ack[]> {
  const rows = await db
    .selectFrom('gateway_acks')
    .selectAll()
    .where('gateway_id', '=', gateway)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ gateway_id, ...row }) => ({ ...row, gateway: gateway_id, phase: row.phase as Ack['phase'] }))
}

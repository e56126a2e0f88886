import type { Context } from '../context.ts'
import { derivedId } from '../core/id.ts'
import type { Verdict } from '../core/policy.ts'
import { saveVerdict } from '../db/restrictions.ts'
import type { Db } from '../db/schema.ts'
import { type Nudges, together } from './nudges.ts'
import { change } from './restrictions.ts'

/** Writes down what a policy decided about an event at a revision, and does it where there is something to do. */
export async function carryOut(
  tx: Db,
  context: Context,
  verdict: Verdict,
  revision: number,
  now: Date,
): Promise<Nudges> {
  const { policy, event, restriction, because } = verdict
  const id = derivedId('vrd', policy, event, String(revision), now.toISOString())
  await saveVerdict(tx, { ...verdict, id, revision, restriction: restriction?.id ?? null })
  if (restriction === null) return together()
  const why = { actor: `policy:${policy}`, action: `restriction.${restriction.status}`, reason: because.join(', ') }
  return change(tx, context, restriction, why, now)
}

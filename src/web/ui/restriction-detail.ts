import type { Context } from '../../context.ts'
import { auditOf } from '../../db/audit.ts'
import { eventsById } from '../../db/events.ts'
import { approvalsOf, listRestrictions, readRestriction } from '../../db/restrictions.ts'
import { InputError } from '../../errors.ts'
import { prospectOf } from './prospect.ts'
import type { RestrictionDetail } from './restriction.ts'

/** Far more than people and policies ever do with one restriction. */
const MAX_HISTORY = 200

/** Gathers what the page of a restriction shows. @throws InputError when there is none. */
export async function restrictionDetail(context: Context, id: string): Promise<RestrictionDetail> {
  const db = context.db.kysely
  const restriction = await readRestriction(db, id)
  if (restriction === null) throw new InputError('not-found', `no restriction ${id}`)
  const [events, approvals, history, inForce] = await Promise.all([
    eventsById(db, restriction.events),
    approvalsOf(db, id),
    auditOf(db, id, MAX_HISTORY),
    listRestrictions(db, { statuses: ['active'] }),
  ])
  return {
    restriction,
    events: events.map(({ event }) => event),
    approvals,
    history,
    policy: context.rules.policies.find((one) => one.id === restriction.policy) ?? null,
    prospects: prospectOf(restriction, inForce, context.rules.inventory, context.now()),
  }
}

import type { Context } from '../context.ts'
import type { Event } from '../core/event.ts'
import { derivedId } from '../core/id.ts'
import type { MatchSubject } from '../core/matcher.ts'
import type { Message } from '../core/message.ts'
import { RISK_LEVELS, risksOf } from '../core/risk.ts'
import {
  dependence,
  hearsOf,
  isRise,
  keyOf,
  levelChanges,
  ownVendors,
  type RiskChange,
  rings,
} from '../core/risk-watch.ts'
import { append } from '../db/audit.ts'
import { enqueue } from '../db/deliveries.ts'
import { lastEventSeq } from '../db/events.ts'
import { lockRisks, saveLevelChanges, standingLevels } from '../db/risks.ts'
import type { Db } from '../db/schema.ts'
import { activeSilences } from '../db/silences.ts'
import { subjectOf } from './event-alerts.ts'
import { signEvents } from './risks.ts'

const TYPE = 'risk.raised'
/** Signs fade by themselves, so levels are looked at from time to time also when nothing happens. */
const IDLE_MS = 3_600_000
/** While much happens: an early warning may come a minute late. */
const BUSY_MS = 60_000

const looks = new WeakMap<Context['db'], { at: number; seq: number }>()

/** Looks at the levels when an event changed, at most once a minute, else once an hour. Returns the deliveries to nudge. */
export async function watchRisks(context: Context, now: Date): Promise<string[]> {
  const last = looks.get(context.db)
  const idle = last === undefined ? Number.POSITIVE_INFINITY : now.getTime() - last.at
  if (idle < BUSY_MS) return []
  const seq = await lastEventSeq(context.db.kysely)
  if (idle < IDLE_MS && seq === last?.seq) return []
  const nudges = await context.db.transact((tx) => judgeRisks(tx, context, now))
  looks.set(context.db, { at: now.getTime(), seq })
  return nudges
}

/**
 * Writes down which levels of the own inventory changed and tells of rises to `high` and `acute`, all in the caller's
 * transaction: a crash loses no rise and tells none twice. Restricts nothing. Returns the deliveries to nudge.
 */
export async function judgeRisks(tx: Db, context: Context, now: Date): Promise<string[]> {
  const { inventory } = context.rules
  if (inventory.routes.length === 0) return []
  await lockRisks(tx)
  const events = await signEvents(tx, now, ownVendors(inventory))
  const changes = levelChanges(await standingLevels(tx), risksOf(events, now.toISOString()), inventory, now)
  if (changes.length === 0) return []
  await saveLevelChanges(tx, changes)
  const quiet = new Set(events.filter((event) => event.quiet === true).map((event) => event.id))
  const rises = Map.groupBy(
    changes.filter((change) => rings(change, quiet)),
    (change) => change.vendor,
  )
  const nudges: string[] = []
  const told = new Map<string, string[]>()
  for (const [vendor, list] of rises) {
    const said = await tellRise(tx, context, vendor, list, events, now)
    told.set(vendor, said.subscriptions)
    nudges.push(...said.deliveries)
  }
  for (const change of changes) await record(tx, change, rings(change, quiet) ? (told.get(change.vendor) ?? []) : [])
  return nudges
}

/** One message for a vendor and its models to each channel of the subscriptions that hear of it. */
async function tellRise(
  tx: Db,
  context: Context,
  vendor: string,
  rises: readonly RiskChange[],
  events: readonly Event[],
  now: Date,
): Promise<{ subscriptions: string[]; deliveries: string[] }> {
  const at = now.toISOString()
  const changes = [...rises].sort(
    (a, b) => RISK_LEVELS.indexOf(b.level) - RISK_LEVELS.indexOf(a.level) || b.score - a.score,
  )
  const signs = new Set(changes.flatMap((change) => change.because.map((sign) => sign.event)))
  const subjects: MatchSubject[] = []
  for (const event of events) if (signs.has(event.id)) subjects.push({ event, ...(await subjectOf(tx, event)) })
  const silences = await activeSilences(tx, at)
  const level = changes[0]!.level
  const hearing = context.rules.subscriptions.filter(
    (one) => one.mode === 'immediate' && hearsOf(one, level, subjects, silences, now).hears,
  )
  const content: Message['content'] = {
    kind: 'risk',
    vendor,
    changes,
    exposure: dependence(
      { vendor, model: changes.some((one) => one.model === null) ? null : changes[0]!.model },
      context.rules.inventory,
    ),
  }
  const deliveries: string[] = []
  for (const subscription of hearing)
    for (const channel of subscription.channels.filter((one) => context.channels.has(one))) {
      // Without the subscription in it: a channel of two subscriptions is told once.
      const id = derivedId('dlv', channel, TYPE, at, ...changes.map((one) => `${keyOf(one)} ${one.level}`))
      const message: Message = { id, at, subscription: subscription.id, content }
      const thread = `risk/${vendor}`
      await enqueue(tx, { id, channel, subscription: subscription.id, type: TYPE, thread, message }, at)
      deliveries.push(id)
    }
  return { subscriptions: hearing.map((one) => one.id), deliveries: [...new Set(deliveries)] }
}

async function record(tx: Db, change: RiskChange, told: readonly string[]): Promise<void> {
  await append(tx, {
    at: change.at,
    actor: 'system:sweep',
    action: isRise(change) ? 'risk.raised' : 'risk.lowered',
    entity: `risk/${keyOf(change)}`,
    data: {
      before: change.before,
      level: change.level,
      score: change.score,
      events: change.because.map((sign) => sign.event),
      told,
    },
  })
}

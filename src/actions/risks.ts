import type { Inventory } from '../core/inventory.ts'
import { type Risk, risksOf } from '../core/risk.ts'
import { outlookOf, type RiskOutlook } from '../core/risk-outlook.ts'
import { dependence, ownVendors } from '../core/risk-watch.ts'
import { eventsSince } from '../db/events.ts'
import type { Db } from '../db/schema.ts'

/** Older signs have faded: the gravest weighs nothing after about 90 days. */
const WINDOW_MS = 90 * 86_400_000
/** The newest events count; a busy quarter of outages has fewer. */
const MOST_EVENTS = 5_000
const MOST_SIGNS = 20

/** A risk with what would change its level. */
export interface CurrentRisk extends Risk {
  outlook: RiskOutlook
}

/** The events that may be signs now; of some vendors only when these are given. */
export function signEvents(db: Db, now: Date, vendors: readonly string[] | null = null) {
  return eventsSince(db, new Date(now.getTime() - WINDOW_MS).toISOString(), MOST_EVENTS, vendors)
}

/** The risks of what an inventory depends on, the strongest first. */
export async function ownRisks(db: Db, now: Date, inventory: Inventory): Promise<Risk[]> {
  const own = ownVendors(inventory)
  if (own.length === 0) return []
  const risks = risksOf(await signEvents(db, now, own), now.toISOString())
  return risks.filter((risk) => dependence(risk, inventory).routes.length > 0)
}

/** The early warning as it stands: per vendor and model how likely a cut-off is, and why. Advice; nothing acts on it. */
export async function currentRisks(db: Db, now: Date, vendor: string | null = null): Promise<CurrentRisk[]> {
  const events = await signEvents(db, now, vendor === null ? null : [vendor])
  const at = now.toISOString()
  return risksOf(events, at)
    .filter((risk) => vendor === null || risk.vendor === vendor)
    .map((risk) => ({ ...risk, outlook: outlookOf(risk, at), because: risk.because.slice(0, MOST_SIGNS) }))
}

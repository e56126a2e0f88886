import { type Risk, risksOf } from '../core/risk.ts'
import { eventsSince } from '../db/events.ts'
import type { Db } from '../db/schema.ts'

/** Older signs have faded: the gravest weighs nothing after about 90 days. */
const WINDOW_MS = 90 * 86_400_000
/** The newest events count; a busy quarter of outages has fewer. */
const MOST_EVENTS = 5_000
const MOST_SIGNS = 20

/** The early warning as it stands: per vendor and model how likely a cut-off is, and why. Advice; nothing acts on it. */
export async function currentRisks(db: Db, now: Date, vendor: string | null = null): Promise<Risk[]> {
  const events = await eventsSince(db, new Date(now.getTime() - WINDOW_MS).toISOString(), MOST_EVENTS)
  return risksOf(events, now.toISOString())
    .filter((risk) => vendor === null || risk.vendor === vendor)
    .map((risk) => ({ ...risk, because: risk.because.slice(0, MOST_SIGNS) }))
}

import type { Alert } from './alert.ts'
import type { Directive } from './directive.ts'
import type { Event } from './event.ts'
import type { Exposure } from './exposure.ts'
import type { Restriction } from './restriction.ts'
import type { RiskChange } from './risk-watch.ts'

export const MESSAGE_TYPES = [
  'event.opened',
  'event.escalated',
  'event.updated',
  'event.resolved',
  'event.withdrawn',
  'restriction.proposed',
  'restriction.active',
  'restriction.lifted',
  'directive.changed',
  'source.unhealthy',
  'risk.raised',
  'digest.ready',
  'test.ping',
] as const
/** The `type` of a webhook. */
export type MessageType = (typeof MESSAGE_TYPES)[number]

/** A source's health as the operators are told it. */
export interface SourceNotice {
  source: string
  name: string
  url: string
  health: string
  /** What is wrong, one sentence. */
  detail: string
  since: string
  lastSuccessAt: string | null
  snapshot: string | null
}

/** What was checked since the last digest, even when nothing happened. */
export interface WatchReport {
  sources: number
  polls: number
  failing: string[]
  items: number
  from: string
  to: string
}

/** One message to one address. Channels render it; they add nothing and decide nothing. */
export interface Message {
  /** The delivery's id: the webhook-id, the Message-ID, Slack metadata. The same on every retry; no dot. */
  id: string
  at: string
  subscription: string | null
  content:
    | { kind: 'event'; event: Event; alert: Alert; exposure: Exposure; restrictions: Restriction[] }
    | {
        kind: 'digest'
        name: string
        timezone: string
        entries: { event: Event; alert: Alert; exposure: Exposure }[]
        /** Null when the entries are many alerts that came at once, not a periodic digest. */
        report: WatchReport | null
        /** Early-warning levels of the own inventory that changed since the last one; absent where none did. */
        risks?: RiskChange[]
      }
    | {
        kind: 'restriction'
        type: 'restriction.proposed' | 'restriction.active' | 'restriction.lifted'
        restriction: Restriction
        event: Event | null
      }
    | { kind: 'directive'; directive: Directive }
    /** `others`: what was reported with it, when many sources go blind or come back at once. */
    | { kind: 'source'; source: SourceNotice; others?: SourceNotice[] }
    /** Rises of one vendor and its models that came together, the gravest first, and the routes that depend on it. */
    | { kind: 'risk'; vendor: string; changes: RiskChange[]; exposure: Exposure }
    | { kind: 'ping' }
}

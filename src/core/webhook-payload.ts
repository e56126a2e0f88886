import type { Alert } from './alert.ts'
import type { Event } from './event.ts'
import { eventView } from './event-view.ts'
import type { Exposure } from './exposure.ts'
import type { Message, MessageType } from './message.ts'
import { eventType } from './wording/event.ts'

/** The body of a webhook. `timestamp` is when it happened and stays the same on every retry. */
export interface WebhookPayload {
  type: MessageType
  timestamp: string
  data: Record<string, unknown>
}

/** Quotes of one event that a webhook carries; the rest is at the API. */
const MAX_EVIDENCE = 20

/** Maps a message to the body that programs receive; titles and quotes are passed on as the source wrote them. */
export function toPayload(message: Message): WebhookPayload {
  const { content } = message
  const at = (type: MessageType, data: Record<string, unknown>) => ({ type, timestamp: message.at, data })
  switch (content.kind) {
    case 'event':
      return at(eventType(content.alert.reason), {
        ...eventData(content),
        restrictions: content.restrictions,
      })
    case 'digest':
      return at('digest.ready', {
        name: content.name,
        timezone: content.timezone,
        subscription: message.subscription,
        events: content.entries.map(eventData),
        report: content.report,
        ...(content.risks ? { risks: content.risks } : {}),
      })
    case 'restriction':
      return at(content.type, {
        restriction: content.restriction,
        event: content.event === null ? null : withEvidence(content.event, null),
      })
    case 'directive':
      return at('directive.changed', { directive: content.directive })
    case 'source':
      return at('source.unhealthy', { source: content.source, ...(content.others ? { others: content.others } : {}) })
    case 'risk':
      return at('risk.raised', {
        vendor: content.vendor,
        level: content.changes[0]?.level ?? null,
        subscription: message.subscription,
        changes: content.changes,
        exposure: content.exposure,
      })
    case 'ping':
      return at('test.ping', {})
  }
}

function eventData(entry: { event: Event; alert: Alert; exposure: Exposure }): Record<string, unknown> {
  const { id, reason, subscription, impact, at, eventRevision } = entry.alert
  return {
    event: withEvidence(entry.event, entry.exposure),
    alert: { id, reason, subscription, impact, at, eventRevision },
  }
}

function withEvidence(event: Event, exposure: Exposure | null) {
  return { ...eventView(event, exposure), evidence: event.evidence.slice(0, MAX_EVIDENCE) }
}

import type { CommonCause, Event, Struck } from './event.ts'
import type { Exposure } from './exposure.ts'

/** An event as programs outside see it (API, webhooks): `witnesses` is a count, their names are `publishers`. */
export type EventView = Omit<Event, 'witnesses' | 'evidence' | 'struck' | 'services' | 'commonCause'> & {
  witnesses: number
  publishers: string[]
  struck: Struck[]
  commonCause: CommonCause | null
  exposure: Exposure | null
}

/** The outside shape of an event; evidence is left to the single event, because quotes are long. */
export function eventView(event: Event, exposure: Exposure | null): EventView {
  return {
    id: event.id,
    revision: event.revision,
    title: event.title,
    category: event.category,
    impact: event.impact,
    certainty: event.certainty,
    confidence: event.confidence,
    status: event.status,
    availability: event.availability,
    vendors: event.vendors,
    models: event.models,
    struck: event.struck ?? [],
    commonCause: event.commonCause ?? null,
    jurisdictions: event.jurisdictions,
    populations: event.populations,
    instruments: event.instruments,
    effectiveOn: event.effectiveOn,
    witnesses: event.witnesses.length,
    publishers: [...new Set(event.witnesses.map((witness) => witness.publisher))],
    items: event.items,
    exposure,
    openedAt: event.openedAt,
    updatedAt: event.updatedAt,
    peakAt: event.peakAt,
    resolvedAt: event.resolvedAt,
  }
}

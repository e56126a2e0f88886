import type { Hit, Reading } from '../vocabulary/reading.ts'
import { daysBetween } from './dates.ts'
import { type Effective, effectiveOf } from './effective.ts'
import { type Incident, incidentOf, isOver } from './incident.ts'

/** Facts read by rules rather than weighed by words: each is a mark with the words it rests on. */
export interface Facts {
  marks: { name: string; hit: Hit | null }[]
  incident: Incident | null
  effective: Effective | null
  /** Days from the announcement (or publication) to the stated date. */
  notice: number | null
}

/** Reads the facts of an item: the state of an incident, the date from which something applies, the notice it gives. */
export function factsOf(reading: Reading): Facts {
  const marks: Facts['marks'] = []
  const incident = reading.item.kind === 'status' ? incidentOf(reading) : null
  if (incident) {
    const state = isOver(incident) ? 'over' : incident.phase === 'scheduled' ? 'scheduled' : 'open'
    marks.push({ name: `fact:state=${state}`, hit: incident.hit })
    marks.push({ name: `fact:component=${incident.component}`, hit: incident.hit })
    marks.push({ name: `fact:${state}|${incident.component}`, hit: incident.hit })
    marks.push({
      name: `fact:${state}|${incident.component}|${incident.level}${incident.wide ? '|wide' : ''}`,
      hit: incident.hit,
    })
    marks.push({ name: `fact:${state}|${incident.level}`, hit: incident.hit })
  }
  const effective = effectiveOf(reading)
  let notice: number | null = null
  if (effective && effective.score > 0.9) {
    const announced =
      reading.item.kind === 'vendor' ? /\bannounced: (20\d\d-\d\d-\d\d)/i.exec(reading.item.text)?.[1] : undefined
    const from = announced ?? reading.item.published?.slice(0, 10)
    if (from) notice = daysBetween(from, effective.on)
    if (notice !== null) marks.push({ name: `fact:notice=${bandOf(notice)}`, hit: null })
  }
  return { marks, incident, effective, notice }
}

/** The bands of the annotation guide for notice in days. */
export function bandOf(days: number): 'past' | 'now' | 'dated' | 'far' {
  return days < -30 ? 'past' : days <= 7 ? 'now' : days <= 366 ? 'dated' : 'far'
}

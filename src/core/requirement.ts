import { z } from 'zod'
import type { Event } from './event.ts'
import { Authority } from './item.ts'

/** How sure Tocsin must be. `authority`: at least one witness of these. */
export const Requirement = z.strictObject({
  confidence: z.number().min(0).max(1).default(0.8),
  witnesses: z.int().min(1).default(2),
  authority: z.array(Authority).min(1).default(['official', 'vendor']),
})
export type Requirement = z.infer<typeof Requirement>

/** Whether an event may ever cause something without a person: only what the rule maker or the vendor itself says may. */
export function mayActAlone(event: Event): boolean {
  return event.witnesses.some(({ authority }) => authority === 'official' || authority === 'vendor')
}

/** What an event lacks for a requirement, each as a word and a sentence; `alone` when nobody would be asked. */
export function lacking(require: Requirement, event: Event, alone: boolean): [Lack, string][] {
  const lacks: [Lack, string][] = []
  if (event.status !== 'open') lacks.push(['event-over', `the event is ${event.status}`])
  const count = event.witnesses.length
  if (count < require.witnesses) {
    const word = count === 0 ? 'no-witness' : count === 1 ? 'one-witness' : 'too-few-witnesses'
    lacks.push([word, `${count} of ${require.witnesses} witnesses`])
  }
  if (event.confidence < require.confidence)
    lacks.push(['confidence', `confidence ${event.confidence.toFixed(2)} is below ${require.confidence}`])
  if (!event.witnesses.some((witness) => require.authority.includes(witness.authority)))
    lacks.push(['authority', `no witness is ${require.authority.join(' or ')}`])
  else if (alone && !mayActAlone(event))
    lacks.push(['authority', 'press and aggregators alone never restrict anything without a person'])
  return lacks
}

/** What an event may lack. */
export type Lack = 'event-over' | 'no-witness' | 'one-witness' | 'too-few-witnesses' | 'confidence' | 'authority'

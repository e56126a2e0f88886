import type { Assessment, Reason } from './assessment.ts'
import type { Reading } from './event.ts'
import { atLeast } from './impact.ts'
import { isBroad, levelOf } from './page-level.ts'
import { isGauge, isOver } from './phase.ts'
import { isIncident } from './track.ts'

/** Several models at once: the breadth of a disturbance, which a page's own level does not tell. */
const WIDE =
  /\b(many|all|multiple|most|various|several)\b.{0,24}\bmodels?\b|\bacross (all |the |our )?(claude |gpt |gemini )?models\b/i
/** A version number of a model, as titles list them: `Opus 4.8, Sonnet 4.6 and Haiku 4.5`. */
const VERSION = /\b\p{Lu}\p{L}+[ -]\d+(\.\d+)?\b/gu
const MANY = 3
const DISTURBED = new Set<Assessment['category']>(['outage', 'degradation'])

/**
 * A reading of an incident with what its page states as fields rather than in words: that it is going on, and how bad it
 * is. A grave level on one model is an ordinary day; a grave level on several models at once, or on an application and
 * its API, is a severe outage.
 */
export function withPageFacts<T extends Reading>(reading: T): T {
  const { item, assessment } = reading
  if (!isIncident(reading) || item.kind !== 'status' || isGauge(item) || isOver(item)) return reading
  const level = levelOf(item.facts)
  const grave = (level === 'major' || level === 'critical') && !item.facts.impactFollows
  const wide = grave && assessment.vendors.length > 0 ? breadth(reading) : null
  if (wide && !atLeast(assessment.impact, 'high')) return { ...reading, assessment: raised(assessment, wide) }
  // The words of its last update may sound like an end, but the page says that it is not over.
  if (assessment.category === 'resolved' && item.phase !== null && item.phase !== 'monitoring')
    return { ...reading, assessment: { ...assessment, category: 'degradation', impact: grave ? 'medium' : 'low' } }
  if (grave && assessment.impact === 'low' && DISTURBED.has(assessment.category))
    return { ...reading, assessment: { ...assessment, impact: 'medium' } }
  return reading
}

function breadth({ item, assessment }: Reading): Reason | null {
  const said = item.title.slice(0, 400)
  const words = WIDE.exec(said)
  if (words) return { rule: 'page-level-on-many-models', quote: words[0], field: 'title' }
  const versions = new Set(said.match(VERSION) ?? [])
  if (versions.size >= MANY) return { rule: 'page-level-on-many-models', quote: [...versions][0] ?? '', field: 'title' }
  // One model that is down takes every component with it, and what concerns nobody does not by being broad.
  const told = assessment.relevant || assessment.category === 'resolved'
  if (versions.size > 0 || !told || !isBroad(item.facts)) return null
  return { rule: 'page-level-on-many-parts', quote: said, field: 'title' }
}

function raised(assessment: Assessment, because: Reason): Assessment {
  return {
    ...assessment,
    relevant: true,
    category: 'outage',
    impact: 'high',
    because: [because, ...assessment.because],
  }
}

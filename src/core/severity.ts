import type { Assessment, Reason } from './assessment.ts'
import type { Reading } from './event.ts'
import { atLeast } from './impact.ts'
import { isGauge, isOver } from './phase.ts'
import { isIncident } from './track.ts'

/** Several models at once: the breadth of a disturbance, which a page's own level does not tell. */
const WIDE =
  /\b(many|all|multiple|most|various|several)\b.{0,24}\bmodels?\b|\bacross (all |the |our )?(claude |gpt |gemini )?models\b/i
/** A version number of a model, as titles list them: `Opus 4.8, Sonnet 4.6 and Haiku 4.5`. */
const VERSION = /\b\p{Lu}\p{L}+[ -]\d+(\.\d+)?\b/gu
const MANY = 3

/**
 * A reading of an incident with what its page states as fields rather than in words: that it is going on, and how bad it
 * is. A grave level on one model is an ordinary day; a grave level on several models at once is a severe outage.
 */
export function withPageFacts<T extends Reading>(reading: T): T {
  const { item, assessment } = reading
  if (!isIncident(reading) || item.kind !== 'status' || isGauge(item) || isOver(item)) return reading
  const grave = (item.facts.impact === 'major' || item.facts.impact === 'critical') && !item.facts.impactFollows
  const wide = grave && assessment.vendors.length > 0 ? breadth(item.title) : null
  if (wide && !atLeast(assessment.impact, 'high')) return { ...reading, assessment: raised(assessment, wide) }
  // The words of its last update may sound like an end, but the page says that it is not over.
  if (assessment.category === 'resolved' && item.phase !== null && item.phase !== 'monitoring')
    return { ...reading, assessment: { ...assessment, category: 'degradation', impact: grave ? 'medium' : 'low' } }
  return reading
}

function breadth(title: string): Reason | null {
  const said = title.slice(0, 400)
  const words = WIDE.exec(said)
  if (words) return { rule: 'page-level-on-many-models', quote: words[0], field: 'title' }
  const versions = said.match(VERSION) ?? []
  return new Set(versions).size >= MANY
    ? { rule: 'page-level-on-many-models', quote: versions[0] ?? '', field: 'title' }
    : null
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

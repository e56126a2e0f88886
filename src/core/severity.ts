import { isSpecific } from './agreement.ts'
import type { Assessment, Reason } from './assessment.ts'
import type { Reading } from './event.ts'
import { atLeast } from './impact.ts'
import { mentionsOf } from './mentions.ts'
import { isBroad, isFoundational, levelOf } from './page-level.ts'
import { isGauge, isOver } from './phase.ts'
import { isIncident } from './track.ts'

/** Several models at once: the breadth of a disturbance, which a page's own level does not tell. */
const WIDE =
  /\b(many|all|multiple|most|various|several)\b.{0,24}\bmodels?\b|\bacross (all |the |our )?(claude |gpt |gemini )?models\b/i
/** The same of a cloud, whose own list of what is struck is often cut short. */
const MANY_SERVICES = /\b(multiple|several|many|all)\b.{0,32}\b(products|services)\b/i
/** The interface together with an application, or three places where the models are used. */
const SURFACES =
  /\bAPIs?\b.{0,24}(,|\band\b|&)|(,|\band\b|&).{0,40}\bAPIs?\b|[^,]{3,40},[^,]{3,40},? (and|&) |\bacross (all |the |our |multiple |product )*(surfaces|services|products)\b/i
/** The product or the interface itself, where no model and no part of it is named. */
const PRODUCT = /\bAPIs?\b|\b[A-Za-z][\w-]+\.(ai|com)\b|\b(on|with) \p{Lu}\p{L}+ services\b/u
const DOWN = /\b(down|unavailable|offline|unreachable)\b/i
const PART = /\b(some|certain|few|small|limited|subset|specific|particular|connectors?|requests)\b/i
/** A version number of a model, as titles list them: `Opus 4.8, Sonnet 4.6 and Haiku 4.5`. */
const VERSION = /\b\p{Lu}\p{L}+[ -]\d+(\.\d+)?\b/gu
const MANY = 3
const DISTURBED = new Set<Assessment['category']>(['outage', 'degradation'])
/** Vendors whose pages tell of much that runs no model: only what names one of their models or assistants counts here. */
const HOSTS = new Set('github aws google microsoft cloudflare digitalocean oracle vercel databricks slack'.split(' '))

/**
 * A reading of an incident with what its page states as fields rather than in words: that it is going on, and how bad it
 * is. A grave level on one model is an ordinary day; a grave level on several models, surfaces or parts at once, and a
 * whole product that is down or at the gravest level, is a severe outage.
 */
export function withPageFacts<T extends Reading>(reading: T): T {
  const { item, assessment } = reading
  if (!isIncident(reading) || item.kind !== 'status' || isGauge(item) || isOver(item)) return reading
  const level = levelOf(item.facts)
  const grave = (level === 'major' || level === 'critical') && !item.facts.impactFollows
  const wide = grave && assessment.vendors.length > 0 ? breadth(reading, level === 'critical') : null
  if (wide && !atLeast(assessment.impact, 'high')) return { ...reading, assessment: raised(reading, wide) }
  // The words of its last update may sound like an end, but the page says that it is not over.
  if (assessment.category === 'resolved' && item.phase !== null && item.phase !== 'monitoring')
    return { ...reading, assessment: { ...assessment, category: 'degradation', impact: grave ? 'medium' : 'low' } }
  if (grave && assessment.impact === 'low' && DISTURBED.has(assessment.category))
    return { ...reading, assessment: { ...assessment, impact: 'medium' } }
  return reading
}

function breadth({ item, assessment }: Reading, gravest: boolean): Reason | null {
  const said = item.title.slice(0, 400)
  const words = WIDE.exec(said)
  if (words) return { rule: 'page-level-on-many-models', quote: words[0], field: 'title' }
  const versions = said.match(VERSION) ?? []
  if (new Set(versions).size >= MANY)
    return { rule: 'page-level-on-many-models', quote: versions[0] ?? '', field: 'title' }
  // One model that is down takes every component with it.
  if (versions.length > 0) return null
  // What concerns nobody does not by being broad; what everything stands on concerns everybody, in whatever words.
  const told = assessment.relevant || assessment.category === 'resolved' || isFoundational(item.facts)
  const several = gravest && told ? MANY_SERVICES.exec(said) : null
  if (several) return { rule: 'page-level-on-many-parts', quote: several[0], field: 'title' }
  if (told && isBroad(item.facts)) return { rule: 'page-level-on-many-parts', quote: said, field: 'title' }
  if (PART.test(said)) return null
  const host = assessment.vendors.some((vendor) => HOSTS.has(vendor))
  const surfaces = host ? null : SURFACES.exec(said)
  if (surfaces) return { rule: 'page-level-on-many-surfaces', quote: surfaces[0], field: 'title' }
  return gravest || DOWN.test(said) ? wholeProduct(said, assessment, host) : null
}

/** A product as such, at the gravest level or gone altogether: the assistant, the application or the interface. */
function wholeProduct(said: string, { models }: Assessment, host: boolean): Reason | null {
  const bare = models.filter((model) => !isSpecific(model)).flatMap((model) => model.split('-').at(-1) || [])
  const name = bare.find((one) => said.toLowerCase().includes(one))
  const start = name === undefined ? -1 : said.toLowerCase().indexOf(name)
  const quote = name !== undefined ? said.slice(start, start + name.length) : host ? undefined : PRODUCT.exec(said)?.[0]
  return quote === undefined ? null : { rule: 'gravest-level-on-a-product', quote, field: 'title' }
}

function raised({ item, assessment }: Reading, because: Reason): Assessment {
  return {
    ...assessment,
    ...(assessment.relevant ? {} : { models: mentionsOf(item).models }),
    relevant: true,
    category: 'outage',
    impact: 'high',
    because: [because, ...assessment.because],
  }
}

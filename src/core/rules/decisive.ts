import type { Category } from '../assessment.ts'
import { undoesMeasure } from '../ruling.ts'
import type { Hit } from '../vocabulary/reading.ts'
import { ruledAbroad } from './abroad.ts'
import { isAhead } from './ceiling.ts'
import { isBackground, isEcho } from './echo.ts'
import { isOver } from './incident.ts'
import type { Evidence } from './judge.ts'
import { orderedNow } from './ordered-now.ts'
import { ownWords } from './own-words.ts'

/** Words in a title that make an act a topic: argued about, feared, hoped for, looked back on, undone. */
const TALK: ReadonlySet<string> = new Set([
  'opinion',
  'lawsuit',
  'considering',
  'expected_lift',
  'lifted',
  'lifted_controls',
  'question',
  'hypothetical',
  'court',
  'friction',
  'allow_list',
  'denial',
  'satire',
  'smuggling',
  'funding',
  'community',
  'benchmark',
  'tutorial',
])

/** Rules that state a cut or a prohibition in force. */
const CUTS: ReadonlySet<string> = new Set([
  'ordered-cut',
  'vendor-cut',
  'bars-foreigners',
  'risk-designation',
  'vendor-cuts-vendor',
])

const STATE: ReadonlySet<string> = new Set(['government', 'export_control', 'directive', 'national_security'])

/** What a rule decides alone, because the cost of weighing it down is a cut-off that nobody is told about. */
export interface Decisive {
  category: Category
  rule: string
  /** The words that decide. */
  hit: Hit
}

/**
 * A title that states, as fact and in an active voice, that access is cut or use prohibited decides the item: such cases are
 * rarer than any training set. Headlines that argue, ask, hope or look back do not.
 */
export function decisive(evidence: Evidence): Decisive | null {
  const { reading, findings, zones } = evidence
  const own = ownWords(evidence)
  if (own) return own
  const talk = reading.cues.some((hit) => hit.field === 'title' && TALK.has(hit.id))
  if (talk || undoesMeasure(reading.item.title) || isEcho(evidence) || isAhead(evidence) || isHardware(evidence))
    return null
  const title = findings.filter(
    ({ zone, frame, hit }) => zone === 't' && CUTS.has(frame.id) && !isBackground(reading.title.plain, hit),
  )
  if (title.length === 0) return orderedNow(evidence)
  if (evidence.facts.incident && isOver(evidence.facts.incident) && !title.some((one) => one.frame.id === 'vendor-cut'))
    return null
  const first = zones.indexOf('l')
  const near = (sentence: number) => zones[sentence] === 't' || sentence === first
  const government =
    reading.cues.some((hit) => STATE.has(hit.id) && near(hit.sentence)) ||
    reading.bodies.some((hit) => near(hit.sentence)) ||
    reading.populations.some((hit) => hit.id === 'foreign_nationals')
  const rule =
    title.find((one) => one.frame.id === 'risk-designation') ??
    (government ? undefined : title.find((one) => one.frame.id === 'vendor-cuts-vendor')) ??
    title[0]!
  const bought = findings.some(({ zone, frame }) => zone === 't' && frame.id === 'federal-purchase-ban')
  const category: Category =
    rule.frame.id === 'risk-designation' || bought
      ? 'sanctions'
      : rule.frame.id === 'vendor-cuts-vendor' || !(government || isAlone(evidence))
        ? 'vendor_withdrawal'
        : ruledAbroad(evidence)
          ? 'region_restriction'
          : 'export_control'
  return { category, rule: rule.frame.id, hit: rule.hit }
}

/** Whether chips are what is cut: that stops no running service. */
function isHardware({ reading }: Evidence): boolean {
  const title = (hits: readonly Hit[], id?: string) =>
    hits.some((hit) => hit.field === 'title' && (id === undefined || hit.id === id))
  return title(reading.cues, 'chips') && !title(reading.models)
}

/** A bare notice by the vendor (a status line, a title) gives no reason; an order is the usual one for a cut of named models. */
function isAlone({ reading }: Evidence): boolean {
  return reading.models.length > 0 && (reading.item.kind === 'status' || reading.text.length < 200)
}

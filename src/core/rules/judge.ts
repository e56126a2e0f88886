import type { Assessment, Category, Certainty } from '../assessment.ts'
import { CATEGORIES, CERTAINTIES, IMPACTS } from '../closed-lists.ts'
import type { Impact } from '../impact.ts'
import { undoesMeasure } from '../ruling.ts'
import type { Reading } from '../vocabulary/reading.ts'
import { VENDORS } from '../vocabulary/vendors.ts'
import { ruledAbroad } from './abroad.ts'
import { type Sighting, sightingsIn } from './candidates.ts'
import { capImpact, MEASURES } from './ceiling.ts'
import { type Decisive, decisive } from './decisive.ts'
import { type Facts, factsOf } from './facts.ts'
import { type Features, featuresOf } from './features.ts'
import type { Grams } from './gram-hash.ts'
import { saysBack } from './headline.ts'
import { isOver } from './incident.ts'
import { type Finding, fire, type Zone, zonesOf } from './match.ts'
import type { Model } from './model.ts'
import { gramsOf } from './ngrams.ts'
import { peopleOf } from './people.ts'
import { isRetirementRecord } from './record.ts'
import { chanceOf, scoresOf, softmax } from './scores.ts'
import { splitNegated } from './stance.ts'
import { unaffectedModels } from './unaffected.ts'

/** Everything known about an item before it is judged. */
export interface Evidence {
  reading: Reading
  zones: Zone[]
  facts: Facts
  findings: Finding[]
  features: Features
  grams: Grams
}

/** The judgement itself, with the probabilities it rests on. */
export interface Judgement {
  relevant: boolean
  category: Category
  impact: Impact
  certainty: Certainty
  confidence: number
  /** What decided alone, where something did. */
  decided: Decisive | null
  chance: { relevant: number; category: Float64Array; impact: Float64Array }
  /** Logits that the calibration of confidence weighs. */
  margins: number[]
}

/** Topics that keep their category although the item is not relevant (annotation guide: lexical traps). */
const TRAPS: ReadonlySet<Category> = new Set([
  'export_control',
  'sanctions',
  'court_order',
  'resolved',
  'degradation',
  'outage',
  'maintenance',
  'other',
])

/** How papers head what is not a report. */
const OPINION =
  /^\W*(?:opinion|op-ed|editorial|commentary|kommentar|gastbeitrag|leitartikel|tribune|opinion|editorial|评论|社论|社説|論説)\s*[:：|–-]/

/** Gathers the evidence of an item: rules, facts, names, words. */
export function gather(reading: Reading): Evidence {
  const zones = zonesOf(reading)
  const facts = factsOf(reading)
  const split = splitNegated(reading)
  const findings = fire(reading, zones, split)
  const features = featuresOf(reading, facts, findings, zones, split)
  return { reading, zones, facts, findings, features, grams: gramsOf(reading) }
}

/** Weighs the evidence: probabilities by head, thresholds by what an error costs, and facts that overrule. */
export function judge(evidence: Evidence, model: Model): Judgement {
  const scores = scoresOf(model.heads.main, evidence.features.values(), evidence.grams)
  const [no, yes] = softmax(scores, 0, 2)
  const chances = yes! / (no! + yes!)
  const categories = softmax(scores, 2, CATEGORIES.length)
  const impacts = softmax(scores, 2 + CATEGORIES.length, IMPACTS.length)
  const certainties = softmax(scores, 2 + CATEGORIES.length + IMPACTS.length, CERTAINTIES.length)
  const { thresholds } = model
  const relevantChance = 0.5 * chances + 0.5 * (1 - impacts[0]!)
  let relevant = relevantChance >= thresholds.relevant[evidence.reading.item.kind]
  if (evidence.reading.item.title.trim() === '' && evidence.reading.item.text.trim() === '') relevant = false
  const decided = decisive(evidence)
  if (decided) relevant = true
  if (isRetirementRecord(evidence.reading)) relevant = true
  const category = decided?.category ?? statedCategory(evidence) ?? weighedCategory(evidence, categories, relevant)
  const impact = decided ? 'critical' : relevant ? capImpact(pickImpact(impacts, model), category, evidence) : 'none'
  const certainty = OPINION.test(evidence.reading.title.plain) ? 'opinion' : CERTAINTIES[indexOfMax(certainties)]!
  const margins = [
    logit(relevant ? relevantChance : 1 - relevantChance),
    logit(categories[CATEGORIES.indexOf(category)]!),
    logit(impacts[IMPACTS.indexOf(impact)]!),
    1,
  ]
  let z = 0
  for (let k = 0; k < margins.length; k++) z += margins[k]! * (model.confidence[k] ?? 0)
  const confidence = Math.round(1000 / (1 + Math.exp(-z))) / 1000
  return {
    relevant,
    category,
    impact,
    certainty,
    confidence,
    decided,
    chance: { relevant: relevantChance, category: categories, impact: impacts },
    margins,
  }
}

/** Picks the names that belong to a judgement. */
export function names(
  evidence: Evidence,
  judgement: Pick<Judgement, 'relevant' | 'category'>,
  model: Model,
): Pick<Assessment, 'vendors' | 'models' | 'jurisdictions' | 'populations'> {
  // nothing happened to anybody: the names are colour
  if (!judgement.relevant && judgement.category === 'other')
    return { vendors: [], models: [], jurisdictions: [], populations: [] }
  const candidates = sightingsIn(evidence.reading, evidence.zones, judgement.relevant, judgement.category)
  const pick = (head: 'vendor' | 'model' | 'place') => chosen(candidates[head], model, head)
  const spared = unaffectedModels(evidence.reading)
  const vendors = pick('vendor')
  const jurisdictions = pick('place')
  // an export-control act that names no state is its vendor's: controls bind the exporter where it sits
  if (judgement.category === 'export_control' && jurisdictions.length === 0 && vendors.length > 0)
    jurisdictions.push(...new Set(VENDORS.filter(({ id }) => vendors.includes(id)).map(({ seat }) => seat)))
  return {
    vendors,
    models: pick('model').filter((model) => !spared.has(model)),
    jurisdictions: jurisdictions.sort(),
    populations: peopleOf(evidence, judgement),
  }
}

/** From which chance on a name is told; a model left out costs more than one too many. */
const SURE = { vendor: 0.5, model: 0.45, place: 0.5 } as const

function chosen(sightings: readonly Sighting[], model: Model, head: 'vendor' | 'model' | 'place'): string[] {
  const ids: string[] = []
  for (const { id, terms } of sightings) if (chanceOf(model.heads[head], terms) >= SURE[head]) ids.push(id)
  return ids.sort()
}

/** A record of a retirement, and an open incident whose title says what it is, need no weighing. */
function statedCategory({ facts, reading }: Evidence): Category | null {
  if (isRetirementRecord(reading)) return 'model_deprecation'
  if (!facts.incident || isOver(facts.incident)) return null
  const title = new Set(reading.cues.filter((hit) => hit.field === 'title').map((hit) => hit.id))
  if (facts.incident.phase === 'scheduled') return title.has('maintenance') ? 'maintenance' : null
  if (title.has('access_cut') || title.has('maintenance')) return null
  // access that an order or a place takes away is no failure of the service
  if (title.has('region') || reading.cues.some(({ id }) => id === 'access_cut' || id === 'directive')) return null
  if (
    title.has('outage') ||
    facts.incident.level === 'major' ||
    (facts.incident.level === 'partial' && facts.incident.wide)
  )
    return 'outage'
  if (title.has('quota') && !title.has('degradation')) return 'price_or_quota_change'
  return null
}

function weighedCategory(evidence: Evidence, chances: Float64Array, relevant: boolean): Category {
  const category = pickCategory(chances, relevant)
  // who takes a measure's force away is a court, whatever the measure is
  if (relevant && undoesMeasure(evidence.reading.item.title)) return 'court_order'
  if (relevant && MEASURES.has(category) && saysBack(evidence)) return 'resolved'
  const cuts = evidence.findings.some(({ zone, frame }) => zone !== 'b' && frame.says[1] === 'critical')
  if (category !== 'export_control' || !relevant || !cuts || !ruledAbroad(evidence)) return category
  return evidence.reading.cues.some(({ id }) => id === 'ai_act') ? 'ai_regulation' : 'region_restriction'
}

/** What the topic `other` has to be clearer by than a look-alike's own. */
const OTHER_DISCOUNT = 0.3

function pickCategory(chances: Float64Array, relevant: boolean): Category {
  // a look-alike keeps its topic: `other` has to be the clear choice
  const weight = (index: number) => chances[index]! * (!relevant && CATEGORIES[index] === 'other' ? OTHER_DISCOUNT : 1)
  let best = -1
  for (let index = 0; index < chances.length; index++) {
    const category = CATEGORIES[index]!
    if (relevant ? category === 'other' && chances[index]! < 0.93 : !TRAPS.has(category)) continue
    if (best < 0 || weight(index) > weight(best)) best = index
  }
  return CATEGORIES[best]!
}

function pickImpact(chances: Float64Array, { thresholds }: Model): Impact {
  const some = 1 - chances[0]! + 1e-9
  if (chances[4]! / some >= thresholds.critical) return 'critical'
  if ((chances[3]! + chances[4]!) / some >= thresholds.high) return 'high'
  return chances[2]! > chances[1]! ? 'medium' : 'low'
}

function indexOfMax(values: Float64Array): number {
  let best = 0
  for (let index = 1; index < values.length; index++) if (values[index]! > values[best]!) best = index
  return best
}

function logit(p: number): number {
  const q = Math.min(0.9995, Math.max(0.0005, p))
  return Math.log(q / (1 - q))
}

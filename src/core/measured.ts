import type { Assessment } from './assessment.ts'
import type { Item } from './item.ts'
import { modelKey } from './model-name.ts'

const VERDICTS = ['ok', 'withdrawn', 'outage', 'key', 'quota', 'unknown'] as const
/** What a canary call came to. Only `withdrawn` says that access was taken away; key and quota are our own affair. */
export type CanaryVerdict = (typeof VERDICTS)[number]

/** What a canary found, null for items that are not the word of one. */
export function canaryVerdict({ externalId, facts }: Item): CanaryVerdict | null {
  if (!externalId?.startsWith('canary:')) return null
  return VERDICTS.find((verdict) => verdict === facts.verdict) ?? null
}

type Measure = Pick<Assessment, 'relevant' | 'category' | 'impact' | 'confidence'>

// Confidence: a refusal with a structured error that names the model is plain; a single failed call may be the network's.
const MEASURES: Readonly<Record<CanaryVerdict, Measure>> = {
  withdrawn: { relevant: true, category: 'vendor_withdrawal', impact: 'critical', confidence: 0.85 },
  outage: { relevant: true, category: 'outage', impact: 'medium', confidence: 0.7 },
  ok: { relevant: true, category: 'resolved', impact: 'low', confidence: 0.9 },
  key: { relevant: true, category: 'other', impact: 'low', confidence: 0.9 },
  quota: { relevant: true, category: 'price_or_quota_change', impact: 'low', confidence: 0.9 },
  unknown: { relevant: true, category: 'other', impact: 'low', confidence: 0.5 },
}

/** `effectiveOn` only where the measurement itself states or takes back a date. */
type Measured = Measure & Pick<Assessment, 'models' | 'because'> & Partial<Pick<Assessment, 'effectiveOn'>>

/**
 * The judgement of an item that is a measurement of ours: it needs no weighing of words. Null for all others. `models` is
 * the one that was called, and no other that its error text recommends.
 */
export function measured(item: Item): Measured | null {
  const verdict = canaryVerdict(item)
  if (verdict === null) return isNewcomer(item) ? NEWCOMER : (delisted(item) ?? putOff(item))
  const elsewhere = verdict === 'unknown' && typeof item.facts.answeredBy === 'string'
  return {
    ...MEASURES[verdict],
    // Another model in its place, without a word: the service is not what was asked for.
    ...(elsewhere ? { category: 'degradation' as const, impact: 'medium' as const } : {}),
    models: typeof item.facts.model === 'string' ? [modelKey(item.facts.model)] : [],
    because: [{ rule: `canary-${verdict}`, quote: item.title, field: 'title' }],
  }
}

/** A model that a watched list shows for the first time takes nothing from anybody, whatever its description says. */
const NEWCOMER: Measured = {
  ...{ relevant: false, category: 'other', impact: 'none', confidence: 0.95 },
  models: [],
  because: [],
}

function isNewcomer({ facts }: Item): boolean {
  return facts.change === 'added' && Array.isArray(facts.models)
}

/** An id as catalogues give it that serve the models of many makers: `maker/model`. */
const OF_A_CATALOGUE = /^(?!models\/)[^/]+\//

/**
 * Models that a watched list no longer shows: whoever calls them there gets an error. Catalogues of hosts change from day
 * to day; a vendor's list of its own models seldom does, though one that lost much at once may itself be wrong.
 */
function delisted({ title, facts }: Item): Measured | null {
  const { change, models } = facts
  if (change !== 'removed' || !Array.isArray(models) || models.length === 0) return null
  const ids = models.filter((id) => typeof id === 'string')
  const own = ids.some((id) => !OF_A_CATALOGUE.test(id))
  return {
    relevant: true,
    category: 'model_deprecation',
    impact: own ? 'medium' : 'low',
    confidence: own && facts.doubtful !== true ? 0.7 : 0.5,
    models: ids.map((id) => modelKey(id.split('/').at(-1)!)),
    because: [{ rule: 'left-the-list', quote: title, field: 'title' }],
  }
}

const END_DATE = /shutdown|deprecat|expir|retire|sunset|discontinu|end_?of_?life|eol/i

/**
 * The end of a model that a watched list puts off or takes back: whoever waits for it gains time, and nobody is woken.
 * A date that is set or comes nearer is weighed by its words.
 */
function putOff(item: Item): Measured | null {
  const { change, models, field, before, after } = item.facts
  if (change !== 'changed' || !Array.isArray(models) || typeof field !== 'string' || !END_DATE.test(field)) return null
  const [was, is] = [instantOf(before), instantOf(after)]
  if (was === null || (after !== null && (is === null || is <= was))) return null
  return {
    relevant: true,
    category: 'model_deprecation',
    impact: is === null ? 'low' : 'medium',
    confidence: 0.9,
    models: models.filter((id) => typeof id === 'string').map(modelKey),
    effectiveOn: is === null ? null : new Date(is).toISOString().slice(0, 10),
    because: [{ rule: 'end-put-off', quote: item.title, field: 'title' }],
  }
}

function instantOf(value: unknown): number | null {
  const at = typeof value === 'number' ? value * 1000 : typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isFinite(at) && Math.abs(at) < 1e14 ? at : null
}

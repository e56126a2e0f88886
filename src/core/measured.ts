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

type Measured = Measure & Pick<Assessment, 'models' | 'because'>

/**
 * The judgement of an item that is a measurement of ours: it needs no weighing of words. Null for all others. `models` is
 * the one that was called, and no other that its error text recommends.
 */
export function measured(item: Item): Measured | null {
  const verdict = canaryVerdict(item)
  if (verdict === null) return isNewcomer(item) ? NEWCOMER : null
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

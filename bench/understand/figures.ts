import { CATEGORIES } from '#src/core/assessment.ts'
import { atLeast } from '#src/core/impact.ts'
import type { Outcome } from './crossval.ts'

/** Precision, recall and their harmonic mean. */
export interface Rates {
  precision: number
  recall: number
  f1: number
}

/** The figures the goals are stated in. */
export interface Figures {
  items: number
  relevant: Rates
  categoryAccuracy: number
  categoryMacroF1: number
  impactAccuracy: number
  impactOffByMore: number
  high: Rates
  critical: Rates
  certaintyAccuracy: number
  vendors: Rates
  models: Rates
  jurisdictions: Rates
  populations: Rates
  effectiveOn: number
  /** Expected calibration error of confidence against: category right, relevance right, impact right. */
  ece: { category: number; relevant: number; impact: number }
}

const BINS = 10
const RANK = ['none', 'low', 'medium', 'high', 'critical']

/** Measures judgements against labels. */
export function measure(outcomes: readonly Outcome[]): Figures {
  const share = (test: (one: Outcome) => boolean, of = outcomes) =>
    of.length === 0 ? 1 : of.filter(test).length / of.length
  const step = (one: Outcome) => Math.abs(RANK.indexOf(one.said.impact) - RANK.indexOf(one.label.impact))
  const dated = outcomes.filter((one) => one.label.effectiveOn !== null)
  return {
    items: outcomes.length,
    relevant: rates(
      outcomes,
      (one) => one.said.relevant,
      (one) => one.label.relevant,
    ),
    categoryAccuracy: share((one) => one.said.category === one.label.category),
    categoryMacroF1: mean(byCategory(outcomes).map(([, one]) => one.f1)),
    impactAccuracy: share((one) => step(one) === 0),
    impactOffByMore: share((one) => step(one) > 1),
    high: rates(
      outcomes,
      (one) => atLeast(one.said.impact, 'high'),
      (one) => atLeast(one.label.impact, 'high'),
    ),
    critical: rates(
      outcomes,
      (one) => one.said.impact === 'critical',
      (one) => one.label.impact === 'critical',
    ),
    certaintyAccuracy: share((one) => one.said.certainty === one.label.certainty),
    vendors: sets(
      outcomes,
      (one) => one.said.vendors,
      (one) => one.label.vendors,
    ),
    models: sets(
      outcomes,
      (one) => one.said.models,
      (one) => one.label.models,
    ),
    jurisdictions: sets(
      outcomes,
      (one) => one.said.jurisdictions,
      (one) => one.label.jurisdictions,
    ),
    populations: sets(
      outcomes,
      (one) => one.said.populations,
      (one) => one.label.populations,
    ),
    effectiveOn: share((one) => one.said.effectiveOn === one.label.effectiveOn, dated),
    ece: {
      category: ece(outcomes, (one) => one.said.category === one.label.category),
      relevant: ece(outcomes, (one) => one.said.relevant === one.label.relevant),
      impact: ece(outcomes, (one) => step(one) === 0),
    },
  }
}

/** Rates for each category that occurs. */
export function byCategory(outcomes: readonly Outcome[]): [string, Rates][] {
  return CATEGORIES.filter((category) => outcomes.some((one) => one.label.category === category)).map((category) => [
    category,
    rates(
      outcomes,
      (one) => one.said.category === category,
      (one) => one.label.category === category,
    ),
  ])
}

/** Confidence in ten bins: how sure, how often right, how many. */
export function reliability(
  outcomes: readonly Outcome[],
  right: (one: Outcome) => boolean,
): { from: number; said: number; was: number; items: number }[] {
  const bins = Array.from({ length: BINS }, (_, index) => ({ from: index / BINS, said: 0, was: 0, items: 0 }))
  for (const one of outcomes) {
    const bin = bins[Math.min(BINS - 1, Math.floor(one.said.confidence * BINS))]!
    bin.items++
    bin.said += one.said.confidence
    bin.was += right(one) ? 1 : 0
  }
  return bins
    .filter((bin) => bin.items > 0)
    .map((bin) => ({ ...bin, said: bin.said / bin.items, was: bin.was / bin.items }))
}

function ece(outcomes: readonly Outcome[], right: (one: Outcome) => boolean): number {
  return reliability(outcomes, right).reduce(
    (sum, bin) => sum + (bin.items / outcomes.length) * Math.abs(bin.said - bin.was),
    0,
  )
}

function rates(outcomes: readonly Outcome[], said: (one: Outcome) => boolean, right: (one: Outcome) => boolean): Rates {
  return ratesOf(
    outcomes.filter((one) => said(one) && right(one)).length,
    outcomes.filter(said).length,
    outcomes.filter(right).length,
  )
}

function sets(
  outcomes: readonly Outcome[],
  said: (one: Outcome) => readonly string[],
  right: (one: Outcome) => readonly string[],
): Rates {
  let both = 0
  let claimed = 0
  let true_ = 0
  for (const one of outcomes) {
    const wanted = new Set(right(one))
    claimed += said(one).length
    true_ += wanted.size
    both += said(one).filter((id) => wanted.has(id)).length
  }
  return ratesOf(both, claimed, true_)
}

function ratesOf(both: number, claimed: number, wanted: number): Rates {
  const precision = claimed === 0 ? 1 : both / claimed
  const recall = wanted === 0 ? 1 : both / wanted
  return {
    precision,
    recall,
    f1: both === 0 ? (wanted === 0 && claimed === 0 ? 1 : 0) : (2 * precision * recall) / (precision + recall),
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / Math.max(1, values.length)
}

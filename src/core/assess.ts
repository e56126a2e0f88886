import stored from './assess.model.json' with { type: 'json' }
import type { Assessment } from './assessment.ts'
import { groundless } from './ground.ts'
import type { Item } from './item.ts'
import { measured } from './measured.ts'
import { reasonsFor } from './rules/because.ts'
import { instrumentsOf } from './rules/instruments.ts'
import { type Evidence, gather, judge, names } from './rules/judge.ts'
import { type Model, unpackModel } from './rules/model.ts'
import { effectiveFor } from './rules/timing.ts'
import { readItem } from './vocabulary/reading.ts'

/** Unpacked when first asked for: whoever only imports this need not wait. */
let own: Model | null = null

/** Says what an item means for a company that depends on what it names; every reason quotes the item verbatim. */
export function assess(item: Item): Assessment {
  return assessEvidence(gather(readItem(item)), ownModel())
}

/** The weights in the repository. */
export function ownModel(): Model {
  own ??= unpackModel(stored)
  return own
}

/** The same with another model: for training, evaluation and comparison. */
export function assessEvidence(evidence: Evidence, model: Model): Assessment {
  const measure = measured(evidence.reading.item)
  const weighed = judge(evidence, model)
  const judgement = { ...weighed, ...(measure ?? groundless(evidence.reading, weighed)) }
  const { relevant, category, impact, certainty, confidence } = judgement
  return {
    id: evidence.reading.item.id,
    relevant,
    category,
    impact,
    certainty,
    confidence,
    ...names(evidence, judgement, model),
    ...(measure && { models: measure.models }),
    instruments: instrumentsOf(evidence.reading),
    effectiveOn: measure?.effectiveOn === undefined ? effectiveFor(evidence, judgement) : measure.effectiveOn,
    because: measure?.because ?? reasonsFor(evidence, judgement, model),
  }
}

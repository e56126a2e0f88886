import { assessEvidence } from '#src/core/assess.ts'
import type { Assessment } from '#src/core/assessment.ts'
import { atLeast } from '#src/core/impact.ts'
import { judge } from '#src/core/rules/judge.ts'
import type { Model, Thresholds } from '#src/core/rules/model.ts'
import { FEEDBACK } from './corpus.ts'
import { fitHeads, type Prepared } from './fit.ts'
import { fitSoftmax } from './learn.ts'

/** What the model says of an item it was not trained on. */
export interface Outcome extends Prepared {
  said: Assessment
  /** Chance of relevance, of at least high, and of critical. */
  chance: { relevant: number; high: number; critical: number }
}

const START: Pick<Model, 'thresholds' | 'confidence'> = {
  thresholds: { relevant: 0.5, high: 0.4, critical: 0.3 },
  confidence: [0, 1, 0, 0],
}

/** Trains on all folds but one and judges that one, for each fold; thresholds and calibration also come from the others. */
export function crossValidate(prepared: readonly Prepared[], log: (line: string) => void = () => {}): Outcome[] {
  const judged = prepared.filter((one) => one.fold !== FEEDBACK)
  const folds = [...new Set(judged.map((one) => one.fold))].sort()
  const heads = new Map<string, Model['heads']>()
  for (const fold of folds) {
    heads.set(fold, fitHeads(prepared.filter((one) => one.fold !== fold)))
    log(`fold ${fold} trained`)
  }
  return folds.flatMap((fold) => {
    const others = judged.filter((one) => one.fold !== fold)
    const tuned = tune(others, (one) => heads.get(one.fold)!)
    const model = { heads: heads.get(fold)!, ...tuned }
    return judged.filter((one) => one.fold === fold).map((one) => outcomeOf(one, model))
  })
}

/** Trains on everything; thresholds and calibration come from the cross-validated judgements. */
export function trainAll(prepared: readonly Prepared[], log: (line: string) => void = () => {}): Model {
  const judged = prepared.filter((one) => one.fold !== FEEDBACK)
  const folds = [...new Set(judged.map((one) => one.fold))].sort()
  const heads = new Map<string, Model['heads']>()
  for (const fold of folds) {
    heads.set(fold, fitHeads(prepared.filter((one) => one.fold !== fold)))
    log(`fold ${fold} trained`)
  }
  const tuned = tune(judged, (one) => heads.get(one.fold)!)
  log('training on everything')
  return { heads: fitHeads(prepared), ...tuned }
}

function outcomeOf(one: Prepared, model: Model): Outcome {
  const judgement = judge(one.evidence, model)
  const { impact } = judgement.chance
  const some = 1 - impact[0]! + 1e-9
  return {
    ...one,
    said: assessEvidence(one.evidence, model),
    chance: {
      relevant: judgement.chance.relevant,
      high: (impact[3]! + impact[4]!) / some,
      critical: impact[4]! / some,
    },
  }
}

function tune(
  prepared: readonly Prepared[],
  headsOf: (one: Prepared) => Model['heads'],
): Pick<Model, 'thresholds' | 'confidence'> {
  const thresholds: Thresholds = { ...START.thresholds }
  const score = (
    candidate: Thresholds,
    value: (said: ReturnType<typeof judge>, one: Prepared) => readonly [boolean, boolean],
    beta: number,
  ) => {
    let tp = 0
    let fp = 0
    let fn = 0
    for (const one of prepared) {
      const [said, right] = value(
        judge(one.evidence, { heads: headsOf(one), thresholds: candidate, confidence: START.confidence }),
        one,
      )
      if (said && right) tp++
      else if (said) fp++
      else if (right) fn++
    }
    return ((1 + beta * beta) * tp) / ((1 + beta * beta) * tp + beta * beta * fn + fp + 1e-9)
  }
  const search = (
    key: keyof Thresholds,
    grid: readonly number[],
    value: (said: ReturnType<typeof judge>, one: Prepared) => readonly [boolean, boolean],
    beta: number,
  ) => {
    let best = -1
    for (const at of grid) {
      const got = score({ ...thresholds, [key]: at }, value, beta)
      if (got > best + 1e-6) {
        best = got
        thresholds[key] = at
      }
    }
  }
  search('relevant', [0.3, 0.35, 0.4, 0.45, 0.5, 0.55], (said, one) => [said.relevant, one.label.relevant], 1)
  search(
    'critical',
    [0.06, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4],
    (said, one) => [said.impact === 'critical', one.label.impact === 'critical'],
    2,
  )
  search(
    'high',
    [0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5],
    (said, one) => [atLeast(said.impact, 'high'), atLeast(one.label.impact, 'high')],
    1.5,
  )
  return { thresholds, confidence: calibrate(prepared, headsOf, thresholds) }
}

const RELEVANCE_SHARE = 0.1

/** Platt scaling: how often the category was right, given how clear the judgement was. */
function calibrate(
  prepared: readonly Prepared[],
  headsOf: (one: Prepared) => Model['heads'],
  thresholds: Thresholds,
): number[] {
  const examples = prepared.flatMap((one) => {
    const said = judge(one.evidence, { heads: headsOf(one), thresholds, confidence: START.confidence })
    const margins = { index: Int32Array.of(0, 1, 2, 3), value: Float64Array.from(said.margins) }
    // a share of the weight asks whether relevance was right: that is what a wrong category most often hangs on
    return [
      { ...margins, label: said.category === one.label.category ? 1 : 0, weight: 1 - RELEVANCE_SHARE },
      { ...margins, label: said.relevant === one.label.relevant ? 1 : 0, weight: RELEVANCE_SHARE },
    ]
  })
  const fitted = fitSoftmax(examples, 2, 4, new Float64Array(4).fill(0.01), new Float64Array(8), 60)
  return [0, 1, 2, 3].map((k) => fitted.weights[4 + k]! - fitted.weights[k]!)
}

import { assessEvidence } from '#src/core/assess.ts'
import type { Assessment } from '#src/core/assessment.ts'
import { atLeast } from '#src/core/impact.ts'
import type { Kind } from '#src/core/item.ts'
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
  thresholds: { relevant: { regulatory: 0.45, status: 0.45, vendor: 0.45, news: 0.45 }, high: 0.6, critical: 0.35 },
  confidence: [0, 1, 0, 0],
}

/** Trains on all folds but one and judges that one, for each fold; thresholds and calibration also come from the others. */
export function crossValidate(prepared: readonly Prepared[], log: (line: string) => void = () => {}): Outcome[] {
  const judged = prepared.filter((one) => one.fold !== FEEDBACK)
  const { folds, heads } = fitFolds(prepared, log)
  return folds.flatMap((fold) => {
    const others = judged.filter((one) => one.fold !== fold)
    const tuned = tune(others, (one) => heads.get(one.fold)!)
    const model = { heads: heads.get(fold)!, ...tuned }
    return judged.filter((one) => one.fold === fold).map((one) => outcomeOf(one, model))
  })
}

/** Trains on everything; thresholds and calibration come from the cross-validated judgements. */
export function trainAll(prepared: readonly Prepared[], log: (line: string) => void = () => {}): Model {
  const { heads } = fitFolds(prepared, log)
  const judged = prepared.filter((one) => one.fold !== FEEDBACK)
  const tuned = tune(judged, (one) => heads.get(one.fold)!)
  log('training on everything')
  return { heads: fitHeads(prepared), ...tuned }
}

/** Heads for each fold, fitted on all that is not in it. */
function fitFolds(
  prepared: readonly Prepared[],
  log: (line: string) => void,
): { folds: string[]; heads: Map<string, Model['heads']> } {
  const folds = [...new Set(prepared.map((one) => one.fold))].filter((fold) => fold !== FEEDBACK).sort()
  const heads = new Map<string, Model['heads']>()
  for (const fold of folds) {
    heads.set(fold, fitHeads(prepared.filter((one) => one.fold !== fold)))
    log(`fold ${fold} trained`)
  }
  return { folds, heads }
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

/**
 * Thresholds and calibration. What we wrote to mislead has no part in most of them, for it is nothing like a day's news;
 * critical notices are so rare there that only it can say where their threshold lies.
 */
function tune(
  all: readonly Prepared[],
  headsOf: (one: Prepared) => Model['heads'],
): Pick<Model, 'thresholds' | 'confidence'> {
  const real = all.filter((one) => one.set !== 'written')
  const thresholds: Thresholds = { ...START.thresholds }
  const score = (
    candidate: Thresholds,
    value: (said: ReturnType<typeof judge>, one: Prepared) => readonly [boolean, boolean],
    beta: number,
    on: readonly Prepared[],
  ) => {
    let tp = 0
    let fp = 0
    let fn = 0
    for (const one of on) {
      const [said, right] = value(
        judge(one.evidence, { heads: headsOf(one), thresholds: candidate, confidence: START.confidence }),
        one,
      )
      if (said && right) tp += one.weight
      else if (said) fp += one.weight
      else if (right) fn += one.weight
    }
    return ((1 + beta * beta) * tp) / ((1 + beta * beta) * tp + beta * beta * fn + fp + 1e-9)
  }
  const search = (
    set: (at: number) => void,
    usual: number,
    grid: readonly number[],
    value: (said: ReturnType<typeof judge>, one: Prepared) => readonly [boolean, boolean],
    beta: number,
    on: readonly Prepared[] = real,
  ) => {
    // a threshold is as good as its neighbours: single peaks are chance, and the middle of a plateau is the safest place
    const got = grid.map((at) => {
      set(at)
      return score(thresholds, value, beta, on) - PRIOR * (at - usual) ** 2
    })
    const smooth = got.map((_, index) => mean(got.slice(Math.max(0, index - SMOOTH), index + SMOOTH + 1)))
    const plateau = grid.filter((_, index) => smooth[index]! > Math.max(...smooth) - PLATEAU)
    set(plateau[plateau.length >> 1]!)
  }
  for (const kinds of KINDS_ALIKE)
    search(
      (at) => {
        for (const kind of kinds) thresholds.relevant = { ...thresholds.relevant, [kind]: at }
      },
      START.thresholds.relevant[kinds[0]],
      steps(0.2, 0.6),
      (said, one) => [said.relevant, one.label.relevant],
      1,
      real.filter(({ item }) => kinds.includes(item.kind)),
    )
  search(
    (at) => {
      thresholds.critical = at
    },
    START.thresholds.critical,
    steps(0.28, 0.8),
    (said, one) => [said.impact === 'critical', one.label.impact === 'critical'],
    1.2,
    all,
  )
  search(
    (at) => {
      thresholds.high = at
    },
    START.thresholds.high,
    steps(0.2, 0.8),
    (said, one) => [atLeast(said.impact, 'high'), atLeast(one.label.impact, 'high')],
    1.6,
  )
  return { thresholds, confidence: calibrate(real, headsOf, thresholds) }
}

/** Kinds of source that share a threshold of relevance, because few of their items are near it. */
const KINDS_ALIKE: readonly (readonly [Kind, ...Kind[]])[] = [['news'], ['regulatory'], ['status', 'vendor']]

/** Neighbours on each side that a threshold is averaged with. */
const SMOOTH = 2
/** How much worse a threshold may score and still be called as good. */
const PLATEAU = 0.003
/** What a threshold pays for lying apart from the usual one: few items are near it, and chance moves it far. */
const PRIOR = 0.2

function steps(from: number, to: number): number[] {
  return Array.from(
    { length: Math.round((to - from) / 0.04) + 1 },
    (_, index) => Math.round(100 * from + 4 * index) / 100,
  )
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length
}

/**
 * How much of an example's weight asks whether relevance was right, and whether impact was: a wrong category most often
 * hangs on the first, and people act on the second.
 */
const SHARES = { relevance: 0.1, impact: 0.45 }

/** Platt scaling: how often the category was right, given how clear the judgement was. */
function calibrate(
  prepared: readonly Prepared[],
  headsOf: (one: Prepared) => Model['heads'],
  thresholds: Thresholds,
): number[] {
  const examples = prepared.flatMap((one) => {
    const said = judge(one.evidence, { heads: headsOf(one), thresholds, confidence: START.confidence })
    const margins = { index: Int32Array.of(0, 1, 2, 3), value: Float64Array.from(said.margins) }
    const asks = (right: boolean, share: number) => ({ ...margins, label: right ? 1 : 0, weight: one.weight * share })
    return [
      asks(said.category === one.label.category, 1 - SHARES.relevance - SHARES.impact),
      asks(said.relevant === one.label.relevant, SHARES.relevance),
      asks(said.impact === one.label.impact, SHARES.impact),
    ]
  })
  const fitted = fitSoftmax(examples, 2, 4, new Float64Array(4).fill(0.01), new Float64Array(8), 60)
  return [0, 1, 2, 3].map((k) => fitted.weights[4 + k]! - fitted.weights[k]!)
}

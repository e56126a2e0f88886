import type { Kind } from '../item.ts'

/** One linear head: a score per class from the features it knows. */
export interface Head {
  classes: readonly string[]
  names: ReadonlyMap<string, number>
  /** `weights[feature * classes + class] * scale`; a stored model keeps its integers, which lie denser in the cache. */
  weights: Float64Array | Int16Array
  scale: number
}

/** Where a probability must lie before the assessment says so; chosen by cross-validation for the stated goals. */
export interface Thresholds {
  /** By kind of source: what reaches a register is seldom about anybody's model, what a status page says mostly is. */
  relevant: Readonly<Record<Kind, number>>
  high: number
  critical: number
}

/** The small model: heads for each judgement, candidate heads for names, thresholds and the calibration of confidence. */
export interface Model {
  heads: Readonly<Record<HeadName, Head>>
  thresholds: Thresholds
  /** Platt scaling of confidence: weights of the logits of relevance, category and impact, and an intercept. */
  confidence: readonly number[]
}

/** `main` scores relevance (2), category, impact and certainty side by side; the others pick names. */
export const HEADS = ['main', 'vendor', 'model', 'place'] as const
export type HeadName = (typeof HEADS)[number]

/** The model as stored: names once, weights as base64 little-endian int16 with one scale per head. */
export interface StoredModel {
  note: string
  heads: Record<string, { classes: string[]; names: string; scale: number; weights: string }>
  thresholds: Thresholds
  confidence: number[]
}

/** Unpacks a stored model. */
export function unpackModel(stored: StoredModel): Model {
  const heads = {} as Record<HeadName, Head>
  for (const name of HEADS) {
    const head = stored.heads[name]
    if (!head) throw new Error(`the assessment model has no head '${name}'`)
    const names = head.names === '' ? [] : head.names.split('\n')
    const bytes = Uint8Array.fromBase64(head.weights)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const weights = new Int16Array(bytes.length / 2)
    for (let index = 0; index < weights.length; index++) weights[index] = view.getInt16(index * 2, true)
    if (weights.length !== names.length * head.classes.length)
      throw new Error(
        `the assessment model's head '${name}' has ${weights.length} weights for ${names.length} features`,
      )
    const rows = new Map(names.map((one, index) => [one, index]))
    heads[name] = { classes: head.classes, names: rows, weights, scale: head.scale }
  }
  return { heads, thresholds: stored.thresholds, confidence: stored.confidence }
}

/** Packs a model for the repository; features whose weights all round to nothing are left out. */
export function packModel(model: Model, note: string): StoredModel {
  const heads: StoredModel['heads'] = {}
  for (const name of HEADS) {
    const head = model.heads[name]
    const width = head.classes.length
    let top = 1e-9
    for (const weight of head.weights) top = Math.max(top, Math.abs(weight * head.scale))
    const scale = top / 32_767
    const kept = [...head.names].filter(([, at]) => {
      for (let c = 0; c < width; c++) if (Math.abs(head.weights[at * width + c]! * head.scale) >= 0.004) return true
      return false
    })
    const bytes = new Uint8Array(kept.length * width * 2)
    const view = new DataView(bytes.buffer)
    kept.forEach(([, at], row) => {
      for (let c = 0; c < width; c++)
        view.setInt16((row * width + c) * 2, Math.round((head.weights[at * width + c]! * head.scale) / scale), true)
    })
    let binary = ''
    for (const byte of bytes) binary += String.fromCharCode(byte)
    heads[name] = {
      classes: [...head.classes],
      names: kept.map(([one]) => one).join('\n'),
      scale,
      weights: btoa(binary),
    }
  }
  return { note, heads, thresholds: model.thresholds, confidence: [...model.confidence] }
}

/** Length of the n-gram part of every item, so that long texts do not drown the named evidence. */
const GRAM_NORM = 4

/** The weight of each of an item's n-grams. */
export function gramValue(count: number): number {
  return GRAM_NORM / Math.sqrt(count)
}

/** One example: indexes and values of its features, and its class. */
export interface Example {
  index: Int32Array
  value: Float64Array
  label: number
  weight: number
}

/** Weights by class, then by feature: `weights[class * features + feature]`. */
export interface Softmax {
  classes: number
  features: number
  weights: Float64Array
}

/**
 * Multinomial logistic regression fitted by L-BFGS, with an L2 penalty per feature that pulls each
 * weight towards its prior: what the rule says by itself. Deterministic: no randomness, one
 * order of summation.
 */
export function fitSoftmax(
  examples: readonly Example[],
  classes: number,
  features: number,
  l2: Float64Array,
  prior: Float64Array,
  steps = 80,
): Softmax {
  const size = classes * features
  const weights = prior.slice()
  const gradient = new Float64Array(size)
  const scores = new Float64Array(classes)
  const evaluate = (w: Float64Array, g: Float64Array): number => {
    g.fill(0)
    let loss = 0
    for (const { index, value, label, weight } of examples) {
      for (let c = 0; c < classes; c++) {
        let sum = 0
        const base = c * features
        for (let k = 0; k < index.length; k++) sum += w[base + index[k]!]! * value[k]!
        scores[c] = sum
      }
      let top = Number.NEGATIVE_INFINITY
      for (let c = 0; c < classes; c++) if (scores[c]! > top) top = scores[c]!
      let total = 0
      for (let c = 0; c < classes; c++) total += Math.exp(scores[c]! - top)
      loss += weight * (Math.log(total) + top - scores[label]!)
      for (let c = 0; c < classes; c++) {
        const error = weight * (Math.exp(scores[c]! - top) / total - (c === label ? 1 : 0))
        if (Math.abs(error) < 1e-9) continue
        const base = c * features
        for (let k = 0; k < index.length; k++) g[base + index[k]!]! += error * value[k]!
      }
    }
    for (let c = 0; c < classes; c++)
      for (let f = 0; f < features; f++) {
        const at = c * features + f
        const away = w[at]! - prior[at]!
        loss += 0.5 * l2[f]! * away * away
        g[at]! += l2[f]! * away
      }
    return loss
  }
  lbfgs(weights, gradient, evaluate, steps)
  return { classes, features, weights }
}

/** Class probabilities of one example. */
export function predict(model: Softmax, example: Pick<Example, 'index' | 'value'>): Float64Array {
  const out = new Float64Array(model.classes)
  let top = Number.NEGATIVE_INFINITY
  for (let c = 0; c < model.classes; c++) {
    let sum = 0
    for (let k = 0; k < example.index.length; k++)
      sum += model.weights[c * model.features + example.index[k]!]! * example.value[k]!
    out[c] = sum
    if (sum > top) top = sum
  }
  let total = 0
  for (let c = 0; c < model.classes; c++) total += out[c] = Math.exp(out[c]! - top)
  for (let c = 0; c < model.classes; c++) out[c]! /= total
  return out
}

type Objective = (weights: Float64Array, gradient: Float64Array) => number

function lbfgs(x: Float64Array, g: Float64Array, f: Objective, steps: number, memory = 8): void {
  const n = x.length
  let loss = f(x, g)
  const history: { s: Float64Array; y: Float64Array; rho: number }[] = []
  for (let step = 0; step < steps; step++) {
    const d = g.slice()
    const alphas: number[] = []
    for (let h = history.length - 1; h >= 0; h--) {
      const { s, y, rho } = history[h]!
      const alpha = rho * dot(s, d)
      alphas[h] = alpha
      for (let i = 0; i < n; i++) d[i]! -= alpha * y[i]!
    }
    const last = history.at(-1)
    if (last) {
      const scale = dot(last.s, last.y) / dot(last.y, last.y)
      for (let i = 0; i < n; i++) d[i]! *= scale
    }
    for (let h = 0; h < history.length; h++) {
      const { s, y, rho } = history[h]!
      const beta = rho * dot(y, d)
      for (let i = 0; i < n; i++) d[i]! += s[i]! * (alphas[h]! - beta)
    }
    const slope = -dot(g, d)
    if (slope > -1e-9) break
    let rate = step === 0 ? 1 / Math.max(1, Math.sqrt(dot(g, g))) : 1
    const next = new Float64Array(n)
    const nextG = new Float64Array(n)
    let nextLoss = Number.POSITIVE_INFINITY
    for (let attempt = 0; attempt < 20; attempt++, rate *= 0.5) {
      for (let i = 0; i < n; i++) next[i] = x[i]! - rate * d[i]!
      nextLoss = f(next, nextG)
      if (nextLoss <= loss + 1e-4 * rate * slope) break
    }
    const s = new Float64Array(n)
    const y = new Float64Array(n)
    for (let i = 0; i < n; i++) {
      s[i] = next[i]! - x[i]!
      y[i] = nextG[i]! - g[i]!
    }
    const sy = dot(s, y)
    if (sy > 1e-10) {
      history.push({ s, y, rho: 1 / sy })
      if (history.length > memory) history.shift()
    }
    x.set(next)
    g.set(nextG)
    if (Math.abs(loss - nextLoss) < 1e-5 * Math.max(1, loss)) break
    loss = nextLoss
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

/** A binary decision tree over yes/no features, flat: children of node i are in `left`/`right`, leaves have feature -1. */
export interface Tree {
  feature: number[]
  left: number[]
  right: number[]
  value: number[]
}

export interface BoostOptions {
  trees: number
  depth: number
  rate: number
  /** L2 penalty on leaf values. */
  lambda: number
  /** Least second-derivative weight of a leaf. */
  leaf: number
  /** Every `stride`-th feature subset is tried per tree (deterministic column sampling); 1 tries all. */
  stride: number
}

/**
 * Gradient boosting with logistic loss on sparse yes/no features, starting from `offset` log-odds. Deterministic: the
 * column sample of a tree is an arithmetic progression.
 */
export function fitBoost(
  rows: readonly Int32Array[],
  labels: readonly number[],
  features: number,
  offset: Float64Array,
  options: BoostOptions,
): Tree[] {
  const n = rows.length
  const score = offset.slice()
  const trees: Tree[] = []
  const g = new Float64Array(n)
  const h = new Float64Array(n)
  const sumG = new Float64Array(features)
  const sumH = new Float64Array(features)
  const has = rows.map((row) => new Set(row))
  for (let t = 0; t < options.trees; t++) {
    for (let i = 0; i < n; i++) {
      const p = 1 / (1 + Math.exp(-score[i]!))
      g[i] = p - labels[i]!
      h[i] = Math.max(p * (1 - p), 1e-6)
    }
    const tree: Tree = { feature: [], left: [], right: [], value: [] }
    const grow = (members: number[], depth: number): number => {
      const node = tree.feature.push(-1) - 1
      tree.left.push(-1)
      tree.right.push(-1)
      let G = 0
      let H = 0
      for (const i of members) {
        G += g[i]!
        H += h[i]!
      }
      tree.value.push((-options.rate * G) / (H + options.lambda))
      if (depth === 0 || members.length < 8) return node
      sumG.fill(0)
      sumH.fill(0)
      for (const i of members)
        for (const f of rows[i]!) {
          sumG[f]! += g[i]!
          sumH[f]! += h[i]!
        }
      const base = (G * G) / (H + options.lambda)
      let best = 1e-3
      let chosen = -1
      for (let f = 0; f < features; f++) {
        if (options.stride > 1 && ((f * 2_654_435_761 + t * 40_503) % 1_000_003) % options.stride !== 0) continue
        const h1 = sumH[f]!
        const h0 = H - h1
        if (h1 < options.leaf || h0 < options.leaf) continue
        const g1 = sumG[f]!
        const g0 = G - g1
        const gain = (g1 * g1) / (h1 + options.lambda) + (g0 * g0) / (h0 + options.lambda) - base
        if (gain > best) {
          best = gain
          chosen = f
        }
      }
      if (chosen < 0) return node
      tree.feature[node] = chosen
      tree.right[node] = grow(
        members.filter((i) => has[i]!.has(chosen)),
        depth - 1,
      )
      tree.left[node] = grow(
        members.filter((i) => !has[i]!.has(chosen)),
        depth - 1,
      )
      return node
    }
    grow([...Array(n).keys()], options.depth)
    trees.push(tree)
    for (let i = 0; i < n; i++) score[i]! += run(tree, has[i]!)
  }
  return trees
}

/** The sum of a forest's answers for one row. */
export function runAll(trees: readonly Tree[], row: ReadonlySet<number>): number {
  let sum = 0
  for (const tree of trees) sum += run(tree, row)
  return sum
}

function run(tree: Tree, row: ReadonlySet<number>): number {
  let node = 0
  while (tree.feature[node]! >= 0) node = row.has(tree.feature[node]!) ? tree.right[node]! : tree.left[node]!
  return tree.value[node]!
}

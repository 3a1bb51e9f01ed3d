/** Boosted decision trees: how they are written down, asked, and made to give their reasons. */

/** The nodes of all trees, each tree in preorder: the left child of a split is the next node. */
export interface Model {
  bias: number
  /** Where each tree begins. */
  roots: Int32Array
  /** The feature that a node asks for; -1 for a leaf. */
  features: Int16Array
  /** Values up to this one go left. */
  thresholds: Float64Array
  rights: Int32Array
  /** What a leaf says, and what the tree would say if it ended at a split. */
  values: Float64Array
}

/**
 * Reads a model: the bias, then every tree in preorder, a split as `feature<threshold:value`, a leaf as its value.
 * bench/train writes it.
 */
export function readModel(written: string): Model {
  const [bias, ...nodes] = written.trim().split(/\s+/)
  const model = {
    features: new Int16Array(nodes.length).fill(-1),
    thresholds: new Float64Array(nodes.length),
    rights: new Int32Array(nodes.length),
    values: new Float64Array(nodes.length),
  }
  /** Reads the tree that begins at a node; gives the node after it. */
  const readTree = (at: number): number => {
    const node = nodes[at] ?? '0'
    const less = node.indexOf('<')
    model.values[at] = Number(node.slice(node.indexOf(':') + 1))
    if (less < 0) return at + 1
    model.features[at] = Number(node.slice(0, less))
    model.thresholds[at] = Number(node.slice(less + 1, node.indexOf(':')))
    const right = readTree(at + 1)
    model.rights[at] = right
    return readTree(right)
  }
  const roots: number[] = []
  for (let at = 0; at < nodes.length; at = readTree(at)) roots.push(at)
  return { bias: Number(bias), roots: Int32Array.from(roots), ...model }
}

/** The chance, from 0 to 1, that the trees give to the row of feature values that begins at `start`. */
export function chanceOf(model: Model, rows: Float64Array, start: number): number {
  const { bias, roots, features, thresholds, rights, values } = model
  let sum = bias
  // Half of the time of a loop that asks `below`.
  for (let tree = 0; tree < roots.length; tree++) {
    let node = roots[tree] ?? 0
    for (let feature = features[node] ?? -1; feature >= 0; feature = features[node] ?? -1)
      node = (rows[start + feature] ?? 0) <= (thresholds[node] ?? 0) ? node + 1 : (rights[node] ?? 0)
    sum += values[node] ?? 0
  }
  return 1 / (1 + Math.exp(-sum))
}

/** The child of a split that a row goes to. */
function below({ features, thresholds, rights }: Model, node: number, rows: Float64Array, start: number): number {
  const value = rows[start + (features[node] ?? 0)] ?? 0
  return value <= (thresholds[node] ?? 0) ? node + 1 : (rights[node] ?? 0)
}

/** How much each feature moved the answer on its way down the trees. */
export function reasonsOf(model: Model, rows: Float64Array, start: number): Map<number, number> {
  const { roots, features, values } = model
  const moved = new Map<number, number>()
  for (let node of roots) {
    for (let feature = features[node] ?? -1; feature >= 0; feature = features[node] ?? -1) {
      const next = below(model, node, rows, start)
      moved.set(feature, (moved.get(feature) ?? 0) + (values[next] ?? 0) - (values[node] ?? 0))
      node = next
    }
  }
  return moved
}

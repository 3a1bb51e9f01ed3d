/** Boosted decision trees: how they are written down, asked, and made to give their reasons. */

/** A node of a tree; a leaf has no `feature`. */
interface Split {
  feature: number
  /** Values up to this one go left. */
  threshold: number
  left: Node
  right: Node
  /** What the tree would say if it ended here. */
  value: number
}
type Node = Split | { feature: -1; value: number }

export interface Model {
  bias: number
  trees: Node[]
}

/**
 * Reads a model: the bias, then every tree in preorder, a split as `feature<threshold:value`, a leaf as its value.
 * bench/train writes it.
 */
export function readModel(written: string): Model {
  const tokens = written.trim().split(/\s+/)
  let at = 1
  const next = (): Node => {
    const token = tokens[at++] ?? '0'
    const less = token.indexOf('<')
    if (less < 0) return { feature: -1, value: Number(token) }
    const colon = token.indexOf(':')
    const feature = Number(token.slice(0, less))
    const threshold = Number(token.slice(less + 1, colon))
    const value = Number(token.slice(colon + 1))
    return { feature, threshold, value, left: next(), right: next() }
  }
  const trees: Node[] = []
  while (at < tokens.length) trees.push(next())
  return { bias: Number(tokens[0]), trees }
}

/** The chance, from 0 to 1, that the trees give to the row of feature values that begins at `start`. */
export function chanceOf({ bias, trees }: Model, rows: Float64Array, start: number): number {
  let sum = bias
  for (let node of trees) {
    while (node.feature >= 0) {
      const split = node as Split // only leaves have a negative feature
      node = (rows[start + split.feature] ?? 0) <= split.threshold ? split.left : split.right
    }
    sum += node.value
  }
  return 1 / (1 + Math.exp(-sum))
}

/** How much each feature moved the answer on its way down the trees. */
export function reasonsOf({ trees }: Model, rows: Float64Array, start: number): Map<number, number> {
  const moved = new Map<number, number>()
  for (let node of trees) {
    while (node.feature >= 0) {
      const { feature, threshold, left, right, value } = node as Split // as above
      node = (rows[start + feature] ?? 0) <= threshold ? left : right
      moved.set(feature, (moved.get(feature) ?? 0) + node.value - value)
    }
  }
  return moved
}

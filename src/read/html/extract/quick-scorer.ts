/** The chances that trees give, without walking down a tree: by the thresholds that a value is above. */

import type { Model } from './trees.ts'

/**
 * A model by features (C. Lucchese et al., "QuickScorer", SIGIR 2015). Each split that a row goes right at rules out
 * the leaves to its left; of the leaves of a tree that stay, the first is the one which a walk would end at. It does not
 * wait at every split for where to go next, as a walk does.
 */
export interface Scorer {
  bias: number
  /** The features that splits ask for, and where the splits of each end. */
  features: Int32Array
  ends: Int32Array
  /** The splits by feature, those of one by threshold: up to it a value goes left. */
  thresholds: Float64Array
  trees: Int32Array
  /** For each split, a bit for every leaf of its tree that is not to its left. */
  stays: Int32Array
  /** Values of leaves, and where those of each tree begin. */
  values: Float64Array
  starts: Int32Array
}

/** Leaves of a tree, one a bit. */
const mostLeaves = 32

interface Split {
  feature: number
  threshold: number
  tree: number
  stays: number
}

/** Makes the scorer of a model. Throws if a tree has more than 32 leaves. */
export function toScorer({ bias, roots, features, thresholds, rights, values }: Model): Scorer {
  const splits: Split[] = []
  const leaves: number[] = []
  const starts: number[] = []
  /** Notes the tree that begins at a node; gives the number of leaves up to its end. */
  const note = (node: number, tree: number, before: number): number => {
    const feature = features[node] ?? -1
    if (feature < 0) return leaves.push(values[node] ?? 0) - (starts[tree] ?? 0)
    const middle = note(node + 1, tree, before)
    const ruledOut = bitsBelow(middle) & ~bitsBelow(before)
    splits.push({ feature, threshold: thresholds[node] ?? 0, tree, stays: ~ruledOut })
    return note(rights[node] ?? 0, tree, middle)
  }
  roots.forEach((root, tree) => {
    starts.push(leaves.length)
    const count = note(root, tree, 0)
    if (count > mostLeaves) throw new Error(`Unexpected tree of ${count} leaves, expected at most ${mostLeaves}`)
  })
  splits.sort((a, b) => a.feature - b.feature || a.threshold - b.threshold)
  const asked = [...new Set(splits.map(({ feature }) => feature))]
  return {
    bias,
    features: Int32Array.from(asked),
    ends: Int32Array.from(asked, (asked) => splits.findLastIndex(({ feature }) => feature === asked) + 1),
    thresholds: Float64Array.from(splits, ({ threshold }) => threshold),
    trees: Int32Array.from(splits, ({ tree }) => tree),
    stays: Int32Array.from(splits, ({ stays }) => stays),
    values: Float64Array.from(leaves),
    starts: Int32Array.from(starts),
  }
}

const bitsBelow = (count: number) => (count >= mostLeaves ? -1 : (1 << count) - 1)

/** The chances, from 0 to 1, of those rows of feature values that are wanted; the others stay as they are in `chances`. */
export function score(
  { bias, features, ends, thresholds, trees, stays, values, starts }: Scorer,
  { rows, width }: { rows: Float64Array; width: number },
  wanted: Iterable<number>,
  chances: Float64Array,
): void {
  const left = new Int32Array(starts.length)
  for (const row of wanted) {
    left.fill(-1)
    let split = 0
    for (let i = 0; i < features.length; i++) {
      const value = rows[row * width + (features[i] ?? 0)] ?? 0
      const end = ends[i] ?? 0
      for (; split < end && value > (thresholds[split] ?? 0); split++) {
        const tree = trees[split] ?? 0
        left[tree] = (left[tree] ?? 0) & (stays[split] ?? 0)
      }
      split = end
    }
    let sum = bias
    for (let tree = 0; tree < starts.length; tree++) {
      const leaves = left[tree] ?? 0
      const first = 31 - Math.clz32(leaves & -leaves)
      sum += values[(starts[tree] ?? 0) + first] ?? 0
    }
    chances[row] = 1 / (1 + Math.exp(-sum))
  }
}

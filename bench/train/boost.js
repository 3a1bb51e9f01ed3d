/** Gradient boosting of small decision trees over binned features; logistic loss, soft labels, weighted rows. */

import { generator } from './random.js'

/** Bins a feature is cut into at most: with more, a model only learns its training pages better. */
const mostBins = 48
/** Rows that are looked at to place the edges of the bins. */
const sampled = 20_000

/** A table of feature values, row after row, as bins, which is all that training looks at; between given edges for a model that was trained with them. */
export function toTable(values, width, edges = allEdges(values, width)) {
  const count = values.length / width
  const bins = new Uint8Array(values.length)
  for (let at = 0; at < values.length; at++) bins[at] = binOf(values[at], edges[at % width])
  return { count, width, edges, bins }
}

function allEdges(values, width) {
  return Array.from({ length: width }, (_, feature) => edgesOf(values, width, feature))
}

/** Edges of the bins of a feature: quantiles, rounded so that they can be written short. */
function edgesOf(values, width, feature) {
  const count = values.length / width
  const step = Math.max(1, Math.floor(count / sampled))
  const seen = []
  for (let row = 0; row < count; row += step) seen.push(short(values[row * width + feature]))
  seen.sort((a, b) => a - b)
  const unique = [...new Set(seen)]
  if (unique.length <= mostBins) return Float64Array.from(unique)
  const quantiles = Array.from({ length: mostBins - 1 }, (_, b) => seen[Math.floor(((b + 1) * seen.length) / mostBins)])
  return Float64Array.from([...new Set(quantiles)])
}

const short = (value) => Number(value.toPrecision(3))

function binOf(value, edges) {
  let [low, high] = [0, edges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (value <= edges[middle]) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * Trains on the rows of a table that are listed, with `labels` from 0 to 1 and `weights`, both by row. Each tree sees a
 * share of the pages (`pageOf`, by row) and of the first `width` features.
 */
export function boost(table, rows, { labels, weights, pageOf }, options) {
  const { trees, leaves, rate, pageShare, featureShare, smooth, seed, width } = options
  const random = generator(seed)
  let top = 0
  let sum = 0
  for (const row of rows) {
    top += labels[row] * weights[row]
    sum += weights[row]
  }
  const scale = rows.length / sum
  const bias = Math.log(top / (sum - top))
  const score = new Float64Array(table.count).fill(bias)
  const slopes = new Float64Array(2 * table.count)
  const forest = []
  const drawn = new Float64Array(pageOf.at(-1) + 1)
  for (let made = 0; made < trees; made++) {
    for (let page = 0; page < drawn.length; page++) drawn[page] = random()
    const picked = rows.filter((row) => drawn[pageOf[row]] < pageShare)
    for (const row of picked) {
      const chance = 1 / (1 + Math.exp(-score[row]))
      slopes[2 * row] = (labels[row] - chance) * weights[row] * scale
      slopes[2 * row + 1] = Math.max(1e-6, chance * (1 - chance)) * weights[row] * scale
    }
    const used = []
    for (let feature = 0; feature < width; feature++)
      if (random() < featureShare && table.edges[feature].length > 1) used.push(feature)
    const tree = grow(table, picked, { used: Int32Array.from(used), slopes, leaves, rate, smooth })
    forest.push(tree)
    for (const row of rows) score[row] += leafOf(tree, table, row)
  }
  return { bias, trees: forest }
}

/** Grows one tree, always at the leaf where a split gains most. */
function grow(table, rows, context) {
  const { leaves, rate, smooth, used } = context
  const leaf = (items, sums) => {
    const [g, h] = totals(sums)
    return { items, sums, g, h, value: (rate * g) / (h + smooth) }
  }
  const root = leaf(rows, histogram(table, rows, context))
  root.best = bestSplit(root, table, context)
  const open = [root]
  for (let made = 1; made < leaves; made++) {
    open.sort((a, b) => (b.best?.gain ?? 0) - (a.best?.gain ?? 0))
    const node = open[0]
    if (!node?.best || node.best.gain <= leastGain) break
    open.shift()
    const { index, bin } = node.best
    const feature = used[index]
    const isLeft = (row) => table.bins[row * table.width + feature] <= bin
    const left = node.items.filter(isLeft)
    const right = node.items.filter((row) => !isLeft(row))
    // The sums of the larger part are what the smaller leaves.
    const isLeftSmaller = left.length < right.length
    const smaller = histogram(table, isLeftSmaller ? left : right, context)
    const larger = node.sums.map((sum, at) => sum - smaller[at])
    Object.assign(node, {
      feature,
      bin,
      threshold: table.edges[feature][bin],
      left: leaf(left, isLeftSmaller ? smaller : larger),
      right: leaf(right, isLeftSmaller ? larger : smaller),
      items: undefined,
      sums: undefined,
    })
    for (const child of [node.left, node.right]) {
      child.best = bestSplit(child, table, context)
      open.push(child)
    }
  }
  for (const node of open) Object.assign(node, { items: undefined, sums: undefined })
  return root
}

const leastGain = 1e-3
/** Two sums a bin, for every feature. */
const stride = 2 * (mostBins + 1)

/** Sums of both slopes by feature and bin. */
function histogram({ bins, width }, rows, { used, slopes }) {
  const sums = new Float64Array(used.length * stride)
  const count = used.length
  for (let r = 0; r < rows.length; r++) {
    const row = rows[r]
    const g = slopes[2 * row]
    const h = slopes[2 * row + 1]
    const start = row * width
    for (let index = 0; index < count; index++) {
      const at = index * stride + 2 * bins[start + used[index]]
      sums[at] += g
      sums[at + 1] += h
    }
  }
  return sums
}

function totals(sums) {
  let [g, h] = [0, 0]
  for (let at = 0; at < stride; at += 2) {
    g += sums[at] ?? 0
    h += sums[at + 1] ?? 0
  }
  return [g, h]
}

function bestSplit({ sums, g, h }, { edges }, { used, smooth }) {
  let best
  const base = (g * g) / (h + smooth)
  for (let index = 0; index < used.length; index++) {
    const size = edges[used[index]].length
    let [gl, hl] = [0, 0]
    for (let bin = 0; bin < size; bin++) {
      const at = index * stride + 2 * bin
      gl += sums[at]
      hl += sums[at + 1]
      if (hl < smooth || h - hl < smooth) continue
      const gain = (gl * gl) / (hl + smooth) + ((g - gl) * (g - gl)) / (h - hl + smooth) - base
      if (!best || gain > best.gain) best = { gain, index, bin }
    }
  }
  return best
}

function leafOf(tree, { bins, width }, row) {
  let node = tree
  while (node.left) node = bins[row * width + node.feature] <= node.bin ? node.left : node.right
  return node.value
}

/** The chances a model gives to rows of a table, by row. */
export function predict({ bias, trees }, table, rows, out = new Float64Array(table.count)) {
  for (const row of rows) {
    let sum = bias
    for (const tree of trees) sum += leafOf(tree, table, row)
    out[row] = 1 / (1 + Math.exp(-sum))
  }
  return out
}

/** A model as src/read/html/extract/trees.ts reads it: the bias, then one line a tree, in preorder. */
export function write({ bias, trees }) {
  const tokens = (node) =>
    node.left
      ? [`${node.feature}<${node.threshold}:${short(node.value)}`, ...tokens(node.left), ...tokens(node.right)]
      : [String(short(node.value))]
  return [short(bias), ...trees.map((tree) => tokens(tree).join(' '))].join('\n')
}

/** Gradient boosting of small decision trees over binned features; logistic loss, soft labels, weighted rows. */

const bins = 48

/** Edges of the bins of a feature: quantiles, rounded so that they can be written short. */
function edgesOf(rows, feature) {
  const step = Math.max(1, Math.floor(rows.length / 20_000))
  const values = []
  for (let i = 0; i < rows.length; i += step) values.push(rows[i][feature])
  values.sort((a, b) => a - b)
  const edges = new Set()
  for (let b = 1; b < bins; b++) {
    const value = values[Math.floor((b * values.length) / bins)]
    edges.add(Number(value.toPrecision(3)))
  }
  const unique = [...new Set(values.map((v) => Number(v.toPrecision(3))))]
  const list = unique.length <= bins ? unique : [...edges]
  return Float64Array.from(list.sort((a, b) => a - b))
}

function binOf(value, edges) {
  let [low, high] = [0, edges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (value <= edges[middle]) high = middle
    else low = middle + 1
  }
  return low
}

/** Trains; `rows` are arrays of values, `labels` from 0 to 1. Gives the model, and `predict(row)` in log-odds. */
export function boost(rows, labels, weights, options) {
  const { trees: count, leaves, rate, rowShare = 0.5, featureShare = 0.4, smooth = 20, seed = 7 } = options
  const random = generator(seed)
  const width = rows[0].length
  const edges = Array.from({ length: width }, (_, f) => edgesOf(rows, f))
  const binned = edges.map((list, f) => Uint8Array.from(rows, (row) => binOf(row[f], list)))
  const n = rows.length
  let top = 0
  let sum = 0
  for (let i = 0; i < n; i++) {
    top += labels[i] * weights[i]
    sum += weights[i]
  }
  const scale = n / sum
  const bias = Math.log(top / (sum - top))
  const score = new Float64Array(n).fill(bias)
  const gradient = new Float64Array(n)
  const hessian = new Float64Array(n)
  const forest = []
  for (let t = 0; t < count; t++) {
    const picked = []
    for (let i = 0; i < n; i++) {
      const p = 1 / (1 + Math.exp(-score[i]))
      gradient[i] = (labels[i] - p) * weights[i] * scale
      hessian[i] = Math.max(1e-6, p * (1 - p)) * weights[i] * scale
      if (random() < rowShare) picked.push(i)
    }
    const used = []
    for (let f = 0; f < width; f++) if (random() < featureShare) used.push(f)
    const tree = grow(Int32Array.from(picked), { binned, edges, used, gradient, hessian, leaves, rate, smooth })
    forest.push(tree)
    for (let i = 0; i < n; i++) score[i] += leafOf(tree, binned, i)
  }
  return { bias, trees: forest }
}

function grow(all, context) {
  const { leaves, rate, smooth } = context
  const leaf = (items) => {
    let [g, h] = [0, 0]
    for (const i of items) {
      g += context.gradient[i]
      h += context.hessian[i]
    }
    return { items, g, h, value: (rate * g) / (h + smooth), best: undefined }
  }
  const root = leaf(all)
  root.best = bestSplit(root, context)
  const open = [root]
  for (let made = 1; made < leaves; made++) {
    open.sort((a, b) => (b.best?.gain ?? 0) - (a.best?.gain ?? 0))
    const node = open[0]
    if (!node?.best || node.best.gain <= 1e-3) break
    open.shift()
    const { feature, bin } = node.best
    const column = context.binned[feature]
    node.feature = feature
    node.bin = bin
    node.threshold = context.edges[feature][bin]
    node.left = leaf(node.items.filter((i) => column[i] <= bin))
    node.right = leaf(node.items.filter((i) => column[i] > bin))
    node.items = undefined
    for (const child of [node.left, node.right]) {
      child.best = bestSplit(child, context)
      open.push(child)
    }
  }
  return root
}

function bestSplit({ items, g, h }, { binned, used, edges, gradient, hessian, smooth }) {
  let best
  const base = (g * g) / (h + smooth)
  const gs = new Float64Array(bins + 1)
  const hs = new Float64Array(bins + 1)
  for (const feature of used) {
    const size = edges[feature].length
    if (size < 2) continue
    gs.fill(0)
    hs.fill(0)
    const column = binned[feature]
    for (const i of items) {
      gs[column[i]] += gradient[i]
      hs[column[i]] += hessian[i]
    }
    let [gl, hl] = [0, 0]
    for (let bin = 0; bin < size; bin++) {
      gl += gs[bin]
      hl += hs[bin]
      if (hl < smooth || h - hl < smooth) continue
      const gain = (gl * gl) / (hl + smooth) + ((g - gl) * (g - gl)) / (h - hl + smooth) - base
      if (!best || gain > best.gain) best = { gain, feature, bin }
    }
  }
  return best
}

function leafOf(tree, binned, i) {
  let node = tree
  while (node.left) node = binned[node.feature][i] <= node.bin ? node.left : node.right
  return node.value
}

/** The chance a model gives to a row. */
export function predict({ bias, trees }, row) {
  let sum = bias
  for (let node of trees) {
    while (node.left) node = row[node.feature] <= node.threshold ? node.left : node.right
    sum += node.value
  }
  return 1 / (1 + Math.exp(-sum))
}

/** A model as src/read/html/extract/trees.ts reads it: the bias, then one line a tree, in preorder. */
export function write({ bias, trees }) {
  const short = (value) => String(Number(value.toPrecision(3)))
  const tokens = (node) =>
    node.left
      ? [`${node.feature}<${node.threshold}:${short(node.value)}`, ...tokens(node.left), ...tokens(node.right)]
      : [short(node.value)]
  return [short(bias), ...trees.map((tree) => tokens(tree).join(' '))].join('\n')
}

/** mulberry32: the same numbers every time. */
function generator(seed) {
  let s = seed >>> 0
  return () => {
    s = (s + 0x6d2b79f5) >>> 0
    let t = Math.imul(s ^ (s >>> 15), 1 | s)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Trains both models of the lines and the threshold; docs/extraction.md says what they are. */

import { boost, predict, toTable } from './boost.js'
import { generator } from './random.js'
import { pooled } from './score.js'

const common = { leaves: 12, pageShare: 0.6, featureShare: 0.25, smooth: 20 }
const firstOptions = { ...common, trees: 100, rate: 0.1, seed: 7 }
const secondOptions = { ...common, trees: 130, rate: 0.08, seed: 11 }
/** Parts into which the pages are cut: first opinions to learn from are those on pages a model has not seen. */
const parts = 3
const thresholds = [0.3, 0.33, 0.36, 0.39, 0.42, 0.45, 0.48, 0.51, 0.54]

/** What two runs with other seeds differ by, in F1 of all pages. */
const noise = 0.001

/** Of lines that weigh less only a share is looked at, and each for as much: most are of navigation. */
const leastWeight = 0.02

/** Puts the lines of all pages into one table; every page learns which rows are its own. */
export function toCorpus(pages, { features, addOpinions, toOpinions, toRows, width }) {
  const random = generator(3)
  const count = pages.reduce((sum, { page }) => sum + page.lines.length, 0)
  const corpus = {
    labels: new Float64Array(count),
    weights: new Float64Array(count),
    pageOf: new Int32Array(count),
    values: new Float64Array(count * width),
    width,
    firstWidth: features.length,
    addOpinions,
    toOpinions,
  }
  let row = 0
  pages.forEach((page, number) => {
    page.start = row
    corpus.values.set(toRows(page.page), row * width)
    for (let i = 0; i < page.page.lines.length; i++, row++) {
      corpus.labels[row] = page.labels[i]
      corpus.weights[row] = thinned(page.weights[i], random)
      corpus.pageOf[row] = number
    }
    page.end = row
  })
  corpus.first = toTable(firstColumns(corpus), features.length)
  return corpus
}

const thinned = (weight, random) => (weight >= leastWeight ? weight : random() < weight / leastWeight ? leastWeight : 0)

function firstColumns({ values, width, firstWidth }) {
  const count = values.length / width
  const out = new Float64Array(count * firstWidth)
  for (let row = 0; row < count; row++)
    out.set(values.subarray(row * width, row * width + firstWidth), row * firstWidth)
  return out
}

/** Trains on the pages: both models, and the threshold that is best on pages which the models have not seen. */
export function train(corpus, pages) {
  const first = new Float64Array(corpus.labels.length)
  for (let part = 0; part < parts; part++) {
    const model = fit(corpus, corpus.first, outside(pages, part), firstOptions)
    predict(model, corpus.first, rowsOf(inside(pages, part)), first)
  }
  const table = secondTable(corpus, pages, first)
  const second = new Float64Array(corpus.labels.length)
  for (let part = 0; part < parts; part++) {
    const model = fit(corpus, table, outside(pages, part), secondOptions)
    predict(model, table, rowsOf(inside(pages, part)), second)
  }
  const unseen = pages.filter((page) => page.gold)
  return {
    first: fit(corpus, corpus.first, pages, firstOptions),
    second: fit(corpus, table, pages, secondOptions),
    edges: table.edges,
    threshold: middleOfBest(thresholds.map((at) => pooled(unseen, (page) => chances(page, second), at))),
  }
}

/** The threshold in the middle of those that are as good as the best: which of them is best is chance. */
function middleOfBest(scores) {
  const best = Math.max(...scores)
  const good = thresholds.filter((_, index) => best - scores[index] < noise)
  return good[Math.floor(good.length / 2)]
}

/** The chances that trained models give to the lines of other pages, by row. */
export function judge(corpus, { first, second, edges }, pages) {
  const table = secondTable(corpus, pages, predict(first, corpus.first, rowsOf(pages)), edges)
  return predict(second, table, rowsOf(pages))
}

/** What rows of all pages say of one page. */
export const chances = ({ start, end }, byRow) => byRow.subarray(start, end)

function fit({ labels, weights, pageOf }, table, pages, options) {
  const rows = rowsOf(pages).filter((row) => weights[row] > 0)
  return boost(table, rows, { labels, weights, pageOf }, { ...options, width: table.width })
}

function secondTable({ values, width, addOpinions, toOpinions }, pages, first, edges) {
  const all = new Float64Array(values.length)
  for (const { page, start, end } of pages) {
    const rows = values.slice(start * width, end * width)
    addOpinions(rows, page, toOpinions(page, first.subarray(start, end)))
    all.set(rows, start * width)
  }
  return toTable(all, width, edges)
}

function rowsOf(pages) {
  const rows = new Int32Array(pages.reduce((sum, { start, end }) => sum + end - start, 0))
  let at = 0
  for (const { start, end } of pages) for (let row = start; row < end; row++) rows[at++] = row
  return rows
}

/** Pages of one host are always in the same part. */
export const foldOf = ({ group }, folds, salt = 7) =>
  [...group].reduce((hash, sign) => (hash * 31 + sign.charCodeAt(0)) >>> 0, salt) % folds
const partOf = (page) => foldOf(page, parts, 1)
const inside = (pages, part) => pages.filter((page) => partOf(page) === part)
const outside = (pages, part) => pages.filter((page) => partOf(page) !== part)

#!/usr/bin/env node
// Trains the line model of src/read/html/extract and says how good it is on sites it was not trained on.
//
//   npm run build && node bench/train/train.js [--corpus ../shared/corpus/pages] [--dist dist] [--folds 5] [--test]
//
// --test only cross-validates; without it src/read/html/extract/line-model.ts is written too.
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { boost, predict, write } from './boost.js'
import { loadSet } from './pages.js'
import { scoreOf } from './score.js'

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: '../shared/corpus/pages' },
    dist: { type: 'string', default: 'dist' },
    folds: { type: 'string', default: '5' },
    test: { type: 'boolean', default: false },
    out: { type: 'string', default: 'src/read/html/extract/line-model.ts' },
  },
})
const sets = ['scrapinghub', 'wcxb', 'readability', 'defuddle']
const dist = resolve(values.dist)
const { addOpinions, toOpinions, toRows, width } = await import(`${dist}/read/html/extract/judge.js`)

const { features } = await import(`${dist}/read/html/extract/features.js`)

/** The rows of a table, up to a number of columns. */
const split = (rows, columns) =>
  Array.from({ length: rows.length / width }, (_, i) => rows.subarray(i * width, i * width + columns))

const pages = []
for (const set of sets) {
  for (const page of await loadSet(resolve(values.corpus, set), dist)) pages.push({ set, ...page })
}
for (const page of pages) {
  page.rows = toRows(page.page)
  page.first = split(page.rows, features.length)
  // A wrong line spoils its own words and the three sequences across each of its ends; every page weighs the same.
  const sum = page.page.lines.reduce((all, { words }, i) => all + (words + 3) * (page.labels[i] > 0.5 ? 1 : 0), 0)
  page.weights = page.page.lines.map(({ words }) => Math.min(1, (words + 3) / Math.max(sum, 60)))
}
console.error(`${pages.length} pages, ${pages.reduce((sum, { page }) => sum + page.lines.length, 0)} lines`)

const firstOptions = { trees: 60, leaves: 12, rate: 0.15 }
const laterOptions = { trees: 80, leaves: 12, rate: 0.12 }

function fit(list, rowsOf, options) {
  const rows = list.flatMap(rowsOf)
  return boost(
    rows,
    list.flatMap(({ labels }) => labels),
    list.flatMap(({ weights }) => weights),
    options,
  )
}
const foldOf = ({ group }, folds) =>
  [...group].reduce((hash, sign) => (hash * 31 + sign.charCodeAt(0)) >>> 0, 7) % folds

/** Both models. The second is trained on first opinions that the first model had on pages it had not seen. */
function train(list) {
  const inner = 4
  for (let fold = 0; fold < inner; fold++) {
    const model = fit(
      list.filter((page) => foldOf(page, inner * 7) % inner !== fold),
      ({ first }) => first,
      firstOptions,
    )
    for (const page of list) if (foldOf(page, inner * 7) % inner === fold) page.later = later(model, page)
  }
  const first = fit(list, ({ first }) => first, firstOptions)
  const second = fit(list, ({ later }) => later, laterOptions)
  return { first, second }
}

function later(model, { page, first, rows }) {
  const all = rows.slice()
  addOpinions(
    all,
    page,
    toOpinions(
      page,
      Float64Array.from(first, (row) => predict(model, row)),
    ),
  )
  return split(all, width)
}

const folds = Number(values.folds)
const tested = []
for (let fold = 0; fold < folds; fold++) {
  const models = train(pages.filter((page) => foldOf(page, folds) !== fold))
  for (const page of pages.filter((page) => foldOf(page, folds) === fold)) {
    const chance = later(models.first, page).map((row) => predict(models.second, row))
    tested.push({ ...page, chance, once: page.first.map((row) => predict(models.first, row)) })
  }
}
const keep = (page, chance, at) =>
  page.page.lines
    .filter((_, i) => chance[i] > at)
    .map(({ text }) => text)
    .join('\n')
for (const set of sets) {
  const list = tested.filter((page) => page.set === set)
  const best = scoreOf(list, (page) => keep(page, page.labels, 0.5))
  const once = scoreOf(list, (page) => keep(page, page.once, 0.5))
  const parts = [0.4, 0.5, 0.6].map((at) => `${at}: ${scoreOf(list, (page) => keep(page, page.chance, at))}`)
  console.log(`${set.padEnd(12)} ${list.length} pages  possible ${best}  first ${once}  both ${parts.join('  ')}`)
}
if (process.env.DUMP) {
  writeFileSync(
    process.env.DUMP,
    tested
      .map(({ set, id, page, labels, chance }) =>
        JSON.stringify({
          set,
          id,
          lines: page.lines.map((l, i) => [
            l.text,
            l.region.element.name,
            Number(labels[i].toFixed(2)),
            Number(chance[i].toFixed(2)),
            l.words,
          ]),
        }),
      )
      .join('\n'),
  )
}

if (!values.test) {
  const { first, second } = train(pages)
  const text = [
    '/** The trained trees that tell the lines of an article: data, written by bench/train/train.js; see docs/extraction.md. */',
    '',
    '/** Of a line and its page. */',
    `export const firstOpinion = \`${write(first)}\``,
    '',
    '/** Of a line, its page and the first opinion on all lines. */',
    `export const secondOpinion = \`${write(second)}\``,
    '',
  ].join('\n')
  writeFileSync(values.out, text)
}

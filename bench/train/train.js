#!/usr/bin/env node
// Trains the line model of src/read/html/extract, or says how good it is on sites it was not trained on.
//
//   npm run build && node bench/train/train.js [--corpus ../shared/corpus/pages] [--dist dist] [--folds 10] [--test]
//
// Without --test it writes src/read/html/extract/line-model.ts, the same every time. With --test it only cross-validates, the lines by
// themselves and the whole importer: the threshold too is chosen without the pages it is tested on.
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { write } from './boost.js'
import { importTexts } from './import.js'
import { loadSet } from './pages.js'
import { f1, keptText, meanOf, strings } from './score.js'
import { chances, foldOf, judge, toCorpus, train } from './stages.js'

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: '../shared/corpus/pages' },
    dist: { type: 'string', default: 'dist' },
    folds: { type: 'string', default: '10' },
    test: { type: 'boolean', default: false },
    out: { type: 'string', default: 'src/read/html/extract/line-model.ts' },
  },
})
const sets = ['scrapinghub', 'wcxb', 'readability', 'defuddle', 'trafilatura']
const [dist, folder] = [resolve(values.dist), resolve(values.corpus)]
const [judging, { features }] = await Promise.all(
  ['judge', 'features'].map((name) => import(`${dist}/read/html/extract/${name}.js`)),
)

const pages = []
for (const set of sets) for (const page of await loadSet(resolve(folder, set), dist)) pages.push({ set, ...page })
const corpus = toCorpus(pages, { ...judging, features })
console.error(`${pages.length} pages, ${corpus.labels.length} lines, ${corpus.width} features`)

if (values.test) await test(Number(values.folds))
else writeFileSync(values.out, sourceOf(train(corpus, pages)))

async function test(folds) {
  for (let fold = 0; fold < folds; fold++) {
    const tested = pages.filter((page) => foldOf(page, folds) === fold)
    const models = train(
      corpus,
      pages.filter((page) => foldOf(page, folds) !== fold),
    )
    const byRow = judge(corpus, models, tested)
    for (const page of tested) page.text = keptText(page, chances(page, byRow), models.threshold)
    const texts = await importTexts(tested, sourceOf(models), { corpus: folder, dist })
    tested.forEach((page, index) => {
      page.imported = texts[index]
    })
    console.error(`fold ${fold + 1} of ${folds}: threshold ${models.threshold}`)
  }
  for (const set of sets) say(set, (page) => page.set === set)
  say('all', ({ gold }) => gold)
}

function say(name, isIn) {
  const list = pages.filter(isIn)
  const gold = list.filter((page) => page.gold)
  const lines =
    gold.length > 0 ? `F1 ${said(gold)}  possible ${said(gold, possible)}` : `strings ${strings(list).toFixed(4)}`
  const whole = gold.length > 0 ? said(gold, imported) : strings(list, imported).toFixed(4)
  console.log(`${name.padEnd(12)} ${gold.length || list.length} pages  ${lines}  importer ${whole}`)
}

function imported(page) {
  return page.imported
}

/** What the best choice of blocks would give. */
function possible({ page, labels }) {
  return page.lines
    .filter((_, i) => labels[i] > 0.5)
    .map(({ text }) => text)
    .join('\n')
}

function said(list, textOf = ({ text }) => text) {
  const { precision, recall } = meanOf(list, textOf)
  return `${f1(precision, recall).toFixed(4)} (${precision.toFixed(3)}/${recall.toFixed(3)})`
}

function sourceOf({ first, second, threshold }) {
  return [
    '/** The trained trees that tell the lines of an article: data, written by bench/train/train.js; see docs/extraction.md. */',
    '',
    '/** Chance from which a line is kept. */',
    `export const threshold = ${threshold}`,
    '',
    '/** Of a line and its page. */',
    `export const firstOpinion = \`${write(first)}\``,
    '',
    '/** Of a line, its page and the first opinion on all lines. */',
    `export const secondOpinion = \`${write(second)}\``,
    '',
  ].join('\n')
}

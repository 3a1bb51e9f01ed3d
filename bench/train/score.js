/** The measure of the public article-extraction-benchmark: precision and recall of 4-word sequences, averaged over pages. */

import { wordsOf } from './pages.js'

/** As `shareOfBest` in src/read/html/extract/keep.ts: a page on which nothing is sure keeps its best lines. */
const shareOfBest = 0.6

/** The text of the lines that a threshold keeps. */
export function keptText({ page }, chance, threshold) {
  const best = page.lines.reduce((most, { words }, i) => (words > 0 ? Math.max(most, chance[i]) : most), 0)
  const least = Math.min(threshold, shareOfBest * best)
  return page.lines
    .filter(({ words }, i) => words > 0 && chance[i] > least)
    .map(({ text }) => text)
    .join('\n')
}

function shingles(text) {
  const words = wordsOf(text)
  const bag = new Map()
  for (let i = 0; i < Math.max(1, words.length - 3); i++) {
    const part = words.slice(i, i + 4)
    if (part.length === 0) continue
    const key = part.join(' ')
    bag.set(key, (bag.get(key) ?? 0) + 1)
  }
  return bag
}

const size = (bag) => [...bag.values()].reduce((sum, count) => sum + count, 0)

/** Precision and recall of the 4-word sequences of a text against the gold text. */
export function compare(gold, text) {
  const [wanted, got] = [shingles(gold), shingles(text)]
  let hits = 0
  for (const [key, count] of got) hits += Math.min(count, wanted.get(key) ?? 0)
  return { precision: size(got) ? hits / size(got) : 0, recall: size(wanted) ? hits / size(wanted) : 1 }
}

/** Mean precision and mean recall over pages with gold text. */
export function meanOf(pages, textOf) {
  const sums = { precision: 0, recall: 0 }
  for (const page of pages) {
    const { precision, recall } = compare(page.gold, textOf(page))
    sums.precision += precision / pages.length
    sums.recall += recall / pages.length
  }
  return sums
}

export const f1 = (precision, recall) => (2 * precision * recall) / (precision + recall)

/** F1 over pages at one threshold. */
export function pooled(pages, chanceOf, threshold) {
  const { precision, recall } = meanOf(pages, (page) => keptText(page, chanceOf(page), threshold))
  return f1(precision, recall)
}

/** F1 of the strings that must and must not be in the texts. */
export function strings(pages, textOf = ({ text }) => text) {
  let [found, wrong, missed] = [0, 0, 0]
  for (const page of pages) {
    const { wanted, unwanted } = page
    const said = folded(textOf(page))
    const hits = wanted.filter((string) => said.includes(folded(string))).length
    found += hits
    missed += wanted.length - hits
    wrong += unwanted.filter((string) => said.includes(folded(string))).length
  }
  return (2 * found) / (2 * found + wrong + missed)
}

const folded = (text) => text.replace(/\s+/g, ' ').trim().toLowerCase()

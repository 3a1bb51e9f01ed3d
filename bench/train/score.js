/** The measure of the public article-extraction-benchmark: precision and recall of 4-word sequences, averaged over pages. */

import { wordsOf } from './pages.js'

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

export function compare(gold, text) {
  const [wanted, got] = [shingles(gold), shingles(text)]
  let hits = 0
  for (const [key, count] of got) hits += Math.min(count, wanted.get(key) ?? 0)
  return { precision: size(got) ? hits / size(got) : 0, recall: size(wanted) ? hits / size(wanted) : 1 }
}

/** F1 of the mean precision and mean recall, as text. */
export function scoreOf(pages, textOf) {
  let [p, r] = [0, 0]
  for (const page of pages) {
    const { precision, recall } = compare(page.gold, textOf(page))
    p += precision / pages.length
    r += recall / pages.length
  }
  return `${((2 * p * r) / (p + r)).toFixed(4)} (${p.toFixed(3)}/${r.toFixed(3)})`
}

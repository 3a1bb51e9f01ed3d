/**
 * How well what was found agrees with what was to be found.
 *
 * The body by the measure of https://github.com/scrapinghub/article-extraction-benchmark: precision and recall of 4-word
 * sequences, averaged over the pages that have some, and F1 of the two means.
 */

import { parseHTML } from 'linkedom'

const blocks = new Set(
  `address article aside blockquote br caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
   header hr li main nav ol p pre section summary table td th tr ul`.split(/\s+/),
)

/** The text of a piece of HTML, the same for all extractors: a line break where a browser would start a line. */
export function textOf(html = '') {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`)
  let text = ''
  const stack = [document.body]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (typeof node === 'string') text += node
    else if (node.nodeType === 3) text += node.data
    else if (node.nodeType === 1 && !/^(?:script|style|noscript|template)$/i.test(node.localName)) {
      const edge = blocks.has(node.localName) ? '\n' : ''
      text += edge
      stack.push(edge, ...[...node.childNodes].reverse())
    }
  }
  return text
}

function shingles(text) {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? []
  const bag = new Map()
  for (let i = 0; i < Math.max(1, words.length - 3); i++) {
    const key = words.slice(i, i + 4).join(' ')
    if (key) bag.set(key, (bag.get(key) ?? 0) + 1)
  }
  return bag
}

function compare(gold, text) {
  const size = (bag) => [...bag.values()].reduce((sum, count) => sum + count, 0)
  const [wanted, got] = [shingles(gold), shingles(text)]
  let hits = 0
  for (const [key, count] of got) hits += Math.min(count, wanted.get(key) ?? 0)
  return { precision: size(got) ? hits / size(got) : 0, recall: size(wanted) ? hits / size(wanted) : 1 }
}

/** What one page adds to the figures of an extractor. */
export function judge(truth, found) {
  const text = textOf(found.html)
  return {
    body: truth.text === undefined ? undefined : { ...compare(truth.text, text), isEmpty: text.trim() === '' },
    title: truth.title ? sameTitle(truth.title, found.title) : undefined,
    author: truth.author ? sameNames(truth.author, (found.authors ?? []).filter(Boolean).join(', ')) : undefined,
    date: truth.published ? sameDay(truth.published, found.published) : undefined,
  }
}

/** The figures over all pages: shares from 0 to 1, or nothing where no page states what was to be found. */
export function total(judged) {
  const bodies = judged.flatMap(({ body }) => body ?? [])
  const precision = mean(bodies.filter(({ isEmpty }) => !isEmpty).map((body) => body.precision))
  const recall = mean(bodies.map((body) => body.recall))
  const share = (fact) => mean(judged.flatMap((page) => (page[fact] === undefined ? [] : Number(page[fact]))))
  return {
    f1: precision && recall && (2 * precision * recall) / (precision + recall),
    precision,
    recall,
    title: share('title'),
    author: share('author'),
    date: share('date'),
  }
}

const mean = (numbers) => (numbers.length ? numbers.reduce((sum, one) => sum + one, 0) / numbers.length : undefined)

const fold = (text = '') =>
  String(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The same words, where one may hold the name of the site too. */
function sameTitle(wanted, got) {
  const [a, b] = [fold(wanted), fold(got ?? '')]
  return a === b || (Math.min(a.length, b.length) >= 12 && (a.startsWith(b) || b.startsWith(a)))
}

/** The same set of names. */
function sameNames(wanted, got) {
  const names = (text) =>
    [text]
      .flat()
      .flatMap((part) => part.replace(/^by\s+/i, '').split(/[,;|&/•·]|\band\b/i))
      .map((name) => fold(name))
      .filter(Boolean)
      .sort()
      .join('|')
  return names(wanted) === names(got)
}

/** The same calendar day, as written or in UTC. */
function sameDay(wanted, got) {
  const days = (value) => {
    const written = /\d{4}-\d{2}-\d{2}/.exec(String(value))?.[0]
    const moment = new Date(value)
    return [written, Number.isNaN(Number(moment)) ? undefined : moment.toISOString().slice(0, 10)].filter(Boolean)
  }
  const own = days(wanted)
  return got ? days(got).some((day) => own.includes(day)) : false
}

/** The pages of the corpus as lines with features and labels. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { align } from './align.js'

const word = /[\p{L}\p{N}_]+/gu
export const wordsOf = (text) => text.match(word) ?? []

/**
 * Loads one set: pages with gold text, or with strings that must and must not be in the text. `dist` is the folder of
 * the built package.
 */
export async function loadSet(folder, dist) {
  const [{ decode }, { notePage }, { readJsonLd }, { tell }, { cutLines }, { toPage }, { standardLimits }] =
    await Promise.all(
      [
        'split/decode',
        'read/html/note-page',
        'read/html/json-ld',
        'read/html/extract/told',
        'read/html/extract/cut-lines',
        'read/html/extract/page',
        'diagnostics/limits',
      ].map((name) => import(join(dist, `${name}.js`))),
    )
  const truths = readFileSync(join(folder, 'truth.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
  return truths.flatMap((truth) => {
    if (!truth.text && !truth.with) return []
    const bytes = gunzipSync(readFileSync(join(folder, 'html', `${truth.id}.html.gz`)))
    const { noted } = notePage(decode(bytes, 'html').text, [], { limits: standardLimits, report: () => {} })
    if (!noted.body) return []
    const { lines, regions } = cutLines(noted.body)
    const page = toPage(lines, regions, tell(noted, readJsonLd(noted.jsonLd)))
    const { text: gold, with: wanted, without: unwanted } = truth
    const known = gold ? fromText(page.lines, gold) : fromStrings(page.lines, wanted, unwanted)
    return [{ id: truth.id, group: groupOf(truth), gold, wanted, unwanted, page, ...known }]
  })
}

/** Pages of one host are never on both sides of a test; pages whose host was taken away are alone. */
function groupOf({ url, name, id }) {
  const host = URL.canParse(url) ? new URL(url).host.split('.').slice(-2).join('.') : ''
  return !host || host === 'fakehost' ? (name ?? id) : host
}

/**
 * Labels and weights of the lines of a page with gold text. A wrong line spoils its own words and the three sequences
 * across each of its ends; every page weighs the same. Lines without words are not judged by the model, and of those
 * that the gold text may have lost nothing is known.
 */
function fromText(lines, gold) {
  const labels = labelsOf(lines, gold)
  const spoilt = lines.reduce((sum, { words }, i) => sum + (labels[i] > 0.5 ? words + 3 : 0), 0)
  const lost = lostLines(lines, labels)
  const weights = lines.map((line) =>
    line.words > 0 && !lost.has(line) ? Math.min(1, (line.words + 3) / Math.max(spoilt, 60)) : 0,
  )
  return { labels, weights }
}

/** Lines and words of prose of one kind in one element, from which the gold text is of that element. */
const [fewestKept, fewestKeptWords] = [4, 300]
/** Words of prose of a line that counts. */
const shortestProse = 20
/** Words, and the share of the prose, that it then leaves out of it if it breaks off. */
const [fewestLostWords, leastLost] = [200, 0.15]

/**
 * Prose that a gold text leaves out though it has much of what stands beside it in the same elements. Some gold texts
 * break off within the article: 11 of 791 in WCXB, all of long pages, which taught that long pages are no articles.
 */
function lostLines(lines, labels) {
  const groups = new Map()
  lines.forEach((line, i) => {
    if (line.prose < shortestProse) return
    // One for all elements of a kind in one element.
    const { alike } = line.region
    const group = groups.get(alike) ?? { kept: [], left: [] }
    groups.set(alike, group)
    group[labels[i] > 0.5 ? 'kept' : 'left'].push(line)
  })
  const proseOf = (some) => some.reduce((sum, { prose }) => sum + prose, 0)
  const lost = [...groups.values()].filter(({ kept, left }) => {
    const [have, miss] = [proseOf(kept), proseOf(left)]
    const isText = kept.length >= fewestKept && have >= fewestKeptWords
    return isText && miss >= fewestLostWords && miss >= leastLost * (have + miss)
  })
  return new Set(lost.flatMap(({ left }) => left))
}

/** What a line with a known string weighs: a page has some three of each kind, and is worth less than one with its text. */
const weightOfString = 0.1

/** Lines that hold a wanted string belong to the article, those that are little else than an unwanted one do not; of others nothing is known. */
function fromStrings(lines, wanted, unwanted) {
  const labels = new Array(lines.length).fill(0)
  const weights = new Array(lines.length).fill(0)
  lines.forEach(({ text }, i) => {
    const isWanted = wanted.some((string) => text.includes(folded(string)))
    const isUnwanted = unwanted.some((string) => text.includes(folded(string)) && text.length < 4 * string.length + 20)
    if (isWanted === isUnwanted) return
    labels[i] = Number(isWanted)
    weights[i] = weightOfString
  })
  return { labels, weights }
}

const folded = (text) => text.replace(/\s+/g, ' ').trim()

/** The share of every line's words that is in the gold text. */
function labelsOf(lines, gold) {
  const ofLines = lines.map(({ text }) => wordsOf(text.toLowerCase()))
  const all = ofLines.flat()
  const goldWords = wordsOf(gold.toLowerCase())
  const { inPage, inGold } = align(all, goldWords)
  const left = new Map()
  for (let i = 0; i + 4 <= goldWords.length; i++) {
    if (inGold[i] || inGold[i + 1] || inGold[i + 2] || inGold[i + 3]) continue
    const key = goldWords.slice(i, i + 4).join(' ')
    left.set(key, (left.get(key) ?? 0) + 1)
  }
  let at = 0
  return ofLines.map((words) => {
    let kept = 0
    for (let i = 0; i < words.length; i++) kept += inPage[at++]
    const aligned = words.length ? kept / words.length : 0
    // Lines that the gold text has in another place.
    if (aligned > 0.3 || words.length < 8) return aligned
    let found = 0
    for (let i = 0; i + 4 <= words.length; i++) if (left.get(words.slice(i, i + 4).join(' '))) found++
    const moved = found / (words.length - 3)
    return moved > 0.7 ? moved : aligned
  })
}

/** The pages of the corpus as lines with features and labels. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { align } from './align.js'

const word = /[\p{L}\p{N}_]+/gu
export const wordsOf = (text) => text.match(word) ?? []

/** Loads one set. A page without gold text is left out. `dist` is the folder of the built package. */
export async function loadSet(folder, dist) {
  const [{ decode }, { notePage }, { readJsonLd }, { tell }, { cutBlocks }, { toPage }] = await Promise.all(
    [
      'split/decode',
      'read/html/note-page',
      'read/html/json-ld',
      'read/html/extract/told',
      'read/html/extract/blocks',
      'read/html/extract/page',
    ].map((name) => import(join(dist, `${name}.js`))),
  )
  const truths = readFileSync(join(folder, 'truth.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
  return truths.flatMap((truth) => {
    if (!truth.text) return []
    const bytes = gunzipSync(readFileSync(join(folder, 'html', `${truth.id}.html.gz`)))
    const { noted } = notePage(decode(bytes, 'html').text, [])
    if (!noted.body) return []
    const { blocks, regions } = cutBlocks(noted.body)
    const page = toPage(blocks, regions, tell(noted, readJsonLd(noted.jsonLd)))
    return [{ id: truth.id, group: groupOf(truth), gold: truth.text, page, labels: labelsOf(page.lines, truth.text) }]
  })
}

/** Pages of one host are never on both sides of a test; pages whose host was taken away are alone. */
function groupOf({ url, name, id }) {
  const host = URL.canParse(url) ? new URL(url).host.split('.').slice(-2).join('.') : ''
  return !host || host === 'fakehost' ? (name ?? id) : host
}

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

// What comes back of articles that generators of pages made of Markdown: title, author and day where the page shows them,
// words, headings, code to the character, pictures. `--only vitepress,sphinx`, `--profile generic`, `--show` says what is missing,
// `--dist FOLDER` measures another build.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { generators, reasonAgainst } from './generators.js'

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: Object.keys(generators).join() },
    profile: { type: 'string', default: 'generic' },
    show: { type: 'boolean', default: false },
    dist: { type: 'string', default: fileURLToPath(new URL('../../dist', import.meta.url)) },
  },
})
const { importSource, profiles } = await import(pathToFileURL(join(resolve(values.dist), 'index.js')).href)
const articles = readdirSync(new URL('articles', import.meta.url)).map(readArticle)
const folder = mkdtempSync(join(tmpdir(), 'alphanode-generators-'))
const columns = ['title', 'author', 'date', 'words kept', 'words added', 'headings', 'code', 'images']
console.log(['', ...columns].map((cell) => cell.padEnd(13)).join(''))

for (const name of values.only.split(',')) {
  const generator = generators[name]
  const reason = generator ? reasonAgainst(generator) : 'there is no such generator'
  if (reason) {
    console.log(`${name} is left out: ${reason}`)
    continue
  }
  mkdirSync(join(folder, name))
  const pageOf = generator.build(join(folder, name), articles)
  const sums = Object.fromEntries(columns.map((column) => [column, [0, 0]]))
  for (const article of articles) {
    const [{ article: record }] = await importSource(`${article.name}.html`, readFileSync(pageOf(article.name)), {
      profile: profiles[values.profile],
    })
    for (const [column, [right, all]] of Object.entries(compare(article, record, generator.shows))) {
      sums[column][0] += right
      sums[column][1] += all
    }
  }
  console.log([name, ...columns.map((column) => share(sums[column]))].map((cell) => cell.padEnd(13)).join(''))
}
rmSync(folder, { recursive: true })

function share([right, all]) {
  if (all === 0) return '-'
  return all > 100 ? `${((100 * right) / all).toFixed(1)} %` : `${right} of ${all}`
}

/** An article, and what it holds by remark, which has no part in reading pages. */
function readArticle(file) {
  const source = readFileSync(new URL(`articles/${file}`, import.meta.url), 'utf8')
  const [, front, body] = /^---\n([\s\S]*?)\n---\n\n([\s\S]*)$/.exec(source)
  const facts = Object.fromEntries(front.split('\n').map((line) => line.split(/:\s(.*)/s)))
  const holds = { words: [], headings: [], code: [], images: 0 }
  const visit = (node) => {
    if (node.type === 'heading') holds.headings.push(wordsIn(textOf(node)).join(' '))
    if (node.type === 'code') holds.code.push(node.value)
    if (node.type === 'image') holds.images += 1
    if ('value' in node && node.type !== 'html') holds.words.push(...wordsIn(node.value))
    for (const child of node.children ?? []) visit(child)
  }
  visit(unified().use(remarkParse).use(remarkGfm).parse(body))
  return { name: file.replace(/\.md$/, ''), ...facts, body, holds }
}

function compare({ name, title, author, date, holds }, record, shows) {
  const words = wordsIn(record.body.text.replace(/\[\d+\]/g, ''))
  const captions = record.images.flatMap(({ alt = '', caption = '' }) => wordsIn(`${alt} ${caption}`))
  const kept = common(holds.words, words)
  const missing = (list, found) => list.filter((item) => !found.includes(item))
  // pandoc writes tabs as four spaces.
  const codes = (list) => list.map((code) => code.replaceAll('\t', '    ').trimEnd())
  const lostCode = missing(codes(holds.code), codes(record.codeBlocks.map(({ code }) => code)))
  const lostHeadings = missing(
    holds.headings,
    record.body.outline.map(({ text }) => wordsIn(text).join(' ')),
  )
  if (values.show) for (const lost of [...lostCode, ...lostHeadings]) console.log(`  ${name} lost: ${lost}`)
  return {
    title: [Number(record.title === title), 1],
    author: shows.includes('author') ? [Number(record.authors.some((person) => person.name === author)), 1] : [0, 0],
    date: shows.includes('date') ? [Number(record.publishedAt?.slice(0, 10) === date), 1] : [0, 0],
    'words kept': [kept, holds.words.length],
    'words added': [words.length - common(words, [...holds.words, ...captions]), words.length],
    headings: [holds.headings.length - lostHeadings.length, holds.headings.length],
    // A block too many counts against one that is right.
    code: [
      holds.code.length - lostCode.length - Math.max(0, record.codeBlocks.length - holds.code.length),
      holds.code.length,
    ],
    images: [Math.min(record.images.length, holds.images), holds.images],
  }
}

/** How many of the words of one list are in another, each as often as it is there. */
function common(list, other) {
  const left = new Map()
  for (const word of other) left.set(word, (left.get(word) ?? 0) + 1)
  return list.filter((word) => {
    const count = left.get(word) ?? 0
    left.set(word, count - 1)
    return count > 0
  }).length
}

function textOf({ value = '', children = [] }) {
  return value + children.map(textOf).join('')
}

function wordsIn(text) {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

// A tour in one minute: one source of each kind and a broken one. `npm start`
// What it prints of an article a program gets as plain data: see import-script.js.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { importSource, renderArticle } from 'alphanode'
import picocolors from 'picocolors'
import { pretty } from '../dist/cli/report/pretty.js'
import { wantsColors } from '../dist/cli/terminal.js'
import { valueLines } from '../dist/cli/value-lines.js'
import { orderedEntries } from '../dist/meta/to-rows.js'

const here = fileURLToPath(new URL('.', import.meta.url))
const out = join(here, 'out')
const colors = picocolors.createColors(wantsColors(process.stdout, process.env))
mkdirSync(out, { recursive: true })

/** What became of what a message is about. The first that fits counts. */
const fates = {
  lost: /^clean\/|^source\/|left-out|dropped/,
  guessed: /guessed|split|image-source|copied/,
  odd: /^/,
}

const tour = {}
for (const name of ['queues.html', 'clocks.md', 'indexes.txt', 'harbour.wxr.xml', 'broken.html']) {
  const bytes = readFileSync(join(here, 'sources', name))
  const [{ article, messages }] = await importSource(name, bytes)
  if (!article) throw new Error(`${name} has no article: ${messages.map(({ reason }) => reason).join('; ')}`)
  tour[name] = { article, messages, lines: bytes.toString().split('\n') }
  showArticle(name, article, messages)
  writeFileSync(join(out, name.replace(/\..*$/, '.html')), renderArticle(article))
}

const { meta } = tour['indexes.txt'].article
heading('The box of indexes.txt, typed')
for (const [key, value, pointer] of orderedEntries(meta.values, meta.order)) {
  for (const line of valueLines(key, value, meta.order, pointer)) console.log(`  ${line}`)
}

heading('Every message has a place')
const { messages, lines } = tour['broken.html']
const worst = messages.find(({ rule }) => rule === 'meta/bad-value')
process.stdout.write(pretty([worst], { colors, source: () => ({ lines, first: 1 }) }))

heading('Open in a browser')
console.log(`  ${join(relative(process.cwd(), out), 'queues.html')}`)
console.log(`  and see examples/import-script.js, or: npx alphanode check examples/sources\n`)

function showArticle(name, article, messages) {
  const { body, codeBlocks, images, source, title } = article
  heading(`${name}: ${title}`)
  show(
    'found',
    `${body.words} words, ${codeBlocks.length} code, ${images.length} images, ${body.outline.length} headings`,
  )
  show('box', `${Object.keys(article.meta.values).join(', ')} (read ${source.box})`)
  for (const [fate, told] of groupByFate(messages)) show(fate, told.map(({ actual }) => actual).join('\n           '))
}

function groupByFate(messages) {
  const groups = new Map(Object.keys(fates).map((fate) => [fate, []]))
  for (const message of messages) {
    const [fate] = Object.entries(fates).find(([, rules]) => rules.test(message.rule))
    groups.get(fate).push(message)
  }
  return [...groups].filter(([, told]) => told.length > 0)
}

function show(label, text) {
  console.log(`  ${colors.dim(label.padEnd(8))} ${text}`)
}

function heading(text) {
  console.log(`\n${colors.bold(text)}`)
}

/**
 * Reads text dumps of pages, made by the tools that are installed, and compares them with the gold text.
 *
 *   node dumps.js --pages FOLDER [--truth FILE] [--dist FOLDER] [--every 1]
 *
 * FOLDER and FILE are as `compare.js` has them. Tools (Debian's packages): w3m, lynx, elinks, html2text. The last row is
 * the page itself. Prints a table in Markdown.
 */

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { extractors } from './extractors.js'
import { readPages } from './pages.js'
import { judge, total } from './score.js'
import { printHead, printRow } from './table.js'

const { values } = parseArgs({
  options: {
    pages: { type: 'string' },
    truth: { type: 'string' },
    dist: { type: 'string', default: resolve(import.meta.dirname, '../../dist') },
    /** Of so many pages one is read. */
    every: { type: 'string', default: '1' },
  },
})
if (!values.pages) throw new Error('Unexpected command without `--pages`, expected the folder of the pages')

const extract = await extractors.alphanode(resolve(values.dist))
const tools = {
  w3m: ['-dump', '-T', 'text/html', '-I', 'UTF-8', '-O', 'UTF-8', '-cols', '100'],
  lynx: ['-dump', '-nolist', '-width=100', '-assume_charset=utf-8', '-display_charset=utf-8'],
  elinks: ['-dump', '-dump-charset', 'utf-8', '-no-references', '-no-numbering'],
  html2text: ['-utf8'],
}

const pages = readPages(values.pages, values.truth).filter((_, index) => index % Number(values.every) === 0)
printHead(['read from', 'pages', 'F1', 'precision', 'recall', 'title', 'author', 'date'])
const folder = mkdtempSync(join(tmpdir(), 'alphanode-dumps-'))
try {
  for (const [tool, flags] of Object.entries(tools)) {
    if (spawnSync('which', [tool]).status !== 0) console.error(`${tool} is left out: it is not installed`)
    else await row(tool, (bytes) => dump(tool, flags, bytes))
  }
  await row('the page', (bytes) => ({ name: 'page.html', bytes }))
} finally {
  rmSync(folder, { recursive: true })
}

/** A page as a tool shows it; nothing if it takes too long. */
function dump(tool, flags, bytes) {
  const file = join(folder, 'page.html')
  writeFileSync(file, bytes)
  const { stdout } = spawnSync(tool, [...flags, file], {
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 20_000,
    maxBuffer: 1e8,
  })
  return { name: 'page.txt', bytes: stdout }
}

async function row(name, sourceOf) {
  const judged = []
  for (const { truth, bytes } of pages) {
    const source = sourceOf(bytes)
    judged.push(judge(truth, await extract(source.bytes, undefined, source.name)))
  }
  const { f1, precision, recall, title, author, date } = total(judged)
  const shares = [f1, precision, recall, title, author, date].map((share) => share?.toFixed(3) ?? '')
  printRow([name, judged.length, ...shares])
}

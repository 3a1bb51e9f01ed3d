// Theme page → record → HTML page, against parse5's own default tree of the same bytes; and the cost of each stage.
// `node bench/stages.js [folder]` takes the *.html of a folder instead of made pages.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'parse5'
import { Article } from '../dist/article/article.js'
import { clean } from '../dist/clean/clean.js'
import { toHtml } from '../dist/clean/to-html.js'
import { standardLimits } from '../dist/diagnostics/limits.js'
import { body } from '../dist/extract/body.js'
import { codeBlocks } from '../dist/extract/code-blocks.js'
import { identifyHeadings } from '../dist/extract/headings.js'
import { images } from '../dist/extract/images.js'
import { labelCode } from '../dist/extract/label-code.js'
import { profiles } from '../dist/meta/profiles.js'
import { typeRows } from '../dist/meta/type-rows.js'
import { importArticle } from '../dist/pipeline.js'
import { readHtml } from '../dist/read/html/read-html.js'
import { createRenderer } from '../dist/render/renderer.js'
import { decode } from '../dist/split/decode.js'
import { toPieces } from '../dist/split/to-pieces.js'
import { ownTemplates, readTemplates } from '../dist/store/template-folders.js'
import { canonical } from '../dist/tree/canonical.js'
import { parseDocument } from '../dist/tree/parse-html.js'
import { measure, printTable } from './measure.js'
import { themePage } from './theme-page.js'

const profile = profiles.alphanode
const renderer = createRenderer(readTemplates(ownTemplates))
const silent = () => {}

/** What every stage takes, made once by the stages before it. */
async function prepare(path, bytes) {
  const { pieces } = toPieces(path, bytes, { format: 'html' })
  const [piece] = pieces
  const { article } = piece ? await importArticle(piece) : {}
  if (!article) return undefined
  const { text } = decode(piece.bytes, 'html')
  const draft = readHtml(text, { path, profile, limits: standardLimits, report: silent })
  const shaped = () => {
    const tree = canonical(structuredClone(draft.body))
    identifyHeadings(tree)
    return tree
  }
  const tree = shaped()
  return { piece, text, draft, tree, safe: clean(tree), article }
}

const folder = process.argv[2]
const sources = folder
  ? readdirSync(folder)
      .filter((name) => /\.html?$/.test(name))
      .slice(0, 40)
      .map((name) => [name, readFileSync(join(folder, name))])
  : Array.from({ length: 8 }, (_, seed) => [`page-${seed}.html`, Buffer.from(themePage(seed))])
const pages = (await Promise.all(sources.map(([name, bytes]) => prepare(name, bytes)))).filter(Boolean)
const sizes = pages.map(({ piece }) => piece.bytes.length).sort((a, b) => a - b)
console.log(
  `  ${pages.length} pages, ${Math.round(sizes[0] / 1000)}–${Math.round((sizes.at(-1) ?? 0) / 1000)} KB, ${Math.round(sizes[sizes.length >> 1] / 1000)} KB in the middle`,
)

/** A function that does the next page each time; every stage so sees all pages alike. */
const eachPage = (run) => async () => {
  for (const page of pages) await run(page)
}

const whole = {
  'parse5: default tree': eachPage(({ text }) => parse(text)),
  'page → record': eachPage(({ piece }) => importArticle(piece)),
  'page → record → HTML page': eachPage(async ({ piece }) =>
    renderer.page((await importArticle(piece)).article, { profile }),
  ),
}
const stages = {
  'split: unpack, tell the format': eachPage(({ piece }) => toPieces(piece.path, piece.bytes)),
  'split: decode': eachPage(({ piece }) => decode(piece.bytes, 'html')),
  'tree: parse': eachPage(({ text }) => parseDocument(text)),
  'read: parse and find the parts': eachPage(({ piece, text }) =>
    readHtml(text, { path: piece.path, profile, limits: standardLimits, report: silent }),
  ),
  'meta: type the rows': eachPage(({ draft }) => draft.box && typeRows(draft.box.rows, profile, silent)),
  'tree: bring into shape': eachPage(({ draft }) => canonical(draft.body)),
  'extract: label code': eachPage(({ tree }) => labelCode(tree, { hint: undefined, guess: undefined, report: silent })),
  'clean: sanitize': eachPage(({ tree }) => clean(tree)),
  'clean: stringify': eachPage(({ safe }) => toHtml(safe)),
  'extract: body (with stringify)': eachPage(({ safe }) => body(safe)),
  'extract: code, images': eachPage(({ safe }) => [codeBlocks(safe), images(safe)]),
  'article: validate': eachPage(({ article }) => Article.parse(article)),
  'profile: checks': eachPage(({ article }) => {
    for (const check of profile.checks) check(article, silent)
  }),
  'render: page': eachPage(({ article }) => renderer.page(article, { profile })),
}

const times = await measure({ ...whole, ...stages })
const perPage = (names) => Object.keys(names).map((name) => [name, times[name] / pages.length])
printTable('the whole journey, CPU time a page', perPage(whole))
printTable('the stages, CPU time a page', [
  ['parse5: default tree', times['parse5: default tree'] / pages.length],
  ...perPage(stages),
])

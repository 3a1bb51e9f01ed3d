// Synthesized Markdown articles with front matter → records: the whole journey and the cost of each stage, beside
// remark-parse, remark-gfm, remark-rehype and rehype-stringify alone on the same bodies. `node bench/markdown-articles.js [count]`

import { createHash } from 'node:crypto'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { Article } from '../dist/article/article.js'
import { clean } from '../dist/clean/clean.js'
import { standardLimits } from '../dist/diagnostics/limits.js'
import { body } from '../dist/extract/body.js'
import { codeBlocks } from '../dist/extract/code-blocks.js'
import { identifyHeadings } from '../dist/extract/headings.js'
import { images } from '../dist/extract/images.js'
import { labelCode } from '../dist/extract/label-code.js'
import { findBox } from '../dist/meta/box/find-box.js'
import { profiles } from '../dist/meta/profiles.js'
import { typeRows } from '../dist/meta/type-rows.js'
import { untexturize } from '../dist/meta/untexturize.js'
import { importArticle } from '../dist/pipeline.js'
import { readFrontMatter } from '../dist/read/markdown/front-matter.js'
import { parseMarkdown } from '../dist/read/markdown/parse.js'
import { readMarkdown } from '../dist/read/markdown/read-markdown.js'
import { toBody } from '../dist/read/markdown/to-body.js'
import { decode } from '../dist/split/decode.js'
import { measure, printTable } from './measure.js'
import { sourceOf } from './site/world.js'

const count = Number(process.argv[2] ?? 200)
const profile = profiles.alphanode
const report = () => {}
const guard = { limits: standardLimits, report }
const bare = unified().use(remarkParse).use(remarkGfm).use(remarkRehype).use(rehypeStringify).freeze()

/** What every stage takes, made once by the stages before it. */
async function prepare(index) {
  const { name, text } = sourceOf(index)
  const piece = { path: name, bytes: new TextEncoder().encode(text), format: 'markdown' }
  const { bodyStart } = readFrontMatter(text, profile, guard)
  const draft = readMarkdown(text, { ...guard, path: name, profile })
  const shown = images(draft.body)
  const typed = { texts: shown.map(({ alt }) => alt), urls: shown.flatMap(({ src }) => src ?? []) }
  const safe = clean(draft.body, { ...guard, transform })
  const { article } = await importArticle(piece)
  return { piece, text, bodyStart, written: text.slice(bodyStart), draft, typed, safe, article }
}

function transform(tree) {
  identifyHeadings(tree)
  labelCode(tree, { hint: 'sql', guess: undefined, report })
}

const articles = await Promise.all(Array.from({ length: count }, (_, index) => prepare(index + 1)))
const size = articles.reduce((sum, { piece }) => sum + piece.bytes.length, 0) / count
console.log(`  ${count} articles of ${(size / 1000).toFixed(1)} KB`)

const each = (run) => async () => {
  for (const article of articles) await run(article)
}

const stages = {
  'bare remark and rehype': each(({ written }) => String(bare.processSync(written))),
  'bytes → record': each(({ piece }) => importArticle(piece)),
  '  decode': each(({ piece }) => decode(piece.bytes, 'markdown')),
  '  read': each(({ text, piece }) => readMarkdown(text, { ...guard, path: piece.path, profile })),
  '    front matter': each(({ text }) => readFrontMatter(text, profile, guard)),
  '    body → tree': each(({ written, bodyStart }) => toBody(written, bodyStart, guard)),
  '      parse': each(({ written, bodyStart }) => parseMarkdown(written, bodyStart, guard)),
  '    find the box': each(({ draft }) => findBox(draft.body, profile, report)),
  '  meta': each(({ draft, typed }) =>
    typeRows(
      untexturize(draft.box.rows, profile, () => typed, report),
      profile,
      report,
      standardLimits,
    ),
  ),
  '  clean': each(({ draft }) => clean(draft.body, { ...guard, transform })),
  '  extract: body': each(({ safe }) => body(safe)),
  '  extract: code, images': each(({ safe }) => [codeBlocks(safe), images(safe)]),
  '  hash': each(({ piece }) => createHash('sha256').update(piece.bytes).digest('hex')),
  '  validate': each(({ article }) => Article.parse(article)),
  '  checks': each(({ article }) => {
    for (const check of profile.checks) check(article, report)
  }),
}

const times = await measure(stages, { rounds: 9 })
printTable(
  'CPU time an article',
  Object.entries(times).map(([name, time]) => [name, time / count]),
)

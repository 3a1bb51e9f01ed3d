// Markdown → record → HTML page, against remark-parse, remark-gfm, remark-rehype and rehype-stringify alone on the same bytes.
// Ends with 1 above the limit. `node bench/markdown.js`

import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { standardLimits } from '../dist/diagnostics/limits.js'
import { profiles } from '../dist/meta/profiles.js'
import { importArticle } from '../dist/pipeline.js'
import { parseMarkdown } from '../dist/read/markdown/parse.js'
import { readMarkdown } from '../dist/read/markdown/read-markdown.js'
import { createRenderer } from '../dist/render/renderer.js'
import { ownTemplates, readTemplates } from '../dist/store/template-folders.js'
import { measure, printTable } from './measure.js'

/** How many times the bare parse the whole journey may cost. */
const limit = 1.3

const profile = profiles.alphanode
const renderer = createRenderer(readTemplates(ownTemplates))
const bare = unified().use(remarkParse).use(remarkGfm).use(remarkRehype).use(rehypeStringify).freeze()
const unguarded = { limits: standardLimits, report: () => {} }

const sentences = [
  'The first useful improvement is usually *visibility*: collect the `response time`, the error rate and the **cache status** before anything is changed.',
  'If those numbers are not available, add a lightweight log line instead of guessing, and compare the result with [the guide](https://example.org/guide "Guide").',
  'Small steps keep the owner, the expected result and the rollback note in the same place, which makes the next change easier to verify.',
  'Change one variable at a time; apply the smallest safe change, clear only the cache that matters, and write down what was seen.',
]

/** A paragraph of three sentences, another one for each number. */
const paragraph = (seed) => `${[0, 1, 2].map((step) => sentences[(seed + step) % sentences.length]).join(' ')}\n\n`
const code = (seed) =>
  `\`\`\`python\nfrom time import perf_counter\n\n\ndef measure_${seed}(handler):\n    started = perf_counter()\n    result = handler()\n    print(f"took {perf_counter() - started:.3f} s")\n    return result\n\`\`\`\n\n`
const list = (seed) =>
  `- measure the *before* state of ${seed}\n- change one variable at a time\n  - a nested item with \`code\`\n  - another one\n- clear only the cache that matters\n\n1. first\n2. second\n3. third\n\n`
const table = (seed) =>
  `| name | value | note |\n| --- | ---: | --- |\n| latency | ${seed}20 ms | p95 |\n| errors | 0.2 % | all routes |\n| **hits** | 91 % | see [log](https://example.org/log) |\n\n`
const rest = (seed) =>
  `![chart ${seed}](https://example.org/${seed}.png "Chart ${seed}")\n\n> A quoted remark, *short*.\n\n`

/** An article of so many sections; every block kind comes as often as in a technical post. */
function article(sections) {
  let text = '# An article about measuring\n\n'
  for (let seed = 0; seed < sections; seed++) {
    text += `## Part ${seed}\n\n${paragraph(seed)}${paragraph(seed + 1)}${paragraph(seed + 2)}`
    text += [code, list, table, rest][seed % 4](seed)
  }
  return text
}

const repeat = (make, count) => Array.from({ length: count }, (_, seed) => make(seed)).join('')

const sources = {
  'article, 5 sections': article(5),
  'article, 12 sections': article(12),
  'article, 30 sections': article(30),
  prose: `# Prose\n\n${repeat(paragraph, 30)}`,
  lists: `# Lists\n\n${repeat(list, 40)}`,
  tables: `# Tables\n\n${repeat(table, 40)}`,
  code: `# Code\n\n${repeat(code, 60)}`,
}

let worst = 0
for (const [name, text] of Object.entries(sources)) {
  const bytes = new TextEncoder().encode(text)
  const piece = { path: 'article.md', bytes, format: 'markdown' }
  const times = await measure({
    bare: () => String(bare.processSync(text)),
    journey: async () => {
      const imported = await importArticle(piece)
      return renderer.page(imported.article, { profile })
    },
    read: () => readMarkdown(text, { path: 'article.md', profile, ...unguarded }),
    parse: () => parseMarkdown(text, 0, unguarded),
  })
  printTable(`${name}, ${(bytes.length / 1000).toFixed(1)} KB`, [
    ['bare remark and rehype', times.bare],
    ['bytes → record → page', times.journey],
    ['  of it: read', times.read],
    ['    of it: parse', times.parse],
  ])
  worst = Math.max(worst, times.journey / times.bare)
}
console.log(`\nat worst ${worst.toFixed(2)} × the bare parse, at most ${limit} allowed`)
if (worst > limit) process.exitCode = 1

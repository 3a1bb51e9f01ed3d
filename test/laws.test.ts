import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import { describe, expect, test } from 'vitest'
import type { Article, Format } from '../src/article/article.ts'
import { Article as ArticleSchema } from '../src/article/article.ts'
import { clean } from '../src/clean/clean.ts'
import { toHtml } from '../src/clean/to-html.ts'
import { createLog } from '../src/diagnostics/report.ts'
import { profiles } from '../src/meta/profiles.ts'
import { type ImportOptions, importSource } from '../src/pipeline.ts'
import { toMarkdown } from '../src/render/to-markdown.ts'
import { toText } from '../src/render/to-text.ts'
import { createWxr } from '../src/render/wxr/to-wxr.ts'
import { fromDom } from '../src/tree/from-dom.ts'
import { root } from '../src/tree/h.ts'
import { parseFragment } from '../src/tree/parse-html.ts'
import { build } from './support/build.ts'
import { firstDifference } from './support/first-difference.ts'
import { importFixture, readFixtures, render } from './support/fixtures.ts'
import { fenced } from './support/said.ts'

/** The laws of `docs/architecture.md`, over every fixture. */
const cases = await Promise.all(
  (await readFixtures()).map(async (fixture) => ({ ...fixture, ...(await importFixture(fixture)), fixture })),
)
const withArticle = cases.flatMap(({ article, ...rest }) => (article ? [{ ...rest, article }] : []))

describe('there is an article exactly when no message is an error', () => {
  test.each(cases)('$name', ({ article, messages }) => {
    expect(article === undefined).toBe(messages.some(({ severity }) => severity === 'error'))
  })
})

describe('reading what we rendered gives the same article', () => {
  for (const kind of ['page', 'fragment'] as const) {
    test.each(withArticle)(`$name as a ${kind}`, async ({ article, options }) => {
      const html = render(article, kind, options)
      const [again] = await importSource('again.html', new TextEncoder().encode(html), { ...options, format: 'html' })
      expect(firstDifference(withoutSource(article), again?.article && withoutSource(again.article))).toBeUndefined()
      expect(again?.article?.source.box).toBe(Object.keys(article.meta.values).length > 0 ? 'exact' : undefined)
    })
  }
})

describe('reading the Markdown we wrote gives the same article', () => {
  test.each(withArticle)('$name', async ({ article, options }) => {
    const again = await readAgain(toMarkdown(article), 'markdown', options)
    expect(firstDifference(inMarkdown(article), again && inMarkdown(again))).toBeUndefined()
  })
})

describe('reading the export we wrote gives the same article', () => {
  test.each(withArticle)('$name', async ({ article, options }) => {
    const wxr = createWxr()
    const { report } = createLog('again', undefined)
    const again = await readAgain(wxr.write(article, profileOf(options), report) + wxr.end(), 'wxr', options)
    expect(firstDifference(withoutSource(article), again && withoutSource(again))).toBeUndefined()
  })
})

describe('reading the text we wrote gives what text can say of the article', () => {
  test.each(withArticle.filter(({ name }) => !(name in unsayable)))('$name', async ({ article, options }) => {
    const again = await readAgain(toText(article, profileOf(options)), 'text', options)
    expect(firstDifference(inText(article), again && inText(again))).toBeUndefined()
  })

  test.each(withArticle.filter(({ name }) => name in unsayable))('$name, but for: see the table', async (fixture) => {
    const { article, options, name } = fixture
    const again = await readAgain(toText(article, profileOf(options)), 'text', options)
    expect(firstDifference(inText(article), again && inText(again))).toContain(unsayable[name])
  })
})

/** Fixtures of which a dump cannot say all (docs/formats.md), with the first place that differs. */
const unsayable: Record<string, string> = {
  'html/article-with-offers': '/text', // the words of a picture over the text may as well be of it
  'html/facts-over': '/outline/0', // a date alone on its line
  'html/callouts': '/outline/0', // a label may as well be a heading
  'html/buttons': '/outline/4', // a question is a heading
  'html/byline-single-name': '/outline/0', // a line with a name and a date may as well be a heading
  'html/code-examples': '/outline/0', // one line of code may as well be a heading
  'html/code-fence': '/outline/0', // one line of a command may as well be a heading
  'html/code-highlighters': '/outline/0', // likewise
  'html/code-named': '/outline/0', // likewise
  'html/code-laid-out': '/text', // a line of code that holds a space alone
  'html/code-in-paragraphs': '/code/0', // a line break at the end of code
  'html/code-titled': '/outline/0', // the title of code
  'html/code-with-blocks': '/text', // a tab in code that may as well be prose
  'html/code-with-images': '/outline/0', // a picture without a caption is a line of text
  'html/date-labelled': '/outline/0', // a date alone on its line
  'html/emphasis': '/text', // a picture without a caption is a line of text
  'html/embeds': '/outline/0', // the title of a film, alone on its line
  'html/formulas': '/outline/0', // a formula alone on its line may as well be a heading
  'html/gallery': '/text', // two texts of a picture that do not repeat each other
  'html/generator-google-docs': '/outline/0', // a short paragraph without a full stop
  'html/images': '/outline/0', // a short paragraph without a full stop
  'html/impossible-width': '/text', // a picture without a caption is a line of text
  'html/infobox': '/outline/0', // the caption of a table, alone on its line
  'html/measured-captions': '/outline/0', // a caption, or a row of a table, alone on its line
  'html/measured-credits': '/text', // two texts of a picture that do not repeat each other
  'html/measured-headings': '/text', // a picture without a caption is a line of text
  'html/obsolete-elements': '/outline/0', // a line of code may as well be a heading
  'html/generator-confluence': '/outline/1', // a short line may as well be a heading
  'html/generator-notion-export': '/outline/0', // likewise
  'html/measured-notes': '/text', // the mark of a footnote loses its brackets
  'html/notes': '/text', // likewise
  'html/measured-short': '/outline/0', // one line of a command may as well be a heading
  'html/tabs': '/outline/0', // the label of a tab, alone on its line
  'html/measured-tables': '/text', // the rows of a table whose first head is empty
  'html/picture-in-list': '/text', // a picture without a caption is a line of text
  'html/stated-lists': '/outline/0', // an amount alone on its line
  'html/wordpress-blocks': '/outline/0', // a caption alone on its line
  'markdown/code-and-figures': '/outline/0', // the caption of code
  'markdown/definition-lists': '/text', // the paragraphs and lists of a definition
  'markdown/footnotes-and-tables': '/text', // the mark of a footnote loses its brackets
  'markdown/wrapped-table': '/text', // a list in a cell
  'markdown/fenced-divs': '/outline/0', // the title of a callout may as well be a heading
  'markdown/mdx': '/outline/0', // the label of a tab, alone on its line
  'markdown/template-code': '/outline/0', // one line of code may as well be a heading
  'markdown/alerts': '/outline/0', // a short line may as well be a heading
  'markdown/containers': '/outline/0', // likewise
  'markdown/heading-ids': '/outline/1', // likewise
  'markdown/notion-export': '/text', // a picture without a caption is a line of text
  'markdown/front-matter': '/meta/values/skipper', // null
  'markdown/raw-html': '/outline/0', // the summary of a disclosure
  'rest/rendered': '/meta/values/rating', // the type of a value that the profile does not know
  'wxr/classic': '/outline/0', // one line of code may as well be a heading
  'wxr/post': '/meta/values/colour', // types of values that the profile does not know
}

describe('rendering what we read again gives the same page', () => {
  test.each(withArticle)('$name', async ({ article, options }) => {
    const page = render(article, 'page', options)
    const [again] = await importSource('again.html', new TextEncoder().encode(page), { ...options, format: 'html' })
    expect(again?.article && render(again.article, 'page', options)).toBe(page)
  })
})

describe('cleaning twice is cleaning once, on trees and on their HTML', () => {
  test.each(withArticle)('$name', ({ article }) => {
    const once = clean(root(fromDom(parseFragment(article.body.html).children)))
    expect(toHtml(once)).toBe(article.body.html)
    expect(clean(once)).toEqual(once)
  })
})

describe('a result survives whole', () => {
  test.each(cases)('$name', async ({ article, messages }) => {
    const imported = { article, messages }
    expect(firstDifference(imported, structuredClone(imported))).toBeUndefined()
    expect(firstDifference(imported, await throughWorker(imported))).toBeUndefined()
    if (!article) return
    const parsed: unknown = JSON.parse(JSON.stringify(article))
    expect(firstDifference(article, parsed)).toBeUndefined()
    expect(firstDifference(article, ArticleSchema.parse(parsed))).toBeUndefined()
  })
})

describe('the article is the same with and without places', () => {
  test.each(cases)('$name', async ({ article, messages, fixture }) => {
    const without = await importFixture(fixture, { places: false })
    expect(firstDifference(article, without.article)).toBeUndefined()
    expect(without.messages).toEqual(messages.map(({ place: _, ...message }) => message))
  })
})

describe('the same bytes give the same bytes', () => {
  test.each(cases)('$name', async ({ article, messages, fixture, options }) => {
    const again = await importFixture(fixture)
    expect(JSON.stringify(again)).toBe(JSON.stringify(article ? { article, messages } : { messages }))
    if (article && again.article) expect(render(again.article, 'page', options)).toBe(render(article, 'page', options))
  })

  test('in another time zone, with another locale', async () => {
    await build()
    const here = await printElsewhere({ TZ: 'UTC', LC_ALL: 'C' })
    const there = await printElsewhere({ TZ: 'Pacific/Chatham', LC_ALL: 'tr_TR.UTF-8' })
    expect(there).toBe(here)
  })
})

async function readAgain(source: string, format: Format, options: ImportOptions): Promise<Article | undefined> {
  const all = await importSource('again', new TextEncoder().encode(source), { ...options, format })
  return all.flatMap(({ article }) => article ?? [])[0]
}

const profileOf = ({ profile = profiles.alphanode }: ImportOptions) => profile

/** What Markdown can say (docs/formats.md). */
const inMarkdown = (article: Article) => fenced(withoutSource(article))

/** What a dump can say (docs/formats.md). */
function inText({ title, authors, categories, tags, body, codeBlocks, images, similar, meta }: Article): unknown {
  return {
    ...(title && { title }),
    ...{ categories, tags, meta },
    authors: authors.map(({ name }) => name),
    outline: body.outline.map(({ text }) => text),
    text: body.text,
    code: codeBlocks.map(({ code }) => code),
    images: images.map(({ alt, caption = '', credit = '' }) => [alt, caption, credit]),
    similar: similar.map(({ title }) => title),
  }
}

function withoutSource({ source: _, ...rest }: Article): Omit<Article, 'source'> {
  return rest
}

/** Sends a value to a worker thread and back. */
function throughWorker(value: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const code = `const { parentPort, workerData } = require('node:worker_threads'); parentPort.postMessage(workerData)`
    new Worker(code, { eval: true, workerData: value }).once('message', resolve).once('error', reject)
  })
}

const run = promisify(execFile)

async function printElsewhere(env: Record<string, string>): Promise<string> {
  const script = fileURLToPath(new URL('./support/print-fixtures.js', import.meta.url))
  const { stdout } = await run(process.execPath, [script], { env: { ...process.env, ...env }, maxBuffer: 1e9 })
  return stdout
}

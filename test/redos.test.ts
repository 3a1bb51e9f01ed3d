import { expect, test } from 'vitest'
import { profiles } from '../src/meta/profiles.ts'
import { importSource } from '../src/pipeline.ts'
import { toMarkdown } from '../src/render/to-markdown.ts'
import { toText } from '../src/render/to-text.ts'
import { renderArticle } from '../src/render-article.ts'
import { item, wxr } from './support/wxr.ts'

/**
 * Texts at which a pattern once began again from each of their characters, 10 ** 11 steps, or whose parts were more than a
 * call takes arguments. A test that does not end has found another one.
 */

const many = 400_000
const nbsp = '\u00a0'
const words = '<p>Low at noon, and high in the evening, as the table on the pier says.</p>'
const page = (content: string, head = '') =>
  `<!doctype html><html><head><title>Tides</title>${head}</head><body><article><h1>Tides</h1>${words}${content}${words}</article></body></html>`

const attacks: [name: string, path: string, source: string][] = [
  ['code that begins like a diff', 'a.html', page(`<pre><code>--- ${'a'.repeat(many)}</code></pre>`)],
  ['marks of a fact', 'a.html', page(`<p itemprop="${'headline '.repeat(many)}">b</p>`)],
  ['relations of a link', 'a.html', page(`<p><a href="/x" rel="${'author '.repeat(many)}">b</a></p>`)],
  [
    'backticks in code',
    'a.html',
    page(`<p><code>${'` '.repeat(many)}</code></p><pre><code>${'` '.repeat(many)}</code></pre>`),
  ],
  ['a class of a note', 'a.html', page(`<p>a <span class="${'footnote-'.repeat(many / 10)}">b</span></p>`)],
  ['breaks inside code', 'a.html', page(`<pre><code>a${'\n'.repeat(many)}b</code></pre>`)],
  [
    'breaks inside code of several elements',
    'a.html',
    page(`<div class="example"><pre>a</pre><code>a${'\n'.repeat(many)}b</code></div>`),
  ],
  ...[
    '<A b={',
    '<A b="',
    '<A>',
    '<A></B>',
    '{',
    '{/*',
    "{'",
    '<Code>{`',
    '<A\n',
    '<></>',
    'export const a = {\n\n',
  ].map((part): [string, string, string] => [`${part} of MDX`, 'a.mdx', part.repeat(many / 10)]),
  ...['a\n: b\n', ': b\n', 'a\n: b\n\n', 'a\n: ```\n'].map((part): [string, string, string] => [
    `${JSON.stringify(part)} of definition lists`,
    'a.md',
    `a\n${part.repeat(many / 20)}`,
  ]),
  ['attributes of links', 'a.md', '![a](b){.c}'.repeat(many / 20)],
  ['an attribute that is long', 'a.md', `![a](b){${'.a '.repeat(many)}}\n\n[c](${'d'.repeat(many)}){`],
  ['divisions', 'a.md', `${'::: {.a}\n'.repeat(many / 20)}:::`],
  ['rows of a wrapped table', 'a.md', `a| b  \n---|---  \n${'c| d\ne  \n'.repeat(many / 20)}`],
  ['wrapped tables', 'a.md', 'a| b\n---|---\nc|\n'.repeat(many / 20)],
  ['lines of metadata that go on', 'a.md', `${'Title: a b c d e f g\n'.repeat(101)}x`],
  ['space inside metadata', 'a.md', `Title: a${' '.repeat(many)}b\nDate: c${'\t '.repeat(many)}d\n\ne`],
  ['lines of a title block', 'a.md', `% a\n${'  b c d e f\n'.repeat(many / 10)}`],
  ['space inside a heading', 'a.md', `# a${' '.repeat(many)}b {#${'c '.repeat(many)}}`],
  ['space before a fence', 'a.html', page(`<p>\`\`\`js</p><p>a<br>${'\t'.repeat(many)}b</p><p>\`\`\`</p>`)],
  ['signs inside a title', 'a.html', page('', `<meta property="og:title" content="Tides ${'|'.repeat(many)}a">`)],
  [
    'space inside a title of metadata',
    'a.html',
    page('', `<meta property="og:title" content="Tides ${'\t'.repeat(many)}a">`),
  ],
  ['space inside a description', 'a.html', page('', `<meta name="description" content="Tides ${'\t'.repeat(many)}a">`)],
  ['signs inside a name', 'a.html', page('', `<meta name="author" content="A. ${'.'.repeat(many)}x">`)],
  [
    'space inside a name of two parts',
    'a.html',
    page('', `<meta name="citation_author" content="a,${nbsp.repeat(many)},">`),
  ],
  [
    'space inside a label of the box',
    'a.html',
    page(`<h2>Post meta</h2><dl><dt>Topic</dt><dd>x</dd><dt>a${nbsp.repeat(many)}b</dt><dd>y</dd></dl>`),
  ],
  ['a line that is all of what a host may be', 'a.html', page(`${words.repeat(20)}<p>a${'1'.repeat(many)} of it.</p>`)],
  ['captions without end', 'a.html', page(`<p>${'[caption a'.repeat(many / 10)}<img src=a.png>x[/caption]</p>`)],
  ['an address of many endings', 'a.html', page(`<img data-src="/.${'.gif#'.repeat(many / 5)} " src="data:,">`)],
  ['a name of stand-ins', 'a.html', page(`<img src="/placeholder${'1x1'.repeat(2_000)}!">`)],
  ['stand-ins without end', 'a.html', page(`<img src="${'_placeholder'.repeat(many / 10)}!">`)],
  [
    'a credit that does not end',
    'a.html',
    page(`<div><img src="a.png"><p>a${' |'.repeat(290)}:</p></div>`.repeat(500)),
  ],
  ['brackets that are escaped', 'a.md', `# Tides\n\n[a]: /b\n\n${'\\['.repeat(many)}\n\n> [a]\n`],
  ['a row of dashes', 'a.md', `# Tides\n\n||\n|${'-'.repeat(many)}x\n`],
  ['titles without end', 'a.xml', wxr([item({ content: words, more: '<title>'.repeat(many / 7) })])],
  ['tags of code without end', 'a.xml', wxr([item({ content: `${words}[a b=c]${'<pre/p'.repeat(many / 6)}` })])],
  ['space inside code of WordPress', 'a.xml', wxr([item({ content: `${words}[code]a;${'\t'.repeat(many)}b[/code]` })])],
]

test.each(attacks)('%s', { timeout: 60_000 }, async (_, path, source) => {
  const imported = await importSource(path, Buffer.from(source))
  const [article] = imported.flatMap(({ article }) => article ?? [])
  if (!article) {
    expect(imported.flatMap(({ messages }) => messages)).toContainEqual(expect.objectContaining({ severity: 'error' }))
    return
  }
  expect(renderArticle(article)).toContain('<article')
  expect(toText(article, profiles.alphanode)).toBeTruthy()
  expect(toMarkdown(article)).toContain('---')
})

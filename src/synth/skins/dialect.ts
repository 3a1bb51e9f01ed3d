/** How the blocks of a body are written: each kind in the way of the editors and highlighters that there are. */

import type { Block, BlockOf } from '../blocks.ts'
import { captionText, inlineHtml } from '../body.ts'
import { html, type Markup, raw } from '../markup.ts'

/** A writer for each kind of block. */
export type Dialect = { [Kind in Block['kind']]: (block: BlockOf<Kind>) => Markup }

/** As somebody writes who knows HTML and nothing else. */
export const plain: Dialect = {
  paragraph: ({ inlines }) => html`<p>${inlines.map(inlineHtml)}</p>`,
  heading: ({ level, text }) => html`<h${level}>${text}</h${level}>`,
  quote: ({ text }) => html`<blockquote><p>${text}</p></blockquote>`,
  code: ({ code, language }) => html`<pre><code class="language-${language}">${code}</code></pre>`,
  list: ({ ordered, items }) => {
    const name = raw(ordered ? 'ol' : 'ul')
    return html`<${name}>\n${items.map((item) => html`  <li>${item}</li>\n`)}</${name}>`
  },
  image: ({ picture }) => html`<figure>
  <img src="${picture.url}" alt="${picture.alt}" width="${picture.width}" height="${picture.height}">
  <figcaption>${captionText(picture)}</figcaption>
</figure>`,
  table: ({ head, rows }) => html`<table>
<thead><tr>${head.map((cell) => html`<th>${cell}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>\n`)}</tbody>
</table>`,
}

/** Writes the blocks one below the other. */
export function writeBlocks(blocks: Block[], dialect: Dialect): Markup[] {
  return blocks.map((block) => html`${writeBlock(block, dialect)}\n\n`)
}

function writeBlock(block: Block, dialect: Dialect): Markup {
  // The kind of the block chooses its own writer, which the type of the table cannot show.
  const write = dialect[block.kind] as (block: Block) => Markup
  return write(block)
}

/** Captions as WordPress wrote them before its block editor. */
export const classicImage: Dialect['image'] = ({ picture }) =>
  html`<div class="wp-caption aligncenter" style="width: 1210px"><img class="size-full" src="${picture.url}" alt="${picture.alt}" width="${picture.width}" height="${picture.height}" /><p class="wp-caption-text">${captionText(picture)}</p></div>`

/** A caption in a paragraph of its own makes none: these are figures of the block editor. */
export const blockImage: Dialect['image'] = ({ picture }) =>
  html`<figure class="wp-block-image size-large"><img loading="lazy" decoding="async" width="${picture.width}" height="${picture.height}" src="${picture.url}" alt="${picture.alt}" srcset="${picture.url}?w=300 300w, ${picture.url}?w=1200 1200w" sizes="(max-width: 1200px) 100vw, 1200px" /><figcaption class="wp-element-caption">${captionText(picture)}</figcaption></figure>`

/** An image whose address a script moves into place; a pixel stands in it until then. */
export const lazyImage: Dialect['image'] = ({ picture }) =>
  html`<figure class="wp-block-image"><img class="lazyload" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==" data-src="${picture.url}" alt="${picture.alt}" width="${picture.width}" height="${picture.height}"><noscript><img src="${picture.url}" alt="${picture.alt}"></noscript><figcaption>${captionText(picture)}</figcaption></figure>`

/** The words of a line of code as a highlighter cuts them. */
function tokens(line: string, className: string): Markup[] {
  const parts = line.split(/([A-Za-z_]+)/)
  return parts.map((part, place) => (place % 2 === 1 ? html`<span class="${className}">${part}</span>` : html`${part}`))
}

const tokenLines = (code: string, className: string) =>
  code.split('\n').map((line, place) => html`${place > 0 && raw('\n')}${tokens(line, className)}`)

/** Prism: a class on both elements, and a button to copy. */
export const prismCode: Dialect['code'] = ({ code, language }) =>
  html`<div class="code-toolbar"><pre class="language-${language}"><code class="language-${language}">${tokenLines(code, 'token keyword')}</code></pre><div class="toolbar"><div class="toolbar-item"><button type="button" class="copy-to-clipboard-button">Copy</button></div></div></div>`

/** highlight.js. */
export const hljsCode: Dialect['code'] = ({ code, language }) =>
  html`<pre><code class="hljs language-${language}">${tokenLines(code, 'hljs-keyword')}</code></pre>`

/** Rouge, as Jekyll writes it. */
export const rougeCode: Dialect['code'] = ({ code, language }) =>
  html`<div class="language-${language} highlighter-rouge"><div class="highlight"><pre class="highlight"><code>${tokenLines(code, 'n')}\n</code></pre></div></div>`

/** Chroma with line numbers in a table, as Hugo writes it. */
export const chromaCode: Dialect['code'] = ({ code, language }) => {
  const numbers = code.split('\n').map((_, place) => html`<span class="lnt">${place + 1}\n</span>`)
  return html`<div class="highlight"><div class="chroma"><table class="lntable"><tr><td class="lntd"><pre tabindex="0" class="chroma"><code>${numbers}</code></pre></td><td class="lntd"><pre tabindex="0" class="chroma"><code class="language-${language}" data-lang="${language}">${code.split('\n').map((line) => html`<span class="line"><span class="cl">${tokens(line, 'nx')}\n</span></span>`)}</code></pre></td></tr></table></div></div>`
}

/** SyntaxHighlighter Evolved before its script ran. */
export const brushCode: Dialect['code'] = ({ code, language }) =>
  html`<pre class="brush: ${language}; title: ; notranslate" title="">\n${code}\n</pre>`

/** Code without any word on its language. */
export const bareCode: Dialect['code'] = ({ code }) => html`<pre>${code}</pre>`

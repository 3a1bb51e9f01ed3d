/** Blocks → the body of a record, written without the importer's own writers, so that truth does not copy their mistakes. */

import type { Body, CodeBlock, Image } from '../article/article.ts'
import { countWords } from '../extract/count-words.ts'
import { createIdMaker } from '../extract/headings.ts'
import { type Block, blocksOf, type Inline, type Picture } from './blocks.ts'
import { html, joinMarkup, type Markup, raw } from './markup.ts'

export function toBody(blocks: Block[]): Body {
  const text = blocks.flatMap(textsOf).join('\n\n')
  const makeId = createIdMaker()
  const headings = blocksOf(blocks, 'heading').map(({ level, text }) => ({ level, text, id: makeId(text) }))
  const ids = headings.map(({ id }) => id).values()
  return {
    html: joinMarkup(
      blocks.map((block) => blockHtml(block, () => ids.next().value ?? '')),
      '\n',
    ),
    text,
    outline: headings,
    words: countWords(text),
    paragraphs: blocksOf(blocks, 'paragraph').length,
  }
}

export function toCodeBlocks(blocks: Block[]): CodeBlock[] {
  return blocksOf(blocks, 'code').map(({ code, language }) => ({ code, language, languageFrom: 'class' }))
}

export function toImages(blocks: Block[]): Image[] {
  return blocksOf(blocks, 'image').map(({ picture: { url, ...picture } }) => ({ src: url, ...picture }))
}

/** How a caption shows who the image is from. */
export function captionText({ caption, credit }: Picture): string {
  return `${caption}. image source: ${credit}`
}

export function inlineText(inlines: Inline[]): string {
  return inlines.map(({ text }) => text).join('')
}

/** The texts that stand on lines of their own. */
function textsOf(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [inlineText(block.inlines)]
    case 'heading':
    case 'quote':
      return [block.text]
    case 'code':
      return [block.code]
    case 'list':
      return block.items
    case 'image':
      return [captionText(block.picture)]
    case 'table':
      return [block.head, ...block.rows].map((row) => row.join(' '))
  }
}

function blockHtml(block: Block, nextId: () => string): Markup {
  switch (block.kind) {
    case 'paragraph':
      return html`<p>${block.inlines.map(inlineHtml)}</p>`
    case 'heading':
      return html`<h${block.level} id="${nextId()}">${block.text}</h${block.level}>`
    case 'quote':
      return html`<blockquote><p>${block.text}</p></blockquote>`
    case 'code':
      return html`<pre><code class="language-${block.language}" data-language-from="class">${block.code}</code></pre>`
    case 'list': {
      const name = raw(block.ordered ? 'ol' : 'ul')
      return html`<${name}>${block.items.map((item) => html`<li>${item}</li>`)}</${name}>`
    }
    case 'image': {
      const { url, alt, width, height } = block.picture
      const caption = captionText(block.picture)
      return html`<figure><img src="${url}" alt="${alt}" width="${width}" height="${height}"><figcaption>${caption}</figcaption></figure>`
    }
    case 'table': {
      const head = block.head.map((cell) => html`<th>${cell}</th>`)
      const rows = block.rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)
      return html`<table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`
    }
  }
}

/** How inline elements are called. */
const inlineNames = { emphasis: raw('em'), strong: raw('strong'), code: raw('code') }

/** One piece of a paragraph as canonical HTML, which is what most pages write too. */
export function inlineHtml(inline: Inline): Markup {
  if (inline.kind === 'text') return html`${inline.text}`
  if (inline.kind === 'link') return html`<a href="${inline.url}">${inline.text}</a>`
  const name = inlineNames[inline.kind]
  return html`<${name}>${inline.text}</${name}>`
}

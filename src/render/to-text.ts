/** Articles → plain text in the dialect of page dumps, which `read/text` reads. */

import type { ElementContent } from 'hast'
import type { Article } from '../article/article.ts'
import type { Profile } from '../meta/profile.ts'
import { fromDom } from '../tree/from-dom.ts'
import { isElement } from '../tree/h.ts'
import { parseFragment } from '../tree/parse-html.ts'
import { fold } from '../tree/text.ts'
import { textBlocks } from './text-blocks.ts'
import { textBox } from './text-box.ts'

/**
 * Writes an article as such a dump: an empty line between blocks, images as the lines of their texts, the box as rows
 * in which label and value run together. Ends with a line break.
 *
 * What the format cannot say is lost when the text is read again (`docs/formats.md` lists it): identity, language,
 * status and the dates of changes; URLs of links and of images that the box does not name; levels of headings, emphasis
 * and quotations; the language of code; `null`, and the types of values whose keys the profile does not know.
 */
export function toText(article: Article, profile: Profile): string {
  const { title, authors, publishedAt, categories, tags, body, similar, meta } = article
  const nodes = fromDom(parseFragment(body.html).children)
  const featured = categories.length > 0 ? featuredAlt(nodes) : undefined
  const bylines = [...authors.map(({ name }) => `By ${fold(name)}`), ...(publishedAt ? [publishedAt] : [])]
  const parts = [
    categories.length > 0 && [...(featured ? [featured] : []), namesLine(categories)].join('\n'),
    title && fold(title),
    bylines.length > 0 && bylines.join('\n'),
    ...textBlocks(featured ? nodes.slice(1) : nodes),
    ...textBox(meta, profile),
    tags.length > 0 && `Post Tags: ${tags.map((tag) => `#${fold(tag)}`).join('')}`,
    ...(similar.length > 0 ? ['Similar Posts', ...similar.map((post) => fold(post.title))] : []),
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

/** The alternative text of a first image without a caption: dumps have it above the categories. */
function featuredAlt([first]: ElementContent[]): string | undefined {
  const only = isElement(first, 'figure') && first.children.length === 1 ? first.children[0] : first
  return isElement(only, 'img') ? fold(String(only.properties.alt ?? '')) || undefined : undefined
}

/** `Backend | Engineering`; a bar after a single name tells it from a title. */
function namesLine(names: string[]): string {
  return names.length === 1 ? `${fold(names[0] ?? '')} |` : names.map(fold).join(' | ')
}

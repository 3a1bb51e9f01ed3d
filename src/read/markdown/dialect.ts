/** The Markdown that is read: CommonMark with GitHub's tables, footnotes, strikethrough, task lists and bare URLs. */

import type { Root as HastRoot } from 'hast'
import type { Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { type Processor, unified } from 'unified'
import { mayHoldBareUrl } from './bare-urls.ts'
import { footnoteReference } from './footnotes.ts'
import { list, listItem } from './lists.ts'
import { ready } from './ready/ready.ts'

const urlConstructs = new Set(['wwwAutolink', 'protocolAutolink', 'emailAutolink'])

/** Text → mdast, and by `toHast` mdast → hast with raw HTML as `raw` nodes. */
export const markdown = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(withoutTransforms)
  .use(remarkRehype, { allowDangerousHtml: true, handlers: { footnoteReference, list, listItem, ready } })
  .freeze()

/** The same without bare URLs. */
const withoutUrls = markdown().use(withoutUrlConstructs).freeze()

/** Text → mdast. */
export type Parse = (source: string) => Root

/** Parses Markdown with what it needs. */
export const parse: Parse = (source) => (mayHoldBareUrl(source) ? markdown : withoutUrls).parse(source)

/** Parses Markdown in which bare URLs are text, as in CommonMark. */
export const parseWithoutUrls: Parse = (source) => withoutUrls.parse(source)

/**
 * Takes off the search for bare URLs in the finished tree: it makes links of escaped ones too, finds hardly any that
 * the parser has not, and costs a sixth of the parse (bench/markdown.js).
 */
function withoutTransforms(this: Processor): void {
  const data = this.data()
  const extensions = (data.fromMarkdownExtensions ?? []).flat()
  data.fromMarkdownExtensions = extensions.map((extension) => ({ ...extension, transforms: [] }))
}

/** Takes the constructs for bare URLs out of the extensions of the parser. */
function withoutUrlConstructs(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map((extension) => {
    const text = Object.entries(extension.text ?? {}).map(([code, constructs]) => [
      code,
      [constructs].flat().filter((construct) => !urlConstructs.has(construct?.name ?? '')),
    ])
    return { ...extension, text: Object.fromEntries(text) }
  })
}

export function toHast(tree: Root): HastRoot {
  return markdown.runSync(tree)
}

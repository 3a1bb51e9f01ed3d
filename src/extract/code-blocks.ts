/** The code blocks of a body. */

import type { Element, Root } from 'hast'
import { type CodeBlock, LanguageSource } from '../article/article.ts'
import { isElement } from '../tree/h.ts'
import { lineText, rawText } from '../tree/text.ts'

/** The blocks of code in document order, verbatim, with the caption of the figure round them. */
export function codeBlocks(tree: Root): CodeBlock[] {
  const found: CodeBlock[] = []
  collect(tree, undefined, found)
  return found
}

function collect(node: Root | Element, caption: string | undefined, found: CodeBlock[]): void {
  for (const child of node.children) {
    if (!isElement(child)) continue
    if (child.tagName === 'pre') found.push(codeBlock(child, caption))
    else collect(child, child.tagName === 'figure' ? captionOf(child) : caption, found)
  }
}

function codeBlock(pre: Element, caption: string | undefined): CodeBlock {
  const code = pre.children.find((child): child is Element => isElement(child, 'code'))
  const language = languageOf(code)
  const from = LanguageSource.safeParse(code?.properties.dataLanguageFrom)
  return {
    code: rawText(pre),
    ...(language && { language, languageFrom: from.success ? from.data : 'class' }),
    ...(caption && { caption }),
  }
}

function languageOf(code: Element | undefined): string | undefined {
  const classes = code?.properties.className
  const named = Array.isArray(classes) ? classes.find((name) => String(name).startsWith('language-')) : undefined
  return named === undefined ? undefined : String(named).slice('language-'.length)
}

/** The text of a figure's own caption. */
export function captionOf(figure: Element): string | undefined {
  const caption = figure.children.find((child): child is Element => isElement(child, 'figcaption'))
  return (caption && lineText(caption)) || undefined
}

/** The code blocks of a body. */

import type { Element, Root } from 'hast'
import { type CodeBlock, LanguageSource } from '../article/article.ts'
import { isElement } from '../tree/h.ts'
import { rawText } from '../tree/text.ts'
import { captioned } from './captions.ts'

/** The blocks of code in document order, verbatim, with their captions. */
export function codeBlocks(tree: Root): CodeBlock[] {
  return captioned(tree, 'pre').map(({ element, caption }) => codeBlock(element, caption))
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

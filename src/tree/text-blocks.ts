/** Blocks, and those of text. */

import type { Element, ElementContent } from 'hast'
import { isElement } from './h.ts'
import { isBreakOrBlank } from './line-breaks.ts'
import { breaksText } from './text.ts'

export const headings: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
/** Blocks of text, which a parser never leaves inside each other. */
export const textBlocks: ReadonlySet<string> = new Set(['p', ...headings])

export const isEmptyParagraph = (node: ElementContent) => isElement(node, 'p') && node.children.every(isBreakOrBlank)

export const isBlockNode = (node: ElementContent): node is Element => isElement(node) && breaksText(node.tagName)

/** Whether a block may take an id: it has none, and is no code, which has no attributes. */
export const takesId = ({ tagName, properties }: Element) => properties.id === undefined && tagName !== 'pre'

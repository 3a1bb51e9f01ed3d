/** Footnotes: their marks in the text, and the notes as a list at the end of the body. */

import type { Element, ElementContent, Root } from 'hast'
import type { FootnoteReference } from 'mdast'
import { defaultHandlers } from 'remark-rehype'
import { isElement, text } from '../../tree/h.ts'
import type { State } from './state.ts'

/** A mark as the default makes it; a mark whose note is missing is text. */
export function footnoteReference(state: State, node: FootnoteReference): ElementContent {
  if (!state.footnoteById.has(node.identifier.toUpperCase())) return text(`[^${node.label ?? node.identifier}]`)
  return defaultHandlers.footnoteReference(state, node)
}

/** Whether an element is the section that mdast-util-to-hast puts the notes into. */
export function isNotes(node: Root['children'][number]): node is Element {
  return isElement(node, 'section') && node.properties.dataFootnotes === true
}

/** The list of notes alone: a heading and arrows back to the text are no part of what was written. */
export function notesOf(section: Element): Element[] {
  return section.children.filter((node) => isElement(node, 'ol'))
}

/** Whether an element is an arrow from a note back to its mark. */
export function isArrowBack(node: Element): boolean {
  return node.properties.dataFootnoteBackref !== undefined
}

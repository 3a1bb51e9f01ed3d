/** The body of a Markdown source as a tree in canonical vocabulary. */

import type { Element, Root } from 'hast'
import type { Nodes } from 'mdast'
import type { Guard } from '../../diagnostics/guard.ts'
import { isElement, root } from '../../tree/h.ts'
import { closeRaw } from './close-raw.ts'
import { toHast } from './dialect.ts'
import { isNotes, notesOf } from './footnotes.ts'
import { parseMarkdown } from './parse.ts'
import { weaveRaw } from './raw-html.ts'
import { limitReferences } from './references.ts'
import { shape } from './shape.ts'

export interface MarkdownBody {
  body: Root
  /** The list of footnotes, which stands after the body. */
  notes: Element[]
}

/** Reads Markdown that begins at `offset` of its file. */
export function toBody(source: string, offset: number, guard: Guard): MarkdownBody {
  const { report } = guard
  const tree = limitReferences(parseMarkdown(source, offset, guard), source.length, guard)
  const hast = toHast(tree)
  const woven = hasRaw(tree) ? weaveRaw(closeRaw(hast, report), guard) : hast
  const notes = woven.children.filter(isNotes)
  const body = root(woven.children.filter((node) => !isNotes(node)))
  return { body: shape(body, report), notes: shape(root(notes.flatMap(notesOf)), report).children.filter(isList) }
}

const isList = (node: Root['children'][number]): node is Element => isElement(node, 'ol')

function hasRaw(node: Nodes): boolean {
  return node.type === 'html' || ('children' in node && node.children.some(hasRaw))
}

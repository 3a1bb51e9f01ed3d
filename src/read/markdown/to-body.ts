/** The body of a Markdown source as a tree in canonical vocabulary. */

import type { Element, Root } from 'hast'
import type { Root as MdastRoot } from 'mdast'
import type { Guard } from '../../diagnostics/guard.ts'
import { isElement, root } from '../../tree/h.ts'
import { closeRaw } from './close-raw.ts'
import { toHast } from './dialect.ts'
import { isNotes, notesOf } from './footnotes.ts'
import { reportLostCells } from './lost-cells.ts'
import { parseMarkdown } from './parse.ts'
import { weaveRaw } from './raw-html.ts'
import { holdsHtml, readyHast, settleHtml } from './ready/ready.ts'
import { limitReferences } from './references.ts'
import { shape } from './shape.ts'

export interface MarkdownBody {
  body: Root
  /** The list of footnotes, which stands after the body. */
  notes: Element[]
}

/** Reads Markdown that begins at `offset` of its file. */
export function toBody(source: string, offset: number, guard: Guard): MarkdownBody {
  return treeToBody(limitReferences(parseMarkdown(source, offset, guard), source.length, guard), guard)
}

/** The body that a tree of mdast is. */
export function treeToBody(parsed: MdastRoot, guard: Guard): MarkdownBody {
  const { limits, report } = guard
  reportLostCells(parsed, report)
  const tree = settleHtml(parsed, limits)
  const hast = readyHast(tree) ?? toHast(tree)
  const woven = holdsHtml(tree) ? weaveRaw(closeRaw(hast, report), guard) : hast
  const notes = woven.children.filter(isNotes)
  const body = root(woven.children.filter((node) => !isNotes(node)))
  return { body: shape(body, report), notes: shape(root(notes.flatMap(notesOf)), report).children.filter(isList) }
}

const isList = (node: Root['children'][number]): node is Element => isElement(node, 'ol')

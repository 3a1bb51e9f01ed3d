/** Ids that a heading states behind its words, as Pandoc, kramdown, Hugo and Docusaurus read them: `## Title {#id}`. */

import type { Element } from 'hast'
import { text } from '../../tree/h.ts'

/** With classes and other attributes behind the id, if there are any. */
const attributes = /^\{#([\p{L}\p{N}_:.-]{1,200})(?:[ \t][^{}]{0,500})?\}[ \t]*$/u

/** The heading with its id as an attribute; nothing if it states none. */
export function readHeadingId(heading: Element): Element | undefined {
  const last = heading.children.at(-1)
  if (last?.type !== 'text') return undefined
  const at = last.value.lastIndexOf('{#')
  const [, id] = (at >= 0 && attributes.exec(last.value.slice(at))) || []
  if (id === undefined) return undefined
  const children = [...heading.children.slice(0, -1), text(last.value.slice(0, at).trimEnd())]
  return { ...heading, properties: { ...heading.properties, id }, children }
}

/** The parts of a page that are not the article. */

import type { Element } from 'domhandler'
import { classMarks, idMarks } from './marks.ts'

const outside = new Set(
  'head script style svg template noscript nav footer aside form select button textarea a'.split(' '),
)

/** Whether the text of an element may be the article's: it is not linked, navigation or another part of the page. */
export function isRead(element: Element): boolean {
  if (outside.has(element.name)) return false
  const { id, class: className } = element.attribs
  if (id && isApart(idMarks.get(id.toLowerCase()))) return false
  return !classMarks.in(className).some(isApart)
}

const isApart = (mark: object | undefined) => mark !== undefined && 'apart' in mark

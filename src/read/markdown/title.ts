/** The title of a Markdown article that stands in its body. */

import type { Element, ElementContent, Root } from 'hast'
import { element, isElement, root } from '../../tree/h.ts'
import { fold, lineText } from '../../tree/text.ts'
import { holdsSome } from '../html/shape-context.ts'

export interface Titled {
  title: string | undefined
  body: Root
  /** Index of the first node of the body behind the heading that was taken; 0 if there was none. */
  behind: number
}

/**
 * Takes the heading that is the title out of a body: an `h1` before all other headings, if it stands before all else
 * or is the only one. Beside a title that is `known` only a heading of the same words is taken. Its pictures, such as
 * badges, stay where it stood, for a title is text.
 */
export function takeTitle(whole: Root, known?: string): Titled {
  const body = opened(whole)
  const headings = body.children.filter((node): node is Element => isElement(node) && /^h[1-6]$/.test(node.tagName))
  const [first] = headings
  const words = first?.tagName === 'h1' ? lineText(first) : ''
  const isTitle = known === undefined ? isAlone(headings, body) : words === fold(known)
  if (!first || words === '' || !isTitle) return { title: known, body: whole, behind: 0 }
  const at = body.children.indexOf(first)
  const pictures = picturesOf(first)
  return {
    title: known ?? words,
    body: root([...body.children.slice(0, at), ...pictures, ...body.children.slice(at + 1)]),
    behind: at + pictures.length,
  }
}

/** A body without the elements of pages that some of its parts stand in, as Pandoc and writers of raw HTML keep them. */
function opened(body: Root): Root {
  if (!body.children.some(isFrame)) return body
  return root(body.children.flatMap((node) => (isFrame(node) ? opened(root(node.children)).children : [node])))
}

const frames = new Set(['div', 'section', 'article', 'main', 'header', 'hgroup'])
const isFrame = (node: Root['children'][number]): node is Element => isElement(node) && frames.has(node.tagName)

/** A paragraph of what shows pictures in a heading, with the links round them; nothing if there are none. */
function picturesOf(heading: Element): Element[] {
  const pictures = heading.children.filter(holdsPicture)
  return pictures.length === 0 ? [] : [element('p', {}, pictures)]
}

function holdsPicture(node: ElementContent): boolean {
  return isElement(node) && (isImage(node) || holdsSome(node, isImage))
}

const isImage = ({ tagName }: Element) => tagName === 'img'

function isAlone(headings: Element[], body: Root): boolean {
  const isOnly = headings.filter(({ tagName }) => tagName === 'h1').length === 1
  return isOnly || body.children.find((node) => isElement(node)) === headings[0]
}

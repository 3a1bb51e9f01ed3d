/** Images that stand in a block of code, which itself holds nothing but text. */

import type { Element, ElementContent } from 'hast'
import type { Report } from '../../diagnostics/report.ts'
import { append } from '../../tree/append.ts'
import { element, isElement } from '../../tree/h.ts'
import { spanOf } from '../../tree/span-of.ts'
import { lineText } from '../../tree/text.ts'
import { isBesideCode } from './code-text.ts'
import { findBelow, holdsSome } from './shape-context.ts'

/** Gives an image, or the text that it stands for, or nothing. */
export type ReadImage = (image: Element) => ElementContent[]

export interface CodeParts {
  /** The code without its images. */
  code: ElementContent[]
  images: ElementContent[]
}

/** Parts the images in a block of code from its text; links round them come along. */
export function partImages(pre: Element, read: ReadImage): CodeParts {
  if (!holdsSome(pre, isImage)) return { code: pre.children, images: [] }
  const images: ElementContent[] = []
  const visit = (node: ElementContent): ElementContent[] => {
    if (!isElement(node) || isBesideCode(node)) return [node]
    const shown = isImage(node) ? read(node) : isLinkRound(node) ? [linkRound(node, read)] : undefined
    if (!shown) return [{ ...node, children: node.children.flatMap(visit) }]
    append(
      images,
      shown.filter((each) => isElement(each)),
    )
    return shown.filter((each) => !isElement(each))
  }
  return { code: pre.children.flatMap(visit), images }
}

/** The block, if there is code, and behind it its images, which a message tells. */
export function withImages(block: Element, pre: Element, images: ElementContent[], report: Report): ElementContent[] {
  if (images.length === 0) return [block]
  report('read/image-in-code', { count: images.length }, { at: spanOf(pre) })
  const behind = images.map((image) => element('p', {}, [image]))
  return lineText(block) ? [block, ...behind] : behind
}

const isImage = ({ tagName }: Element) => tagName === 'img' || tagName === 'picture'

const isLinkRound = (node: Element) => node.tagName === 'a' && lineText(node) === '' && holdsSome(node, isImage)

function linkRound(link: Element, read: ReadImage): Element {
  return { ...link, children: findBelow(link, isImage).flatMap(read) }
}

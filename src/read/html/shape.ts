/** Gives code, images and embeds of a body their canonical form; what else there is stays as it is. */

import type { Element, ElementContent, Properties, Root } from 'hast'
import { isElement, root } from '../../tree/h.ts'
import { spanOf } from '../../tree/span-of.ts'
import { lineText } from '../../tree/text.ts'
import { joinBrokenCode } from './broken-code.ts'
import { readCallout } from './callouts.ts'
import { readCode } from './code.ts'
import { pictureOf, readEmbed } from './embeds.ts'
import { joinFences } from './fences.ts'
import { joinCaptionShortcodes, readFigure } from './figures.ts'
import { readFormula } from './formulas.ts'
import { isDecoy, readImage, readPicture } from './images.ts'
import { joinPastedLists } from './pasted-lists.ts'
import { findBelow, type ShapeContext } from './shape-context.ts'
import { absoluteUrl } from './urls.ts'

/** Shapes a body. Returns a new tree; recurses as deep as the given one. */
export function shape(tree: Root, context: ShapeContext): Root {
  const content = tree.children.filter((node): node is ElementContent => node.type !== 'doctype')
  return root(shapeAll(content, context))
}

function shapeAll(children: ElementContent[], context: ShapeContext): ElementContent[] {
  const shaped = withoutNoscript(children, context).flatMap((child) =>
    isElement(child) ? shapeOne(child, context) : [child],
  )
  return joinCaptionShortcodes(joinFences(joinBrokenCode(joinPastedLists(shaped), context), context))
}

function shapeOne(node: Element, context: ShapeContext): ElementContent[] {
  const code = readCode(node, context)
  if (code) return code
  const formula = readFormula(node, context)
  if (formula) return formula
  if (node.tagName === 'img') return readImage(node, context)
  // Words in a picture are shown beside it.
  if (node.tagName === 'picture' && lineText(node) === '') return readPicture(node, context)
  const pictured = pictureOf(node)
  if (pictured) return readImage(pictured, context)
  const embed = readEmbed(node, context)
  if (embed) return embed
  if (node.children.length === 0) return [node]
  const callout = readCallout(node)
  if (callout) return [{ ...callout, children: shapeAll(callout.children, context) }]
  const shaped = { ...node, properties: properties(node, context), children: shapeAll(node.children, context) }
  return readFigure(shaped) ?? [shaped]
}

/** Links lead to where they led on the page; those within it stay. Code within a line has no language. */
function properties({ tagName, properties }: Element, { base }: ShapeContext): Properties {
  const { href } = properties
  if (tagName === 'code') return { ...properties, className: undefined }
  if (tagName !== 'a' || typeof href !== 'string' || href.startsWith('#')) return properties
  return { ...properties, href: absoluteUrl(href, base) }
}

/**
 * Scripts that load images late leave a copy for browsers without script in a `noscript` beside the image. It takes the
 * image's place if that is only a stand-in; a copy that stands alone is the image; any other is dropped. Their words are
 * no reader's.
 */
function withoutNoscript(children: ElementContent[], { drop }: ShapeContext): ElementContent[] {
  if (!children.some((child) => isElement(child, 'noscript'))) return children
  const nodes = children.filter((child) => isElement(child) || child.type !== 'text' || child.value.trim() !== '')
  const replaced = new Map<ElementContent, ElementContent[]>()
  nodes.forEach((node, index) => {
    if (!isElement(node, 'noscript')) return
    if (lineText(node) !== '') drop('words for browsers without script', spanOf(node))
    const copies = imagesIn(node)
    const beside = [nodes[index - 1], nodes[index + 1]].find((near) => near && imagesIn(near).length > 0)
    const [image] = beside ? imagesIn(beside) : []
    if (beside && image && isDecoy(image) && copies.length > 0) replaced.set(beside, copies)
    replaced.set(node, beside ? [] : copies)
  })
  return children.flatMap((child) => replaced.get(child) ?? [child])
}

function imagesIn(node: ElementContent): Element[] {
  if (!isElement(node)) return []
  return node.tagName === 'img' ? [node] : findBelow(node, ({ tagName }) => tagName === 'img')
}

/** Images with their captions, and galleries → `figure` and `figcaption`. */

import type { Element, ElementContent } from 'hast'
import { element, isElement, text } from '../../tree/h.ts'
import { isBlockElement, lineText } from '../../tree/text.ts'
import { longestCredit, saysCaption, saysCredit, saysFigure } from './caption-marks.ts'
import { hasClass } from './code-text.ts'
import { findBelow, holds, holdsSome } from './shape-context.ts'

const galleryClasses = new Set(
  'gallery wp-block-gallery blocks-gallery-grid tiled-gallery wp-block-jetpack-tiled-gallery kg-gallery-container wp-block-jetpack-slideshow'.split(
    ' ',
  ),
)
/** What may stand round one image and its caption; a `dl` is an item of WordPress' older galleries. */
const holders = new Set('figure div span p table dl li center'.split(' '))

const isImage = (node: Element) => node.tagName === 'img'
const classOf = ({ properties: { className } }: Element) => (Array.isArray(className) ? className.join(' ') : undefined)
const isMarked = (node: Element) => saysCaption(classOf(node))
/** Whether all that an element says is of its picture. */
const isOfPicture = (node: Element) => node.tagName === 'figure' || isMarked(node) || saysFigure(classOf(node))
/** What a class calls a caption may be what stands round it and the picture. */
const isCaption = (node: Element) => node.tagName === 'figcaption' || (isMarked(node) && !holdsSome(node, isImage))
/** Looks at the first text alone, for all that stands round a picture is asked. */
const isCredit = ({ children: [first] }: Element) => first?.type === 'text' && saysCredit(first.value)
const isTextOrImage = (node: ElementContent) =>
  node.type === 'text' ? node.value.trim() !== '' : isElement(node) && (isImage(node) || holdsSome(node, isImage))

/** The figure that an element is, its children being shaped already; `undefined` if it is none. */
export function readFigure(node: Element): ElementContent[] | undefined {
  if (hasClass(node, galleryClasses)) return readGallery(node)
  if (!holders.has(node.tagName)) return undefined
  const [image, second] = findBelow(node, isImage, 2)
  if (!image) return node.tagName === 'figure' ? [withoutImage(node)] : undefined
  if (second) return node.tagName === 'figure' ? readGallery(node) : undefined
  const picture = pictureOf(node, image)
  const length = textLength(node)
  const captions = captionsOf(node, image, length)
  const isWhole = length <= captions.reduce((sum, caption) => sum + textLength(caption), textLength(image))
  if (node.tagName === 'figure') return [isWhole ? figure(picture, captions) : asWrapper(node)]
  const isRound = captions.length > 0 && !isElement(node.children.find(isElement), 'figure')
  // Else it is a part of the text, such as a card.
  if (!isRound || !isWhole) return undefined
  return [node.tagName === 'li' ? { ...node, children: [figure(picture, captions)] } : figure(picture, captions)]
}

/** The captions beside a picture: those that are marked and what begins as a credit does, or all that a figure says. */
function captionsOf(node: Element, image: Element, length: number): Element[] {
  const mayBeCredit = length <= longestCredit
  const captions = findBelow(node, (inner) => isCaption(inner) || (mayBeCredit && isCredit(inner))).filter(
    (caption) => !holds(caption, image),
  )
  if (captions.some(isCaption) || !isOfPicture(node)) return captions
  const bare = bareCaption(node, image)
  return bare ? [bare] : captions
}

/** What may have a caption besides images. */
const captioned = new Set(['table', 'pre', 'blockquote', 'ul', 'ol'])

/** A figure round a table or a quotation stays one; round anything else, such as the link in place of a film, it only groups. */
function withoutImage(node: Element): Element {
  if (holdsSome(node, ({ tagName }) => captioned.has(tagName))) return { ...node, properties: {} }
  const children = node.children.map((child) => (isElement(child, 'figcaption') ? { ...child, tagName: 'p' } : child))
  return { ...asWrapper(node), children }
}

/** Text that stands in a figure beside its picture is its caption: in no block, or a little in plain ones. */
function bareCaption(node: Element, image: Element): Element | undefined {
  const words = node.children.filter((child) => !(isElement(child) && holds(child, image)))
  const isPlain = (child: ElementContent): boolean =>
    !isBlockElement(child) || (plainBlocks.has(child.tagName) && child.children.every(isPlain))
  const isText = !words.some(isBlockElement)
  const isShort = words.reduce((sum, child) => sum + textLength(child), 0) <= longestBare
  if (words.length === 0 || !(isText || (isShort && words.every(isPlain)))) return undefined
  return element('figcaption', {}, words.flatMap(withoutBlocks))
}

const plainBlocks = new Set(['div', 'p'])

/** Characters of text in blocks beside a picture: more is text of the article, into which the figure fell open. */
const longestBare = 300

/** What stands in blocks, parted by spaces. */
function withoutBlocks(node: ElementContent): ElementContent[] {
  if (!isBlockElement(node)) return [node]
  return [text(' '), ...node.children.flatMap(withoutBlocks), text(' ')]
}

/** A figure that holds more than it should, because its end was lost, only groups. */
function asWrapper(node: Element): Element {
  return { ...node, tagName: 'div' }
}

/** Characters of text below a node, without white space. */
function textLength(node: ElementContent): number {
  if (node.type === 'text') return node.value.replace(/\s+/g, '').length
  if (node.type !== 'element') return 0
  let length = 0
  for (const child of node.children) length += textLength(child)
  return length
}

/** The image in the link that stands round it, if one does. */
function pictureOf(node: Element, image: Element): Element {
  const [link] = findBelow(node, ({ tagName }) => tagName === 'a').filter((found) => holds(found, image))
  return link ? { ...link, children: [image] } : image
}

/** A figure with one caption, which says all that several do. */
function figure(picture: Element, captions: Element[] = []): Element {
  const told = new Map(captions.map((caption) => [lineText(caption), caption.children]))
  told.delete('')
  const words = [...told.values()].flatMap((children, index) => (index > 0 ? [text(' '), ...children] : children))
  return element('figure', {}, [picture, ...(words.length > 0 ? [element('figcaption', {}, words)] : [])])
}

/**
 * A gallery is a figure of figures; its own caption is that which no item holds. What stands in it after its pictures
 * is text that fell into it because its end was lost, and follows it.
 */
function readGallery(node: Element): ElementContent[] | undefined {
  const after = node.children.findIndex((child) => !isPartOfGallery(child))
  const parts = { ...node, children: after < 0 ? node.children : node.children.slice(0, after) }
  const rest = after < 0 ? [] : node.children.slice(after)
  const items = itemsOf(parts)
  if (items.length === 0) return undefined
  const ofItems = items.flatMap((item) => findBelow(item, isCaption))
  const own = findBelow(parts, isCaption).filter((caption) => lineText(caption) && !ofItems.includes(caption))
  const captions = own.map((caption) => element('figcaption', {}, caption.children))
  return [
    element('figure', { className: ['gallery'] }, [...items, ...captions.slice(0, 1)]),
    ...captions.slice(1),
    ...rest,
  ]
}

/** White space, a caption, or something that holds pictures and no text but captions. */
function isPartOfGallery(node: ElementContent): boolean {
  if (!isElement(node)) return node.type !== 'text' || node.value.trim() === ''
  if (isCaption(node) || isElement(node, 'br') || isElement(node, 'style')) return true
  return !hasTextBesideCaptions(node) && (holdsSome(node, isImage) || textLength(node) === 0)
}

function hasTextBesideCaptions({ children }: Element): boolean {
  return children.some((child) =>
    child.type === 'text'
      ? child.value.trim() !== ''
      : isElement(child) && !isCaption(child) && hasTextBesideCaptions(child),
  )
}

function itemsOf(node: Element): Element[] {
  return node.children.flatMap((child): Element[] => {
    // A picture in a caption stays there.
    if (!isElement(child) || isCaption(child)) return []
    if (child.tagName === 'figure') return hasClass(child, galleryClasses) ? itemsOf(child) : [child]
    if (isImage(child)) return [figure(child)]
    const [image, second] = child.tagName === 'a' ? findBelow(child, isImage, 2) : []
    if (image && !second && !lineText(child)) return [figure(pictureOf(element('div', {}, [child]), image))]
    return itemsOf(child)
  })
}

const shortcodeStart = /\[caption\b[^[\]]*\]\s*$/
const shortcodeEnd = /\[\/caption\]/

/** Makes figures of `[caption …]<img> words[/caption]` that WordPress left as it was. */
export function joinCaptionShortcodes(children: ElementContent[]): ElementContent[] {
  const out: ElementContent[] = []
  /** Where in `out` that stands which follows a `[caption …]`. */
  let open: number | undefined
  for (const child of children) {
    let node = child
    const end = open !== undefined && node.type === 'text' ? node.value.search(shortcodeEnd) : -1
    if (open !== undefined && node.type === 'text' && end >= 0) {
      const made = ofShortcode(out.slice(open), node.value.slice(0, end))
      const start = out[open - 1]
      if (made && start?.type === 'text') {
        out.splice(open - 1, Number.POSITIVE_INFINITY, text(start.value.replace(shortcodeStart, '')), made)
        node = text(node.value.slice(end).replace(shortcodeEnd, ''))
      }
      open = undefined
    }
    out.push(node)
    if (open === undefined && node.type === 'text' && shortcodeStart.test(node.value)) open = out.length
  }
  return out
}

/** The figure that a shortcode is; nothing if what it holds does not begin with a picture. */
function ofShortcode(content: ElementContent[], lastWords: string): Element | undefined {
  const [image, ...words] = content.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  if (!isElement(image) || !isTextOrImage(image)) return undefined
  return figure(image, [element('figcaption', {}, [...words, text(lastWords.trim())])])
}

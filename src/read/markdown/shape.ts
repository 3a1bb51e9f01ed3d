/** hast of Markdown → the canonical vocabulary of a body. */

import type { Element, ElementContent, Root, RootContent } from 'hast'
import type { Report, Span } from '../../diagnostics/report.ts'
import { append } from '../../tree/append.ts'
import { classesOf, element, isElement, text } from '../../tree/h.ts'
import { taskSign } from '../../tree/task-sign.ts'
import { fold, isBlank } from '../../tree/text.ts'
import { headings } from '../../tree/text-blocks.ts'
import { partImages, withImages } from '../html/code-images.ts'
import { codeText } from '../html/code-text.ts'
import { embedNames, isEmbedScript, readEmbed } from '../html/embeds.ts'
import { findBelow } from '../html/shape-context.ts'
import { readAlert } from './alerts.ts'
import { codeBlock } from './code.ts'
import { joinContainers } from './containers.ts'
import { isArrowBack } from './footnotes.ts'
import { readHeadingId } from './heading-ids.ts'

/**
 * Puts the offset of every element into its `data.start`, images with a title that stand alone into figures,
 * check boxes of task lists into text, embedded players into links, and every `pre` into the form of code blocks.
 */
export function shape(tree: Root, report: Report): Root {
  return { type: 'root', children: shapeAll(tree.children, report) }
}

function shapeAll(nodes: RootContent[], report: Report): ElementContent[] {
  const out: ElementContent[] = []
  for (const node of nodes) shapeNode(node, report, out)
  return nodes.some(isMarkdown) ? joinContainers(out) : out
}

/** Raw HTML has no position: what looks like a mark of Markdown there is text. */
const isMarkdown = (node: RootContent) => node.type === 'element' && node.position !== undefined

function shapeNode(node: RootContent, report: Report, out: ElementContent[]): void {
  if (node.type === 'text') {
    out.push(node.position ? text(node.value) : node)
  } else if (node.type === 'element' && !isArrowBack(node)) {
    const made = reshape.get(node.tagName)?.(node, report)
    if (made) append(out, made)
    else {
      const children = shapeAll(node.children, report)
      const isShaped = !node.position && isSame(children, node.children)
      out.push(isShaped ? node : copy(node, children))
    }
  }
}

/** Ready blocks are shaped, most of them. */
function isSame(one: ElementContent[], other: ElementContent[]): boolean {
  return one.length === other.length && one.every((node, index) => node === other[index])
}

type Reshape = (node: Element, report: Report) => ElementContent[] | undefined

const heading: Reshape = (node, report) => (isMarkdown(node) ? shaped(readHeadingId(node), report) : undefined)

/** Elements that do not stay as they are. */
const reshape = new Map<string, Reshape>([
  ['pre', (node, report) => (isMarkdown(node) ? [codeBlock(node)] : rawCodeBlock(node, report))],
  ['p', figureOf],
  ['blockquote', (node, report) => (isMarkdown(node) ? shaped(readAlert(node), report) : undefined)],
  ...[...headings].map((name) => [name, heading] as const),
  ['img', (node) => [image(node)]],
  ...['dt', 'dd', 'th', 'td'].map((name) => [name, ofOneParagraph] as const),
  ['input', checkBox],
  ...embedNames.map((name) => [name, embed] as const),
])

/** What was read from an element, if it was something else than it seemed. */
function shaped(node: Element | undefined, report: Report): ElementContent[] | undefined {
  return node && [copy(node, shapeAll(node.children, report))]
}

/** An item or cell that was written as Markdown and is one paragraph, without it. */
function ofOneParagraph(node: Element, report: Report): ElementContent[] | undefined {
  if (node.properties.dataTight === undefined) return undefined
  const [only, ...others] = node.children.filter((child) => !isBlank(child))
  return isElement(only, 'p') && others.length === 0 ? [copy(node, shapeAll(only.children, report))] : undefined
}

/** A link in place of an embedded document; of scripts only those that write one. */
function embed(node: Element, report: Report): ElementContent[] | undefined {
  const { src } = node.properties
  if (node.tagName === 'script' && !isEmbedScript(typeof src === 'string' ? src : undefined)) return undefined
  const drop = (what: string, at: Span | undefined) => report('read/left-out', { what, count: 1 }, { at })
  return readEmbed(node, { base: undefined, report, drop })
}

function copy({ tagName, properties, position, data }: Element, children: ElementContent[] = []): Element {
  const made = element(tagName, properties, children)
  const start = data?.start ?? position?.start.offset
  if (start !== undefined) made.data = { start }
  return made
}

/** A `pre` of raw HTML with one `code` of text only, and behind it the images that stand in it. */
function rawCodeBlock(pre: Element, report: Report): ElementContent[] {
  const inner = pre.children.find((child) => isElement(child, 'code'))
  const parts = partImages(pre, (node) =>
    node.tagName === 'img' ? [image(node)] : findBelow(node, isImage).map(image),
  )
  const language = [inner, pre].map((node) => node && languageOf(node)).find(Boolean)
  const properties = language ? { className: [`language-${language}`], dataLanguageFrom: 'class' } : {}
  const code = { ...copy(inner ?? pre), tagName: 'code', properties, children: [text(codeText(parts.code))] }
  return withImages({ ...copy(pre), properties: {}, children: [code] }, pre, parts.images, report)
}

function languageOf(node: Element): string | undefined {
  for (const name of classesOf(node)) {
    const [, language] = /^lang(?:uage)?-([\w+#.-]+)$/.exec(name) ?? []
    if (language) return language.toLowerCase()
  }
  return undefined
}

const isImage = ({ tagName }: Element) => tagName === 'img'

/** The image, or the link round an image, that is all a paragraph holds. */
function onlyPicture(paragraph: Element): Element | undefined {
  const content = paragraph.children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  const [only] = content
  if (content.length !== 1 || !isElement(only)) return undefined
  if (only.tagName === 'img') return only
  return only.tagName === 'a' && onlyPicture(only) ? only : undefined
}

/** A picture with a title that is all a paragraph holds: a figure, the title being its caption. */
function figureOf(paragraph: Element, report: Report): ElementContent[] | undefined {
  const picture = onlyPicture(paragraph)
  if (!picture) return undefined
  const img = picture.tagName === 'img' ? picture : onlyPicture(picture)
  const caption = img?.properties.title ? fold(String(img.properties.title)) : ''
  if (!caption) return undefined
  const children = [...shapeAll([untitled(picture)], report), element('figcaption', {}, [text(caption)])]
  return [{ ...copy(paragraph), tagName: 'figure', properties: {}, children }]
}

/** An image, or the link round one, without the title that is its caption. */
function untitled(picture: Element): Element {
  if (!isImage(picture)) {
    const children = picture.children.map((child) => (isElement(child) ? untitled(child) : child))
    return { ...picture, children }
  }
  const { title: _, ...properties } = picture.properties
  return { ...picture, properties }
}

/** The box of a task as a character. */
function checkBox({ properties }: Element): ElementContent[] | undefined {
  return properties.type === 'checkbox' ? [text(taskSign(Boolean(properties.checked)))] : undefined
}

/** An image has an `alt`, though it be empty. */
function image(node: Element): Element {
  return { ...copy(node), properties: { ...node.properties, alt: node.properties.alt ?? '' } }
}

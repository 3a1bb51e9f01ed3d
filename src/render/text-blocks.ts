/** The blocks of a body as lines of a text dump. */

import type { Element, ElementContent } from 'hast'
import { append } from '../tree/append.ts'
import { isElement } from '../tree/h.ts'
import { fold, isBlock, lineText, rawText } from '../tree/text.ts'

/** The blocks in order, each without an empty line at its ends; code is verbatim. */
export function textBlocks(nodes: ElementContent[]): string[] {
  const blocks: string[] = []
  let inline: ElementContent[] = []
  const flush = () => {
    const text = inlineText(inline)
    if (text) blocks.push(text)
    inline = []
  }
  for (const node of nodes) {
    if (isElement(node) && (isBlock(node.tagName) || node.tagName === 'img')) {
      flush()
      append(blocks, blockTexts(node))
    } else inline.push(node)
  }
  flush()
  return blocks
}

/** How the elements are written that are not just their content. */
const writers: Record<string, (element: Element) => string[]> = {
  pre: (pre) => [rawText(pre).replace(/^\n+/, '').trimEnd()],
  ul: (list) => [listLines(list, 1).join('\n')],
  ol: (list) => [listLines(list, 1).join('\n')],
  dl: (list) => [list.children.flatMap((child) => (isElement(child) ? textBlocks(child.children) : [])).join('\n')],
  table: (table) => [...captionOf(table), rowsOf(table).join('\n')],
  figure: figureTexts,
  img: (image) => [fold(String(image.properties.alt ?? ''))],
  hr: () => [],
}

function blockTexts(element: Element): string[] {
  const write = writers[element.tagName]
  return write ? write(element).filter(Boolean) : textBlocks(element.children)
}

/** Text between blocks; a line break stays one. */
function inlineText(nodes: ElementContent[]): string {
  const root = { type: 'root' as const, children: nodes }
  return rawWithBreaks(root.children).split('\n').map(fold).filter(Boolean).join('\n')
}

/** Like `rawText`, but white space of the source is a space and only `br` breaks a line. */
function rawWithBreaks(nodes: ElementContent[]): string {
  let out = ''
  for (const node of nodes) {
    if (node.type === 'text') out += node.value.replace(/[\t\n\f\r ]+/g, ' ')
    else if (isElement(node, 'br')) out += '\n'
    else if (isElement(node, 'img')) out += `\n${fold(String(node.properties.alt ?? ''))}\n`
    else if (isElement(node)) out += rawWithBreaks(node.children)
  }
  return out
}

/** Columns by which each level of a list is indented. */
const step = 2

function listLines(list: Element, level: number): string[] {
  const isOrdered = list.tagName === 'ol'
  let number = Number(list.properties.start ?? 1)
  return list.children.flatMap((item) => {
    if (!isElement(item)) return []
    const below = item.children.filter((child): child is Element => isElement(child, 'ul') || isElement(child, 'ol'))
    const own = item.children.filter((child) => !below.includes(child as Element)) // `includes` compares by identity
    const text = fold(textBlocks(own).join(' '))
    const mark = isOrdered ? `${number++}.` : '•'
    return [
      `${' '.repeat(level * step)}${mark} ${text}`.trimEnd(),
      ...below.flatMap((each) => listLines(each, level + 1)),
    ]
  })
}

/** The alternative text and the caption of an image on two lines; the figures of a gallery one after the other. */
function figureTexts(figure: Element): string[] {
  const caption = captionOf(figure)
  const content = textBlocks(figure.children.filter((child) => !isElement(child, 'figcaption')))
  const only = content.length === 1 ? content[0] : undefined
  // Code keeps its caption above it: below, it would look like the last line.
  if (only !== undefined && !figure.children.some((child) => isElement(child, 'pre')))
    return [[only, ...caption].join('\n')]
  return figure.children.some((child) => isElement(child, 'pre')) ? [...caption, ...content] : [...content, ...caption]
}

function captionOf(element: Element): string[] {
  const caption = element.children.find((child) => isElement(child, 'figcaption') || isElement(child, 'caption'))
  const text = caption ? lineText(caption) : ''
  return text ? [text] : []
}

/** The rows of a table, their cells parted by tabs. */
function rowsOf(element: Element): string[] {
  return element.children.flatMap((child) => {
    if (!isElement(child) || child.tagName === 'caption') return []
    if (child.tagName !== 'tr') return rowsOf(child)
    return [
      child.children
        .filter((cell) => isElement(cell))
        .map((cell) => fold(textBlocks([cell]).join(' ')))
        .join('\t'),
    ]
  })
}

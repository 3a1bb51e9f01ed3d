/** Blocks → the canonical tree of a body. */

import type { Element, ElementContent, Root } from 'hast'
import type { Report } from '../../diagnostics/report.ts'
import { element, root, text } from '../../tree/h.ts'
import { type Block, cellsOf } from './blocks.ts'
import type { ImageTexts } from './image-texts.ts'
import { type Item, toItems } from './items.ts'
import { type Line, spanOf } from './lines.ts'

interface BodyContext {
  images: ImageTexts
  report: Report
}

/** Builds the body and reports which blocks were guessed to be code and images. */
export function toBody(blocks: Block[], context: BodyContext): Root {
  return root(blocks.map((block) => placed(toElement(block, context), block)))
}

function toElement(block: Block, context: BodyContext): Element {
  switch (block.kind) {
    case 'heading':
      return element(`h${block.level}`, {}, [text(block.line.text)])
    case 'code':
      return toCode(block, context.report)
    case 'list':
      return toList(toItems(joinContinued(block.lines), { deepest: deepestList }))
    case 'table':
      return element('table', {}, [element('tbody', {}, block.lines.map(toTableRow))])
    case 'image':
      return toImage(block, context)
    case 'text':
      return toParagraph(block.lines)
  }
}

/** Lists below this level join the deepest one. */
const deepestList = 32

/** Remembers where the block stands in the source. */
function placed(node: Element, block: Block): Element {
  const first =
    block.kind === 'heading' ? block.line : block.kind === 'image' ? (block.alt ?? block.caption) : block.lines[0]
  if (first) node.data = { start: first.start }
  return node
}

function toParagraph(lines: Line[]): Element {
  const only = lines.length === 1 ? lines[0] : undefined
  if (only && loneUrl.test(only.text)) return element('p', {}, [element('a', { href: only.text }, [text(only.text)])])
  const children: ElementContent[] = []
  for (const line of lines) {
    if (children.length) children.push(element('br', {}, []))
    children.push(text(line.text))
  }
  return element('p', {}, children)
}

function toTableRow(line: Line): Element {
  return element(
    'tr',
    {},
    cellsOf(line).map((cell) => element('td', {}, cell ? [text(cell)] : [])),
  )
}

const loneUrl = /^https?:\/\/\S+$/

function toCode(block: Block & { kind: 'code' }, report: Report): Element {
  const code = block.lines.map((line) => line.raw).join('\n')
  const { language } = block
  if (!language && !block.lines[0]?.code)
    report(
      'read/code-guessed',
      { lines: block.lines.length, first: block.lines[0]?.text ?? '' },
      { at: spanOf(block.lines) },
    )
  const properties = language ? { className: [`language-${language}`], dataLanguageFrom: 'fence' } : {}
  return element('pre', {}, [element('code', properties, [text(code)])])
}

function toImage({ alt, caption, featured }: Block & { kind: 'image' }, { images, report }: BodyContext): Element {
  const shown = caption?.text ?? alt?.text ?? ''
  const at = { at: spanOf([alt ?? caption, caption ?? alt].filter((line) => line !== undefined)) }
  const src = featured ? undefined : images.findSource(alt?.text, caption?.text)
  report('read/image-guessed', { text: shown }, at)
  if (src) report('read/image-source', { caption: shown, src }, at)
  const image = element('img', { ...(src && { src }), alt: alt?.text ?? '' }, [])
  const captions = caption ? [element('figcaption', {}, [text(caption.text)])] : []
  return element('figure', {}, [image, ...captions])
}

/** Items with the lines that go on with them. */
function joinContinued(lines: Line[]): Line[] {
  const items: Line[] = []
  for (const line of lines) {
    const last = items[items.length - 1]
    if (line.mark === undefined && last)
      items[items.length - 1] = { ...last, text: `${last.text} ${line.text}`, end: line.end }
    else items.push(line)
  }
  return items
}

/** A list; consecutive items of one list share the kind of its first mark. */
function toList(items: Item[]): Element {
  const first = items[0]?.line.mark ?? '•'
  const isOrdered = /^\d/.test(first)
  const start = isOrdered && first !== '1' ? { start: Number(first) } : {}
  return element(isOrdered ? 'ol' : 'ul', start, items.map(toListItem))
}

function toListItem(item: Item): Element {
  const below = item.children.length ? [toList(item.children)] : []
  return element('li', {}, [...(item.text ? [text(item.text)] : []), ...below])
}

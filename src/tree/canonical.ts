/** Gives a body its canonical shape: blocks in a row, no wrappers, white space as a reader sees it. */

import type { Element, ElementContent, Root } from 'hast'
import { element, isElement, root, text } from './h.ts'
import { isBlock } from './text.ts'

/**
 * Unwraps elements that only group (`div`, `section`, `span`, …) so that no two texts run together: bare text of the
 * body becomes a `p`, a picture that stands alone a `figure`. Folds white space outside of `pre`, drops empty
 * paragraphs, and puts one line break between the blocks of the body. Doing it twice is doing it once.
 */
export function canonical(tree: Root): Root {
  const blocks = flow(foldSpace(unwrap(tree.children.filter(isContent), 'flow')))
  return root(blocks.flatMap((block, index) => (index === 0 ? [block] : [text('\n'), block])))
}

/**
 * What an element holds: `flow`: blocks, and bare text becomes paragraphs; `mixed`: blocks or text; `rows`: only its
 * own kind of children; `phrasing`: text, and no block may stand in it (HTML, content models).
 */
type Content = 'flow' | 'mixed' | 'rows' | 'phrasing'

const contents = new Map<string, Content>([
  ...names('blockquote', 'flow'),
  ...names('li dd td th figcaption details address', 'mixed'),
  ...names('figure', 'mixed'),
  ...names('ul ol dl table thead tbody tfoot tr colgroup', 'rows'),
])

function names(list: string, content: Content): [string, Content][] {
  return list.split(' ').map((name) => [name, content])
}

/** Elements that only group others or carry looks. */
const wrappers = new Set(
  'div section article main header footer nav aside center form fieldset hgroup span font big tt nobr picture label body html o:p'.split(
    ' ',
  ),
)

const isContent = (node: Root['children'][number]): node is ElementContent =>
  node.type === 'element' || node.type === 'text'

/** Takes the wrappers out from among the children of a parent that holds `content`, and shapes what stays. */
function unwrap(children: ElementContent[], content: Content): ElementContent[] {
  const out: ElementContent[] = []
  for (const child of children) {
    if (child.type === 'text') out.push(child)
    else if (child.type === 'element') {
      if (wrappers.has(child.tagName)) out.push(...unwrapped(child, children, content))
      else out.push(...asBlocks(shape(child, content)))
    }
  }
  return out
}

/** What takes the place of a wrapper. */
function unwrapped(wrapper: Element, siblings: ElementContent[], content: Content): ElementContent[] {
  const inner = unwrap(wrapper.children, content)
  if (!isBlock(wrapper.tagName)) return inner
  if (content === 'phrasing') return [text(' '), ...inner, text(' ')]
  const standsAlone = content === 'mixed' && siblings.every((node) => node === wrapper || isBlank(node))
  const onlyPictures = content === 'mixed' && inner.every((node) => isBlank(node) || isPicture(node))
  return standsAlone || onlyPictures ? inner : flow(inner)
}

/** An inline element round blocks, such as a link round a card, goes into the blocks: it cannot stand in a paragraph with them. */
function asBlocks(node: Element): ElementContent[] {
  if (isBlock(node.tagName) || !node.children.some(isBlockNode)) return [node]
  return pushInto(node, node.children)
}

function pushInto(inline: Element, children: ElementContent[]): ElementContent[] {
  return children.map((child) => {
    if (isBlank(child) || isElement(child, 'pre')) return child
    if (!isElement(child) || !isBlock(child.tagName)) return { ...inline, children: [child] }
    const inner = contents.has(child.tagName)
      ? pushInto(inline, child.children)
      : [{ ...inline, children: child.children }]
    return { ...child, children: inner }
  })
}

function shape(node: Element, around: Content): Element {
  if (node.tagName === 'pre') return node
  const content = contents.get(node.tagName) ?? (around === 'phrasing' || isBlock(node.tagName) ? 'phrasing' : around)
  const inner = unwrap(node.children, content)
  if (!isBlock(node.tagName)) return { ...node, children: inner }
  const folded = foldSpace(inner)
  return { ...node, children: content === 'flow' ? flow(folded) : folded }
}

/** Wraps runs of text into paragraphs, and drops what is empty. */
function flow(children: ElementContent[]): Element[] {
  const blocks: Element[] = []
  let run: ElementContent[] = []
  const flush = () => {
    if (run.some((node) => !isBlank(node))) blocks.push(paragraph(run))
    run = []
  }
  for (const child of children) {
    if (isBlockNode(child)) {
      flush()
      if (child.tagName !== 'p') blocks.push(child)
      else if (child.children.some((node) => !isBlank(node))) blocks.push(paragraph(child.children, child))
    } else run.push(child)
  }
  flush()
  return blocks
}

/** A paragraph; or, around nothing but one picture, a figure. */
function paragraph(children: ElementContent[], original?: Element): Element {
  const content = children.filter((node) => !isBlank(node))
  const [only] = content
  if (content.length === 1 && only && isPicture(only)) return element('figure', {}, [only])
  return original ? { ...original, children } : element('p', {}, foldSpace(children))
}

/** A picture, also one in a link. */
function isPicture(node: ElementContent): boolean {
  if (!isElement(node)) return false
  if (node.tagName === 'img') return true
  const content = node.children.filter((child) => !isBlank(child))
  return node.tagName === 'a' && content.length === 1 && isElement(content[0], 'img')
}

const isBlockNode = (node: ElementContent): node is Element => isElement(node) && isBlock(node.tagName)

function isBlank(node: ElementContent): boolean {
  return node.type === 'comment' || (node.type === 'text' && !/[^\t\n\f\r ]/.test(node.value))
}

/** Folds the white space of one block's text, across its inline elements; blocks among the children are left alone. */
function foldSpace(children: ElementContent[]): ElementContent[] {
  let afterSpace = true
  let last: { value: string } | undefined
  const breakLine = () => {
    if (last) last.value = last.value.replace(/ $/, '')
    last = undefined
    afterSpace = true
  }
  const visit = (nodes: ElementContent[]): ElementContent[] =>
    nodes.map((node) => {
      if (node.type === 'text') {
        const folded = text(node.value.replace(/[\t\n\f\r ]+/g, ' '))
        if (afterSpace && folded.value.startsWith(' ')) folded.value = folded.value.slice(1)
        if (folded.value !== '') {
          afterSpace = folded.value.endsWith(' ')
          last = folded
        }
        return folded
      }
      if (node.type !== 'element') return node
      if (isBlock(node.tagName) || node.tagName === 'br') {
        breakLine()
        return node
      }
      if (node.children.length > 0) return { ...node, children: visit(node.children) }
      afterSpace = false
      last = undefined
      return node
    })
  const folded = visit(children)
  breakLine()
  return dropEmpty(folded)
}

/** Leaves out texts that folding has emptied, and joins texts that stand side by side, as a parser would. */
function dropEmpty(nodes: ElementContent[]): ElementContent[] {
  const out: ElementContent[] = []
  for (const node of nodes) {
    const before = out.at(-1)
    if (node.type === 'text' && node.value === '') continue
    if (node.type === 'text' && before?.type === 'text') before.value += node.value
    else if (node.type === 'element' && !isBlock(node.tagName) && node.tagName !== 'br')
      out.push({ ...node, children: dropEmpty(node.children) })
    else out.push(node)
  }
  return out
}

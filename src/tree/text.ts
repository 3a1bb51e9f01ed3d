/** Text of hast trees. */

import type { Element, Nodes, Root } from 'hast'

/** The text of a node and all below it, verbatim: nothing added, nothing folded. */
export function rawText(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (!('children' in node)) return ''
  let out = ''
  for (const child of node.children) out += isLineBreak(child) ? '\n' : rawText(child)
  return out
}

/** The text of a node on one line: white space folded to single spaces, trimmed. */
export function lineText(node: Nodes): string {
  return fold(rawText(node))
}

/** Folds white space as HTML shows it. A no-break space is text and stays. */
export function fold(text: string): string {
  return foldRuns(text).trim()
}

/** One space for each run of white space. */
export function foldRuns(text: string): string {
  return text.replace(unfolded, ' ')
}

/** White space that is not one space: most is, and to replace it too costs most of the time. */
const unfolded = /[\t\n\f\r][\t\n\f\r ]*| [\t\n\f\r ]+/g

/** Folds white space of all kinds: no-break spaces too. */
export function foldAll(text: string): string {
  return text.trim().replace(unfoldedOfAll, ' ')
}

/** As `unfolded`. */
const unfoldedOfAll = /[^\S ]\s*| \s+/g

/**
 * The text of a body as a person reads it: an empty line between blocks (paragraphs, list items, table rows, …), cells
 * parted by a space, numbers of notes in brackets, code verbatim, images by nothing, and so what a lone address shows
 * (docs/decisions/0036-lone-addresses.md).
 */
export function blockText(tree: Root): string {
  const blocks: string[] = []
  let line = ''
  const flush = () => {
    if (line === '') return
    const text = line.includes('\n') ? line.split('\n').map(fold).join('\n').trim() : fold(line)
    if (text) blocks.push(text)
    line = ''
  }
  const visit = (node: Nodes): void => {
    if (node.type === 'text') line += foldRuns(node.value)
    else if (node.type === 'element') {
      if (node.tagName === 'br') line += '\n'
      else if (isNoteMark(node) && /\S$/.test(line)) line += `[${lineText(node)}]`
      else if (node.tagName === 'pre') {
        flush()
        const code = rawText(node).replace(/\n$/, '')
        if (code) blocks.push(code)
      } else if (isBlock(node.tagName)) {
        flush()
        if (isLoneAddress(node)) return
        for (const child of node.children) visit(child)
        flush()
      } else {
        for (const child of node.children) visit(child)
        if (isCell(node.tagName)) line += ' '
      }
    } else if (node.type === 'root') for (const child of node.children) visit(child)
  }
  visit(tree)
  flush()
  return blocks.join('\n\n')
}

/** Whether an element is the number of a note, which would run into the word before it: a link within the page. */
function isNoteMark(node: Element): boolean {
  const { href } = node.properties
  return (
    node.tagName === 'a' && typeof href === 'string' && href.startsWith('#') && /^\s*\d{1,3}\s*$/.test(rawText(node))
  )
}

/** Whether a paragraph is nothing but an address, as an embedded player or document is written. */
function isLoneAddress(node: Element): boolean {
  return node.tagName === 'p' && address.test(rawText(node))
}

const address = /^\s*https?:\/\/\S+\s*$/

/** Elements before and after which a reader sees a break (HTML, section 15.3, `display: block` and `list-item`). */
const blockNames = new Set(
  `address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form
   h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary table
   tbody tfoot thead tr ul`.split(/\s+/),
)

/** Whether elements of this name stand on lines of their own. */
export function isBlock(tagName: string): boolean {
  return blockNames.has(tagName)
}

/** Whether a node is an element that stands on lines of its own. */
export function isBlockElement(node: Nodes): node is Element {
  return node.type === 'element' && isBlock(node.tagName)
}

/** Whether text on both sides of an element of this name is parted: blocks, and the parts of tables. */
export function breaksText(tagName: string): boolean {
  return isBlock(tagName) || tableParts.has(tagName)
}

const tableParts = new Set(['td', 'th', 'col', 'colgroup'])

/** Whether a node shows nothing: a comment, or white space. */
export function isBlank(node: Nodes): boolean {
  return node.type === 'comment' || (node.type === 'text' && !ink.test(node.value))
}

const ink = /[^\t\n\f\r ]/

/** Whether an element of this name is a cell of a table. */
export const isCell = (tagName: string) => tagName === 'td' || tagName === 'th'
const isLineBreak = (node: Nodes) => node.type === 'element' && node.tagName === 'br'

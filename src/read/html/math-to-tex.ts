/** MathML → TeX, for formulas of which no source is left. Signs stay the Unicode signs they are. */

import type { Element } from 'hast'
import { isElement } from '../../tree/h.ts'
import { lineText } from '../../tree/text.ts'

type Write = (parts: string[], node: Element) => string

const command =
  (name: string): Write =>
  (parts) =>
    `\\${name}${parts.map((part) => `{${part}}`).join('')}`
const script =
  (sign: string): Write =>
  ([base = '', raised = '']) =>
    `${grouped(base)}${sign}{${raised}}`
const scripts: Write = ([base = '', low = '', high = '']) => `${grouped(base)}_{${low}}^{${high}}`
const row: Write = (parts) => parts.join(' ')
const nothing: Write = () => ''

/** How each element of presentation MathML is written; others are rows (MathML Core, section 3). */
const elements: Record<string, Write> = {
  mfrac: command('frac'),
  msqrt: (parts) => `\\sqrt{${parts.join(' ')}}`,
  mroot: ([base = '', index = '']) => `\\sqrt[${index}]{${base}}`,
  msup: script('^'),
  msub: script('_'),
  mover: ([base = '', over = '']) => (accents[over] ? `\\${accents[over]}{${base}}` : `${grouped(base)}^{${over}}`),
  munder: script('_'),
  msubsup: scripts,
  munderover: scripts,
  mtext: (_, node) => `\\text{${lineText(node)}}`,
  mtable: (rows) => `\\begin{matrix} ${rows.join(' \\\\ ')} \\end{matrix}`,
  mtr: (cells) => cells.join(' & '),
  mlabeledtr: (cells) => cells.slice(1).join(' & '),
  mfenced: (parts, { properties: { open, close } }) => `${open ?? '('}${parts.join(', ')}${close ?? ')'}`,
  mspace: nothing,
  mphantom: nothing,
  annotation: nothing,
  'annotation-xml': nothing,
}

const accents: Record<string, string> = {
  '¯': 'bar',
  '‾': 'overline',
  '^': 'hat',
  '~': 'tilde',
  '→': 'vec',
  '˙': 'dot',
}

const leaves = new Set(['mi', 'mn', 'mo', 'ms'])

/** The TeX of a `math` element. Recurses as deep as the tree. */
export function mathToTex(node: Element): string {
  return write(node).replace(/\s+/g, ' ').trim()
}

function write(node: Element): string {
  if (leaves.has(node.tagName)) return lineText(node).replace(invisible, '')
  const parts = node.children.filter((child): child is Element => isElement(child)).map(write)
  return (elements[node.tagName] ?? row)(parts, node)
}

/** U+2061 to U+2064: function application, invisible times, separator and plus. */
const invisible = /[\u2061-\u2064]/g

const grouped = (tex: string) => (tex.length > 1 ? `{${tex}}` : tex)

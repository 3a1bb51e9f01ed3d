/** MathML → TeX, for formulas of which no source is left. */

import type { Element } from 'hast'
import { isElement } from '../../tree/h.ts'
import { foldAll, lineText } from '../../tree/text.ts'
import { texSigns } from './tex-signs.ts'

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

const fraction = command('frac')
const binomial = command('genfrac{}{}{0pt}{}')
const hasNoLine = ({ properties: { linethickness } }: Element) => /^0(?![.\d])/.test(String(linethickness))

/** The number of an equation; `\\tag` writes the brackets itself. */
function tag(label: string): string {
  const [, bare] = /^\(([^()]*)\)$/.exec(label) ?? []
  return bare === undefined ? `\\tag*{${escaped(label)}}` : `\\tag{${escaped(bare)}}`
}

/** How each element of presentation MathML is written; others are rows (MathML Core, section 3). */
const elements = new Map<string, Write>(
  Object.entries({
    mfrac: (parts, node) => (hasNoLine(node) ? binomial : fraction)(parts, node),
    msqrt: (parts) => `\\sqrt{${parts.join(' ')}}`,
    mroot: ([base = '', index = '']) => `\\sqrt[${index}]{${base}}`,
    msup: script('^'),
    msub: script('_'),
    mover: ([base = '', over = ''], node) => {
      const accent = accents.get(lineText(node.children.filter((child) => isElement(child)).at(-1) ?? node))
      return accent ? `\\${accent}{${base}}` : `${grouped(base)}^{${over}}`
    },
    munder: script('_'),
    msubsup: scripts,
    munderover: scripts,
    mtext: (_, node) => `\\text{${escaped(lineText(node))}}`,
    mtable: (rows, { properties: { columnalign }, children }) => {
      const isTagged = children.some((child) => isElement(child, 'mlabeledtr'))
      if (isTagged && rows.length === 1) return rows.join('')
      const name = isTagged ? 'align' : /^right left/.test(String(columnalign)) ? 'aligned' : 'matrix'
      return `\\begin{${name}} ${rows.join(' \\\\ ')} \\end{${name}}`
    },
    mtr: (cells) => cells.join(' & '),
    mlabeledtr: ([, ...cells], { children }) => {
      const [label] = children.filter((child) => isElement(child))
      return `${cells.join(' & ')} ${tag(label ? lineText(label) : '')}`
    },
    mfenced: (parts, { properties: { open, close } }) => `${open ?? '('}${parts.join(', ')}${close ?? ')'}`,
    mspace: nothing,
    mphantom: nothing,
    annotation: nothing,
    'annotation-xml': nothing,
  }),
)

const accents = new Map<string, string>(
  Object.entries({
    '¯': 'bar',
    '‾': 'overline',
    '^': 'hat',
    '~': 'tilde',
    '→': 'vec',
    '⃗': 'vec',
    '˙': 'dot',
  }),
)

const leaves = new Set(['mi', 'mn', 'mo', 'ms'])

/** Alphabets of identifiers (MathML Core, `mathvariant`). */
const alphabets = new Map<string, string>(
  Object.entries({
    bold: 'mathbf',
    'double-struck': 'mathbb',
    script: 'mathcal',
    fraktur: 'mathfrak',
    'sans-serif': 'mathsf',
    monospace: 'mathtt',
  }),
)

/** The TeX of a `math` element. Recurses as deep as the tree. */
export function mathToTex(node: Element): string {
  return foldAll(write(node))
}

function write(node: Element): string {
  if (leaves.has(node.tagName)) return leaf(node)
  const parts = node.children.filter((child): child is Element => isElement(child)).map(write)
  return (elements.get(node.tagName) ?? row)(parts, node)
}

function leaf(node: Element): string {
  const shown = lineText(node).replace(invisible, '')
  const sign = texSigns.get(shown)
  if (sign !== undefined) return sign
  const alphabet = alphabets.get(String(node.properties.mathvariant))
  const tex = escaped(shown)
  if (alphabet) return `\\${alphabet}{${tex}}`
  return node.tagName === 'mi' && /^\p{L}{2,}$/u.test(shown) ? `\\mathrm{${tex}}` : tex
}

/** U+2061 to U+2064: function application, invisible times, separator and plus. */
const invisible = /[\u2061-\u2064]/g

/** Signs that say something in TeX, as themselves. */
const escaped = (words: string) => words.replace(/[\\{}$&#%_^~]/g, (sign) => named[sign] ?? `\\${sign}`)
const named: Record<string, string> = { '\\': '\\backslash ', '^': '\\hat{}', '~': '\\sim ' }

const grouped = (tex: string) => (tex.length > 1 && !/^\\[A-Za-z]+$/.test(tex) ? `{${tex}}` : tex)

/** Browsers for terminals and converters like them: how each one's dumps are known, and how they are laid out. */

import { endsSentence } from '../chrome.ts'
import { codeScore } from '../code-signs.ts'
import type { KnownLabels } from '../known-labels.ts'
import { type Line, toLine } from '../lines.ts'
import { areTextNodes } from '../text-nodes.ts'
import { findColumn } from './columns.ts'
import type { HeadingPlace, Layout, RenderedContext } from './rendered.ts'
import { isWrapped, wrapWidth } from './unwrap.ts'
import { widthOf } from './width.ts'

export interface Browser {
  name: string
  detect: (text: string, lines: readonly Line[], context: RenderedContext) => boolean
  layout: Layout
}

/** A line of Links or ELinks without the marks of images; links of the page's head and lines of buttons are left out. */
function withoutControls(raw: string): string | undefined {
  return raw.startsWith('   Link: ') || buttons.test(raw) ? undefined : raw.replace('[IMG]', '')
}

/** A line without the marks that lynx and w3m set round inserted text. */
function withoutInserted(raw: string): string {
  return raw.includes('INS:') ? raw.replace(/\[INS: ?| ?:INS\]/g, '') : raw
}

const buttons = /^\s*(?:\[ [^[\]]{1,40} \]\s*)+$/
const lynxReferences = /\nReferences\n\n(?: {3}Visible links:\n)? {1,4}1\. /

/** Whether running text stands three columns in, as lynx, ELinks and Links print it; items and boxes stand deeper. */
function hasMargin(lines: readonly Line[]): boolean {
  const shown = lines.filter(({ raw, indent }) => indent <= 3 && widthOf(raw.slice(0, shortLine + 1)) > shortLine)
  return shown.length >= 3 && shown.filter((line) => line.indent === 3).length * 2 > shown.length
}

/** Shorter lines are headings, items and cells as often as text. */
const shortLine = 40

/** Whether a line stands one column in, where Links puts code. */
function isInset(line: Line): boolean {
  return line.indent === 1
}

/** Whether Links has filled the cells of a line to the width of their column. */
function isPadded({ raw, text }: Line): boolean {
  return text !== '' && raw.endsWith('  ')
}

/** An item of ELinks; lynx and Links make do with the signs of ASCII. */
const pointed = /^ {5,}•\s/
const starBullet = /^[*+-](?:\s+|$)/
const w3mBullet = /^[•□☆○■★◎●△](?:\s+|$)/u

/** In the order in which they are tried. */
export const browsers: Browser[] = [
  {
    name: 'ELinks',
    detect: (text, lines) =>
      text.includes('\nReferences\n\n   Visible links\n') ||
      text.includes('   Link: [1]') ||
      (hasMargin(lines) && lines.some(({ raw }) => pointed.test(raw))),
    layout: {
      tabWidth: 8,
      bullet: /^[•◦](?:\s+|$)/,
      margin: 3,
      codeMargin: 1,
      heading: browserHeading,
      hasReferences: true,
      hasColumns: true,
      edit: withoutControls,
    },
  },
  {
    name: 'Links',
    detect: (text, lines, { known }) =>
      !lynxReferences.test(text) &&
      hasMargin(lines) &&
      (text.includes('   Link: ') ||
        lines.some(isInset) ||
        (lines.some(isPadded) && isTabular(lines, known, starBullet))),
    layout: {
      tabWidth: 8,
      bullet: starBullet,
      margin: 3,
      codeMargin: 1,
      heading: browserHeading,
      hasReferences: false,
      hasColumns: true,
      edit: withoutControls,
    },
  },
  {
    name: 'lynx',
    detect: (text, lines) => lynxReferences.test(text) || hasMargin(lines),
    layout: {
      tabWidth: 8,
      bullet: /^[*+o#@=-](?:\s+|$)/,
      margin: 3,
      codeMargin: 0,
      // The links of the page's head stand behind a `#` on the first line.
      heading: (line, place) =>
        line.text.startsWith('#') || codeScore(line.text) >= 2 ? undefined : browserHeading(line, place),
      hasReferences: true,
      hasColumns: false,
      edit: (raw) => withoutInserted(raw).replace('(BUTTON)', ''),
    },
  },
  {
    name: 'html2text',
    detect: (_, lines) => lines.some((line) => starred.test(line.text)),
    layout: {
      bullet: /^[*o#](?:\s+|$)/,
      margin: 0,
      heading: starredHeading,
      hasReferences: false,
      hasColumns: true,
      prepare: joinStarred,
      edit: (raw) => (underscored.test(raw) ? raw.replaceAll('_', ' ') : raw),
    },
  },
  {
    name: 'w3m',
    detect: (_, lines, { known }) => isFilled(lines) || isTabular(lines, known, w3mBullet),
    layout: {
      tabWidth: 8,
      bullet: w3mBullet,
      margin: 0,
      hasReferences: false,
      hasColumns: true,
      // w3m shows an image without alternative text as its file name.
      edit: (raw) => withoutInserted(fileName.test(raw) ? raw.replace(fileName, '') : raw),
    },
  },
]

/** Headings of lynx, Links and ELinks: the first level is centred, the second stands at the edge, the third two columns in. */
function browserHeading(line: Line, { isAlone, width }: HeadingPlace): { level: number; text: string } | undefined {
  const { text, indent, mark } = line
  if (!isAlone || mark !== undefined || !text) return undefined
  const level = isCentred(line, width) ? 1 : indent === 0 ? 2 : indent === 2 ? 3 : undefined
  return level && { level, text }
}

/** A line that is nearly as wide as the page stands near its edge, where code does, too. */
function isCentred({ text, indent }: Line, width: number): boolean {
  if (indent > 8) return true
  const isText = endsSentence(text) || codeScore(text) >= 2
  // lynx takes a letter of two bytes for two columns.
  const spaces = [widthOf(text), Buffer.byteLength(text)].map((columns) => width - columns)
  return indent > 0 && !isText && spaces.some((space) => space <= 20 && Math.abs(space / 2 - indent) <= 3)
}

/** `****** Title ******`: six stars for the first level, five for the second. */
function starredHeading({ text }: Line): { level: number; text: string } | undefined {
  const match = starred.exec(text)
  if (!match) return undefined
  const [, stars = '', name = ''] = match
  return { level: Math.max(1, 7 - stars.length), text: name.includes(' ') ? name : name.replaceAll('_', ' ') }
}

const starred = /^(\*{2,6}) (\S.*) \1$/
const openStars = /^\*{2,6} \S/
/** Names of links between bars: html2text puts `_` for the spaces in links. */
const underscored = /^ ?\S+_\S*(?: \| \S+)*$|^ ?\S+(?: \| \S+)* \| \S+_\S*(?: \| \S+)*$/
const fileName = /^\[[\w-]{1,40}\]/

/** A heading that was wrapped, as one line. */
function joinStarred(lines: Line[]): Line[] {
  const out: Line[] = []
  for (const line of lines) {
    const last = out[out.length - 1]
    const isOpen = last && openStars.test(last.text) && !starred.test(last.text) && last.raw.length < maxHeading
    if (isOpen && line.text) out[out.length - 1] = { ...toLine(`${last.text} ${line.text}`, last.start), end: line.end }
    else out.push(line)
  }
  return out
}

const maxHeading = 500

/** Whether values stand in a column of their own. */
function isTabular(lines: readonly Line[], known: KnownLabels, bullet: RegExp): boolean {
  const column = findColumn(lines, { known, bullet })
  return column?.isPadded === true && column.count >= 2
}

/**
 * Whether paragraphs are filled to one width: at least two lines that ended where the next word did not fit, and more
 * than paragraphs that stand line by line.
 */
function isFilled(lines: readonly Line[]): boolean {
  const width = wrapWidth(lines)
  let filled = 0
  let whole = 0
  for (const [at, line] of lines.entries()) {
    if (codeScore(line.text) >= 0) continue
    // A longer line of prose is one that nobody wrapped, also where nothing follows it.
    if (line.raw.length > width) return false
    const next = lines[at + 1]
    if (!next?.text || next.mark !== undefined || line.indent !== next.indent) continue
    if (isWrapped(line, next.text, width)) filled++
    else if (line.raw.length > shortLine && endsSentence(line.text)) whole++
  }
  return filled >= 2 && filled > whole && !areTextNodes(lines, 2)
}

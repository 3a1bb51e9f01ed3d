/** Browsers for terminals and converters like them: how each one's dumps are known, and how they are laid out. */

import { codeScore } from '../code-signs.ts'
import type { KnownLabels } from '../known-labels.ts'
import { type Line, toLine } from '../lines.ts'
import { findColumn } from './columns.ts'
import type { Layout, RenderedContext } from './rendered.ts'
import { isWrapped, wrapWidth } from './unwrap.ts'

export interface Browser {
  name: string
  detect: (text: string, lines: readonly Line[], context: RenderedContext) => boolean
  layout: Layout
}

const w3mBullet = /^[•□☆○■★◎●△](?:\s+|$)/u

/** In the order in which they are tried. */
export const browsers: Browser[] = [
  {
    name: 'lynx',
    detect: (text) => text.includes('\nReferences\n\n   Visible links:\n'),
    layout: {
      bullet: /^[*+o#@=-](?:\s+|$)/,
      margin: 3,
      codeMargin: 0,
      heading: (line, isAlone) =>
        isAlone && line.indent === 0 && codeScore(line.text) < 2 ? { level: 2, text: line.text } : undefined,
      hasReferences: true,
      hasColumns: false,
      edit: (raw) => raw.replace('(BUTTON)', ''),
    },
  },
  {
    name: 'ELinks',
    detect: (text) => text.includes('\nReferences\n\n   Visible links\n') || text.includes('\n   Link: [1]'),
    layout: {
      bullet: /^[•◦](?:\s+|$)/,
      margin: 3,
      codeMargin: 1,
      heading: elinksHeading,
      hasReferences: true,
      hasColumns: true,
      edit: (raw) => (raw.startsWith('   Link: ') ? undefined : raw.replace('[IMG]', '')),
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
    detect: (_, lines, { known }) => isFilled(lines) || isTabular(lines, known),
    layout: {
      bullet: w3mBullet,
      margin: 0,
      hasReferences: false,
      hasColumns: true,
      // w3m shows an image without alternative text as its file name.
      edit: (raw) => (fileName.test(raw) ? raw.replace(fileName, '') : raw),
    },
  },
]

/** Headings of ELinks: the first level is centred, the second stands at the margin, the third two columns in. */
function elinksHeading({ text, indent, mark }: Line, isAlone: boolean): { level: number; text: string } | undefined {
  if (!isAlone || mark !== undefined || !text) return undefined
  const level = indent === 0 ? 2 : indent === 2 ? 3 : indent > centred ? 1 : undefined
  return level && { level, text }
}

const centred = 8

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
function isTabular(lines: readonly Line[], known: KnownLabels): boolean {
  const column = findColumn(lines, { known, bullet: w3mBullet })
  return column?.isPadded === true && column.count >= 2
}

/** Whether paragraphs are filled to one width: at least two lines that ended where the next word did not fit. */
function isFilled(lines: readonly Line[]): boolean {
  const width = wrapWidth(lines)
  let filled = 0
  for (const [at, line] of lines.entries()) {
    if (codeScore(line.text) >= 0) continue
    // A longer line of prose is one that nobody wrapped, also where nothing follows it.
    if (line.raw.length > width) return false
    const next = lines[at + 1]
    if (!next?.text || next.mark !== undefined || line.indent !== next.indent) continue
    if (isWrapped(line, next.text, width) && line.raw.length < width + 1) filled++
  }
  return filled >= 2
}

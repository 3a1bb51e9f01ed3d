/** The `textContent` of a page: no empty lines between blocks, and items run together; often the whole box is one line. */

import { foldLabel } from '../../../meta/label.ts'
import { cutNamed } from '../../../meta/named-values.ts'
import { objectIn, type Shape } from '../../../meta/shape.ts'
import { append } from '../../../tree/append.ts'
import { matchHeadings } from '../box-heading.ts'
import { codeScore } from '../code-signs.ts'
import type { KnownLabels } from '../known-labels.ts'
import { splitLabel } from '../labels.ts'
import { blankAt, isBlank, type Line } from '../lines.ts'
import type { RenderedContext } from './rendered.ts'

/** Whether a heading of the box and the first label run together on a line, or the named values of a row under one. */
export function isTextContent(lines: readonly Line[], context: RenderedContext): boolean {
  const findBoxText = boxTextFinder(context)
  return lines.some((line) => findBoxText(line) !== undefined) || findRows(lines, context) !== undefined
}

/** Parts the blocks by empty lines, and the box into its rows as far as known labels show them. */
export function fromTextContent(source: Line[], context: RenderedContext): Line[] {
  const lines = withoutButtons(source)
  const out: Line[] = []
  const rows = findRows(lines, context)
  const findBoxText = boxTextFinder(context)
  for (const [at, line] of lines.entries()) {
    const box = findBoxText(line)
    const previous = out[out.length - 1]
    if (box) append(out, boxLines(line, box, context.known))
    else if (rows && at > rows.heading && at < rows.end) append(out, rowLines(line, context.known) ?? [line])
    else {
      if (previous && !isBlank(previous) && !isBlank(line) && !(isCodeLike(previous) && isCodeLike(line))) {
        out.push(blankAt(line))
      }
      out.push(isCodeLike(line) ? line : { ...line, indent: 0 })
    }
  }
  return out
}

/** The lines without the words of buttons to copy code that run together with its last lines: two at least, for one may be code. */
function withoutButtons(lines: Line[]): Line[] {
  if (lines.filter(({ text }) => gluedButton.test(text)).length < 2) return lines
  return lines.map((line) => {
    const raw = line.raw.replace(gluedButton, '')
    return raw === line.raw ? line : { ...line, raw, text: line.text.replace(gluedButton, '') }
  })
}

const gluedButton = /(?<=\S)(?:Copy(?: code)?|Copied!?)\s*$/

function isCodeLike(line: Line): boolean {
  return codeScore(line.text) + (line.indent > 0 ? 1 : 0) > 0
}

/** Makes the finder of where the rows begin on a line that begins with a heading of the box. */
function boxTextFinder({ headings, known }: RenderedContext): (line: Line) => number | undefined {
  const names = headings.map(foldLabel)
  return ({ text }) => {
    const start = foldLabel(text.slice(0, maxHeading))
    const heading = names.find((each) => start.startsWith(each))
    if (heading === undefined) return undefined
    const split = splitLabel(text, new Map([[heading, true]]))
    return split?.value && splitLabel(split.value, known) ? split.at : undefined
  }
}

const maxHeading = 200

/** The rows of a box that stand line by line, in one of which named values run together. */
function findRows(lines: readonly Line[], { headings, known }: RenderedContext) {
  const isHeading = matchHeadings(headings)
  for (const [heading, line] of lines.entries()) {
    if (!isHeading(line)) continue
    const under = lines.slice(heading + 1, heading + 1 + lookAhead)
    const first = under.findIndex((each) => !isBlank(each))
    const after = under.findIndex((each, at) => isHeading(each) || (at > first && isBlank(each)))
    const end = after < 0 ? under.length : after
    if (under.slice(0, end).some((each) => rowLines(each, known))) return { heading, end: heading + 1 + end }
  }
  return undefined
}

/** Lines that are looked at under a heading; the rows of a box are a few dozen. */
const lookAhead = 200

/** The row of a line whose named values run together. */
function rowLines(line: Line, known: KnownLabels): Line[] | undefined {
  const split = splitLabel(line.text, known)
  const parts = split && cutValue(split.value, known.get(foldLabel(split.label)))
  return parts && parts.length > 1 ? toLines(line, split.label, '', parts) : undefined
}

function toLines({ start, end }: Line, label: string, text: string, parts: string[]): Line[] {
  const head = { start, end, raw: label, label, text, indent: 0 }
  return [head, ...parts.map((part) => ({ start, end, raw: part, text: part, indent: 2, mark: '•' }))]
}

function boxLines(line: Line, at: number, known: KnownLabels): Line[] {
  const place = { start: line.start, end: line.end }
  const heading = { ...place, raw: line.text.slice(0, at), text: line.text.slice(0, at).trim(), indent: 0 }
  const rows = cutRows(line.text.slice(at), known)
  const lines = rows.flatMap(({ label, value, shape }): Line[] => {
    const parts = cutValue(value, shape)
    return toLines(line, label, parts ? '' : value, parts ?? [])
  })
  return [heading, ...lines, blankAt(line)]
}

interface Row {
  label: string
  value: string
  shape: Shape | undefined
}

/**
 * The longest series of labels in the order in which the profile has them. A label begins a row only where it runs
 * together with what stands before it: inside texts there is a space.
 */
function cutRows(text: string, known: KnownLabels): Row[] {
  const order = [...new Set(known.values())]
  const mayBegin = beginningsOf(known)
  const found = seamsOf(text)
    .filter((at) => mayBegin(text, at))
    .flatMap((at) => {
      const split = splitLabel(text.slice(at, at + maxLabel), known)
      if (!split || split.value.startsWith(':') || text[at + split.label.length] === ':') return []
      const shape = known.get(foldLabel(split.label))
      return [{ at, label: split.label, shape, rank: shape ? order.indexOf(shape) : -1 }]
    })
    .filter(({ rank }) => rank >= 0)
  const series = longestRising(found)
  return series.map(({ at, label, shape }, index) => ({
    label,
    value: text.slice(at + label.length, series[index + 1]?.at).trim(),
    shape,
  }))
}

const maxLabel = 100

/** The test whether a label may begin at a place: nine of ten are told by its first two characters, which costs a tenth. */
function beginningsOf(known: KnownLabels): (text: string, at: number) => boolean {
  const beginnings = new Set([...known.keys()].map((label) => label.slice(0, 2)))
  return (text, at) => {
    const start = foldLabel(text.slice(at, at + 4))
    return start.length < 2 || beginnings.has(start.slice(0, 2)) || beginnings.has(start.slice(0, 1))
  }
}

/** The places at which something begins without a space before it. */
function seamsOf(text: string): number[] {
  return [0, ...[...text.slice(0, maxBox).matchAll(seam)].map((match) => match.index + match[0].length)]
}

/** Characters of a box that are searched for labels; what comes after is the value of the last. */
const maxBox = 50_000
const seam = /\S(?=\p{L})/gu

/** The longest series whose ranks rise; of equals the one that begins first. At most as many steps as there are ranks. */
function longestRising<T extends { rank: number }>(items: T[]): T[] {
  interface Chain {
    item: T
    length: number
    before: Chain | undefined
  }
  const best: (Chain | undefined)[] = []
  for (const item of items) {
    let before: Chain | undefined
    for (let rank = 0; rank < item.rank; rank++) {
      const chain = best[rank]
      if (chain && chain.length > (before?.length ?? 0)) before = chain
    }
    const length = (before?.length ?? 0) + 1
    if (length > (best[item.rank]?.length ?? 0)) best[item.rank] = { item, length, before }
  }
  let chain = best.reduce((longest, each) => ((each?.length ?? 0) > (longest?.length ?? 0) ? each : longest), undefined)
  const series: T[] = []
  for (; chain; chain = chain.before) series.unshift(chain.item)
  return series
}

/** The named values that run together in a value, if the profile knows their names. */
function cutValue(value: string, shape: Shape | undefined): string[] | undefined {
  const object = shape && objectIn(shape)
  return object && cutNamed(value, object)
}

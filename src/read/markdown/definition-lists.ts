/**
 * Definition lists (`Term`, and below it `: What it means`), as PHP Markdown Extra, Pandoc, kramdown and Hugo read them. To
 * CommonMark their lines are those of a paragraph, and further paragraphs of a definition are code.
 */

import { type SourceLine as Line, linesOf, type MappedText, type TextWriter, writeText } from './mapped-text.ts'
import { behindVerbatim } from './verbatim.ts'

/** A line that begins a definition, up to its text. */
const definition = /^ {0,3}:[ \t]+(?=\S)/
/** What every source with a definition holds: a search for these costs a tenth of one for the pattern. */
const beginnings = ['\n:', '\n :', '\n  :', '\n   :']
/** No term, and no line that goes on with a definition, begins like other blocks do. */
const text = /^ {0,3}(?![#>|:<=]|[-+*](?:[ \t]|$)|\d{1,9}[.)][ \t]|(?:`{3}|~{3}|[-*_]{3}))\S/
const blank = /^[ \t]*$/

/** Characters of a term, and how many may stand over one definition. */
const longestTerm = 200
const mostTerms = 5

/** Columns that definitions are indented by at most. */
const widestIndent = 4

/** A term, or a part of what it means, with the columns that its lines stand to the right. */
interface Item {
  name: 'dt' | 'dd'
  first: number
  last: number
  indent: number
}

/**
 * The source with HTML for its definition lists, in which the terms and definitions are Markdown; nothing if it has none.
 * `data-tight` tells that what is one paragraph there is none in the list. Linear.
 */
export function writeDefinitionLists(source: string): MappedText | undefined {
  if (!beginnings.some((each) => source.includes(each))) return undefined
  const lines = linesOf(source)
  const out = writeText(source)
  let isStart = true
  let hasLists = false
  let at = 0
  while (at < lines.length) {
    const items: Item[] = isStart ? itemsAt(lines, at) : []
    const last: Item | undefined = items.at(-1)
    const next = last ? last.last + 1 : behindVerbatim(lines, at)
    if (last) writeItems(items, lines, out)
    else out.copy(lines[at]?.start ?? 0, lines[next - 1]?.end ?? 0)
    hasLists ||= last !== undefined
    isStart = last !== undefined || blank.test(lines[next - 1]?.text ?? '')
    at = next
  }
  return hasLists ? out.done() : undefined
}

/** The terms and definitions that begin at a line. */
function itemsAt(lines: Line[], at: number): Item[] {
  const items: Item[] = []
  for (let next = at; ; next = skipBlank(lines, next)) {
    const terms = termsAt(lines, next)
    if (terms.length === 0) return items
    for (const item of terms) items.push(item)
    next += terms.length
    for (let first = skipBlank(lines, next); isDefinition(lines[first]); first = skipBlank(lines, next)) {
      const item = definitionAt(lines, first)
      items.push(item)
      next = item.last + 1
    }
  }
}

/** Lines over a definition: one, or more if the definition stands right below them. */
function termsAt(lines: Line[], at: number): Item[] {
  let end = at
  while (end - at < mostTerms && isTerm(lines[end])) end++
  const isNear = isDefinition(lines[end])
  const isApart = end === at + 1 && isBlank(lines[end]) && isDefinition(lines[end + 1])
  if (!isNear && !isApart) return []
  return lines.slice(at, end).map((_, index) => ({ name: 'dt', first: at + index, last: at + index, indent: 0 }))
}

function definitionAt(lines: Line[], first: number): Item {
  const mark = definition.exec(lines[first]?.text ?? '')?.[0] ?? ''
  const indent = Math.min(mark.length, widestIndent)
  let last = first
  for (let next = first + 1; next < lines.length; next++) {
    const line = lines[next]
    if (isBlank(line)) continue
    const isInside = indentOf(line) >= indent
    const isLazy = last === next - 1 && isText(line)
    if (!isInside && !isLazy) break
    last = next
  }
  return { name: 'dd', first, last, indent }
}

function skipBlank(lines: Line[], at: number): number {
  let next = at
  while (isBlank(lines[next])) next++
  return next
}

const isBlank = (line: Line | undefined) => line !== undefined && blank.test(line.text)
const isDefinition = (line: Line | undefined) => line !== undefined && definition.test(line.text)
const isText = (line: Line | undefined) => line !== undefined && text.test(line.text)
const isTerm = (line: Line | undefined) => isText(line) && (line?.text.length ?? 0) <= longestTerm

function indentOf(line: Line | undefined): number {
  const [space = ''] = /^[ \t]*/.exec(line?.text ?? '') ?? []
  return space.includes('\t') ? widestIndent : space.length
}

function writeItems(items: Item[], lines: Line[], out: TextWriter): void {
  const begin = lines[items[0]?.first ?? 0]?.start ?? 0
  out.add('<dl>\n', begin)
  for (const { name, first, last, indent } of items) {
    const start = lines[first]?.start ?? 0
    out.add(`<${name} data-tight>\n\n`, start)
    for (const [index, line] of lines.slice(first, last + 1).entries()) {
      const mark = name === 'dd' && index === 0 ? definition : indents[indent]
      out.copy(line.start + (mark?.exec(line.text)?.[0].length ?? 0), line.end)
    }
    out.add(`\n\n</${name}>\n`, start)
  }
  out.add('</dl>\n\n', begin)
}

/** What is taken from before a line that stands so far to the right. */
const indents = [0, 1, 2, 3, 4].map((columns) => new RegExp(`^(?:\\t| {0,${columns}})`))

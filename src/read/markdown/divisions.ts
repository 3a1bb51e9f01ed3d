/**
 * Divisions of Pandoc and Quarto (`::: {.column}` up to `:::`), and attributes of Pandoc and kramdown, on lines of their own
 * (`{: .notice}`) or behind pictures and links (`{width=50%}`): marks of how a page looks, which CommonMark has as text.
 * Callouts among the divisions become containers, which are read later.
 */

import { isContainerKind } from './containers.ts'
import { linesOf, type MappedText, type SourceLine, writeText } from './mapped-text.ts'
import { behindVerbatim } from './verbatim.ts'

const opening = /^ {0,3}(:{3,})[ \t]*(?:\{([^{}]{1,500})\}|([\w-]{1,60}))[ \t]*:*[ \t]*$/
const closing = /^ {0,3}:{3,}[ \t]*$/
const attributeLine = /^ {0,3}\{:[^{}]{1,500}\}[ \t]*$/
/** The end of a picture or link, whose bracket no backslash makes a text, and attributes right behind it. */
const behindLink =
  /((?<!\\)\]\([^()\n]{0,2000}\))\{:?(?:[ \t]*(?:[.#][\w:-]{1,100}|[\w-]{1,100}=(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'|[^\s{}"']{1,500}))){1,30}[ \t]*\}/g
/** A line that is no code in an item or quote. */
const atEdge = /^ {0,3}[^ \t>]/
/** Every source with a division or an attribute holds one of these. */
const marks = [':::', '{:', '){']

interface Division {
  line: number
  colons: string
  /** What is written for the line; nothing if it stays, as other readers know it. */
  made: string | undefined
}

/** The source without the lines of such divisions and attributes; nothing if it has none. What nothing closes stays. Linear. */
export function settleDivisions(source: string): MappedText | undefined {
  if (!marks.some((each) => source.includes(each))) return undefined
  const lines = linesOf(source)
  const made = new Map<number, string>()
  const open: Division[] = []
  for (let at = 0; at < lines.length; at = behindVerbatim(lines, at)) {
    const { text } = lines[at] as SourceLine // `at` is in range
    if (attributeLine.test(text)) made.set(at, '')
    const plain = text.includes('){') && atEdge.test(text) ? withoutAttributes(text) : text
    if (plain !== text) made.set(at, plain)
    const begun = divisionOf(text, at)
    if (begun) open.push(begun)
    const ended = !begun && closing.test(text) ? open.pop() : undefined
    if (ended?.made === undefined) continue
    made.set(ended.line, ended.made)
    made.set(at, ended.made && ended.colons)
  }
  if (made.size === 0) return undefined
  const out = writeText(source)
  for (const [at, { start, end }] of lines.entries()) {
    const written = made.get(at)
    if (written === undefined) out.copy(start, end)
    else out.add(`${written}\n`, start)
  }
  return out.done()
}

/** A line without the attributes of its links and pictures; those in code stay. */
function withoutAttributes(line: string): string {
  let [inCode, from] = [false, 0]
  return line.replace(behindLink, (all, link: string, at: number) => {
    for (; from < at; from++) if (line[from] === '`') inCode = !inCode
    return inCode ? all : link
  })
}

function divisionOf(text: string, line: number): Division | undefined {
  const [, colons, attributes, name = ''] = opening.exec(text) ?? []
  if (colons === undefined) return undefined
  if (attributes === undefined) return { line, colons, made: isContainerKind(name) ? undefined : '' }
  const classes = [...attributes.matchAll(/\.([\w-]+)/g)].map(([, each = '']) => each.replace(/^callout-/, ''))
  const kind = classes.find(isContainerKind)
  const [, double, single] = /\btitle=(?:"([^"]*)"|'([^']*)')/.exec(attributes) ?? []
  return { line, colons, made: kind === undefined ? '' : `${colons}${kind} ${double ?? single ?? ''}` }
}

/** A part of an export → a small tree. What real exports break is repaired before the parser sees it. */

import { SaxesParser } from 'saxes'
import type { Guard } from '../../diagnostics/guard.ts'
import type { Span } from '../../diagnostics/report.ts'

export interface XmlElement {
  /** The name without its prefix. */
  name: string
  /** What the prefix stands for; `''` without one. */
  uri: string
  attributes: Record<string, string>
  /** All text and CDATA directly in it, verbatim: line ends are as they were. */
  text: string
  /** Where the text begins in what was parsed. */
  start: number
  children: XmlElement[]
}

export interface ParseXmlOptions extends Guard {
  /** What prefixes mean that are declared outside of the part. */
  namespaces: Record<string, string>
}

/**
 * Parses with namespaces and without a document type: its entities stay as they are written. Never throws on bad input:
 * a bare `&` and control characters are text, elements that are not closed end where their parent or the text ends.
 */
export function parseXml(source: string, { namespaces, limits, report }: ParseXmlOptions): XmlElement {
  const root = makeElement('', '', 0)
  const open = [root]
  const repaired = repair(source)
  for (const [id, { count, first, at }] of repaired.found) report(id, { count, first }, { at })
  const parser = new LenientParser({ xmlns: true, fragment: true, additionalNamespaces: namespaces })
  const top = () => open.at(-1) ?? root
  parser.on('opentag', ({ local, prefix, uri, attributes, isSelfClosing }) => {
    if (open.length > limits.xmlDepth) throw new TooDeep(parser.position)
    const element = makeElement(local, uri || (namespaces[prefix] ?? ''), textStart(source, parser.position))
    for (const { name, value } of Object.values(attributes)) element.attributes[name] = restore(value)
    top().children.push(element)
    if (!isSelfClosing) open.push(element)
  })
  parser.on('closetag', ({ isSelfClosing }) => {
    if (!isSelfClosing && open.length > 1) open.pop()
  })
  const append = (text: string) => {
    top().text += restore(text)
  }
  parser.on('text', append)
  parser.on('cdata', append)
  try {
    parser.write(repaired.text).close()
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error
    report('wxr/too-deep', { limit: limits.xmlDepth }, { at: { start: error.at, end: error.at } })
  }
  return root
}

/** Goes on without a word: what is left to complain about is in the tree as it stands, and an `Error` for each takes 20 µs. */
class LenientParser extends SaxesParser<{ xmlns: true; fragment: true; additionalNamespaces: Record<string, string> }> {
  override fail(): this {
    return this
  }
}

/** The first child of that name, in one of the namespaces. */
export function childOf({ children }: XmlElement, name: string, uri: RegExp | ''): XmlElement | undefined {
  return children.find((child) => child.name === name && isIn(child, uri))
}

export function childrenOf({ children }: XmlElement, name: string, uri: RegExp | ''): XmlElement[] {
  return children.filter((child) => child.name === name && isIn(child, uri))
}

function isIn(element: XmlElement, uri: RegExp | ''): boolean {
  return uri === '' ? element.uri === '' : uri.test(element.uri)
}

class TooDeep extends Error {
  readonly at: number
  constructor(at: number) {
    super()
    this.at = at
  }
}

function makeElement(name: string, uri: string, start: number): XmlElement {
  return { name, uri, attributes: {}, text: '', start, children: [] }
}

function textStart(source: string, at: number): number {
  return source.startsWith(cdataStart, at) ? at + cdataStart.length : at
}

const cdataStart = '<![CDATA['

/** What was found wrong, and where first. */
type Found = Map<
  'wxr/bare-ampersand' | 'wxr/control-character' | 'wxr/open-cdata',
  { count: number; first: string; at: Span }
>

/**
 * Characters that the parser would stumble over or change, as private ones that `restore` turns back: a carriage return,
 * which XML makes a line feed though the lengths of PHP values count it; control characters; a `&` that begins no entity.
 * The text stays as long as the source.
 */
function repair(source: string): { text: string; found: Found } {
  const found: Found = new Map()
  const note = (first: string, start: number) => {
    if (first === '\r') return
    const id = ruleOf[first] ?? 'wxr/control-character'
    const known = found.get(id)
    if (known) known.count++
    else found.set(id, { count: 1, first, at: { start, end: start + 1 } })
  }
  const text = source.replace(parts, (part: string, index: number) => {
    if (part.length > 1) {
      // Nothing is read of comments, and the parser takes quadratic time for one that is full of their beginnings.
      if (!part.startsWith(cdataStart)) return ' '.repeat(part.length)
      if (hidesAnother(part)) note(cdataStart, index)
      return part.replace(forbidden, (character, inside: number) => {
        note(character, index + inside)
        return hide(character)
      })
    }
    note(part, index)
    return hide(part)
  })
  return { text, found }
}

const ruleOf: Record<string, 'wxr/bare-ampersand' | 'wxr/open-cdata'> = {
  '&': 'wxr/bare-ampersand',
  [cdataStart]: 'wxr/open-cdata',
}

/** Whether another section begins in one: where that is text, its `]]>` is written as the ends of two. */
function hidesAnother(section: string): boolean {
  return section.indexOf(cdataStart, 1) > 0 && !section.endsWith(']]]]>')
}

// A whole CDATA section or comment; else one character that is wrong in text and tags.
const parts =
  /<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<!--[\s\S]*?(?:-->|$)|&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)|[\0-\x08\x0b-\x1f]/gi
const forbidden = /[\0-\x08\x0b-\x1f]/g

/** The 32 noncharacters that XML allows and no text holds (Unicode, 23.7), one for each control character. */
const hidden = 0xfdd0
/** Stands for `&` in the place of the tab, which needs no hiding. */
const hiddenAmpersand = hidden + 9

function hide(character: string): string {
  return String.fromCharCode(character === '&' ? hiddenAmpersand : hidden + character.charCodeAt(0))
}

function restore(text: string): string {
  return text.replace(hiddenCharacters, (character) => {
    const code = character.charCodeAt(0)
    return code === hiddenAmpersand ? '&' : String.fromCharCode(code - hidden)
  })
}

const hiddenCharacters = /[\ufdd0-\ufdef]/g

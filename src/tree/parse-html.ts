/** HTML source → DOM: parse5's tree, which is the browser's, in the node classes that cheerio reads. */

import { type Document, Element } from 'domhandler'
import { html as names, Parser, type ParserOptions, type Token } from 'parse5'
import type { Guard } from '../diagnostics/guard.ts'
import type { Report, Span } from '../diagnostics/report.ts'
import { type DomNodes, domAdapter } from './dom-adapter.ts'
import { type RunHandler, RunTokenizer } from './run-tokenizer.ts'

/**
 * Parses a whole page. Every element's `startIndex` is the offset of its start tag in `html` (of the tag that implied
 * it, if it has none). Scripting is taken to be off, so that the content of `noscript` is a tree. Styles and scripts are
 * empty, but for scripts of JSON and TeX. Without a guard all is read.
 */
export function parseDocument(html: string, guard?: Guard): Document {
  const parse: Parse = (text, guard) => new PlacingParser(options).read(text, guard)
  return readWhole(html, parse, guard).document
}

/** Parses what may stand inside `body`; the rest is as in `parseDocument`. */
export function parseFragment(html: string, guard?: Guard): Document {
  const parse: Parse = (text, guard) => {
    const body = new Element('body', {})
    body.namespace = names.NS.HTML
    const parser = PlacingParser.getFragmentParser(body, options)
    // `getFragmentParser` makes the class it is called on.
    return (parser as PlacingParser).read(text, guard)
  }
  return readWhole(html, parse, guard).getFragment() as Document
}

type Parse = (html: string, guard?: Guard) => PlacingParser

/** Parses a source; once more without the sign that begins a comment which nothing ends, if it hides elements. */
function readWhole(html: string, parse: Parse, guard?: Guard): PlacingParser {
  if (!guard) return parse(html)
  const { limits, report } = guard
  const held: (() => void)[] = []
  const hold: Report = (...said) => held.push(() => report(...said))
  const parser = parse(html, { limits, report: hold })
  const start = parser.endsInComment ? html.indexOf('<!--', html.lastIndexOf('-->') + 1) : -1
  if (start !== -1 && /<\/[a-z]/i.test(html.slice(start))) {
    report('read/open-comment', {}, { at: { start, end: start + 4 } })
    return parse(html.slice(0, start) + html.slice(start).replaceAll('<!--', '    '), guard)
  }
  for (const say of held) say()
  return parser
}

const options: ParserOptions<DomNodes> = { treeAdapter: domAdapter, scriptingEnabled: false }

/** How many formatting elements are opened again in a block, and the characters of their attributes. */
const maxReopened = 32
const maxReopenedLength = 4_096

/**
 * Notes where elements stand by the last tag, for `sourceCodeLocationInfo` would cost as much as the parse itself;
 * and passes over the content of styles and scripts, which is half of a theme page and would cost 30 % (bench/stages.js).
 */
class PlacingParser extends Parser<DomNodes> implements RunHandler {
  override tokenizer = new RunTokenizer(this.options, this)
  source = ''
  nodes = 0
  wasFull = false
  endsInComment = false
  /** Where on the stack of open elements the last stood that began in no other. */
  noscriptAt = 0
  guard: Guard | undefined

  read(html: string, guard?: Guard): this {
    this.source = html
    this.guard = guard
    this.tokenizer.write(html, true)
    return this
  }

  override onStartTag(token: Token.TagToken): void {
    if (!this.isFull()) {
      super.onStartTag(this.withFewAttributes(token))
      if (token.tagName === 'noscript') this.noteNoscript()
    } else if (token.tagName === 'script' || token.tagName === 'style') this.passOver(token.tagName)
  }

  noteNoscript(): void {
    const { current, stackTop } = this.openElements
    const opened = current as Element | undefined // the stack holds elements
    if (opened?.name === 'noscript' && !this.openNoscript()) this.noscriptAt = stackTop
  }

  openNoscript(): Element | undefined {
    const { items, stackTop } = this.openElements
    const element = this.noscriptAt <= stackTop ? (items[this.noscriptAt] as Element) : undefined // as are all in it
    return element?.name === 'noscript' ? element : undefined
  }

  // The end tags of paragraphs and breaks make elements too.
  override onEndTag(token: Token.TagToken): void {
    if (this.isFull()) return
    if (token.tagName === 'noscript') this.closeWithinNoscript()
    super.onEndTag(token)
  }

  /**
   * Closes what a `noscript` left open. To a browser with scripts it ends at the first end tag whatever is in it, another
   * `noscript` too; to one without (HTML, section 13.2.6.4.7, any other end tag) what is open in it takes in the rest of the page.
   */
  closeWithinNoscript(): void {
    const { openElements, activeFormattingElements } = this
    const noscript = this.openNoscript()
    if (!noscript || this.insertionMode !== inBody) return
    while (openElements.current !== noscript) {
      const entry = activeFormattingElements.getElementEntry(openElements.current as Element)
      if (entry) activeFormattingElements.removeEntry(entry)
      openElements.pop()
    }
  }

  override onComment(token: Token.CommentToken): void {
    if (this.isFull()) return
    this.nodes++
    const { preprocessor } = this.tokenizer
    this.endsInComment = preprocessor.pos >= preprocessor.html.length
    super.onComment(token)
  }

  mixesText(): boolean {
    return !this.skipNextNewLine && mixingModes.has(this.insertionMode)
  }

  isFull(): boolean {
    if (!this.guard || this.nodes < this.guard.limits.nodes) return false
    const { limits, report } = this.guard
    if (!this.wasFull) report('read/too-many-nodes', { limit: limits.nodes }, { at: this.place() })
    this.wasFull = true
    return true
  }

  withFewAttributes(token: Token.TagToken): Token.TagToken {
    if (!this.guard || token.attrs.length <= this.guard.limits.attributes) return token
    const { limits, report } = this.guard
    const { attrs, tagName } = token
    report('read/too-many-attributes', { tagName, count: attrs.length, limit: limits.attributes }, { at: this.place() })
    return { ...token, attrs: attrs.slice(0, limits.attributes) }
  }

  /** The tag that was read last. */
  place(): Span {
    const start = this.tokenizer.tagStart
    return { start, end: start + 1 }
  }

  override _createElement(...args: Parameters<Parser<DomNodes>['_createElement']>): Element {
    const element = super._createElement(...args)
    this.nodes++
    // The root of a fragment is made before there is a source.
    if (this.source) element.startIndex = this.tokenizer.tagStart
    return element
  }

  /**
   * Opens formatting elements again that were open where a block ended. A browser opens all of them in each block that
   * follows: 40 KB of `<b id=n>` and `<p>` make four million elements.
   */
  override _reconstructActiveFormattingElements(): void {
    let [count, size] = [0, 0]
    for (let entry = this.activeFormattingElements.newest; entry && 'token' in entry; entry = entry.older) {
      if (this.openElements.contains(entry.element)) break
      size += entry.token.attrs.reduce((sum, { value }) => sum + value.length, 0)
      if (++count <= maxReopened && size <= maxReopenedLength) continue
      this.activeFormattingElements.clearToLastMarker()
      return
    }
    super._reconstructActiveFormattingElements()
  }

  override _switchToTextParsing(...args: Parameters<Parser<DomNodes>['_switchToTextParsing']>): void {
    super._switchToTextParsing(...args)
    const [token] = args
    if (!isCode(token)) return
    this.passOver(token.tagName)
  }

  passOver(tagName: string): void {
    // The tokenizer has just consumed the `>` of the start tag.
    const { preprocessor } = this.tokenizer
    const end = findEndTag(preprocessor.html, tagName, preprocessor.pos + 1)
    if (end !== undefined) preprocessor.pos = end - 1
  }
}

/** Insertion modes of parse5, which has names for them and does not export them. */
const inBody = 6
/** Those in which all characters go the same way: in body, text, in caption, in cell. */
const mixingModes = new Set([inBody, 7, 10, 14])

/** Whether the content of an element is for browsers only. Scripts of JSON-LD hold facts of the page, others formulas. */
function isCode({ tagName, attrs }: Token.TagToken): boolean {
  if (tagName === 'style') return true
  return tagName === 'script' && !attrs.some(({ name, value }) => name === 'type' && /ld\+json|^math\/tex/i.test(value))
}

/**
 * Where the end tag begins that ends raw text which begins at `from`; `undefined` where there is none, or the content
 * holds `<!--` and `<script`, after which a script may hold end tags (HTML, script data double escaped state).
 */
function findEndTag(html: string, tagName: string, from: number): number | undefined {
  for (let at = html.indexOf('</', from); at !== -1; at = html.indexOf('</', at + 2)) {
    const after = at + 2 + tagName.length
    if (!endOfName.has(html.charAt(after)) || html.slice(at + 2, after).toLowerCase() !== tagName) continue
    return tagName === 'script' && mayHoldEndTags(html.slice(from, at)) ? undefined : at
  }
  return undefined
}

function mayHoldEndTags(script: string): boolean {
  const comment = script.indexOf('<!--')
  return comment >= 0 && /<script/i.test(script.slice(comment))
}

const endOfName = new Set(['>', '/', ' ', '\t', '\n', '\f', '\r'])

/** parse5's tokenizer, made to take what most of a page is made of a run at a time. */

import { decodeHTML } from 'entities/decode'
import { html as names, Token, type TokenHandler, Tokenizer, TokenizerMode, type TokenizerOptions } from 'parse5'
import {
  afterSpace,
  endOfName,
  isLetter,
  isSpace,
  nameAt,
  placeValue,
  type ValuePlace,
  valueAt,
  withLineFeeds,
} from './source-parts.ts'

/** What the tokenizer asks of the parser that it gives its tokens to. */
export interface RunHandler extends TokenHandler {
  /** Whether white space and other characters are treated alike now, so that both may come in one token. */
  mixesText: () => boolean
}

/**
 * parse5 reads character by character, each through a state of the standard. Nearly all of a page is text, tags without
 * anything odd, and comments: these are read here, each in one loop; at everything else the states take over until a
 * place is reached where a run may begin. So what is read here must be right, and need not be complete:
 * test/tree-parse.test.ts compares the trees. A whole page costs less than half of what the states cost (bench/stages.js).
 */
export class RunTokenizer extends Tokenizer {
  /** Where the last tag begins. */
  tagStart = 0
  readonly #handler: RunHandler
  /** Of the tag at hand; a list of its own would get room for seventeen. */
  readonly #attributes: Token.Attribute[] = []
  /** Of the value at hand: one for all. */
  readonly #place: ValuePlace = { start: 0, end: 0, isVerbatim: true }

  constructor(options: TokenizerOptions, handler: RunHandler) {
    super(options, handler)
    this.#handler = handler
    // parse5 cuts off what it has read. Here the source is held whole anyhow, and offsets are to stay what they are.
    this.preprocessor.bufferWaterline = Number.POSITIVE_INFINITY
  }

  protected override _runParsingLoop(): void {
    if (this.inLoop) return
    this.inLoop = true
    while (this.active) {
      this.#takeRuns()
      this._callState(this._consume())
    }
    this.inLoop = false
  }

  /** Reads as far as there are runs. `preprocessor.pos` is the last character that was read; the parser may move it. */
  #takeRuns(): void {
    const { preprocessor } = this
    const { html } = preprocessor
    while (isRunMode(this.state)) {
      const at = preprocessor.pos + 1
      const code = html.charCodeAt(at)
      // Of a row of NULs, parse5 makes one token; and a line break may be half read.
      if (code === 0 || (code === lineFeed && html.charCodeAt(at - 1) === carriageReturn)) return
      // What the states have read and not yet given to the parser.
      if (this.currentCharacterToken) this._emitCurrentCharacterToken(null)
      if (!(code === lessThan ? this.#takeMarkup(html, at) : this.#takeText(html, at))) return
    }
  }

  /** Text up to a tag or a NUL. */
  #takeText(html: string, start: number): boolean {
    let isBlank = true
    let isVerbatim = true
    let at = start
    for (; at < html.length; at++) {
      const code = html.charCodeAt(at)
      if (code > lessThan) isBlank = false
      else if (code === lessThan || code === 0) break
      else if (!isSpace(code)) {
        isBlank = false
        if (code === ampersand) isVerbatim = false
      } else if (code === carriageReturn) isVerbatim = false
    }
    if (at === start) return false
    this.preprocessor.pos = at - 1
    const slice = html.slice(start, at)
    if (isVerbatim) this.#giveText(slice, isBlank)
    else {
      const hasReferences = this.state === TokenizerMode.DATA || this.state === TokenizerMode.RCDATA
      const text = hasReferences ? decodeHTML(withLineFeeds(slice)) : withLineFeeds(slice)
      this.#giveText(text, !notBlank.test(text))
    }
    return true
  }

  #giveText(text: string, isBlank: boolean): void {
    if (isBlank || this.#handler.mixesText()) this.#giveCharacters(text, isBlank)
    else for (const part of text.match(blankOrNot) ?? []) this.#giveCharacters(part, !notBlank.test(part))
  }

  #giveCharacters(chars: string, isBlank: boolean): void {
    if (isBlank) this.#handler.onWhitespaceCharacter({ type: types.WHITESPACE_CHARACTER, chars, location: null })
    else this.#handler.onCharacter({ type: types.CHARACTER, chars, location: null })
  }

  /** A tag or a comment. In text of scripts and the like, only the tag that ends it is one. */
  #takeMarkup(html: string, start: number): boolean {
    const code = html.charCodeAt(start + 1)
    if (this.state !== TokenizerMode.DATA) return code === slash && this.#takeEndTag(html, start, this.lastStartTagName)
    this.tagStart = start
    if (code === slash) return this.#takeEndTag(html, start)
    if (isLetter(code)) return this.#takeStartTag(html, start)
    return html.startsWith('!--', start + 1) && this.#takeComment(html, start + 4)
  }

  #takeStartTag(html: string, start: number): boolean {
    let at = endOfName(html, start + 1)
    const tagName = nameAt(html, start + 1, at)
    const attributes = this.#attributes
    let count = 0
    let selfClosing = false
    for (;;) {
      at = afterSpace(html, at)
      if (html.charCodeAt(at) === greaterThan) break
      if (html.charCodeAt(at) === slash) {
        at++
        selfClosing = html.charCodeAt(at) === greaterThan
        continue
      }
      const nameEnd = endOfName(html, at)
      // A character that no usual name begins with; more attributes than a list is searched for.
      if (nameEnd === at || count === mostAttributes) return false
      const name = nameAt(html, at, nameEnd)
      let value = ''
      at = afterSpace(html, nameEnd)
      if (html.charCodeAt(at) === equals) {
        at = placeValue(html, afterSpace(html, at + 1), this.#place)
        if (at < 0) return false
        value = valueAt(html, this.#place)
      }
      if (!has(attributes, count, name)) attributes[count++] = { name, value }
    }
    this.preprocessor.pos = at
    this.lastStartTagName = tagName
    this.#handler.onStartTag(
      tagToken(types.START_TAG, tagName, count === 0 ? noAttributes : attributes.slice(0, count), selfClosing),
    )
    return true
  }

  /** An end tag without attributes; of the given name, if any. */
  #takeEndTag(html: string, start: number, name?: string): boolean {
    const end = endOfName(html, start + 2)
    const at = afterSpace(html, end)
    if (html.charCodeAt(at) !== greaterThan || !isLetter(html.charCodeAt(start + 2))) return false
    const tagName = nameAt(html, start + 2, end)
    if (name !== undefined && name !== tagName) return false
    this.preprocessor.pos = at
    this.state = TokenizerMode.DATA
    this.#handler.onEndTag(tagToken(types.END_TAG, tagName, noAttributes, false))
    return true
  }

  #takeComment(html: string, start: number): boolean {
    if (html.startsWith('>', start) || html.startsWith('->', start)) return false
    let end = html.indexOf('--', start)
    // `--!>` ends a comment too.
    while (end >= 0 && !html.startsWith('>', end + 2) && !html.startsWith('!>', end + 2))
      end = html.indexOf('--', end + 1)
    if (end < 0 || html.startsWith('!', end + 2)) return false
    const data = html.slice(start, end)
    if (data.includes('\0')) return false
    this.preprocessor.pos = end + 2
    this.#handler.onComment({ type: types.COMMENT, data: withLineFeeds(data), location: null })
    return true
  }
}

const types = Token.TokenType

/** Whether a tokenizer is in a state in which runs begin: text of the page, or of titles, styles and scripts. */
const isRunMode = (state: Tokenizer['state']) =>
  state === TokenizerMode.DATA ||
  state === TokenizerMode.RCDATA ||
  state === TokenizerMode.RAWTEXT ||
  state === TokenizerMode.SCRIPT_DATA

/** Of all tags that have none, which are most. parse5 only reads it. */
const noAttributes: Token.Attribute[] = []

/** Of two attributes of one name the first counts; parse5 keeps a set of the names from here on. */
const mostAttributes = 64

const ampersand = 0x26
const carriageReturn = 0x0d
const equals = 0x3d
const greaterThan = 0x3e
const lessThan = 0x3c
const lineFeed = 0x0a
const slash = 0x2f

const notBlank = /[^\t\n\f\r ]/
const blankOrNot = /[\t\n\f\r ]+|[^\t\n\f\r ]+/g

/** Whether one of the first attributes has a name. */
function has(attributes: Token.Attribute[], count: number, name: string): boolean {
  for (let i = 0; i < count; i++) if (attributes[i]?.name === name) return true
  return false
}

function tagToken(
  type: Token.TagToken['type'],
  tagName: string,
  attrs: Token.Attribute[],
  selfClosing: boolean,
): Token.TagToken {
  return { type, tagName, tagID: names.getTagID(tagName), selfClosing, ackSelfClosing: false, attrs, location: null }
}

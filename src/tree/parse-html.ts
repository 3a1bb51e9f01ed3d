/** HTML source → DOM: parse5's tree, which is the browser's, in the node classes that cheerio reads. */

import { type Document, Element } from 'domhandler'
import { html as names, Parser, type ParserOptions } from 'parse5'
import { type DomNodes, domAdapter } from './dom-adapter.ts'

/**
 * Parses a whole page. Every element's `startIndex` is the offset of its start tag in `html` (of the tag that implied
 * it, if it has none). Scripting is taken to be off, so that the content of `noscript` is a tree.
 */
export function parseDocument(html: string): Document {
  return new PlacingParser(options).read(html).document
}

/** Parses what may stand inside `body`; the rest is as in `parseDocument`. */
export function parseFragment(html: string): Document {
  const body = new Element('body', {})
  body.namespace = names.NS.HTML
  const parser = PlacingParser.getFragmentParser(body, options)
  // `getFragmentParser` makes the class it is called on.
  return (parser as PlacingParser).read(html).getFragment()
}

const options: ParserOptions<DomNodes> = { treeAdapter: domAdapter, scriptingEnabled: false }

/** Notes where elements stand by the tokenizer's offset; `sourceCodeLocationInfo` would cost 70 % of the parse more. */
class PlacingParser extends Parser<DomNodes> {
  source = ''

  read(html: string): this {
    this.source = html
    this.tokenizer.write(html, true)
    return this
  }

  override _attachElementToTree(...args: Parameters<Parser<DomNodes>['_attachElementToTree']>): void {
    const [element] = args
    element.startIndex = this.source.lastIndexOf('<', this.tokenizer.preprocessor.offset)
    super._attachElementToTree(...args)
  }
}

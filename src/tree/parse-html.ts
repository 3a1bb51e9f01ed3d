/** HTML source → DOM: parse5's tree, which is the browser's, in the node classes that cheerio reads. */

import { type Document, Element } from 'domhandler'
import { html as names, Parser, type ParserOptions, type Token, type TreeAdapter } from 'parse5'
import { adapter, type Htmlparser2TreeAdapterMap } from 'parse5-htmlparser2-tree-adapter'

/**
 * Parses a whole page. Every element's `startIndex` is the offset of its start tag in `html` (of the tag that implied
 * it, if it has none). Scripting is taken to be off, so that the content of `noscript` is a tree.
 */
export function parseDocument(html: string): Document {
  return parse(html, (options) => new Parser(options)).document
}

/** Parses what may stand inside `body`; the rest is as in `parseDocument`. */
export function parseFragment(html: string): Document {
  const body = new Element('body', {})
  body.namespace = names.NS.HTML
  return parse(html, (options) => Parser.getFragmentParser(body, options)).getFragment()
}

type HtmlParser = Parser<Htmlparser2TreeAdapterMap>

/**
 * The adapter's own `createElement` makes three dictionaries an element and costs 40 % of the parse, and parse5's
 * `sourceCodeLocationInfo` as much again; this makes one object and reads the tokenizer's offset (bench/stages.js).
 */
function parse(html: string, open: (options: ParserOptions<Htmlparser2TreeAdapterMap>) => HtmlParser): HtmlParser {
  let parser: HtmlParser | undefined
  const treeAdapter: TreeAdapter<Htmlparser2TreeAdapterMap> = {
    ...adapter,
    createElement(name, namespace, attributes) {
      const node = new Element(name, toAttribs(attributes))
      node.namespace = namespace
      if (parser) node.startIndex = html.lastIndexOf('<', parser.tokenizer.preprocessor.offset)
      return node
    },
    // A second `html` or `body` tag gives its attributes to the first; the adapter's own way needs the dictionaries.
    adoptAttributes(recipient, attributes) {
      recipient.attribs = { ...toAttribs(attributes), ...recipient.attribs }
    },
  }
  parser = open({ treeAdapter, scriptingEnabled: false })
  parser.tokenizer.write(html, true)
  return parser
}

function toAttribs(attributes: Token.Attribute[]): Record<string, string> {
  const attribs: Record<string, string> = {}
  for (const { name, value } of attributes) attribs[name] = value
  return attribs
}

/** The tree of a page: parse5's own, but for the content of styles and scripts. */

import type { AnyNode, Element } from 'domhandler'
import fc from 'fast-check'
import { type DefaultTreeAdapterTypes, html as names, parse, parseFragment as parse5Fragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import { parseDocument, parseFragment } from '../src/tree/parse-html.ts'

type Parse5Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document
const isCode = (name: string) => name === 'style' || name === 'script'

/** One line a node, so that a difference is easy to see. */
function ours(node: AnyNode, depth = 0): string[] {
  const indent = ' '.repeat(depth)
  if (node.type === 'text' || node.type === 'comment')
    return [`${indent}${node.type} ${JSON.stringify((node as { data: string }).data)}`]
  if (node.type === 'directive') return [`${indent}doctype`]
  const { name = 'root', attribs = {}, children, namespace } = node as Element
  const kept = isCode(name) && namespace === names.NS.HTML ? [] : children
  return [
    `${indent}${name} ${JSON.stringify(Object.entries(attribs).sort())}`,
    ...kept.flatMap((child) => ours(child, depth + 1)),
  ]
}

function theirs(node: Parse5Node, depth = 0): string[] {
  const indent = ' '.repeat(depth)
  if (node.nodeName === '#text')
    return [`${indent}text ${JSON.stringify((node as DefaultTreeAdapterTypes.TextNode).value)}`]
  if (node.nodeName === '#comment')
    return [`${indent}comment ${JSON.stringify((node as DefaultTreeAdapterTypes.CommentNode).data)}`]
  if (node.nodeName === '#documentType') return [`${indent}doctype`]
  const element = node as DefaultTreeAdapterTypes.Element
  const name = element.tagName ?? 'root'
  const children =
    'content' in element
      ? [(element as DefaultTreeAdapterTypes.Template).content as unknown as Parse5Node]
      : element.childNodes
  const kept = isCode(name) && element.namespaceURI === names.NS.HTML ? [] : children
  return [
    `${indent}${name} ${JSON.stringify((element.attrs ?? []).map(({ name, value }) => [name, value]).sort())}`,
    ...kept.flatMap((child) => theirs(child as Parse5Node, depth + 1)),
  ]
}

const part = fc.oneof(
  fc
    .constantFrom(
      'p',
      'div',
      'b',
      'i',
      'a',
      'table',
      'tr',
      'td',
      'ul',
      'li',
      'script',
      'style',
      'template',
      'svg',
      'select',
      'option',
      'textarea',
      'title',
      'body',
      'html',
      'h1',
      'form',
      'noscript',
      'pre',
      'math',
      'mi',
    )
    .chain((name) => fc.constantFrom(`<${name}>`, `</${name}>`, `<${name} id=x class="y z">`, `<${name} lang=en>`)),
  fc.constantFrom(
    'text',
    ' ',
    '\n',
    '\r\n',
    '<!-- c -->',
    '<!--',
    '-->',
    '</script',
    '</SCRIPT >',
    '</style/>',
    '<script type="application/ld+json">',
    '<!doctype html>',
    '&amp;',
    '🚀',
    '\0',
  ),
)
const sane = fc.array(part, { maxLength: 30 }).map((parts) => parts.join(''))

/** What tags, references and comments are made of, in no order: most of it is wrong in some way. */
const shard = fc.constantFrom(
  ...'< </ > /> / = " \' & &# ; ! - -- ? [ ] \0 \r \n \r\n \t \f ` a B p x=y A="b" é 🚀 \ud800'.split(' '),
  ...'<p <P\n </p> <pre> <a\thref= </a\n> <b> </b/> <li> <table> <td> <select> <frameset> <plaintext>'.split(' '),
  ...'<title> </title> </TITLE\r> <textarea> </textarea <script> <script </script> <style> </style> <xmp>'.split(' '),
  ...'<svg> <svg/> </svg> <math> <mi> <foreignObject> <noscript> <iframe> <template> </template> <br> </br>'.split(' '),
  ...'<!-- <!--> <!---> --> --!> ---> <!doctype <![CDATA[ ]]> <? <!'.split(' '),
  ...'&amp; &amp &ampx &nbsp; &#32; &#10; &#13; &#0; &#x80 &notit; &copy= &NotEqualTilde; &Tab;'.split(' '),
  ' ',
)
const nasty = fc.array(shard, { maxLength: 40 }).map((shards) => shards.join(''))
/** `noscript` ends otherwise, if something may be open in it. */
const page = fc.oneof(sane, nasty).filter((html) => !/<noscript[^<]*<(?!\/noscript).*<\/noscript/is.test(html))
/** `RUNS=100000 npx vitest run test/tree-parse.test.ts` looks closer. */
const numRuns = Number(process.env.RUNS ?? 3000)

describe('the tree of a page', () => {
  it('is that of parse5 for whole pages', () => {
    fc.assert(
      fc.property(page, (html) => {
        expect(ours(parseDocument(html))).toEqual(theirs(parse(html, { scriptingEnabled: false })))
      }),
      { numRuns },
    )
  })

  it('is that of parse5 for fragments', () => {
    const body = {
      nodeName: 'body',
      tagName: 'body',
      attrs: [],
      namespaceURI: names.NS.HTML,
      childNodes: [],
      parentNode: null,
    } as unknown as DefaultTreeAdapterTypes.Element
    fc.assert(
      fc.property(page, (html) => {
        const expected = parse5Fragment(body, html, { scriptingEnabled: false }) as unknown as Parse5Node
        expect(ours(parseFragment(html))).toEqual(theirs(expected))
      }),
      { numRuns },
    )
  })

  it('ends `noscript` at the first end tag, as a page has it that a browser saved', () => {
    const html = '<noscript><noscript>Off</noscript><div>The article</div></noscript><noscript>x</noscript>y'
    expect(
      ours(parseDocument(`<body>${html}`))
        .slice(3)
        .join('\n'),
    ).toBe(
      `  body []
   noscript []
    noscript []
     text "Off"
   div []
    text "The article"
   noscript []
    text "x"
   text "y"`,
    )
  })

  it('ends `noscript` at its end tag, whatever it left open', () => {
    const html = '<div><noscript><p>No <b><a href="/">script</noscript><p>The article</p></div><p>x'
    const root = parseDocument(html)
    expect(ours(root).join('\n')).toBe(
      `root []
 html []
  head []
  body []
   div []
    noscript []
     p []
      text "No "
      b []
       a [["href","/"]]
        text "script"
    p []
     text "The article"
   p []
    text "x"`,
    )
  })

  it('keeps the content of JSON scripts, and drops that of others', () => {
    const html =
      '<script>if (a < b) "</p>"</script><script type="application/ld+json">{"a":1}</script><style>p{}</style><p>x'
    expect(ours(parseDocument(html)).join('\n')).toContain('text "x"')
    const data = (node: AnyNode): string =>
      'data' in node ? node.data : 'children' in node ? node.children.map(data).join('') : ''
    expect(data(parseDocument(html))).toBe('{"a":1}x')
  })
})

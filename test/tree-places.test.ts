import { type AnyNode, isTag } from 'domhandler'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDocument, parseFragment } from '../src/tree/parse-html.ts'
import { page } from './support/arbitrary-page.ts'

/** Every element that a tree has, with where the parser says that its start tag is. */
function starts(nodes: AnyNode[]): [name: string, at: number | null][] {
  return nodes.flatMap((node) =>
    'children' in node
      ? [...(isTag(node) ? [[node.name, node.startIndex] as [string, number | null]] : []), ...starts(node.children)]
      : [],
  )
}

test('an element is where its start tag is, in spite of line ends, entities and other planes', () => {
  const html = '<h1>A&amp;B</h1>\r\n\r\n<p\r\n title="x>y">🧭 &nbsp;&notit; <b>bold</b><IMG src=a><br/></p>'
  const found = starts(parseFragment(html).children)
  expect(
    found.map(([name, at]) =>
      html
        .slice(at ?? 0)
        .toLowerCase()
        .startsWith(`<${name}`),
    ),
  ).toEqual([true, true, true, true, true])
})

test('elements of a made-up page are where a tag of their name is', () => {
  fc.assert(
    fc.property(page, (html) => {
      const implied = new Set(['head', 'body', 'tbody'])
      for (const [name, at] of starts(parseDocument(html).children)) {
        if (implied.has(name)) continue
        // An element without a tag of its own, such as one the parser opens again, points at the tag that implied it.
        expect(html[at ?? -1]).toBe('<')
      }
      const article = starts(parseDocument(html).children).find(([name]) => name === 'article')
      expect(html.slice(article?.[1] ?? 0)).toMatch(/^<article>/)
    }),
    { numRuns: 100, seed: 7 },
  )
})

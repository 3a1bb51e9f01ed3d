import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCleanHtml } from '../src/clean/read-clean-html.ts'
import { toHtml } from '../src/clean/to-html.ts'
import { decorate, type Surroundings } from '../src/render/decorate.ts'
import { decorateHtml } from '../src/render/decorate-html.ts'
import { createHighlight } from '../src/render/highlight.ts'
import { wordsIn } from '../src/render/words.ts'
import { synthesize, tongues } from '../src/synth.ts'
import { attacks } from './support/attacks.ts'

const surroundings: Surroundings = {
  words: wordsIn('de'),
  highlight: createHighlight(),
  linkOf: (href) => (href.length % 3 === 0 ? undefined : href.length % 3 === 1 ? null : `${href}?a="b"&c`),
}

/** By way of a tree. */
function decorated(html: string): string | undefined {
  const tree = readCleanHtml(html)
  return tree && toHtml(decorate(tree, surroundings))
}

const fixtures = new URL('../fixtures', import.meta.url).pathname
const bodies = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('article.json'))
  .map((path): [string, string] => [path, JSON.parse(readFileSync(join(fixtures, path), 'utf8')).body.html])

test.each(bodies)('the body of %s is decorated as its tree is', (_, html) => {
  expect(decorateHtml(html, surroundings)).toBe(decorated(html))
})

test('so are the bodies of hostile articles in many languages', () => {
  for (let index = 1; index <= 200; index += 1) {
    const { article } = synthesize(index, { languages: [...tongues.keys()], hostile: 0.3 })
    expect(decorateHtml(article.body.html, surroundings)).toBe(decorated(article.body.html))
  }
})

test('so is whatever is made of these pieces', () => {
  const code =
    '<pre lang="en"><code class="language-js" data-language-from="fence">a &lt; "b" &amp;&amp; c()</code></pre>'
  const other = '<pre><code class="language-none">x</code></pre><pre>y</pre><pre><code></code></pre>'
  const marked = '<pre><code class="language-js">a<b>b</b></code></pre><pre title=" class="><code>z</code></pre>'
  const pairs = ['p', 'table', 'caption', 'td', 'pre', 'code', 'b', 'figure'].flatMap((name) => [
    `<${name}>`,
    `</${name}>`,
  ])
  const link = '<a href="https://a.example/?b&quot;=1">x</a><a href="../b">y</a><a href="#user-content-c">z</a>'
  const image = '<img src="a.png" alt="> &amp; &quot;">'
  const pieces = [
    ...pairs,
    ...pairs,
    link,
    image,
    image,
    code,
    other,
    marked,
    'x',
    '&amp; y',
    '<br>',
    ...Object.values(attacks),
  ]
  let read = 0
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 10 }), (some) => {
      const expected = decorated(some.join(''))
      if (expected !== undefined) read += 1
      expect(decorateHtml(some.join(''), surroundings)).toBe(expected)
    }),
    { numRuns: 5_000 },
  )
  expect(read).toBeGreaterThan(300)
})

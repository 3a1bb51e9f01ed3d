import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { sanitize } from 'hast-util-sanitize'
import { describe, expect, test } from 'vitest'
import { clean } from '../src/clean/clean.ts'
import { policy } from '../src/clean/policy.ts'
import { readCleanHtml } from '../src/clean/read-clean-html.ts'
import { toHtml } from '../src/clean/to-html.ts'
import { synthesize, tongues } from '../src/synth.ts'
import { fromDom } from '../src/tree/from-dom.ts'
import { root } from '../src/tree/h.ts'
import { parseFragment } from '../src/tree/parse-html.ts'
import { attacks } from './support/attacks.ts'

const slow = (html: string) => clean(root(fromDom(parseFragment(html).children)))

const fixtures = new URL('../fixtures', import.meta.url).pathname
const bodies = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('article.json'))
  .map((path): [string, string] => [path, JSON.parse(readFileSync(join(fixtures, path), 'utf8')).body.html])

describe('HTML that was cleaned', () => {
  test.each(bodies)('is read back as a parser and `clean` read it: %s', (_, html) => {
    const quick = readCleanHtml(html)
    if (quick) expect(toHtml(quick)).toBe(toHtml(slow(html)))
  })

  test('is hardly ever left to them', () => {
    const unread = bodies.filter(([, html]) => !readCleanHtml(html)).map(([path]) => path)
    expect(unread.length).toBeLessThan(bodies.length / 10)
    for (let index = 1; index <= 100; index += 1) {
      const { article } = synthesize(index, { languages: [...tongues.keys()], hostile: 0.3 })
      const quick = readCleanHtml(article.body.html)
      expect(quick && toHtml(quick)).toBe(toHtml(slow(article.body.html)))
    }
  })
})

describe('other HTML', () => {
  test.each([
    '<script>alert(1)</script>',
    '<p onclick="alert(1)">x</p>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="java&#x73;cript:alert(1)">x</a>',
    '<a href="#body">x</a>',
    '<p id="body">x</p>',
    '<p class="page">x</p>',
    '<img src="data:image/svg+xml;base64,AAAA" alt="">',
    '<blockquote cite="mailto:a@b.example">x</blockquote>',
    '<code class="language-a other">x</code>',
    '<div>x</div>',
    '<p>x',
    'x</p>',
    '<b><i>x</b></i>',
    '<p title=x>x</p>',
    "<p title='x'>x</p>",
    '<p title="a" title="b">x</p>',
    '<ol reversed="">x</ol>',
    '<ol start>x</ol>',
    '<P>x</P>',
    '<p >x</p>',
    '<br/>',
    '</br>',
    '<!-- x -->',
    'a &copy; b',
    'a & b',
    'a &#x0; b',
    'a &#x80; b',
    'a \0 b',
    'a \r b',
    '<pre>\n<code>x</code></pre>',
    '<p title="x',
    '<',
    '<b>'.repeat(300) + '</b>'.repeat(300),
  ])('is left to a parser and `clean`: %.60s', (html) => {
    expect(readCleanHtml(html)).toBeUndefined()
  })

  test('passes only if the policy changes nothing in it', () => {
    const pieces = [
      '<p>',
      '</p>',
      '<a href="',
      'https://a.example/',
      '"',
      '>',
      '</a>',
      '<img src="',
      '<br>',
      ' id="user-content-x"',
      'x',
      '&amp;',
      ' ',
      '<b>',
      '</b>',
      '<table>',
      '</table>',
      '<td>',
      '</td>',
      '//b',
      'javascript:',
      '#',
      '<pre>',
      '</pre>',
      ...Object.values(attacks),
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
        const html = parts.join('')
        const tree = readCleanHtml(html)
        if (!tree) return
        expect(sanitize(tree, policy)).toEqual(tree)
        expect(toHtml(tree)).toBe(html)
      }),
      { numRuns: 2000 },
    )
  })
})

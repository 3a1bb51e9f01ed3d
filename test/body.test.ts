/** The body of an article: its canonical shape, cleaning, and what is taken from it. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clean } from '../src/clean/clean.ts'
import { toHtml } from '../src/clean/to-html.ts'
import { safeImageUrl, safeUrl } from '../src/clean/url.ts'
import { createLog } from '../src/diagnostics/report.ts'
import { body } from '../src/extract/body.ts'
import { codeBlocks } from '../src/extract/code-blocks.ts'
import { countWords } from '../src/extract/count-words.ts'
import { guessLanguage } from '../src/extract/guess-language.ts'
import { identifyHeadings } from '../src/extract/headings.ts'
import { images, splitCredit } from '../src/extract/images.ts'
import { labelCode } from '../src/extract/label-code.ts'
import { openingOf } from '../src/extract/opening.ts'
import { fromDom } from '../src/tree/from-dom.ts'
import { root } from '../src/tree/h.ts'
import { parseFragment } from '../src/tree/parse-html.ts'

const tree = (html: string) => root(fromDom(parseFragment(html).children))
const shaped = (html: string) => toHtml(clean(tree(html)))
const messagesOf = (html: string) => {
  const { report, messages } = createLog('page.html', html)
  clean(tree(html), { report })
  return messages
}

describe('the shape of a body', () => {
  const cases: [name: string, html: string, expected: string][] = [
    ['unwraps divs', '<div><div><p>a</p></div>\n\n<div><p>b</p></div></div>', '<p>a</p>\n<p>b</p>'],
    ['keeps texts of wrappers apart', '<div>a</div><div>b</div>c', '<p>a</p>\n<p>b</p>\n<p>c</p>'],
    ['folds white space', '<p>  a\n <b> b </b> c  </p>', '<p>a <b>b </b>c</p>'],
    ['keeps no-break spaces', '<p>a&nbsp; b</p>', '<p>a\u00a0 b</p>'],
    ['trims round line breaks', '<p>a <br> b</p>', '<p>a<br>b</p>'],
    ['drops empty paragraphs', '<p> </p><p>a</p><p></p>', '<p>a</p>'],
    ['makes a lone picture a figure', '<p><img src="a.png" alt="x"></p>', '<figure><img src="a.png" alt="x"></figure>'],
    ['keeps a picture in text', '<p>a <img src="a.png" alt="x"></p>', '<p>a <img src="a.png" alt="x"></p>'],
    [
      'keeps a linked picture linked',
      '<a href="b"><img src="a" alt=""></a>',
      '<figure><a href="b"><img src="a" alt=""></a></figure>',
    ],
    ['unwraps a div in a list item', '<ul>\n<li><div>a</div></li> </ul>', '<ul><li>a</li></ul>'],
    ['leaves nested lists', '<ul><li>a <ul><li>b</li></ul></li></ul>', '<ul><li>a<ul><li>b</li></ul></li></ul>'],
    [
      'pushes links into blocks',
      '<a href="/x"><h2>t</h2> <p>p</p></a>',
      '<h2><a href="/x">t</a></h2>\n<p><a href="/x">p</a></p>',
    ],
    [
      'unwraps divs of a figure',
      '<figure><div><img src="a" alt=""></div><figcaption>c</figcaption></figure>',
      '<figure><img src="a" alt=""><figcaption>c</figcaption></figure>',
    ],
    ['keeps code verbatim', '<pre><code>\n  a\n\n\tb  \n</code></pre>', '<pre><code>\n  a\n\n\tb  \n</code></pre>'],
    [
      'drops empty lists of classes',
      '<figure class><img src="a" alt=""></figure>',
      '<figure><img src="a" alt=""></figure>',
    ],
    [
      'drops unknown classes',
      '<figure class="x"><img src="a" alt=""></figure>',
      '<figure><img src="a" alt=""></figure>',
    ],
    ['has one kind of line end in code', '<pre>a&#13;&#10;b&#13;c</pre>', '<pre><code>a\nb\nc</code></pre>'],
    ['wraps text of quotes', '<blockquote>a<p>b</p></blockquote>', '<blockquote><p>a</p><p>b</p></blockquote>'],
  ]
  it.each(cases)('%s', (_name, html, expected) => expect(shaped(html)).toBe(expected))
})

describe('clean', () => {
  it('keeps the outer and the inner of too many levels, and twice as once', () => {
    const lists = (levels: number) => `${'<blockquote>'.repeat(levels)}a${'<ul><li>b'.repeat(20)}`
    expect(messagesOf(lists(200))).toEqual([])
    for (const levels of [215, 216, 217, 250, 2000]) {
      const html = shaped(lists(levels))
      expect(shaped(html)).toBe(html)
      expect(html).toMatch(/a.*b/s)
    }
    expect(messagesOf(lists(2000)).map(({ rule }) => rule)).toEqual(['clean/too-deep'])
  })

  it.each(['<table><tr><td>a', '<ul><li>a', '<dl><dt>a<dd>b', '<table><tr><td>a<ol><li>b'])(
    'keeps no text where a parser would not: %s, too often',
    (opening) => {
      for (let levels = 150; levels < 170; levels += 1) {
        const html = shaped('<blockquote>'.repeat(levels % 8) + opening.repeat(levels))
        expect(shaped(html)).toBe(html)
      }
    },
  )

  it('takes out what may not stand, and says so with its place', () => {
    const html = '<p onclick="x()">a</p>\n<p><script>alert(1)</script>b <iframe src="https://e.example/v"></iframe></p>'
    expect(shaped(html)).toBe('<p>a</p>\n<p>b</p>')
    expect(messagesOf(html).map(({ rule, place }) => [rule, place?.start.line, place?.start.column])).toEqual([
      ['clean/handler', 1, 1],
      ['clean/removed', 2, 4],
      ['clean/removed', 2, 31],
    ])
  })

  it('reports URLs it takes off', () => {
    const html = '<p><a href="javascript:alert(1)">a</a><img src="file:///etc/passwd" alt="b"></p>'
    expect(shaped(html)).toBe('<p>a<img alt="b"></p>')
    expect(messagesOf(html).map(({ rule }) => rule)).toEqual(['clean/url', 'clean/url'])
  })

  it('unwraps unknown elements and says so once a kind', () => {
    const html = '<p><blink>a</blink> <blink>b</blink></p>'
    expect(shaped(html)).toBe('<p>a b</p>')
    expect(messagesOf(html)).toMatchObject([{ rule: 'clean/unwrapped', actual: '2 `<blink>` elements' }])
  })

  it('prefixes ids once, and the links to them', () => {
    const once = shaped('<h2 id="a">t</h2><p><a href="#a">x</a></p>')
    expect(once).toBe('<h2 id="user-content-a">t</h2>\n<p><a href="#user-content-a">x</a></p>')
    expect(shaped(once)).toBe(once)
  })
})

const scriptSchemes = [
  'javascript:alert(1)',
  ' JaVaScript:x',
  'java\nscript:x',
  '\u0001javascript:x',
  'vbscript:x',
  'file:///x',
  'blob:x',
  'http://[',
]
describe('URLs', () => {
  it.each(scriptSchemes)('refuses %j', (url) => expect(safeUrl(url)).toBeUndefined())
  it.each([
    'https://a.example/?x=1&y=ü',
    '//a.example',
    '/a',
    '#a',
    'a b',
    'mailto:a@b.example',
    'tel:1',
    'a:b/../c'.replace(':', '%3A'),
  ])('lets %j pass', (url) => expect(safeUrl(url)).toBe(url))
  it('lets raster pictures stand in the page, but not documents', () => {
    expect(safeImageUrl('data:image/png;base64,iVBORw0KGgo=')).toBe('data:image/png;base64,iVBORw0KGgo=')
    expect(safeImageUrl('data:image/svg+xml;base64,AAAA')).toBeUndefined()
    expect(safeImageUrl('data:text/html,x')).toBeUndefined()
  })
})

/** HTML made of what bodies are made of, nested at random, with stray text and unclosed tags. */
const names = [
  'p',
  'div',
  'span',
  'b',
  'a',
  'ul',
  'li',
  'h2',
  'table',
  'tr',
  'td',
  'blockquote',
  'pre',
  'code',
  'figure',
  'figcaption',
  'section',
  'dl',
  'dt',
  'dd',
  'details',
  'summary',
  'center',
  'blink',
]
const piece = fc.oneof(
  fc.constantFrom(...names).map((name) => `<${name}>`),
  fc.constantFrom(...names).map((name) => `</${name}>`),
  fc.constantFrom(
    'text',
    ' ',
    '\n',
    'a & b',
    '<br>',
    '<img src=x alt=y>',
    '<hr>',
    '<a href="/u">',
    '&nbsp;',
    '<script>x</script>',
  ),
)
const randomHtml = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''))

describe('laws of the body', () => {
  it('cleaning twice is cleaning once', () => {
    fc.assert(
      fc.property(randomHtml, (html) => {
        const once = clean(tree(html))
        expect(clean(once)).toEqual(once)
      }),
    )
  })

  it('what is written reads back as the same body', () => {
    fc.assert(
      fc.property(randomHtml, (html) => {
        const written = shaped(html)
        expect(shaped(written)).toBe(written)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('what is taken from a body', () => {
  const read = (html: string) => clean(tree(html), { transform: identifyHeadings })

  it('gives text, outline and counts', () => {
    const { text, outline, words, paragraphs } = body(
      read(
        '<h2>One &amp; two</h2><p>a b</p><ul><li>c</li><li>d</li></ul><pre><code>x\n  y\n</code></pre><h2>One &amp; two</h2>',
      ),
    )
    expect(text).toBe('One & two\n\na b\n\nc\n\nd\n\nx\n  y\n\nOne & two')
    expect(outline).toEqual([
      { level: 2, text: 'One & two', id: 'user-content-one--two' },
      { level: 2, text: 'One & two', id: 'user-content-one--two-1' },
    ])
    expect([words, paragraphs]).toEqual([10, 1])
  })

  it('counts words of any length', () => {
    expect(body(read(`<p>${'a'.repeat(10_000_000)}</p>`)).words).toBeGreaterThan(0)
  })

  it('counts words of writing without spaces by character', () => {
    expect(body(read('<p>缓存失效 cache 2024</p>')).words).toBe(6)
  })

  it('takes code with language, reason and caption', () => {
    const html =
      '<figure><figcaption>Sample</figcaption><pre><code class="language-python" data-language-from="fence">a\n</code></pre></figure><pre>b</pre>'
    expect(codeBlocks(read(html))).toEqual([
      { code: 'a\n', language: 'python', languageFrom: 'fence', caption: 'Sample' },
      { code: 'b' },
    ])
  })

  it('labels code by its first line, by the box, by a guess', () => {
    const label = (html: string, hint?: string) => {
      const { report, messages } = createLog('x', html)
      const labelled = clean(tree(html), {
        transform: (body) => labelCode(body, { hint, guess: guessLanguage, report }),
      })
      return [codeBlocks(labelled).map(({ language, languageFrom }) => `${language} ${languageFrom}`), messages.length]
    }
    expect(label('<pre><code>#!/bin/sh\nls</code></pre>', 'python')).toEqual([['bash rule'], 1])
    expect(label('<pre><code>x = 1</code></pre>', 'python')).toEqual([['python meta'], 1])
    expect(label('<pre><code data-language-from="class">x = 1</code></pre>', 'python')).toEqual([['python meta'], 1])
    expect(label('<pre><code>def f(self):\n    import os\n    return None\n\nclass A:\n    pass</code></pre>')).toEqual(
      [['python guess'], 1],
    )
    expect(label('<pre><code>just some words</code></pre>')).toEqual([['undefined undefined'], 0])
  })

  it('guesses for so many blocks only, and says so', () => {
    const { report, messages } = createLog('x', '')
    clean(tree('<pre>some words</pre>'.repeat(203)), {
      transform: (body) => labelCode(body, { guess: () => undefined, report }),
    })
    expect(messages.map(({ rule, count }) => [rule, count])).toEqual([['extract/guess-limit', 3]])
  })

  it('takes the caption of a figure round several blocks of code for none of them', () => {
    const html = '<figure><pre>a</pre><pre>b</pre><figcaption>Both</figcaption></figure>'
    expect(codeBlocks(read(html))).toEqual([{ code: 'a' }, { code: 'b' }])
  })

  it('takes images with the caption of the nearest figure that is theirs alone', () => {
    const html = `<figure class="gallery"><figure><img src="a" alt="A" width="3" height="x"><figcaption>One. image source: unsplash</figcaption></figure>
      <figure><img src="b" alt=""></figure><figcaption>Both</figcaption></figure>`
    expect(images(read(html))).toEqual([
      { src: 'a', alt: 'A', caption: 'One', credit: 'unsplash', width: 3 },
      { src: 'b', alt: '' },
    ])
  })

  it.each([
    ['A. Image source: Ann & Bob', 'A', 'Ann & Bob'],
    ['photo credit: Ann', undefined, 'Ann'],
    ['A picture (photo source: x)', 'A picture', 'x)'],
    ['The source: a river', 'The source: a river', undefined],
  ])('splits the credit off %j', (shown, caption, credit) =>
    expect(splitCredit(shown)).toEqual(credit ? { caption, credit } : { caption }),
  )
})

it('words are counted as the expression for all writing counts them', () => {
  const ideograph = String.raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]`
  const word = new RegExp(`${ideograph}|[\\p{L}\\p{N}](?:(?!${ideograph})[\\p{L}\\p{N}\\p{M}'’_-]){0,1000}`, 'gu')
  const sign = fc.oneof(fc.constantFrom(..."ab1Zéß '-_’.,·—ªº²½"), fc.constantFrom(...'e\u0300日の\u2070\u200dж😀'))
  fc.assert(
    fc.property(fc.array(sign), fc.nat(1100), (signs, length) => {
      const text = `${'x'.repeat(length)}${signs.join('')}`
      expect(countWords(text)).toBe(text.match(word)?.length ?? 0)
    }),
  )
})

describe('the opening paragraph', () => {
  const prose = 'The tide came in before six, and nobody had thought of the ladder.'
  const opening = (texts: string[], isMeasured: boolean) =>
    openingOf(tree(texts.map((text) => `<p>${text}</p>`).join('')), isMeasured)

  it.each([
    ['a day', ['July 22, 2017', prose], prose],
    ['a byline', ['By Ann Example', 'Photo: Bo Lind', prose], prose],
    ['a sentence', ['It was so.', prose], 'It was so.'],
    ['a sentence with a note', ['It was so.1', prose], 'It was so.1'],
    ['a quote', ['„Wo ist die Leiter?“', prose], '„Wo ist die Leiter?“'],
    ['long words without an end', [`${prose} ${prose}`.slice(0, -1), prose], `${prose} ${prose}`.slice(0, -1)],
    ['labels alone', ['Harbour', 'Ladder'], 'Harbour'],
    ['nothing', [], undefined],
    ['no more than a space that does not break', ['&nbsp;'], undefined],
  ])('of measured lines: %s', (_, texts, expected) => {
    expect(opening(texts, true)).toBe(expected)
  })

  it('of any other body: the first', () => {
    expect(opening(['A short note', prose], false)).toBe('A short note')
  })
})

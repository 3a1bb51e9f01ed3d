import { describe, expect, test } from 'vitest'
import { clean } from '../src/clean/clean.ts'
import { toHtml } from '../src/clean/to-html.ts'
import { standardLimits } from '../src/diagnostics/limits.ts'
import { createLog } from '../src/diagnostics/report.ts'
import { importSource } from '../src/index.ts'
import type { Profile } from '../src/meta/profile.ts'
import { profiles } from '../src/meta/profiles.ts'
import { readHtml } from '../src/read/html/read-html.ts'

function read(html: string, profile: Profile = profiles.alphanode) {
  const { report, messages } = createLog('page.html', html)
  const draft = readHtml(html, { path: 'page.html', profile, limits: standardLimits, report })
  return { ...draft, html: toHtml(clean(draft.body)), messages, rules: messages.map(({ rule }) => rule) }
}

const article = (content: string, head = '') =>
  `<html lang="en"><head>${head}</head><body><article><h1>A title</h1><div class="entry-content">${content}</div></article></body></html>`

const bodyOf = (content: string) => read(article(content)).html

describe('code', () => {
  test('keeps its words; that links in them led elsewhere is told once', () => {
    const link = (href: string, words: string) => `<a href="${href}">${words}</a>`
    const { html, messages } = read(
      article(
        `<pre>${link('/api/open', 'open')}(${link('/api/path', 'path')}) # ${link('#n1', '1')}</pre>
         <pre>get ${link('https://example.org/', 'example.org')}</pre>`,
      ),
    )
    expect(html).toBe('<pre><code>open(path) # 1</code></pre>\n<pre><code>get example.org</code></pre>')
    expect(messages.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/2 parts .*\(address of a link in code\)/),
    ])
  })

  const code = (language: string | undefined, text: string) =>
    `<pre><code${language ? ` class="language-${language}" data-language-from="class"` : ''}>${text}</code></pre>`

  test.each([
    ['a class on code', '<pre><code class="language-python">a\n\tb</code></pre>', code('python', 'a\n\tb')],
    ['a class on pre', '<pre class="wp-block-code language-js"><code>a</code></pre>', code('js', 'a')],
    ['lang- of prettify', '<pre class="prettyprint lang-go">a</pre>', code('go', 'a')],
    ['WP-Syntax', '<pre lang="bash" line="1">a</pre>', code('bash', 'a')],
    ['a human language is none', '<pre lang="en">a</pre>', code(undefined, 'a')],
    ['Crayon', '<pre class="lang:sql decode:true">a</pre>', code('sql', 'a')],
    ['SyntaxHighlighter', '<pre class="brush: php; title: ; notranslate">a</pre>', code('php', 'a')],
    ['highlight.js', '<pre><code class="hljs css">a</code></pre>', code('css', 'a')],
    ['GitHub', '<div class="highlight highlight-source-shell"><pre>a</pre></div>', code('shell', 'a')],
    [
      'Rouge',
      '<div class="language-ruby highlighter-rouge"><div class="highlight"><pre class="highlight"><code>a</code></pre></div></div>',
      code('ruby', 'a'),
    ],
    ['Enlighter', '<pre class="EnlighterJSRAW" data-enlighter-language="json">a</pre>', code('json', 'a')],
    ['no language', '<pre><code class="language-none">a</code></pre>', code(undefined, 'a')],
    ['line breaks', '<pre>a<br>b<br/>  c</pre>', code(undefined, 'a\nb\n  c')],
    ['lines as elements', '<pre><code><div>a</div><div></div><div>b</div></code></pre>', code(undefined, 'a\n\nb')],
    [
      'lines with line ends',
      '<pre><code><span class="line">a</span>\n<span class="line"></span>\n<span class="line">b</span></code></pre>',
      code(undefined, 'a\n\nb'),
    ],
    [
      'numbers in spans',
      '<pre><code><span class="lineno">1</span>a\n<span class="lineno">2</span>b</code></pre>',
      code(undefined, 'a\nb'),
    ],
    [
      'numbers nobody can select',
      '<pre><code><span style="user-select:none">1</span>a</code></pre>',
      code(undefined, 'a'),
    ],
    [
      'rows of a Prism plugin',
      '<pre><code class="language-js">a\nb<span class="line-numbers-rows"><span></span><span></span></span></code></pre>',
      code('js', 'a\nb'),
    ],
    ['the line end that HTML swallows', '<pre>\n\na</pre>', code(undefined, '\na')],
    ['blank lines and tabs at the end', '<pre>a\n\n\t\n</pre>', code(undefined, 'a\n\n\t\n')],
    ['escaped markup', '<pre><code>&lt;b&gt;&amp;amp;</code></pre>', code(undefined, '&lt;b>&amp;amp;')],
  ])('%s', (_, source, expected) => expect(bodyOf(source)).toBe(expected))

  test('inline code stays inline', () => {
    expect(bodyOf('<p>Run <code>a b</code> now.</p>')).toBe('<p>Run <code>a b</code> now.</p>')
  })

  test('a gutter table becomes one block, its title the caption', () => {
    const rows = '<td class="gutter"><pre>1\n2</pre></td><td class="code"><pre>a\nb</pre></td>'
    const html = bodyOf(
      `<figure class="highlight ruby"><figcaption>a.rb</figcaption><table><tr>${rows}</tr></table></figure>`,
    )
    expect(html).toBe(`<figure>${code('ruby', 'a\nb')}<figcaption>a.rb</figcaption></figure>`)
  })

  test('a table of data is no code', () => {
    expect(bodyOf('<table><tbody><tr><td>1</td><td>a</td></tr></tbody></table>')).toContain('<td>a</td>')
  })
})

describe('the end of code', () => {
  const code = (text: string) => `<pre><code>${text}</code></pre>`
  const open = 'read/open-code'

  test.each([
    ['<pre>a<p>b</p><h2>c</h2><pre>d</pre><p>rest</p>', code('a\nb\nc d\nrest'), [open]],
    ['<pre>a <p>b</p>', code('a b'), [open]],
    ['<pre>a <b>b</b>', code('a b'), []],
    ['<pre><html><pre>a</pre></html></pre>', code('&lt;html>&lt;pre>a&lt;/pre>&lt;/html>'), ['read/raw-code']],
    ['<pre><my-tag>\0<script>a</pre>', code('&lt;my-tag>&lt;script>a'), ['read/raw-code']],
  ])('%s', (source, expected, rules) => {
    const draft = read(`<article><p>before</p>${source}`)
    const words = (html: string) => html.replace(/\s+/g, '')
    expect(words(draft.html)).toBe(words(`<p>before</p>${expected}`))
    expect(draft.rules).toEqual(rules)
  })
})

describe('images', () => {
  const figure = (src: string, rest = '') => `<figure><img src="${src}" alt="A"${rest}></figure>`

  test.each([
    [
      'plain',
      '<img src="https://x.example/a.jpg" alt="A" width="20" height="10px">',
      figure('https://x.example/a.jpg', ' width="20" height="10"'),
    ],
    [
      'late',
      '<img src="data:image/gif;base64,R0" data-lazy-src="https://x.example/a.jpg" alt="A">',
      figure('https://x.example/a.jpg'),
    ],
    [
      'late with a copy',
      '<img class="lazy" src="/placeholder.png" alt="A"><noscript><img src="https://x.example/a.jpg" alt="A"></noscript>',
      figure('https://x.example/a.jpg'),
    ],
    [
      'with spaces in its name',
      '<img src="https://x.example/my pier & boats.jpg?v=1" alt="A">',
      figure('https://x.example/my%20pier%20&amp;%20boats.jpg?v=1'),
    ],
    ['that a script left undone', '<img src="{{ item.src }}.jpg" alt="A">', '<figure><img alt="A"></figure>'],
    [
      'a set alone',
      '<img srcset="https://x.example/s.jpg 300w, https://x.example/l.jpg 900w" alt="A">',
      figure('https://x.example/l.jpg'),
    ],
    [
      'a set beside a source',
      '<img src="https://x.example/a.jpg" srcset="https://x.example/l.jpg 900w" alt="A">',
      figure('https://x.example/a.jpg'),
    ],
  ])('%s', (_, source, expected) => expect(bodyOf(source)).toBe(expected))

  test('avatars and tracking pixels are left out, and said', () => {
    const { html, messages } = read(
      article('<p>Text</p><img class="avatar" src="/me.jpg"><img src="/t.gif" width="1" height="1">'),
    )
    expect(html).toBe('<p>Text</p>')
    expect(messages.filter(({ rule }) => rule === 'read/left-out')).toHaveLength(2)
  })

  test('words in a picture are kept beside it; those for browsers without script are left out, and said', () => {
    const { html, messages } = read(
      article(
        '<p>one <picture>two <img src="/a.jpg" alt="A"> three</picture> <noscript>Turn <b>it</b> on</noscript></p>',
      ),
    )
    expect(html).toBe('<p>one two <img src="/a.jpg" alt="A"> three</p>')
    const told = messages.filter(({ rule }) => rule === 'read/left-out')
    expect(told.map(({ reason }) => reason)).toEqual([expect.stringContaining('words for browsers without script')])
  })

  describe('a body in parts', () => {
    const prose = (name: string) =>
      `<p>${`The ${name} part of an article has sentences of its own. `.repeat(5).trim()}</p>`
    const part = (name: string, attributes = 'class="grid article__body"') => `<div ${attributes}>${prose(name)}</div>`
    const bodyIn = (content: string) => read(`<body><article><h1>A title</h1>${content}</article></body>`)

    test('is all that an article marks alike, in its order, with a message', () => {
      const draft = bodyIn(
        `<div>${part('first')}</div><aside>${part('odd')}</aside><ul><li>Share this</li></ul><div>${part('second')}</div>`,
      )
      expect(draft.html).toBe(`${prose('first')}\n${prose('second')}`)
      expect(draft.rules).toContain('read/body-parts')
    })

    test.each([
      ['by schema.org', part('second', 'itemprop="articleBody"'), 1],
      ['by the same word', part('second', 'class="article__body wide"'), 2],
      ['by another word', part('second', 'class="post-body"'), 1],
      ['and holds no more than a caption', '<div class="article__body"><p>A caption</p></div>', 1],
      ['and is a copy', part('first'), 1],
      ['in an article of its own', `<article>${part('second')}</article>`, 1],
    ])('another element is marked %s', (_, other, parts) => {
      const { html } = bodyIn(part('first') + other)
      expect(html.split('\n')).toHaveLength(parts)
    })

    test('has its box beside it', () => {
      const box = '<h2>Post meta</h2><table><tr><th>topic</th><td>tides</td></tr></table>'
      const { facts, box: found, html } = bodyIn(`${part('first')}${part('second')}<section>${box}</section>`)
      expect([facts.title, found?.rows.map(({ key }) => key)]).toEqual(['A title', ['topic']])
      expect(html).toBe(`${prose('first')}\n${prose('second')}`)
    })
  })

  describe('beside the marked body', () => {
    const besidePage = (head: string, above: string, below = '') =>
      read(
        `<html><head><link rel="canonical" href="https://x.example/p/">${head}</head><body><article><header><h1>A title</h1><p class="byline">By Ada</p>${above}</header><div class="entry-content"><p>Text</p></div>${below}</article></body></html>`,
      )
    const saidOf = ({ messages }: ReturnType<typeof read>) =>
      messages.filter(({ rule }) => rule === 'read/beside-body').map(({ reason }) => reason)
    const hero =
      '<figure><img src="/pier-800x600.jpg" alt="A pier"><figcaption>The pier. Image source: unsplash</figcaption></figure>'

    test('a figure over it is the main image if the page names none, with its caption', () => {
      const draft = besidePage('', hero)
      expect(draft.facts.image).toEqual({
        src: 'https://x.example/pier-800x600.jpg',
        alt: 'A pier',
        caption: 'The pier',
        credit: 'unsplash',
      })
      expect(saidOf(draft)).toEqual([])
    })

    test('it gives its caption to the same picture of another size, and is itself the image where another is named', () => {
      const named = (file: string, figure = hero) =>
        besidePage(`<meta property="og:image" content="https://x.example/${file}">`, figure)
      expect(named('pier.jpg?v=2').facts.image).toEqual({
        src: 'https://x.example/pier.jpg?v=2',
        caption: 'The pier',
        credit: 'unsplash',
      })
      expect(named('tide.jpg').facts.image).toMatchObject({
        src: 'https://x.example/pier-800x600.jpg',
        caption: 'The pier',
      })
      const bare = named('tide.jpg', '<figure><img src="/pier.jpg" alt="A pier"></figure>')
      expect(bare.facts.image).toEqual({ src: 'https://x.example/tide.jpg' })
      expect(saidOf(bare)).toEqual([expect.stringContaining('1 figure,')])
    })

    test('a picture of the site is the main image only where nothing else is', () => {
      const logo = '<meta property="og:image" content="https://x.example/site-logo.png">'
      const linked =
        '<script type="application/ld+json">{"@type":"Article","image":"https://x.example/tide.jpg"}</script>'
      expect(besidePage(logo, '').facts.image).toEqual({ src: 'https://x.example/site-logo.png' })
      expect(besidePage(logo + linked, '').facts.image).toEqual({ src: 'https://x.example/tide.jpg' })
    })

    test('sentences are left out, and said, but for what the page calls its lead', () => {
      const standfirst = 'Nine words of a standfirst stand over the text.'
      const links = '<nav><p>Nine words of navigation stand here and say nothing.</p></nav>'
      const below = `<p>A postscript of eight words stands below it.</p>${links}`
      expect(saidOf(besidePage('', `<p class="standfirst">${standfirst}</p>`))).toEqual([])
      expect(saidOf(besidePage('', `<p>${standfirst}</p>`, below))).toEqual([expect.stringContaining('of 17 words,')])
    })
  })

  test.each([
    [
      'several captions',
      '<figure><img src="/a.jpg" alt=""><figcaption>One</figcaption><figcaption>Two</figcaption></figure>',
    ],
    [
      'a credit',
      '<div><img src="/a.jpg" alt=""><div class="photoCredit">One</div><p class="article_caption">Two</p></div>',
    ],
    ['a class round both', '<div class="caption wide"><img src="/a.jpg" alt=""> <span>One Two</span></div>'],
    [
      'what is said twice',
      '<div><img src="/a.jpg" alt=""><p class="caption">One Two</p><p class="caption">One Two</p></div>',
    ],
  ])('a figure has one caption: %s', (_, html) => {
    expect(bodyOf(html)).toBe('<figure><img src="/a.jpg" alt=""><figcaption>One Two</figcaption></figure>')
  })

  test('buttons to share are left out, posts and films are linked', () => {
    const plugin = (name: string) => `<iframe src="//www.facebook.com/plugins/${name}?href=x"></iframe>`
    const { html, rules } = read(`<article><p>Text</p>${plugin('like.php')}${plugin('video.php')}</article>`)
    expect(html).toBe(
      '<p>Text</p>\n<p><a href="https://www.facebook.com/plugins/video.php?href=x">https://www.facebook.com/plugins/video.php?href=x</a></p>',
    )
    expect(rules).toEqual(expect.arrayContaining(['read/left-out', 'read/embed']))
  })

  test('a figure that is an item of a list stays one', () => {
    const item = '<li><img src="/a.jpg" alt=""><span class="caption">One</span></li>'
    expect(bodyOf(`<ul>${item}<li>Two</li></ul>`)).toBe(
      '<ul><li><figure><img src="/a.jpg" alt=""><figcaption>One</figcaption></figure></li><li>Two</li></ul>',
    )
  })

  test('figures inside captions of figures, whose ends were lost, stand in the article once', () => {
    const figure = (name: string) =>
      `<figure><img src="/${name}.jpg" alt=""><figcaption>Of ${name}<img src="/${name}2.jpg" alt="">`
    const html = bodyOf(['a', 'b', 'c', 'd', 'e', 'f'].map(figure).join(''))
    for (const name of ['a', 'b', 'e', 'f']) {
      expect(html.split(`/${name}.jpg`)).toHaveLength(2)
      expect(html.split(`Of ${name}`)).toHaveLength(2)
    }
  })

  test('text that fell into a gallery whose end was lost is kept', () => {
    const html = bodyOf(
      '<figure class="wp-block-gallery"><figure><img src="/a.jpg" alt="A"></figure><h2>Next</h2><p>Text</p>',
    )
    expect(html).toContain('<figure class="gallery"><figure><img src="/a.jpg" alt="A"></figure></figure>')
    expect(html).toContain('Next</h2>\n<p>Text</p>')
  })
})

describe('facts', () => {
  test('the title is the heading of the article, and not the name of the site', () => {
    const page =
      '<title>A title | Site</title></head><body><h1 class="site-title">Site</h1><article><h2 class="entry-title">A title</h2><p>Text</p></article>'
    expect(read(`<html><head>${page}</body></html>`).facts.title).toBe('A title')
  })

  test.each([
    ['C# in depth <a href="#c">#</a>', 'C# in depth'],
    ['<a href="#c">#</a>C# in depth', 'C# in depth'],
    ['#MeToo and the law<a href="#c">#</a>', '#MeToo and the law'],
  ])('the sign of a heading is no part of it, and its like in the words is: %s', (heading, title) => {
    expect(read(`<html><body><article><h1>${heading}</h1><p>Text</p></article></body></html>`).facts.title).toBe(title)
  })

  test('a page without a heading is called by its title without the name of the site', () => {
    const page =
      '<title>A title – Site</title><meta property="og:site_name" content="Site"></head><body><article><p>Text</p></article>'
    expect(read(`<html><head>${page}</body></html>`).facts.title).toBe('A title')
  })

  test('what comments and other posts say is theirs', () => {
    const others = `<div id="comments"><b class="fn">Ann</b><time datetime="2020-01-01">then</time></div>
      <article class="hentry"><h3 class="entry-title">Other</h3><span class="fn">Bob</span><a rel="tag" href="/x">x</a></article>`
    const { facts } = read(
      article('<p>Text, and more of it than the other post has.</p>').replace('</body>', `${others}</body>`),
    )
    expect(facts).toMatchObject({ title: 'A title' })
    expect(Object.keys(facts)).not.toEqual(expect.arrayContaining(['authors', 'publishedAt', 'tags']))
  })

  test.each([
    '<meta name="author" content="Ann\n   Bo">',
    '<script type="application/ld+json">{"@type":"Article","author":{"name":"Ann\\n   Bo"}}</script>',
  ])('a name is one line: %s', (head) => {
    const page = `<html><head>${head}</head><body><article><h1>A title</h1><p>Text</p></article></body></html>`
    expect(read(page).facts.authors).toEqual([{ name: 'Ann Bo' }])
  })

  test.each([
    ['2025-03-04T07:30:00+0100', '2025-03-04T07:30:00+01:00'],
    ['2025-03-04 07:30', '2025-03-04T07:30:00'],
    ['March 4, 2025', '2025-03-04'],
    ['4th of May', undefined],
    ['2025-02-30', undefined],
  ])('the date %s', (content, expected) => {
    const head = `<meta property="article:published_time" content="${content}">`
    expect(read(article('<p>Text</p>', head)).facts.publishedAt).toBe(expected)
  })

  test.each([
    ['its own', 'What the moon does', 'What the moon does'],
    ['nothing, encoded twice', '&amp;nbsp;', undefined],
    ['encoded twice', 'The moon&amp;rsquo;s pull&amp;nbsp;', 'The moon’s pull'],
    ['cut from the text', 'The water rises twice a […]', undefined],
  ])('a description that is %s', (_, content, expected) => {
    const head = `<meta name="description" content="${content}">`
    expect(read(article('<p>The water rises twice a day.</p>', head)).facts.lead).toBe(expected)
  })

  test.each([
    [
      'a panel of an accordion',
      '<div hidden role="region" aria-labelledby="q1"><p>Because of the moon.</p></div>',
      true,
    ],
    [
      'a panel of a tab',
      '<div style="display:none" role="tabpanel" aria-labelledby="t2"><p>Because of the moon.</p></div>',
      true,
    ],
    ['what a search opens', '<div hidden="until-found"><p>Because of the moon.</p></div>', true],
    ['a hidden part', '<div hidden><p>Because of the moon.</p></div>', false],
    ['a hidden region that nothing names', '<div hidden role="region"><p>Because of the moon.</p></div>', false],
  ])('%s in a body is shown or not', (_, content, isShown) => {
    expect(bodyOf(`<p>Why does the water rise?</p>${content}`).includes('Because')).toBe(isShown)
  })

  test('the direction is that of the text where the page says none', () => {
    expect(read(article('<p>המים עולים פעמיים ביום ויורדים פעמיים ביום</p>')).facts.direction).toBe('rtl')
  })

  test('the slug is the last part of the URL, decoded', () => {
    const head = '<link rel="canonical" href="https://x.example/2025/caf%C3%A9.html?a=1">'
    expect(read(article('<p>Text</p>', head)).facts).toMatchObject({
      slug: 'café',
      url: 'https://x.example/2025/caf%C3%A9.html?a=1',
    })
  })
})

describe('the body', () => {
  test('navigation, forms and lists of other articles in it are left out, and said', () => {
    const { html, messages } = read(
      article('<nav>Up</nav><p>Text</p><form><input></form><div class="related-posts"><a href="/a">A</a></div>'),
    )
    expect(html).toBe('<p>Text</p>')
    expect(messages.map(({ actual }) => actual).join()).toMatch(/navigation.*form/)
  })

  test('selectors of the profile come first', () => {
    const profile = { ...profiles.generic, select: { title: ['.name'], body: ['#none', '.words'], box: ['table'] } }
    const page =
      '<div class="name">Name</div><main><p>Not this</p></main><div class="words"><p>This</p><table><tr><th>key</th><td>value</td></tr></table></div>'
    const { facts, html, box } = read(page, profile)
    expect([facts.title, html, box?.rows.length]).toEqual(['Name', '<p>This</p>', 1])
  })

  test('of several elements that a selector matches as the body the first is taken, and the others are told', () => {
    const profile = { ...profiles.generic, select: { body: ['.words'] } }
    const page = '<div class="words"><p>This</p><p class="words">and</p></div><div class="words"><p>Not this</p></div>'
    const { html, rules } = read(page, profile)
    expect(html).toBe('<p>This</p>\n<p>and</p>')
    expect(rules).toContain('read/several-bodies')
  })

  test('a box beside the body is found by its heading', () => {
    const box = '<aside><h2>Post Meta</h2><table><tr><th>topic</th><td>pumps</td></tr></table></aside>'
    expect(read(article('<p>Text</p>').replace('</body>', `${box}</body>`)).box?.rows.map(({ key }) => key)).toEqual([
      'topic',
    ])
  })

  test('a marked teaser gives way to lines that nothing marks', () => {
    const long = '<p>A sentence that is long enough, with others, to be the article of this page.</p>'.repeat(20)
    const teaser = '<div class="post-content"><p>Read also: a teaser</p></div>'
    const { html, rules } = read(`<body><h1>A title of it</h1><div>${long}</div>${teaser}</body>`)
    expect(html).toContain('A sentence')
    expect(rules).toContain('read/body-passed-over')
    const menu = `<nav>${long}</nav><footer>${long}</footer>`
    expect(read(`<body>${teaser}${menu}</body>`).html).toBe('<p>Read also: a teaser</p>')
  })

  test('a marked teaser gives way to the article', () => {
    const long = '<p>A sentence that is long enough to be the article of this page.</p>'.repeat(20)
    const page = `<article><div class="post-content"><p>Teaser</p></div></article><main>${long}</main>`
    expect(read(`<body>${page}</body>`).html).toContain('A sentence')
  })
})

test.each([
  ['/c%5Cphotos%5Ctide.png'],
  ['https://x.example/?from=latex'],
  ['https://x.example/tex/photo.png?latest=1'],
  ['/formula/%5Cfrac%7Ba%'],
  ['/logo.svg" class="latex'],
])('a picture at %s is no formula', (src) => {
  expect(bodyOf(`<p>words <img src="${src}" alt="a"></p>`)).toContain('<img')
})

test('of a page of too many nodes the text of the rest is read', () => {
  const many = '<!---->'.repeat(200_000)
  const { html, rules } = read(
    article(`<p>Some words at the beginning.</p>${many}<p>And the <b>end</b><script>boo()</script> of them.</p>`),
  )
  expect(html).toBe('<p>Some words at the beginning.</p>\n<p>And the end of them.</p>')
  expect(rules).toContain('read/too-many-nodes')
})

describe('hostile HTML is read to its end', () => {
  const many = 5_000
  const around = (html: string) => `<p>before</p>\n${html}\n<p>after</p>`
  const marked = '<article class="entry-content">'
  test.each<{ name: string; article?: string; body: string; html: string; facts?: object; rules?: string[] }>([
    { name: 'nested elements', body: `${'<div>'.repeat(many)}x`, html: around('<p>x</p>') },
    {
      name: 'nested articles: the innermost is the body',
      body: `${marked.repeat(many)}x`,
      html: '<p>x</p>\n<p>after</p>',
    },
    {
      name: 'nested authors',
      body: `${'<div class="byline author">'.repeat(many)}x`,
      html: '<p>before</p>',
      facts: { authors: [{ name: 'after' }] },
    },
    {
      name: 'headings of related posts: of the first hundred the list is read, the others stay',
      article: marked,
      body: '<h2>Related posts</h2><ul><li><a href=/>x</a></li></ul>'.repeat(many / 10),
      html: around(
        Array(many / 10 - 100)
          .fill('<h2>Related posts</h2>\n<ul><li><a href="/">x</a></li></ul>')
          .join('\n'),
      ),
      facts: { similar: [{ title: 'x' }] },
    },
    {
      name: 'list items of related posts',
      body: `<div class="related-posts">${'<ul><li>'.repeat(many)}<a href=/>x</a>`,
      html: '<p>before</p>',
      facts: { similar: [{ title: 'x' }] },
    },
    {
      name: 'unclosed code',
      body: '<p><code>a<br>'.repeat(many / 100),
      html: `<p>before</p>\n${'<pre><code>a\n</code></pre>\n'.repeat(many / 100 - 1)}<pre><code>a\n\n\nafter</code></pre>`,
      rules: Array(many / 100).fill('read/code-in-paragraphs'),
    },
    {
      name: 'shortcodes',
      article: marked,
      body: `${'[caption id=a]'.repeat(many)}<img src=a>`,
      html: around(`<p>${'[caption id=a]'.repeat(many)}<img src="a" alt=""></p>`),
    },
    {
      name: 'noscript',
      body: '<img data-src=a><noscript><img src=a></noscript>'.repeat(many / 10),
      html: around(`<p>${'<img src="a" alt="">'.repeat(many / 10)}</p>`),
    },
    {
      name: 'raw code',
      body: '<div><pre><x>'.repeat(many / 10),
      html: '<p>before</p>\n<pre><code>after</code></pre>',
      rules: ['read/open-code'],
    },
  ])('$name', ({ article = '<article>', body, html, facts = {}, rules = [] }) => {
    const draft = read(`<html><body>${article}<p>before</p>${body}<p>after</p>`)
    expect(draft.html).toBe(html)
    expect(draft.facts).toMatchObject(facts)
    expect(draft.rules).toEqual(rules)
  })

  test('a hundred headings, or authors, round a megabyte of text leave it in the body', () => {
    const long = 'word, word and word '.repeat(50_000)
    for (const mark of ['<h1>', '<h1><i>', '<p class="author">', '<div itemprop="author">']) {
      const { html, facts } = read(article(`${mark.repeat(100)}${long}<b>The end</b>`))
      expect(facts.title).toBe('A title')
      expect(html.length).toBeGreaterThan(long.length)
      expect(html).toContain('The end')
    }
  })

  test('half a surrogate pair, which JSON can name, is U+FFFD in a body, as in any page', async () => {
    const linked = '{"@type":"Article","headline":"Tide","description":"A &#xD800;b &hellip;"}'
    const [imported] = await importSource(
      'post.html',
      Buffer.from(`<script type="application/ld+json">${linked}</script><article><p>Text</p></article>`),
    )
    expect(imported?.article).toMatchObject({ title: 'Tide', lead: 'A \ufffdb …' })
    const post =
      '{"id":1,"type":"post","title":{"rendered":"Tide"},"content":{"rendered":"<p title=\\"\\udc00\\">a\\ud800</p>"}}'
    const [answered] = await importSource('posts.json', Buffer.from(post))
    expect(answered?.article?.body.text).toBe('a\ufffd')
  })

  test('names that every object has say nothing as classes, elements and attributes', () => {
    const { html, messages } = read(
      '<article class="constructor"><h1>Title</h1><constructor>Text</constructor><math><constructor><mi>x</mi></constructor></math><p constructor="1">More</p></article>',
    )
    expect(html).toBe('<p>Text$x$</p>\n<p>More</p>')
    expect(messages.filter(({ reason }) => reason.includes('native code'))).toEqual([])
  })

  test('selectors are asked of a page of 20,000 levels', () => {
    const deep = '<code>'.repeat(20_000)
    const { html } = read(
      `<meta name="generator" content="Hugo 0.128.0"><article><h1>Title</h1><div class="post-content"><p>Text</p>${deep}</div></article>`,
    )
    expect(html).toContain('<p>Text</p>')
  })
})

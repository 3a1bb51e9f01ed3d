import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Root } from 'hast'
import { afterAll, describe, expect, test } from 'vitest'
import type { Article } from '../src/article/article.ts'
import { clean } from '../src/clean/clean.ts'
import { type SafeHtml, toHtml } from '../src/clean/to-html.ts'
import { alphanode } from '../src/meta/profiles/alphanode.ts'
import { createRenderer, type RenderOptions } from '../src/render/renderer.ts'
import { ownTemplates, readTemplates } from '../src/store/template-folders.ts'
import { fromDom } from '../src/tree/from-dom.ts'
import { element, root, text } from '../src/tree/h.ts'
import { parseFragment } from '../src/tree/parse-html.ts'
import { bare, rightToLeft, sample } from './sample-article.ts'

const templates = readTemplates(ownTemplates)
const renderer = createRenderer(templates)
const page = (article: Article, options: Partial<RenderOptions> = {}) =>
  renderer.page(article, { profile: alphanode, ...options })
const fragment = (article: Article, options: Partial<RenderOptions> = {}) =>
  renderer.fragment(article, { profile: alphanode, ...options })
const withBody = (html: string): Article => ({ ...bare, body: { ...bare.body, html } })

/** The elements of a page by a test. */
function find(html: string, wanted: (name: string, attributes: Record<string, string>) => boolean) {
  const found: { name: string; attributes: Record<string, string>; children: ReturnType<typeof fromDom> }[] = []
  fromDom(parseFragment(html).children, {
    replace(node) {
      if (wanted(node.name, node.attribs))
        found.push({ name: node.name, attributes: node.attribs, children: fromDom(node.children) })
      return undefined
    },
  })
  return found
}

const bodyOf = (html: string): Root =>
  root(find(html, (_, { 'data-part': part }) => part === 'body').flatMap(({ children }) => children))
const recordIn = (html: string): unknown =>
  JSON.parse(find(html, (name) => name === 'article')[0]?.attributes['data-record'] ?? '')

describe('templates', () => {
  test('print two things unescaped: the body, and JSON-LD that was made for scripts', () => {
    const raw = Object.values(templates).flatMap((source) => source.match(/\{\{~?(?:\{|\s*&).*?\}\}/g) ?? [])
    expect(raw).toEqual(['{{{body}}', '{{{head.jsonLd}}'])
  })

  test('the body is a type that only a clean tree gives', () => {
    const html: SafeHtml = toHtml(clean(root([element('p', {}, [text('Words')])])))
    // @ts-expect-error: a string is no SafeHtml
    const forged: SafeHtml = '<p>Words</p>'
    expect(html).toBe(forged)
    // @ts-expect-error: a tree that was not cleaned
    toHtml(root([]))
  })

  test('may hold no helper that is not built in, and no `log`', () => {
    const broken = (article: string) => () =>
      createRenderer({ ...templates, article }).page(sample, { profile: alphanode })
    expect(broken('{{shout title}}')).toThrow()
    expect(broken('{{log title}}')).toThrow()
  })

  test('fail on a field that the view does not have, and reach nothing inherited', () => {
    const filled = (article: string) =>
      createRenderer({ ...templates, article }).fragment(sample, { profile: alphanode })
    expect(() => filled('{{titel}}')).toThrow(/titel/)
    expect(filled('{{#if constructor}}reached{{/if}}{{#if title.trim}}reached{{/if}}')).toBe('')
  })

  test('a missing template is named', () => {
    expect(() => createRenderer({}).page(sample, { profile: alphanode })).toThrow('`page`')
  })
})

describe('a folder of templates', () => {
  const folder = mkdtempSync(join(tmpdir(), 'alphanode-templates-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  test('without templates is refused', () => {
    expect(() => readTemplates(folder)).toThrow('without templates')
  })

  test('replaces ours by name, partials and stylesheet too', () => {
    writeFileSync(join(folder, 'byline.hbs'), '<p>by {{authors.0.text}}</p>')
    writeFileSync(join(folder, 'styles.css'), 'p::after { content: "</style>" }')
    writeFileSync(join(folder, 'notes.txt'), 'not a template')
    const mixed = readTemplates(folder, templates)
    expect(Object.keys(mixed).sort()).toEqual(Object.keys(templates).sort())
    const html = createRenderer(mixed).page(sample, { profile: alphanode })
    expect(html).toContain('<p>by Ida Lindqvist</p>')
    expect(html).toContain('<h1 class="article__title" data-fact="title">')
    expect(html).toContain('<style>p::after { content: "<\\/style>" }</style>')
  })
})

describe('a page', () => {
  test('allows its own stylesheet by hash, and no script', () => {
    const html = page(sample)
    const css = html.slice(html.indexOf('<style>') + 7, html.indexOf('</style>'))
    const hash = createHash('sha256').update(css).digest('base64')
    const [policy] = find(html, (name, attributes) => name === 'meta' && 'http-equiv' in attributes)
    expect(policy?.attributes.content).toBe(
      `default-src 'none'; img-src 'self' https: data:; style-src 'self' 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    )
    expect(html).not.toContain('<script')
  })

  test.each([
    ['/styles.css', "style-src 'self';"],
    ['https://cdn.example/a.css', "style-src 'self' https://cdn.example;"],
  ])('links a stylesheet: %s', (href, source) => {
    const html = page(sample, { stylesheet: { href } })
    expect(html).toContain(`<link rel="stylesheet" href="${href}">`)
    expect(html).not.toContain('<style>')
    expect(html.replaceAll('&#x27;', "'")).toContain(source)
  })

  test('refuses a stylesheet that is no web address', () => {
    expect(() => page(sample, { stylesheet: { href: 'javascript:alert(1)' } })).toThrow('stylesheet URL')
  })

  test('of a bare record has a title and no empty parts', () => {
    const html = page(bare, { stylesheet: { href: '/styles.css' } })
    expect(html).toContain('<title>bare</title>')
    expect(html).toContain('<html lang="und">')
    expect(html).not.toMatch(/<(?:ul|nav|footer|section|h1|p class)/)
  })

  test('shortens a long lead after a word', () => {
    const describe = (lead: string) =>
      find(page({ ...bare, lead }), (name, attributes) => name === 'meta' && attributes.name === 'description')[0]
        ?.attributes.content
    expect(describe('word '.repeat(100).trim())).toBe(`${'word '.repeat(59)}word…`)
    expect(describe(`x${'😀'.repeat(200)}`)).toBe(`x${'😀'.repeat(149)}…`)
  })

  test('has an outline from three headings on; a fragment has none', () => {
    const nav = find(page(sample), (name) => name === 'nav')[0]
    expect(nav?.attributes).toEqual({ class: 'outline', 'aria-label': 'Contents' })
    expect(find(page(sample), (name, { href }) => name === 'a' && href === '#user-content-script')).toHaveLength(1)
    expect(page({ ...sample, body: { ...sample.body, outline: sample.body.outline.slice(0, 2) } })).not.toContain(
      '<nav',
    )
    expect(fragment(sample)).not.toContain('<nav')
  })

  describe('shows the main image over the body', () => {
    const image = { src: 'https://a.example/harbour.jpg', alt: 'A crane', width: 1200, height: 630 }
    const shown = (article: Partial<Article>) =>
      /<figure class="article__image" data-part="image">\n(.*?)\n<\/figure>/s.exec(page({ ...bare, ...article }))?.[1]

    test('with its caption and credit', () => {
      const img = '<img src="https://a.example/harbour.jpg" alt="A crane" width="1200" height="630">'
      expect(shown({ image })).toBe(img)
      expect(shown({ image: { ...image, caption: '<At> dawn', credit: 'Ann' } })).toBe(
        `${img}\n<figcaption>&lt;At&gt; dawn <small>Ann</small></figcaption>`,
      )
      expect(shown({ image: { src: image.src, credit: 'Ann' } })).toBe(
        '<img src="https://a.example/harbour.jpg" alt="">\n<figcaption><small>Ann</small></figcaption>',
      )
      expect(shown({ image: { src: 'javascript:alert(1)' } })).toBeUndefined()
    })

    test.each([
      ['https://a.example/harbour.jpg', undefined],
      ['http://a.example/harbour-300x200.jpg?ver=2', undefined],
      ['../harbour.jpg', 'https://a.example/notes/one'],
    ])('unless the body shows it, as %s', (src, url) => {
      expect(shown({ image, ...(url && { url }), images: [{ src, alt: '' }] })).toBeUndefined()
      expect(
        shown({ image, ...(url && { url }), images: [{ src: src.replace('harbour', 'dunes'), alt: '' }] }),
      ).toBeDefined()
    })

    test('unless its name says that it is the logo of the site, if nothing is said of it', () => {
      expect(shown({ image: { src: 'https://a.example/img/site_logo-300x200.png' } })).toBeUndefined()
      expect(shown({ image: { src: 'https://a.example/logo.png', caption: 'Our new logo' } })).toBeDefined()
      expect(shown({ image: { src: 'https://a.example/logo/catalogos.png' } })).toBeDefined()
    })

    test('unless the body begins with another, if nothing is said of it', () => {
      const picture = '<figure><a href="/b"><img src="/harbour-cut.jpg" alt="x > y"></a></figure>'
      const withPicture = (html: string) => ({ body: { ...bare.body, html } })
      expect(shown({ image, ...withPicture(`${picture}<p>Words</p>`) })).toBeUndefined()
      expect(shown({ image, ...withPicture(`<p>Words</p>${picture}`) })).toBeDefined()
      expect(shown({ image: { ...image, caption: 'Dawn' }, ...withPicture(`${picture}<p>Words</p>`) })).toBeDefined()
    })
  })

  test('is the same bytes every time', () => {
    expect(page(sample)).toBe(
      createRenderer(readTemplates(ownTemplates)).page(structuredClone(sample), { profile: alphanode }),
    )
  })
})

describe('what a record says is not trusted', () => {
  const evil = '"><script>alert(1)</script>'

  test('texts are escaped wherever they stand', () => {
    const article: Article = {
      ...sample,
      ...{ id: evil, slug: evil, title: evil, lead: evil, language: evil, categories: [evil], tags: [evil] },
      authors: [{ name: evil, url: evil }],
      similar: [{ title: evil, url: evil }],
      publishedAt: evil,
      meta: { profile: 'alphanode', values: { [evil]: evil, topic: evil } },
      body: { ...sample.body, outline: Array.from({ length: 3 }, () => ({ level: 2, text: evil, id: evil })) },
    }
    for (const variant of ['dl', 'table'] as const) {
      expect(page(article, { variant })).not.toContain('<script')
      expect(find(fragment(article, { variant }), (name) => name === 'script')).toEqual([])
    }
  })

  test('URLs that could do more than open a page are not printed', () => {
    const url = 'javascript:alert(1)'
    const html = page({ ...bare, url, authors: [{ name: 'A', url }], similar: [{ title: 'B', url }] })
    expect(find(html, (_, { href }) => href?.includes('javascript') ?? false)).toEqual([])
    expect(html).toContain('<span data-fact="author">A</span>')
    expect(html).toContain('<li data-fact="similar">B</li>')
  })

  test('the body is cleaned again, after plugins too', () => {
    const html = '<p onclick="x()">Words<script>x()</script></p>'
    expect(toHtml(clean(bodyOf(fragment(withBody(html)))))).toBe('<p>Words</p>')
    const plugin = () => (tree: Root) => {
      tree.children.push(element('p', { onClick: 'x()' }, [text('more')]), element('script', {}, [text('x()')]))
    }
    const changed = fragment(withBody('<p>Words</p>'), { rehypePlugins: [plugin] })
    expect(changed).toContain('<div class="article__body" data-part="body"><p>Words</p>\n<p>more</p></div>')
  })
})

describe('law 1: a page gives back what it was made of', () => {
  test.each(Object.entries({ sample, rightToLeft, bare }))('the body of %s', (_, article) => {
    for (const html of [page(article), fragment(article)]) {
      expect(toHtml(clean(bodyOf(html)))).toBe(article.body.html)
    }
  })

  test('a stored body with tags of a page in it', () => {
    const html = '<html lang="en"><body class="x" onload="x()"><p>Words</p></body></html>'
    expect(fragment(withBody(html))).toContain('data-part="body"><p>Words</p></div>')
  })

  test('code stays verbatim, its blank first line and all', () => {
    const html = '<pre><code>\n\n  indented\n\ttab  \n&lt;b> &amp;amp;\n</code></pre>'
    expect(toHtml(clean(bodyOf(page(withBody(html)))))).toBe(html)
  })

  test('what no element shows rides in the record', () => {
    const { id, slug, url, status, lead, language, direction, image } = sample
    expect(recordIn(page(sample))).toEqual({ id, slug, url, status, lead, language, direction, image })
  })

  test('so does what an element could not give back', () => {
    const odd = {
      ...bare,
      title: 'two  spaces',
      tags: ['nul\0'],
      categories: ['half \ud800'],
      authors: [{ name: 'A', url: 'data:x' }],
    }
    const { title, tags, categories, authors } = odd
    expect(recordIn(page(odd))).toEqual({ id: 'bare', slug: 'bare', title, tags, categories, authors })
  })

  test('shown facts are marked', () => {
    const facts = find(fragment(sample), (_, attributes) => 'data-fact' in attributes)
    expect(facts.map(({ name, attributes }) => `${name} ${attributes['data-fact']}`)).toEqual([
      ...['span category', 'span category', 'h1 title', 'a author', 'span author', 'time published', 'time modified'],
      ...['span tag', 'span tag', 'span tag', 'li similar', 'li similar'],
    ])
  })
})

/** Whatever a source or a record says, the page made of it runs nothing, loads nothing but pictures, and stays itself. */

import type { Element, Root } from 'hast'
import { find, html } from 'property-information'
import { describe, expect, test } from 'vitest'
import type { Article } from '../src/article/article.ts'
import { clean } from '../src/clean/clean.ts'
import { toHtml } from '../src/clean/to-html.ts'
import { alphanode } from '../src/meta/profiles/alphanode.ts'
import { importSource } from '../src/pipeline.ts'
import { createRenderer } from '../src/render/renderer.ts'
import { ownTemplates, readTemplates } from '../src/store/template-folders.ts'
import { element, root, text } from '../src/tree/h.ts'
import { sample } from './sample-article.ts'
import { attacks } from './support/attacks.ts'
import { dangersOf, mayStand } from './support/dangers.ts'
import { item, meta, wxr } from './support/wxr.ts'

const renderer = createRenderer(readTemplates(ownTemplates))
const words = 'A paragraph of plain words stands before and after whatever else this source may hold, and it stays.'

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const cdata = (text: string) => text.replaceAll('\0', '').replaceAll('\u0001', '').replaceAll(']]>', ']]]]><![CDATA[>')
const php = (text: string) => `a:1:{s:${Buffer.byteLength(text)}:"${text}";s:${Buffer.byteLength(text)}:"${text}";}`

/** Sources that hold the attack once as markup and once in every field that is text. */
const sources: Record<string, (attack: string) => string> = {
  'page.html': (attack) => {
    const text = escaped(attack)
    const linked = JSON.stringify({ '@type': 'Article', headline: attack, author: { name: attack, url: attack } })
    return `<!doctype html><html lang="${text}"><head><title>${text}</title><meta name="author" content="${text}">
<meta name="description" content="${text}"><link rel="canonical" href="${text}"><meta property="og:image" content="${text}">
<script type="application/ld+json">${linked.replaceAll('<', '\\u003c')}</script></head><body><article><h1>${text}</h1>
<p>${words}</p>${attack}<p>${words}</p></article></body></html>`
  },
  'fields.html': (attack) => {
    const text = escaped(attack)
    return `<!doctype html><article><h1>${text}</h1><a rel="author" href="${text}">${text}</a><a rel="tag" href="/t">${text}</a>
<p>${words}</p><p><a href="${text}" title="${text}">${text}</a></p><h2 id="${text}">${text}</h2><h2>b</h2><h2>c</h2>
<figure><img src="${text}" alt="${text}"><figcaption>${text}</figcaption></figure>
<pre><code class="language-${text}">${text}</code></pre>
<h2>Post Meta</h2><table><tr><th>Topic</th><td>${text}</td></tr><tr><th>${text}</th><td>${text}</td></tr>
<tr><th>Stack</th><td><ul><li>${text}</li><li>${text}</li></ul></td></tr></table></article>`
  },
  'post.md': (attack) =>
    `---\n${['title', 'author', 'tags', 'slug', 'url', 'topic', attack].map((key) => `${JSON.stringify(key)}: ${JSON.stringify(attack)}`).join('\n')}\n---\n\n${words}\n\n${attack}\n\n[${attack}](<${attack.replace(/[<>\n]/g, '')}>) ![${attack}](<${attack.replace(/[<>\n]/g, '')}>)\n\n\`\`\`${attack.split('\n')[0]}\n${attack}\n\`\`\`\n`,
  'dump.txt': (attack) => `A title ${attack}\n\n${words}\n\n${attack}\n\n${words}\n\nPost Meta\n\nTopic\n${attack}\n`,
  'export.xml': (attack) =>
    wxr([
      item({
        title: cdata(attack),
        content: cdata(`<p>${words}</p>${attack}<p>${words}</p>`),
        more: `${meta('anp_topic', cdata(attack))}${meta(escaped(cdata(attack)), cdata(php(attack)))}<category domain="post_tag" nicename="${escaped(cdata(attack))}"><![CDATA[${cdata(attack)}]]></category>\n`,
      }),
    ]),
  'answer.json': (attack) =>
    JSON.stringify({
      ...{ id: 1, date: '2026-03-04T10:30:00', slug: attack, status: 'publish', type: 'post', link: attack },
      ...{ title: { rendered: attack }, content: { rendered: `<p>${words}</p>${attack}<p>${words}</p>` } },
      ...{ excerpt: { rendered: attack }, meta: { [attack]: attack } },
      _embedded: { author: [{ name: attack, link: attack }] },
    }),
}

describe.each(Object.entries(attacks))('%s', (_, attack) => {
  test.each(Object.entries(sources))('in %s', async (path, write) => {
    const imported = await importSource(path, new TextEncoder().encode(write(attack)))
    const articles = imported.flatMap(({ article }) => article ?? [])
    const refused = imported.some(({ messages }) => messages.some(({ severity }) => severity === 'error'))
    expect(articles).toHaveLength(refused ? 0 : 1)
    for (const article of articles) {
      expect(article.body.text).toContain(words)
      for (const variant of ['dl', 'table'] as const) {
        expect(dangersOf(renderer.page(article, { profile: alphanode, variant }))).toEqual([])
      }
    }
  })

  test('in a record that somebody else stored', () => {
    const article: Article = {
      ...sample,
      ...{ id: attack, slug: attack, url: attack, title: attack, lead: attack, language: attack },
      ...{
        image: { src: attack, alt: attack },
        authors: [{ name: attack, url: attack }],
        categories: [attack],
        tags: [attack],
      },
      ...{ publishedAt: attack, modifiedAt: attack, similar: [{ title: attack, url: attack }] },
      body: { ...sample.body, html: attack, outline: [1, 2, 3].map((level) => ({ level, text: attack, id: attack })) },
      meta: {
        profile: 'alphanode',
        values: { topic: attack, stack: [attack, attack], [attack]: { [attack]: attack } },
      },
    }
    for (const variant of ['dl', 'table'] as const) {
      expect(dangersOf(renderer.page(article, { profile: alphanode, variant }))).toEqual([])
    }
  })
})

test('what a plugin makes of the body is cleaned', () => {
  const evil = (tree: Root) => {
    const all: Element[] = ['script', 'style', 'iframe', 'form', 'svg', 'x-boo'].map((name) => element(name, {}, []))
    tree.children.push(...all, element('p', { onClick: 'boo()', style: 'inset:0', id: 'body' }, []))
  }
  expect(dangersOf(renderer.page(sample, { profile: alphanode, rehypePlugins: [() => evil] }))).toEqual([])
})

/** Addresses that do more than open a page, each as it is, in capitals, and with what browsers drop. */
function urlsOf(...schemes: string[]): string[] {
  return schemes.flatMap((scheme) => [
    scheme,
    scheme.toUpperCase(),
    ` \u0001${scheme}`,
    scheme.replace(/^../, '$&\t\n'),
  ])
}
const activeUrls = urlsOf(
  ...[
    'javascript:boo()',
    'vbscript:boo',
    'data:text/html,boo',
    'data:image/svg+xml,<svg/>',
    'data:,boo',
    'blob:https://x/y',
  ],
  ...[
    'file:///etc/passwd',
    'filesystem:https://x/y',
    'view-source:https://x',
    'about:blank',
    'ftp://x',
    'ws://x',
    'intent://x',
  ],
)

describe('clean, by itself', () => {
  test('names an element of a long name in a few words, and none of its control characters', async () => {
    const name = `x-\u202e${'&#60;'.repeat(1_000)}`
    const page = `<article><h1>T</h1><p>${words}</p><${name} onclick=boo()>a</${name}></article>`
    const [imported] = await importSource('page.html', new TextEncoder().encode(page))
    const reasons = imported?.messages.filter(({ rule }) => rule === 'clean/unwrapped').map(({ reason }) => reason)
    expect(reasons).toEqual([expect.stringMatching(/^Unexpected 1 `<x-\\u202e[&#60;]{70,80}…` element, /)])
  })

  const allElements =
    'a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br button ' +
    'canvas caption center cite code col colgroup command content data datalist dd del details dfn dialog dir div dl dt element ' +
    'em embed fieldset figcaption figure font footer form frame frameset geolocation h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe ' +
    'image img input ins isindex kbd keygen label legend li link listing main map mark marquee math menu menuitem meta meter ' +
    'multicol nav nextid nobr noembed noframes noscript object ol optgroup option output p param picture plaintext portal pre ' +
    'progress q rb rbc rp rt rtc ruby s samp script search section select selectedcontent shadow slot small source spacer span ' +
    'strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var ' +
    'video wbr xmp animate foreignObject use set mtext mglyph annotation-xml x-boo'
  const allAttributes =
    'accept accept-charset accesskey action align allow allowfullscreen anchor archive as async autocapitalize autocomplete ' +
    'autofocus autoplay background bgcolor border capture char charset checked class classid codebase color commandfor content ' +
    'contenteditable controls coords crossorigin data data-alphanode data-alphanode-box data-fact data-record data-part data-type ' +
    'declare decoding default defer dirname disabled download draggable enctype enterkeyhint exportparts face fetchpriority for ' +
    'form formaction formenctype formmethod formnovalidate formtarget frame frameborder hidden high http-equiv imagesizes imagesrcset ' +
    'inert inputmode integrity is ismap itemid itemprop itemref itemscope itemtype label list longdesc loop low lowsrc dynsrc ' +
    'manifest max maxlength media method min multiple muted name nomodule nonce novalidate nowrap object onblur onclick onerror ' +
    'onfocus onload onmouseover ontoggle onbeforetoggle optimum part pattern ping placeholder playsinline popover popovertarget poster preload ' +
    'profile readonly referrerpolicy rel required rev rows rules sandbox shadowrootmode shape sizes slot spellcheck srcdoc srclang ' +
    'srcset step style summary tabindex target text translate usemap valign vlink writingsuggestions xlink:href xml:base xmlns'
  const written = (tree: Root) => toHtml(clean(tree))

  test.each(allElements.split(' ').filter((name) => !mayStand(name)))('lets no <%s> through', (name) => {
    const inner = element(name, {}, [text('inner words'), element('p', {}, [text('more')])])
    expect(written(root([element('p', {}, [text('Words')]), inner]))).not.toMatch(new RegExp(`<${name}[ >]`))
    expect(written(root([element('table', {}, [element('tr', {}, [element('td', {}, [inner])])])]))).not.toContain(
      `<${name}`,
    )
  })

  test.each(allAttributes.split(' '))('lets no %s through', (attribute) => {
    const { property } = find(html, attribute)
    for (const tagName of allElements.split(' ').filter(mayStand)) {
      const shown = written(root([element(tagName, { [property]: 'boo', title: 'kept' }, [text('Words')])]))
      // The name of an anchor becomes its id, which cannot take the place of anything else.
      expect(shown.replace('<a title="kept" id="user-content-boo">', '')).not.toContain('boo')
    }
  })

  test.each(activeUrls)('lets no link to %s through', (url) => {
    expect(written(root([element('a', { href: url }, [text('Words')])]))).not.toContain('href')
  })

  test.each(activeUrls)('loads nothing from %s', (url) => {
    expect(written(root([element('img', { src: url, alt: 'kept' }, [])]))).not.toContain('src')
  })

  test.each(['body', 'location', 'a b', '__proto__', 'constructor'])('prefixes the id %s', (id) => {
    expect(written(root([element('p', { id }, [text('Words')])]))).toBe(`<p id="user-content-${id}">Words</p>`)
  })
})

describe('the list of dangers is alive', () => {
  const page = renderer.page(sample, { profile: alphanode })
  // What only counts where it stands in the head, or is text, is harmless in a body as it is.
  const harmless = new Set(['address', 'unquoted', 'entities', 'twice', 'handlebars'])

  test('the page itself holds none', () => {
    expect(dangersOf(page)).toEqual([])
  })

  test.each(Object.entries(attacks).filter(([name]) => !harmless.has(name)))('%s is one', (_, attack) => {
    expect(dangersOf(page.replace('data-part="body">', (found) => found + attack))).not.toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import type { Piece } from '../src/article/draft.ts'
import { standardLimits } from '../src/diagnostics/limits.ts'
import { importSource } from '../src/pipeline.ts'
import { noArticles } from '../src/split/wxr/item-type.ts'
import type { WxrPart } from '../src/split/wxr/split-text.ts'
import { indexWxr, splitWholeWxr, splitWxr } from '../src/split/wxr/split-wxr.ts'
import { attachment, item, meta, wxr } from './support/wxr.ts'

const path = 'site.xml'
const bytesOf = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding)

async function read(source: string | Uint8Array, name = path) {
  const imported = await importSource(name, typeof source === 'string' ? bytesOf(source) : source)
  const messages = imported.flatMap((one) => one.messages)
  return {
    articles: imported.flatMap(({ article }) => article ?? []),
    messages,
    rules: messages.map(({ rule }) => rule),
    find: (rule: string) => messages.find((message) => message.rule === rule),
  }
}

describe('damage', () => {
  test('control characters and bare ampersands are text', async () => {
    const source = wxr([
      item({ title: 'a\u0008b', more: '<wp:comment_url>x?a=1&b=2</wp:comment_url>\n' }),
      item({ id: 2 }),
    ])
    const { articles, find } = await read(source)
    expect(articles.map(({ title }) => title)).toEqual(['a\u0008b', 'A post'])
    expect(find('wxr/control-character')?.place?.start).toMatchObject({ line: 7, column: 18 })
    expect(find('wxr/bare-ampersand')?.place?.start).toMatchObject({ line: 16, column: 22 })
  })

  test('a file that ends in an item, and an item that ends where the next begins', async () => {
    const whole = wxr([item({ content: 'One.' }), item({ id: 2, content: 'Two.' })])
    const cut = whole.slice(0, whole.indexOf('Two.') + 3)
    const { articles, rules } = await read(cut.replace('</item>', ''))
    expect(articles.map(({ body }) => body.text)).toEqual(['One.', 'Two'])
    expect(rules.filter((rule) => rule === 'wxr/truncated')).toHaveLength(2)
  })

  test('a file that ends between items', async () => {
    const whole = wxr([item()])
    expect((await read(whole)).rules).not.toContain('wxr/unclosed')
    const { articles, rules } = await read(whole.slice(0, whole.indexOf('</channel>')))
    expect(articles).toHaveLength(1)
    expect(rules).toContain('wxr/unclosed')
  })

  test('a notice of PHP before the export', async () => {
    const { articles, find } = await read(`<br />\n<b>Notice</b>: Undefined index in /srv/a.php\n${wxr([item()])}`)
    expect(articles[0]?.authors).toEqual([{ name: 'Ana' }])
    expect(find('wxr/before-xml')?.actual).toContain('Undefined index')
  })

  test('a text that was decoded wrongly before', async () => {
    const { articles, find } = await read(
      wxr([item({ content: '<p>One.</p>\n<p>caf\u00c3\u00a9 \u0093so\u0094</p>' })]),
    )
    expect(articles[0]?.body.text).toContain('caf\u00c3\u00a9')
    expect(find('wxr/mistaken-encoding')).toMatchObject({ place: { start: { line: 11, column: 7 } } })
  })

  test('a document type is ignored and its entities stay', async () => {
    const bomb = wxr([item({ title: 'x' }).replace('<![CDATA[x]]>', '&lol;')]).replace(
      '<rss',
      '<!DOCTYPE rss [<!ENTITY l "ha"><!ENTITY lol "&l;&l;">]>\n<rss',
    )
    const { articles, find } = await read(bomb)
    expect(articles[0]?.title).toBe('&lol;')
    expect(find('wxr/doctype')?.place?.start).toMatchObject({ line: 2, column: 1 })
  })

  test('bytes of another encoding', async () => {
    const source = bytesOf(wxr([item({ title: 'caf\u00e9 \u20ac' })]).replace('\u20ac', '\u0080'), 'latin1')
    const { articles, find } = await read(source)
    expect(articles[0]?.title).toBe('caf\u00e9 \u20ac')
    expect(find('wxr/mixed-encoding')?.actual).toContain('2 bytes')
  })

  test('UTF-16', async () => {
    const { articles } = await read(bytesOf(`\ufeff${wxr([item({ title: 'caf\u00e9' })])}`, 'utf16le'))
    expect(articles[0]?.title).toBe('caf\u00e9')
  })

  test('elements without end', async () => {
    const { articles, rules } = await read(wxr([item({ more: '<x>'.repeat(100_000) })]))
    expect(articles).toHaveLength(1)
    expect(rules).toContain('wxr/too-deep')
  })

  test('an id that comes twice', async () => {
    const { articles, find } = await read(wxr([item(), item()]))
    expect(articles).toHaveLength(2)
    expect(find('wxr/duplicate-id')?.place?.start.line).toBe(17)
  })

  test('a page to log in', async () => {
    const page =
      '<!DOCTYPE html><html><head><title>Log in</title></head><body><form name="loginform"></form></body></html>'
    const { articles, rules } = await read(page)
    expect(articles).toEqual([])
    expect(rules).toEqual(['wxr/not-an-export'])
  })

  test('an item above the limit', () => {
    const parts = splitWholeWxr(bytesOf(wxr([item({ content: 'x'.repeat(5_000) }), item({ id: 2 })])), {
      path,
      limits: { ...standardLimits, itemLength: 2_000 },
    })
    expect(pieces(parts)).toHaveLength(1)
    expect(rulesOf(parts)).toContain('wxr/item-too-large')
  })
})

test('what is no article is told, an export of attachments too', async () => {
  const { articles, rules } = await read(wxr([attachment(5), item({ id: 6, type: 'nav_menu_item' })]))
  expect(articles).toEqual([])
  expect(rules).toEqual(['wxr/no-article', 'wxr/no-article', 'wxr/no-articles'])
})

test('every item is an article or told as none', async () => {
  const kinds = ['post', 'page', 'recipe', 'jetpack-portfolio', ...Object.keys(noArticles), 'attachment', 'revision']
  const items = kinds.map((type, at) => item({ id: at + 1, type, status: type === 'post' ? 'publish' : 'inherit' }))
  const { articles, messages } = await read(wxr([...items, item({ id: 1 }), item({ id: 99 }).replace('</item>', '')]))
  const left = messages.filter(({ rule }) => rule === 'wxr/no-article')
  expect(articles).toHaveLength(6)
  expect(articles.length + left.reduce((sum, { count = 1 }) => sum + count, 0)).toBe(items.length + 2)
  expect(articles.filter(({ status }) => status === 'published')).toHaveLength(3)
})

test.each([
  ['publish', 'published'],
  ['future', 'scheduled'],
  ['draft', 'draft'],
  ['pending', 'pending'],
  ['private', 'private'],
  ['trash', 'trashed'],
  ['auto-draft', 'draft'],
  ['of-a-plugin', 'draft'],
])('the status %s is %s', async (status, expected) => {
  const { articles } = await read(wxr([item({ status })]))
  expect(articles[0]?.status).toBe(expected)
})

test('a published post with a password is protected', async () => {
  const { articles } = await read(wxr([item({ more: '<wp:post_password>x</wp:post_password>' })]))
  expect(articles[0]?.status).toBe('protected')
})

test('galleries and images take their texts from attachments, wherever those stand in the file', async () => {
  const content = '[gallery ids="8,7"]\n\n<img class="wp-image-7" src="/7.jpg">'
  const { articles } = await read(
    wxr([item({ content, more: meta('_thumbnail_id', '8') }), attachment(7), attachment(8)]),
  )
  const [article] = articles
  expect(article?.images).toEqual([
    { src: 'https://notes.example/8.jpg', alt: 'Alt 8', caption: 'Caption 8', width: 30, height: 20 },
    { src: 'https://notes.example/7.jpg', alt: 'Alt 7', caption: 'Caption 7', width: 30, height: 20 },
    { src: 'https://notes.example/7.jpg', alt: '', width: 30, height: 20 },
  ])
  expect(article?.image).toEqual(article?.images[0])
})

test('a gallery without ids shows what was uploaded to the post', async () => {
  const { articles } = await read(wxr([item({ content: '[gallery]' }), attachment(7, 1), attachment(8, 2)]))
  expect(articles[0]?.images.map(({ src }) => src)).toEqual(['https://notes.example/7.jpg'])
})

test.each([
  ['[gallery exclude="8"]', [7, 10]],
  ['[gallery id="2"]', [11]],
  ['[gallery include="8,7" order="DESC"]', [7, 8]],
  ['[gallery ids="7, 8"]', [7, 8]],
])('%s shows what WordPress shows', async (content, ids) => {
  const first = attachment(8, 1).replace('<wp:post_parent>', '<wp:menu_order>-1</wp:menu_order><wp:post_parent>')
  const leaflet = attachment(9, 1).replace('9.jpg', '9.pdf')
  const source = wxr([item({ content }), attachment(7, 1), first, leaflet, attachment(10, 1), attachment(11, 2)])
  const { articles } = await read(source)
  expect(articles[0]?.images.map(({ src }) => src)).toEqual(ids.map((id) => `https://notes.example/${id}.jpg`))
})

test.each([
  ['[gallery orderby="title"]', [8, 9, 7], undefined],
  ['[gallery orderby="post_title ID" order="desc"]', [7, 9, 8], undefined],
  ['[gallery ids="7,9,8" orderby="title"]', [8, 9, 7], undefined],
  ['[gallery ids="9,7,8" order="DESC"]', [9, 7, 8], undefined],
  ['[gallery include="9,8,7"]', [7, 8, 9], undefined],
  ['[gallery ids="9,7,8" orderby="rand"]', [9, 7, 8], '`gallery` in the order `rand`'],
  ['[gallery orderby="rand"]', [7, 8, 9], '`gallery` in the order `rand`'],
])('%s has the order of WordPress', async (content, ids, told) => {
  const [c, a, b] = [attachment(7, 1), attachment(8, 1), attachment(9, 1)]
  const named = (one: string, title: string) => one.replace('A post', title)
  const source = wxr([item({ content }), named(c, 'Cliff'), named(a, 'älder'), named(b, 'Bay')])
  const { articles, find } = await read(source)
  expect(articles[0]?.images.map(({ src }) => src)).toEqual(ids.map((id) => `https://notes.example/${id}.jpg`))
  expect(find('wordpress/gallery-order')?.actual).toBe(told)
})

test.each(['[gallery]', '[playlist]'])('%s of files that no source holds is told', async (content) => {
  const { find } = await read(wxr([item({ content })]))
  expect(find('wordpress/missing-attachment')?.actual).toContain('uploaded to 1')
})

test.each([
  ['Say [code]word[/code].', undefined],
  ['Say [code]a = b;[/code] and [php]\necho 1;\n[/php]', undefined],
  ['A [php]word[/php] and a [php]second[/php].', '2 shortcodes `[php]`'],
  ['A [highlight]word[/highlight].', '1 shortcode `[highlight]`'],
  ['Nothing [code][/code].', '1 shortcode `[code]`'],
])('a shortcode of code that stays in the text is told: %j', async (content, told) => {
  const { articles, find } = await read(wxr([item({ content })]))
  expect(find('wordpress/shortcode')?.actual).toBe(told)
  expect(articles[0]?.body.text.includes('[')).toBe(told !== undefined)
})

const list = (slug: string) =>
  `<wp:category><wp:category_nicename><![CDATA[${slug}]]></wp:category_nicename></wp:category>`

test.each([
  ['an export of a part', '', 'category', 'a', '2 articles under terms that the export does not list'],
  ['a whole export', list('a'), 'category', 'a', undefined],
  ['an export of another category', list('b'), 'category', 'a', '2 articles under terms that the export does not list'],
  ['one of tags alone', '', 'post_tag', 'a', undefined],
  ['one that speaks of terms', '', 'post_tag', '<category domain="x" nicename="y">', undefined],
])('%s: terms without those above them are told once', async (_, head, domain, content, told) => {
  const more = `<category domain="${domain}" nicename="a"><![CDATA[A]]></category>`
  const { messages } = await read(wxr([item({ content, more }), item({ id: 2, content, more })], head))
  const said = messages.filter(({ rule }) => rule === 'wxr/no-terms')
  expect(said.map(({ actual }) => actual)).toEqual(told ? [told] : [])
})

test('what is said of a whole export comes behind its articles', async () => {
  const more = '<category domain="category" nicename="a"><![CDATA[A]]></category>'
  const imported = await importSource('export.xml', bytesOf(wxr([item({ more }), item({ id: 2, more })])))
  expect(imported.map(({ article }) => article !== undefined)).toEqual([true, true, false])
  expect(imported.at(-1)?.messages.map(({ rule }) => rule)).toEqual(['wxr/no-terms'])
})

test('slugs of terms are decoded, as those of posts are', async () => {
  const head = `<wp:category><wp:category_nicename>%d1%86</wp:category_nicename><wp:cat_name>Ц</wp:cat_name></wp:category>
<wp:category><wp:category_nicename>%d1%87</wp:category_nicename><wp:category_parent>%d1%86</wp:category_parent><wp:cat_name>Ч</wp:cat_name></wp:category>`
  const more =
    '<category domain="category" nicename="%d1%87"><![CDATA[Ч]]></category><wp:post_name>%d1%88</wp:post_name>'
  const { articles } = await read(wxr([item({ more })], head))
  expect(articles[0]?.slug).toBe('ш')
  expect(articles[0]?.terms).toEqual([{ taxonomy: 'category', name: 'Ч', slug: 'ч', parents: ['Ц'] }])
})

test('of two dates that no zone can tell apart, that of the pages counts', async () => {
  const source = wxr([item()]).replace('2026-03-04 09:30:00', '2025-12-01 09:30:00')
  const { articles, find } = await read(source)
  expect(articles[0]?.publishedAt).toBe('2026-03-04T10:30:00')
  expect(find('wordpress/two-dates')?.actual).toContain('2025-12-01')
})

test('what no record holds of a post is told', async () => {
  const more = '<wp:post_parent>7</wp:post_parent>\n<wp:menu_order>2</wp:menu_order>\n<wp:is_sticky>1</wp:is_sticky>\n'
  const { find } = await read(wxr([item({ type: 'page', more })]))
  expect(find('wordpress/beside-text')?.actual).toBe(
    'the type `page`, the post `7` above it, the place `2` in its order, that it is sticky',
  )
})

test('shortcodes in code that a shortcode shows are code', async () => {
  const { articles } = await read(wxr([item({ content: '[php]\n$x = "[caption]a[/caption]"; // &lt;b&gt;\n[/php]' })]))
  expect(articles[0]?.codeBlocks).toMatchObject([{ code: '$x = "[caption]a[/caption]"; // <b>', language: 'php' }])
})

describe('synced patterns', () => {
  const show = (id: number, more = '') => `<!-- wp:block {"ref":${id}${more}} /-->`
  const text = (words: string) => `<!-- wp:paragraph -->\n<p>${words}</p>\n<!-- /wp:paragraph -->`
  const pattern = (id: number, content: string) => item({ id, type: 'wp_block', content })

  test('come into the posts that show them, with the files they show', async () => {
    const { articles, rules } = await read(
      wxr([
        item({ content: `${text('One.')}\n${show(5)}\n${text('Four.')}` }),
        pattern(5, `${text('Two.')}\n${show(6)}`),
        pattern(6, '[caption]<img class="wp-image-7" src="/7.jpg"> Three.[/caption]'),
        attachment(7),
      ]),
    )
    expect(articles[0]?.body.text).toBe('One.\n\nTwo.\n\nThree.\n\nFour.')
    expect(articles[0]?.images).toMatchObject([{ caption: 'Three.', width: 30 }])
    expect(rules).toContain('wxr/no-article')
  })

  test('that are missing, within themselves or given other words are told', async () => {
    const other = show(5, ',"content":{"Title":{"content":"Other words"}}')
    const { messages } = await read(
      wxr([item({ content: `${show(9)}\n${other}` }), pattern(5, `${text('Words.')}${show(5)}`)]),
    )
    const told = messages.filter(({ rule }) => rule.startsWith('wordpress/'))
    expect(told.map(({ rule, place }) => [rule, place?.start.line])).toEqual([
      ['wordpress/missing-pattern', 10],
      ['wordpress/pattern-overrides', 11],
      ['wordpress/missing-pattern', 11],
    ])
  })

  test('in patterns do not grow without end', async () => {
    const tower = Array.from({ length: 60 }, (_, id) => pattern(id + 10, show(id + 11).repeat(20)))
    const { articles, rules } = await read(wxr([item({ content: text('Words.') + show(10) }), ...tower]))
    expect(articles[0]?.body.text).toBe('Words.')
    expect(rules).toContain('wordpress/missing-pattern')
  })
})

describe('messages about content name its line in the export', () => {
  const filler = Array.from({ length: 30 }, (_, line) => `Line ${line} &amp; more.`).join('\n\n')
  const embed = '<video src="/a.mp4"></video>'
  const lineOf = (source: string, part: string) => source.slice(0, source.indexOf(part)).split('\n').length

  test.each([
    ['classic', `${filler}\n\n[caption]<img src="/a.jpg"> A ]]]]><![CDATA[> cup[/caption]\n\n${embed}\n\n${filler}`],
    [
      'blocks',
      `<!-- wp:paragraph -->\n<p>${filler}</p>\n<!-- /wp:paragraph -->\n<!-- wp:html -->\n${embed}\n<!-- /wp:html -->`,
    ],
  ])('%s', async (_, content) => {
    const source = wxr([item({ content })])
    const { find } = await read(source)
    expect(find('read/embed')?.place?.start.line).toBe(lineOf(source, embed))
  })

  test('where entities stand in the place of CDATA', async () => {
    const escaped = `${filler}\n\n${embed}`.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    const source = wxr([item({ content: '@' })]).replace('<![CDATA[@]]>', escaped)
    const { find } = await read(source)
    expect(find('read/embed')?.place?.start.line).toBe(lineOf(source, '&lt;video'))
  })
})

test('carriage returns count in PHP values', async () => {
  const { articles } = await read(wxr([item({ more: meta('lines', 'a:1:{i:0;s:4:"a\r\nb";}') })]))
  expect(articles[0]?.meta.values.lines).toEqual(['a\r\nb'])
})

test('the sign that ends CDATA, which WordPress splits', async () => {
  const { articles } = await read(wxr([item({ content: '<p>a ]]]]><![CDATA[> b</p>' })]))
  expect(articles[0]?.body.text).toBe('a ]]> b')
})

test('the cuts of the chunks do not matter', async () => {
  const source = wxr([
    item({ title: 'caf\u00e9 \ud83d\ude80', content: 'One.\r\n\r\nTwo <item> three.' }),
    attachment(7),
    item({ id: 2 }),
  ])
  const bytes = Buffer.concat([bytesOf(source), Buffer.from([0xe9])])
  const whole = splitWholeWxr(bytes, { path, limits: { ...standardLimits, itemLength: 10_000 } })
  expect(pieces(whole)).toHaveLength(2)
  for (const size of [1, 2, 3, 7, 64, 1_021]) {
    const parts: WxrPart[] = []
    const libraries = new Map()
    await indexWxr(chunks(bytes, size), libraries, { limits: { ...standardLimits, itemLength: 10_000 } })
    for await (const part of splitWxr(chunks(bytes, size), libraries, {
      path,
      limits: { ...standardLimits, itemLength: 10_000 },
    }))
      parts.push(part)
    expect(parts).toEqual(whole)
  }
})

test('hostile input ends: quadratic time would outlast the test', () => {
  for (const unit of ['<item>', '<item><![CDATA[', '<!--', '</item', '<item><wp:post_id>1', '<!ENTITY a "b">']) {
    const parts = splitWholeWxr(bytesOf(`<rss>${unit.repeat(20_000)}`), {
      path,
      limits: { ...standardLimits, itemLength: 1_000_000 },
    })
    expect(parts.length).toBeGreaterThan(0)
  }
}, 60_000)

async function* chunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

function pieces(parts: WxrPart[]): Piece[] {
  return parts.flatMap((part) => ('piece' in part ? [part.piece] : []))
}

function rulesOf(parts: WxrPart[]): string[] {
  return parts.flatMap((part) => ('messages' in part ? part.messages.map(({ rule }) => rule) : []))
}

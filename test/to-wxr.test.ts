import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Article, Article as ArticleSchema, Status } from '../src/article/article.ts'
import type { MetaNode } from '../src/article/draft.ts'
import type { Json } from '../src/article/json.ts'
import type { Message } from '../src/diagnostics/message.ts'
import { createLog } from '../src/diagnostics/report.ts'
import { profiles } from '../src/meta/profiles.ts'
import { type ImportOptions, importArticle, importSource } from '../src/pipeline.ts'
import { toNode } from '../src/read/php/to-node.ts'
import { unserialize } from '../src/read/php/unserialize.ts'
import { serializePhp } from '../src/render/wxr/serialize-php.ts'
import { createWxr } from '../src/render/wxr/to-wxr.ts'
import { escapeXml } from '../src/render/xml.ts'
import { page } from './support/arbitrary-page.ts'
import { firstDifference } from './support/first-difference.ts'
import { importFixture, readFixtures } from './support/fixtures.ts'

const runs = Number(process.env.RUNS ?? 60)

/** One export of articles, and what was said about it. */
function write(articles: Article[], { profile = profiles.alphanode }: ImportOptions = {}) {
  const wxr = createWxr()
  const { report, messages } = createLog('x', undefined)
  const parts = articles.map((article) => wxr.write(article, profile, report))
  return { xml: parts.join('') + wxr.end(), messages }
}

async function read(xml: string, options: ImportOptions = {}): Promise<{ articles: Article[]; messages: Message[] }> {
  const imported = await importSource('again.xml', new TextEncoder().encode(xml), {
    ...options,
    comments: true,
    format: 'wxr',
  })
  return {
    articles: imported.flatMap(({ article }) => article ?? []),
    messages: imported.flatMap(({ messages }) => messages),
  }
}

const withoutSource = ({ source: _, ...article }: Article) => article

async function expectSame(articles: Article[], options: ImportOptions = {}): Promise<void> {
  const again = await read(write(articles, options).xml, options)
  expect(firstDifference(articles.map(withoutSource), again.articles.map(withoutSource))).toBeUndefined()
}

const cases = await Promise.all(
  (await readFixtures()).map(async (fixture) => ({ ...fixture, ...(await importFixture(fixture)) })),
)
/** What XML, HTML, PHP, shortcodes and WordPress' filters could trip over. */
const nastyTexts = [
  ...[']]>', 'a\rb', '  two  spaces ', '<b>bold</b> &amp; &lt;', '[gallery]', 'a:1:{i:0;s:1:"x";}', '{"a":1}', 'N;'],
  ...['\0', '\u0001', '\ufdd1', '\uffff', '\ud800', '𝒳', '__proto__', '%41', 'a/b?c#d', '日本語', 'Ünï', '-', ' '],
]

const dates = fc.constantFrom(
  ...['2024-02-29', '2024-01-02T03:04', '2024-01-02T03:04:05', '2024-01-02T03:04:05.678Z', '2024-01-02T03:04:05Z'],
  ...[
    '2024-01-02T03:04:05+05:30',
    '2024-12-31T23:59:59-11:00',
    '2024-01-02T03:04:05+00:00',
    '2024-01-02T03:04:05-00:00',
  ],
  ...['0000-00-00', '0033-04-03', '2024-02-30T10:00:00', '9999-12-31T23:59:59-14:00', '2024-01-01T00:00:00+23:59'],
)

/** Without the facts that are optional. */
function bare({ title: _, url: _u, language: _a, direction: _d, ...article }: Article): Article {
  const { publishedAt: _p, modifiedAt: _m, status: _s, ...others } = article
  return others
}

/** With its fields in the order of the schema. */
const inOrder = (article: unknown): Article => ArticleSchema.parse(article)

const withArticle = cases.flatMap(({ article, ...rest }) => (article ? [{ ...rest, article }] : []))

describe('reading the export we wrote gives the same article', () => {
  test.each(withArticle)('$name', async ({ article, options }) => {
    await expectSame([article], options)
  })

  test('all fixtures in one export', async () => {
    await expectSame(withArticle.filter(({ options }) => !options.profile).map(({ article }) => article))
  })

  test('all facts, whatever they are', async () => {
    const [{ article } = { article: undefined }] = withArticle
    const text = fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.constantFrom(...nastyTexts))
    const facts = fc.record(
      {
        id: text,
        slug: text,
        url: fc.oneof(text, fc.webUrl()),
        title: text,
        authors: fc.array(fc.record({ name: text, url: fc.webUrl() }, { requiredKeys: ['name'] }), { maxLength: 3 }),
        language: fc.constantFrom('de', 'pt-BR', 'ar'),
        direction: fc.constantFrom('ltr' as const, 'rtl' as const),
        status: fc.constantFrom(...Status.options),
        publishedAt: dates,
        modifiedAt: dates,
        categories: fc.array(text, { maxLength: 3 }),
        tags: fc.array(text, { maxLength: 3 }),
        similar: fc.array(fc.record({ title: text }), { maxLength: 2 }),
      },
      { requiredKeys: ['id', 'slug', 'authors', 'categories', 'tags', 'similar'] },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(facts, { minLength: 1, maxLength: 4 }), async (all) => {
        await expectSame(all.map((given) => inOrder({ ...(article && bare(article)), ...given })))
      }),
      { numRuns: runs },
    )
  })

  test('whatever the box holds, in its order', async () => {
    const article = withArticle[0]?.article
    const values = fc.dictionary(fc.string({ unit: 'binary', minLength: 1 }), fc.jsonValue({ maxDepth: 4 }), {
      maxKeys: 6,
    })
    await fc.assert(
      fc.asyncProperty(values, async (given) => {
        if (!article) return
        // Keys that fold to a field of the profile get its name. JSON has one zero, and generated values two.
        const own = Object.fromEntries(Object.entries(given).map(([key, value]) => [`x${key}`, value]))
        await expectSame([{ ...article, meta: { profile: 'alphanode', values: JSON.parse(JSON.stringify(own)) } }])
      }),
      { numRuns: runs },
    )
  })

  test('keys that come twice, and keys that are numbers', async () => {
    const article = withArticle[0]?.article
    if (!article) throw new Error('no fixture')
    const values = {
      7: 'seven',
      x: ['one', { y: ['a', 'b'] }],
      '-5': 0.1,
      _hidden: ['a'],
      'a:0:{}': 'a:0:{}',
      j: '[1]',
    }
    const order = { '/x/1': ['y', 'y'], '': ['x', '7', 'x', '-5', '_hidden', 'a:0:{}', 'j'] }
    await expectSame([{ ...article, meta: { profile: 'alphanode', values, order } }])
  })

  test('whatever the body is made of', async () => {
    await fc.assert(
      fc.asyncProperty(page, async (html) => {
        const { article } = await importArticle({ path: 'x', format: 'html', bytes: new TextEncoder().encode(html) })
        if (article) await expectSame([article])
      }),
      { numRuns: runs },
    )
  })
})

describe('what WordPress alone keeps', () => {
  /** The export as it comes out of a site that drops what it does not know. */
  const withoutRecord = (xml: string) =>
    xml.replace(/<wp:postmeta><wp:meta_key><!\[CDATA\[_alphanode_record[\s\S]*?<\/wp:postmeta>\n/g, '')

  test.each(withArticle)('$name', async ({ article, options, name }) => {
    const { articles } = await read(withoutRecord(write([article], options).xml), options)
    expect(differences(article, articles[0])).toEqual(unsayable[name] ?? [])
  })
})

/** The fields in which two articles differ. */
function differences(article: Article, again: Article | undefined): string[] {
  const said = ({ title, authors, categories, tags, body, codeBlocks, images, meta }: Article) => ({
    title,
    authors: authors.slice(0, 1).map(({ name }) => name),
    categories,
    tags,
    html: body.html.replaceAll(/ data-language-from="\w+"/g, ''),
    code: codeBlocks.map(({ code, caption }) => [code, caption]),
    images,
    meta,
  })
  const [one, other]: Record<string, unknown>[] = [said(article), again ? said(again) : {}]
  return Object.keys(one ?? {}).filter((key) => firstDifference(one?.[key], other?.[key]) !== undefined)
}

/** What a fixture loses without the hidden record. */
const unsayable: Record<string, string[]> = {
  'markdown/front-matter': ['meta'], // `null` is an empty text
  'markdown/notion-export': ['html', 'images'], // the address of a picture is made absolute
  'markdown/raw-html': ['html'], // `text` as the language of code means that there is none
  'rest/rendered': ['meta'], // a number under a key that the profile does not know is a text
}

describe('what the writer tells', () => {
  const article = withArticle[0]?.article
  if (!article) throw new Error('no fixture')

  test('characters that XML cannot hold', () => {
    const { messages } = write([{ ...article, title: 'a\0b', meta: { profile: 'alphanode', values: { x: '\u0001' } } }])
    expect(messages.map(({ rule, path }) => [rule, path])).toEqual([
      ['wxr/unwritable', 'meta.values.x'],
      ['wxr/unwritable', 'title'],
    ])
  })

  test('that a password is not known', () => {
    const { xml, messages } = write([{ ...article, status: 'protected' }])
    expect(messages.map(({ rule }) => rule)).toEqual(['wxr/no-password'])
    expect(xml).toContain('<wp:status>private</wp:status>')
  })
})

describe("WordPress' importer", () => {
  const hasSimpleXml = spawnSync('php', ['-r', 'exit(extension_loaded("simplexml") ? 0 : 1);']).status === 0

  test.skipIf(!hasSimpleXml)('finds everything by its own paths (skipped without `php-xml`)', () => {
    const all = withArticle.filter(({ options }) => !options.profile).map(({ article }) => article)
    const { stdout, stderr } = spawnSync('php', ['-r', importerPaths], { input: write(all).xml, encoding: 'utf8' })
    expect(stderr).toBe('')
    const found: { version: string; site: string; authors: string[]; posts: ImportedPost[] } = JSON.parse(stdout)
    expect(found).toMatchObject({ version: '1.2', site: 'https://example.org' })
    const posts = found.posts.filter(({ type }) => type === 'post')
    expect(posts.map(({ title }) => title)).toEqual(all.map(({ title = '' }) => escapeXml(title)))
    expect(new Set(found.posts.map(({ id }) => id)).size).toBe(found.posts.length)
    for (const [index, { author, terms, meta }] of posts.entries()) {
      const article = all[index]
      if (article?.authors[0]) expect(found.authors).toContain(author)
      expect(terms).toHaveLength(
        article?.terms?.length ?? (article?.categories.length ?? 0) + (article?.tags.length ?? 0),
      )
      expect(meta.map(([, value]) => value)).not.toContain(false)
    }
  })
})

interface ImportedPost {
  id: number
  title: string
  type: string
  author: string
  terms: string[]
  meta: [key: string, value: unknown][]
}

/** What WXR_Parser_SimpleXML of the plugin `wordpress-importer` reads, and `maybe_unserialize()` of WordPress. */
const importerPaths = `
  $xml = simplexml_load_string(stream_get_contents(STDIN));
  $ns = $xml->getDocNamespaces();
  $authors = [];
  foreach ($xml->xpath('/rss/channel/wp:author') as $author)
    $authors[] = (string) $author->children($ns['wp'])->author_login;
  $slugs = [];
  foreach ($xml->xpath('/rss/channel/wp:category') as $term) $slugs[] = (string) $term->children($ns['wp'])->category_nicename;
  foreach ($xml->xpath('/rss/channel/wp:term') as $term) $slugs[] = (string) $term->children($ns['wp'])->term_slug;
  foreach ($xml->xpath('/rss/channel/wp:tag') as $term) $slugs[] = (string) $term->children($ns['wp'])->tag_slug;
  $posts = [];
  foreach ($xml->channel->item as $item) {
    $wp = $item->children($ns['wp']);
    $terms = [];
    foreach ($item->category as $category)
      if (in_array((string) $category['nicename'], $slugs)) $terms[] = (string) $category;
    $meta = [];
    foreach ($wp->postmeta as $row) {
      $value = (string) $row->meta_value;
      $isSerialized = preg_match('/^[aOs]:/', $value) && in_array(substr($value, -1), [';', '}']);
      $meta[] = [(string) $row->meta_key, $isSerialized ? unserialize($value) : $value];
    }
    $posts[] = ['id' => (int) $wp->post_id, 'title' => (string) $item->title, 'type' => (string) $wp->post_type,
      'author' => (string) $item->children('http://purl.org/dc/elements/1.1/')->creator, 'terms' => $terms, 'meta' => $meta];
  }
  echo json_encode(['version' => (string) $xml->xpath('/rss/channel/wp:wxr_version')[0],
    'site' => (string) $xml->xpath('/rss/channel/wp:base_site_url')[0], 'authors' => $authors, 'posts' => $posts]);`

describe('values of PHP', () => {
  const json = fc.jsonValue({ maxDepth: 4 }).map((value): Json => JSON.parse(JSON.stringify(value)))

  test('are what our reader of them reads', () => {
    fc.assert(
      fc.property(json, (value) => {
        const read = unserialize(serializePhp(value))
        expect(read?.repaired).toBe(0)
        expect(read && serializePhp(jsonOf(toNode(read.value)))).toBe(serializePhp(value))
      }),
      { numRuns: runs },
    )
  })

  const php = spawnSync('php', ['-v'], { encoding: 'utf8' }).status === 0
  test.skipIf(!php)('are what PHP itself writes (skipped without `php`)', () => {
    const numbers = fc.sample(fc.double({ noNaN: true, noDefaultInfinity: true }), 300)
    const values = [...fc.sample(json, 300), ...numbers, 1e15, 1e16, 1e17, 1e-4, 1e-5, 0.1, -1.5e300, { 7: 1, '07': 2 }]
    const script = `foreach (json_decode(stream_get_contents(STDIN)) as $s) echo serialize(unserialize($s)), "\\n\\0";`
    const serialized = values.map((value) => serializePhp(value))
    const { stdout } = spawnSync('php', ['-r', script], { input: JSON.stringify(serialized), encoding: 'utf8' })
    expect(stdout.split('\n\0').slice(0, -1)).toEqual(serialized)
  })
})

/** The JSON of a node of the box. */
function jsonOf(node: MetaNode): Json {
  if (node.kind === 'text') return node.text
  if (node.kind === 'typed') return node.value
  if (node.kind === 'list') return node.items.map(jsonOf)
  return Object.fromEntries(node.rows.map(({ key, value }) => [key, jsonOf(value)]))
}

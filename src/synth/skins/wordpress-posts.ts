/** Posts as WordPress stores and serves them: items of exports, answers of its REST API. */

import type { Json } from '../../article/json.ts'
import { alphanode } from '../../meta/profiles/alphanode.ts'
import { orderedEntries } from '../../meta/to-rows.ts'
import type { Block } from '../blocks.ts'
import { captionText } from '../body.ts'
import type { Limit } from '../limits.ts'
import { html, type Markup, raw } from '../markup.ts'
import type { Skin } from '../skin.ts'
import { type Synthesized, site } from '../synthesize.ts'
import { blockImage, classicImage, type Dialect, plain, writeBlocks } from './dialect.ts'
import { heading, spaced, tableBox } from './meta-box.ts'
import { serialize } from './php.ts'

/** A block with its comments: what the editor stores. */
const stored = (name: string, content: Markup, attributes?: object): Markup =>
  html`<!-- wp:${name}${raw(attributes ? ` ${JSON.stringify(attributes)}` : '')} -->\n${content}\n<!-- /wp:${name} -->`

const blockEditor: Dialect = {
  paragraph: (block) => stored('paragraph', plain.paragraph(block)),
  heading: ({ level, text }) =>
    stored(
      'heading',
      html`<h${level} class="wp-block-heading">${text}</h${level}>`,
      level === 2 ? undefined : { level },
    ),
  quote: ({ text }) =>
    stored(
      'quote',
      html`<blockquote class="wp-block-quote"><!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph --></blockquote>`,
    ),
  code: ({ code, language }) =>
    stored(
      'code',
      html`<pre class="wp-block-code"><code lang="${language}" class="language-${language}">${code}</code></pre>`,
    ),
  list: ({ ordered, items }) => {
    const name = raw(ordered ? 'ol' : 'ul')
    const rows = items.map((item) => html`<!-- wp:list-item -->\n<li>${item}</li>\n<!-- /wp:list-item -->`)
    return stored('list', html`<${name} class="wp-block-list">${rows}</${name}>`, ordered ? { ordered } : undefined)
  },
  image: ({ picture }) =>
    stored(
      'image',
      html`<figure class="wp-block-image size-large"><img src="${picture.url}" alt="${picture.alt}" width="${picture.width}" height="${picture.height}"/><figcaption class="wp-element-caption">${captionText(picture)}</figcaption></figure>`,
    ),
  table: (block) => stored('table', html`<figure class="wp-block-table">${plain.table(block)}</figure>`),
}

/** The classic editor stores paragraphs as lines, and captions as a shortcode. */
const classicEditor: Dialect = {
  ...plain,
  paragraph: (block) => raw(plain.paragraph(block).text.slice('<p>'.length, -'</p>'.length)),
  quote: ({ text }) => html`<blockquote>${text}</blockquote>`,
  // Where a caption begins is where the first `>` stands (wp-includes/media.php, img_caption_shortcode).
  image: ({ picture }) =>
    html`[caption align="aligncenter" width="${picture.width}"]<img src="${picture.url}" alt="${raw(html`${picture.alt}`.text.replaceAll('"', '&quot;').replaceAll('>', '&gt;'))}" width="${picture.width}" height="${picture.height}" /> ${captionText(picture)}[/caption]`,
}

const contentOf = (blocks: Block[], dialect: Dialect) =>
  writeBlocks(blocks, dialect)
    .map(({ text }) => text)
    .join('')
    .trimEnd()

/** WordPress writes dates without their zone, and again in UTC. */
function moments(iso = ''): { local: string; utc: string } {
  return { local: iso.slice(0, 19), utc: new Date(iso).toISOString().slice(0, 19) }
}

const blankT = (text: string) => text.replace('T', ' ')

function item(post: Synthesized, dialect: Dialect): string {
  const { article } = post
  const [published, modified] = [moments(article.publishedAt), moments(article.modifiedAt)]
  const term = (domain: string, name: string) =>
    html`<category domain="${domain}" nicename="${encodeURIComponent(name)}">${cdata(name)}</category>\n`
  const rows = orderedEntries(article.meta.values, article.meta.order).map(([key, value]) => {
    return html`<wp:postmeta>\n<wp:meta_key>${cdata(storedKey(key))}</wp:meta_key>\n<wp:meta_value>${cdata(metaText(value))}</wp:meta_value>\n</wp:postmeta>\n`
  })
  return html`<item>
<title>${cdata(html`${article.title}`.text)}</title>
<link>${article.url}</link>
<dc:creator>${cdata(loginOf(article.authors[0]?.name))}</dc:creator>
<content:encoded>${cdata(contentOf(post.blocks, dialect))}</content:encoded>
<excerpt:encoded>${cdata('')}</excerpt:encoded>
<wp:post_id>${post.index}</wp:post_id>
<wp:post_date>${cdata(blankT(published.local))}</wp:post_date>
<wp:post_date_gmt>${cdata(blankT(published.utc))}</wp:post_date_gmt>
<wp:post_modified>${cdata(blankT(modified.local))}</wp:post_modified>
<wp:post_modified_gmt>${cdata(blankT(modified.utc))}</wp:post_modified_gmt>
<wp:post_name>${cdata(article.slug)}</wp:post_name>
<wp:status>${cdata('publish')}</wp:status>
<wp:post_type>${cdata('post')}</wp:post_type>
${article.categories.map((name) => term('category', name))}${article.tags.map((name) => term('post_tag', name))}${rows}</item>
`.text
}

/** The keys of the site's own posts stand under its prefix. */
const storedKey = (key: string) => (Object.hasOwn(alphanode.fields.shape, key) ? `anp_${key}` : key)

/** What the database holds: arrays serialized, and texts that look serialized once more. */
function metaText(value: Json): string {
  if (typeof value === 'string') return looksSerialized.test(value) ? serialize(value) : value
  if (typeof value === 'boolean') return value ? '1' : '0'
  return typeof value === 'number' ? String(value) : serialize(value)
}

// wp-includes/functions.php, is_serialized(): such a text is serialized again by maybe_serialize().
const looksSerialized = /^(?:[aO]:\d+:|s:\d+:".*";$|[bid]:[\d.E+-]+;$|N;$)/s

function cdata(text: string): Markup {
  return raw(`<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`)
}

function loginOf(name = 'somebody'): string {
  return encodeURIComponent(name).toLowerCase()
}

/** What WordPress does not store of a post. */
const postLimits: Limit[] = ['language', 'direction', 'similar', 'reasons of languages']

export const blockItem: Skin = {
  name: 'block-editor',
  format: 'wxr',
  about: 'An item of an export, written in the block editor.',
  unsaid: [...postLimits, 'author pages', 'texts that are JSON'],
  write: (post) => item(post, blockEditor),
}

export const classicItem: Skin = {
  name: 'classic-editor',
  format: 'wxr',
  about: 'An item of an export, written in the classic editor.',
  unsaid: [...postLimits, 'author pages', 'texts that are JSON'],
  write: (post) => item(post, classicEditor),
}

/** Opens and closes an export: its items stand between. The names of all authors that there are stand in its head. */
export function exportFrame(names: string[]): { open: string; close: string } {
  const authors = names.map(
    (name) =>
      html`<wp:author><wp:author_login>${cdata(loginOf(name))}</wp:author_login><wp:author_display_name>${cdata(name)}</wp:author_display_name></wp:author>\n`,
  )
  return {
    open: html`<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>${site.name}</title>
<link>${site.url}</link>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>${site.url}</wp:base_site_url>
${authors}`.text,
    close: '</channel>\n</rss>\n',
  }
}

function answer(post: Synthesized, more: object): string {
  const { article } = post
  const [published, modified] = [moments(article.publishedAt), moments(article.modifiedAt)]
  const term = (taxonomy: string) => (name: string, place: number) => ({
    id: place + 1,
    taxonomy,
    name: html`${name}`.text,
  })
  return JSON.stringify({
    id: post.index,
    date: published.local,
    date_gmt: published.utc,
    modified: modified.local,
    modified_gmt: modified.utc,
    slug: article.slug,
    status: 'publish',
    type: 'post',
    link: article.url,
    ...more,
    _embedded: {
      author: article.authors.map(({ name, url }) => ({ id: 1, name, link: url })),
      'wp:term': [article.categories.map(term('category')), article.tags.map(term('post_tag'))],
    },
  })
}

export const restEdit: Skin = {
  name: 'rest-edit',
  format: 'rest',
  about: 'An answer for editors: what is stored and what is shown, all meta registered.',
  unsaid: [...postLimits, 'order of rows', 'texts that are JSON'],
  write(post) {
    const { title = '', meta } = post.article
    const values = orderedEntries(meta.values, meta.order).map(([key, value]) => [storedKey(key), value])
    const shown = writeBlocks(post.blocks, { ...plain, image: blockImage })
      .map(({ text }) => text)
      .join('')
    return answer(post, {
      title: { raw: html`${title}`.text, rendered: html`${title}`.text },
      content: { raw: contentOf(post.blocks, blockEditor), rendered: shown, protected: false },
      excerpt: { raw: '', rendered: '' },
      meta: Object.fromEntries(values),
    })
  },
}

export const restView: Skin = {
  name: 'rest-view',
  format: 'rest',
  about: 'A public answer: only what is shown, the box as a table in the content.',
  unsaid: [...postLimits, 'types of unknown values', 'NULs'],
  write(post) {
    const { title = '' } = post.article
    const shown = writeBlocks(post.blocks, { ...plain, image: classicImage })
      .map(({ text }) => text)
      .join('')
    return answer(post, {
      title: { rendered: html`${title}`.text },
      content: { rendered: html`${raw(shown)}<h2>${heading}</h2>\n${tableBox(post, spaced)}`.text, protected: false },
      excerpt: { rendered: '' },
      meta: [],
    })
  },
}

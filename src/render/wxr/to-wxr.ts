/** Articles → one export (WXR 1.2) that WordPress' importer takes. */

import type { Article } from '../../article/article.ts'
import type { Report } from '../../diagnostics/report.ts'
import { openingOf } from '../../extract/opening.ts'
import { makeSlug } from '../../extract/slug.ts'
import type { Profile } from '../../meta/profile.ts'
import { fromDom } from '../../tree/from-dom.ts'
import { root } from '../../tree/h.ts'
import { parseFragment } from '../../tree/parse-html.ts'
import { withoutMadeIds } from '../without-made-ids.ts'
import { cdata, countUnwritable, element, escapeXml, writable, writableHtml } from '../xml.ts'
import { blocks } from './blocks.ts'
import { commentElements } from './comments.ts'
import { encodeSlug } from './encode-slug.ts'
import { type AddedFiles, createLibrary, type ItemFile, isAddress, toFile } from './library.ts'
import { metaElement } from './meta-element.ts'
import { noDate, type PostDate, toPostDate, toPubDate } from './post-date.ts'
import { postMeta } from './post-meta.ts'
import { recordRow } from './record.ts'
import { createNumbers, createSlugs } from './register.ts'
import { createTerms, termRows, type WrittenTerms } from './terms.ts'

export interface WxrOptions {
  /** The address of the site; that of the first article if it is left out, else `https://example.org`. */
  site?: string | undefined
}

export interface WxrWriter {
  /** The part of the export for an article, and before the first one its head. */
  write(article: Article, profile: Profile, report: Report): string
  /** The end of the export. */
  end(): string
}

/**
 * Begins an export. One article is in memory at a time, beside the names of authors and terms and the numbers of posts
 * and files that were written.
 *
 * The content is made of the editor's blocks, which WordPress stores and shows as they are: of classic content, it would
 * make other paragraphs. What an export cannot say rides in a hidden meta value (`docs/formats-wordpress.md`).
 */
export function createWxr({ site }: WxrOptions = {}): WxrWriter {
  const numbers = createNumbers()
  const files = createLibrary(numbers)
  const logins = createSlugs()
  const file = createTerms(numbers)
  let address = site?.replace(/\/+$/, '')
  let isBegun = false

  const head = (article?: Article) => {
    if (isBegun) return ''
    isBegun = true
    address ??= originOf(article?.url) ?? 'https://example.org'
    return headOf(address)
  }

  return {
    write(article, profile, report) {
      const before = head(article)
      const author = authorOf(article, logins)
      const filed = file(article)
      const number = numbers.take(article.id)
      const [featured] = article.image ? toFile(article.image, true) : []
      const ofBody = article.images.flatMap((image) => toFile(image, false))
      const shown = files.add([...(featured ? [featured] : []), ...ofBody], number)
      const item = itemOf(article, profile, { report, number, login: author.login, filed, featured, files: shown })
      return [before, author.xml, ...filed.channel, item, ...shown.items].join('')
    },
    end: () => `${head()}</channel>\n</rss>\n`,
  }
}

function originOf(url: string | undefined): string | undefined {
  return url === undefined ? undefined : /^https?:\/\/[^/?#\s]+/i.exec(url)?.[0]
}

function headOf(site: string): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0"
	xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:wfw="http://wellformedweb.org/CommentAPI/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
${element('title', site.replace(/^https?:\/\//i, ''))}
${element('link', site)}
<description></description>
<wp:wxr_version>1.2</wp:wxr_version>
${element('wp:base_site_url', site)}
${element('wp:base_blog_url', site)}
<generator>alphanode</generator>
`
}

/** The login of the first author, who is the author of the post; of an article without one there is none. */
function authorOf({ authors }: Article, logins: ReturnType<typeof createSlugs>): { login?: string; xml: string } {
  const [author] = authors
  if (!author || author.name.trim() === '') return { xml: '' }
  const { slug: login, isNew } = logins(author.name, makeSlug(author.name, 'author'))
  const name = cdata('wp:author_display_name', writableHtml(escapeXml(author.name)))
  return { login, xml: isNew ? `<wp:author>${cdata('wp:author_login', login)}${name}</wp:author>\n` : '' }
}

interface ItemContext {
  report: Report
  number: number
  login: string | undefined
  filed: WrittenTerms
  featured: ItemFile | undefined
  files: AddedFiles
}

function itemOf(article: Article, profile: Profile, context: ItemContext): string {
  const { report, number, login, filed, featured, files } = context
  const body = root(fromDom(parseFragment(article.body.html).children))
  const content = blocks(root(withoutMadeIds(body)), files.find)
  const lead = article.lead === openingOf(body) ? undefined : article.lead
  const url = isAddress(article.url) ? writable(article.url) : undefined
  const alias = article.aliases?.find((other) => isAddress(other) && other !== url && countUnwritable(other) === 0)
  // WordPress' own numbers in an address would be a former address of the post.
  const guid = alias ?? url ?? `urn:alphanode:${number}`
  const slug = writable(article.slug)
  const published = article.publishedAt === undefined ? undefined : toPostDate(article.publishedAt)
  const modified = article.modifiedAt === undefined ? undefined : toPostDate(article.modifiedAt)
  const status = safeStatus(article, report)
  const { rows, box } = postMeta(article.meta, profile, { elsewhere: termRows(filed.terms), report })
  const written = {
    content,
    body,
    box,
    slug,
    url,
    alias,
    lead,
    published,
    modified,
    status,
    terms: filed.terms,
    featured,
  }
  const record = recordRow(article, written)
  const title = writableHtml(escapeXml(article.title ?? ''))
  sayLost(article, report)
  return lines([
    '<item>',
    cdata('title', title),
    url && element('link', url),
    published && optional('pubDate', toPubDate(published)),
    login && cdata('dc:creator', login),
    `<guid isPermaLink="false">${escapeXml(guid)}</guid>`,
    '<description></description>',
    cdata('content:encoded', content),
    cdata('excerpt:encoded', writableHtml(escapeXml(lead ?? ''))),
    element('wp:post_id', number),
    ...dateElements('post_date', published),
    ...dateElements('post_modified', modified),
    '<wp:comment_status></wp:comment_status>',
    '<wp:ping_status></wp:ping_status>',
    cdata('wp:post_name', encodeSlug(slug)),
    element('wp:status', statuses[status]),
    '<wp:post_parent>0</wp:post_parent>',
    '<wp:menu_order>0</wp:menu_order>',
    '<wp:post_type>post</wp:post_type>',
    '<wp:post_password></wp:post_password>',
    '<wp:is_sticky>0</wp:is_sticky>',
    ...filed.item,
    files.featured !== undefined && metaElement('_thumbnail_id', String(files.featured)),
    ...[...rows, record].map(([key, value]) => metaElement(key, value)),
    ...commentElements(article.comments ?? []),
    '</item>',
  ])
}

/** The words of WordPress for what an article may be. */
const statuses = {
  published: 'publish',
  draft: 'draft',
  pending: 'pending',
  private: 'private',
  scheduled: 'future',
  trashed: 'trash',
} as const

/** An article of no stated status was found where all could read it; a record knows no password, so none could be set. */
function safeStatus({ status = 'published' }: Article, report: Report): keyof typeof statuses {
  if (status !== 'protected') return status
  report('wxr/no-password', {}, { path: 'status' })
  return 'private'
}

/** Facts whose characters XML cannot hold; those of the box are told with it. */
function sayLost({ title = '', lead = '', url = '' }: Article, report: Report): void {
  for (const [path, text] of Object.entries({ title, lead, url })) {
    const count = path === 'url' ? countUnwritable(text) : (text.match(/\0|\p{Surrogate}/gu)?.length ?? 0)
    if (count > 0) report('wxr/unwritable', { key: path, count }, { path })
  }
}

function dateElements(name: string, date: PostDate | undefined): string[] {
  return [element(`wp:${name}`, date?.local ?? noDate), element(`wp:${name}_gmt`, date?.gmt ?? noDate)]
}

const optional = (name: string, text: string | undefined) => text && element(name, text)

function lines(parts: (string | false | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined && part !== false && part !== '')
    .join('\n')
    .concat('\n')
}

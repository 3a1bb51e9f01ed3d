/** How pages mark their parts: by class, `rel`, `itemprop` and `id`. Adding a theme or a system is adding a word here. */

import { foldAll } from '../../tree/text.ts'
import { eachWord, WordTable } from '../../tree/word-table.ts'

/** What a marked element tells of the article. */
export type FactName = 'title' | 'lead' | 'author' | 'published' | 'modified' | 'date' | 'categories' | 'tags' | 'image'

export type Mark =
  /** A fact; of several, the one with the lowest rank counts. */
  | { fact: FactName; rank: number }
  /** The body of an article. */
  | { body: string }
  /** An entry: its facts are its own, and not those of the page round it. */
  | { entry: true }
  /** A part of the page that is not the article. */
  | { apart: 'related' | 'comments' | 'other' }
  /** Something about the page. */
  | { page: 'site-name' | 'tagline' | 'password-form' | 'page-links' }

const each = eachWord<Mark>
const toTable = (marks: [string, Mark][]) => new WordTable(new Map(marks))

export const classMarks = toTable([
  // The body
  ...each('entry-content wp-block-post-content td-post-content elementor-widget-theme-post-content', {
    body: 'WordPress',
  }),
  ...each('gh-content post-full-content kg-canvas', { body: 'Ghost' }),
  ...each('post-body post-body-container', { body: 'Blogger' }),
  ...each('field--name-body field-name-body', { body: 'Drupal' }),
  ...each('mw-parser-output', { body: 'MediaWiki' }),
  ...each('available-content', { body: 'Substack' }),
  ...each('theme-doc-markdown markdown-body', { body: 'Markdown renderers' }),
  ...each('e-content', { body: 'microformats' }),
  ...each(
    `post-content post__content post_content post-text article-content article__content article-body article__body
     article-body-content articlebody article-text article__text article_body story-body story__body story-content
     story-body-text story__content blog-post-content blog-content entry__content single-content single-post-content
     c-article-body c-entry-content content-body body-copy article-copy articletext`,
    { body: 'usual name' },
  ),

  // Facts of the article
  ...each('entry-title wp-block-post-title', { fact: 'title', rank: 0 }),
  ...each('post-title post__title article-title article__title entry__title blog-post-title p-name headline', {
    fact: 'title',
    rank: 1,
  }),
  ...each(
    `standfirst entry-subtitle article-standfirst article__standfirst article-lead article__lead article-lede dek
     article-dek subheadline post-subtitle article__subtitle article-subtitle wp-block-post-excerpt p-summary`,
    { fact: 'lead', rank: 0 },
  ),
  ...each('fn p-author wp-block-post-author-name wp-block-post-author__name', { fact: 'author', rank: 0 }),
  ...each('author-name author__name byline-name byline__name byline__author post-author-name', {
    fact: 'author',
    rank: 1,
  }),
  ...each('byline author post-author entry-author post__author by-author posted-by', { fact: 'author', rank: 4 }),
  ...each('author-title', { fact: 'author', rank: 5 }),
  ...each('published dt-published date-published', { fact: 'published', rank: 0 }),
  ...each('entry-date entry-time wp-block-post-date posted-on post-date article-date article__date', {
    fact: 'published',
    rank: 1,
  }),
  ...each('updated dt-updated modified date-modified wp-block-post-date__modified-date', { fact: 'modified', rank: 0 }),
  ...each('wp-post-image post-thumbnail wp-block-post-featured-image u-featured', { fact: 'image', rank: 0 }),
  ...each('cat-links category-links taxonomy-category post-categories entry-categories p-category', {
    fact: 'categories',
    rank: 0,
  }),
  ...each('tags-links tag-links taxonomy-post_tag post-tags entry-tags article-tags', { fact: 'tags', rank: 0 }),

  ...each('hentry h-entry h-cite wp-block-post', { entry: true }),

  // Other parts of the page
  ...each(
    `entry-related jp-relatedposts related-posts related-articles yarpp yarpp-related crp_related similar-posts
     wp-block-query relatedposts related_posts post-related recommended-posts td_block_related_posts`,
    { apart: 'related' },
  ),
  ...each(
    `comments-area comment-list comment-respond wp-block-comments comments comment post-comments fb-comments
     comment-body`,
    { apart: 'comments' },
  ),
  ...each(
    `widget-area sidebar site-footer post-navigation wp-block-post-navigation-link cookie-notice cookie-banner
     cookie-consent cky-consent-container cn-text-container`,
    { apart: 'other' },
  ),

  ...each('site-title site-name wp-block-site-title', { page: 'site-name' }),
  ...each('site-description wp-block-site-tagline', { page: 'tagline' }),
  ...each('post-password-form', { page: 'password-form' }),
  ...each('page-links', { page: 'page-links' }),
])

export const idMarks = new Map([
  ...each('mw-content-text', { body: 'MediaWiki' }),
  ...each('article-body articlebody story-body', { body: 'usual name' }),
  ...each('comments disqus_thread respond', { apart: 'comments' }),
  ...each('cookie-notice cookie-law-info-bar onetrust-consent-sdk cookiebanner', { apart: 'other' }),
])

export const itempropMarks = toTable([
  ...each('articlebody', { body: 'schema.org' }),
  ...each('headline', { fact: 'title', rank: 0 }),
  ...each('author', { fact: 'author', rank: 2 }),
  ...each('datepublished', { fact: 'published', rank: 0 }),
  ...each('datemodified', { fact: 'modified', rank: 0 }),
  ...each('alternativeheadline', { fact: 'lead', rank: 1 }),
])

export const relMarks = toTable([
  ...each('author', { fact: 'author', rank: 3 }),
  ...each('home', { page: 'site-name' }),
])

/** What headings say over a list of other articles; compared by `foldLabel`. */
export const similarHeadings = `similar posts|similar articles|related posts|related articles|related stories|related
  reading|related|more posts|more articles|more stories|you may also like|you might also like|read next|read more|
  recommended|recommended for you|recommended reading|further reading from us|ähnliche beiträge|ähnliche artikel|
  verwandte beiträge|das könnte dich auch interessieren|das könnte sie auch interessieren|mehr beiträge|articles
  similaires|articles liés|articles connexes|à lire aussi|plus de publications|entradas relacionadas|artículos
  relacionados|entradas similares|más entradas|te puede interesar|artigos relacionados|posts relacionados|publicações
  relacionadas|publicações similares|articoli correlati|articoli simili|post correlati|gerelateerde berichten|
  vergelijkbare berichten|lees ook|relaterade inlägg|relaterte innlegg|relaterede indlæg|powiązane wpisy|podobne wpisy|
  похожие записи|похожие статьи|похожие публикации|читайте также|схожі записи|benzer yazılar|ilgili yazılar|関連記事|
  関連投稿|類似の投稿|相关文章|相關文章|类似文章|관련 글|비슷한 글|관련 기사|مقالات ذات صلة|مقالات مشابهة|مطالب مرتبط|
  مطالب مشابه|نوشته‌های مشابه|פוסטים דומים|פוסטים קשורים|כתבות קשורות|समान पोस्ट|संबंधित पोस्ट`
  .split('|')
  .map(foldAll)

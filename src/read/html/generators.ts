/**
 * The systems that make pages, and where each puts the parts of an article. To add one: a line in the table, and a
 * fixture `generator-…`. Systems whose parts have names that others share, such as WordPress, stand in `marks.ts` alone.
 */

import type { Document, Element } from 'domhandler'
import { unfoldConfluence } from './confluence.ts'
import { classNames } from './dom.ts'
import { unfoldGoogleDoc } from './google-docs.ts'
import { isNotionExport, unfoldNotion } from './notion.ts'
import { createQuery } from './query.ts'
import type { BodyMark, FactMark, Survey } from './survey.ts'

interface Generator {
  name: string
  /** A `meta` that no other system writes so, usually `generator`. */
  meta?: [name: string, content: RegExp]
  /** A class of `html` or `body`. */
  pageClass?: string
  /** The system that `marks.ts` knows the body by. */
  body?: string
  /** Whether a page is of a system that says in no other way that it is. */
  isMaker?: (survey: Survey) => boolean
  /** Writes what it says elsewhere on the page into the elements of the body. */
  unfold?: (body: Element, source: string) => void
  /** CSS selectors of the parts; the first element that matches counts. */
  parts: Partial<Record<Part, string>>
}

type Part = 'title' | 'author' | 'published' | 'body' | 'box'

const generators: Generator[] = [
  {
    name: 'Ghost',
    meta: ['generator', /^Ghost\b/],
    parts: {
      title: '.gh-article-title, .post-full-title',
      author: '.gh-article-author-name',
      published: '.gh-article-meta-date',
      body: '.gh-content',
    },
  },
  {
    name: 'Medium',
    meta: ['al:android:app_name', /^Medium$/],
    parts: {
      title: '[data-testid="storyTitle"]',
      author: '[data-testid="authorName"]',
      published: '[data-testid="storyPublishDate"]',
      body: 'article section',
    },
  },
  {
    name: 'Substack',
    body: 'Substack',
    parts: {
      title: '.post-header .post-title',
      author: '.byline-wrapper a[href*="/@"]',
      published: '.byline-wrapper time',
    },
  },
  {
    name: 'MediaWiki',
    meta: ['generator', /^MediaWiki\b/],
    parts: { title: '#firstHeading', body: '#mw-content-text .mw-parser-output' },
  },
  {
    name: 'Docusaurus',
    meta: ['generator', /^Docusaurus\b/],
    parts: {
      title: '.theme-doc-markdown h1, article header h1',
      author: 'article header [itemprop="author"] [itemprop="name"]',
      published: 'article header time',
      body: '.theme-doc-markdown, article .markdown',
    },
  },
  {
    name: 'Sphinx',
    meta: ['generator', /^(?:Docutils|Sphinx)\b/],
    parts: { title: '[role="main"] h1, div.body h1', body: '[itemprop="articleBody"], div.body' },
  },
  {
    name: 'MkDocs',
    meta: ['generator', /^mkdocs\b/],
    parts: { title: '.md-content__inner h1', body: '.md-content__inner' },
  },
  {
    name: 'GitHub',
    meta: ['expected-hostname', /./],
    parts: {
      title: '.js-issue-title, [data-testid="issue-title"], .markdown-body h1',
      author: '.timeline-comment-header .author, [data-testid="issue-body-header-author"]',
      published: '.timeline-comment-header relative-time, [data-testid="issue-body-header-link"] relative-time',
      body: '.markdown-body',
    },
  },
  {
    name: 'X',
    meta: ['og:site_name', /^X \(formerly Twitter\)$/],
    parts: {
      title: '[data-testid="twitter-article-title"]',
      author: '[data-testid="User-Name"] a span',
      published: 'article time',
      body: '[data-testid="twitterArticleRichTextView"], [data-testid="tweetText"]',
    },
  },
  {
    name: 'Stack Exchange',
    pageClass: 'question-page',
    parts: {
      title: '#question-header h1',
      author: '#question .post-signature.owner .user-details a',
      published: 'time[itemprop="dateCreated"]',
      body: '#question .js-post-body',
    },
  },
  {
    name: 'Discourse',
    meta: ['generator', /^Discourse\b/],
    parts: {
      title: '#topic-title h1',
      author: '.topic-body .creator [itemprop="name"]',
      published: '.topic-body .post-time',
      body: '.topic-body .post',
    },
  },
  {
    name: 'Blogger',
    meta: ['generator', /^blogger\b/i],
    parts: { title: '.post-title', author: '.post-author .fn', published: 'time.published', body: '.post-body' },
  },
  {
    name: 'Drupal',
    meta: ['generator', /^Drupal\b/],
    parts: {
      title: 'h1.page-title',
      author: '.node__submitted .username, .node__meta .username',
      published: '.node__submitted time, .node__meta time',
      body: '.field--name-body',
    },
  },
  {
    name: 'Joomla',
    meta: ['generator', /^Joomla\b/],
    parts: {
      title: '.item-page h1, .item-page [itemprop="headline"]',
      author: '.item-page .createdby [itemprop="name"]',
      published: '.item-page .published time',
      body: '.item-page [itemprop="articleBody"], .com-content-article__body',
    },
  },
  {
    name: 'Jekyll',
    meta: ['generator', /^Jekyll\b/],
    parts: {
      title: '.post-title',
      author: '.post-meta [itemprop="author"]',
      published: '.post-meta time',
      body: '.post-content',
    },
  },
  {
    name: 'Hugo',
    meta: ['generator', /^Hugo\b/],
    parts: { title: 'article h1', author: '.post-meta .author', published: '.post-meta time', body: '.post-content' },
  },
  {
    name: 'Notion',
    pageClass: 'notion-html',
    parts: { title: '.notion-page-block h1', body: '.notion-page-content' },
  },
  {
    name: 'Notion',
    isMaker: isNotionExport,
    unfold: unfoldNotion,
    parts: { title: '.page-title', body: '.page-body', box: '.properties' },
  },
  {
    name: 'Google Docs',
    pageClass: 'doc-content',
    unfold: unfoldGoogleDoc,
    parts: { title: 'p.title', body: 'body' },
  },
  {
    name: 'Confluence',
    pageClass: 'aui-theme-default',
    unfold: unfoldConfluence,
    parts: {
      title: '#title-text',
      author: '.page-metadata .author',
      body: '#main-content',
      box: '.plugin-tabmeta-details table',
    },
  },
  { name: 'Word', meta: ['generator', /^Microsoft Word\b/], parts: { title: 'p.MsoTitle' } },
]

/** Surer than any other mark of a title; it must still be like what the page calls itself. */
const titleRank = -4

/** The survey with what the system that made the page says by its markup. Costs a search of the page if one is known. */
export function withGenerator(page: Document, survey: Survey, source: string): Survey {
  const generator = generators.find((candidate) => isMadeBy(candidate, survey))
  if (!generator) return survey
  if (survey.body) generator.unfold?.(survey.body, source)
  const query = createQuery(page)
  const facts: FactMark[] = []
  const bodies: BodyMark[] = []
  let { box } = survey
  for (const [part, selector] of Object.entries(generator.parts)) {
    const [element] = query(selector)
    if (!element) continue
    if (part === 'box') box = element
    else if (part === 'body') bodies.push({ element, entry: undefined, by: generator.name, rank: 0 })
    else if (part === 'title') facts.push({ fact: part, rank: titleRank, element, entry: undefined })
    else facts.push({ fact: part as 'author' | 'published', rank: 0, element, entry: undefined }) // the keys of `Part`
  }
  return { ...survey, box, facts: [...facts, ...survey.facts], bodies: [...bodies, ...survey.bodies] }
}

function isMadeBy({ meta, pageClass, body, isMaker }: Generator, survey: Survey): boolean {
  if (isMaker) return isMaker(survey)
  if (meta) return survey.metas.get(meta[0])?.some((content) => meta[1].test(content.trim())) ?? false
  if (body) return survey.bodies.some(({ by }) => by === body)
  return [survey.html, survey.body].some((element) => element && pageClass && classNames(element).includes(pageClass))
}

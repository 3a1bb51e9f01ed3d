/** What generators of static sites expect of Markdown. To add one: a line in the table of names and one below it. */

import type { Element } from 'hast'
import type { Article } from '../article/article.ts'
import { isElement } from '../tree/h.ts'
import { rawText } from '../tree/text.ts'
import type { FlavorName } from './flavor-names.ts'

/** The facts that generators have names of their own for. */
type FactName = 'lead' | 'url' | 'date' | 'updated' | 'authors' | 'language' | 'direction' | 'aliases'

export interface Flavor {
  /** The keys of front matter. */
  keys: Record<FactName, string>
  /** The key of the address of the main image, where there is more to say of it. */
  imageSource: 'src' | 'path'
  /** Whether former addresses must be paths of the site. */
  wantsPaths: boolean
  /** Keys that tell the tool not to take text of the body for its own language. */
  settings(body: string): [key: string, value: string][]
  /** Whether the tool would read an element otherwise, if it were written as Markdown. */
  isHtml(node: Element): boolean
  /** Guards what the tool would take for its own language, wherever it stands in the body. */
  guard(body: string): string
  /** Folders and name of the file, without its extension. */
  place(article: Article): { folder: string; stem: string }
}

const keys: Flavor['keys'] = {
  lead: 'description',
  url: 'canonical_url',
  date: 'date',
  updated: 'updated',
  authors: 'author',
  language: 'lang',
  direction: 'dir',
  aliases: 'aliases',
}

const standard: Omit<Flavor, 'place'> = {
  keys,
  imageSource: 'src',
  wantsPaths: false,
  settings: () => [],
  isHtml: isCaptioned,
  guard: (body) => body,
}

/** Each tool; where it says what it expects is named beside. */
export const flavors: Record<FlavorName, Flavor> = {
  // https://docs.astro.build/en/guides/content-collections/, and the schema of its blog template
  astro: {
    ...standard,
    keys: { ...keys, url: 'canonicalURL', date: 'pubDate', updated: 'updatedDate' },
    place: ({ slug }) => ({ folder: 'src/content/blog', stem: slug }),
  },
  // https://gohugo.io/content-management/front-matter/
  hugo: {
    ...standard,
    keys: { ...keys, url: 'canonicalURL', updated: 'lastmod', authors: 'authors' },
    wantsPaths: true,
    // A shortcode runs in code too, and an entity in its place is none; only in code of Markdown there are no entities.
    isHtml: (node) =>
      isCaptioned(node) || ((node.tagName === 'pre' || node.tagName === 'code') && /\{\{[<%]/.test(rawText(node))),
    guard: (body) => body.replace(/\{\{(?=[<%])/g, '{&#123;'),
    place: ({ slug }) => ({ folder: 'content/posts', stem: slug }),
  },
  // https://www.11ty.dev/docs/data-frontmatter/
  eleventy: {
    ...standard,
    settings: (body) => (hasLiquid(body) ? [['templateEngineOverride', 'md']] : []),
    place: ({ slug }) => ({ folder: 'posts', stem: slug }),
  },
  // https://jekyllrb.com/docs/front-matter/, https://jekyllrb.com/docs/posts/; kramdown knows no break by a backslash.
  jekyll: {
    ...standard,
    keys: { ...keys, updated: 'last_modified_at', aliases: 'redirect_from' },
    imageSource: 'path',
    wantsPaths: true,
    settings: (body) => (hasLiquid(body) ? [['render_with_liquid', 'false']] : []),
    isHtml: (node) => isCaptioned(node) || node.tagName === 'br',
    place: ({ slug, publishedAt, status = 'published' }) =>
      publishedAt === undefined || status !== 'published'
        ? { folder: '_drafts', stem: slug }
        : { folder: '_posts', stem: `${publishedAt.slice(0, 10)}-${slug}` },
  },
}

const hasLiquid = (body: string) => /\{[{%]/.test(body)

/** Tools show the title of an image when a pointer rests on it, and no caption. */
function isCaptioned(node: Element): boolean {
  return (
    node.tagName === 'figure' &&
    node.children.some((child) => isElement(child, 'figcaption')) &&
    !node.children.some((child) => isElement(child, 'pre'))
  )
}

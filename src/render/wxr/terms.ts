/** What articles are filed under, as WordPress lists and names it. */

import type { Article, Term } from '../../article/article.ts'
import type { MetaRow } from '../../article/draft.ts'
import { makeSlug } from '../../extract/slug.ts'
import { cdata, element, escapeXml, writableHtml } from '../xml.ts'
import { encodeSlug } from './encode-slug.ts'
import { createSlugs, type Numbers } from './register.ts'

/** What was written of the terms of an article. */
export interface WrittenTerms {
  /** For the list of the channel: the terms that no article had before. */
  channel: string[]
  item: string[]
  /** The terms, each with its slug. */
  terms: Term[]
}

/** How a term of the channel is written; taxonomies that are not WordPress' own are `wp:term`. */
const elements = new Map<string, { term: string; slug: string; parent: string; name: string }>(
  Object.entries({
    category: { term: 'category', slug: 'category_nicename', parent: 'category_parent', name: 'cat_name' },
    post_tag: { term: 'tag', slug: 'tag_slug', parent: '', name: 'tag_name' },
  }),
)
const otherElements = { term: 'term', slug: 'term_slug', parent: 'term_parent', name: 'term_name' }

/** Begins the list of terms, which remembers the name and slug of each. */
export function createTerms(numbers: Numbers): (article: Article) => WrittenTerms {
  const slugs = new Map<string, ReturnType<typeof createSlugs>>()
  const place = ({ taxonomy, name, slug, parents = [] }: Term) => {
    const ofTaxonomy = slugs.get(taxonomy) ?? createSlugs()
    slugs.set(taxonomy, ofTaxonomy)
    const wanted = slug !== undefined && plainSlug.test(slug) ? slug : makeSlug(name, taxonomy)
    return ofTaxonomy(JSON.stringify([...parents, name]), wanted)
  }
  const listed = ({ taxonomy, name, parents = [] }: Term, slug: string): string[] => {
    const above = parents.at(-1)
    const parent = above === undefined ? undefined : { taxonomy, name: above, parents: parents.slice(0, -1) }
    const parentSlug = parent && place(parent).slug
    const own = elements.get(taxonomy) ?? otherElements
    const parts = [
      element('wp:term_id', numbers.take(JSON.stringify([taxonomy, ...parents, name]))),
      own === otherElements ? cdata('wp:term_taxonomy', taxonomy) : '',
      cdata(`wp:${own.slug}`, encodeSlug(slug)),
      parentSlug === undefined || own.parent === '' ? '' : cdata(`wp:${own.parent}`, encodeSlug(parentSlug)),
      cdata(`wp:${own.name}`, htmlOf(name)),
    ]
    // Those above come along each time, so that readers need not remember them.
    const chain = parent && parentSlug !== undefined ? listed(parent, parentSlug) : []
    return [...chain, `<wp:${own.term}>${parts.join('')}</wp:${own.term}>\n`]
  }
  return (article) => {
    const placed = termsOf(article).map((term) => ({ term, ...place(term) }))
    return {
      channel: placed.flatMap(({ term, slug, isNew }) => (isNew ? listed(term, slug) : [])),
      item: placed.map(({ term, slug }) => {
        const attributes = `domain="${term.taxonomy}" nicename="${escapeXml(encodeSlug(slug))}"`
        return cdata('category', htmlOf(term.name)).replace('>', ` ${attributes}>`)
      }),
      terms: placed.map(({ term, slug }) => ({ ...term, slug })),
    }
  }
}

const plainSlug = /^[\p{L}\p{M}\p{N}%_.-]{1,200}$/u
const plainTaxonomy = /^[\w-]{1,32}$/
const htmlOf = (text: string) => writableHtml(escapeXml(text))

/** The terms of an article, if they agree with its categories and tags; else these alone. */
function termsOf({ terms = [], categories, tags }: Article): Term[] {
  const namesOf = (wanted: string) => terms.filter(({ taxonomy }) => taxonomy === wanted).map(({ name }) => name)
  const agree =
    JSON.stringify([namesOf('category'), namesOf('post_tag')]) === JSON.stringify([categories, tags]) &&
    terms.every(({ taxonomy }) => plainTaxonomy.test(taxonomy))
  if (agree) return terms
  return [
    ...categories.map((name) => ({ taxonomy: 'category', name })),
    ...tags.map((name) => ({ taxonomy: 'post_tag', name })),
  ]
}

/** The rows that readers make of the terms of taxonomies that are not WordPress' own. */
export function termRows(terms: Term[]): MetaRow[] {
  const names = new Map<string, string[]>()
  for (const { taxonomy, name } of terms) {
    if (taxonomy === 'category' || taxonomy === 'post_tag') continue
    const known = names.get(taxonomy)
    if (known) known.push(name)
    else names.set(taxonomy, [name])
  }
  return [...names].map(([key, list]) => ({
    key,
    value: { kind: 'list', items: list.map((text) => ({ kind: 'text', text })) },
  }))
}

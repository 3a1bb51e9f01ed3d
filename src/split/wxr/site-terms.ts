/** The terms of a site, which stand in the header of its export: which one stands below which. */

import type { LowerTerm } from '../../article/wxr-context.ts'
import { uris } from './namespaces.ts'
import { childrenOf, type XmlElement } from './parse-xml.ts'
import { textOf } from './text-of.ts'

/** The terms that stand below others, by their slug. */
export type LowerTerms = Map<string, LowerTerm[]>

/** How each kind of term is written: `taxonomy` is its name, or the element that says it. */
const kinds = [
  { element: 'category', taxonomy: 'category', slug: 'category_nicename', name: 'cat_name', parent: 'category_parent' },
  { element: 'term', taxonomy: undefined, slug: 'term_slug', name: 'term_name', parent: 'term_parent' },
]

interface SiteTerm {
  taxonomy: string
  slug: string
  name: string
  /** A slug. */
  parent: string | undefined
}

/** Reads the terms of a channel and follows each to the top; a chain that leads into itself ends there. */
export function readTerms(channel: XmlElement): LowerTerms {
  const terms = new Map(kinds.flatMap((kind) => readKind(channel, kind)).map((term) => [keyOf(term), term]))
  const lower: LowerTerms = new Map()
  for (const term of terms.values()) {
    const parents = parentsOf(term, terms)
    if (parents.length === 0) continue
    const { taxonomy, slug } = term
    const same = lower.get(slug)
    if (same) same.push({ taxonomy, slug, parents })
    else lower.set(slug, [{ taxonomy, slug, parents }])
  }
  return lower
}

/** Those that an item may stand under: all whose slug it names. */
export function termsIn(item: string, terms: LowerTerms): LowerTerm[] {
  if (terms.size === 0) return []
  const slugs = new Set([...item.matchAll(nicename)].map(([, slug = '']) => slug))
  return [...slugs].flatMap((slug) => terms.get(slug) ?? [])
}

const nicename = /\bnicename\s{0,8}=\s{0,8}["']([^"'<>]{1,400})["']/g

/** The slugs of the terms that are listed outside of items. */
export function listedSlugs(text: string): string[] {
  return [...text.matchAll(listed)].map(([, slug = '']) => slug.trim())
}

const listed = /:(?:category_nicename|term_slug|tag_slug)>\s{0,64}(?:<!\[CDATA\[)?([^<\]]{1,400})/g

/** Whether an item stands under a term that nothing lists, and that may stand below another: neither a tag nor a format. */
export function namesUnlisted(item: string, slugs: ReadonlySet<string>): boolean {
  const isUnlisted = (text: string) =>
    [...text.matchAll(category)].some(([tag, slug = '']) => !slugs.has(slug) && !flat.test(tag))
  return isUnlisted(item) && isUnlisted(item.replace(contents, ''))
}

const category = /<category\s[^<>]{0,400}?\bnicename\s{0,8}=\s{0,8}["']([^"'<>]{1,400})["'][^<>]{0,400}>/g
const flat = /\bdomain\s{0,8}=\s{0,8}["'](?:post_tag|post_format)["']/
/** Titles and contents may speak of terms. */
const contents = /<(?:title|[\w-]+:encoded)>[\s\S]*?(?:<\/(?:title|[\w-]+:encoded)>|$)/g

function readKind(channel: XmlElement, kind: (typeof kinds)[number]): SiteTerm[] {
  return childrenOf(channel, kind.element, uris.wp).flatMap((element) => {
    const taxonomy = kind.taxonomy ?? textOf(element, 'term_taxonomy')
    const [slug, name] = [textOf(element, kind.slug), textOf(element, kind.name)]
    return taxonomy && slug && name ? [{ taxonomy, slug, name, parent: textOf(element, kind.parent) }] : []
  })
}

function parentsOf(term: SiteTerm, terms: Map<string, SiteTerm>): string[] {
  const { taxonomy } = term
  const path: string[] = []
  const seen = new Set([term.slug])
  for (let slug = term.parent; slug && !seen.has(slug) && path.length < maxDepth; ) {
    seen.add(slug)
    const above = terms.get(keyOf({ taxonomy, slug }))
    if (above) path.unshift(above.name)
    slug = above?.parent
  }
  return path
}

/** Levels of terms that are followed. */
const maxDepth = 32

const keyOf = ({ taxonomy, slug }: Pick<SiteTerm, 'taxonomy' | 'slug'>) => `${taxonomy} ${slug}`

/** The terms of a post. */

import type { Term } from '../../article/article.ts'
import type { MetaRow } from '../../article/draft.ts'
import { htmlText } from './html-text.ts'
import { decodeSlug } from './slug.ts'

/** A term as WordPress stores it: names with entities. `slug` and `parents` as far as the source says them. */
export interface StoredTerm {
  /** `category`, `post_tag`, or what a theme or plugin calls its own. */
  taxonomy: string
  name: string
  slug?: string | undefined
  /** From the top down. */
  parents?: string[] | undefined
}

/** The names of the terms of a taxonomy. */
export function namesOf(terms: StoredTerm[], taxonomy: string): string[] {
  return terms.flatMap((term) => (term.taxonomy === taxonomy ? (htmlText(term.name) ?? []) : []))
}

/** All that the record can say of terms. */
export function readTerms(terms: StoredTerm[]): Term[] {
  return terms.flatMap(({ taxonomy, name, slug: stored, parents = [] }) => {
    const slug = decodeSlug(stored)
    const shown = htmlText(name)
    const above = parents.flatMap((parent) => htmlText(parent) ?? [])
    return shown ? [{ taxonomy, name: shown, ...(slug && { slug }), ...(above.length > 0 && { parents: above }) }] : []
  })
}

const ofRecord = new Set(['category', 'post_tag'])

/** One row for each taxonomy that is neither that of categories nor that of tags, so that the box shows it. */
export function termRows(terms: StoredTerm[]): MetaRow[] {
  const others = new Set(terms.map(({ taxonomy }) => taxonomy).filter((taxonomy) => !ofRecord.has(taxonomy)))
  return [...others].flatMap((key) => {
    const items = namesOf(terms, key).map((text) => ({ kind: 'text' as const, text }))
    return items.length > 0 ? [{ key, value: { kind: 'list', items }, isStored: true }] : []
  })
}

/** What an answer without `_embed` names by numbers. */

import type { Report } from '../../diagnostics/report.ts'
import type { Post } from '../wordpress/post.ts'
import type { RestPost } from './rest-post.ts'

/** Says which names a post has that its answer does not hold. */
export function reportNumbers(answer: RestPost, { authors, terms }: Post, report: Report): void {
  const isNamed = (taxonomy: string) => terms.some((term) => term.taxonomy === taxonomy)
  const hasTerms = answer._embedded?.['wp:term'] !== undefined
  const fields = Object.entries(answer).flatMap(([field, value]) => {
    if (field === 'author') return isNumber(value) && authors.length === 0 ? field : []
    const isTerms = Array.isArray(value) && value.length > 0 && value.every(isNumber)
    return isTerms && !hasTerms && !isNamed(taxonomies.get(field) ?? field) ? field : []
  })
  if (fields.length > 0) report('rest/numbers', { fields })
}

/** The fields of WordPress' own taxonomies; those of others are mostly called like the taxonomy. */
const taxonomies = new Map<string, string>(Object.entries({ categories: 'category', tags: 'post_tag' }))

const isNumber = (value: unknown) => Number.isInteger(value) && value !== 0

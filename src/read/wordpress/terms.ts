/** The terms of taxonomies that are neither categories nor tags. */

import type { MetaRow } from '../../article/draft.ts'
import { htmlText } from './html-text.ts'

export interface Term {
  /** `category`, `post_tag`, or what a theme or plugin calls its own. */
  taxonomy: string
  /** As WordPress stores it: with entities. */
  name: string
}

const known = new Set(['category', 'post_tag'])

/** One row a taxonomy: the record has no other place for them. */
export function termRows(terms: Term[]): MetaRow[] {
  const names = new Map<string, string[]>()
  for (const { taxonomy, name } of terms) {
    const shown = htmlText(name)
    if (shown && !known.has(taxonomy)) names.set(taxonomy, [...(names.get(taxonomy) ?? []), shown])
  }
  return [...names].map(([key, list]) => ({
    key,
    value: { kind: 'list', items: list.map((text) => ({ kind: 'text', text })) },
  }))
}

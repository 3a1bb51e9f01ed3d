/** What the selectors of a profile find in a page. */

import { load } from 'cheerio/slim'
import { type Document, type Element, isTag } from 'domhandler'
import type { Select } from '../../meta/profile.ts'

export interface Selected {
  title?: Element
  body?: Element
  box?: Element
}

/** Tries the selectors of each part in order. A page is only handed to cheerio if there are any: loading costs 0.1 ms. */
export function select(page: Document, selectors: Select): Selected {
  const selected: Selected = {}
  const parts = (['title', 'body', 'box'] as const).filter((part) => selectors[part]?.length)
  if (parts.length === 0) return selected
  const $ = load(page)
  for (const part of parts) {
    for (const selector of selectors[part] ?? []) {
      const found = $(selector).get(0)
      if (!found || !isTag(found)) continue
      selected[part] = found
      break
    }
  }
  return selected
}

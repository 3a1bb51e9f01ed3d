/** What the selectors of a profile find in a page. */

import type { Document, Element } from 'domhandler'
import type { Select } from '../../meta/profile.ts'
import { isWithin } from './dom.ts'
import { createQuery, mayMatch } from './query.ts'

export interface Selected {
  title?: Element
  body?: Element
  box?: Element
  /** Matches beside the first of the body's. */
  otherBodies: Element[]
}

/** Tries the selectors of each part in order. */
export function select(page: Document, selectors: Select): Selected {
  const query = createQuery(page)
  const selected: Selected = { otherBodies: [] }
  for (const part of ['title', 'body', 'box'] as const) {
    const tried = selectors[part] ?? []
    if (tried.length === 0 || !mayMatch(page, tried)) continue
    for (const selector of tried) {
      const [found, ...others] = query(selector)
      if (!found) continue
      selected[part] = found
      if (part === 'body') selected.otherBodies = others.filter((other) => !isWithin(other, found))
      break
    }
  }
  return selected
}

/** The meta of a post as it is stored and as a page shows it → one box. */

import type { Box, MetaRow } from '../../article/draft.ts'
import { foldLabel } from '../../meta/label.ts'

/** The rows of `first`, and after them those of `more` whose keys it does not have, whatever their case and prefix. */
export function mergeBoxes(first: Box | undefined, more: MetaRow[], prefixes: string[]): Box | undefined {
  if (!first) return more.length > 0 ? { rows: more, fidelity: 'structural' } : undefined
  const name = (key: string) => {
    const prefix = prefixes.find((known) => key.startsWith(known)) ?? ''
    return foldLabel(key.slice(prefix.length))
  }
  const known = new Set(first.rows.map(({ key }) => name(key)))
  return { ...first, rows: [...first.rows, ...more.filter(({ key }) => !known.has(name(key)))] }
}

/** The table of contents. */

import type { Heading } from '../article/article.ts'
import { safeUrl } from '../clean/url.ts'

export interface OutlineEntry {
  text: string
  href: string
  /** The headings one step below. */
  entries: OutlineEntry[]
}

/** Headings from which a table of contents is worth its room. */
const minHeadings = 3

/** The two upper steps of an article's headings as a tree; nothing if there are fewer than three headings. */
export function outlineView(headings: Heading[]): OutlineEntry[] | undefined {
  if (headings.length < minHeadings) return undefined
  const levels = [...new Set(headings.map((heading) => heading.level))].sort()
  const [top, below] = levels
  const entries: OutlineEntry[] = []
  for (const { level, text, id } of headings) {
    const href = safeUrl(`#${id}`)
    if (href === undefined || (level !== top && level !== below)) continue
    const parent = level === top ? undefined : entries.at(-1)
    const siblings = parent?.entries ?? entries
    siblings.push({ text, href, entries: [] })
  }
  return entries
}

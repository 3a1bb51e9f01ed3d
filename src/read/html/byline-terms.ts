/** The terms under which lines round an article say that it is filed: links to the pages of tags and categories. */

import { fold } from '../../tree/text.ts'
import { linkRound } from './byline-text.ts'
import type { Line } from './extract/line.ts'
import { partBits } from './extract/vocabulary.ts'

export type TermKind = 'categories' | 'tags'

/** What systems call the pages of their terms, in the paths of URLs. */
const termPaths: Record<TermKind, RegExp> = {
  categories: /\/(?:category|categories|kategorie|kategorien|rubrik|categoria|categorie|categor%C3%ADa)\/[^/]/i,
  tags: /\/(?:tags?|topics?|keywords?|hashtags?|schlagwort|schlagworte|schlagw%C3%B6rter|etiquetas?|mot-cle|mots-cles)\/[^/]|[?&]tag=/i,
}

/** Reads the lines under the text; those over it, if they name none. */
export function lineTerms(kind: TermKind, over: Line[], under: Line[]): string[] {
  const path = termPaths[kind]
  const names = firstRun(under, path)
  return names.length > 0 ? names : firstRun(over, path)
}

/** More terms are those of the site. */
const mostTerms = 20
const longestTerm = 60

/** Lines within which the first term stands, and lines between one and the next. */
const mostBefore = 20
const mostBetween = 1

/** The terms of the first line that has some, and of those right below it: each may stand in one. */
function firstRun(lines: Line[], path: RegExp): string[] {
  const names = new Set<string>()
  let left = mostBefore
  for (const line of lines) {
    const found = termsOf(line, path)
    for (const name of found) names.add(name)
    left = found.length > 0 ? mostBetween : left - 1
    if (left < 0) break
  }
  return names.size > mostTerms ? [] : [...names]
}

/** Share of a line that its links are. */
const leastLinked = 0.7
const elsewhere = partBits(['navigation', 'related', 'comments', 'sidebar', 'footer'])

function termsOf({ nodes, region, linkLength, length }: Line, path: RegExp): string[] {
  if (linkLength === 0 || linkLength < leastLinked * length || (region.path & elsewhere) !== 0) return []
  return nodes.flatMap((node) => {
    if (!('data' in node) || !path.test(linkRound(node)?.attribs.href ?? '')) return []
    const name = fold(node.data).replace(/^#\s*|\s*[,;·|]$/g, '')
    return named.test(name) && name.length <= longestTerm ? [name] : []
  })
}

/** No number of articles. */
const named = /\p{L}|\d{4}/u

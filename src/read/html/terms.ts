/** Categories and tags: shown lists of links, else what `meta` and JSON-LD say, else the lines round the text. */

import type { Element } from 'domhandler'
import type { TermKind } from './byline-terms.ts'
import { findAll, isInElement, shownText } from './dom.ts'
import { type FactContext, inBodyRank, uniqueBy } from './fact-context.ts'
import type { FactMark } from './survey.ts'

/** Reads the names; `shownBy` takes the elements that show them. */
export function readTerms(
  { marks, linked, survey, byline }: FactContext,
  fact: TermKind,
  shownBy: Set<Element>,
): string[] {
  const isTerm = ({ attribs }: Element) => /\/category\//.test(attribs.href ?? '')
  const own = withoutAsides(marks(fact).filter(({ rank }) => rank < inBodyRank))
  const marked = own.filter(({ rank }) => rank === 0).map(({ element }) => element)
  const stray = fact === 'tags' ? own.filter(({ element, rank }) => rank === 1 && !isTerm(element)) : own
  const strays = stray.filter(({ rank }) => rank === 1).map(({ element }) => element)
  const misnamed =
    fact === 'categories'
      ? marks('tags')
          .filter(({ element, rank }) => rank === 1 && isTerm(element))
          .map(({ element }) => element)
      : []
  const links = marked.flatMap((list) => (list.name === 'a' ? [list] : findAll(list, ({ name }) => name === 'a')))
  for (const element of [...marked, ...strays]) shownBy.add(element)
  const shown = (links.length > 0 ? links : [...strays, ...misnamed]).map((link) => shownText(link))
  const said =
    fact === 'categories'
      ? [...(survey.metas.get('article:section') ?? []), ...(linked?.sections ?? [])]
      : [...(survey.metas.get('article:tag') ?? []), ...(linked?.keywords ?? [])]
  for (const read of [() => shown, () => said, () => byline?.terms(fact) ?? []]) {
    const names = read().map((name) => name.replace(/^#\s*/, '').trim())
    if (names.some(Boolean)) return uniqueBy(names.filter(Boolean), (name) => name.toLowerCase())
  }
  return []
}

/** Marks but for those in an `aside`, where others are: the terms of all articles of the site stand there. */
function withoutAsides(marks: FactMark[]): FactMark[] {
  const outside = marks.filter(({ element }) => !isInElement(element, 'aside'))
  return outside.length > 0 ? outside : marks
}

/** What the head of a page says of its article, gathered for comparison with the blocks. */

import { isInElement, shownText } from '../dom.ts'
import type { LinkedFacts } from '../json-ld.ts'
import type { Survey } from '../survey.ts'
import type { Told } from './page.ts'

/** What sites put between their name and the title. */
const separator = /(?<!\s)\s+[|–—·•»«:/~-]+\s+/u
/** Shorter parts of a page's title are names of sites and sections. */
const shortestTitle = 8

export function tell(survey: Survey, linked: LinkedFacts | undefined): Told {
  const { metas, pageTitle } = survey
  const [longest] = (pageTitle?.split(separator) ?? []).sort((a, b) => b.length - a.length)
  const said = [pageTitle, longest, linked?.headline, metas.get('og:title')?.[0], metas.get('twitter:title')?.[0]]
  const titles = said.some(Boolean) ? said : shownTitles(survey)
  // What the page's own form holds is not asked by its marks: the model has seen none there.
  const bodies = survey.bodies.filter(({ element }) => !isInElement(element, 'form'))
  const authors = [...(linked?.authors.map(({ name }) => name) ?? []), ...(metas.get('author') ?? [])]
  return {
    titles: titles.filter((title) => title !== undefined && title.length >= shortestTitle) as string[], // the rest is filtered out
    description: linked?.description ?? metas.get('description')?.[0] ?? metas.get('og:description')?.[0],
    articleBody: linked?.articleBody,
    lists: linked?.lists.length
      ? linked.lists.map(({ items }) => items)
      : [...survey.listed.values()]
          .filter((items) => items.length > 0)
          .map((items) => items.map((item) => shownText(item))),
    authors: authors.map((name) => name.trim()).filter((name) => name.length > 3),
    marked: new Set(bodies.filter(({ rank }) => rank === 0).map(({ element }) => element)),
    articles: new Set(bodies.filter(({ rank }) => rank === 1).map(({ element }) => element)),
  }
}

/** What is marked as a title: a page that says nothing of itself. */
function shownTitles({ facts }: Survey): string[] {
  const marks = facts.filter(({ fact }) => fact === 'title').slice(0, 5)
  return marks.map(({ element }) => shownText(element))
}

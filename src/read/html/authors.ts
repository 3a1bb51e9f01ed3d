/** The authors of the article, by the marks of themes, JSON-LD and `meta`. */

import { type Element, isTag } from 'domhandler'
import type { Author } from '../../article/article.ts'
import { fold } from '../../tree/text.ts'
import { shownText, words } from './dom.ts'
import { type FactContext, findIn, inBodyRank, uniqueBy } from './fact-context.ts'
import { isSomebody } from './person-names.ts'
import { absoluteUrl, webUrl } from './urls.ts'

/** Reads the names of the first source that has some; `shownBy` takes the elements that show them. */
export function readAuthors(context: FactContext, shownBy: Set<Element>): Author[] {
  const { linked, survey, marks } = context
  const found = marks('author').flatMap((mark) => {
    // What holds a date is the line of all facts, and no name.
    if (findIn(mark.element, ({ name }) => name === 'time')) return []
    const element = findIn(mark.element, (inner) => words(inner.attribs.itemprop).includes('name')) ?? mark.element
    const name = authorName(shownText(element) || (mark.element.attribs.content ?? ''))
    return name ? [{ name, mark }] : []
  })
  const names = found.map(({ name }) => name)
  // "View all posts by Ann" gives way to "Ann".
  const named = found.filter(({ name }) => !names.some((other) => other !== name && name.includes(other)))
  const ofRanks = (from: number, to: number): Author[] => {
    const [first] = named.filter(({ mark }) => mark.rank >= from && mark.rank <= to)
    return named
      .filter(({ mark }) => mark.rank === first?.mark.rank)
      .map(({ name, mark }) => {
        shownBy.add(mark.element)
        const url = linkOf(mark.element, context.base)
        return { name, ...(url && { url }) }
      })
  }
  const said = linked?.authors.filter(({ name }) => isSaid(name)) ?? []
  const ofLines = (context.byline?.authors ?? []).map((name) => ({ name }))
  const ofMeta = ['author', 'article:author', 'dc.creator', 'parsely-author']
    .flatMap((name) => survey.metas.get(name)?.slice(0, 1) ?? [])
    .map(fold)
    .filter((name) => isSaid(name) && !name.startsWith('/'))
    .slice(0, 1)
    .map((name) => ({ name }))
  const sources = [
    () => ofRanks(0, 2),
    () => said,
    () => ofRanks(3, 3),
    () => ofMeta,
    () => ofRanks(4, inBodyRank - 1),
    () => ofLines,
  ]
  let others: Author[] = []
  for (const source of sources) {
    const authors = uniqueBy(source(), ({ name }) => name)
    const somebody = authors.filter(({ name }) => isSomebody(name, context.siteName))
    if (somebody.length > 0) return somebody
    if (others.length === 0) others = authors
  }
  return others
}

const hasScheme = /^https?:/i
/** A name has letters; software without one writes that there is none. */
const isSaid = (name: string) => /\p{L}/u.test(name) && !hasScheme.test(name) && !/^(?:undefined|null)$/i.test(name)

/** "By" in the languages of WordPress' own translations; only at the beginning and before a name. */
const byWord =
  /^(?:written by|posted by|published by|by|geschrieben von|verfasst von|von|écrit par|par|escrito por|publicado por|por|scritto da|di|door|av|af|от|автор|przez|yazan|de la)(?:\s*:\s*|\s+)(?=\S)/iu
/** Longer than this, a byline holds more than names. */
const longestName = 60

function authorName(text: string): string | undefined {
  const [first = ''] = text.trim().split(/\s[|•·–—]\s| {2,}/u)
  const name = fold(first.replace(byWord, '').replace(/[,;:]$/, ''))
  return isSaid(name) && name.length <= longestName ? name : undefined
}

function linkOf(element: Element, base: string | undefined): string | undefined {
  const link = element.name === 'a' ? element : (findIn(element, ({ name }) => name === 'a') ?? linkAround(element))
  return link?.attribs.href ? webUrl(absoluteUrl(link.attribs.href, base)) : undefined
}

function linkAround({ parent }: Element): Element | undefined {
  return parent && isTag(parent) && parent.name === 'a' ? parent : undefined
}

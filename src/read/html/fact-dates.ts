/** When the article was published and modified, by JSON-LD, `meta` and the marks of themes. */

import type { Element } from 'domhandler'
import type { Report } from '../../diagnostics/report.ts'
import { findDate } from '../dates.ts'
import { shownText, spanOf } from './dom.ts'
import { type FactContext, findIn, inBodyRank, meta } from './fact-context.ts'
import type { FactMark } from './survey.ts'

const dateMetas = {
  published:
    'article:published_time datepublished og:published_time publication_date date dc.date dc.date.issued dcterms.created parsely-pub-date sailthru.date pubdate',
  modified: 'article:modified_time datemodified og:updated_time dcterms.modified last-modified',
}

/** The first of the stated and shown dates that can be read; `shownBy` takes the elements that show them. */
export function readDate(
  { linked, survey, marks, byline }: FactContext,
  fact: 'published' | 'modified',
  report: Report,
  shownBy: Set<Element>,
): string | undefined {
  const stated = [
    fact === 'published' ? linked?.datePublished : linked?.dateModified,
    meta(survey, ...dateMetas[fact].split(' ')),
  ]
  const modified = new Set(marks('modified').map(({ element }) => element))
  const isModifiedOnly = ({ rank, element }: FactMark) => rank > 0 && modified.has(element)
  const marked = fact === 'modified' ? marks(fact) : marks(fact).filter((mark) => !isModifiedOnly(mark))
  for (const { element } of marked) shownBy.add(element)
  const shown = marked.filter(({ rank }) => rank < inBodyRank).map(({ element }) => dateOf(element))
  const bare =
    fact === 'published' ? marks('date').filter(({ rank, element }) => rank < inBodyRank && !modified.has(element)) : []
  const times = bare.map(({ element }) => element.attribs.datetime)
  for (const value of [...stated, ...shown, byline?.[fact], ...times]) {
    if (!value) continue
    const date = findDate(value)
    if (date) return date
    report(
      'read/bad-date',
      { value },
      { path: fact === 'published' ? 'publishedAt' : 'modifiedAt', at: spanOf(marked[0]?.element) },
    )
  }
  return undefined
}

/** The date an element shows: as machines read it, if it says so. */
export function dateOf(element: Element): string | undefined {
  const time = element.name === 'time' ? element : findIn(element, ({ name }) => name === 'time')
  const { datetime, content, title } = (time ?? element).attribs
  return (
    datetime || content || (title && findDate(title) ? title : undefined) || shownText(time ?? element) || undefined
  )
}

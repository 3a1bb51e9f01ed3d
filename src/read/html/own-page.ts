/** Our own pages say everything exactly: facts by `data-fact`, the rest of the record as JSON, the body by `data-part`. */

import { type AnyNode, type Element, isText } from 'domhandler'
import type { Root } from 'hast'
import { z } from 'zod'
import { Article, IsoDate } from '../../article/article.ts'
import type { Facts } from '../../article/draft.ts'
import { findJson } from '../../article/json.ts'
import type { Report } from '../../diagnostics/report.ts'
import { fromDom } from '../../tree/from-dom.ts'
import { root } from '../../tree/h.ts'
import { fold } from '../../tree/text.ts'
import { findDate } from '../dates.ts'
import { toDraftComment } from '../draft-comment.ts'
import { descendants, find, findOutermost, spanOf } from './dom.ts'

/** What our own writers may carry along: the facts that their format does not show, or not exactly. */
export const Carried = z.object(
  Article.pick({
    id: true,
    slug: true,
    url: true,
    title: true,
    lead: true,
    language: true,
    direction: true,
    authors: true,
    publishedAt: true,
    modifiedAt: true,
    status: true,
    categories: true,
    tags: true,
    image: true,
    terms: true,
    aliases: true,
    similar: true,
    comments: true,
  }).partial().shape,
)

export interface OwnPage {
  facts: Facts
  body: Root
  box: Element | undefined
}

/** Reads the article that we rendered as `own`; what was changed by hand is read as it now stands. */
export function readOwnPage(own: Element, report: Report): OwnPage {
  const body = find(own, ({ attribs }) => attribs['data-part'] === 'body')
  const facts = { ...shown(own, body, report), ...carried(own, report) }
  return {
    facts,
    body: root(body ? fromDom(trimmed(body.children)) : []),
    box: find(own, ({ attribs }) => attribs['data-alphanode-box'] !== undefined),
  }
}

function carried(own: Element, report: Report): Facts {
  const json = own.attribs['data-record']
  if (json === undefined) return {}
  const result = Carried.safeParse(findJson(json))
  if (!result.success) {
    report('read/bad-record', { value: json }, { at: spanOf(own) })
    return {}
  }
  const { comments, ...facts } = result.data
  // A partial schema gives absent keys as absent: JSON has no `undefined`.
  return { ...(facts as Facts), ...(comments && { comments: comments.map(toDraftComment) }) }
}

/** The facts that the page shows; those inside the body are the author's own markup. */
function shown(own: Element, body: Element | undefined, report: Report): Facts {
  const named = (name: string) =>
    findOutermost(own, (element) => element === body || element.attribs['data-fact'] === name).filter(
      (element) => element !== body,
    )
  const texts = (name: string) => named(name).map(textOf).filter(Boolean)
  const [title] = texts('title')
  const authors = named('author').flatMap((element) => linked(element, 'name'))
  const similar = named('similar').flatMap((element) => linked(element, 'title'))
  const [categories, tags] = [texts('category'), texts('tag')]
  const published = readDate(named('published')[0], 'publishedAt', report)
  const modified = readDate(named('modified')[0], 'modifiedAt', report)
  return {
    ...(title && { title }),
    ...(authors.length > 0 && { authors }),
    ...(published && { publishedAt: published }),
    ...(modified && { modifiedAt: modified }),
    ...(categories.length > 0 && { categories }),
    ...(tags.length > 0 && { tags }),
    ...(similar.length > 0 && { similar }),
  }
}

/** A date as it was written, or what a hand made of it since. */
function readDate(time: Element | undefined, path: 'publishedAt' | 'modifiedAt', report: Report): string | undefined {
  const value = time?.attribs.datetime
  if (!value) return undefined
  const date = IsoDate.safeParse(value).success ? value : findDate(value)
  if (date === undefined) report('read/bad-date', { value }, { path, at: spanOf(time) })
  return date
}

function linked<Name extends 'name' | 'title'>(
  element: Element,
  name: Name,
): (Record<Name, string> & { url?: string })[] {
  const text = textOf(element)
  const link = element.name === 'a' ? element : find(element, (inner) => inner.name === 'a')
  const url = link?.attribs.href
  // The computed key is the one the type names.
  return text ? [{ [name]: text, ...(url && { url }) } as Record<Name, string> & { url?: string }] : []
}

/** The text as it stands: no-break spaces are kept, unlike in foreign pages. */
function textOf(element: Element): string {
  let text = ''
  for (const node of descendants(element)) if (isText(node)) text += node.data
  return fold(text)
}

/** Without the white space that a template puts round the body. */
function trimmed(children: AnyNode[]): AnyNode[] {
  const isSpace = (node: AnyNode | undefined) => node !== undefined && isText(node) && node.data.trim() === ''
  return children.slice(isSpace(children[0]) ? 1 : 0, children.length > 1 && isSpace(children.at(-1)) ? -1 : undefined)
}

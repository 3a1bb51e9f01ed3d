/** The lines under the title of a Markdown source without front matter that say who wrote it and when. */

import type { Element, Root } from 'hast'
import type { Facts } from '../../article/draft.ts'
import type { Report } from '../../diagnostics/report.ts'
import { isElement, root } from '../../tree/h.ts'
import { spanOf } from '../../tree/span-of.ts'
import { isBlank, lineText } from '../../tree/text.ts'
import { namesOn, readByline } from '../text/byline.ts'

type BylineFacts = Pick<Facts, 'authors' | 'publishedAt' | 'modifiedAt'>

/** Nodes among which two paragraphs stand, with the white space between them. */
const nearNodes = 5

/** Takes the paragraph with a date that stands at an index of the body, and one beside it that names the author; nothing without a date. */
export function takeByline(body: Root, start: number, report: Report): { facts: BylineFacts; body: Root } | undefined {
  const [first, second] = body.children.slice(start, start + nearNodes).filter((node) => !isBlank(node))
  const lines = [first, second].filter((node): node is Element => isElement(node, 'p'))
  const bylines = lines.map((line) => readByline(lineText(line)))
  const at = bylines.findIndex((byline) => byline?.published)
  const [dated, said] = [lines[at], bylines[at]]
  if (!dated || !said) return undefined
  const other = lines.find((line) => line !== dated && !said.authors && namesOn(lineText(line)).length > 0)
  const used = [dated, ...(other ? [other] : [])]
  if (!used.includes(first as Element)) return undefined // the date stands in the text
  for (const line of used)
    report(
      'read/fact-guessed',
      { fact: line === other ? 'author' : 'date', value: lineText(line) },
      { at: spanOf(line) },
    )
  const names = said.authors ?? (other ? namesOn(lineText(other)) : [])
  return {
    facts: {
      ...(names.length > 0 && { authors: names.map((each) => toAuthor(each, used)) }),
      ...(said.published && { publishedAt: said.published }),
      ...(said.modified && { modifiedAt: said.modified }),
    },
    body: root(body.children.filter((node) => !used.includes(node as Element))),
  }
}

/** An author, with the page to which the name leads. */
function toAuthor(name: string, lines: readonly Element[]): { name: string; url?: string } {
  const links = lines.flatMap(({ children }) => children.filter((node): node is Element => isElement(node, 'a')))
  const href = links.find((link) => lineText(link) === name)?.properties.href
  return typeof href === 'string' && href !== '' ? { name, url: href } : { name }
}

/** Who wrote an article and when, by the lines that stand round its title: "By Ann Example", "Posted on 3 May 2024". */

import { type Element, isTag } from 'domhandler'
import { findDateIn } from '../dates.ts'
import type { Line } from './extract/page.ts'
import { partWords } from './extract/vocabulary.ts'
import { personNames } from './person-names.ts'

export interface Byline {
  authors: string[]
  published?: string
  modified?: string
}

/** Longer lines are prose. */
const longestLine = 160

/** Reads the lines in order: the first date and the first names that are said count. */
export function readByline(lines: Line[]): Byline {
  let authors: string[] = []
  let published: string | undefined
  let modified: string | undefined
  lines.forEach((line, index) => {
    const { text, length } = line
    if (length > longestLine || length === 0) return
    if (authors.length === 0) authors = authorsOf(line, lines[index + 1])
    if (authors.length === 0 && isByline(line, lines, index)) authors = loneName(line.text)
    const date = findDateIn(text)
    if (!date) return
    if (modifiedWord.test(text)) modified ??= date
    else published ??= date
  })
  return { authors, ...(published && { published }), ...(modified && { modified }) }
}

const modifiedWord = /\b(?:updated|modified|reviewed|aktualisiert|actualizado|mis à jour|aggiornato|обновлено)\b/iu

const by = 'by|von|par|por|di|door|av|af|автор|autor|tekst|przez|yazan|words by|story by|author'
const saidBy = new RegExp(
  String.raw`(?:^|[|•·–—-]\s|\d{4},?\s)\s*(?:(?:written|posted|published|reviewed|created|contributed|geschrieben|verfasst|escrito|publicado|écrit|scritto)\s+)?(?:${by})\s*:?\s+(\S.{1,90})`,
  'iu',
)
const byAlone = new RegExp(String.raw`^(?:written\s+|posted\s+)?(?:${by})\s*:?$`, 'iu')
const authorLink =
  /\/(?:authors?|contributors?|people|staff|reporters?|writers?|columnists?|journalists?|autor(?:es)?|team)\/[^/]/i

function authorsOf(line: Line, next: Line | undefined): string[] {
  if (byAlone.test(line.text)) return next ? personNames(next.text) : []
  const said = saidBy.exec(line.text)
  if (said?.[1]) return personNames(said[1])
  const link = linkIn(line)
  return link ? personNames(link) : []
}

const authorBit = 1 << Object.keys(partWords).indexOf('author')

/** Whether a line stands where names of authors do: under a class for it, beside a portrait, or over a date. */
function isByline({ region, words }: Line, lines: Line[], index: number): boolean {
  if (words > mostWords || /^h[1-3]$/.test(region.element.name)) return false
  if (((region.parts | (region.parent?.parts ?? 0)) & authorBit) !== 0) return true
  const before = lines[index - 1]
  const after = lines[index + 1]
  return (before?.length === 0 && before.images > 0) || (after !== undefined && isDateLine(after))
}

const mostWords = 8
const isDateLine = ({ text, length }: Line) => length < 40 && findDateIn(text) !== undefined

/** A line that is one name of two to four words, each of which begins with a capital letter. */
function loneName(text: string): string[] {
  const [name, ...others] = personNames(text)
  return name && others.length === 0 && fullName.test(name) ? [name] : []
}

const fullName = /^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,3}$/u

/** The text of a link to a page about an author. */
function linkIn({ nodes }: Line): string | undefined {
  for (const node of nodes) {
    for (let up: Element['parent'] = node.parent, level = 0; up && isTag(up) && level < 3; up = up.parent, level++) {
      if (up.name === 'a' && authorLink.test(up.attribs.href ?? '') && 'data' in node) return node.data
    }
  }
  return undefined
}

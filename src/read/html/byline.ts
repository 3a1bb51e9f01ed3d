/** Who wrote an article and when, by the lines that stand round its title: "By Ann Example", "Posted on 3 May 2024". */

import { type Element, isTag } from 'domhandler'
import { findDateIn } from './dates.ts'
import type { Line } from './extract/page.ts'
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
  String.raw`(?:^|[|•·–—-]\s)\s*(?:(?:written|posted|published|reviewed|created|contributed|geschrieben|verfasst|escrito|publicado|écrit|scritto)\s+)?(?:${by})\s*:?\s+(\S.{1,90})`,
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

/** The text of a link to a page about an author. */
function linkIn({ nodes }: Line): string | undefined {
  for (const node of nodes) {
    for (let up: Element['parent'] = node.parent, level = 0; up && isTag(up) && level < 3; up = up.parent, level++) {
      if (up.name === 'a' && authorLink.test(up.attribs.href ?? '') && 'data' in node) return node.data
    }
  }
  return undefined
}

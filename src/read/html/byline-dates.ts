/** The dates that lines round an article give as its own. */

import { findDates } from '../dates.ts'

export interface LineDates {
  published?: string
  modified?: string
}

/** The lines round an article, as text. */
export interface RoundText {
  over: string[]
  /** The first lines of the text itself. */
  opening: string[]
  under: string[]
}

/**
 * Reads the dates of lines over the text; of lines of the text itself, those alone that begin with a date; of lines
 * under it, those that are said to be of the article, or stand beside the name of its author.
 */
export function lineDates({ over, opening, under }: RoundText, isDayFirst: boolean): LineDates {
  const read = (text: string) => datesOf(text, isDayFirst)
  const found = [
    ...over.flatMap(read),
    ...opening.flatMap((text) => read(text).filter(({ kind, isFirst }) => kind !== 'bare' || isFirst)),
    ...under.flatMap((text, index) => {
      const isBeside = [under[index - 1], text, under[index + 1]].some((line) => line && byAuthor.test(line))
      return read(text).filter(({ kind }) => kind !== 'bare' || isBeside)
    }),
  ]
  const first = (...kinds: Kind[]) => found.find(({ kind }) => kinds.includes(kind))?.date
  const published = first('published', 'bare')
  const modified = first('modified')
  return { ...(published && { published }), ...(modified && { modified }) }
}

const byAuthor = /^(?:(?:written|posted) )?(?:by|von|par|por)\s/i

/** What the words before a date call it. */
type Kind = 'published' | 'modified' | 'bare'

const publishedWord =
  /\b(?:published|posted|post time|publication|release[ds]?|created|written|on|veröffentlicht|erstellt|publié|publicado|pubblicato|gepubliceerd|publicerad|opublikowano|опубликовано|dated?|datum|fecha|data|дата)\b/iu
const modifiedWord =
  /\b(?:updated?|modified|reviewed|revised|changed|edited|aktualisiert|geändert|stand|actualizado|mise? à jour|modifié|aggiornato|atualizado|bijgewerkt|uppdaterad|zaktualizowano|обновлено)\b|更新/iu

/** Characters beside the dates of a line from which it is prose that holds a date. */
const mostOther = 60
const fewOther = 25

function datesOf(text: string, isDayFirst: boolean): { date: string; kind: Kind; isFirst: boolean }[] {
  const dates = findDates(text, isDayFirst)
  const other = text.length - dates.reduce((sum, { start, end }) => sum + end - start, 0)
  return dates.flatMap(({ date, start }, index) => {
    const before = text.slice(dates[index - 1]?.end ?? 0, start)
    const kind = modifiedWord.test(before) ? 'modified' : publishedWord.test(before) ? 'published' : 'bare'
    const most = kind === 'bare' ? mostOther : 2 * mostOther
    const isOwn = other <= fewOther || (other <= most && isLabel(before))
    return isOwn ? [{ date, kind, isFirst: start === 0 }] : []
  })
}

/** Whether what stands before a date leads to it: it is short, or ends with a sign that parts, or with what it calls it. */
const isLabel = (before: string) => before.length <= fewOther || leading.test(before.slice(-fewOther))
const leading = /(?:[|•·:–—-]|\b(?:on|at|am|le|el|updated|modified|published|posted|reviewed))\s*$/iu

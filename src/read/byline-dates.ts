/** The dates that lines round an article give as its own. */

import { findDates } from './dates.ts'
import { isPerson, readNames } from './person-names.ts'

export interface LineDates {
  published?: string
  modified?: string
  /** The day on which it was *originally* published: a page that says so shows its date of change as that of publication. */
  original?: string
}

/** A line, and the one before it, which may be its label: "Published" over "3 May 2024". */
export interface DateLine {
  text: string
  over: string | undefined
}

/** The lines round an article. */
export interface RoundText {
  over: DateLine[]
  /** The first lines of the text itself. */
  opening: DateLine[]
  under: DateLine[]
  /** Those farther below. */
  far: DateLine[]
}

/**
 * Reads the dates of lines over the text; of lines of the text itself, those alone that begin with a date; of lines
 * under it, those that are said to be of the article, or stand beside the name of its author or its date of change;
 * farther below, the only one that is said to be.
 */
export function lineDates({ over, opening, under, far }: RoundText, isDayFirst: boolean): LineDates {
  const read = (line: DateLine) => datesOf(line, isDayFirst)
  const found = [
    ...over.flatMap(read),
    ...opening.flatMap((line) => read(line).filter(({ kind, isFirst }) => kind !== 'bare' || isFirst)),
    ...under.flatMap((line, index) => {
      const dates = read(line)
      const isBeside = [under[index - 1], line, under[index + 1]].some((other) => other && byAuthor.test(other.text))
      const isOwn = isBeside || dates.some(({ kind }) => kind === 'modified')
      return dates.filter(({ kind }) => kind !== 'bare' || isOwn)
    }),
  ]
  const said = far.flatMap(read).filter(({ kind }) => kind === 'published')
  if (said.length === 1) found.push(...said)
  const first = (...kinds: Kind[]) => found.find(({ kind }) => kinds.includes(kind))?.date
  const original = first('original')
  const published = first('published', 'bare')
  const modified = first('modified')
  return { ...(published && { published }), ...(modified && { modified }), ...(original && { original }) }
}

const byAuthor = /^(?:(?:written|posted) )?(?:by|von|par|por)\s/i

/** What the words before a date call it. */
type Kind = 'original' | 'published' | 'modified' | 'bare'

const modified =
  'updated?|modified|reviewed|revised|changed|edited|aktualisiert|geändert|stand|actualizado|mise? à jour|modifié|aggiornato|atualizado|bijgewerkt|uppdaterad|zaktualizowano|обновлено'
const published =
  'published|posted|post time|publication|release[ds]?|created|written|veröffentlicht|erstellt|publié|publicado|pubblicato|gepubliceerd|publicerad|opublikowano|опубликовано|dated?|datum|fecha|data|дата'
const original =
  '(?:originally|first) (?:published|posted|appeared|written)|ursprünglich veröffentlicht|publié initialement|publicado originalmente'

const word = (words: string) => String.raw`(?<!\p{L})(?:${words})(?!\p{L})`
/** The words in what stands before a date in its line; of "originally published" what it is said of must be the article. */
const kinds: [Kind, RegExp][] = [
  ['original', new RegExp(`^(?:(?:this|article|post|story) .{0,40})?${word(original)}`, 'iu')],
  ['modified', new RegExp(`${word(modified)}|更新`, 'iu')],
  ['published', new RegExp(word(`${published}|on`), 'iu')],
]
/** A line that is nothing but what it calls the date in the next: "Last updated:". */
const labels = kinds.map(([kind], index): [Kind, RegExp] => {
  const words = [original, modified, published][index] ?? ''
  return [kind, new RegExp(String.raw`^(?:(?:last|date|first) )?${word(words)}(?: (?:on|at|date))?\s*:?$`, 'iu')]
})

/** Characters beside the dates of a line from which it is prose that holds a date. */
const mostOther = 60
const fewOther = 25

function datesOf({ text, over }: DateLine, isDayFirst: boolean): { date: string; kind: Kind; isFirst: boolean }[] {
  const dates = findDates(text, isDayFirst)
  const other = text.length - dates.reduce((sum, { start, end }) => sum + end - start, 0)
  return dates.flatMap(({ date, start }, index) => {
    const said = text.slice(dates[index - 1]?.end ?? 0, start)
    const labelled = start === 0 && over ? labels.find(([, label]) => label.test(over)) : undefined
    const [kind] = labelled ?? kinds.find(([, word]) => word.test(said)) ?? ['bare']
    const most = kind === 'bare' ? mostOther : 2 * mostOther
    const isOwn = kind === 'original' || other <= fewOther || (other <= most && isLabel(said))
    return isOwn ? [{ date, kind, isFirst: start === 0 }] : []
  })
}

/**
 * Whether what stands before a date leads to it: it is short, or ends with a sign that parts, or with what it calls it.
 * "The law was signed on" is of another date.
 */
function isLabel(before: string): boolean {
  if (before.length <= fewOther) return true
  const end = before.slice(-fewOther)
  if (leading.test(end) || (preposition.test(end) && (byAuthor.test(before) || done.test(before)))) return true
  return byAuthor.test(before) && readNames(before).some(isPerson)
}

const leading =
  /(?:[|•·:–—-]|(?<!\p{L})(?:updated|modified|published|posted|reviewed))\s*(?:(?<!\p{L})(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?$/iu
const preposition = /(?<!\p{L})(?:on|at|am|le|el)\s*$/iu
const done = new RegExp(word(`${modified}|${published}`), 'iu')

/** Lines that say who wrote an article, and when. */

import { type FoundDate, findDate, findDates } from '../dates.ts'
import { authorWords, isPerson, namesSaid, readNames } from '../person-names.ts'
import { endsSentence } from './chrome.ts'

/** What a line under a title says of the article; two dates side by side are those on which it was published and changed. */
export interface Byline {
  authors?: string[]
  published?: string
  modified?: string
}

/** What stands before the name of an author. */
const bylineWords = 'By|Posted by|Written by|Von|Por|Par|Di|Door|Автор|Av|Yazan|作者|著者|글쓴이|بقلم|توسط|מאת'
const byline = new RegExp(`^(?:${bylineWords})(:?\\s*)(?=[\\p{L}\\p{N}])(.{1,100}?)$`, 'u')

/** Reads `By Jane Doe`, also run together (`Byjane`), with dates beside it, or dates alone or beside a name. */
export function readByline(text: string): Byline | undefined {
  if (text.length > maxLength) return undefined
  const line = text.replace(gluedDates, '$1 ')
  const dates = findDates(line)
  const rest = withoutDates(line, dates)
  const authors = rest ? authorsOf(rest, dates.length > 0) : undefined
  if (rest ? !authors : dates.length === 0) return undefined
  const [published, later] = dates.map(({ date, start }) => findDate(line.slice(start)) ?? date)
  return {
    ...(authors && { authors }),
    ...(published && { published }),
    ...(published && later && later > published && { modified: later }),
  }
}

const maxLength = 140
/** Two dates that a tool has run together: `4 March 20265 April 2026`. */
const gluedDates = /(\p{L}{3,10}\.? \d{4})(?=\d{1,2}\.? \p{L}{3,10}\.? \d{4})/gu

/** What is beside the dates of a line, without what leads to them and parts them. */
function withoutDates(text: string, dates: readonly FoundDate[]): string {
  let rest = ''
  let from = 0
  for (const { start, end } of dates) {
    rest += `${text.slice(from, start).replace(beforeDate, '')} `
    from = Math.max(from, end)
  }
  rest += text.slice(from)
  return dates.length ? rest.replace(time, ' ').replace(edges, '') : rest.trim()
}

const beforeDate =
  /(?<!\p{L})(?:(?:last )?(?:posted|published|written|updated|modified)(?: on)?|on|am|le|el)\s*:?\s*$/iu
const time = /T?\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:\s?(?:Z|UTC|GMT|[ap]\.?m\.?|[+-]\d{2}:?\d{2}))?/gi
const edges = /^[\s|•·,–—/-]+|[\s|•·,–—/-]+$/gu

/** Who is named by words that lead to a name, or, beside a date, by the name alone. */
function authorsOf(text: string, isDated: boolean): string[] | undefined {
  const match = byline.exec(text)
  const author = match?.[2] ?? ''
  const words = author.split(/\s+/).length
  const isGlued = match?.[1] === '' && !isDated && words > 1 && /^\p{Ll}/u.test(author)
  if (match && !endsSentence(text) && words <= 6 && !isGlued) return [author]
  if (!isDated) return undefined
  const spaced = text.replaceAll('_', ' ') // html2text writes the spaces of links so
  const said = namesSaid(spaced).filter(isPerson)
  if (said.length > 0) return said
  const name = nameAlone(spaced) ?? account.exec(text)?.[1]
  return name === undefined ? undefined : [name]
}

/** Whether a line is what stands before a name or between a name and a date, and nothing else. */
export function leadsToName(text: string): boolean {
  return text.length <= longestLead && (leadAlone.test(text) || text.replace(edges, '') === '')
}

const longestLead = 20
const leadAlone = new RegExp(`^(?:${authorWords}|posted|published|on|am|le|el):?$`, 'iu')

/** A name of one word, as of an account, behind what leads to it. */
const account = new RegExp(`^(?:${authorWords})\\s+(\\S+)$`, 'iu')

/** The name of a person that is all there is of a text but for a role behind it. */
export function nameAlone(text: string): string | undefined {
  const [name, ...others] = readNames(text)
  if (name === undefined || others.length > 0 || !isPerson(name) || name.split(' ').length > mostNameWords)
    return undefined
  const isWhole = text.startsWith(name) && text.length - name.length <= longestRole && !endsSentence(text)
  return isWhole ? name : undefined
}

/** Who is named by a line that is a byline, or else a name alone. */
export function namesOn(text: string): string[] {
  const byline = readByline(text)
  const name = byline ? undefined : nameAlone(text)
  return byline?.authors ?? (name === undefined ? [] : [name])
}

const mostNameWords = 3
const longestRole = 40

/** Lines that belong to the site round an article: categories, authors, dates, menus. */

import { countWords } from '../../extract/count-words.ts'

/** Words that menus and skip links are made of; a line of nothing else is no part of an article. */
const menuWords = new Set(
  'skip to content, skip to main content, skip to navigation, home, menu, search, about, about us, contact, blog, login, log in, sign in, subscribe, toggle navigation, primary menu, close, share'.split(
    ', ',
  ),
)

/** What stands before the name of an author. */
const bylineWords = 'By|Posted by|Written by|Von|Por|Par|Di|Door|Автор|Av|Yazan|作者|著者|글쓴이|بقلم|توسط|מאת'
const byline = new RegExp(`^(?:${bylineWords})(:?\\s*)(?=[\\p{L}\\p{N}])(.{1,100}?)$`, 'u')

/** The names of a line such as `Backend | Engineering`: one at least, between bars. */
export function namesOf(text: string): string[] | undefined {
  if (text.length > maxNamesLength || !text.includes('|') || isRow(text) || pipeline.test(text)) return undefined
  const parts = text.split(bars)
  const names = parts.map((part) => part.trim()).filter(Boolean)
  if (parts.length < 2 || !names.length || names.some((name) => name.length > 60)) return undefined
  return names
}

const maxNamesLength = 400
/** Options, variables and strings between bars are commands, not names. */
const pipeline = /\s--?[a-z]|[$;={}<>"`]/i
const bars = /(?:^|\s)\|(?=\s|$)/

/** Whether a line is a row of a table, whose cells tabs part. */
export function isRow(text: string): boolean {
  return text.includes('\t')
}

/** Whether a line is no part of any article: bars without names, menu words, arrows between crumbs. */
export function isChrome(text: string): boolean {
  if (onlySigns.test(text)) return true
  return text.length <= 40 && menuWords.has(text.toLowerCase().replaceAll('_', ' '))
}

const onlySigns = /^[\s|»«›‹·•>\-–—/\\[\]()*_=]+$/

/** Who wrote an article, and when, as a line under its title says it. */
export interface Byline {
  author?: string
  date?: string
}

/** Reads `By Jane Doe`, also run together (`Byjane`), with a date after it or a date alone. */
export function readByline(text: string): Byline | undefined {
  if (text.length > maxBylineLength) return undefined
  const dated = findDate(text)
  const rest = (dated ? text.slice(0, dated.at) : text).trim()
  if (dated && !rest) return { date: dated.date }
  const match = byline.exec(rest)
  if (!match || endsSentence(rest)) return undefined
  const author = match[2] ?? ''
  const words = author.split(/\s+/).length
  if (words > 6 || (match[1] === '' && !dated && words > 1 && /^\p{Ll}/u.test(author))) return undefined
  return dated ? { author, date: dated.date } : { author }
}

export function isByline(text: string): boolean {
  return readByline(text) !== undefined
}

const maxBylineLength = 140

const months = 'january february march april may june july august september october november december'.split(' ')
const isoDate = /\b(\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?)?)$/
const longDate = /\b([A-Z][a-z]{2,8})\.? (\d{1,2}),? (\d{4})$/
const dayFirst = /\b(\d{1,2})\.? ([A-Z][a-z]{2,8})\.? (\d{4})$/

/** The date that a text ends with, and where it begins. */
export function findDate(text: string): { at: number; date: string } | undefined {
  const iso = isoDate.exec(text)
  if (iso) return { at: iso.index, date: iso[1] ?? '' }
  const long = longDate.exec(text)
  if (long) return toDate(long.index, long[1], long[2], long[3])
  const day = dayFirst.exec(text)
  return day ? toDate(day.index, day[2], day[1], day[3]) : undefined
}

function toDate(at: number, month = '', day = '', year = ''): { at: number; date: string } | undefined {
  const index = months.findIndex((name) => name === month.toLowerCase() || name.slice(0, 3) === month.toLowerCase())
  if (index < 0 || Number(day) < 1 || Number(day) > 31) return undefined
  return { at, date: `${year}-${String(index + 1).padStart(2, '0')}-${day.padStart(2, '0')}` }
}

/** Whether a line could be a title: it is short and does not end like a sentence. */
export function isTitleLike(text: string): boolean {
  return text.length > 0 && text.length <= maxTitleLength && !(endsSentence(text) && text.length > shortSentence)
}

/** Whether a line ends as sentences end, also with the number of a footnote. An ellipsis, a question or a call may end a title. */
export function endsSentence(text: string): boolean {
  return sentenceEnd.test(text)
}

/** Whether a text is a sentence, and not a heading, a label or an item that ends like one. */
export function isSentence(text: string): boolean {
  return endsSentence(text) && countWords(text) >= sentenceWords
}

const sentenceWords = 8
const maxTitleLength = 250
/** Characters; a title such as `Node.js vs. Deno Inc.` may end in a full stop, a paragraph is longer. */
const shortSentence = 60
const sentenceEnd = /(?:(?:[^.][.]|[。।؛۔;,:])["'”’»)]?(?:\[\d{1,3}\])?|\p{Ll}{2}[.]\d{1,2})$/u

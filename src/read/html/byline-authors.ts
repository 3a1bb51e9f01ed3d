/** The authors that lines round an article name. */

import { isTag } from 'domhandler'
import { fold } from '../../tree/text.ts'
import { findDates } from '../dates.ts'
import { authorWords, isPerson, madeWords, namesSaid, readNames } from '../person-names.ts'
import { linkRound, spacedText, timeRound } from './byline-text.ts'
import type { Line } from './extract/line.ts'
import { partBits, partsOf } from './extract/vocabulary.ts'

/** A line with its neighbours on the page. */
export interface AuthorLine {
  line: Line
  text: string
  before: Line | undefined
  after: Line | undefined
}

type Reading = (line: AuthorLine) => string[]

/** Reads what `read` reads, of each line once. */
function once(read: Reading): Reading {
  const known = new Map<AuthorLine, string[]>()
  return (line) => {
    const names = known.get(line) ?? read(line)
    known.set(line, names)
    return names
  }
}

/** Lines from the title on in which a single name beside a date is that of the author. */
const nearTitle = 4
const capital = /^[\p{Lu}\p{Lo}]/u

export interface NamedAuthors {
  names: string[]
  /** From 0 to about 1. */
  sure: number
}

/** The authors that lines name: by the surest way in which one of them does. `all` are the lines of the page. */
export function namedAuthors(front: AuthorLine[], back: AuthorLine[], all: Line[]): NamedAuthors | undefined {
  const isSmall = smallWords(all)
  const isName = (name: string) => isPerson(name) && !isSmall(name)
  const said = once(({ text, after }) => namesSaid(text, after && (() => spacedText(after))))
  const marked = once(ofMark)
  const persons = (read: Reading) => (line: AuthorLine) => read(line).filter(isPerson)
  // What stands behind a name may be an office.
  const personsSaid = (line: AuthorLine) => persons(said)(line).filter((name, index) => index === 0 || !isSmall(name))
  const named = (read: Reading) => (line: AuthorLine) => read(line).filter(isName)
  const groups = (read: Reading) => (line: AuthorLine) =>
    isSentence(line.line) ? [] : read(line).filter((name) => capital.test(name))
  const dated = (read: Reading) => (line: AuthorLine) => (findDates(line.text).length > 0 ? read(line) : [])
  const tries: [sure: number, read: () => string[]][] = [
    [1.1, () => firstOf(front.slice(0, nearTitle), dated(groups(said)))],
    [1.1, () => firstOf(front, personsSaid)],
    [1.05, () => runOf(front, named(linked))],
    [0.9, () => firstOf(front, named(marked))],
    [0.75, () => firstOf(back, persons(said))],
    [0.6, () => runOf(back, named(linked))],
    [0.6, () => firstOf(front, groups(said))],
    [0.5, () => firstOf([...front, ...back], groups(linked))],
    [0.4, () => firstOf(back, named(marked))],
    [0.25, () => firstOf(front, groups(marked))],
    [0.2, () => firstOf(front, named(alone))],
    [0.2, () => firstOf(front, account)],
  ]
  for (const [sure, read] of tries) {
    const names = read()
    if (names.length > 0) return { names, sure }
  }
  return undefined
}

/** The names of the first line that has some. */
function firstOf(lines: AuthorLine[], read: Reading): string[] {
  for (const line of lines) {
    const names = read(line)
    if (names.length > 0) return names
  }
  return []
}

/** The names of the first line that has some, and of those right below it: each author may stand in one. */
function runOf(lines: AuthorLine[], read: Reading): string[] {
  const names = new Set<string>()
  let last: Line | undefined
  for (const line of lines) {
    if (last && (line.line.index !== last.index + 1 || byOthers.test(line.text))) break
    const found = read(line)
    if (last && found.length === 0) break
    for (const name of found) names.add(name)
    if (found.length > 0) last = line.line
  }
  return [...names]
}

/** What others did for the text. */
const byOthers = /(?<!\p{L})(?:reviewed|edited|checked|translated|illustrated|photograph\p{L}*|photos?)(?!\p{L})/iu

/** Words that are looked for: a page that has more of such names shows no byline. */
const mostAsked = 60

/** Tells whether a page also writes a word of what looks like a name small: then it is none, as "Best Overall". */
function smallWords(lines: Line[]): (name: string) => boolean {
  const known = new Map<string, boolean>()
  const isSmall = (word: string) => {
    const found = known.get(word) ?? (known.size >= mostAsked || lines.some(({ text }) => hasWord(text, word)))
    known.set(word, found)
    return found
  }
  return (name) => (name.match(/\p{Lu}\p{L}{2,}/gu) ?? []).some((word) => isSmall(word.toLowerCase()))
}

/** Whether a word stands in a text, and not in another word or an address. */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const isPart = joinsNext.test(text.charAt(at - 1)) || joinsLast.test(text.charAt(at + word.length))
    if (!isPart) return true
  }
  return false
}

const joinsNext = /[\p{L}\p{N}@/._-]/u
const joinsLast = /[\p{L}\p{N}@_]/u

/** "By Friday there were four of them, and nobody knew why." */
const isSentence = ({ words, ending }: Line) => words >= fewestOfSentence && ending === 2
const fewestOfSentence = 12

const byAccount = new RegExp(
  String.raw`^(?:(?:${madeWords})\s+)?(?:${authorWords})\s*:?\s+@?([\p{L}\d._-]{2,40})$`,
  'iu',
)

const mostAccountWords = 4

/** "by ann_93", on a line of its own beside one of a date. */
function account({ line, text, before, after }: AuthorLine): string[] {
  if (line.words > mostAccountWords) return []
  const [, name = ''] = byAccount.exec(text) ?? []
  return /^[\p{Ll}\d]/u.test(name) && (isDateLine(before) || isDateLine(after)) ? [name] : []
}

const authorPage =
  /\/(?:authors?|contributors?|people|our[_-]people|staff|reporters?|writers?|columnists?|journalists?|autor(?:es)?|team|profiles?|bios?|by)\/[^/]|(?<!\p{L})author=|\brel=author/iu

/** The texts of links to pages about authors. */
function linked({ line }: AuthorLine): string[] {
  return line.nodes.flatMap((node) =>
    'data' in node && authorPage.test(linkRound(node)?.attribs.href ?? '') ? readNames(fold(node.data)) : [],
  )
}

const authorBit = partBits(['author'])
const mostWords = 12

/** A line of one name under a class for authors. */
function ofMark({ line, text }: AuthorLine): string[] {
  return isAuthorPart(line) ? oneName(line, text) : []
}

function isAuthorPart({ region, nodes: [node] }: Line): boolean {
  if (((region.parts | (region.parent?.parts ?? 0)) & authorBit) !== 0) return true
  const inline = node?.parent
  return (
    inline !== undefined && inline !== null && isTag(inline) && (partsOf(inline.attribs.class ?? '') & authorBit) !== 0
  )
}

/** A line of one name, maybe with a date, beside a portrait or a line of a date. */
function alone({ line, text, before, after }: AuthorLine): string[] {
  const hasPortrait = line.images > 0 || (before?.length === 0 && before.images > 0)
  const hasDate = findDates(text).length > 0 || isDateLine(before) || isDateLine(after)
  return hasPortrait || hasDate ? oneName(line, text).filter(isShort) : []
}

/** Names that nothing else tells from headings are of few words, none of them an abbreviation. */
const isShort = (name: string) =>
  name.split(' ').length <= mostLoneWords && !/(?<!\p{L})\p{Lu}{3,}(?!\p{L})/u.test(name)
const mostLoneWords = 3

function oneName({ region, words }: Line, text: string): string[] {
  if (words > mostWords || /^h[1-3]$/.test(region.element.name)) return []
  const [name, ...others] = readNames(text)
  return name && others.length === 0 && text.includes(name) && name !== name.toUpperCase() ? [name] : []
}

function isDateLine(line: Line | undefined): boolean {
  if (line === undefined || line.length === 0 || line.length >= longestDateLine) return false
  return findDates(line.text).length > 0 || line.nodes.some(timeRound)
}

const longestDateLine = 40

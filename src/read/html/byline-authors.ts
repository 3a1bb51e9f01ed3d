/** The authors that lines round an article name. */

import { type Element, isTag } from 'domhandler'
import { findDates } from '../dates.ts'
import type { Line } from './extract/line.ts'
import { partsOf, partWords } from './extract/vocabulary.ts'
import { isPerson, readNames } from './person-names.ts'

/** A line with its neighbours on the page. */
export interface AuthorLine {
  line: Line
  text: string
  before: Line | undefined
  after: Line | undefined
}

/** Reads what `saidBy` reads, of each line once. */
function saidByOnce(): Reading {
  const known = new Map<AuthorLine, string[]>()
  return (line) => {
    const names = known.get(line) ?? saidBy(line)
    known.set(line, names)
    return names
  }
}

/** Lines from the title on in which a single name beside a date is that of the author. */
const nearTitle = 4

type Reading = (line: AuthorLine) => string[]
const capital = /^[\p{Lu}\p{Lo}]/u

export interface NamedAuthors {
  names: string[]
  /** From 0 to about 1. */
  sure: number
}

/** The authors that lines name: by the surest way in which one of them does. */
export function namedAuthors(front: AuthorLine[], back: AuthorLine[]): NamedAuthors | undefined {
  const firstOf = (lines: AuthorLine[], read: Reading) => {
    for (const line of lines) {
      const names = read(line)
      if (names.length > 0) return names
    }
    return []
  }
  const said = saidByOnce()
  const persons = (read: Reading) => (line: AuthorLine) => read(line).filter(isPerson)
  const groups = (read: Reading) => (line: AuthorLine) =>
    isSentence(line.line) ? [] : read(line).filter((name) => capital.test(name))
  const dated = (read: Reading) => (line: AuthorLine) => (findDates(line.text).length > 0 ? read(line) : [])
  const tries: [sure: number, read: () => string[]][] = [
    [1.1, () => firstOf(front.slice(0, nearTitle), dated(groups(said)))],
    [1.1, () => firstOf(front, persons(said))],
    [1.05, () => firstOf(front, persons(linked))],
    [0.9, () => firstOf(front, persons(marked))],
    [0.75, () => firstOf(back, persons(said))],
    [0.6, () => firstOf(back, persons(linked))],
    [0.6, () => firstOf(front, groups(said))],
    [0.5, () => firstOf([...front, ...back], groups(linked))],
    [0.2, () => firstOf(front, persons(alone))],
  ]
  for (const [sure, read] of tries) {
    const names = read()
    if (names.length > 0) return { names, sure }
  }
  return undefined
}

/** "By Friday there were four of them, and nobody knew why." */
const isSentence = ({ words, ending }: Line) => words >= fewestOfSentence && ending === 2
const fewestOfSentence = 12

const by = 'by|von|par|por|di|door|av|af|автор|autor|tekst|przez|yazan|words by|story by|authors?|contributors?'
const done =
  'written|posted|published|created|contributed|authored|geschrieben|verfasst|escrito|publicado|écrit|scritto'
const named = new RegExp(
  String.raw`(?:^|[|•·–—-]\s|\d{4},?\s|\bwas )\s*(?:(?:${done})\s+)?(?:${by})(?:\s*:\s*|\s+)(\S.{1,140})`,
  'iu',
)
const byAlone = new RegExp(String.raw`^(?:(?:article|${done})\s+)?(?:${by})\s*:?$`, 'iu')

/** "By Ann Example", or a line "Written by" over one of names. */
function saidBy({ text, after }: AuthorLine): string[] {
  if (byAlone.test(text)) return after ? readNames(after.text) : []
  const match = named.exec(text)
  return match?.[1] ? readNames(match[1]) : []
}

const authorPage =
  /\/(?:authors?|contributors?|people|our[_-]people|staff|reporters?|writers?|columnists?|journalists?|autor(?:es)?|team|profiles?|bios?|by)\/[^/]|\bauthor=|rel=author/i

/** The texts of links to pages about authors. */
function linked({ line }: AuthorLine): string[] {
  return line.nodes.flatMap((node) => {
    for (let up: Element['parent'] = node.parent, level = 0; up && isTag(up) && level < 3; up = up.parent, level++) {
      if (up.name === 'a') return authorPage.test(up.attribs.href ?? '') && 'data' in node ? readNames(node.data) : []
    }
    return []
  })
}

const authorBit = 1 << Object.keys(partWords).indexOf('author')
const mostWords = 8

/** A line of one name under a class for authors. */
function marked({ line, text }: AuthorLine): string[] {
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
  return hasPortrait || hasDate ? oneName(line, text) : []
}

function oneName({ region, words }: Line, text: string): string[] {
  if (words > mostWords || /^h[1-3]$/.test(region.element.name)) return []
  const [name, ...others] = readNames(text)
  return name && others.length === 0 && text.includes(name) && name !== name.toUpperCase() ? [name] : []
}

function isDateLine(line: Line | undefined): boolean {
  return line !== undefined && line.length > 0 && line.length < 40 && findDates(line.text).length > 0
}

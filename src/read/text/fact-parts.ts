/** Lines of nothing but facts of an article, as pages show them under its title or its text. */

import { findDate, findDates } from '../dates.ts'
import { isPerson, readNames } from '../person-names.ts'
import { endsSentence, namesOf } from './chrome.ts'
import { type Mark, marksOf } from './fact-marks.ts'
import type { Fact } from './fact-words.ts'

/** A fact, or what else stands beside facts. The value of one whose value is empty stands on the next line. */
export interface FactPart {
  fact: Fact | 'other'
  value: string
}

/**
 * The facts of a line, in order, if there is nothing else on it; `before` are those of the lines above it. Values stand
 * behind words, with or without a space, between bars, or beside a date. Linear in the line, which is short.
 */
export function factParts(line: string, before: readonly FactPart[] = []): FactPart[] | undefined {
  if (line.length > maxLength) return undefined
  const text = partGlued(line)
  const pieces = piecesOf(text, before.length > 0)
  if (before.length === 0 && !pieces.some(({ isSure }) => isSure) && pieces.filter(isWords).length < 2) return undefined
  const parts: FactPart[] = []
  let open = openFact(before.at(-1))
  for (const piece of pieces) {
    if (isWords(piece)) {
      open = piece.fact
      continue
    }
    const fact = piece.fact ?? open ?? factAlone(piece.value, [...before, ...parts, ...pieces], pieces.length > 1)
    if (!fact || !fits(fact, piece.value)) return undefined
    parts.push({ fact, value: fact === 'publishedAt' ? piece.value : asWritten(piece.value, line, fact) })
    open = openFact(parts.at(-1), pieces.length > 1)
  }
  return open && parts.at(-1)?.fact !== open ? [...parts, { fact: open, value: '' }] : parts
}

/** A value with the `_` that its line has: html2text writes spaces of links so, but only those of names are known as such. */
function asWritten(value: string, line: string, fact: Fact | 'other'): string {
  const at = line.includes('_') ? line.replaceAll('_', ' ').indexOf(value) : -1
  const written = at < 0 ? value : line.slice(at, at + value.length)
  return fact === 'authors' && spacedName.test(written) ? value : written
}

/** A `_` before what begins no word of an account. */
const spacedName = /_[^\p{Ll}\d]/u

/** Characters of a line of facts. */
export const maxLength = 300

/** A line with spaces where a tool has run a date together with what is beside it, or `By` with an account. */
function partGlued(line: string): string {
  const spaced = line.replaceAll('_', ' ') // html2text writes the spaces of links so
  if (glued.test(spaced)) return spaced.replace(glued, '$& ')
  return year.test(spaced) ? gluedDates.reduce((text, pattern) => text.replace(pattern, '$& '), spaced) : spaced
}

/** `By` before `ann March 4, 2026`, or before `ann` alone. */
const glued = /^By(?=\p{Ll}\S*(?:$|\s.*\d{4}))/u
const year = /\d{4}/
/** `4 March 2026` before `5 April 2026`, `Doe` before `March 4, 2026`. */
const gluedDates = [
  /\p{L}{3,10}\.? \d{4}(?=\d{1,2}\.? \p{L}{3,10}\.? \d{4})/gu,
  /\p{Ll}(?=\p{Lu}\p{L}{2,9}\.? \d{1,2},? \d{4})/gu,
]

/** What a line is made of: words that lead to a fact, which have no value; a date; what is no fact; a text of its own. */
interface Piece {
  fact?: Fact | 'other'
  value: string
  /** Whether a line on which it stands is one of facts. */
  isSure?: boolean
}

const isWords = (piece: Piece): piece is Piece & { fact: Fact } => piece.value === '' && piece.fact !== undefined

/** The fact whose value is still to come, or may go on: terms do behind a comma, and behind a bar on their line. */
function openFact(last: FactPart | undefined, isSameLine = false): Fact | undefined {
  if (!last || last.fact === 'other') return undefined
  const goesOn = isTerms(last.fact) && (isSameLine || last.value.endsWith(','))
  return last.value === '' || goesOn ? last.fact : undefined
}

const isTerms = (fact: Fact) => fact === 'categories' || fact === 'tags'

/** What a text says that no words lead to: beside a date who wrote the article, between bars under what it is filed. */
function factAlone(text: string, others: readonly Piece[], hasBars: boolean): Fact | undefined {
  if (!others.some(({ fact }) => fact === 'publishedAt')) return undefined
  if (!others.some(({ fact }) => fact === 'authors') && (nameAlone(text) || (hasBars && account.test(text))))
    return 'authors'
  return hasBars && text.split(',').every((term) => shortTerm.test(term.trim())) ? 'categories' : undefined
}

/** A name of one word, as accounts have it. */
const account = /^[\p{Ll}\d][\p{L}\d.-]{1,30}$/u
/** One to three words, the first with a capital letter. */
const shortTerm = /^[\p{Lu}\p{Lo}\d]\S{0,30}(?: \S{1,30}){0,2}$/u

function fits(fact: Fact | 'other', value: string): boolean {
  switch (fact) {
    case 'publishedAt':
      return isDate(value)
    case 'authors':
      return value.split(/\s+/).length <= maxNameWords && !endsSentence(value)
    case 'other':
      return true
    default:
      return termsOf(value).every((term) => term.length <= maxTermLength)
  }
}

/** The terms of a value: between bars, behind signs of tags, or parted by commas. */
export function termsOf(value: string): string[] {
  const terms = namesOf(value) ?? value.split(value.startsWith('#') ? '#' : /[,،、]/)
  return terms.map((term) => term.trim()).filter(Boolean)
}

/** Whether a text begins with a date. */
export function isDate(text: string): boolean {
  return findDates(text)[0]?.start === 0
}

/** The date that a value begins with or holds. */
export function dateIn(value: string): string | undefined {
  return findDate(value) ?? findDates(value)[0]?.date
}

const maxNameWords = 6
const maxTermLength = 60

/** The name of a person that is all there is of a text but for a role behind it. */
export function nameAlone(text: string): string | undefined {
  const [name, ...others] = readNames(text)
  if (name === undefined || others.length > 0 || !isPerson(name) || name.split(' ').length > mostAlone) return undefined
  const isWhole = text.startsWith(name) && text.length - name.length <= longestRole && !endsSentence(text)
  return isWhole ? name : undefined
}

/** The persons whom a value names, or what it is. */
export function namesIn(value: string): string[] {
  const persons = readNames(value).filter(isPerson)
  return persons.length > 0 ? persons : [value]
}

const mostAlone = 3
const longestRole = 40

/** Cuts a line at dates, words and bars. `isBelow`: facts stand on the line above. */
function piecesOf(text: string, isBelow: boolean): Piece[] {
  const pieces: Piece[] = []
  const isSentence = sentence.test(text)
  const toPiece = (value: string) => ({ value: isSentence ? value.replace(/\.$/, '') : value })
  let from = 0
  for (const mark of marksOf(text)) {
    if (mark.start < from) continue
    const gap = text.slice(from, mark.start)
    const texts = textsOf(gap).map(toPiece)
    const behind = {
      pieces: [...pieces, ...texts],
      text: barred.test(gap) ? '' : (texts.at(-1)?.value ?? ''),
      isListed: listed.test(gap),
      isBelow,
    }
    if (mark.certainty && !leads(mark, behind)) continue
    pieces.push(...texts, {
      fact: mark.fact,
      value: mark.certainty ? '' : text.slice(mark.start, mark.end),
      isSure: isSure(mark, behind, text.slice(mark.end)),
    })
    from = mark.end
  }
  return [...pieces, ...textsOf(text.slice(from)).map(toPiece)]
}

/** The texts between two marks, without what leads to a date, times and bars. */
function textsOf(text: string): string[] {
  return text
    .replace(beforeDate, '')
    .replace(time, ' ')
    .split(bar)
    .map((part) => part.replace(edges, ''))
    .filter(Boolean)
}

const beforeDate = /(?<!\p{L})(?:on|am|le|el|il|em|op|den|the)\s*:?\s*$/iu
const time =
  /(?:(?<!\p{L})(?:at|um|à|om|ore|kl\.?|в)\s+)?T?\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:\s?(?:Z|UTC|GMT|[ap]\.?m\.?|[+-]\d{2}:?\d{2}))?/giu
const bar = /\s[/–—-]+\s|[|•·⋅∙]/u
const listed = /[,;&]\s*$/
const barred = /(?:\s[/–—-]+|[|•·⋅∙,;])\s*$/u
const edges = /^[\s|•·⋅∙,;:–—/-]+|[\s|•·⋅∙;–—/-]+$/gu
/** Facts in a sentence, which ends as one: `This entry was posted in Notes by Ann.` */
const sentence = /^this \p{L}+ was /iu

interface Behind {
  /** What stands before the mark. */
  pieces: readonly Piece[]
  /** The text right before it. */
  text: string
  /** Whether it ends as a value does that goes on. */
  isListed: boolean
  isBelow: boolean
}

/** Whether words lead to a fact where they stand. */
function leads({ fact, certainty, hasColon, isGlued }: Mark, behind: Behind): boolean {
  const { pieces, text, isListed, isBelow } = behind
  const isBehindFact = isBelow || pieces.some((piece) => piece.fact !== undefined)
  if (certainty === 'sure' || hasColon) return true
  if (certainty === 'noun')
    return pieces.length === 0 || isGlued === true || (isBehindFact && !isListed && fact !== 'publishedAt')
  if (fact === 'authors') return text === ''
  const last = pieces.findLast((piece) => piece.fact !== undefined)
  const isInTerms = last && isWords(last) && isTerms(last.fact)
  return !isInTerms && isBehindFact && (text === '' || last?.fact === 'authors' || nameAlone(text) !== undefined)
}

/** Whether what stands at the beginning of a line tells that it is one of facts: `rest` is behind it. */
function isSure({ fact, certainty, hasColon, isCapital }: Mark, { pieces }: Behind, rest: string): boolean {
  if (certainty === undefined) return fact !== 'other'
  if (certainty === 'sure') return pieces.every((piece) => piece.fact !== undefined)
  if (pieces.length > 0) return false
  if (certainty === 'noun') return hasColon === true
  const name = rest.slice(0, findDates(rest)[0]?.start).split(bar)[0]?.replace(beforeDate, '').replace(edges, '') ?? ''
  return nameAlone(name) !== undefined || (isCapital === true && mayBeName.test(name) && fits('authors', name))
}

/** An account, or words of which the first has a capital letter. */
const mayBeName = /^(?:\S+$|[\p{Lu}\p{Lo}])/u

/** The authors of the article, by the marks of themes, JSON-LD, `meta` and the lines round the title. */

import { type Element, isTag, type ParentNode } from 'domhandler'
import type { Author } from '../../article/article.ts'
import { fold } from '../../tree/text.ts'
import { isNobody, isPerson, isSomebody, readNames } from '../person-names.ts'
import { classNames, isWithin, mostFactCharacters, shownLines, words } from './dom.ts'
import { type FactContext, findIn, inBodyRank, meta, uniqueBy } from './fact-context.ts'
import { absoluteUrl, webUrl } from './urls.ts'

interface AuthorSource {
  name: string
  /** How much it counts that a source says a name. Sources of one kind copy each other: the most of them counts. */
  kind: 'shown' | 'stated' | 'marked'
  weight: (context: FactContext) => number
  read: (context: FactContext, shownBy: Set<Element>) => Author[]
}

/** Where names of authors stand. Weights are ordered by how often each source was right on pages with known authors. */
export const authorSources: AuthorSource[] = [
  {
    name: 'lines',
    kind: 'shown',
    weight: ({ byline }) => byline?.authors?.sure ?? 0,
    read: ({ byline }) => named(byline?.authors?.names ?? []),
  },
  { name: 'JSON-LD', kind: 'stated', weight: () => 1, read: ofLinked },
  { name: 'meta', kind: 'stated', weight: () => 0.9, read: ofMeta },
  { name: 'links', kind: 'marked', weight: () => 0.98, read: (context, shownBy) => ofMarks(context, 3, 3, shownBy) },
  {
    name: 'marked names',
    kind: 'marked',
    weight: () => 0.95,
    read: (context, shownBy) => ofMarks(context, 0, 2, shownBy),
  },
  {
    name: 'marked lines',
    kind: 'marked',
    weight: () => 0.85,
    read: (context, shownBy) => ofMarks(context, 4, 9, shownBy),
  },
]

/** How much a name counts by what it may be: a person; a group, or a person by one name; the site, or an account. */
const trust = { person: 1, group: 0.5, other: 0.25 }

/** Reads the authors on whom most sources agree, persons before groups, and these before the site and accounts. */
export function readAuthors(context: FactContext, shownBy: Set<Element>): Author[] {
  const said: Said[] = authorSources.flatMap(({ kind, weight, read }) => {
    const names = uniqueBy(read(context, shownBy), keyOf).filter(({ name }) => !isNobody(name))
    const isOther = ({ name }: Author) => isSomebody(name, context.siteName)
    const groups = names.filter(isOther)
    const persons = groups.filter(isOfPerson)
    if (persons.length > 0) return { kind, authors: persons, weight: trust.person * weight(context) }
    if (groups.length > 0) return { kind, authors: groups, weight: trust.group * weight(context) }
    return names.length > 0 ? { kind, authors: names, weight: trust.other * weight(context) } : []
  })
  const authors = agreed(said)
  // An account may be of anybody; who writes for a site is another.
  if (authors.some(({ name }) => isPerson(name) || !isSomebody(name, undefined))) return authors
  return ofOpening(context, shownBy) ?? ofLinesRound(context) ?? authors
}

/** The persons that marks within the body name over its text. */
function ofOpening(context: FactContext, shownBy: Set<Element>): Author[] | undefined {
  const elements = new Set<Element>()
  const persons = ofMarks(context, inBodyRank, inBodyRank + 9, elements, context.opensBody).filter(isOfPerson)
  if (persons.length === 0) return undefined
  for (const element of elements) shownBy.add(element)
  return persons
}

function ofLinesRound(context: FactContext): Author[] | undefined {
  const round = context.bylineRound()?.authors
  const persons = round && round.sure >= leastSure ? named(round.names).filter(isOfPerson) : []
  return persons.length > 0 ? persons : undefined
}

const isOfPerson = ({ name }: Author) => isPerson(name)

/** How sure lines round a marked body must be: where themes mark authors, they mark that there is none. */
const leastSure = 0.5

interface Said {
  kind: AuthorSource['kind']
  authors: Author[]
  weight: number
}

function agreed(said: Said[]): Author[] {
  let best: { authors: Author[]; votes: number } | undefined
  for (const { authors } of said) {
    const votes = new Map<string, number>()
    for (const other of said) {
      if (isSaidBy(other.authors, authors)) votes.set(other.kind, Math.max(votes.get(other.kind) ?? 0, other.weight))
    }
    const sum = [...votes.values()].reduce((total, vote) => total + vote, 0)
    if (!best || sum > best.votes) best = { authors, votes: sum }
  }
  return best?.authors ?? []
}

/** Whether a source says these names, in any order; behind a whole name it may say more: "Ann Example Senior Reporter". */
function isSaidBy(names: Author[], authors: Author[]): boolean {
  if (names.length !== authors.length) return false
  const said = names.map(keyOf).sort()
  return authors
    .map(keyOf)
    .sort()
    .every((key, index) => said[index] === key || (key.includes(' ') && said[index]?.startsWith(`${key} `)))
}

const keyOf = ({ name }: Author) =>
  name
    .toLowerCase()
    .replace(/,.*/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

function named(names: string[], url?: string): Author[] {
  const ownUrl = names.length === 1 ? webUrl(url) : undefined
  return names.map((name) => ({ name, ...(ownUrl && { url: ownUrl }) }))
}

function ofMarks(
  { marks, base }: FactContext,
  from: number,
  to: number,
  shownBy: Set<Element>,
  fits: (element: Element) => boolean = () => true,
): Author[] {
  const found = marks('author').flatMap((mark) => {
    if (mark.rank < from || mark.rank > to || isNameOfOther(mark.element) || !fits(mark.element)) return []
    const element = findIn(mark.element, (inner) => words(inner.attribs.itemprop).includes('name')) ?? mark.element
    const lines = shownLines(element) || (mark.element.attribs.content ?? '')
    const names = markedNames(lines)
    return names.length > 0 ? [{ mark, names, isText: lines.length > mostFactCharacters }] : []
  })
  const [first] = found
  return found
    .filter(({ mark }) => mark.rank === first?.mark.rank && isBeside(mark.element, first.mark.element))
    .flatMap(({ mark, names, isText }) => {
      if (!isText) shownBy.add(mark.element)
      return named(names, linkOf(mark.element, base))
    })
}

/** The names in a marked text, or the account that it is, such as `ann_93`. */
function markedNames(text: string): string[] {
  const names = readNames(text)
  return names.length === 0 && account.test(text.trim()) ? [text.trim()] : names
}

const account = /^[\p{L}\p{N}._-]{2,40}$/u

/** Levels up from a name within which the other authors of an article stand, and characters; farther off they are those of others. */
const fewLevels = 4
const nearby = 3_000

/** Whether an element is marked for an author of the same article as the first: they stand together, in elements of one name. */
function isBeside(element: Element, first: Element): boolean {
  if (element.name !== first.name) return false
  if (Math.abs((element.startIndex ?? 0) - (first.startIndex ?? 0)) > nearby) return false
  let around: Element = first
  for (let level = 0; level < fewLevels && around.parent && isTag(around.parent); level++) around = around.parent
  return isWithin(element, around)
}

/** Whether a microformat names a thing or an organization, and no person: `fn` outside of a `vcard`, or in a `source-org`. */
function isNameOfOther(element: Element): boolean {
  if (!classNames(element).includes('fn')) return false
  for (let around: ParentNode | null = element, level = 0; around && isTag(around) && level <= fewLevels; level++) {
    const names = classNames(around)
    if (names.includes('source-org')) return true
    if (names.some((name) => cards.has(name))) return false
    around = around.parent
  }
  return true
}

const cards = new Set(['vcard', 'h-card', 'author', 'byline', 'p-author'])

function ofLinked({ linked }: FactContext): Author[] {
  return (linked?.authors ?? []).flatMap(({ name, url, isGroup }) =>
    named(isGroup && name.length <= longestStated ? [name] : statedNames(name), url),
  )
}

/** What Yoast SEO, and those who do as it does, write before the name in the languages of WordPress' most pages. */
const authorLabels = new Set([
  ...['written by', 'author', 'by', 'verfasst von', 'écrit par', 'escrito por', 'scritto da', 'geschreven door'],
  ...['skriven av', 'skrevet av', 'skrevet af', 'napisane przez', 'написано автором', 'yazan', '執筆者', '作者'],
])

function ofMeta({ survey }: FactContext): Author[] {
  const cited = (survey.metas.get('citation_author') ?? survey.metas.get('dc.creator') ?? []).map(straight)
  if (cited.length > 1) return named(cited.flatMap(statedNames))
  const label = survey.metas.get('twitter:label1')?.[0] ?? ''
  const labelled = authorLabels.has(label.trim().toLowerCase())
  const said = [
    meta(
      survey,
      'author',
      'article:author',
      'parsely-author',
      'sailthru.author',
      'byl',
      'article:author_name',
      'cxenseparse:author',
    ),
    labelled ? meta(survey, 'twitter:data1') : undefined,
    cited[0],
  ]
  for (const text of said) {
    const names = text ? statedNames(text) : []
    if (names.length > 0) return named(names)
  }
  return []
}

const longestStated = 80

/** The names in a text that is stated to be names; if they are not like names, the text itself. */
function statedNames(text: string): string[] {
  const names = readNames(fold(text))
  if (names.length > 0) return names
  const isOne = /\p{L}/u.test(text) && text.length <= longestStated && !/^(?:https?:|\/)|[{}<>]/i.test(text)
  return isOne ? [fold(text)] : []
}

/** Scholarly pages write the family name first: "Example, Ann". */
function straight(name: string): string {
  const [family, given, more] = name.split(',', 3)
  return family && given && more === undefined ? `${given.trimStart()} ${family}` : name
}

function linkOf(element: Element, base: string | undefined): string | undefined {
  const link = element.name === 'a' ? element : (findIn(element, ({ name }) => name === 'a') ?? linkAround(element))
  return link?.attribs.href ? webUrl(absoluteUrl(link.attribs.href, base)) : undefined
}

function linkAround({ parent }: Element): Element | undefined {
  return parent && isTag(parent) && parent.name === 'a' ? parent : undefined
}

/** What stands above the article in a dump: lines of the site, categories, the title, its byline. */

import type { Facts } from '../../article/draft.ts'
import type { Report } from '../../diagnostics/report.ts'
import { type Block, linesOf, without } from './blocks.ts'
import { bylineOf, leadsToName, readByline } from './byline.ts'
import { endsSentence, isChrome, isRow, isTitleLike, namesOf } from './chrome.ts'
import { codeScore } from './code-signs.ts'
import { widthOf } from './dialects/width.ts'
import { type FactPart, factParts, nameAlone, termsOf } from './fact-parts.ts'
import { factNames } from './fact-words.ts'
import type { Line } from './lines.ts'
import { findTitle as findPageTitle } from './page-title.ts'

export interface Front {
  facts: Pick<Facts, 'title' | 'authors' | 'publishedAt' | 'modifiedAt' | 'categories' | 'tags'>
  /** The alternative text of a featured image, which stood above the title. */
  featured?: Line
  /** The blocks of the article itself. */
  rest: Block[]
}

interface FrontOptions {
  report: Report
  /** Names of categories that the rest of the dump shows. */
  knownNames: ReadonlySet<string>
  /** The last lines of the dump, which may name the site. */
  last: ReadonlySet<string>
  /** The dialect shows whole pages, so that a list at the top is a menu. */
  hasMenus: boolean
  /** The dialect shows whole pages, whose menus are lines like others. */
  losesMarks: boolean
}

/** Blocks that are looked at for the title; dumps of whole pages begin with a menu. */
const frontBlocks = 24

/** Finds the title and takes the front off. */
export function readFront(blocks: Block[], options: FrontOptions): Front {
  const { report, knownNames } = options
  const lines = frontLines(blocks)
  const facts: Front['facts'] = {}
  const names = findNames(lines, knownNames)
  const title = findTitle(lines, names, { ...options, blocks })
  if (title) {
    facts.title = title.text
    if (title.level === undefined) report('read/fact-guessed', { fact: 'title', value: title.text }, { at: title })
  }
  const categories = names && (namesOf(names.text) ?? [names.text])
  if (names && categories) {
    facts.categories = categories
    report('read/fact-guessed', { fact: 'categories', value: names.text }, { at: names })
  }
  const top = lines.indexOf((title ?? names) as Line) // absent: -1, nothing is above
  const above = lines.slice(0, Math.max(top, 0)).filter((line) => line !== names)
  const first = lines[0]
  const featured = first && first !== title && names && isFeatured(first, lines[1], names) ? first : undefined
  for (const line of above) if (line !== featured) report('read/chrome-dropped', { text: line.text }, { at: line })
  const after = factsAfter(lines, top)
  for (const { line, parts } of after) {
    const { authors = [], published, modified } = bylineOf(parts) ?? {}
    const terms = (kind: 'categories' | 'tags') =>
      parts.flatMap(({ fact, value }) => (fact === kind ? termsOf(value) : []))
    const [categories, tags] = [terms('categories'), terms('tags')]
    if (authors.length) facts.authors = [...(facts.authors ?? []), ...authors.map((name) => ({ name }))]
    if (published) facts.publishedAt ??= published
    if (modified) facts.modifiedAt ??= modified
    if (categories.length) facts.categories ??= categories
    if (tags.length) facts.tags ??= tags
    const said = Object.entries(factNames).find(([name]) => parts.some(({ fact, value }) => fact === name && value))
    if (said) report('read/fact-guessed', { fact: said[1], value: line.text }, { at: line })
    else if (!leadsToName(line.text)) report('read/chrome-dropped', { text: line.text }, { at: line })
  }
  const gone = new Set([
    ...above,
    ...after.map(({ line }) => line),
    ...(title ? [title] : []),
    ...(names ? [names] : []),
  ])
  return { facts, ...(featured && { featured }), rest: without(blocks, gone) }
}

/** The lines above the first paragraph or table. Menus are lists, so lists do not end the front; code and images do. */
function frontLines(blocks: Block[]): Line[] {
  const lines: Line[] = []
  for (const block of blocks.slice(0, frontBlocks)) {
    if (block.kind === 'code' || block.kind === 'image') break
    for (const line of linesOf(block)) {
      if (block.kind === 'text' && (isRow(line.text) || isParagraph(line))) return lines
      lines.push(line)
    }
  }
  return lines
}

function isParagraph({ text }: Line): boolean {
  if (namesOf(text) || isChrome(text) || readByline(text)) return false
  return !isTitleLike(text) || (endsSentence(text) && text.split(/\s+/).length > 6) || codeScore(text) >= 3
}

/** The line of category names above the title: names between bars, or a name that the rest of the page shows too. */
function findNames(lines: Line[], known: ReadonlySet<string>): Line | undefined {
  const barred = lines.find((line) => namesOf(line.text) && !readByline(line.text))
  if (barred) return barred
  const [first, second] = lines
  if (!first || !second || first.level !== undefined || first.mark !== undefined) return undefined
  if (readByline(second.text) || !isTitleLike(second.text) || endsSentence(second.text)) return undefined
  if (known.has(first.text)) return first
  const words = (text: string) => text.split(/\s+/).length
  return known.size && words(first.text) <= 3 && words(second.text) >= 2 * words(first.text) ? first : undefined
}

/**
 * The title: marked as such, or the line above the byline, or the first one under the categories. Where a menu shows
 * that the dump is of a whole page, the name of the site stands first, and mostly again at the end of the page.
 */
function findTitle(
  front: Line[],
  names: Line | undefined,
  options: FrontOptions & { blocks: Block[] },
): Line | undefined {
  const { last, hasMenus, losesMarks, blocks } = options
  const stated = statedTitle(front)
  if (stated) return stated
  const bylineAt = front.findIndex((line) => readByline(line.text))
  const menu = front
    .slice(0, bylineAt < 0 ? front.length : bylineAt)
    .findLastIndex((line) => isChrome(line.text) || (hasMenus && isMenuItem(line)))
  const lines = menu < 0 ? front : front.filter((line) => line === names || !last.has(line.text))
  const below = new Set(front.slice(menu + 1))
  const above = new Set(front.slice(0, Math.max(bylineAt, 0)))
  const headings = lines.filter((line) => line.level !== undefined)
  if (headings.length > 0) return markedTitle(headings, { above, below })
  const from = names ? lines.indexOf(names) + 1 : 0
  const over = lineOverByline(lines.slice(from))
  if (over) return over
  const scored = losesMarks ? findPageTitle(blocks.flatMap(linesOf), front.length) : undefined
  if (scored !== undefined && scored < front.length) return front[scored]
  const free = lines.slice(from).filter((line) => isOpen(line) && !readByline(line.text))
  const page = menu < 0 || names ? [] : free.filter((line) => below.has(line))
  return page.findLast((line) => widthOf(line.text) > nameWidth) ?? page[0] ?? free.find((line) => !line.prose)
}

/**
 * A line that the first one says before all else, with the name of the site behind it or in front: dumps that begin with
 * the `title` of a page say the title of the article twice.
 */
function statedTitle([first, ...others]: readonly Line[]): Line | undefined {
  if (!first || first.level !== undefined || first.mark !== undefined) return undefined
  const said = first.text
  return others.find((line) => {
    if (!isOpen(line) || widthOf(line.text) <= nameWidth) return false
    const rest = said.startsWith(line.text)
      ? said.slice(line.text.length)
      : said.endsWith(line.text) && said.slice(0, -line.text.length)
    return rest === '' || (rest !== false && (/^\s+[–—|«»·•:-]\s/u.test(rest) || /\s[–—|«»·•:-]\s+$/u.test(rest)))
  })
}

/** Of the headings the highest: the last above the byline, where wider ones than the name of a site come first, or the one below the menu. */
function markedTitle(
  headings: readonly Line[],
  { above, below }: Record<'above' | 'below', ReadonlySet<Line>>,
): Line | undefined {
  const wide = headings.filter((line) => above.has(line) && widthOf(line.text) > nameWidth)
  const marked = wide.length > 0 ? wide : headings
  const first = marked.filter((line) => line.level === 1)
  const highest = first.length > 0 ? first : marked
  return highest.findLast((line) => above.has(line)) ?? highest.find((line) => below.has(line)) ?? highest[0]
}

/** The last line over the byline; the name of the author may stand between the title and the date. */
function lineOverByline(lines: readonly Line[]): Line | undefined {
  const by = lines.findIndex((line) => readByline(line.text))
  const open = lines.slice(0, Math.max(0, by)).filter(isOpen)
  const isTitle = ({ text }: Line) => widthOf(text) > nameWidth && !nameAlone(text)
  return open.findLast(isTitle) ?? open[open.length - 1]
}

/** Whether a line that nothing marks may be a title. */
function isOpen({ mark, text }: Line): boolean {
  return mark === undefined && isTitleLike(text) && !isChrome(text)
}

function isMenuItem({ text, mark }: Line): boolean {
  return mark !== undefined && text.split(/\s+/).length <= 4 && !endsSentence(text)
}

/** Columns of a name of a section or site; titles are longer. */
const nameWidth = 16

/** A line above the category names, at the very top, is the alternative text of the featured image. */
function isFeatured(first: Line, second: Line | undefined, names: Line): boolean {
  return second === names && first.mark === undefined && !isChrome(first.text) && first.level === undefined
}

/** The lines under the title that hold nothing but facts; before a date, also one that is a name alone. */
function factsAfter(lines: readonly Line[], top: number): { line: Line; parts: FactPart[] }[] {
  const found: { line: Line; parts: FactPart[] }[] = []
  let before: FactPart[] = []
  for (const [index, line] of lines.entries()) {
    if (index <= top) continue
    if (found.length === mostFactLines) break
    const parts = factParts(line.text, line.level === undefined ? before : []) ?? nameOver(line, lines[index + 1])
    if (!parts) break
    found.push({ line, parts })
    before = [...before, ...parts]
  }
  return found.some(({ parts }) => parts.some(({ value }) => value !== '')) ? found : []
}

/** More lines are a list of the text. */
const mostFactLines = 20

/** A line that is a name, or leads to one, over a line that says more. */
function nameOver({ text }: Line, next: Line | undefined): FactPart[] | undefined {
  if (!next) return undefined
  if (leadsToName(text))
    return nameAlone(next.text) || readByline(next.text) ? [{ fact: 'authors', value: '' }] : undefined
  const name = nameAlone(text)
  return name !== undefined && readByline(next.text)?.published ? [{ fact: 'authors', value: name }] : undefined
}

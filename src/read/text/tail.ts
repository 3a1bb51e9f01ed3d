/** What a page shows after its article: similar posts, tags, comments, page numbers. */

import type { Facts } from '../../article/draft.ts'
import type { Report } from '../../diagnostics/report.ts'
import { foldLabel } from '../../meta/label.ts'
import { readByline } from './byline.ts'
import { endsSentence, isChrome, isSentence, isTitleLike, namesOf } from './chrome.ts'
import { isDatedFooter, isFooterLine, readFooter } from './footer.ts'
import type { KnownLabels } from './known-labels.ts'
import { splitLabel } from './labels.ts'
import { isBlank, isFree, type Line, spanOf } from './lines.ts'
import { isMenuLine, lastPageStart } from './page-signs.ts'

export interface Tail {
  facts: Pick<Facts, 'similar' | 'tags' | 'categories' | 'authors' | 'publishedAt'>
  /** Lines before the first part of the tail: the article goes on there. */
  body: Line[]
}

/** Headings over the posts that a page recommends. */
const similarHeadings =
  names(`similar posts, related posts, related articles, related content, related, you may also like,
  you might also like, read next, read more, more posts, more articles, recommended, recommended posts, recommended reading,
  ähnliche beiträge, ähnliche artikel, articles similaires, à lire aussi, entradas similares, entradas relacionadas,
  artículos relacionados, posts relacionados, artigos relacionados, articoli correlati, gerelateerde berichten,
  похожие записи, похожие статьи, benzer yazılar, ilgili yazılar, 関連記事, 관련 글, 相关文章, 相關文章, مقالات ذات صلة,
  نوشته‌های مشابه, מאמרים דומים, פוסטים דומים, संबंधित पोस्ट`)

/** Headings of other parts that are not the article. */
const otherHeadings = names(`post navigation, comments, leave a reply, leave a comment, leave a reply cancel reply,
  leave a comment cancel reply, share this, recent posts, recent comments,
  beitragsnavigation, navegación de entradas, navigation de l’article, navegação de artigos, навигация по записям`)

const shareHeadings = names(`share this, share, share this post, share this article, share on, teilen, beitrag teilen,
  artikel teilen, partager, partager cet article, compartir, comparte, compartilhe, compartilhar, condividi, delen,
  udostępnij, поделиться, paylaş, シェア, 分享, 공유`)

const commentCount = /^\d+ (?:comments?|thoughts? on|responses?)\b/i
const tagsLine = /^(?:post )?tags\s*:/i

function names(list: string): Set<string> {
  return new Set(list.split(',').map(foldLabel))
}

/**
 * The index of the first line of the tail, where there is no box to tell the end of the article. "Related" and "Comments"
 * may be headings of the article itself: then sentences stand below, and nothing that pages end with.
 */
export function findTail(lines: readonly Line[]): number {
  const lastSentence = lines.findLastIndex(({ text, code }) => code === true || isSentence(text))
  const lastEnd = Math.max(lastPageStart(lines), lastCard(lines))
  const isOver = (at: number) => lastSentence < at || at <= lastEnd
  const begins = (line: Line, at: number) =>
    (beginsTail(line) && isOver(at)) || tagsLine.test(line.text) || isDatedFooter(line)
  return indexOr(lines, (line, at) => isAlone(lines, at) && begins(line, at))
}

/** The first of the last two lines of names of categories, which stand over cards of posts; -1 if there are not two. */
function lastCard(lines: readonly Line[]): number {
  const isCard = ({ text }: Line) => namesOf(text) !== undefined
  return lines.slice(0, Math.max(0, lines.findLastIndex(isCard))).findLastIndex(isCard)
}

/** Whether a line shows the numbers of the pages of a split post: `Pages: 1 2 3`. */
export function isPageNumbers(text: string): boolean {
  return pageNumbers.test(text)
}

const pageNumbers = /^\p{L}{2,20}\s*: ?1 2(?: \d{1,3}){0,98}$/u

/** Reads what stands after the box. */
export function readTail(lines: readonly Line[], report: Report): Tail {
  const end = indexOr(lines, (line) => isTailLine(line) || isFooterLine(line))
  const heading = indexOr(lines, beginsTail) // never before `end`
  const footer = readFooter(lines.slice(end, heading), report)
  const facts: Tail['facts'] = footer.facts
  const similarAt = lines.findIndex((line, at) => at >= end && similarHeadings.has(foldLabel(line.text)))
  const titles = similarAt < 0 ? [] : similarTitles(lines.slice(similarAt + 1))
  if (titles.length > 0) {
    facts.similar = titles.map((line) => ({ title: line.text }))
    report('read/similar-guessed', { count: titles.length }, { at: spanOf(titles) })
  }
  reportLeftOut(lines.slice(heading), new Set(titles), report)
  return { facts, body: [...lines.slice(0, end), ...lines.slice(end + footer.end, heading)] }
}

/** Tells of lines that are not in the record, once for all. */
export function reportLeftOut(lines: readonly Line[], used: ReadonlySet<Line>, report: Report): void {
  const others = lines.filter((line) => !isBlank(line) && !used.has(line))
  if (others.length > 0) report('read/lines-left-out', { count: others.length }, { at: spanOf(others) })
}

/** Whether a line can only stand after an article. */
export function isTailLine(line: Line): boolean {
  return beginsTail(line) || tagsLine.test(line.text) || isPageNumbers(line.text)
}

/** Where buttons to share the article begin that stand right under its text; the end if there are none. */
export function shareStart(lines: readonly Line[]): number {
  const isShare = ({ text }: Line) => text.length <= maxHeading && shareHeadings.has(foldLabel(text.replace(/:$/, '')))
  const start = lines.findLastIndex(isShare)
  const isRest = ({ text }: Line) => text.split(/\s+/).length <= buttonWords && !endsSentence(text)
  return start >= 0 && lines.slice(start + 1).every(isRest) ? start : lines.length
}

const buttonWords = 4

function beginsTail(line: Line): boolean {
  if (line.mark !== undefined || line.text.length > maxHeading) return false
  if (imprint.test(line.text)) return true
  return similarHeadings.has(foldLabel(line.text)) || beginsComments(line)
}

/** Whether a line stands over what readers of an article wrote, or over what follows it on every page. */
export function beginsComments({ mark, text }: Line): boolean {
  if (mark !== undefined || text.length > maxHeading) return false
  return otherHeadings.has(foldLabel(text)) || commentCount.test(text)
}

const maxHeading = 100
const imprint = /^(?:©|\(c\)\s|copyright\s(?:©|\(c\)|\d{4}))/iu

function isAlone(lines: readonly Line[], at: number): boolean {
  return isFree(lines[at - 1]) && isFree(lines[at + 1])
}

/** The index of the first line that passes, or the end. */
function indexOr(lines: readonly Line[], test: (line: Line, at: number) => boolean): number {
  const index = lines.findIndex(test)
  return index < 0 ? lines.length : index
}

/** The titles of the posts under the heading: of each card the first line that is neither names, author nor text. */
function similarTitles(lines: readonly Line[]): Line[] {
  const all = lines.filter((line) => !isBlank(line))
  const stop = all.findIndex((line) => beginsTail(line) || commentCount.test(line.text) || isMenuLine(line))
  const shown = stop < 0 ? all : all.slice(0, stop)
  if (shown.some((line) => line.level !== undefined)) return shown.filter((line) => line.level !== undefined)
  const hasNames = shown.some((line) => namesOf(line.text))
  return shown.filter((line, at) => {
    if (isChrome(line.text) || namesOf(line.text) || readByline(line.text)) return false
    if (!isTitleLike(line.text) || line.text.length > 200) return false
    const before = shown[at - 1]
    // Each card begins with the names of its categories, if any does.
    return !hasNames || (before !== undefined && namesOf(before.text) !== undefined)
  })
}

/**
 * Finds out whether the line at an index ends the box: it can only stand under an article, and no row comes after it
 * before the tail. Linear over all calls, whose indexes may not fall.
 */
export function footerFinder(lines: readonly Line[], known: KnownLabels): (at: number) => boolean {
  const nextRow = finder(lines, (line, next) => {
    const value = splitLabel(line.text, known)?.value
    return (
      line.label !== undefined || (value === '' ? next?.mark !== undefined : value !== undefined && !sign.test(value))
    )
  })
  const nextTail = finder(lines, isTailLine)
  return (at) => {
    const line = lines[at]
    return line !== undefined && isFooterLine(line) && nextRow(at) >= nextTail(at)
  }
}

/** Finds the first line from an index on that passes. */
function finder(lines: readonly Line[], test: (line: Line, next: Line | undefined) => boolean): (at: number) => number {
  let found = -1
  return (at) => {
    if (found < at)
      for (found = at; found < lines.length; found++) if (test(lines[found] as Line, lines[found + 1])) break
    return found
  }
}

const sign = /^[,;.)]/

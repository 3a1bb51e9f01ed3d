/** Headings of what is left out: of a table of contents, whose links lead into the page, and of what stands below the text. */

import { foldLabel } from '../../../meta/label.ts'
import { isHeading, type Line } from './line.ts'

const labels = new Set(
  `table of contents|contents|page contents|in this article|in this guide|in this post|on this page|jump to|jump to section
  |inhaltsverzeichnis|inhalt|auf dieser seite|in diesem artikel|table des matières|sommaire|dans cet article
  |tabla de contenidos|tabla de contenido|contenido|índice|índice de contenidos|en este artículo|sumário|neste artigo
  |indice|indice dei contenuti|sommario|inhoudsopgave|inhoud|innehåll|innehållsförteckning|indhold|innhold|spis treści
  |содержание|оглавление|зміст|içindekiler|目次|目录|目錄|목차|المحتويات|תוכן עניינים`
    .split('|')
    .map(foldLabel),
)

const longestLabel = 40

/** Drops headings that lead to nothing that is kept. */
export function dropLabels(lines: Line[], keeps: Uint8Array): void {
  dropContents(lines, keeps)
  dropLast(lines, keeps)
}

/** Drops the lines that say no more than that contents follow, where none do. */
function dropContents(lines: Line[], keeps: Uint8Array): void {
  let next: Line | undefined
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index]
    if (!line || keeps[index] === 0 || line.words === 0) continue
    if (line.length <= longestLabel && isLabel(line) && !isOfList(next)) keeps[index] = 0
    else next = line
  }
}

const isLabel = ({ text }: Line) => labels.has(foldLabel(text.replace(/[^\p{L}]+$/u, '')))

/** A list, or a line of links. */
const isOfList = (line: Line | undefined) =>
  line !== undefined && (line.region.element.name === 'li' || line.linkLength > mostLinked * line.length)
const mostLinked = 0.8

/** Drops headings that nothing follows, if a text stands before them; one that ends as a sentence does is the last of it. */
function dropLast(lines: Line[], keeps: Uint8Array): void {
  const text = lines.findLastIndex((line) => keeps[line.index] === 1 && line.words > 0 && !isHeading(line))
  if (text < 0) return
  for (let index = lines.length - 1; index > text; index--) {
    const line = lines[index]
    if (!line || keeps[index] === 0) continue
    const next = lines[index + 1]
    const hasMore = next && (next.images > 0 || next.region.kind.isCode)
    if (hasMore || line.ending === 2 || !isHeading(line)) return
    keeps[index] = 0
  }
}

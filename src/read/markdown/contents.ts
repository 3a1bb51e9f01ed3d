/** Stretches of Markdown in which marks are matched with each other, told by the looks of lines. */

/** What is known of a stretch: every `*` in it may be looked at again from every other one. */
export interface Content {
  marks: number
  length: number
}

/**
 * The stretches of a part: a paragraph, an item of a list, a row of a table. Where it is not certain that lines are
 * parted, they are one stretch, so that no cost is hidden. Raw HTML, in which no marks are matched, is left out.
 */
export function* contentsOf(part: string): Generator<Content> {
  for (const [block] of part.matchAll(blocks)) {
    if (htmlBlock.test(block)) continue
    let content: Content = { marks: 0, length: 0 }
    let item: number | undefined
    const rowsFrom = endOfTableHead(block)
    for (const { 0: line, index } of block.matchAll(lines)) {
      const indent = bullet.exec(line)?.[1]?.length
      const isItem = indent !== undefined && (index === 0 ? indent === 0 : item !== undefined && indent <= item + 5)
      const isRow = rowsFrom !== undefined && item === undefined && line.startsWith('|')
      if (isItem) item = indent
      if ((isItem || isRow) && content.length > 0) {
        yield content
        content = { marks: 0, length: 0 }
      }
      content.marks += countMarks(line)
      content.length += line.length
    }
    yield content
  }
}

/** Lines between empty ones, an empty line of a quote being empty too. */
// No `m` flag anywhere: for JavaScript a line ends at U+2028 too, for Markdown it does not.
const blocks = /(?<![^\r\n])(?![ \t>]*(?:[\r\n]|$))[^\r\n]+(?:(?:\r\n?|\n)(?![ \t>]*(?:[\r\n]|$))[^\r\n]+)*/g
const lines = /[^\r\n]+/g

/** An item that may interrupt a paragraph wherever it is not indented by four columns more than the text around it. */
const bullet = /^( *)[-*+] \S/

function countMarks(line: string): number {
  let count = 0
  for (const [run] of line.matchAll(marks)) count += run.length
  return count
}

const marks = /[*_~[\]<`:]+/g

/** Where the rows of a table begin, if a block begins with the head of one: two lines of as many cells. */
function endOfTableHead(block: string): number | undefined {
  const [, head, rule] = tableHead.exec(block) ?? []
  if (head === undefined || !rule?.includes('-') || head.includes('\\')) return undefined
  return count(head) === count(rule) ? head.length + rule.length : undefined
}

const tableHead = /^(\|[^\r\n]*\|)[ \t]*(?:\r\n?|\n)(\|[ \t:|-]*\|)[ \t]*(?:[\r\n]|$)/

const count = (row: string) => row.split('|').length

/** Raw HTML up to the next empty line, whatever it holds (CommonMark 0.31.2, 4.6, condition 6). */
export const htmlBlock = new RegExp(
  `^(?:> ?)*</?(?:${`address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl
   dt fieldset figcaption figure footer form frame frameset h[1-6] head header hr html iframe legend li link main menu
   menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead title tr track
   ul`
    .split(/\s+/)
    .join('|')})(?:[\\s>]|/>|$)`,
  'i',
)

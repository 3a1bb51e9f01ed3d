/**
 * Dumps that have a line for each text node (`get_text("\n")` of Beautiful Soup, the most common one in Python): emphasis and
 * links stand on lines of their own in the midst of a sentence, and with `strip=True` no empty line parts paragraphs.
 */

import { endsSentence } from './chrome.ts'
import { codeScore } from './code-signs.ts'
import { blankAt, isBlank, type Line } from './lines.ts'

/** What ends or goes on with a sentence, behind words of their own node. */
const goesOn = /^(?:[.,;:!?…)\]»”’]+(?:\s|$)|[.,;:!?…)\]»”’]+[.,;)])/u
/** No tool begins a line so, where it breaks lines; with other signs languages that have a space before them do, and code. */
const sign = /^[.,](?:\s|$)/

/** Characters of a paragraph that is cut, of words in it, and of what follows them if it does not end a sentence. */
const shortestProse = 40
const longestProse = 3_000
const longestNode = 60
const shortestRest = 12

/** Whether lines are text nodes: one at least, or as many as that, goes on with the sentence above it. */
export function areTextNodes(lines: readonly Line[], fewest = 1): boolean {
  let count = 0
  return lines.some((line, at) => {
    const above = lines[at - 1]
    if (sign.test(line.text) && above && !isBlank(above) && !endsSentence(above.text)) count += 1
    return count === fewest
  })
}

/** The same lines, with those of one sentence joined, and empty lines between paragraphs where there are none at all. */
export function joinTextNodes(lines: readonly Line[]): Line[] {
  if (!areTextNodes(lines)) return [...lines]
  const joined: Line[] = []
  for (const [at, line] of lines.entries()) {
    const last = joined.at(-1)
    const space = last && spaceBetween(last, line, lines[at + 1])
    if (last && space !== undefined) joined[joined.length - 1] = join(last, line, space)
    else joined.push(line)
  }
  const isStripped = joined.filter(isBlank).length * mostBlank < joined.length
  return isStripped
    ? joined.flatMap((line, at) => (isParted(joined[at - 1], line) ? [blankAt(line), line] : [line]))
    : joined
}

/** Of how many lines one is empty, where paragraphs are parted. */
const mostBlank = 20

/** What stood between two lines of a sentence; nothing if they are none. */
function spaceBetween(above: Line, line: Line, next: Line | undefined): '' | ' ' | undefined {
  if ([above, line].some((each) => isBlank(each) || each.mark !== undefined || each.code || each.indent > 1))
    return undefined
  const { length } = above.text
  if (length < shortestProse || length > longestProse || endsSentence(above.text) || codeScore(above.text) > 0)
    return undefined
  if (goesOn.test(line.text)) return ''
  if (isRest(line)) return ' '
  const isNode = line.text.length <= longestNode && !endsSentence(line.text)
  return isNode && next && (goesOn.test(next.text) || isRest(next)) ? ' ' : undefined
}

/** Whether a line is what follows a node in a sentence. */
const isRest = ({ text }: Line) => /^\p{Ll}/u.test(text) && (text.length > shortestRest || endsSentence(text))

function join(above: Line, line: Line, space: '' | ' '): Line {
  const text = above.text + space + line.text
  return { ...above, raw: text, text, end: line.end }
}

/** Whether a paragraph ends or begins between two lines. */
const isParted = (above: Line | undefined, line: Line) =>
  above !== undefined && !isBlank(above) && !isBlank(line) && (isParagraph(above) || isParagraph(line))

const isParagraph = ({ text, mark }: Line) => mark === undefined && text.length >= shortestProse && endsSentence(text)

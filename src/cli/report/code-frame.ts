/** The lines of a source at which a message points. */

import type { Place } from '../../diagnostics/message.ts'
import { displayWidth } from '../display-width.ts'
import { printable } from '../printable.ts'

export interface FramePaint {
  gutter: (text: string) => string
  caret: (text: string) => string
}

/** Columns of a source line that are shown; a longer line is cut to a window round the place. */
const frameColumns = 100
/** How much of the window stands before the place. */
const columnsBefore = 30

/**
 * The line of the place with one line before and after it, numbered, and carets under the place:
 *
 *     6 | <dl>
 *     7 |   <dt>difficulty</dt>
 *       |       ^^^^^^^^^^
 *
 * `lines` are those of the source; `firstLine` is the number of the first of them. Empty if the place is not in them.
 */
export function codeFrame(lines: string[], place: Place, paint: FramePaint, firstLine = 1): string {
  const index = place.start.line - firstLine
  const line = lines[index]
  if (line === undefined) return ''
  const column = Math.min(place.start.column - 1, line.length)
  const endColumn = place.end.line === place.start.line ? Math.min(place.end.column - 1, line.length) : line.length
  const from = line.length <= frameColumns ? 0 : Math.max(0, column - columnsBefore)

  const lastShown = Math.min(index + 1, lines.length - 1)
  const gutterWidth = String(firstLine + lastShown).length
  const row = (number: string, text: string) => `${paint.gutter(`${number.padStart(gutterWidth)} |`)} ${text}`.trimEnd()
  const source = (at: number) => row(String(firstLine + at), show(cut(lines[at] ?? '', at === index ? from : 0)))

  const before = displayWidth(show(cut(line, from).slice(0, column - from + (from > 0 ? 1 : 0))))
  const marked = displayWidth(show(line.slice(column, Math.min(endColumn, from + frameColumns))))
  const carets = row('', ' '.repeat(before) + paint.caret('^'.repeat(Math.max(1, marked))))

  return [
    ...(index > 0 ? [source(index - 1)] : []),
    source(index),
    carets,
    ...(lastShown > index ? [source(lastShown)] : []),
  ].join('\n')
}

function cut(line: string, from: number): string {
  const window = line.slice(from, from + frameColumns)
  return `${from > 0 ? '…' : ''}${window}${from + frameColumns < line.length ? '…' : ''}`
}

/** Tabs as two spaces, so that carets stand right whatever the terminal's tabs are. */
function show(text: string): string {
  return printable(text.replaceAll('\t', '  '))
}

/** Messages for people: the sentence, and the lines of the source it is about. */

import type { Message } from '../../diagnostics/message.ts'
import { printable } from '../printable.ts'
import { severityColors } from '../severity-colors.ts'
import { codeFrame } from './code-frame.ts'
import { whereOf } from './concise.ts'
import type { ReportContext, Reporter } from './reporter.ts'

export const pretty: Reporter = (messages, context) =>
  messages.map((message) => `${block(message, context)}\n\n`).join('')

function block(message: Message, { colors, source }: ReportContext): string {
  const color = colors[severityColors[message.severity]]
  const head = [
    colors.bold(printable(whereOf(message))),
    color(message.severity),
    printable(message.reason),
    colors.dim(message.rule),
  ].join(' ')
  const text = message.place && source()
  const frame =
    text && message.place && codeFrame(text.lines, message.place, { gutter: colors.dim, caret: color }, text.first)
  return [
    head,
    ...(message.path ? [colors.dim(`  in ${printable(message.path)}`)] : []),
    ...(frame ? [indent(frame)] : []),
  ].join('\n')
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ')
}

/** One message a line, as editors and grep like it: `file:line:column severity reason rule`. */

import type { Message } from '../../diagnostics/message.ts'
import { printable } from '../printable.ts'
import type { Reporter } from './reporter.ts'

export const concise: Reporter = (messages) => messages.map((message) => `${line(message)}\n`).join('')

function line({ severity, reason, rule, ...message }: Message): string {
  return `${printable(`${whereOf(message)} ${severity} ${reason}`)} ${rule}`
}

/** `file:line:column`, or only the file when the message is about all of it. */
export function whereOf({ file, place }: Pick<Message, 'file' | 'place'>): string {
  return place ? `${file}:${place.start.line}:${place.start.column}` : file
}

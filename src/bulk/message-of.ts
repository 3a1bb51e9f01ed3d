/** Messages about a file as a whole. */

import type { Message, Point } from '../diagnostics/message.ts'
import { createLog } from '../diagnostics/report.ts'
import type { Details, RuleId } from '../diagnostics/rules.ts'

/** The message of one rule about the file at `path`, or about its article that begins at `start`. */
export function messageOf<Id extends RuleId>(path: string, id: Id, details: Details<Id>, start?: Point): Message {
  const { report, messages } = createLog(path, '', start)
  report(id, details, start && { at: { start: 0, end: 0 } })
  const [message] = messages
  if (!message) throw new Error(`the rule ${id} gave no message`)
  return message
}

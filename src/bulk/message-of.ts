/** Messages about a file as a whole. */

import type { Message } from '../diagnostics/message.ts'
import { createLog } from '../diagnostics/report.ts'
import type { Details, RuleId } from '../diagnostics/rules.ts'

/** The message of one rule about the file at `path`, without a place in it. */
export function messageOf<Id extends RuleId>(path: string, id: Id, details: Details<Id>): Message {
  const { report, messages } = createLog(path, '')
  report(id, details)
  const [message] = messages
  if (!message) throw new Error(`the rule ${id} gave no message`)
  return message
}

/** Collects the messages of one article, in the order they were reported, with places in the original file. */

import { createLocator } from './locate.ts'
import type { Message, Point } from './message.ts'
import type { Rule } from './rule.ts'
import { type Details, type RuleId, rules } from './rules.ts'

/** Offsets into the decoded text of the piece, 0-based, `end` exclusive. */
export interface Span {
  start: number
  end: number
}

/** Where the reported thing stands: in the source (`at`) and in the record (`path`). */
export interface Where {
  at?: Span | undefined
  path?: string | undefined
}

/** Says that a rule was tripped; `details` are what the rule's sentence needs. */
export type Report = <Id extends RuleId>(id: Id, details: Details<Id>, where?: Where) => void

export interface MessageLog {
  report: Report
  messages: Message[]
}

/**
 * Opens the log of one piece. `text` is its decoded text, without which messages have no places; `start` is where the
 * piece begins in its file.
 * Cost: nothing until the first message with a place, then one pass over the line breaks of `text`.
 */
export function createLog(file: string, text: string | undefined, start?: Point): MessageLog {
  const messages: Message[] = []
  const locate = text === undefined ? undefined : createLocator(text, start)
  const report: Report = (id, details, where = {}) => {
    // The type of `report` already ties the details to the rule; the table's union cannot show it.
    const { severity, outcome, say } = rules[id] as Rule<typeof details>
    const { found, expected, done, count } = say(details)
    messages.push({
      rule: id,
      severity,
      outcome,
      ...(count !== undefined && { count }),
      reason: reasonOf(found, expected, done),
      file,
      ...(where.at && locate && { place: { start: locate(where.at.start), end: locate(where.at.end) } }),
      ...(where.path && { path: where.path }),
      expected,
      actual: found,
      url: urlOf(id),
    })
  }
  return { report, messages }
}

/** What was found, what was expected, and what was done about it, in one sentence. */
export function reasonOf(found: string, expected: string, done?: string): string {
  return `Unexpected ${found}, expected ${expected}${done ? `; ${done}` : ''}`
}

/** Where a rule is documented. */
export function urlOf(rule: string): string {
  return `docs/messages.md#${rule.replace('/', '')}`
}

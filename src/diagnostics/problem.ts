/** A tripped rule that waits for a log: what stages say that run before there is a text to place messages in. */

import type { Report, Span } from './report.ts'
import type { Details, RuleId } from './rules.ts'

/** Which rule, what was seen, and where in the decoded text, if there is one. */
export type Problem = { [Id in RuleId]: { id: Id; details: Details<Id>; at?: Span } }[RuleId]

/** Reports what was collected, in its order. */
export function reportAll(problems: Problem[], report: Report): void {
  // `Problem` ties each id to its details; a loop over the union cannot show that to the compiler.
  const reportAny = report as (id: RuleId, details: unknown, where: { at?: Span | undefined }) => void
  for (const { id, details, at } of problems) reportAny(id, details, { at })
}

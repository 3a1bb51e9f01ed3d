/** What the importer says about a source, as plain data: it survives threads, JSON and databases. */

import type { Outcome } from './outcome.ts'

/** `error`: no article came out. `warn`: a person should look. `info`: a guess, a repair or a loss that is usually fine. */
export type Severity = 'error' | 'warn' | 'info'

/** A position in the original file: `line` and `column` are 1-based, `offset` is 0-based, all in UTF-16 code units. */
export interface Point {
  line: number
  column: number
  offset: number
}

/** Where something stands in the original file; `end` is exclusive. */
export interface Place {
  start: Point
  end: Point
}

export interface Message {
  /** The id of the rule, such as `meta/bad-value`; `docs/messages.md` explains each. */
  rule: string
  severity: Severity
  /** What became of what the message speaks of: whether it was lost, and why. */
  outcome: Outcome
  /** How many things the message speaks of; 1 if not said. */
  count?: number
  /** One sentence: what was found, what was expected, and what was done about it. */
  reason: string
  /** The path of the source, as it was given. */
  file: string
  place?: Place
  /** Where in the record, as a dotted path: `meta.values.score.quality`. */
  path?: string
  expected: string
  actual: string
  /** Where the rule is documented. */
  url: string
}

/** How a rule is written down; `rules.ts` holds the table of all of them. */

import type { Severity } from './message.ts'
import type { Outcome } from './outcome.ts'

/** What a rule says of one case: "Unexpected `found`, expected `expected`; `done`". */
export interface Finding {
  found: string
  expected: string
  /** What the importer did about it. */
  done?: string
  /** How many things of that kind the message speaks of, if it sums up several. */
  count?: number
}

export interface Rule<Details> {
  severity: Severity
  /** What becomes of what the rule speaks of. */
  outcome: Outcome
  /** One sentence for `docs/messages.md`: when the rule speaks. */
  about: string
  say: (details: Details) => Finding
}

/** Writes down one rule: how bad, what becomes of it, when, and how it puts what was seen into words. */
export function rule<Details = Record<never, never>>(
  severity: Severity,
  outcome: Outcome,
  about: string,
  say: (details: Details) => Finding,
): Rule<Details> {
  return { severity, outcome, about, say }
}

/** Quotes a value found in a source: at most 80 characters, control characters made visible. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  const short = text.length > 80 ? `${text.slice(0, 79)}…` : text
  return `\`${short.replace(controlCharacters, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)}\``
}

// C0 and C1 controls, bidirectional overrides: they could rewrite what a terminal or a reader sees (Trojan Source, CVE-2021-42574).
const controlCharacters = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g

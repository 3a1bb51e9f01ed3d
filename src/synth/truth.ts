/** What came of a source against what should have come of it, field by field. */

import type { Article } from '../article/article.ts'
import { firstDifference } from '../article/difference.ts'
import type { Message } from '../diagnostics/message.ts'
import type { RuleId } from '../diagnostics/rules.ts'
import type { Expected } from './disturb.ts'
import { type Limit, mutedBy, type Told, tell } from './limits.ts'

/** What is known of an article before anybody reads it. */
export interface Truth {
  article: Article
  expected: Expected[]
}

/** How one field came out; a field that the source cannot say is not there. */
export interface FieldVerdict {
  /** A field of the record, `body.html` and its like, or `messages`. */
  field: string
  verdict: 'equal' | 'differs' | 'missing'
  /** Where expected and found part, from the field on. */
  difference?: string
}

/** Compares all that a source with these limits can say. */
export function compare(
  truth: Truth,
  found: { article?: Article | undefined; messages: Message[] },
  unsaid: readonly Limit[],
): FieldVerdict[] {
  if (!found.article) return [{ field: 'article', verdict: 'missing' }]
  const expected = flat(tell(truth.article, unsaid))
  const actual = flat(tell(found.article, unsaid))
  const names = [...new Set([...expected.keys(), ...actual.keys()])]
  return [
    ...names.map((field) => verdictOf(field, expected.get(field), actual.get(field))),
    verdictOf('messages', ...messagesOf(truth.expected, found.messages, unsaid)),
  ]
}

function verdictOf(field: string, expected: unknown, actual: unknown): FieldVerdict {
  const difference = firstDifference(expected, actual, field)
  if (difference === undefined) return { field, verdict: 'equal' }
  return { field, verdict: actual === undefined ? 'missing' : 'differs', difference }
}

/** Fields by name, those of the body apart. */
function flat({ body, ...told }: Told): Map<string, unknown> {
  const parts = Object.entries(body).map(([name, value]): [string, unknown] => [`body.${name}`, value])
  return new Map([...Object.entries(told), ...parts])
}

/** Both sides of what is said about the box; what is said about the reading is not foretold. */
function messagesOf(expected: Expected[], messages: Message[], unsaid: readonly Limit[]): [string[], string[]] {
  const muted = mutedBy(unsaid)
  const lines = (said: { rule: string; path?: string | undefined }[]) =>
    said
      .filter(({ rule }) => rule.startsWith('meta/') && rule !== 'meta/typography' && !muted.has(rule as RuleId)) // only looked up
      .map(({ rule, path }) => `${rule} ${path}`)
      .sort()
  return [lines(expected), lines(messages)]
}

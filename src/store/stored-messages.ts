/** Messages as they come out of a store. */

import { z } from 'zod'
import type { Message } from '../diagnostics/message.ts'
import { outcomeNames } from '../diagnostics/outcome.ts'
import { lengthen, type StoredMessage } from '../diagnostics/stored-message.ts'
import type { Sum } from '../diagnostics/sum.ts'
import { parseJson } from './check-record.ts'

const severities = ['error', 'warn', 'info'] as const

const Point = z.object({ line: z.number(), column: z.number(), offset: z.number() })

const Stored: z.ZodType<StoredMessage> = z.object({
  rule: z.string(),
  severity: z.enum(severities),
  outcome: z.enum(outcomeNames),
  count: z.number().exactOptional(),
  reason: z.string().exactOptional(),
  done: z.string().exactOptional(),
  file: z.string().exactOptional(),
  place: z.object({ start: Point, end: Point }).exactOptional(),
  path: z.string().exactOptional(),
  expected: z.string(),
  actual: z.string(),
})

const Messages = z.array(Stored)

const Sums = z.array(
  z.tuple([
    z.string(),
    z.enum(severities),
    z.enum(outcomeNames),
    z.number(),
    z.number(),
    z.array(z.union([z.tuple([z.number(), z.number()]), z.tuple([])])),
  ]),
)

/** The messages of one file that a text of `messagesToText` holds; nothing if it is spoilt. */
export function parseMessages(text: string, file: string): Message[] | undefined {
  const parsed = parseJson(text)
  const messages = 'value' in parsed ? Messages.safeParse(parsed.value).data : undefined
  return messages?.map((message) => lengthen(message, file))
}

/** The sums of one file as JSON, without the names that are the same in each. */
export function sumsToText(sums: Sum[]): string {
  return JSON.stringify(
    sums.map(({ rule, severity, outcome, messages, count, places }) => [
      rule,
      severity,
      outcome,
      messages,
      count,
      places,
    ]),
  )
}

/** The sums that a text of `sumsToText` holds; nothing if it is spoilt. */
export function parseSums(text: string, file: string): Sum[] | undefined {
  if (text === '[]') return []
  const parsed = parseJson(text)
  const sums = 'value' in parsed ? Sums.safeParse(parsed.value).data : undefined
  return sums?.map(([rule, severity, outcome, messages, count, places]) => ({
    rule,
    severity,
    outcome,
    file,
    messages,
    count,
    places,
  }))
}

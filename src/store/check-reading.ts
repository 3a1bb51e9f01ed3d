/** The door for what a store remembers of a source. */

import { z } from 'zod'
import type { Message } from '../diagnostics/message.ts'
import { outcomeNames } from '../diagnostics/outcome.ts'
import { parseJson, parseRecord } from './check-record.ts'
import { badRecord } from './read-records.ts'
import type { Reading } from './store.ts'

/** What came of one article as a database keeps it, both as JSON; `record` is null if none came. */
export interface KeptReading {
  record: string | null
  messages: string
}

/** The reading, checked by the schemas; one that is spoilt is told first, and its source is to be read again. */
export function checkReading(path: string, kept: KeptReading): { readings: Reading[]; isSpoilt: boolean } {
  const said = parseJson(kept.messages)
  const messages = Messages.safeParse('value' in said ? said.value : undefined)
  const checked = kept.record === null ? undefined : parseRecord(kept.record)
  const reading = { messages: messages.data ?? [] }
  if (checked === undefined) return { readings: [reading], isSpoilt: !messages.success }
  if ('problem' in checked) return { readings: [badRecord(path, checked.problem), reading], isSpoilt: true }
  return { readings: [{ article: checked.article, ...reading }], isSpoilt: !messages.success }
}

const Point = z.object({ line: z.number(), column: z.number(), offset: z.number() })

const StoredMessage: z.ZodType<Message> = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warn', 'info']),
  outcome: z.enum(outcomeNames),
  count: z.number().exactOptional(),
  reason: z.string(),
  file: z.string(),
  place: z.object({ start: Point, end: Point }).exactOptional(),
  path: z.string().exactOptional(),
  expected: z.string(),
  actual: z.string(),
  url: z.string(),
})

const Messages = z.array(StoredMessage)

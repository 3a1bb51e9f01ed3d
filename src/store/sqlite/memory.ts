/** What came of sources when they were read last: who runs again need not read them. */

import { z } from 'zod'
import type { Message } from '../../diagnostics/message.ts'
import { outcomeNames } from '../../diagnostics/outcome.ts'
import { type CheckedRecord, parseJson, parseRecord } from '../check-record.ts'
import { badRecord } from '../read-records.ts'
import type { Memory, Reading, Way } from '../store.ts'
import type { Batches } from './batches.ts'
import { asStoreError } from './database.ts'
import type { Statements } from './statements.ts'

/** Articles of one source that are in memory at once. */
const pageSize = 50

export interface SqliteMemory extends Memory {
  /** Says that a record of this source was not kept as it came, which only reading it again can tell of. */
  doubt(path: string): void
}

/** Opens the memory of a run that reads in this way. */
export function createMemory(path: string, statements: Statements, batches: Batches, way: Way): SqliteMemory {
  const doubted = new Set<string>()
  return {
    recall: (source, sha256) =>
      asStoreError(path, () => statements.knowsSource({ path: source, sha256, ...way }))
        ? readingsOf(source, path, statements, () => batches.add(0, () => statements.forgetSource(source)))
        : undefined,
    note(source, sha256) {
      let count = 0
      batches.add(0, () => statements.forgetSource(source))
      return {
        add({ article, messages }) {
          const row = { path: source, number: count++, id: article?.id, messages: JSON.stringify(messages) }
          batches.add(row.messages.length, () => statements.putReading(row))
        },
        finish() {
          if (!doubted.has(source)) batches.add(0, () => statements.putSource({ path: source, sha256, ...way }))
        },
      }
    },
    doubt: (source) => {
      doubted.add(source)
    },
  }
}

/** The readings of a source, some in memory at a time. `forget` is called when one is spoilt: the next run reads the source. */
function* readingsOf(source: string, path: string, statements: Statements, forget: () => void): Generator<Reading> {
  for (let last: number | undefined = -1; last !== undefined; ) {
    const after: number = last
    const page = asStoreError(path, () => statements.readingsAfter(source, after, pageSize))
    for (const { record, messages: text } of page) {
      const said = parseJson(text)
      const messages = Messages.safeParse('value' in said ? said.value : undefined)
      const checked: CheckedRecord | undefined = record === null ? undefined : parseRecord(record)
      const isSpoilt = checked !== undefined && 'problem' in checked
      if (isSpoilt || !messages.success) forget()
      if (isSpoilt) yield badRecord(path, checked.problem)
      yield { ...(checked && !isSpoilt && { article: checked.article }), messages: messages.data ?? [] }
    }
    last = page.at(-1)?.number
  }
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

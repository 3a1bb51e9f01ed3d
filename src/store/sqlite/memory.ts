/** What came of source files when they were read last: who runs again need not read them. */

import { z } from 'zod'
import type { Message } from '../../diagnostics/message.ts'
import { outcomeNames } from '../../diagnostics/outcome.ts'
import { parseJson, parseRecord } from '../check-record.ts'
import type { Memory, Reading, Way } from '../store.ts'
import type { Batches } from './batches.ts'
import { asStoreError } from './database.ts'
import type { Statements } from './statements.ts'

export interface SqliteMemory extends Memory {
  /** Says that a record of this source was not kept as it came, which only reading it again can tell of. */
  doubt(path: string): void
}

/** Opens the memory of a run that reads in this way. */
export function createMemory(path: string, statements: Statements, batches: Batches, way: Way): SqliteMemory {
  const doubted = new Set<string>()
  const forget = (source: string) => batches.add(0, () => statements.forgetSource(source))
  return {
    forget,
    recall(source, sha256) {
      return asStoreError(path, () => {
        const readings = statements.findReadings({ path: source, sha256, ...way })
        return readings === undefined ? undefined : complete(readings, source, statements)
      })
    },
    remember(source, sha256, readings) {
      if (doubted.has(source)) {
        forget(source)
        return
      }
      const text = JSON.stringify(readings.map(({ article, messages }) => ({ id: article?.id, messages })))
      batches.add(text.length, () => statements.putSource({ path: source, sha256, ...way, readings: text }))
    },
    doubt: (source) => {
      doubted.add(source)
    },
  }
}

/** The readings with their articles; nothing if one is missing, belongs to another source by now, or was spoilt. */
function complete(text: string, source: string, { findRecord }: Statements): Reading[] | undefined {
  const parsed = parseJson(text)
  const stored = Stored.safeParse('value' in parsed ? parsed.value : undefined)
  if (!stored.success) return undefined
  const readings: Reading[] = []
  for (const { id, messages } of stored.data) {
    if (id === undefined) {
      readings.push({ messages })
      continue
    }
    const kept = findRecord(id)
    const checked = kept && parseRecord(kept.record)
    if (!checked || 'problem' in checked || checked.article.source.path !== source) return undefined
    readings.push({ article: checked.article, messages })
  }
  return readings
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

const Stored = z.array(z.object({ id: z.string().optional(), messages: z.array(StoredMessage) }))

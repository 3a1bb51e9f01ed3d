/** What databases keep of sources and of what came of them: the same columns in each. */

import { z } from 'zod'
import { fromKey } from './keys.ts'
import type { Known } from './store.ts'
import { parseSums } from './stored-messages.ts'

/** Drivers give 64-bit numbers as text. */
export const SourceRow = z.object({
  number: z.coerce.number(),
  path: z.string(),
  sha256: z.string(),
  stamp: z.string().nullable(),
  run: z.number(),
  first: z.number(),
  last: z.number(),
  articles: z.number(),
  refused: z.number(),
  sums: z.string(),
})
export type SourceRow = z.infer<typeof SourceRow>

export const sourceColumns = 'number, path, sha256, stamp, run, first, last, articles, refused, sums'

/** Where the store finds a source again: what `Known.key` holds. */
export const SourceKey = SourceRow.pick({ number: true, run: true, first: true, last: true })
export type SourceKey = z.infer<typeof SourceKey>

/** A source as a run knows it; nothing if what is kept of it is spoilt. */
export function toKnown({ number, path: key, run, first, last, ...row }: SourceRow): Known | undefined {
  const path = fromKey(key)
  const { sha256, stamp, articles, refused } = row
  const sums = parseSums(row.sums, path)
  if (!sums) return undefined
  const where: SourceKey = { number, run, first, last }
  return { path, sha256, ...(stamp !== null && { stamp }), articles, refused, sums, key: where }
}

/** What came of an article in a run. */
export const ReadingRow = z.object({
  number: z.number(),
  path: z.string(),
  id: z.string().nullable(),
  change: z.enum(['created', 'updated', 'same', 'taken', 'unreadable']).nullable(),
  messages: z.string(),
})
export type ReadingRow = z.infer<typeof ReadingRow>

/** What came of a source, as it waits in the database to be kept. */

import { z } from 'zod'
import { outcomeNames } from '../../../diagnostics/outcome.ts'
import type { Part } from '../../store.ts'

const StagedSum = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warn', 'info']),
  outcome: z.enum(outcomeNames),
  file: z.string(),
  messages: z.number(),
  count: z.number(),
  places: z.array(z.union([z.tuple([z.number(), z.number()]), z.tuple([])])),
})

const optional = z
  .string()
  .optional()
  .transform((text) => text)

const StagedRecord = z.object({
  line: z.string(),
  id: z.string(),
  slug: z.string(),
  path: z.string(),
  sha256: z.string(),
  language: optional,
  status: optional,
  publishedAt: optional,
  modifiedAt: optional,
  title: optional,
  lead: optional,
  text: z.string(),
})

const Reading = z.object({
  record: StagedRecord.exactOptional(),
  messages: z.string(),
  sums: z.array(StagedSum),
  start: z.object({ line: z.number(), column: z.number(), offset: z.number() }).optional(),
})

const StagedPart = z.union([
  z.object({
    known: z.object({
      path: z.string(),
      sha256: z.string(),
      stamp: z.string().exactOptional(),
      articles: z.number(),
      refused: z.number(),
      sums: z.array(StagedSum),
      key: z.unknown(),
    }),
    stamp: z.string().optional(),
  }),
  z.object({
    path: z.string(),
    readings: z.array(Reading),
    isFirst: z.boolean(),
    isLast: z.boolean(),
    isDoubted: z.boolean().optional(),
    sha256: z.string().optional(),
    stamp: z.string().optional(),
  }),
])

export function toStaged(part: Part): string {
  if ('known' in part) return JSON.stringify(part)
  // A reading may come with more, which only people want to see.
  const readings = part.readings.map(({ record, messages, sums, start }) => ({ record, messages, sums, start }))
  return JSON.stringify({ ...part, readings })
}

/** The part that a text of `toStaged` holds. Throws if it holds none. */
export function fromStaged(text: string): Part {
  return StagedPart.parse(JSON.parse(text))
}

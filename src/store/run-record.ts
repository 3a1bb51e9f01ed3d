/** The record of a run as it comes out of a database. */

import { z } from 'zod'
import { JsonObject } from '../article/json.ts'
import { outcomeNames } from '../diagnostics/outcome.ts'
import { parseJson } from './check-record.ts'
import type { RunRecord } from './store.ts'

const severities = ['error', 'warn', 'info'] as const

const json = z.string().transform((text, context) => {
  const parsed = parseJson(text)
  if ('value' in parsed) return parsed.value
  context.addIssue(parsed.problem)
  return z.NEVER
})

/** The ledger of a run, as JSON holds it. */
export const Losses = z.array(
  z.object({
    outcome: z.enum(outcomeNames),
    rule: z.string(),
    severity: z.enum(severities),
    about: z.string(),
    count: z.number(),
    files: z.number(),
    places: z.array(
      z.object({ file: z.string(), line: z.number().exactOptional(), column: z.number().exactOptional() }),
    ),
  }),
)

const Row = z.object({
  id: z.number(),
  state: z.enum(['running', 'finished', 'interrupted']),
  started_at: z.string().nullable(),
  finished_at: z.string().nullable(),
  importer: z.string().nullable(),
  profile: z.string().nullable(),
  asked: json.pipe(JsonObject),
  created: z.number(),
  updated: z.number(),
  same: z.number(),
  taken: z.number(),
  unreadable: z.number(),
  losses: json.pipe(Losses),
})

/** Makes the record of a run of a row of the table `runs`. Throws if it is none. */
export function toRunRecord(row: unknown): RunRecord {
  const { id, state, started_at, finished_at, importer, profile, asked, losses, ...counts } = Row.parse(row)
  return {
    id,
    ...(started_at !== null && { startedAt: started_at }),
    ...(finished_at !== null && { finishedAt: finished_at }),
    state,
    ...(importer !== null && profile !== null && { way: { importer, profile } }),
    asked,
    counts,
    losses,
  }
}

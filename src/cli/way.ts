/** In which way a run reads its sources: two runs that do it alike make the same records of the same bytes. */

import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Limits } from '../diagnostics/limits.ts'
import type { Profile } from '../meta/profile.ts'
import type { Way } from '../store/store.ts'
import type { SourceFlags } from './run.ts'
import { version } from './version.ts'

/** The way of these flags and limits. Of a profile's functions it knows the text, not what they refer to. */
export function wayOf(
  { fields, checks, ...plain }: Profile,
  { fromFormat, comments = false }: SourceFlags,
  limits: Limits,
): Way {
  const shape = z.toJSONSchema(fields, { io: 'input', unrepresentable: 'any' })
  const told = JSON.stringify([plain, shape, checks.map(String), fromFormat ?? null, comments, limits])
  return { importer: version(), profile: createHash('sha256').update(told).digest('hex') }
}

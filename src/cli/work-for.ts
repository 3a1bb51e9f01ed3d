/** What `work` does: reads what a queue has, and tells of it. */

import { z } from 'zod'
import { Format } from '../article/article.ts'
import { createFiles, type NetworkSettings } from '../bulk/files/files.ts'
import { openImporter } from '../bulk/jobs/open-importer.ts'
import { loadProfile } from '../bulk/load-profile.ts'
import { openExports } from '../bulk/open-exports.ts'
import { createSliceReader } from '../bulk/queue/slices.ts'
import { type Worked, work } from '../bulk/queue/work.ts'
import { resolveLimits } from '../diagnostics/limits.ts'
import { openQueue } from '../store/postgres/queue/open-queue.ts'
import type { RunSetup } from '../store/postgres/queue/queue.ts'
import type { Context } from './command.ts'
import type { WorkFlags } from './commands/work.ts'
import { CannotRun, exitCodes } from './exit.ts'
import { grouped } from './grouped.ts'
import { toNetworkSettings } from './network-settings.ts'
import { printable } from './printable.ts'
import { amount } from './tally.ts'
import { send } from './terminal.ts'
import { wayOf } from './way.ts'

/** How a run was queued; see `queueRun`. */
const Setup = z.object({
  profile: z.union([z.string(), z.object({ config: z.string() })]),
  limits: z.record(z.string(), z.number()),
  format: Format.exactOptional(),
  comments: z.boolean().exactOptional(),
  exports: z.array(z.string()),
})

/** Works until nothing is left, with `--drain`, or the user interrupts; gives the exit code. */
export async function workFor(
  address: string,
  { drain, jobs = 1, quiet, verbose, ...flags }: WorkFlags,
  { stderr, signal }: Context,
): Promise<number> {
  const network = toNetworkSettings(flags)
  await work(() => openQueue(address, () => new Date().toISOString()), {
    drains: drain === true,
    signal,
    openRun: async (run, known) => ({ ...(await openRun(run, { jobs, network })), known }),
    async tell(worked) {
      const isTrouble = worked.kind !== 'read'
      if (!quiet && (isTrouble || verbose)) await send(stderr, `${printable(lineOf(worked))}\n`)
    },
  })
  return signal.aborted ? exitCodes.interrupted : exitCodes.done
}

/** Opens what a run needs. Throws `CannotRun` if this worker would not make the same records as the others. */
async function openRun({ setup, way }: RunSetup, { jobs, network }: { jobs: number; network: NetworkSettings }) {
  const { profile: ref, limits: asked, format, comments, exports: paths } = Setup.parse(setup)
  const limits = resolveLimits(asked)
  const profile = await loadProfile(ref)
  const flags = { ...(format && { fromFormat: format }), ...(comments !== undefined && { comments }) }
  const own = wayOf(profile, flags, limits)
  if (own.importer !== way.importer || own.profile !== way.profile) {
    throw new CannotRun(
      `Unexpected way of reading, alphanode ${own.importer} with the profile ${profile.name}, expected that of the run: ${way.importer} with the same profile`,
    )
  }
  const importer = await openImporter({ profile: ref, limits, format, comments, network, framed: [] }, jobs)
  const files = createFiles({ maxBytes: limits.bytes, network })
  const exports = await openExports(paths, { format, limits, files })
  return { importer, jobs, files, exports, slices: createSliceReader(), format, limits }
}

function lineOf(worked: Worked): string {
  if (worked.kind === 'cut') return `${worked.reason}; trying again in ${amount(worked.seconds, ['second', 'seconds'])}`
  const { run, batch, sources } = worked.taken
  const what = `run ${run}, batch ${batch + 1} of ${amount(sources.length, ['source', 'sources'])}`
  if (worked.kind === 'lost') return `${what}: another worker has it by now`
  if (worked.kind === 'failed') return `${what}: ${worked.reason}`
  const { articles, same } = worked
  return `${what}: ${amount(articles, ['article', 'articles'])}${same > 0 ? `, ${grouped(same)} same` : ''}`
}

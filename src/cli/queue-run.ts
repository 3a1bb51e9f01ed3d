/** What `import --queue` does: sources → batches in a queue, which workers read. */

import { type Collection, openCollection } from '../bulk/collection.ts'
import { fileNameOf, isRemote } from '../bulk/files/remote-name.ts'
import { stdinPath } from '../bulk/find-sources.ts'
import { holdsRecords } from '../bulk/holds-records.ts'
import { openExports } from '../bulk/open-exports.ts'
import { maxCarried, TooLarge, toBatches } from '../bulk/queue/to-batches.ts'
import { findArchiveKind } from '../split/archive/names.ts'
import { openQueue } from '../store/postgres/queue/open-queue.ts'
import type { Context } from './command.ts'
import type { ImportFlags } from './commands/import.ts'
import { CannotRun, exitCodes } from './exit.ts'
import { beginRun } from './run.ts'
import { amount } from './tally.ts'
import { wayOf } from './way.ts'

/** A worker that dies and a server that restarts are no fault of a batch, and count all the same. */
const standardRetries = 10

/** Flags of `import` that say what to do with records on this machine, which reads none. */
const unfit = ['to', 'format', 'dryRun', 'reread', 'ledger', 'redirects', 'truth', 'from', 'downloadMedia'] as const

/** Puts the sources into the queue; gives the exit code. */
export async function queueRun(
  address: string,
  { paths, flags, context }: { paths: string[]; flags: ImportFlags; context: Context },
): Promise<number> {
  const wrong = unfit.find((name) => flags[name] !== undefined)
  if (wrong)
    throw new CannotRun(
      `Unexpected --${kebab(wrong)} with --queue, expected none: workers read, into the same database`,
    )
  const begun = await beginRun(paths, flags, context, { messages: context.stderr, show: 'warn' })
  const { settings, profile, sources, files, talk } = begun
  await refuseUnfit(sources.files, flags)
  const { fromFormat: format, comments } = flags
  const exports = await openExports(sources.files, { format, limits: settings.limits, files })
  const queue = await openQueue(address, now)
  const way = wayOf(profile, flags, settings.limits)
  const open = (path: string) =>
    openCollection(path, { files, exports, limits: settings.limits, format, takesRecords: true })
  const isSame = async (path: string, { known }: Collection) => {
    const [before] = await queue.known([path], way)
    if (!before || !known) return false
    const stamp = known.stamp()
    return (stamp !== undefined && stamp === before.stamp) || (await known.sha256()) === before.sha256
  }
  try {
    const run = await queue.enqueue({
      options: {
        onCollision: settings.onCollision,
        way,
        startedAt: now(),
        asked: { paths, ...(flags.fromFile !== undefined && { fromFile: flags.fromFile }), queue: queue.name },
      },
      setup: {
        profile: settings.profile,
        limits: settings.limits,
        ...(format !== undefined && { format }),
        ...(comments !== undefined && { comments }),
        exports: [...exports.openers.keys()],
      },
      sources: sources.files.length,
      retries: flags.queueRetries ?? standardRetries,
      batches: toBatches(sources.files, { open, isSame, carries: flags.carry === true }),
    })
    const what = amount(sources.files.length, ['source', 'sources'])
    await talk.note(`${queue.name}: run ${run} waits with ${what}; \`alphanode work\` reads them`)
  } catch (error) {
    if (error instanceof TooLarge) throw new CannotRun(error.message)
    throw error
  } finally {
    await exports.close()
    await files.close()
    await queue.close()
  }
  return sources.messages.some(({ severity }) => severity === 'error') ? exitCodes.failed : exitCodes.done
}

/** Throws `CannotRun` for sources that another machine could not read. */
async function refuseUnfit(files: Iterable<string>, { fromFormat, carry }: ImportFlags): Promise<void> {
  for (const path of files) {
    if (carry && !isRemote(path) && findArchiveKind(fileNameOf(path)))
      throw new CannotRun(
        `Unexpected archive ${path} with --carry, expected files; workers read archives where they lie`,
      )
    if (path === stdinPath)
      throw new CannotRun(
        `Unexpected source \`-\` with --queue, expected files; --carry sends those up to ${maxCarried} bytes along`,
      )
    if (carry && fromFormat === undefined && (await holdsRecords(path))) {
      throw new CannotRun(
        `Unexpected record file ${path} with --carry, expected sources of articles; workers read records where they lie`,
      )
    }
  }
}

const now = () => new Date().toISOString()
const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

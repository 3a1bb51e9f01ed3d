/** What every command that reads sources begins with. Loads all that reading takes, so commands load it when they run. */

import type { Format } from '../article/article.ts'
import { findSources, type Sources } from '../bulk/find-sources.ts'
import { holdsRestAnswer } from '../bulk/holds-rest-answer.ts'
import { type ImportAllOptions, importAll } from '../bulk/import-all.ts'
import { type Exports, openExports } from '../bulk/open-exports.ts'
import { hashFile, readOrRecall } from '../bulk/recall.ts'
import type { Profile } from '../meta/profile.ts'
import { readRecords, recordNames } from '../store/read-records.ts'
import type { Memory } from '../store/store.ts'
import type { CommonFlags, Context } from './command.ts'
import { CannotRun, type FailLevel } from './exit.ts'
import { loadProfile } from './load-profile.ts'
import { type SettingFlags, type Settings, settle } from './settings.ts'
import { beginTalk, type Happened, type Talk } from './talk.ts'
import type { Output } from './terminal.ts'

/** The flags of every command that reads sources. */
export interface SourceFlags extends CommonFlags, SettingFlags {
  fromFormat?: Format
  comments?: boolean
}

export interface RunOptions {
  /** Where messages go. */
  messages: Output
  /** The least severity that is shown without `-q` and `-v`. */
  show: FailLevel
  /** The command's own defaults. */
  standard?: SettingFlags
  /** The names that files of a folder must have; those of articles if not said. */
  names?: RegExp
  /** What is read besides, after the files. */
  more?: ((options: ImportAllOptions) => AsyncGenerator<Happened>) | undefined
}

export interface Run {
  settings: Settings
  profile: Profile
  sources: Sources
  talk: Talk
  /**
   * What comes of the sources, one article at a time, in their order: imported, or read from record files. Files that
   * `memory` knows are not read again.
   */
  results(memory?: Memory): AsyncGenerator<Happened>
}

/** Settles the flags, finds the sources and begins to talk. Throws `CannotRun` if there is nothing to read. */
export async function beginRun(
  paths: string[],
  flags: SourceFlags,
  { stderr, signal }: Pick<Context, 'stderr' | 'signal'>,
  { messages, show, standard, names, more }: RunOptions,
): Promise<Run> {
  const settings = await settle(flags, standard)
  const profile = await loadProfile(settings.profile)
  const sources = paths.length === 0 && more ? noSources : await findSome(paths, names)
  const talk = await beginTalk({
    messages,
    stderr,
    reporter: settings.reporter,
    show: shownLevel(flags, show),
    failOn: settings.failOn,
    quiet: flags.quiet === true,
    verbose: flags.verbose === true,
    sources,
    isOpen: more !== undefined,
  })
  const { fromFormat: format, comments } = flags
  const { limits } = settings
  const readAt = async (path: string, exports: Exports, memory: Memory | undefined) => {
    const mayHoldRecords = recordNames.test(path) && format === undefined
    if (mayHoldRecords && !(await holdsRestAnswer(path))) return readRecords(path)
    const read = () => importAll([path], { profile, limits, format, comments, exports })
    if (!memory) return read()
    const sha256 = exports.openers.has(path) ? await exports.sha256() : await hashFile(path, limits.bytes)
    return sha256 === undefined ? read() : readOrRecall(path, { memory, sha256, read })
  }
  async function* everything(exports: Exports, memory: Memory | undefined): AsyncGenerator<Happened> {
    for (const path of sources.files) yield* await readAt(path, exports, memory)
    if (more) yield* more({ profile, limits, comments })
  }
  return {
    settings,
    profile,
    sources,
    talk,
    async *results(memory) {
      const exports = await openExports(sources.files, { limits, format, signal })
      try {
        for await (const result of everything(exports, memory)) {
          signal.throwIfAborted()
          yield result
        }
      } finally {
        await exports.close()
      }
    },
  }
}

const noSources: Sources = { files: [], skipped: 0, messages: [] }

async function findSome(paths: string[], names?: RegExp): Promise<Sources> {
  const sources = await findSources(paths, names)
  if (sources.files.length > 0) return sources
  const reasons = sources.messages.map(({ file, reason }) => `  ${file}: ${reason}`)
  throw new CannotRun(['Nothing to read', ...reasons].join('\n'))
}

function shownLevel({ quiet, verbose }: CommonFlags, standard: FailLevel): FailLevel {
  if (quiet) return 'error'
  return verbose ? 'info' : standard
}

/** What every command that reads sources begins with. Loads all that reading takes, so commands load it when they run. */

import { availableParallelism } from 'node:os'
import type { Article, Format } from '../article/article.ts'
import { createFiles, type Files } from '../bulk/files/files.ts'
import { fileNameOf } from '../bulk/files/remote-name.ts'
import { type FindOptions, findSources, type Sources, stdinPath } from '../bulk/find-sources.ts'
import { openImporter } from '../bulk/jobs/open-importer.ts'
import type { Importer, Setup } from '../bulk/jobs/task.ts'
import { loadProfile } from '../bulk/load-profile.ts'
import { openExports } from '../bulk/open-exports.ts'
import { createPathList } from '../bulk/path-list.ts'
import { readList, UnreadableList } from '../bulk/read-list.ts'
import { type ReadPartsOptions, readParts, type ToldPart } from '../bulk/read-parts.ts'
import { toReading } from '../bulk/to-reading.ts'
import type { Message } from '../diagnostics/message.ts'
import { messagesOfText } from '../diagnostics/stored-message.ts'
import type { Profile } from '../meta/profile.ts'
import { findArchiveKind } from '../split/archive/names.ts'
import { unpack } from '../store/packed.ts'
import { reasonOf } from '../store/reason-of.ts'
import type { CommonFlags, Context } from './command.ts'
import { CannotRun, type FailLevel, reaches, severities } from './exit.ts'
import type { NetworkFlags } from './network-options.ts'
import { toNetworkSettings } from './network-settings.ts'
import { type SettingFlags, type Settings, settle } from './settings.ts'
import { beginTalk, type Happened, type Talk } from './talk.ts'
import type { Output } from './terminal.ts'

/** The flags of every command that reads sources; `render` and `inspect` have none for the network. */
export interface SourceFlags extends CommonFlags, SettingFlags, NetworkFlags {
  fromFormat?: Format
  comments?: boolean
  jobs?: number
  fromFile?: string
  null?: boolean
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
  /** Whether more comes than the sources, nobody knows how much. */
  isOpen?: boolean
  /** Which of the sources are read; all if not said. */
  chooses?: ((path: string) => boolean) | undefined
}

export interface Run {
  settings: Settings
  profile: Profile
  sources: Sources
  /** Opens sources, also those by URL. */
  files: Files
  talk: Talk
  /** Opens the sources for as long as `work` takes. */
  withSources<Result>(work: (sources: OpenSources) => Promise<Result>): Promise<Result>
}

export interface OpenSources {
  /** What comes of the sources, in their order and in batches. Those that `known` tells to be the same are not read. */
  parts(known?: ReadPartsOptions['known'], rereads?: boolean): AsyncGenerator<ToldPart[]>
  /** What comes of one of them, read whatever is known. */
  readAgain(path: string, known?: ReadPartsOptions['known']): AsyncGenerator<ToldPart[]>
}

/** Settles the flags, finds the sources and begins to talk. Throws `CannotRun` if there is nothing to read. */
export async function beginRun(
  paths: string[],
  flags: SourceFlags,
  { stderr, signal }: Pick<Context, 'stderr' | 'signal'>,
  { messages, show, standard, names, isOpen = false, chooses }: RunOptions,
): Promise<Run> {
  const settings = await settle(flags, standard)
  const profile = await loadProfile(settings.profile)
  const { fromFile } = flags
  const listed = fromFile === undefined ? undefined : readList(fromFile, { isNul: flags.null === true })
  if (fromFile === stdinPath && paths.includes(stdinPath))
    throw new CannotRun('Unexpected `-` twice, expected a list or a source on standard input')
  const network = toNetworkSettings(flags)
  const files = createFiles({ maxBytes: settings.limits.bytes, network })
  const sources = paths.length === 0 && !listed && isOpen ? noSources : await findSome(paths, { names, listed, files })
  const shown = shownLevel(flags, show)
  const { reporter } = settings
  const talk = await beginTalk({
    messages,
    stderr,
    reporter,
    show: shown,
    failOn: settings.failOn,
    quiet: flags.quiet === true,
    verbose: flags.verbose === true,
    sources,
    isOpen,
  })
  const { fromFormat: format, comments } = flags
  const { limits } = settings
  const framed = reporter === 'pretty' ? severities.filter((severity) => reaches(severity, shown)) : []
  const setup: Setup = { profile: settings.profile, limits, format, comments, network, framed }
  return {
    settings,
    profile,
    sources,
    files,
    talk,
    async withSources(work) {
      const exports = await openExports(sources.files, { limits, format, files, signal })
      const isSmall =
        sources.files.length <= few &&
        exports.openers.size === 0 &&
        !exports.archive &&
        ![...sources.files].some((path) => findArchiveKind(fileNameOf(path)))
      const jobs = flags.jobs ?? (isSmall ? 0 : availableParallelism())
      const importer = lazily(() => openImporter(setup, jobs))
      const options = { importer, files, exports, limits, format, takesRecords: true, jobs, signal }
      try {
        return await work({
          parts: (known, rereads) => readParts(sources.files, { ...options, known, rereads, chooses }),
          readAgain: (path, known) => readParts([path], { ...options, known, rereads: true }),
        })
      } finally {
        await importer.close()
        await exports.close()
        await files.close()
      }
    },
  }
}

/** An importer that is opened when there is something to import: often nothing changed. */
function lazily(open: () => Promise<Importer>): Importer {
  let opened: Promise<Importer> | undefined
  return {
    async run(tasks) {
      opened ??= open()
      return (await opened).run(tasks)
    },
    close: async () => (await opened)?.close(),
  }
}

/** What comes one by one from elsewhere than from sources, as parts. */
export async function* toParts(results: AsyncIterable<Happened & { path: string }>): AsyncGenerator<ToldPart> {
  for await (const result of results) {
    yield { path: result.path, readings: [toReading(result)], isFirst: true, isLast: true }
  }
}

/** The articles of parts, and what there is to say of them, one by one. Ends with the interrupt, as a failure. */
export async function* happenedIn(
  batches: AsyncIterable<ToldPart[]>,
  signal: AbortSignal,
): AsyncGenerator<Happened & { path: string; article?: Article; messages: Message[] }> {
  for await (const parts of batches) {
    for (const part of parts) {
      if ('known' in part) continue
      for (const { record, messages, piece, bug } of part.readings) {
        signal.throwIfAborted()
        const article = record && unpack(record)
        yield {
          path: part.path,
          ...(article && { article }),
          messages: messagesOfText(messages, part.path),
          piece,
          bug,
        }
      }
    }
  }
  signal.throwIfAborted()
}

/** Sources for which starting a worker would take longer than reading them. */
const few = 4

const noSources: Sources = { files: createPathList(), skipped: 0, messages: [] }

async function findSome(paths: string[], options: FindOptions): Promise<Sources> {
  const sources = await findAll(paths, options)
  if (sources.files.length > 0) return sources
  const reasons = sources.messages.map(({ file, reason }) => `  ${file}: ${reason}`)
  throw new CannotRun(['Nothing to read', ...reasons].join('\n'))
}

async function findAll(paths: string[], options: FindOptions): Promise<Sources> {
  try {
    return await findSources(paths, options)
  } catch (error) {
    if (error instanceof UnreadableList) throw new CannotRun(error.message)
    if (error instanceof Error && 'code' in error) throw new CannotRun(`Cannot read the list: ${reasonOf(error)}`)
    throw error
  }
}

function shownLevel({ quiet, verbose }: CommonFlags, standard: FailLevel): FailLevel {
  if (quiet) return 'error'
  return verbose ? 'info' : standard
}

/** Many sources → many results, one after the other, in the order of the sources. */

import type { Article, Format } from '../article/article.ts'
import type { Piece } from '../article/draft.ts'
import { type Limits, standardLimits } from '../diagnostics/limits.ts'
import type { Message } from '../diagnostics/message.ts'
import { reportAll } from '../diagnostics/problem.ts'
import { createLog } from '../diagnostics/report.ts'
import type { Profile } from '../meta/profile.ts'
import { importArticle } from '../pipeline.ts'
import { toPieces } from '../split/to-pieces.ts'
import { splitWxr } from '../split/wxr/split-wxr.ts'
import { reasonOf } from '../store/reason-of.ts'
import { stdinPath } from './find-sources.ts'
import { messageOf } from './message-of.ts'
import { type Exports, type OpenBytes, openExports } from './open-exports.ts'
import { readSource } from './read-source.ts'

export interface Imported {
  /** The path of the source. */
  path: string
  article?: Article
  messages: Message[]
  /** What the article was read from; absent when the source never became a piece. */
  piece?: Piece
  /** What the importer itself threw: a bug, also told as the message `source/failed`. */
  bug?: unknown
}

export interface ImportAllOptions {
  profile: Profile
  /** How much is read; the standard limits if not said. */
  limits?: Limits | undefined
  /** Taken as the format of every source instead of being told from its name and content. */
  format?: Format | undefined
  /** Whether comments come into the records. */
  comments?: boolean | undefined
  /** The exports among the sources of the whole run, if these are a part of it; whoever opened them closes them. */
  exports?: Exports | undefined
}

/** Imports the files at `paths` (`-` is standard input). One source is in memory at a time; none stops the others. */
export async function* importAll(paths: Iterable<string>, options: ImportAllOptions): AsyncGenerator<Imported> {
  const exports = options.exports ?? (await openExports(paths, { ...options, limits: limitsOf(options) }))
  try {
    for (const path of paths) yield* importPath(path, exports, options)
  } finally {
    if (!options.exports) await exports.close()
  }
}

const limitsOf = ({ limits = standardLimits }: ImportAllOptions): Limits => limits

async function* importPath(path: string, exports: Exports, options: ImportAllOptions): AsyncGenerator<Imported> {
  const open = exports.openers.get(path)
  if (open) {
    yield* importExport(path, open, exports, options)
    return
  }
  const { problem } = exports
  const source =
    path === stdinPath && problem ? { problem } : await readSource(path, limitsOf(options).bytes, exports.stdin)
  if ('problem' in source) {
    yield { path, messages: [source.problem] }
    return
  }
  const { pieces, problems, messages: said = [] } = toPieces(path, source.bytes, options)
  if (problems.length + said.length > 0) {
    const { report, messages } = createLog(path, '')
    reportAll(problems, report)
    yield { path, messages: [...messages, ...said] }
  }
  for (const piece of pieces) yield await importPiece(piece, options)
}

/** The articles of an export, one in memory at a time; what is damaged so that it cannot be unpacked ends it. */
async function* importExport(
  path: string,
  open: OpenBytes,
  { libraries }: Exports,
  options: ImportAllOptions,
): AsyncGenerator<Imported> {
  try {
    for await (const part of splitWxr(open(), await libraries(), { path, limits: limitsOf(options) })) {
      if ('piece' in part) yield await importPiece(part.piece, options)
      else yield { path, messages: part.messages }
    }
  } catch (error) {
    // Streams have no other way to say that the disk or the packing failed.
    if (!(error instanceof Error && 'code' in error)) throw error
    const isPacking = String(error.code).startsWith('Z_')
    const reason = isPacking ? error.message : reasonOf(error)
    yield { path, messages: [messageOf(path, isPacking ? 'source/bad-gzip' : 'source/unreadable', { reason })] }
  }
}

/** The one place that catches what the importer throws: a bug that one article meets must not cost the others. */
export async function importPiece(piece: Piece, options: ImportAllOptions): Promise<Imported> {
  const { profile, comments = false } = options
  try {
    return {
      path: piece.path,
      piece,
      ...(await importArticle(piece, { profile, comments, limits: limitsOf(options) })),
    }
  } catch (bug) {
    const reason = bug instanceof Error ? `${bug.name}: ${bug.message}` : String(bug)
    return { path: piece.path, piece, messages: [messageOf(piece.path, 'source/failed', { reason })], bug }
  }
}

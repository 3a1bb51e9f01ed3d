/** Many sources → many results, one after the other, in the order of the sources. */

import type { Article, Format } from '../article/article.ts'
import type { Piece } from '../article/draft.ts'
import type { Message } from '../diagnostics/message.ts'
import { reportAll } from '../diagnostics/problem.ts'
import { createLog } from '../diagnostics/report.ts'
import type { Profile } from '../meta/profile.ts'
import { importArticle } from '../pipeline.ts'
import { toPieces } from '../split/to-pieces.ts'
import { defaultMaxItem, splitWxr } from '../split/wxr/split-wxr.ts'
import { messageOf } from './message-of.ts'
import { readSource } from './read-source.ts'
import { reasonOf } from './reason-of.ts'
import { findExport, type OpenBytes } from './stream-export.ts'

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
  /** Taken as the format of every source instead of being told from its name and content. */
  format?: Format | undefined
}

/** Imports the files at `paths` (`-` is standard input). One source is in memory at a time; none stops the others. */
export async function* importAll(paths: Iterable<string>, options: ImportAllOptions): AsyncGenerator<Imported> {
  for (const path of paths) {
    const open = await findExport(path, options.format)
    if (open) {
      yield* importExport(path, open, options.profile)
      continue
    }
    const source = await readSource(path)
    if ('problem' in source) {
      yield { path, messages: [source.problem] }
      continue
    }
    const { pieces, problems, messages: said = [] } = toPieces(path, source.bytes, { format: options.format })
    if (problems.length + said.length > 0) {
      const { report, messages } = createLog(path, '')
      reportAll(problems, report)
      yield { path, messages: [...messages, ...said] }
    }
    for (const piece of pieces) yield await importPiece(piece, options.profile)
  }
}

/** The articles of an export, one in memory at a time; what is damaged so that it cannot be unpacked ends it. */
async function* importExport(path: string, open: OpenBytes, profile: Profile): AsyncGenerator<Imported> {
  try {
    for await (const part of splitWxr(open, { path, maxItem: defaultMaxItem })) {
      if ('piece' in part) yield await importPiece(part.piece, profile)
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
async function importPiece(piece: Piece, profile: Profile): Promise<Imported> {
  try {
    return { path: piece.path, piece, ...(await importArticle(piece, { profile })) }
  } catch (bug) {
    const reason = bug instanceof Error ? `${bug.name}: ${bug.message}` : String(bug)
    return { path: piece.path, piece, messages: [messageOf(piece.path, 'source/failed', { reason })], bug }
  }
}

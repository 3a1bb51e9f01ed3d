/** What came of an article, packed for the way to the main thread and into a store. */

import type { Piece } from '../article/draft.ts'
import type { Message } from '../diagnostics/message.ts'
import { messagesToText } from '../diagnostics/stored-message.ts'
import { sumUp } from '../diagnostics/sum.ts'
import { pack } from '../store/packed.ts'
import type { Reading } from '../store/store.ts'
import type { Imported } from './import-file.ts'

/** A reading with what only people want to see. */
export interface ToldReading extends Reading {
  /** What the article was read from, if the lines of its source are to be shown. */
  piece?: Piece
  /** What the importer threw. */
  bug?: Error
}

/** Packs what came of one article. `keepsPiece` says whether its source goes along. */
export function toReading(
  { path, article, messages, piece, bug }: Imported,
  keepsPiece: (messages: Message[]) => boolean = () => false,
): ToldReading {
  return {
    ...(article && { record: pack(article) }),
    messages: messagesToText(messages, path),
    sums: sumUp(messages),
    ...(piece?.start && { start: piece.start }),
    ...(piece && keepsPiece(messages) && { piece }),
    ...(bug !== undefined && { bug: plainError(bug) }),
  }
}

/** Whether the next run may count on it. What was stopped or failed may have been the fault of a busy machine. */
export function isSettled({ sums }: ToldReading): boolean {
  return !sums.some(({ rule }) => unsettled.has(rule))
}

const unsettled = new Set<string>(['source/too-slow', 'source/too-much-memory', 'source/failed'])

/** The messages of a reading as a reading. */
export function saying(path: string, messages: Message[]): ToldReading {
  return toReading({ path, messages })
}

/** An error that any thread can be given, whatever was thrown. */
export function plainError(bug: unknown): Error {
  const error = new Error(bug instanceof Error ? bug.message : String(bug))
  if (bug instanceof Error) {
    error.name = bug.name
    if (bug.stack !== undefined) error.stack = bug.stack
  }
  return error
}

/** The bytes of a source → its pieces. */

import type { Format } from '../article/article.ts'
import type { Piece } from '../article/draft.ts'
import type { Limits } from '../diagnostics/limits.ts'
import type { Message } from '../diagnostics/message.ts'
import { reportAll } from '../diagnostics/problem.ts'
import { createLog } from '../diagnostics/report.ts'
import { toPieces } from '../split/to-pieces.ts'

export interface SplitBytesOptions {
  limits: Limits
  format?: Format | undefined
  /** What is known of where the bytes come from. */
  fetched?: (NonNullable<Piece['fetched']> & { format?: Format }) | undefined
}

/** The pieces of a source, and what there is to say of it as a whole. */
export function splitBytes(
  path: string,
  bytes: Uint8Array,
  { limits, fetched, format = fetched?.format }: SplitBytesOptions,
): { pieces: Piece[]; said: Message[] } {
  const { pieces, problems, messages: ofSplit = [] } = toPieces(path, bytes, { limits, format })
  const { report, messages } = createLog(path, '')
  reportAll(problems, report)
  return {
    pieces: fetched ? pieces.map((piece) => ({ fetched, ...piece })) : pieces,
    said: [...messages, ...ofSplit],
  }
}

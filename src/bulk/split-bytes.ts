/** The bytes of a source → its pieces. */

import type { Format } from '../article/article.ts'
import type { Piece } from '../article/draft.ts'
import type { Limits } from '../diagnostics/limits.ts'
import type { Message } from '../diagnostics/message.ts'
import { reportAll } from '../diagnostics/problem.ts'
import { createLog } from '../diagnostics/report.ts'
import { toPieces } from '../split/to-pieces.ts'

/** The pieces of a source, and what there is to say of it as a whole. */
export function splitBytes(
  path: string,
  bytes: Uint8Array,
  options: { limits: Limits; format?: Format | undefined },
): { pieces: Piece[]; said: Message[] } {
  const { pieces, problems, messages: ofSplit = [] } = toPieces(path, bytes, options)
  const { report, messages } = createLog(path, '')
  reportAll(problems, report)
  return { pieces, said: [...messages, ...ofSplit] }
}

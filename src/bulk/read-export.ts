/** A WordPress export → its pieces, one in memory at a time. */

import type { Piece } from '../article/draft.ts'
import type { Limits } from '../diagnostics/limits.ts'
import type { Message } from '../diagnostics/message.ts'
import { splitWxr } from '../split/wxr/split-wxr.ts'
import { reasonOf } from '../store/reason-of.ts'
import { messageOf } from './message-of.ts'
import type { Exports, OpenBytes } from './open-exports.ts'

export type ExportPart = { piece: Piece } | { messages: Message[] }

/** The parts of an export in their order; what is damaged so that it cannot be unpacked ends it. */
export async function* readExport(
  path: string,
  open: OpenBytes,
  { libraries }: Pick<Exports, 'libraries'>,
  limits: Limits,
): AsyncGenerator<ExportPart> {
  try {
    yield* splitWxr(open(), await libraries(), { path, limits })
  } catch (error) {
    // Streams have no other way to say that the disk or the packing failed.
    if (!(error instanceof Error && 'code' in error)) throw error
    const isPacking = String(error.code).startsWith('Z_')
    const reason = isPacking ? error.message : reasonOf(error)
    yield { messages: [messageOf(path, isPacking ? 'source/bad-gzip' : 'source/unreadable', { reason })] }
  }
}

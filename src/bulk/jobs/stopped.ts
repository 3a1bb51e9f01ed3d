/** What is said of an article that ended its worker. */

import type { Piece } from '../../article/draft.ts'
import type { Limits } from '../../diagnostics/limits.ts'
import type { Message } from '../../diagnostics/message.ts'
import { messageOf } from '../message-of.ts'
import { type ToldReading, toReading } from '../to-reading.ts'
import type { Stopped } from './task.ts'

/** The reading of an article that is not tried again. */
export function stoppedReading(piece: Piece, { reason }: Stopped, limits: Limits): ToldReading {
  return toReading({ path: piece.path, piece, messages: [messages[reason](piece, limits)] })
}

const messages: Record<Stopped['reason'], (piece: Piece, limits: Limits) => Message> = {
  time: ({ path, start }, { seconds }) => messageOf(path, 'source/too-slow', { seconds }, start),
  memory: ({ path, start }, { heap }) => messageOf(path, 'source/too-much-memory', { megabytes: heap }, start),
  exit: ({ path, start }) => messageOf(path, 'source/failed', { reason: 'the worker ended' }, start),
}

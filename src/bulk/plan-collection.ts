/** The work that a source of many articles takes, article by article. */

import { messagesOfText, messagesToText } from '../diagnostics/stored-message.ts'
import type { Known } from '../store/store.ts'
import type { Collection, CollectionPart } from './collection.ts'
import type { Done } from './jobs/task.ts'
import { messageOf } from './message-of.ts'
import type { Planned } from './read-parts.ts'
import { isSettled, saying } from './to-reading.ts'

/** A part of a collection that is read on its own: articles by their number, those from `from` up to `to`. */
export interface Slice {
  from: number
  /** Absent for the last slice. */
  to?: number | undefined
  /** Of the collection when it was cut. */
  sha256?: string | undefined
  stamp?: string | undefined
}

export interface PlanOptions {
  /** What is known of it from an earlier run. */
  before?: Known | undefined
  /** Whether it is to be known by the next run. */
  isRemembered: boolean
  signal?: AbortSignal | undefined
}

/** Plans the reading of a collection, unless it is the same as before. One that changes meanwhile is read again by the next run. */
export async function* planCollection(
  path: string,
  collection: Collection,
  { before, isRemembered, signal }: PlanOptions,
): AsyncGenerator<Planned> {
  const known = isRemembered ? collection.known : undefined
  const stamp = known?.stamp()
  if (before && stamp !== undefined && stamp === before.stamp) return yield ready({ known: before })
  const sha256 = await known?.sha256()
  if (before && sha256 !== undefined && sha256 === before.sha256) return yield ready({ known: before, stamp })
  yield* planSlice(path, collection, { parts: collection.read(), slice: { from: 0, sha256, stamp }, signal })
}

/** Plans the reading of a slice, whose parts come from `parts`. */
export async function* planSlice(
  path: string,
  { known, isAlone }: Collection,
  { parts, slice, signal }: { parts: AsyncIterable<CollectionPart>; slice: Slice; signal?: AbortSignal | undefined },
): AsyncGenerator<Planned> {
  const { from, to, sha256, stamp } = slice
  let isFirst = from === 0
  let isSure = true
  for await (const part of parts) {
    if (signal?.aborted) return
    const about = { path, isFirst, isLast: false }
    isFirst = false
    if ('messages' in part) yield ready({ ...about, readings: [saying(path, part.messages)] })
    else if ('toReading' in part) yield ready({ ...about, readings: [part.toReading()] })
    else {
      const { piece } = part
      const toPart = ({ readings }: Done) => {
        isSure &&= readings.every(isSettled)
        return { ...about, readings: readings.map((reading) => retold(reading, piece.path, path)) }
      }
      yield { task: { pieces: [piece] }, bytes: piece.bytes.length, toPart }
    }
  }
  const last = () => {
    const after = known?.stamp()
    const hasChanged = stamp !== undefined && after !== stamp
    const readings = hasChanged && isAlone ? [saying(path, [messageOf(path, 'source/changed', {})])] : []
    const isLast = to === undefined
    const isDoubted = !isSure || hasChanged
    return { path, readings, isFirst, isLast, isDoubted, ...(isLast && !isDoubted && { sha256, stamp: after }) }
  }
  yield { bytes: 0, toPart: last }
}

/** A reading whose messages are about a member of the source. */
function retold<Reading extends { messages: string }>(reading: Reading, member: string, source: string): Reading {
  const { messages } = reading
  if (member === source || messages === '[]') return reading
  return { ...reading, messages: messagesToText(messagesOfText(messages, member), source) }
}

function ready(part: ReturnType<Planned['toPart']>): Planned {
  return { bytes: 0, toPart: () => part }
}

/** Cuts a source of many articles into slices for many workers, and reads them. */

import type { Collection, CollectionPart } from '../collection.ts'
import type { Slice } from '../plan-collection.ts'

/** A slice, and the bytes that its worker goes through: its own, and those before it. */
export interface Cut {
  slice: Slice
  bytes: number
  bytesBefore: number
}

/** Articles of a slice, and their bytes. */
const maxSlice = { articles: 64, bytes: 4_000_000 }

/** The slices of a collection, which is read for it. */
export async function* cut(collection: Collection): AsyncGenerator<Cut> {
  const { known } = collection
  const [stamp, sha256] = [known?.stamp(), await known?.sha256()]
  let [from, at, bytes, bytesBefore] = [0, 0, 0, 0]
  const slice = (to?: number): Cut => ({ slice: { from, to, sha256, stamp }, bytes, bytesBefore })
  for await (const part of collection.read()) {
    if ('messages' in part) continue
    // What comes next may be the end, which belongs to the last slice.
    if (at - from >= maxSlice.articles || bytes >= maxSlice.bytes) {
      yield slice(at)
      from = at
      bytesBefore += bytes
      bytes = 0
    }
    at += 1
    bytes += 'piece' in part ? part.piece.bytes.length : part.bytes
  }
  yield slice()
}

export interface SliceReader {
  /**
   * The parts of a slice. What is said between two articles belongs to the slice of the later one, and at the end to the last.
   */
  read(path: string, collection: Collection, slice: Slice): AsyncGenerator<CollectionPart>
  close(): Promise<void>
}

interface Open {
  path: string
  parts: AsyncIterator<CollectionPart>
  /** Articles that were read. */
  at: number
}

/**
 * A collection is read from its beginning on, whatever packs it, so the reader of a slice stays open: a worker mostly takes
 * later slices of the same collection next, and passes over those of others, which costs a small part of importing them.
 */
export function createSliceReader(): SliceReader {
  let open: Open | undefined
  const close = async () => {
    await open?.parts.return?.()
    open = undefined
  }
  return {
    close,
    async *read(path, collection, { from, to }) {
      if (open && (open.path !== path || open.at > from)) await close()
      const reader = open ?? { path, parts: collection.read()[Symbol.asyncIterator](), at: 0 }
      open = undefined
      let isWhole = false
      try {
        while (to === undefined || reader.at < to) {
          const next = await reader.parts.next()
          if (next.done) break
          if (reader.at >= from) yield next.value
          if (!('messages' in next.value)) reader.at += 1
        }
        isWhole = true
      } finally {
        if (isWhole) open = reader
        else await reader.parts.return?.()
      }
    },
  }
}

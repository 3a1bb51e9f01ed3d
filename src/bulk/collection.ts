/** Sources of many articles: exports, archives, files of records. To add a kind: a function that opens it, and a line in `kinds`. */

import { createHash } from 'node:crypto'
import type { Format } from '../article/article.ts'
import type { Piece } from '../article/draft.ts'
import type { Limits } from '../diagnostics/limits.ts'
import type { Message } from '../diagnostics/message.ts'
import { type ArchiveKind, findArchiveKind } from '../split/archive/names.ts'
import { readLazily } from '../store/read-records.ts'
import type { ByteFile } from './files/byte-file.ts'
import type { Files } from './files/files.ts'
import { fileNameOf, isRemote } from './files/remote-name.ts'
import { stdinPath } from './find-sources.ts'
import { holdsRecords } from './holds-records.ts'
import type { Exports } from './open-exports.ts'
import { readExport } from './read-export.ts'
import { type ToldReading, toReading } from './to-reading.ts'

/** What a collection holds next: an article, a record, or something to be said. */
export type CollectionPart = { piece: Piece } | { bytes: number; toReading(): ToldReading } | { messages: Message[] }

export interface Collection {
  /** Its parts in their order, one in memory at a time. Where it is damaged, a part says so. */
  read(): AsyncIterable<CollectionPart>
  /** By what it is known; without it, it is read by each run. */
  known?: {
    /** What tells that it is untouched, without reading it. */
    stamp(): string | undefined
    /** All of it is read for it, once. */
    sha256(): Promise<string | undefined>
  }
  /** Whether its stamp is about itself alone. */
  isAlone: boolean
}

export interface OpenCollectionOptions {
  files: Files
  exports: Exports
  limits: Limits
  format?: Format | undefined
  /** Whether files of records are sources. */
  takesRecords?: boolean | undefined
}

type Open = (path: string, options: OpenCollectionOptions) => Promise<Collection | undefined>

/** The first that knows a source opens it. */
const kinds: Open[] = [openRecords, openExport, openArchive]

/** Opens a source that may hold many articles; nothing for one that is read whole. */
export async function openCollection(path: string, options: OpenCollectionOptions): Promise<Collection | undefined> {
  for (const open of kinds) {
    const collection = await open(path, options)
    if (collection) return collection
  }
  return undefined
}

async function openRecords(
  path: string,
  { files, format, takesRecords }: OpenCollectionOptions,
): Promise<Collection | undefined> {
  if (!takesRecords || format !== undefined || path === stdinPath || !(await holdsRecords(path))) return undefined
  return {
    isAlone: true,
    async *read() {
      const chunks = isRemote(path) ? lazyChunks(() => files.open(path)) : undefined
      for await (const { bytes, toRecord } of readLazily(path, chunks)) {
        yield { bytes, toReading: () => toReading(toRecord()) }
      }
    },
  }
}

/** The bytes of a file that is opened when they are asked for. */
async function* lazyChunks(open: () => Promise<ByteFile>): AsyncGenerator<Uint8Array> {
  const file = await open()
  yield* file.read()
}

/** All exports of a run hang on each other: one is the same when none of them changed. */
async function openExport(path: string, { exports, limits }: OpenCollectionOptions): Promise<Collection | undefined> {
  const open = exports.openers.get(path)
  if (!open) return undefined
  return {
    isAlone: false,
    read: () => readExport(path, open, exports, limits),
    ...(path !== stdinPath && { known: { stamp: exports.stamp, sha256: exports.sha256 } }),
  }
}

async function openArchive(path: string, options: OpenCollectionOptions): Promise<Collection | undefined> {
  if (path === stdinPath) {
    const { archive } = options.exports
    return archive && archiveOf(path, archive.kind, Promise.resolve(archive.file), options)
  }
  const kind = findArchiveKind(fileNameOf(path))
  return kind && archiveOf(path, kind, options.files.open(path), options)
}

async function archiveOf(
  path: string,
  kind: ArchiveKind,
  opening: Promise<ByteFile>,
  { limits, format }: OpenCollectionOptions,
): Promise<Collection> {
  // Whoever reads it says why it cannot be opened.
  const file = await opening.catch(() => undefined)
  return {
    isAlone: true,
    async *read() {
      const { readArchive } = await import('./archives/read-archive.ts') // four packages, which few runs need
      for await (const { pieces, said } of readArchive(path, kind, { limits, format, open: () => opening })) {
        if (said.length > 0) yield { messages: said }
        for (const piece of pieces) yield { piece }
      }
    },
    ...(file && path !== stdinPath && { known: knownBy(path, file) }),
  }
}

/** A file of a server is known by its stamp alone, for a hash would take all of it once more. */
function knownBy(path: string, file: ByteFile): NonNullable<Collection['known']> {
  let sum: Promise<string | undefined> | undefined
  return { stamp: () => stampNow(file), sha256: () => (sum ??= isRemote(path) ? hashOfStamp(file) : hash(file)) }
}

async function hashOfStamp(file: ByteFile): Promise<string | undefined> {
  const stamp = file.stamp()
  return stamp === undefined ? undefined : createHash('sha256').update(stamp).digest('hex')
}

function stampNow(file: ByteFile): string | undefined {
  try {
    return file.stamp()
  } catch {
    // It is gone by now, which whoever reads it says.
    return undefined
  }
}

/** The hash of a file; nothing if it cannot be read, which whoever reads it says. */
async function hash(file: ByteFile): Promise<string | undefined> {
  const sum = createHash('sha256')
  try {
    for await (const chunk of file.read()) sum.update(chunk)
  } catch {
    return undefined
  }
  return sum.digest('hex')
}

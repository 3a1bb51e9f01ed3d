/** The WordPress exports among the sources: bytes that can be read more than once, and what their sites share. */

import { createHash } from 'node:crypto'
import { lstatSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import type { Format } from '../article/article.ts'
import type { Limits } from '../diagnostics/limits.ts'
import type { Message } from '../diagnostics/message.ts'
import { type ArchiveKind, detectArchiveKind } from '../split/archive/names.ts'
import { detectFormat } from '../split/detect-format.ts'
import { isGzip, unzipStart } from '../split/unzip.ts'
import type { Libraries } from '../split/wxr/split-text.ts'
import { indexWxr } from '../split/wxr/split-wxr.ts'
import { reasonOf } from '../store/reason-of.ts'
import { type ByteFile, headOf } from './files/byte-file.ts'
import { createFiles, type Files } from './files/files.ts'
import { gunzipped } from './files/gunzipped.ts'
import { fileNameOf, isRemote } from './files/remote-name.ts'
import { stdinPath } from './find-sources.ts'
import { messageOf } from './message-of.ts'
import { type Spool, spoolStream } from './spool.ts'

/** Begins the bytes of a source anew. */
export type OpenBytes = () => AsyncIterable<Uint8Array>

export interface Exports {
  /** How to read each export, by its path. */
  openers: Map<string, OpenBytes>
  /** Files and patterns of each site, from all its exports. All are read for it, once. */
  libraries(): Promise<Libraries>
  /** A hash of the bytes of all exports, on which each article hangs. All are read for it, once; nothing if one cannot be. */
  sha256(): Promise<string | undefined>
  /** What tells that none of them was touched, without reading them; nothing if one cannot be looked at. */
  stamp(): string | undefined
  /** Standard input where it is neither: what was read to tell that, and the rest. */
  stdin: AsyncIterable<Uint8Array> | undefined
  /** Standard input where it is an archive. */
  archive: { kind: ArchiveKind; file: ByteFile } | undefined
  /** Why standard input could not be kept. */
  problem: Message | undefined
  /** Frees the disk that standard input takes. */
  close(): Promise<void>
}

export interface OpenExportsOptions {
  limits: Limits
  /** Taken as the format of every source instead of being told from its name and content. */
  format?: Format | undefined
  /** Opens them; those of this machine if not said. */
  files?: Files | undefined
  /** Ends the reading of libraries early. */
  signal?: AbortSignal | undefined
}

/**
 * Finds the exports among `paths`, whose libraries let a post find its files also in another file of the run. Standard
 * input that is an export is kept on disk meanwhile. What cannot be read is left to whoever reads it whole, who says why.
 */
export async function openExports(
  paths: Iterable<string>,
  { limits, format, files = createFiles({ maxBytes: limits.bytes }), signal }: OpenExportsOptions,
): Promise<Exports> {
  const openers = new Map<string, OpenBytes>()
  const found = new Map<string, ByteFile>()
  let stdin: StandardInput = {}
  const close = async () => stdin.spool?.close()
  try {
    for (const path of paths) {
      if (path === stdinPath) stdin = await openStdin(format)
      const file = path === stdinPath ? undefined : await findExport(path, files, format)
      if (file) found.set(path, file.file)
      const open = file?.open ?? (path === stdinPath ? stdin.open : undefined)
      if (open) openers.set(path, open)
    }
  } catch (error) {
    await close()
    throw error
  }
  if (openers.size > 0) setFlagsFromString(smallHeap)
  const all = [...openers.values()].map((open) => () => abortable(open(), signal))
  let libraries: Promise<Libraries> | undefined
  let sha256: Promise<string | undefined> | undefined
  return {
    openers,
    libraries: () => (libraries ??= indexAll(all, limits)),
    sha256: () => (sha256 ??= hashAll(openers, found)),
    stamp: () => (openers.has(stdinPath) ? undefined : stampAll(found)),
    stdin: stdin.bytes,
    archive: stdin.archive,
    problem: stdin.problem,
    close,
  }
}

/**
 * V8 lets a heap that is collected quickly grow far beyond what lives in it: of an export of 90 MB, to 177 MB instead of 127
 * (bench/wxr.js), of larger ones further. It costs a fifth more time.
 */
const smallHeap = '--heap-growing-percent=30'

async function indexAll(exports: OpenBytes[], limits: Limits): Promise<Libraries> {
  const libraries: Libraries = new Map()
  for (const open of exports) await indexWxr(open(), libraries, { limits })
  return libraries
}

/** A file of a server goes by its stamp, for a hash would take all of it once more. */
async function hashAll(exports: Map<string, OpenBytes>, files: Map<string, ByteFile>): Promise<string | undefined> {
  const all = createHash('sha256')
  try {
    for (const [path, open] of exports) {
      const stamp = isRemote(path) ? files.get(path)?.stamp() : undefined
      if (isRemote(path) && stamp === undefined) return undefined
      const one = createHash('sha256')
      if (stamp !== undefined) one.update(stamp)
      else for await (const chunk of open()) one.update(chunk)
      all.update(one.digest())
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return undefined
  }
  return all.digest('hex')
}

function stampAll(files: Map<string, ByteFile>): string | undefined {
  const all = createHash('sha256')
  try {
    for (const [path, file] of files) {
      const stamp = file.stamp()
      if (stamp === undefined) return undefined
      all.update(`${stamp} ${path}\n`)
    }
  } catch {
    return undefined
  }
  return all.digest('hex')
}

interface StandardInput {
  spool?: Spool
  open?: OpenBytes
  archive?: Exports['archive']
  bytes?: AsyncIterable<Uint8Array>
  problem?: Message
}

async function openStdin(format: Format | undefined): Promise<StandardInput> {
  const { head, whole } = await beginStream(process.stdin)
  const isExport = formatOf(stdinPath, head, format) === 'wxr'
  const kind = isExport ? undefined : detectArchiveKind(isGzip(head) ? unzipStart(head) : head)
  if (!isExport && !kind) return { bytes: whole }
  try {
    const spool = await spoolStream(whole)
    return kind ? { spool, archive: { kind, file: spool } } : { spool, open: unpacked(head, () => spool.read()) }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return { problem: messageOf(stdinPath, 'source/unreadable', { reason: reasonOf(error) }) }
  }
}

const exportNames = /\.(?:xml|wxr)(?:\.gz)?$/i

/** How to read the file at `path` in chunks, if it is an export that stands in a regular file or at a server. */
async function findExport(
  path: string,
  files: Files,
  format: Format | undefined,
): Promise<{ file: ByteFile; open: OpenBytes } | undefined> {
  if (format ? format !== 'wxr' : !exportNames.test(fileNameOf(path))) return undefined
  try {
    if (!isRemote(path) && !lstatSync(path).isFile()) return undefined
    const file = await files.open(path)
    const head = await headOf(file, headBytes)
    return formatOf(path, head, format) === 'wxr' ? { file, open: unpacked(head, () => file.read()) } : undefined
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return undefined
  }
}

/** Bytes in which a format shows itself, packed or not. */
const headBytes = 16_384

function formatOf(path: string, head: Uint8Array, format: Format | undefined): string {
  return format ?? detectFormat(path, isGzip(head) ? unzipStart(head) : head)
}

/** Opens a stream when its first chunk is asked for: one that fails before has nobody who would hear of it. */
function unpacked(head: Uint8Array, open: () => AsyncIterable<string | Uint8Array>): OpenBytes {
  return async function* () {
    yield* isGzip(head) ? gunzipped(chunksOf(open())) : chunksOf(open())
  }
}

/** The first bytes of a stream, and all of it. */
async function beginStream(
  stream: AsyncIterable<string | Uint8Array>,
): Promise<{ head: Uint8Array; whole: AsyncIterable<Uint8Array> }> {
  const chunks = chunksOf(stream)[Symbol.asyncIterator]()
  const begun: Uint8Array[] = []
  for (let size = 0; size < headBytes; ) {
    const next = await chunks.next()
    if (next.done) break
    begun.push(next.value)
    size += next.value.length
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield* begun
    yield* { [Symbol.asyncIterator]: () => chunks }
  }
  return { head: Buffer.concat(begun).subarray(0, headBytes), whole: whole() }
}

/** The chunks of a stream of bytes; one that was told to decode them gives texts. */
async function* chunksOf(stream: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk
}

async function* abortable(chunks: AsyncIterable<Uint8Array>, signal: AbortSignal | undefined) {
  for await (const chunk of chunks) {
    if (signal?.aborted) return
    yield chunk
  }
}

/** Where the bytes of sources come from: this machine, or the network, whose part is loaded when a source is named by a URL. */

import type { ObjectStore } from '../../net/object-store.ts'
import { type ReadSource, readSource } from '../read-source.ts'
import { type ByteFile, localFile } from './byte-file.ts'
import { isRemote } from './remote-name.ts'

/** What the user allows of the network. Plain data, for worker threads have a client of their own. */
export interface NetworkSettings {
  /** How we name ourselves to servers. */
  userAgent: string
  /** Tries after the first one. */
  retries?: number
  /** Milliseconds between two requests to one host. */
  gapMs?: number
  /** Of one request. */
  timeoutMs?: number
  /** Ranges of addresses that are allowed besides public ones. */
  allow?: string[]
  allowPrivate?: boolean
  /** Where `s3://` leads. */
  store: ObjectStore
}

export interface FilesOptions {
  /** The largest source that is read whole. */
  maxBytes: number
  /** Without it, nothing is asked of the network. */
  network?: NetworkSettings | undefined
  now?: () => number
}

export interface Files {
  /** Opens a file that is read in parts. What goes wrong has a `code`, as errors of the system do. */
  open(path: string): Promise<ByteFile>
  /** Reads a source whole, unless it has this stamp still; what cannot be read is a message. */
  readWhole(path: string, stamp?: string): Promise<ReadSource>
  /** The objects below `s3://bucket/folder/`, in the order of the store. */
  list(path: string): AsyncIterable<string>
  close(): Promise<void>
}

export function createFiles({ maxBytes, network, now }: FilesOptions): Files {
  let opened: Promise<Files> | undefined
  const remote = async (): Promise<Files> => {
    if (!network) throw new Error('a source by URL, and no settings of the network')
    opened ??= import('./remote-files.ts').then(({ openRemoteFiles }) => openRemoteFiles(network, maxBytes))
    return opened
  }
  return {
    open: async (path) => (isRemote(path) ? (await remote()).open(path) : localFile(path)),
    async readWhole(path, stamp) {
      return isRemote(path) ? (await remote()).readWhole(path, stamp) : readSource(path, maxBytes, undefined, now)
    },
    async *list(path) {
      yield* (await remote()).list(path)
    },
    close: async () => (await opened)?.close(),
  }
}

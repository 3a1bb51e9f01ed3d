/** A stream that has to be read twice, kept on disk meanwhile. */

import { createReadStream } from 'node:fs'
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ByteFile } from './files/byte-file.ts'

export interface Spool extends ByteFile {
  close(): Promise<void>
}

/**
 * Writes a stream into the folder for temporary files. The file has no name any more once it is open: however the
 * process ends, the system takes it away.
 */
export async function spoolStream(bytes: AsyncIterable<Uint8Array>): Promise<Spool> {
  const file = await openNameless()
  try {
    for await (const chunk of bytes) await file.appendFile(chunk)
  } catch (error) {
    await file.close()
    throw error
  }
  return {
    sizeBytes: (await file.stat()).size,
    stamp: () => undefined,
    read: (start = 0, end = Number.POSITIVE_INFINITY) =>
      createReadStream('', { fd: file, start, end: end - 1, autoClose: false }),
    close: () => file.close(),
  }
}

async function openNameless(): Promise<FileHandle> {
  const folder = await mkdtemp(join(tmpdir(), 'alphanode-spool-'))
  try {
    return await open(join(folder, 'stdin'), 'wx+', 0o600)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

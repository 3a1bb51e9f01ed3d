/** A ZIP archive → its files, one in memory at a time. Its list stands at the end, so it is read from a file and no stream. */

import { crc32 } from 'node:zlib'
import { type Entry, fromRandomAccessReaderPromise, getFileNameLowLevel, type ZipFile } from 'yauzl'
import { type Member, type SplitArchiveOptions, tooLarge } from '../../split/archive/member.ts'
import { reasonOf } from '../../store/reason-of.ts'
import type { ByteFile } from '../files/byte-file.ts'
import { BlockReader } from './block-reader.ts'

/** Splits an archive. Throws yauzl's errors where its list is damaged; a damaged member is a problem of its own. */
export async function* splitZip(file: ByteFile, { maxBytes, choose }: SplitArchiveOptions): AsyncGenerator<Member> {
  // Names are checked here: for yauzl one that leads out of the archive ends the reading.
  const zip = await fromRandomAccessReaderPromise(new BlockReader(file), file.sizeBytes, {
    decodeStrings: false,
    lazyEntries: true,
    autoClose: false,
  })
  try {
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry)
      if (name.endsWith('/') || !choose(name)) continue
      yield await read(zip, entry, name, maxBytes)
    }
  } finally {
    zip.close()
  }
}

function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false)
}

async function read(zip: ZipFile, entry: Entry, name: string, maxBytes: number): Promise<Member> {
  if (isLink(entry)) return { name, problem: { id: 'archive/link', details: {} } }
  if (entry.isEncrypted()) return { name, problem: { id: 'archive/unread-member', details: { kind: 'encrypted' } } }
  if (entry.uncompressedSize > maxBytes) return { name, problem: tooLarge(entry.uncompressedSize, maxBytes) }
  try {
    const chunks: Uint8Array[] = []
    // yauzl stops with an error where there is more than the list says, and checks no sums.
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk)
    const bytes = Buffer.concat(chunks)
    if (crc32(bytes) === entry.crc32) return { name, bytes }
    return { name, problem: { id: 'archive/unread-member', details: { kind: 'damaged (its checksum differs)' } } }
  } catch (error) {
    return { name, problem: { id: 'archive/unread-member', details: { kind: reasonOf(error) } } }
  }
}

/** Info-ZIP keeps the mode of Unix in the upper half of what it calls external attributes. */
function isLink({ versionMadeBy, externalFileAttributes }: Entry): boolean {
  return versionMadeBy >> 8 === 3 && ((externalFileAttributes >>> 16) & 0o170000) === 0o120000
}

/** A tar archive → its files, one in memory at a time. */

import { Parser, type ReadEntry } from 'tar'
import { ArchiveStop, type Member, type SplitArchiveOptions, tooLarge } from './member.ts'

/**
 * Splits the unpacked bytes of a tar archive (ustar, pax and GNU). Throws `ArchiveStop` for what is none; a damaged header is
 * said once, and what follows is read on.
 */
export async function* splitTar(
  chunks: AsyncIterable<Uint8Array>,
  { maxBytes, choose }: SplitArchiveOptions,
): AsyncGenerator<Member> {
  const ready: Member[] = []
  const warnings = new Set<string>()
  const parser = new Parser({
    // The bytes are unpacked already, and counted.
    maxDecompressionRatio: 1,
    onwarn: (_, reason) => warnings.add(String(reason)),
    onReadEntry(entry) {
      const member = begin(entry, { maxBytes, choose })
      if (member && 'problem' in member) ready.push(member)
      if (!member || 'problem' in member) return void entry.resume()
      entry.on('data', (chunk) => member.chunks.push(chunk))
      entry.on('end', () => {
        const bytes = Buffer.concat(member.chunks)
        // What is cut off is said as the damage of the archive.
        if (bytes.length === entry.size) ready.push({ name: entry.path, bytes })
      })
    },
  })
  for await (const chunk of chunks) {
    parser.write(chunk)
    yield* ready.splice(0)
  }
  parser.end()
  yield* ready
  const [reason] = warnings
  if (reason !== undefined) throw new ArchiveStop({ id: 'archive/damaged', details: { kind: 'tar', reason } })
}

/** Where the bytes of an entry go, if it is a file to be read. */
function begin(
  { path, size, type, linkpath = '' }: ReadEntry,
  { maxBytes, choose }: SplitArchiveOptions,
): { chunks: Uint8Array[] } | Extract<Member, { problem: unknown }> | undefined {
  if (type === 'Directory' || !choose(path)) return undefined
  if (type === 'SymbolicLink' || type === 'Link')
    return { name: path, problem: { id: 'archive/link', details: { target: linkpath } } }
  if (!files.has(type)) return { name: path, problem: { id: 'archive/unread-member', details: { kind: type } } }
  return size > maxBytes ? { name: path, problem: tooLarge(size, maxBytes) } : { chunks: [] }
}

const files = new Set<string>(['File', 'OldFile', 'ContiguousFile'])

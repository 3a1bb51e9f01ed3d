/** An archive → the pieces of its members, one member in memory at a time. */

import type { Format } from '../../article/article.ts'
import type { Piece } from '../../article/draft.ts'
import type { Limits } from '../../diagnostics/limits.ts'
import type { Message } from '../../diagnostics/message.ts'
import { reportAll } from '../../diagnostics/problem.ts'
import { createLog } from '../../diagnostics/report.ts'
import { ArchiveStop, type Member } from '../../split/archive/member.ts'
import { type ArchiveKind, findSafeName, isHidden, memberPath } from '../../split/archive/names.ts'
import { articleNames } from '../../split/detect-format.ts'
import { isRestAnswer, restHeadLength } from '../../split/rest-items.ts'
import { isGzip } from '../../split/unzip.ts'
import { reasonOf } from '../../store/reason-of.ts'
import { type ByteFile, headOf } from '../files/byte-file.ts'
import { gunzipped } from '../files/gunzipped.ts'
import { messageOf } from '../message-of.ts'
import { splitBytes } from '../split-bytes.ts'

export interface ReadArchiveOptions {
  limits: Limits
  /** Opens the archive. */
  open(path: string): Promise<ByteFile>
  /** Taken as the format of every member instead of being told from its name and content. */
  format?: Format | undefined
}

/** What an archive holds next: articles, or something to be said. */
export interface ArchivePart {
  pieces: Piece[]
  said: Message[]
}

/**
 * Reads the archive at `path` in constant memory. Members are chosen by their names, as files of a folder are; nothing is
 * written to disk. What stops the reading is a message, and never an error.
 */
export async function* readArchive(
  path: string,
  kind: ArchiveKind,
  { limits, format, open }: ReadArchiveOptions,
): AsyncGenerator<ArchivePart> {
  const choice = createChoice(path, kind, limits)
  let articles = 0
  try {
    for await (const member of splitters[kind](await open(path), limits, choice.choose)) {
      const { pieces, said } = toPart(memberPath(path, tidyName(member)), member, { limits, format })
      articles += pieces.length
      yield { pieces, said: [...choice.said.splice(0), ...said] }
    }
  } catch (error) {
    choice.said.push(toMessage(path, kind, error))
  }
  const isEmpty = articles === 0 && choice.said.length === 0
  if (isEmpty) choice.said.push(messageOf(path, 'source/no-articles', { skipped: choice.skipped, isArchive: true }))
  if (choice.said.length > 0) yield { pieces: [], said: choice.said }
}

/** Tar archives write `./` before their names; a page of a crawl is called by its URL. */
function tidyName(member: Member): string {
  return 'fetched' in member ? member.name : (findSafeName(member.name) ?? member.name)
}

interface Choice {
  choose(name: string): boolean
  /** What is to be said of members that are not chosen. */
  said: Message[]
  /** Members that are no sources. */
  skipped: number
}

/** Chooses members by their names, and counts them all. */
function createChoice(path: string, kind: ArchiveKind, { archiveMembers }: Limits): Choice {
  let members = 0
  const choice: Choice = {
    said: [],
    skipped: 0,
    choose(name) {
      members += 1
      if (members > archiveMembers)
        throw new ArchiveStop({ id: 'archive/too-many', details: { limit: archiveMembers } })
      const chosen = kind === 'warc' ? name !== '' : isChosen(name)
      if (!chosen) choice.skipped += 1
      return chosen
    },
  }
  const isChosen = (name: string): boolean => {
    const safe = findSafeName(name)
    if (safe === undefined) choice.said.push(messageOf(path, 'archive/unsafe-name', { name }))
    return safe !== undefined && !isHidden(safe) && (articleNames.test(safe) || restNames.test(safe))
  }
  return choice
}

const restNames = /\.json$/i

type Split = (file: ByteFile, limits: Limits, choose: (name: string) => boolean) => AsyncIterable<Member>

/** What takes a kind of archive apart is loaded for the first of its kind. */
const splitters: Record<ArchiveKind, Split> = {
  async *tar(file, limits, choose) {
    const { splitTar } = await import('../../split/archive/split-tar.ts')
    yield* splitTar(unpacked(file, limits), { maxBytes: limits.bytes, choose })
  },
  async *warc(file, limits, choose) {
    const { splitWarc } = await import('../../split/archive/split-warc.ts')
    yield* splitWarc(unpacked(file, limits), { maxBytes: limits.bytes, choose })
  },
  async *zip(file, limits, choose) {
    const { splitZip } = await import('./split-zip.ts')
    let bytes = 0
    for await (const member of splitZip(file, { maxBytes: limits.bytes, choose })) {
      if ('bytes' in member) bytes += member.bytes.length
      checkRatio(bytes, file.sizeBytes, limits)
      yield member
    }
  },
}

/** The bytes of a file, unpacked if they are packed by gzip. */
async function* unpacked(file: ByteFile, limits: Limits): AsyncGenerator<Uint8Array> {
  if (!isGzip(await headOf(file, 2))) return yield* file.read()
  let packed = 0
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of file.read()) {
      packed += chunk.length
      yield chunk
    }
  }
  let bytes = 0
  for await (const chunk of gunzipped(counted())) {
    bytes += chunk.length
    checkRatio(bytes, packed, limits)
    yield chunk
  }
}

/** Bytes up to which nobody is harmed, whatever they were packed to. */
const harmless = 50_000_000

function checkRatio(bytes: number, packed: number, { archiveRatio }: Limits): void {
  if (bytes > harmless && bytes > archiveRatio * packed)
    throw new ArchiveStop({ id: 'archive/bomb', details: { limit: archiveRatio } })
}

function toPart(path: string, member: Member, options: Pick<ReadArchiveOptions, 'limits' | 'format'>): ArchivePart {
  if ('problem' in member) {
    const { report, messages } = createLog(path, '')
    reportAll([member.problem], report)
    return { pieces: [], said: messages }
  }
  const { bytes, fetched } = member
  if (restNames.test(path) && !isRestAnswer(Buffer.from(bytes.subarray(0, restHeadLength)).toString('latin1')))
    return { pieces: [], said: [] }
  return splitBytes(path, bytes, { ...options, fetched })
}

function toMessage(path: string, kind: ArchiveKind, error: unknown): Message {
  if (error instanceof ArchiveStop) {
    const { report, messages } = createLog(path, '')
    reportAll([error.problem], report)
    const [message] = messages
    if (message) return message
  }
  // Streams and yauzl have no other way to say that the disk or the archive failed.
  const isDisk = error instanceof Error && 'code' in error && !String(error.code).startsWith('Z_')
  if (isDisk) return messageOf(path, 'source/unreadable', { reason: reasonOf(error) })
  return messageOf(path, 'archive/damaged', { kind, reason: reasonOf(error) })
}

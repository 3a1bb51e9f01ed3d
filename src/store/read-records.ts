/** Record files: NDJSON, one JSON record, or a JSON array of records. */

import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Article } from '../article/article.ts'
import type { Message, Point } from '../diagnostics/message.ts'
import { createLog } from '../diagnostics/report.ts'
import { type CheckedRecord, checkRecord, parseJson, parseRecord } from './check-record.ts'
import { reasonOf } from './reason-of.ts'

/** The names of record files. */
export const recordNames = /\.(?:ndjson|jsonl|json)$/i

export interface ReadRecord {
  /** The path of the record file or store. */
  path: string
  article?: Article
  messages: Message[]
}

/** A record that was not looked at yet: some readers only want those of a part of the file. */
export interface LazyRecord {
  bytes: number
  toRecord(): ReadRecord
}

/** The records of a file, each checked by the schema; what is no record is a message with its line. */
export async function* readRecords(path: string): AsyncGenerator<ReadRecord> {
  for await (const { toRecord } of readLazily(path)) yield toRecord()
}

/** The same, each checked when it is asked for. `chunks` are the bytes of NDJSON that does not lie on this machine. */
export async function* readLazily(path: string, chunks?: AsyncIterable<Uint8Array>): AsyncGenerator<LazyRecord> {
  try {
    if (chunks) yield* recordsOfLines(path, Readable.from(chunks).setEncoding('utf8'))
    else yield* /\.json$/i.test(path) ? recordsOfJson(path) : recordsOfLines(path, createReadStream(path, 'utf8'))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    const { report, messages } = createLog(path, '')
    report('source/unreadable', { reason: reasonOf(error) })
    yield { bytes: 0, toRecord: () => ({ path, messages }) }
  }
}

/** One line is in memory at a time. */
async function* recordsOfLines(path: string, chunks: AsyncIterable<string>): AsyncGenerator<LazyRecord> {
  let number = 0
  let offset = 0
  for await (const line of linesOf(chunks)) {
    number += 1
    const start = { line: number, column: 1, offset }
    if (line.trim() !== '') yield { bytes: line.length, toRecord: () => toRecord(parseRecord(line), path, start) }
    offset += line.length + 1
  }
}

/** Only LF ends a line: `node:readline` also splits at U+2028, which JSON strings may hold. */
async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let parts: string[] = []
  for await (const chunk of chunks) {
    const [first = '', ...others] = chunk.split('\n')
    parts.push(first)
    for (const other of others) {
      yield parts.join('')
      parts = [other]
    }
  }
  if (parts.join('') !== '') yield parts.join('')
}

async function* recordsOfJson(path: string): AsyncGenerator<LazyRecord> {
  const text = await readFile(path, 'utf8')
  const start = { line: 1, column: 1, offset: 0 }
  const parsed = parseJson(text)
  if ('problem' in parsed) {
    yield { bytes: text.length, toRecord: () => toRecord(parsed, path, start) }
    return
  }
  for (const value of Array.isArray(parsed.value) ? parsed.value : [parsed.value]) {
    yield { bytes: 0, toRecord: () => toRecord(checkRecord(value), path, start) }
  }
}

function toRecord(checked: CheckedRecord, path: string, start: Point): ReadRecord {
  if ('problem' in checked) return badRecord(path, checked.problem, start)
  return { path, article: checked.article, messages: [] }
}

/** Says that what stands at `start`, or in the store, is no record. */
export function badRecord(path: string, problem: string, start?: Point): ReadRecord {
  const { report, messages } = createLog(path, '', start)
  report('store/bad-record', { problem }, start && { at: { start: 0, end: 0 } })
  return { path, messages }
}

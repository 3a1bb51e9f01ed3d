/** Record files: NDJSON, one JSON record, or a JSON array of records. */

import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Article } from '../article/article.ts'
import type { Message, Point } from '../diagnostics/message.ts'
import { createLog } from '../diagnostics/report.ts'
import { messageOf } from './message-of.ts'
import { reasonOf } from './reason-of.ts'

/** The names of record files. */
export const recordNames = /\.(?:ndjson|jsonl|json)$/i

export interface ReadRecord {
  /** The path of the record file. */
  path: string
  article?: Article
  messages: Message[]
}

/** The records of a file, each checked by the schema; what is no record is a message with its line. */
export async function* readRecords(path: string): AsyncGenerator<ReadRecord> {
  try {
    yield* /\.json$/i.test(path) ? recordsOfJson(path) : recordsOfLines(path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    yield { path, messages: [messageOf(path, 'source/unreadable', { reason: reasonOf(error) })] }
  }
}

/** One line is in memory at a time. */
async function* recordsOfLines(path: string): AsyncGenerator<ReadRecord> {
  let number = 0
  let offset = 0
  for await (const line of linesOf(createReadStream(path, 'utf8'))) {
    number += 1
    if (line.trim() !== '') yield toRecord(line, path, { line: number, column: 1, offset })
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

async function* recordsOfJson(path: string): AsyncGenerator<ReadRecord> {
  const text = await readFile(path, 'utf8')
  const start = { line: 1, column: 1, offset: 0 }
  const parsed = parse(text)
  if ('problem' in parsed) yield refuse(parsed.problem, path, start)
  else
    for (const value of Array.isArray(parsed.value) ? parsed.value : [parsed.value]) yield validate(value, path, start)
}

function toRecord(line: string, path: string, start: Point): ReadRecord {
  const parsed = parse(line)
  return 'problem' in parsed ? refuse(parsed.problem, path, start) : validate(parsed.value, path, start)
}

function parse(text: string): { value: unknown } | { problem: string } {
  try {
    return { value: JSON.parse(text.replace(/^\ufeff/, '')) }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

function validate(value: unknown, path: string, start: Point): ReadRecord {
  const checked = check(value)
  return 'problem' in checked ? refuse(checked.problem, path, start) : { path, article: checked.article, messages: [] }
}

function check(value: unknown): { article: Article } | { problem: string } {
  try {
    const checked = Article.safeParse(value)
    if (checked.success) return { article: checked.data }
    const [issue] = checked.error.issues
    return { problem: `${issue?.path.length ? `${issue.path.join('.')}: ` : ''}${issue?.message ?? 'not a record'}` }
  } catch (error) {
    // The schema recurses as deep as the values; a record of ours is never deeper than 64.
    if (error instanceof RangeError) return { problem: 'nested too deeply' }
    throw error
  }
}

function refuse(problem: string, path: string, start: Point): ReadRecord {
  const { report, messages } = createLog(path, '', start)
  report('store/bad-record', { problem }, { at: { start: 0, end: 0 } })
  return { path, messages }
}

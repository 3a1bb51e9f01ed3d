/** Many records in one stream of text: NDJSON, or one JSON array. */

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { extname } from 'node:path'
import { finished } from 'node:stream/promises'
import { jsonLine } from './json-line.ts'
import { draftPath } from './write-file.ts'

export const recordFormats = ['ndjson', 'json'] as const
export type RecordFormat = (typeof recordFormats)[number]

const formatsByExtension: Record<string, RecordFormat> = { '.ndjson': 'ndjson', '.jsonl': 'ndjson', '.json': 'json' }

/** The format that the name of a file asks for, if it asks for one. */
export function findRecordFormat(path: string): RecordFormat | undefined {
  return formatsByExtension[extname(path).toLowerCase()]
}

export interface RecordWriter {
  write(record: object): Promise<void>
  /** Ends the stream; a file gets its name only now. */
  close(): Promise<void>
  /** Ends the stream and takes an unfinished file away. */
  abort(): Promise<void>
}

const frames: Record<RecordFormat, { open: string; between: string; close: string }> = {
  ndjson: { open: '', between: '\n', close: '\n' },
  json: { open: '[\n', between: ',\n', close: '\n]\n' },
}

/** Writes records to a stream that somebody else owns, such as stdout; waits when the reader is slower. */
export function streamRecords(stream: NodeJS.WritableStream, format: RecordFormat): RecordWriter {
  const frame = frames[format]
  let count = 0
  const send = async (text: string) => {
    if (text && !stream.write(text)) await once(stream, 'drain')
  }
  return {
    write: (record) => send((count++ ? frame.between : frame.open) + jsonLine(record)),
    close: () => send(count ? frame.close : format === 'json' ? '[]\n' : ''),
    abort: async () => {},
  }
}

/** Writes records to a file, which is there only when it is complete. */
export function writeRecords(path: string, format: RecordFormat): RecordWriter {
  const draft = draftPath(path)
  const file = createWriteStream(draft)
  const records = streamRecords(file, format)
  // An error of the file (no space, no such folder) must reach whoever waits, not the process.
  const ended = finished(file)
  ended.catch(() => {})
  return {
    write: (record) => Promise.race([records.write(record), ended]),
    async close() {
      await Promise.race([records.close(), ended])
      file.end()
      await ended
      await rename(draft, path)
    },
    async abort() {
      file.destroy()
      await ended.catch(() => {})
      await rm(draft, { force: true })
    },
  }
}

/** Takes records and keeps none. */
export const nowhere: RecordWriter = { write: async () => {}, close: async () => {}, abort: async () => {} }

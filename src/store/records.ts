/** Many records in one stream of text: NDJSON, or one JSON array. */

import { extname } from 'node:path'
import { openDraftFile, sendText } from './draft-file.ts'
import { jsonLine } from './json-line.ts'

export const recordFormats = ['ndjson', 'json'] as const
export type RecordFormat = (typeof recordFormats)[number]

const formatsByExtension: Record<string, RecordFormat> = { '.ndjson': 'ndjson', '.jsonl': 'ndjson', '.json': 'json' }

/** The format that the name of a file asks for, if it asks for one. */
export function findRecordFormat(path: string): RecordFormat | undefined {
  return formatsByExtension[extname(path).toLowerCase()]
}

export interface RecordWriter {
  write(record: object): Promise<void>
  /** Writes what is a line of JSON already. */
  writeLine(line: string): Promise<void>
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
  return { ...framed((text) => sendText(stream, text), format), abort: async () => {} }
}

/** Writes records to a file, which is there only when it is complete. */
export function writeRecords(path: string, format: RecordFormat): RecordWriter {
  const file = openDraftFile(path)
  const { write, writeLine, close } = framed(file.write, format)
  return {
    write,
    writeLine,
    async close() {
      await close()
      await file.close()
    },
    abort: file.abort,
  }
}

function framed(send: (text: string) => Promise<void>, format: RecordFormat): Omit<RecordWriter, 'abort'> {
  const frame = frames[format]
  let count = 0
  const writeLine = (line: string) => send((count++ ? frame.between : frame.open) + line)
  return {
    writeLine,
    write: (record) => writeLine(jsonLine(record)),
    close: () => send(count ? frame.close : format === 'json' ? '[]\n' : ''),
  }
}

/** Takes records and keeps none. */
export const nowhere: RecordWriter = {
  write: async () => {},
  writeLine: async () => {},
  close: async () => {},
  abort: async () => {},
}

/** What became of every URL of media: one line each, so that a run that was cut goes on, and a person can look. */

import { appendFile, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { jsonLine } from '../../store/json-line.ts'

const Tried = z.object({
  url: z.string(),
  attempts: z.number(),
  /** Of the HTTP answer, if there was one. */
  status: z.number().optional(),
})
export const Loaded = Tried.extend({
  /** In the folder of the ledger. */
  file: z.string().regex(/^[0-9a-f]{32}\.\w+$/),
  bytes: z.number(),
  sha256: z.string(),
  /** By the first bytes of the file. */
  contentType: z.string(),
})
export const Missed = Tried.extend({ error: z.string() })
const Line = z.union([Loaded, Missed])

export type Loaded = z.infer<typeof Loaded>
export type Missed = z.infer<typeof Missed>

export interface MediaLedger {
  /** What an earlier run loaded and what is there still, by URL. */
  loaded: Map<string, Loaded>
  add(line: Loaded | Missed): Promise<void>
}

/** Hidden, so that nobody takes it for records. */
export const ledgerName = '.ledger.ndjson'

/** Opens the ledger of a folder, which must exist. Lines that a killed run left half are passed over. */
export async function openMediaLedger(folder: string): Promise<MediaLedger> {
  const path = join(folder, ledgerName)
  const text = await readFile(path, 'utf8').catch(ifMissing)
  const loaded = new Map<string, Loaded>()
  for (const line of text.split('\n').flatMap(parseLine)) {
    if ('file' in line && (await sizeOf(join(folder, line.file))) === line.bytes) loaded.set(line.url, line)
  }
  if (text !== '' && !text.endsWith('\n')) await appendFile(path, '\n')
  return { loaded, add: (line) => appendFile(path, `${jsonLine(line)}\n`) }
}

function parseLine(text: string): (Loaded | Missed)[] {
  try {
    return [Line.parse(JSON.parse(text))]
  } catch {
    return []
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.size
}

function ifMissing(error: NodeJS.ErrnoException): string {
  if (error.code !== 'ENOENT') throw error
  return ''
}

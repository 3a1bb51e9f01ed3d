/** What the last build read and wrote, so that the next one does only what is left. One JSON value a line. */

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import type { Message } from '../diagnostics/message.ts'
import type { Asset } from './assets/read-asset.ts'
import type { Entry } from './entry.ts'

/** A source as it was when it was read. */
export interface SourceState {
  path: string
  /** Size, times and number of the file; nothing if only reading tells whether it changed. */
  signature: string | undefined
  /** Whether what comes of it hangs on the other exports, too. */
  isExport: boolean
  entries: Entry[]
  /** The local files that its articles show, and the signature of each. */
  assets: { asset: Asset; signature: string | undefined }[]
  /** Warnings and errors, which are told again as long as they hold. */
  messages: Message[]
}

export interface Manifest {
  /** How sources were read: another way, other records. */
  way: string
  /** A hash of what else the site is made of: settings, templates, tools. */
  inputs: string
  /** Articles that have a page, and those that got none. */
  articles: number
  leftOut: number
  /** What was said of articles on the site, such as that two want one name. */
  messages: Message[]
  /** The name of the log of records, and its bytes. */
  log: string
  logLength: number
  sources: SourceState[]
  /** What each page was made of, by its path: another key, another page. */
  pages: Map<string, string>
}

/** Another form of the manifest is not read. */
const form = 1

/** Reads a manifest; nothing if there is none, or one of another form. */
export async function readManifest(path: string): Promise<Manifest | undefined> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  const lines = bytes && readLines(bytes)
  if (!lines) return undefined
  const [head, pages, ...sources] = lines
  // We wrote it ourselves, and it got its name when it was whole.
  const { form: found, ...rest } = head as Omit<Manifest, 'pages' | 'sources'> & { form: number }
  if (found !== form) return undefined
  return { ...rest, pages: new Map(pages as [string, string][]), sources: sources as SourceState[] }
}

/** The values; nothing for what is no manifest. */
function readLines(bytes: Buffer): unknown[] | undefined {
  try {
    return [...linesOf(bytes)]
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function* linesOf(bytes: Buffer): Generator<unknown> {
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(10, start)
    yield JSON.parse(bytes.toString('utf8', start, end))
    start = end + 1
  }
}

/** Writes a manifest, a line at a time: whole it would take as much memory as all entries once more. */
export async function writeManifest(path: string, { pages, sources, ...head }: Manifest): Promise<void> {
  const file = createWriteStream(path)
  const ended = finished(file)
  ended.catch(() => {})
  const send = async (value: unknown) => {
    if (!file.write(`${JSON.stringify(value)}\n`)) await Promise.race([once(file, 'drain'), ended])
  }
  await send({ form, ...head })
  await send([...pages])
  for (const source of sources) await send(source)
  file.end()
  await ended
}

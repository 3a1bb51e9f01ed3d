/** What the last build read and wrote, so that the next one does only what is left. One JSON value a line. */

import { closeSync, openSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Message } from '../diagnostics/message.ts'
import type { Asset } from './assets/read-asset.ts'
import type { Entry } from './entry.ts'
import type { SimilarTable } from './similar-table.ts'

/** A source as it was when it was read. */
export interface SourceState {
  path: string
  /** Size, times and number of the file; nothing if only reading tells whether it changed. */
  signature: string | undefined
  /** SHA-256 of the file, if one article is all that it holds: what was touched need not have changed. */
  sha256?: string | undefined
  /** Whether what comes of it hangs on the other exports, too. */
  isExport: boolean
  /** How many entries there are. */
  articles: number
  entries: Entry[]
  /** Whether an article shows a local file that is not there, and may come. */
  isMissingFile?: boolean
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
  /** A hash of each template with its partials: to make them takes reading all. */
  templateHashes: Record<string, string>
  /** Articles that have a page, and those that got none. */
  articles: number
  leftOut: number
  /** What was said of articles on the site, such as that two want one name. */
  messages: Message[]
  /** The name of the log of records, and its bytes. */
  log: string
  logLength: number
  sources: SourceState[]
  similar: SimilarTable
  /** What each page was made of, by its path: another key, another page. */
  pages: Map<string, string>
}

/** Another form of the manifest is not read. */
const form = 3

/**
 * Reads a manifest; nothing if there is none, or one of another form. The entries, by far the most of it, are read when
 * those of any source are asked for.
 */
export async function readManifest(path: string): Promise<Manifest | undefined> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (!bytes) return undefined
  try {
    return parse(bytes)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

type Head = Omit<Manifest, 'pages' | 'sources'> & { form: number; sources: number }

function parse(bytes: Buffer): Manifest | undefined {
  const lines = openLines(bytes)
  // We wrote it ourselves, and it got its name when it was whole.
  const { form: found, sources: count, ...head } = lines.next() as Head
  if (found !== form) return undefined
  const pages = new Map(lines.next() as [string, string][])
  let entries: Entry[][] | undefined
  const sources = Array.from({ length: count }, (_, index): SourceState => {
    const facts = lines.next() as Omit<SourceState, 'entries'>
    return {
      ...facts,
      get entries() {
        entries ??= Array.from({ length: count }, () => lines.next() as Entry[])
        return entries[index] ?? []
      },
    }
  })
  return { ...head, pages, sources }
}

/** Gives one value after the other. Throws a `SyntaxError` for what is no JSON, and behind the last. */
function openLines(bytes: Buffer): { next(): unknown } {
  let start = 0
  return {
    next() {
      const end = bytes.indexOf(10, start)
      const line = bytes.toString('utf8', start, end === -1 ? bytes.length : end)
      start = end === -1 ? bytes.length : end + 1
      return JSON.parse(line)
    },
  }
}

/** Writes a manifest, a part at a time: whole it would take as much memory as all entries once more. */
export function writeManifest(path: string, { pages, sources, ...head }: Manifest): void {
  const file = openSync(path, 'w')
  let part = ''
  const send = (value: unknown) => {
    part += `${JSON.stringify(value)}\n`
    if (part.length < partLength) return
    writeFileSync(file, part)
    part = ''
  }
  try {
    send({ form, sources: sources.length, ...head })
    send([...pages])
    for (const { entries: _, ...facts } of sources) send(facts)
    for (const { entries } of sources) send(entries)
    writeFileSync(file, part)
  } finally {
    closeSync(file)
  }
}

/** Characters that are written at once. */
const partLength = 1 << 18

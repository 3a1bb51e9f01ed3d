/** What the last build read and wrote, so that the next one does only what is left. One JSON value a line. */

import { readFile } from 'node:fs/promises'
import type { Message } from '../diagnostics/message.ts'
import type { Asset } from './assets/read-asset.ts'
import type { Entry } from './entry.ts'
import { type Line, openLines, writeLines } from './json-lines.ts'
import type { Layout } from './layout.ts'

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
  /** Bytes of their records in the log. */
  bytes: number
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
  layout: Layout
  /** What each page was made of, by its path: another key, another page. */
  pages: Map<string, string>
}

/** A manifest as it was written: what is large in it is read when it is asked for. */
export interface StoredManifest extends Manifest {
  /** The lines of a source that is one of these. */
  linesOf(source: SourceState): { facts: Line; entries: Line } | undefined
  /** The line of the layout, if it is this one. */
  layoutLineOf(layout: Layout): Line | undefined
}

/** Another form of the manifest is not read. */
const form = 5

/** Reads a manifest; nothing if there is none, or one of another form. */
export async function readManifest(path: string): Promise<StoredManifest | undefined> {
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

// The casts below: we wrote it ourselves, and it got its name when it was whole.

type Head = Omit<Manifest, 'pages' | 'layout' | 'sources'> & { form: number; sources: number }

function parse(bytes: Buffer): StoredManifest | undefined {
  const lines = openLines(bytes)
  const { form: found, sources: count, ...head } = parseLine(lines.next()) as Head
  if (found !== form) return undefined
  const pages = new Map(parseLine(lines.next()) as [string, string][])
  const layoutLine = lines.next()
  const facts = Array.from({ length: count }, () => lines.next())

  let entryLines: Line[] | undefined
  const entryLineAt = (place: number) => {
    entryLines ??= facts.map(() => lines.next())
    return entryLines[place]
  }
  const sources = facts.map((line, place): SourceState => {
    let entries: Entry[] | undefined
    return {
      ...(parseLine(line) as Omit<SourceState, 'entries'>),
      get entries() {
        entries ??= parseLine(entryLineAt(place)) as Entry[]
        return entries
      },
    }
  })
  const places = new Map(sources.map((source, place) => [source, place]))
  let layout: Layout | undefined
  return {
    ...head,
    pages,
    get layout() {
      layout ??= parseLayout(layoutLine)
      return layout
    },
    sources,
    linesOf(source) {
      const place = places.get(source) ?? -1
      const [line, entries] = [facts[place], entryLineAt(place)]
      return line && entries && { facts: line, entries }
    },
    layoutLineOf: (value) => (value === layout ? layoutLine : undefined),
  }
}

function parseLine(line: Line | undefined): unknown {
  return JSON.parse(String(line))
}

function parseLayout(line: Line): Layout {
  const { addresses, ...layout } = parseLine(line) as Omit<Layout, 'addresses'> & { addresses: [string, number][] }
  return { ...layout, addresses: new Map(addresses) }
}

/** Writes a manifest; what is as it was in the one before is copied. */
export function writeManifest(
  path: string,
  { pages, layout, sources, ...head }: Manifest,
  before: StoredManifest | undefined,
): void {
  const file = writeLines(path)
  try {
    file.add({ form, sources: sources.length, ...head })
    file.add([...pages])
    file.put(before?.layoutLineOf(layout), () => ({ ...layout, addresses: [...layout.addresses] }))
    for (const source of sources) {
      file.put(before?.linesOf(source)?.facts, () => {
        const { entries: _, ...facts } = source
        return facts
      })
    }
    for (const source of sources) file.put(before?.linesOf(source)?.entries, () => source.entries)
  } finally {
    file.close()
  }
}

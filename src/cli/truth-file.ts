/** The file of truth that `alphanode synth` writes: one line an article, found by the paths of its sources. */

import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { dirname, posix, relative, sep } from 'node:path'
import type { Article } from '../article/article.ts'
import type { Synthesized } from '../synth.ts'
import { CannotRun } from './exit.ts'

/** One line of the file. */
export interface TruthLine {
  index: number
  /** Where the article stands, beside the file of truth. */
  sources: { path: string; skin: string }[]
  expected: Synthesized['expected']
  article: Article
}

/** The truth of one source. */
export interface Found {
  skin: string
  line: TruthLine
}

export interface TruthFile {
  /** Finds, once, what a source should have given; an export holds many articles, which are told by their addresses. */
  take(path: string, url: string | undefined): Promise<Found | undefined>
  /** The skins of what stands in these files and nobody asked for. */
  left(files: string[]): string[]
  close(): Promise<void>
}

interface Entry {
  /** The file, beside that of the truth. */
  source: string
  skin: string
  start: number
  length: number
}

/** Opens the file and notes where each line stands: lines are read when they are asked for. Throws `CannotRun`. */
export async function openTruth(path: string): Promise<TruthFile> {
  const entries = new Map<string, Entry>()
  let start = 0
  for await (const bytes of linesOf(path)) {
    const line = parse(bytes, path)
    for (const source of line.sources) {
      const entry = { source: source.path, skin: source.skin, start, length: bytes.length }
      entries.set(keyOf(source.path, line.article.url), entry)
    }
    start += bytes.length + 1
  }
  const file = await open(path)
  const folder = dirname(path)
  const nameOf = (source: string) => relative(folder, source).split(sep).join(posix.sep)
  return {
    async take(source, url) {
      const key = keyOf(nameOf(source), url)
      const entry = entries.get(key)
      if (!entry) return undefined
      entries.delete(key)
      return { skin: entry.skin, line: parse(await readAt(file, entry), path) }
    },
    left(files) {
      const names = new Set(files.map(nameOf))
      return [...entries.values()].filter(({ source }) => names.has(source)).map(({ skin }) => skin)
    },
    close: () => file.close(),
  }
}

const manyInOne = /\.xml$/

function keyOf(path: string, url: string | undefined): string {
  return manyInOne.test(path) ? `${path} ${url}` : path
}

/** The lines of a file as bytes, without their ends. */
async function* linesOf(path: string): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(path)) {
    // A stream without an encoding gives bytes.
    rest = Buffer.concat([rest, chunk as Buffer])
    for (let end = rest.indexOf(newline); end >= 0; end = rest.indexOf(newline)) {
      yield rest.subarray(0, end)
      rest = rest.subarray(end + 1)
    }
  }
  if (rest.length > 0) yield rest
}

const newline = 0x0a

async function readAt(file: FileHandle, { start, length }: Entry): Promise<Buffer> {
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, start)
  return buffer
}

function parse(bytes: Buffer, path: string): TruthLine {
  try {
    const line: TruthLine = JSON.parse(bytes.toString('utf8'))
    if (Array.isArray(line.sources) && Array.isArray(line.expected)) return line
  } catch (cause) {
    throw new CannotRun(`Unexpected line in ${path}, expected the truth that alphanode synth writes`, { cause })
  }
  throw new CannotRun(`Unexpected line in ${path}, expected the truth that alphanode synth writes`)
}

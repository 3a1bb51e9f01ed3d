/** From what the user named (files, folders, patterns, `-`) to the list of files to read. */

import { stat } from 'node:fs/promises'
import { isAbsolute, normalize, sep } from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'
import type { Message } from '../diagnostics/message.ts'
import { messageOf } from './message-of.ts'
import { reasonOf } from './reason-of.ts'
import { walkFolder } from './walk-folder.ts'

export interface Sources {
  /** In the order of the paths that were given, those of one folder or pattern sorted by code units; none twice. */
  files: string[]
  /** How many files of folders are no sources. */
  skipped: number
  messages: Message[]
}

/** The path that stands for standard input. */
export const stdinPath = '-'

/** The names that files of a folder must have to be taken for articles; a file that is named itself may have any. */
export const articleNames = /\.(?:html?|xhtml|md|markdown|txt|text)(?:\.gz)?$/i

/** Finds the files to read. What cannot be found or listed is a message. */
export async function findSources(paths: string[], names = articleNames): Promise<Sources> {
  const files = new Set<string>()
  const messages: Message[] = []
  let skipped = 0
  for (const path of paths) {
    const found = await findAt(path, names)
    for (const file of found.files) files.add(file)
    messages.push(...found.messages)
    skipped += found.skipped
  }
  return { files: [...files], skipped, messages }
}

async function findAt(given: string, names: RegExp): Promise<Sources> {
  if (given === stdinPath) return only({ files: [given] })
  const path = tidy(given)
  try {
    return (await stat(path)).isDirectory() ? await filesOfFolder(path, names) : only({ files: [path] })
  } catch (error) {
    const reason = reasonOf(error)
    if (!absent.test(reason)) return only({ messages: [messageOf(path, 'source/unreadable', { reason })] })
  }
  const isGlob = isDynamicPattern(given)
  const globOptions = { absolute: isAbsolute(given), followSymbolicLinks: false, expandDirectories: false }
  const matches = isGlob ? await glob(given, globOptions) : []
  if (matches.length > 0) return only({ files: matches.map(tidy).sort() })
  return only({ messages: [messageOf(given, 'source/missing', { glob: isGlob })] })
}

async function filesOfFolder(folder: string, names: RegExp): Promise<Sources> {
  const sources = only({})
  for await (const found of walkFolder(folder)) {
    if ('problem' in found) sources.messages.push(found.problem)
    else if (names.test(found.path)) sources.files.push(found.path)
    else sources.skipped += 1
  }
  if (sources.files.length === 0) {
    sources.messages.push(messageOf(folder, 'source/no-articles', { skipped: sources.skipped }))
  }
  sources.files.sort()
  sources.messages.sort((a, b) => (a.file < b.file ? -1 : Number(a.file > b.file)))
  return sources
}

/** One name for one file, however it was written (`./a`, `x/../a`): articles without an id of their own are known by it. */
function tidy(path: string): string {
  const normal = normalize(path)
  return (normal.length > 1 && normal.endsWith(sep) ? normal.slice(0, -1) : normal).replaceAll(sep, '/')
}

function only(part: Partial<Sources>): Sources {
  return { files: [], skipped: 0, messages: [], ...part }
}

const absent = /^(?:ENOENT|ENOTDIR):/
